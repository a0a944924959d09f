import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fiel.benchmarks import ARC, DIBT, HELLASWAG, MMLU
from fiel.checks import prepare_checks
from fiel.checks.markup import (
    find_damaged_addresses,
    find_damaged_markup,
    find_damaged_placeholders,
    find_deleted_brackets,
)
from tests.checks.examples import find_all, find_in, make_item


@pytest.mark.parametrize(
    ("language", "translation", "source", "found"),
    [
        ("es", "El agua y la ____ bastan.", "The ____ and the ____ suffice.", (None, "____", "")),
        ("es", "Hola, {nombre}", "Hello, {name}", ("{nombre}", "{name}", "{nombre}")),
        ("es", "Hay gatos", "There are %d cats", (None, "%d", "")),
        ("es", "El sol es ____.", "The sun is hot.", ("____", "", "____")),
        ("fr", "Bonjour <BLANC>", "Hello <BLANK>", (None, "____", "")),
    ],
)
def test_a_damaged_placeholder(
    language: str, translation: str, source: str, found: tuple[str | None, str, str]
) -> None:
    assert find_in(translation, source, check=find_damaged_placeholders, language=language) == [found]


@pytest.mark.parametrize(
    ("language", "translation", "source"),
    [
        ("es", "El ____________ late.", "The ____ beats."),
        ("es", "¿Qué órgano late?", "The organ that beats is the ____."),
        ("es", "el conjunto {1, 2}", "the set {1, 2}"),
        ("es", "el 50% de los gatos", "50% of the cats"),
        ("de", "Hallo, {name}: %s", "Hello, {name}: %s"),
    ],
)
def test_a_placeholder_that_stayed(language: str, translation: str, source: str) -> None:
    assert find_in(translation, source, check=find_damaged_placeholders, language=language) == []


@pytest.mark.parametrize(
    ("translation", "source", "found"),
    [
        ("Mira https://ejemplo.org/a.", "See https://example.org/a.", "https://ejemplo.org/a"),
        ("Escribe a ana@ejemplo.org", "Write to ana@example.org", "ana@ejemplo.org"),
        ("Mira la página.", "See www.example.org.", None),
    ],
)
def test_a_damaged_address(translation: str, source: str, found: str | None) -> None:
    ((place, _, _),) = find_in(translation, source, check=find_damaged_addresses)
    assert place == found


def test_an_address_that_stayed() -> None:
    text = "https://example.org/a?b=1, www.example.org; ana@example.org"
    assert find_in(f"Aquí: {text}.", f"Here: {text}!", check=find_damaged_addresses) == []
    assert (
        find_in("Siehe https://example.org.", "See https://example.org", check=find_damaged_addresses) == []
    )


@pytest.mark.parametrize(
    ("translation", "source", "found"),
    [
        ("La <b>luna", "The <b>moon</b>", (None, "</b>", "")),
        ("La **luna", "The **moon**", (None, "**", "")),
        ("Uno", "# One", (None, "#", "")),
        ("<i>Der Mond</i>", "<b>The moon</b>", ("<i>", "<b>, </b>", "<i>, </i>")),
    ],
)
def test_damaged_markup(translation: str, source: str, found: tuple[str | None, str, str]) -> None:
    assert find_in(translation, source, check=find_damaged_markup) == [found]


@pytest.mark.parametrize(
    ("translation", "source"),
    [
        ("<b>La luna</b> <a href='x'>aquí</a>", "<b>The moon</b> <a href='x'>here</a>"),
        ("el orden de Z_6/<3>", "the order of Z_6/<3>"),
        ("si a < b y b > c", "if a < b and b > c"),
        ("**Der** Mond", "The **moon**"),
    ],
)
def test_markup_that_stayed(translation: str, source: str) -> None:
    assert find_in(translation, source, check=find_damaged_markup) == []


def test_brackets_are_found_where_the_harness_deletes_them() -> None:
    text = "[a] b [c\nd] e [[f] g]"
    findings = find_deleted_brackets(make_item(("instruction", text, None)))
    assert [text[slice(*finding.span or (0, 0))] for finding in findings] == ["[a]", "[[f]"]
    assert re.sub(r"\[.*?\]", "", text) == " b [c\nd] e  g]"


def test_the_marks_of_hellaswag_may_be_deleted_when_the_source_has_them() -> None:
    marked = make_item(
        ("ctx_a", "[header] Cómo bailar [title] Escucha", "[header] How to dance [title] Listen")
    )
    assert find_deleted_brackets(marked) == []
    assert find_deleted_brackets(make_item(("ctx_a", "[step] Escucha", None))) == []
    (finding,) = find_deleted_brackets(make_item(("ctx_a", "[step] Escucha", "Listen")))
    assert finding.values == {"text": "[step]"}
    (finding,) = find_deleted_brackets(make_item(("ctx_a", "[paso] Escucha", "[step] Listen")))
    assert finding.values == {"text": "[paso]"}


def test_only_what_the_harness_would_delete_from_is_checked_for_brackets() -> None:
    item = make_item(("instruction", "El gen [E]", "The gene [E]"))
    for benchmark, expected in ((ARC, 1), (HELLASWAG, 1), (MMLU, 0), (DIBT, 0)):
        findings = find_all(item, prepare_checks([item], own=benchmark.checks))
        assert sum(finding.check == "deleted-brackets" for finding in findings) == expected, benchmark.name


def test_the_pattern_is_the_one_of_the_harness() -> None:
    okapi = pytest.importorskip("lm_eval").__path__[0]
    for name in ("arc", "hellaswag"):
        code = Path(okapi, f"tasks/okapi/{name}_multilingual/utils.py").read_text(encoding="utf-8")
        assert r're.sub("\\[.*?\\]", "", text)' in code


@settings(deadline=None)  # the first call reads what is known of a language
@given(st.text(st.sampled_from("_{}%sdn<b>/*#`[] @.w:ahtp\n"), max_size=40))
def test_a_text_has_the_markup_of_itself(text: str) -> None:
    item = make_item(("instruction", f"{text} ", text))
    checks = (find_damaged_placeholders, find_damaged_addresses, find_damaged_markup)
    assert find_all(item, checks) == []
