from datetime import date
from pathlib import Path

import pytest

from fiel.campaign import load_campaign
from fiel.campaign.guide import Guide, add_change, find_section, load_guide, parse_guide, warn_of_guides
from fiel.errors import FielError
from tests.helpers.campaigns import TOP, write_campaign

GUIDES = sorted(
    path for path in TOP.glob("guides/*/*.md") if path.stem in ("arc", "dibt", "hellaswag", "mmlu")
)
TEXT = """# Guía de ejemplo

Versión 2 · 2026-11-24

Un texto.

## Qué no cambiar

Nada.

## Números y unidades

Tampoco.

## Cambios

- Versión 2 (2026-11-24): las unidades, aparte.
- Versión 2 (2026-11-24): más ejemplos.
- Versión 1 (2026-11-23): primera versión.
"""


def example(text: str = TEXT) -> Guide:
    return parse_guide(text, "guide.md")


def test_a_guide_has_a_version_sections_and_changes() -> None:
    guide = example()
    assert (guide.version, guide.dated) == (2, date(2026, 11, 24))
    assert [section.id for section in guide.sections] == ["que-no-cambiar", "numeros-y-unidades", "cambios"]
    assert guide.changes_in(2) == ["las unidades, aparte.", "más ejemplos."]
    assert guide.changes_in(3) == []


@pytest.mark.parametrize(
    ("line", "version"),
    [
        ("Version 3 · 2026-11-24", 3),
        ("Versió 12", 12),
        ("版本 4 · 2026-11-24", 4),
        ("الإصدار 5 · 2026-11-24", 5),
        ("These 4 options are usual.", 0),
        ("Versión dos", 0),
        ("## Version 2", 0),
        ("> Version 2", 0),
    ],
)
def test_the_version_is_read_in_any_language(line: str, version: int) -> None:
    assert example(f"> Note to be deleted 7\n\n# Title 9\n\n{line}\n\n## A part\n").version == version


def test_a_date_that_is_none_is_refused_by_line() -> None:
    with pytest.raises(FielError, match=r"guide\.md: line 3: expected a date like .*, found '2026-13-24'"):
        example(TEXT.replace("2026-11-24", "2026-13-24", 1))
    with pytest.raises(FielError, match="expected an annotation guide, found an empty file"):
        example(" \n")


def test_a_campaign_with_such_a_guide_is_not_loaded(tmp_path: Path) -> None:
    path = write_campaign(tmp_path, "misdated")
    (tmp_path / "guide.md").write_text("# Guía\n\nVersión 1 · 2026-02-30\n", encoding="utf-8")
    with pytest.raises(FielError, match=r"guide\.md: line 3: expected a date like"):
        load_campaign(path)


def test_a_guide_without_version_is_warned_of(tmp_path: Path) -> None:
    bare, good = tmp_path / "bare.md", tmp_path / "good.md"
    bare.write_text("# Guía\n\nUn texto.\n", encoding="utf-8")
    good.write_text(TEXT, encoding="utf-8")
    (warning,) = warn_of_guides([bare, good, bare])
    assert warning.startswith(f"{bare}: expected a line like Version 1 · 2026-11-24 after the title")


@pytest.mark.parametrize(
    ("comment", "section"),
    [
        ("¿Y las pulgadas? #numeros-y-unidades", "numeros-y-unidades"),
        ("#Unidades: no sé", "numeros-y-unidades"),
        ("#números", "numeros-y-unidades"),
        ("En «Qué no cambiar» falta el nombre", "que-no-cambiar"),
        ("#otra cosa", None),
        ("Hay cambios raros", None),  # a heading of one word is a word like others
        ("La opción #3 está mal", None),
    ],
)
def test_a_comment_names_a_section(comment: str, section: str | None) -> None:
    found = find_section(example(), comment)
    assert (found.id if found else None) == section


def test_headings_that_are_the_same_have_ids_of_their_own() -> None:
    guide = example("# G\n\nVersion 1\n\n## Names\n\n## Names\n")
    assert [section.id for section in guide.sections] == ["names", "names-2"]


def test_a_change_of_a_published_guide_makes_the_next_version() -> None:
    today = date(2026, 12, 1)
    once = add_change(example(), "Se habla\nde pulgadas.", published=2, today=today)
    assert "\nVersión 3 · 2026-12-01\n" in once
    twice = example(add_change(example(once), "Y de millas.", published=2, today=today))
    assert twice.version == 3
    assert twice.changes_in(3) == ["Se habla de pulgadas.", "Y de millas."]
    assert [change.version for change in twice.changes] == [3, 3, 2, 2, 1]
    assert [section.id for section in twice.sections] == [section.id for section in example().sections]


def test_a_change_of_a_version_that_nobody_saw_keeps_its_number() -> None:
    changed = example(add_change(example(), "Otra.", published=1, today=date(2026, 12, 1)))
    assert (changed.version, changed.dated) == (2, date(2026, 11, 24))
    assert changed.changes_in(2) == ["las unidades, aparte.", "más ejemplos.", "Otra."]


def test_lines_before_the_title_do_not_move_a_change() -> None:
    today = date(2026, 12, 1)
    changed = add_change(example(f"\n\n> To be deleted.\n{TEXT}"), "Algo.", published=2, today=today)
    assert changed.startswith("\n\n> To be deleted.\n# Guía de ejemplo\n\nVersión 3 · 2026-12-01\n")
    assert "\n\n- Versión 3 (2026-12-01): Algo.\n- Versión 2" in changed


def test_a_change_needs_a_list_to_stand_in() -> None:
    with pytest.raises(
        FielError, match=r"guide\.md: expected a line like Version 1 · 2026-11-24 after the title"
    ):
        add_change(example("# Guía\n\nVersión 1\n"), "Algo", published=1, today=date(2026, 12, 1))


def test_there_are_guides() -> None:
    assert len(GUIDES) == 8


@pytest.mark.parametrize("path", GUIDES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_our_guides_say_their_version_and_what_changed(path: Path) -> None:
    guide = load_guide(path)
    assert guide.dated is not None
    assert {change.version for change in guide.changes} == set(range(1, guide.version + 1))
    assert len(guide.text.split()) <= 900  # one page, for people who have little time


@pytest.mark.parametrize("name", ["arc", "dibt", "hellaswag", "mmlu"])
def test_our_guides_have_the_same_parts_in_both_languages(name: str) -> None:
    spanish, english = (load_guide(TOP / "guides" / language / f"{name}.md") for language in ("es", "en"))
    assert len(spanish.sections) == len(english.sections)
    assert (spanish.version, spanish.dated) == (english.version, english.dated)
    tags = {"es": ["nombres", "unidades", "variedades"], "en": ["names", "units", "varieties"]}
    for guide, words in ((spanish, tags["es"]), (english, tags["en"])):
        for word in words:
            assert find_section(guide, f"#{word}"), (guide.where, word)
