"""The texts that can be taken over: each once, in the order of the segments, and how the form shows them."""

from unicodedata import normalize

import pytest

from fiel.annotation.form.fields import build_template
from fiel.annotation.form.proposals import show_proposals
from fiel.annotation.form.showing import show_item
from fiel.campaign import Campaign
from fiel.checks.finding import Finding
from fiel.checks.opinionfindings import find_opinions
from fiel.items import Item, Segment
from fiel.opinions.opinion import Opinion
from fiel.opinions.proposals import propose_texts
from tests.helpers.campaigns import describe_campaign

TEXT = "¿Qué acción haze el gato?"
ITEM = Item(
    id="1",
    benchmark="arc",
    split="test",
    position=0,
    segments=(
        Segment("instruction", TEXT, "What does the cat do?"),
        Segment("option_a", "Duerme", "It sleeps"),
    ),
    answer="A",
    correct="option_a",
    row={},
)
GRAMMAR = Finding(
    check="spelling",
    severity="warning",
    segment="instruction",
    span=(12, 16),
    values={"text": "haze", "correction": "hace"},
)


def say(
    agent: str, correction: str | None, quote: str | None = None, segment: str = "instruction"
) -> Opinion:
    return Opinion(item="1", agent=agent, segment=segment, quote=quote, correction=correction)


def proposed(*opinions: Opinion, item: Item = ITEM) -> list[tuple[str, tuple[str, ...], str]]:
    return [(each.segment, each.agents, each.text) for each in propose_texts(item, opinions, [GRAMMAR])]


def test_who_proposes_one_text_shares_one_line_and_whole_texts_come_last() -> None:
    found = proposed(
        say("m", "Descansa", segment="option_a"),
        say("mt", "¿Qué hace el gato?"),
        say("m", "hace", "haze"),
        say("m", None),
        say("n", "obra", "acción"),
    )
    assert found == [
        ("instruction", ("LanguageTool", "m"), "¿Qué acción hace el gato?"),
        ("instruction", ("n",), "¿Qué obra haze el gato?"),
        ("instruction", ("mt",), "¿Qué hace el gato?"),
        ("option_a", ("m",), "Descansa"),
    ]


def test_a_text_like_the_one_shown_is_no_proposal() -> None:
    assert propose_texts(ITEM, [say("m", normalize("NFD", TEXT)), say("m", "acción", "acción")], []) == []


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_the_rest_of_a_text_stays_as_it_is_encoded(form: str) -> None:
    text = normalize(form, "Él actuó. ¿Qué acción?")  # type: ignore[arg-type]
    item = Item(
        id="1",
        benchmark="arc",
        split="test",
        position=0,
        segments=(Segment("instruction", text),),
        answer=None,
        correct=None,
        row={},
    )
    (found,) = propose_texts(item, [say("m", "obra", "acción")], [])
    assert found.quote is not None and normalize("NFC", found.quote) == "acción"
    assert found.text == text.replace(found.quote, "obra")


def pieces(opinion: Opinion) -> list[dict[str, object]]:
    proposals = propose_texts(ITEM, [opinion], [])
    (shown,) = show_proposals(proposals, TEXT, language="es")
    return list(shown["pieces"])


def test_a_correction_of_words_shows_them_alone_and_a_whole_text_its_differences() -> None:
    assert pieces(say("m", "hace", "haze")) == [
        {"text": "haze", "removed": True},
        {"text": " → "},
        {"text": "hace", "added": True},
    ]
    arabic = show_proposals(
        propose_texts(ITEM, [say("m", "hace", "haze")], []), TEXT, language="es", direction="rtl"
    )
    assert arabic[0]["pieces"][1] == {"text": " ← "}  # the new words stand on the left
    assert pieces(say("m", "", "acción ")) == [{"text": "acción ", "removed": True}]
    whole = pieces(say("m", "¿Qué hace el gato?"))
    assert "".join(str(each["text"]) for each in whole if "removed" not in each) == "¿Qué hace el gato?"
    assert any("added" in each for each in whole)


def test_the_sentence_of_a_finding_leaves_what_is_proposed_to_the_proposal() -> None:
    opinion = Opinion(item="1", agent="m", segment="instruction", quote="haze", correction="hace")
    shown = show_item(ITEM, [GRAMMAR], [opinion], language="es", form_language="es")["segments"][0]
    assert [each["text"] for each in shown["findings"]] == ["Puede que «haze» esté mal escrito o no exista."]
    assert [each["label"] for each in shown["proposals"]] == ["Propuesta de LanguageTool, m:"]


def test_the_buttons_are_hidden_where_no_script_can_press_them() -> None:
    template = build_template(Campaign.model_validate(describe_campaign("made")))
    (button,) = [line for line in template.splitlines() if "<button" in line]
    assert " hidden " in button


def test_a_quote_that_stands_several_times_is_meant_as_a_word_and_shown_where_it_is_alone() -> None:
    item = Item(
        id="1",
        benchmark="arc",
        split="test",
        position=0,
        segments=(Segment("instruction", "La casa de la abuela es el hotel."),),
        answer=None,
        correct=None,
        row={},
    )
    (found,) = propose_texts(item, [say("m", "un", "el")], [])
    assert found.text == "La casa de la abuela es un hotel."
    assert item.segments[0].translation.count(found.quote or "") == 1
    assert item.segments[0].translation.replace(found.quote or "", found.correction) == found.text


def test_many_agents_with_long_names_fit_the_form() -> None:
    opinions = [say(f"{number}{'m' * 400}", "hace", "haze") for number in range(9)]
    found = find_opinions(ITEM, opinions={"1": opinions})
    shown = show_item(ITEM, found, opinions, language="es", form_language="es")
    (proposal,) = shown["segments"][0]["proposals"]
    assert proposal["label"].startswith("Propuesta de 0mm") and "…" in proposal["label"]
