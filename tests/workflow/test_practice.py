import csv
import json
from pathlib import Path
from typing import get_args

import pytest

from fiel.benchmarks.registry import find_benchmark
from fiel.bundled import bundled_path
from fiel.campaign import load_campaign
from fiel.campaign.guide import parse_guide
from fiel.campaign.work import load_work
from fiel.errors import FielError
from fiel.judgements import Decision
from fiel.messages.catalogue import Catalogue, available_languages
from fiel.server.page.arrival import build_page
from fiel.workflow.practice import (
    GOLD_REASON,
    choose_gold,
    choose_own,
    find_rule,
    find_section,
    read_practice,
    tells_gold,
)
from tests.helpers.campaigns import write_campaign

BENCHMARKS = ("arc", "dibt", "hellaswag", "mmlu")


@pytest.mark.parametrize("language", available_languages("join"))
@pytest.mark.parametrize("benchmark", BENCHMARKS)
def test_each_benchmark_has_five_items_whose_rules_are_in_its_guide(language: str, benchmark: str) -> None:
    items = [each for each in read_practice(language) if benchmark in each.benchmarks]
    assert sorted(each.decision for each in items) == ["correct"] * 2 + ["corrected"] * 2 + ["unusable"]
    path = bundled_path(f"guides/{language}/{benchmark}.md")  # else a copy of the English one, to translate
    guide = (path if path.is_file() else bundled_path(f"guides/en/{benchmark}.md")).read_text("utf-8")
    known = set(find_benchmark(benchmark).usual_shape) | {"option_e"}
    for item in items:
        assert Catalogue("join", language).has(f"why-{item.why}"), item.why
        assert find_section(guide, item.section), item.section
        assert {text.name for text in item.texts} <= known
        changed = [text for text in item.texts if text.corrected]
        assert bool(changed) == (item.decision == "corrected")
        assert all(text.corrected != text.translation for text in changed)


@pytest.mark.parametrize("language", sorted({*available_languages("join")} - {"en"}))
def test_practice_in_a_language_translates_the_same_originals_and_says_who_read_it(language: str) -> None:
    originals, items = read_practice("es"), read_practice(language)
    assert [each.decision for each in items] == [each.decision for each in originals]
    for item, original in zip(items, originals, strict=True):
        sources = [(text.name, text.source, text.correct) for text in item.texts]
        assert sources == [(text.name, text.source, text.correct) for text in original.texts]
    texts = [text for item in items for text in item.texts if text.source and len(text.source) > 20]
    assert all(text.translation != text.source for text in texts) and len(texts) > 20
    first = bundled_path(f"guides/{language}/practice.toml").read_text("utf-8").partition("\n")[0]
    assert language == "es" or first.startswith(("# status: waiting", "# status: signed off by "))


def test_no_reason_is_left_over_and_the_page_has_them_in_every_language() -> None:
    """The practice page alone has them; `tests/messages` says when a language lacks one."""
    used = {f"why-{each.why}" for language in ("en", "es") for each in read_practice(language)}
    used |= {f"why-{GOLD_REASON}{decision}" for decision in get_args(Decision)}
    known = {key for key in Catalogue("join", "en").keys() if key.startswith("why-")}
    assert used == known
    practice, join = (build_page(name, "", []) for name in ("practice", "join"))
    for language in available_languages("join"):
        for key in known:
            text = json.dumps(Catalogue("join", language).text(key), ensure_ascii=False)
            assert text in practice and text not in join


def test_a_section_of_a_guide_ends_at_the_next_and_has_no_marks() -> None:
    guide = "# A\n\n## Uno\n\n- **Clave**: *text* y 2 * 3\n\n## Dos\n\nno\n"
    assert find_section(guide, "Uno") == "- Clave: text y 2 * 3"
    assert find_section(guide, "Tres") == find_section(guide, "") == ""


def test_a_guide_without_the_section_shows_its_beginning() -> None:
    guide = parse_guide("# A\n\nVersión 2 · 2026-11-24\n\nAntes.\n\n## Uno\n\nRegla.\n", "a.md")
    assert find_rule(guide, ["Tres", "Uno"]) == ("Uno", "Regla.")
    assert find_rule(guide, ["Tres"]) == find_rule(guide, [""]) == ("A", "Antes.")
    bare = parse_guide("# A\n\nVersión 2\n\n## Dos\n\nTexto.\n", "a.md")
    assert find_rule(bare, []) == ("Dos", "Texto.")
    assert find_rule(parse_guide("# A\n", "a.md"), ["Uno"]) == ("", "")


def test_own_items_serve_every_language_with_the_titles_of_the_form(tmp_path: Path) -> None:
    for language, expected in (("es", "es"), ("es-MX", "es"), ("eu", "eu"), ("ar", "ar"), ("sw", "en")):
        path = write_campaign(tmp_path / language, "practised", language=language)
        items = choose_own(load_campaign(path))
        assert [each.language for each in items] == [expected] * 5
        direction = "rtl" if expected == "ar" else "ltr"
        assert {each.direction for each in items} == {direction}
        assert all(text.title and "_" not in text.title for item in items for text in item.texts)


def test_gold_is_practised_with_unless_it_shows_who_is_careless(tmp_path: Path) -> None:
    (tmp_path / "gold.csv").parent.mkdir(exist_ok=True)
    with (tmp_path / "gold.csv").open("w", encoding="utf-8", newline="") as file:
        rows = [("id", "decision", "option_c")]
        rows += [(f"Test/{number}", "correct", "") for number in range(1, 5)]
        rows += [("Test/5", "corrected", "una vez"), ("Test/6", "unusable", "")]
        csv.writer(file).writerows(rows)
    path = write_campaign(tmp_path, "golden", task={"gold": "gold.csv"})
    (tmp_path / "guide.md").write_text(bundled_path("guides/es/arc.md").read_text("utf-8"), "utf-8")
    work = load_work(path)
    items = choose_gold(work)
    assert [each.decision for each in items] == ["correct", "corrected", "unusable", "correct", "correct"]
    (fixed,) = [text for text in items[1].texts if text.corrected]
    assert (fixed.name, fixed.corrected) == ("option_c", "una vez")
    assert [each.why for each in items] == [f"{GOLD_REASON}{each.decision}" for each in items]
    rules = {
        "correct": "Tres pasos",
        "corrected": "Errores que buscamos",
        "unusable": "Cuándo es inservible",
    }
    assert all(each.rule and each.section == rules[each.decision] for each in items)
    assert not tells_gold(work.campaign)
    careless = write_campaign(tmp_path, "careful", task={"gold": "gold.csv"}, careless={"min_gold": 0.5})
    assert tells_gold(load_campaign(careless).campaign)
    with pytest.raises(FielError, match="gold"):
        choose_gold(load_work(write_campaign(tmp_path / "none", "none")))


def test_practice_tells_no_key_of_a_question_that_is_asked_without_it(tmp_path: Path) -> None:
    rows = "id,decision\n" + "".join(f"Test/{number},correct\n" for number in range(1, 9))
    (tmp_path / "gold.csv").write_text(rows, encoding="utf-8")
    path = write_campaign(tmp_path, "golden-blind", task={"gold": "gold.csv", "blind": 0.5})
    work = load_work(path)
    blind = {item.segments[0].translation for item in work.items["arc"] if item.blind}
    items = {each.texts[0].translation: each for each in choose_gold(work)}
    assert blind & items.keys() and items.keys() - blind
    for text, each in items.items():
        assert any(part.correct for part in each.texts) is (text not in blind)
