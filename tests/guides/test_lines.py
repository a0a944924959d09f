"""Every line that a guide shows is typed, in the page's order, and does what it is there for."""

import shlex

import click
import pytest

from tests.guides.desk import Desk, parsed
from tests.guides.given import GIVEN, go_on
from tests.guides.pages import PAGES, commands_in, find_page, lines_of
from tests.guides.typist import NOT_RUN, RUN_ELSEWHERE, begins, check_line, type_line
from tests.helpers.campaigns import TOP

# The Hub's library sends files in a way that its own client calls old.
pytestmark = pytest.mark.filterwarnings("ignore:Use 'content=:DeprecationWarning")

RUN_THERE = {
    "guides/en/adding-a-benchmark.md": "tests/benchmarks/test_registry.py",
    "guides/en/architecture.md": "tests/system/test_architecture.py",
    "guides/en/desk.md": "tests/dashboard/test_desk.py",
    "guides/en/embedded-argilla.md": "tests/server/test_database.py",
    "guides/en/second-opinion.md": "tests/commands/test_review.py",
}
"""Pages whose lines need something that is there: a package, a changed copy, PostgreSQL, a model."""

TRANSLATED = {
    "informe.html": "report.html",
    "personas.csv": "people.csv",
    "gracias": "thanks",
    "Las onzas se quedan en onzas": "Ounces stay ounces",
}
LINES = [(page.name, words) for page in PAGES for words in lines_of(page)]
REFERENCE, LONG = "guides/en/reference/commands.md", "guides/en/handbook.md"


def lines_to_type(name: str) -> list[list[str]]:
    """All lines of a page; of the reference, which is no path but a list, those that no other page has.

    The handbook has them of a campaign that its reader writes, the reference of the one that comes with Fiel.
    """
    others = [
        [word.replace("/arc-es.yaml", "/arc-c-es.yaml") for word in words]
        for page, words in LINES
        if page not in (REFERENCE, LONG)
    ]
    lines = lines_of(find_page(name))
    return [words for words in lines if words not in others] if name == REFERENCE else lines


@pytest.mark.parametrize(
    "name", [pytest.param(each, marks=pytest.mark.long) if each == LONG else each for each in GIVEN]
)
def test_the_lines_of_a_page_do_their_work(name: str, desk: Desk) -> None:
    given, lines = dict(GIVEN[name]), lines_to_type(name)
    assert lines
    before = given.pop("", ())
    if go_on not in before:
        desk.clear()
    for step in before:
        step(desk)
    for words in lines:
        for key in [each for each in given if set(each.split()) <= set(words)]:
            for step in given.pop(key):
                step(desk)
        type_line(desk, words)
    assert not given, "nothing is given that no line needs"


def test_no_page_is_forgotten() -> None:
    assert {name for name, _ in LINES} == {*GIVEN, *RUN_THERE}
    assert len(LINES) > 100


def test_the_english_handbook_shows_the_lines_of_the_spanish_one() -> None:
    spanish, english = (lines_of(find_page(f"guides/{each}.md")) for each in ("es/manual", "en/handbook"))
    assert [[TRANSLATED.get(word, word) for word in line] for line in spanish] == english


def test_what_is_not_run_is_little_and_named() -> None:
    for table, count in ((NOT_RUN, 12), (RUN_ELSEWHERE, 40)):
        found = [(begins(words, table), shlex.join(words)) for _, words in LINES if begins(words, table)]
        assert {beginning for beginning, _ in found} == set(table), "no entry is there for nothing"
        assert len(found) == count, found


def test_what_runs_elsewhere_does() -> None:
    for place, how in [*RUN_ELSEWHERE.values(), *((place, page) for page, place in RUN_THERE.items())]:
        assert how in (TOP / place).read_text("utf-8"), place


def test_an_unknown_option_or_command_is_noticed() -> None:
    for line in (
        "fiel launch x.yaml --frobnicate",
        "fiel lunch x.yaml",
        "make coffee",
        "docker compose stop tea",
        ". .tea/bin/activate",
    ):
        (words,) = commands_in(line)
        with pytest.raises((click.UsageError, AssertionError)):
            check_line(words)
    assert parsed(["fiel", "up"]) != parsed(["fiel", "up", "--port", "1"])
