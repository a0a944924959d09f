"""What each person is told that they did, and the table of all of them."""

import re
import unicodedata
from datetime import UTC, datetime
from typing import Any

import pytest

from fiel.campaign import Campaign, load_campaign
from fiel.judgements import Decision, Judgement
from fiel.people.credits import Profile
from fiel.release.contributors import describe_unnamed, write_contributors
from fiel.sharing.receipts import Receipt, make_receipts, name_files, write_receipt
from tests.helpers.browser import browser_page, find_chromium
from tests.helpers.campaigns import TOP


def judgement(who: str, decision: Decision = "correct", *, day: int = 1, **changes: Any) -> Judgement:
    return Judgement(
        item_id="Test/1",
        annotator=who,
        decision=decision,
        declared=decision,
        corrections={"instruction": "¿Qué?"} if decision == "corrected" else {},
        comment="mi secreto",
        submitted_at=datetime(2026, 11, day, 23, 30, tzinfo=UTC),
        **changes,
    )


ANSWERS = {
    "arc": [
        judgement("ana", "corrected", day=3),
        judgement("ana", day=20),
        judgement("ana", "corrected", problem="emptied:option_a", day=29),
        judgement("leo", "unusable", day=5),
        judgement("eva", problem="careless:speed"),
        judgement("removed-1a2b", "corrected"),
        judgement("simulated-1", "corrected"),
    ],
    "hellaswag": [judgement("ana", "corrected", day=7)],
    "mmlu": [],
    "dibt": [],
}
PROFILES = [
    Profile(username="ana", credit=True, display_name=" Ana  <b>\u200dLuz "),
    Profile(username="leo", credit=False, display_name="Leo"),
]
CREDITS = {"ana": "Ana <b>\u200dLuz", "eva": "Eva"}


@pytest.fixture(scope="module")
def campaign() -> Campaign:
    return load_campaign(TOP / "campaigns/demo.yaml").campaign


def in_language(campaign: Campaign, language: str) -> Campaign:
    return campaign.model_copy(
        update={"annotation": campaign.annotation.model_copy(update={"language": language})}
    )


def receipts(campaign: Campaign) -> dict[str, Receipt]:
    answers = {task.name: ANSWERS.get(task.name, []) for task in campaign.tasks}
    return {each.username: each for each in make_receipts(campaign, answers, PROFILES, CREDITS)}


def test_who_gave_usable_answers_gets_a_receipt_of_them(campaign: Campaign) -> None:
    found = receipts(campaign)
    assert list(found) == ["ana", "leo"]
    ana, leo = found.values()
    assert [(task.answers, task.corrected, task.unusable) for task in ana.tasks] == [(2, 1, 0), (1, 1, 0)]
    assert (ana.total.answers, ana.total.corrected) == (3, 2)
    assert (str(ana.first), str(ana.last)) == ("2026-11-03", "2026-11-20")
    assert (leo.name, leo.named, leo.total.unusable) == ("Leo", None, 1)  # for himself alone


@pytest.mark.parametrize(
    ("language", "days", "anonymous", "head"),
    [
        (
            "es-MX",
            "Entre el 3 de noviembre de 2026 y el 20 de noviembre de 2026 revisaste 3 textos.",
            "El 5 de noviembre de 2026 revisaste un texto.",
            "<h1>Gracias, Leo</h1>",
        ),
        (
            "en",
            "Between November 3, 2026 and November 20, 2026 you reviewed 3 texts.",
            "On November 5, 2026 you reviewed one text.",
            "<h1>Thank you, Leo</h1>",
        ),
    ],
)
def test_a_receipt_is_in_the_language_of_the_form(
    campaign: Campaign, language: str, days: str, anonymous: str, head: str
) -> None:
    ana, leo = (write_receipt(each, in_language(campaign, language)) for each in receipts(campaign).values())
    assert days in ana and "Ana &lt;b&gt;" in ana and "<b>" not in ana
    assert anonymous in leo and head in leo and "Ana" not in leo
    assert "secreto" not in ana + leo


def test_who_chose_no_name_is_greeted_by_the_first_name(campaign: Campaign) -> None:
    answers = {task.name: [judgement("ana"), judgement("eva"), judgement("leo")] for task in campaign.tasks}
    first = {"ana": "Anita", "eva": "Eva María", "leo": "leo@example.org"}
    found = make_receipts(campaign, answers, PROFILES[:1], {}, first_names=first)
    assert [each.name for each in found] == ["Ana <b>\u200dLuz", "Eva María", "leo"]
    assert found[1].named is None


def test_a_receipt_prints_on_one_sheet(campaign: Campaign) -> None:
    find_chromium()
    tasks = receipts(campaign)["ana"].tasks
    long = Receipt(
        username="ana",
        name="Ana María " * 6,
        named="Ana María " * 6,
        tasks=tasks * 2,
        first=datetime(2026, 9, 30).date(),
        last=datetime(2026, 12, 31).date(),
    )
    with browser_page() as browser:
        browser.page.set_content(write_receipt(long, in_language(campaign, "es")))
        printed = browser.page.pdf(prefer_css_page_size=True)
        assert browser.page.get_by_role("row").count() == 6
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1


def test_a_file_is_called_as_its_person_and_stays_in_its_folder() -> None:
    people = {
        "ñandú.2+x@y": "ñandú.2+x@y.html",
        "../a b": "%2E.%2Fa%20b.html",
        ".x": "%2Ex.html",
        "%2Ex": "%252Ex.html",
        "hf:ana": "hf%3Aana.html",
    }
    assert name_files(people) == people


def test_no_two_files_are_one_on_a_disk_that_knows_no_capital_letters() -> None:
    people = ["Ana", "ana", "ANA", "I\u00f1aki", "in\u0303aki", "ana~2", "stra\u00dfe", "strasse"]
    names = name_files(people)
    assert set(names) == set(people)
    folded = {unicodedata.normalize("NFD", name).casefold() for name in names.values()}
    assert len(folded) == len(people)
    assert names == name_files(reversed(people))


def test_a_person_without_a_public_name_is_told_of_no_number_where_it_can_be() -> None:
    """With one or two the line has none, and the organizers are told that the sum gives it away."""
    named = [judgement("ana"), judgement("eva"), judgement("owner", organizer=True), judgement("simulated-2")]
    for unnamed in (1, 2):
        answers = [*named, *(judgement(f"p{number}") for number in range(unnamed) for _ in range(4))]
        rows = [line for line in write_contributors(answers, CREDITS).splitlines() if "without a" in line]
        assert len(rows) == 1 and rows[0].endswith("| – |")
        said = describe_unnamed(answers, CREDITS)
        assert said is not None and said.startswith("1 person" if unnamed == 1 else "2 people")
    three = [*answers, judgement("p2")]
    assert "| *3 people without a public name* | 9 |" in write_contributors(three, CREDITS)
    assert describe_unnamed(three, CREDITS) is describe_unnamed(named, CREDITS) is None


def test_the_table_names_who_agreed_and_counts_all() -> None:
    answers = [*ANSWERS["arc"], judgement("zoe"), judgement("luz"), judgement("leo", "corrected")]
    answers += [judgement("owner", "corrected", organizer=True)]
    table = write_contributors(reversed(answers), {**CREDITS, "zoe": "Zoe | [x](y)", "luz": "Ana"})
    spanish, english = table.split("## Who made this")
    assert [line for line in spanish.splitlines() if line.startswith("|")] == [
        "| Nombre | Textos revisados |",
        "|---|---:|",
        r"| Ana \<b\>" + "\u200dLuz | 2 |",
        "| Ana | 1 |",
        r"| Zoe \| \[x\](y) | 1 |",
        "| *2 personas sin nombre en público* | – |",
        "| *una persona de la organización, al decidir* | 1 |",
    ]
    assert "Eva" not in table and "leo" not in table and "removed" not in table and "secreto" not in table
    assert "There is also one simulated answer, not given by a person." in english
    assert "| *2 people without a public name* | – |" in english
    assert write_contributors(answers, CREDITS) == write_contributors(answers[::-1], CREDITS)
    assert write_contributors([], CREDITS) == "# CONTRIBUTORS\n"
