"""What holds for the checks of a whole task together."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import regex as re
from hypothesis import given, settings
from hypothesis import strategies as st

from fiel.benchmarks import HELLASWAG
from fiel.checks import Check, Finding, check_item, prepare_checks
from fiel.checks.consistency import TranslationTally
from fiel.checks.glossary import Glossary
from fiel.checks.language import load_language
from fiel.checks.survey import survey_items
from fiel.items import Item
from fiel.messages.catalogue import Catalogue
from tests.checks.items import make_item
from tests.helpers.growth import assert_linear

GLOSSARY = Glossary({"light": ("luz",)}, re.compile(r"(?<!\w)(light)s?(?!\w)", re.I))
LANGUAGES = ("es", "ca", "pt", "fr", "it", "de", "nl", "ro", "ru", "ar", "und")

PIECES = (
    *"¿?¡!()«»“”\"'.,:;… \n1é",
    "  ",
    " de de ",
    "la luz ",
    "the light of the moon ",
    "A and B",
    "solo I",
    "un",
    "motor",
    "nevera",
    "[title]",
    "[step]",
    "Ana",
    "Traducción: ",
    "Sure! ",
    "İ",
    "ß",
    "👩🏽‍🚀",
    "e\u0301",
    "\u00a0",
    "\x00",
)
TEXT = st.lists(st.sampled_from(PIECES), max_size=12).map("".join) | st.text(max_size=30)
NAMES = ("instruction", "ctx_a", "ctx_b", "option_a", "option_b", "option_c", "ending_0")


@st.composite
def items(draw: st.DrawFn) -> Item:
    source = TEXT | st.none()
    texts = {name: (draw(TEXT), draw(source)) for name in NAMES if draw(st.booleans())}
    return make_item(draw(st.sampled_from(LANGUAGES)), **(texts or {"option_a": (draw(TEXT), draw(source))}))


def all_checks(of: list[Item]) -> tuple[Check, ...]:
    return prepare_checks(of, own=HELLASWAG.checks, glossary=GLOSSARY)


def all_findings(of: list[Item]) -> list[tuple[Item, Finding]]:
    checks = all_checks(of)
    return [(item, finding) for item in of for finding in check_item(item, checks)]


@settings(deadline=None)
@given(st.lists(items(), min_size=1, max_size=4))
def test_every_finding_points_into_the_translation_and_can_be_said(of: list[Item]) -> None:
    for item, finding in all_findings(of):
        texts = {segment.name: segment.translation for segment in item.segments}
        assert finding.segment is None or finding.segment in texts
        if finding.span is not None:
            start, end = finding.span
            assert finding.segment is not None
            assert 0 <= start < end <= len(texts[finding.segment])
        assert finding.weight > 0
        for language in ("es", "en"):
            assert Catalogue("checks", language).text(finding.check, **finding.values)


@settings(deadline=None)
@given(st.lists(items(), min_size=2, max_size=8), st.randoms())
def test_the_order_of_the_items_makes_no_difference(of: list[Item], random: object) -> None:
    shuffled = sorted(of, key=lambda _: random.random())  # type: ignore[attr-defined]
    one, other = all_checks(of), all_checks(shuffled)
    assert [check_item(item, one) for item in of] == [check_item(item, other) for item in of]


def test_the_items_are_gone_through_once() -> None:
    same = make_item("es", option_a=("Todas las anteriores", "All of the above"))
    other = make_item("es", option_a=("Todo lo anterior", "All of the above"))

    def stream() -> Iterator[Item]:
        yield from (same, same, other)

    checks = prepare_checks(stream())
    assert [finding.check for check in checks for finding in check(other)] == ["inconsistent-translation"]


@pytest.mark.parametrize(
    "text",
    [piece * 200_000 for piece in ("a", " ", "(", "de ", "A, ", "¿", ".)")],
)
def test_a_segment_four_times_as_long_takes_no_more_than_its_share(text: str) -> None:
    others = {f"option_{letter}": ("la luz", "the light") for letter in "abc"}

    def check(letters: int) -> None:
        item = make_item("es", ctx_b=(text[:letters], text[: letters - 1]), **others)
        check_item(item, all_checks([item]))

    assert_linear(check, 25_000)


def test_what_is_known_of_a_language_is_well_formed() -> None:
    from fiel import checks

    codes = sorted(path.stem for path in (Path(checks.__file__).parent / "languages").glob("*.toml"))
    assert {"ar", "ca", "de", "en", "es", "fr", "it", "nl", "pt", "ro", "ru"} <= set(codes)
    for code in codes:
        language = load_language(code)
        assert all(len(pair) == 2 for pair in language.pairs)
        assert all(len(mark) == 1 and allowed for mark, allowed in language.ends.items())
        assert all(word == word.lower() for word in language.doubles or ())
        assert all(re.compile(sign) for sign in language.residue)


@settings(deadline=None, max_examples=20)
@given(st.lists(items(), min_size=2, max_size=9), st.sampled_from([2, 3, 5]))
def test_several_processes_learn_the_same(of: list[Item], processes: int) -> None:
    assert repr(survey_items(of, processes=processes)) == repr(survey_items(of))


@settings(deadline=None)
@given(st.lists(items(), max_size=8), st.integers(0, 8), st.integers(1, 9))
def test_sampled_translations_are_the_same_when_merged(of: list[Item], cut: int, capacity: int) -> None:
    whole, first, second = (TranslationTally(_capacity=capacity) for _ in range(3))
    for number, item in enumerate(of):
        for segment in item.segments:
            whole.add(segment, item.language)
            (first if number < cut else second).add(segment, item.language)
    first.merge(second)
    assert first == whole
