import json
import random
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from fiel.judgements import DECISIONS, Decision, Judgement
from fiel.verdicts.annotators import FEWEST_COMPARED, describe_opinion, estimate_labels, judge_disputed

CROWDKIT = Path(__file__).parents[1] / "data/crowdkit.json"
START = datetime(2026, 3, 1, tzinfo=UTC)


def answers_of(
    world: random.Random, skills: Sequence[float], items: int
) -> tuple[list[tuple[str, str, str]], dict[str, str]]:
    """People of given skills each answer most of the items; also the truth."""
    truth = {str(item): world.choice("abc") for item in range(items)}
    rows = [
        (item, str(who), right if world.random() < skill else world.choice("abc"))
        for item, right in truth.items()
        for who, skill in enumerate(skills)
        if world.random() < 0.8
    ]
    return rows, truth


def test_who_is_reliable_counts_for_more_than_who_guesses() -> None:
    """Where two careful people and three who guess differ, a majority is often wrong."""
    hits, votes = 0, 0
    for seed in range(10):
        rows, truth = answers_of(random.Random(seed), [0.95, 0.95, 0.2, 0.2, 0.2], 150)
        found = estimate_labels(rows, "abc", smoothing=0.5)
        for item, probable in found.items():
            given = [label for id, _, label in rows if id == item]
            hits += max(probable, key=probable.__getitem__) == truth[item]
            votes += max("abc", key=given.count) == truth[item]
    assert hits > votes + 100 and hits > 0.9 * 1500


def test_probabilities_are_somewhat_too_sure() -> None:
    """Of the labels that get about 82 %, about 76 % are right: what is estimated is taken for known."""
    inside: list[tuple[float, bool]] = []
    for seed in range(15):
        rows, truth = answers_of(random.Random(seed), [0.7, 0.6, 0.5, 0.4], 200)
        for item, probable in estimate_labels(rows, "abc", smoothing=0.5).items():
            inside += [
                (value, label == truth[item]) for label, value in probable.items() if 0.7 < value < 0.9
            ]
    assert len(inside) > 150
    expected = sum(value for value, _ in inside) / len(inside)
    assert expected - 0.1 < sum(right for _, right in inside) / len(inside) < expected


@pytest.mark.parametrize("world", json.loads(CROWDKIT.read_text(encoding="utf-8")), ids=["one", "another"])
def test_the_probabilities_are_those_of_crowdkit(world: dict[str, Any]) -> None:
    """What crowd-kit 1.4.2 made of the same answers; see ``tests/bench/annotators.py``."""
    found = estimate_labels([tuple(each) for each in world["answers"]], "abc")
    assert found.keys() == world["probabilities"].keys() and len(found) >= 28
    for item, expected in world["probabilities"].items():
        assert found[item] == pytest.approx(expected, abs=1e-5)


def test_the_order_of_the_answers_is_of_no_matter() -> None:
    rows, _ = answers_of(random.Random(1), [0.9, 0.6, 0.5], 40)
    found = estimate_labels(rows, "abc")
    for item, probable in estimate_labels(rows[::-1], "abc").items():
        assert probable == pytest.approx(found[item], abs=1e-6)


def judge(item: int, who: str, decision: Decision) -> Judgement:
    return Judgement(
        item_id=str(item),
        annotator=who,
        decision=decision,
        declared=decision,
        corrections={"a": "b"} if decision == "corrected" else {},
        comment="",
        submitted_at=START,
    )


def test_a_second_opinion_sides_with_who_agrees_with_others_elsewhere() -> None:
    given = [
        judge(item, who, "corrected" if item % 2 else "correct")
        for item in range(30)
        for who in ("ana", "leo")
    ]
    given += [judge(item, "sam", "correct") for item in range(30)]  # who accepts everything
    given += [judge(30, "ana", "corrected"), judge(30, "sam", "correct")]
    opinion = judge_disputed(given, ["30", "unknown"])
    assert opinion.keys() == {"30"} and opinion["30"].keys() == set(DECISIONS)
    assert opinion["30"]["corrected"] > 0.8 and sum(opinion["30"].values()) == pytest.approx(1, abs=1e-5)
    assert describe_opinion(opinion["30"]).startswith("corrected, ")


def test_of_too_few_answers_nothing_is_said() -> None:
    few = [judge(item, who, "correct") for item in range(FEWEST_COMPARED - 1) for who in ("ana", "leo")]
    assert judge_disputed([*few, *(judge(item, "ana", "correct") for item in range(50, 90))], ["0"]) == {}
