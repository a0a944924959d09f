import ast
from dataclasses import replace
from pathlib import Path

import pytest

import fiel.checks
from fiel.benchmarks.registry import find_benchmark
from fiel.checks import CHECKS, WARNING_CHECKS, Finding, check_item, prepare_checks
from fiel.checks.detector import (
    find_errors,
    find_new_errors,
    prepare_error_detector,
    select_error_checks,
)
from fiel.items import Item, Segment

OWN = tuple(dict.fromkeys(check for name in ("arc", "hellaswag") for check in find_benchmark(name).checks))
ITEM = Item(
    id="Test/1",
    benchmark="arc",
    split="test",
    position=0,
    segments=(Segment("instruction", "Corre 3 km.", "He runs 5 km."), Segment("option_a", "Sí", "Yes")),
    answer="A",
    correct="option_a",
    row={},
    pairing="paired",
    language="es",
)


def test_every_check_is_one_or_the_other() -> None:
    """A module that says "error" has checks that are kept, and one that does not has none."""
    severe = {
        path.stem
        for path in Path(fiel.checks.__path__[0]).glob("*.py")
        if any(
            isinstance(node, ast.keyword)
            and node.arg == "severity"
            and "error" in [each.value for each in ast.walk(node.value) if isinstance(each, ast.Constant)]
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        )
    }
    assert {check.__module__.split(".")[-1] for check in WARNING_CHECKS}.isdisjoint(severe)
    kept = select_error_checks((*CHECKS, *OWN))
    severe.remove("merging")  # an export looks for these in the texts of all items by itself
    assert {check.__module__.split(".")[-1] for check in kept} == severe


def test_what_learns_from_the_whole_task_keeps_no_item_out_by_itself() -> None:
    assert set(select_error_checks(prepare_checks([ITEM], own=OWN))) == set(
        select_error_checks((*CHECKS, *OWN))
    )


def test_an_unknown_check_stays() -> None:
    def stranger(item: Item) -> list[Finding]:
        return [Finding(check="strange", severity="error")]

    assert stranger in select_error_checks([stranger])
    assert find_errors(ITEM, [stranger]) == {("strange", None)}


def test_only_what_is_new_counts() -> None:
    checks = select_error_checks()
    item = replace(ITEM, segments=(*ITEM.segments, Segment("option_b", "", "No")))
    assert find_errors(item, checks) == {("empty-segment", "option_b")}
    assert not find_new_errors(item, {"instruction": "Corre 5 km."}, checks)
    assert find_new_errors(item, {"option_a": ""}, checks) >= {("empty-segment", "option_a")}


def test_the_detector_knows_the_benchmarks_own_checks() -> None:
    corrections = {"option_a": "Sí [nota]"}
    assert not prepare_error_detector()(ITEM, corrections)
    assert prepare_error_detector(find_benchmark("arc").checks)(ITEM, corrections)


@pytest.mark.parametrize("texts", [("", "Sí"), ("No corre 5 km.", "Sí"), ("Corre 5 km.", "Yes"), ("x", "x")])
def test_the_errors_are_those_of_all_checks(texts: tuple[str, str]) -> None:
    segments = tuple(Segment(s.name, text, s.source) for s, text in zip(ITEM.segments, texts, strict=True))
    item = replace(ITEM, segments=segments)
    every = {(f.check, f.segment) for f in check_item(item) if f.severity == "error"}
    assert find_errors(item, select_error_checks()) == every
