from collections import Counter, defaultdict
from itertools import combinations

import pandas as pd
import pytest

from fiel.progress import (
    agreement,
    correction_kinds,
    daily_answers,
    decision_counts,
    instructive_corrections,
    translation_quality,
    unusable_reasons,
)
from fiel.snapshots.tables import Tables
from fiel.verdicts.consensus import decide_items
from tests.dashboard.seeding import (
    make_finished_tables,
    make_second_tables,
    make_state_parts,
)
from tests.helpers.tabulating import tabulate_campaign
from tests.progress.rows import rows


def test_decisions_and_days() -> None:
    tables = make_second_tables()
    assert rows(decision_counts(tables)) == [
        ("otra", "otra-hellaswag", "correct", 1),
        ("otra", "otra-hellaswag", "corrected", 1),
        ("otra", "otra-hellaswag", "unusable", 0),
        ("otra", "otra-mmlu", "correct", 1),
        ("otra", "otra-mmlu", "corrected", 0),
        ("otra", "otra-mmlu", "unusable", 0),
    ]
    assert rows(daily_answers(tables)) == [
        ("otra", pd.Timestamp(2026, 3, 1), 2, 2),
        ("otra", pd.Timestamp(2026, 3, 2), 1, 3),
    ]


def test_quality_is_what_the_items_came_to() -> None:
    """Decided again, item by item."""
    campaign, items, given = make_state_parts(items=200, answered=1.0)
    findings = {task: {item.id: ["one", "two"] for item in each[:30]} for task, each in items.items()}
    tables = tabulate_campaign(campaign, items, given, findings=findings)
    expected: dict[str | None, Counter[str]] = defaultdict(Counter)
    for task, each in items.items():
        verdicts = decide_items(each, given[task], min_submitted=2)
        for number, item in enumerate(each):
            verdict = verdicts[item.id]
            status: str = verdict.status
            if status == "validated":
                status = "corrected" if verdict.corrections else "right"
            for name in ["one", "two"] if number < 30 else [None]:
                expected[name][status] += 1
    found = {row[0]: row[1:6] for row in rows(translation_quality(tables, "finding"))}
    outcomes = ("right", "corrected", "unusable", "disputed")
    assert found == {
        name: (counts.total(), *(counts[each] for each in outcomes)) for name, counts in expected.items()
    }
    (whole,) = rows(translation_quality(tables))
    assert whole[:2] == (None, 200)
    assert whole[2] == expected[None]["right"] + expected["one"]["right"]
    assert whole[6] == whole[2] / (200 - whole[5])
    assert {row[0]: row[1] for row in rows(translation_quality(tables, "benchmark"))} == {
        "arc": 100,
        "mmlu": 100,
    }
    assert len(translation_quality(tables, "subject")) == 6  # five of MMLU, and ARC without one


def test_the_interval_is_that_of_wilson() -> None:
    """The limits are the shares from which what was seen is 1.96 standard errors away."""
    (whole,) = rows(translation_quality(make_finished_tables()))
    answered, right, disputed, share, low, high = (whole[each] for each in (1, 2, 5, 6, 7, 8))
    decided = answered - disputed
    assert share == right / decided
    for limit in (low, high):
        error = (limit * (1 - limit) / decided) ** 0.5
        assert abs(share - limit) / error == pytest.approx(1.959964, abs=1e-5)
    assert 0 < low < share < high < 1


def test_kinds_count_items() -> None:
    tables = make_finished_tables()
    expected = Counter(kind for kinds in tables.outcomes["kinds"] for kind in set(kinds))
    decided = sum(tables.outcomes["status"].isin(["validated", "unusable"]))
    found = rows(correction_kinds(tables))
    assert [(row[0], row[1], row[2]) for row in found] == [
        (kind, count, count / decided)
        for kind, count in sorted(expected.items(), key=lambda each: (-each[1], each[0]))
    ]
    assert len(found) > 5


def test_reasons_of_the_unusable() -> None:
    tables = make_finished_tables()
    unusable = tables.decisions[tables.decisions["decision"] == "unusable"]
    assert rows(unusable_reasons(tables)) == [(None, unusable["answers"].sum())]
    assert unusable["answers"].sum() > 5


def test_agreement_is_that_of_all_pairs() -> None:
    campaign, items, given = make_state_parts(items=120, answered=0.7, min_submitted=3)
    found = agreement(tabulate_campaign(campaign, items, given))
    answers = defaultdict(list)
    for task, each in given.items():
        for judgement in each:
            text = tuple(sorted(judgement.corrections.items()))
            answers[task, judgement.item_id].append((judgement.decision, text))
    paired = [each for each in answers.values() if len(each) > 1]
    assert (found.items, found.answers) == (len(paired), sum(map(len, paired)))

    def mean_of_pairs(part: slice) -> float:
        shares = []
        for each in paired:
            pairs = [a[part] == b[part] for a, b in combinations(each, 2)]
            shares.append(sum(pairs) / len(pairs))
        return sum(shares) / len(shares)

    assert found.percent == pytest.approx(mean_of_pairs(slice(1)))
    assert found.same_text == pytest.approx(mean_of_pairs(slice(2)))
    assert found.alpha is not None and found.percent is not None
    assert -1 < found.alpha < found.percent


def test_the_corrections_that_are_shown_first() -> None:
    shown = instructive_corrections(make_finished_tables(), limit=6)
    assert len(shown) == 6
    assert set(shown["kind"]) == {"number", "negation", "wording", "omission", "addition", "order"}


def test_nothing_to_tell() -> None:
    empty = Tables.empty()
    for tell in (
        translation_quality,
        correction_kinds,
        unusable_reasons,
        decision_counts,
        instructive_corrections,
    ):
        assert tell(empty).empty
    nothing = agreement(empty)
    assert (nothing.items, nothing.percent, nothing.alpha, nothing.same_text) == (0, None, None, None)
