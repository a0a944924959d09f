"""What became of proposed texts, and the intervals by which items with and without help are compared."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fiel.items import Item, Segment
from fiel.opinions.opinion import Opinion, by_item
from fiel.verdicts.assistance import measure_assistance, newcombe_interval, wilson_interval
from fiel.verdicts.consensus import Status, Verdict

TEXT = "La organela que lo hace."


def item(number: int) -> Item:
    return Item(
        id=str(number),
        benchmark="arc",
        split="test",
        position=number,
        segments=(Segment("instruction", TEXT, "The organelle that does it."),),
        answer=None,
        correct=None,
        row={},
    )


def propose(
    number: int, correction: str | None = "El orgánulo", quote: str | None = "La organela"
) -> Opinion:
    quote = quote if correction is not None else None
    return Opinion(
        item=str(number), agent="m", segment="instruction", quote=quote, correction=correction, score=0.9
    )


def verdict(number: int, text: str | None = None, status: Status = "validated") -> Verdict:
    corrections = {} if text is None else {"instruction": text}
    return Verdict(item_id=str(number), status=status, rule="single", corrections=corrections)


CASES = {
    "as proposed": (propose(1), verdict(1, "El orgánulo que lo hace."), "accepted"),
    "with another change": (propose(1), verdict(1, "El orgánulo  que hace esto."), "accepted"),
    "otherwise": (propose(1), verdict(1, "La estructura que lo hace."), "changed"),
    "not at all": (propose(1), verdict(1), "rejected"),
    "unusable": (propose(1), verdict(1, status="unusable"), "unusable"),
    "disputed": (propose(1), verdict(1, status="disputed"), "open"),
    "deleted": (propose(1, "", "organela "), verdict(1, "La que lo hace."), "accepted"),
    "not deleted": (propose(1, "", "organela "), verdict(1, "La organela hace."), "changed"),
    "within another word": (propose(1, "el", "lo"), verdict(1, "La organela que hace papel."), "changed"),
    "there before": (propose(1, "que", "organela"), verdict(1, "El orgánulo que lo hace."), "changed"),
    "whole": (propose(1, "¿Cuál?", None), verdict(1, "¿Cuál?"), "accepted"),
}


@pytest.mark.parametrize(("opinion", "decided", "expected"), CASES.values(), ids=CASES)
def test_what_became_of_a_proposal(opinion: Opinion, decided: Verdict, expected: str) -> None:
    shown = {"1": [opinion.digest]}
    found = measure_assistance([item(1)], {"1": decided}, by_item([opinion]), shown=shown, audited=())
    assert {name for name, count in found.shown.items() if count} == {expected}
    assert found.agents == {"m": 1} and not any(found.unshown.values())


def test_the_audit_saw_nothing_and_is_what_the_others_are_compared_with() -> None:
    """Six items with an opinion: three in view, two of them corrected; three of the audit, one corrected."""
    items = [item(number) for number in range(8)]
    opinions = by_item([propose(number) for number in range(6)])
    shown = {str(number): [opinions[str(number)][0].digest] for number in range(3)}
    fixed = "El orgánulo que lo hace."
    verdicts = {str(n): verdict(n, fixed if n in (0, 1, 3) else None) for n in range(8)}
    found = measure_assistance(items, verdicts, opinions, shown=shown, audited={"3", "4", "5", "6"})
    assert (found.assisted.decided, found.assisted.corrected) == (3, 2)
    assert (found.unassisted.decided, found.unassisted.corrected) == (3, 1)
    assert (found.shown["accepted"], found.shown["rejected"]) == (2, 1)
    assert (found.unshown["accepted"], found.unshown["rejected"]) == (1, 2)
    assert found.difference is not None
    assert found.difference[0] == pytest.approx(1 / 3)
    assert found.difference[1:] == pytest.approx(newcombe_interval((2, 3), (1, 3)))
    early = measure_assistance(items, {}, opinions, shown=shown, audited={"3"})
    assert early.difference is None and early.shown["open"] == 3


def test_an_opinion_that_was_shown_and_is_in_no_file_any_more_is_counted_apart() -> None:
    found = measure_assistance([item(1)], {}, {}, shown={"1": ["0123456789abcdef"]}, audited=())
    assert (found.opinions, found.items, found.lost) == (0, 1, 1)


def test_an_opinion_written_after_the_launch_was_not_seen() -> None:
    found = measure_assistance([item(1)], {"1": verdict(1)}, by_item([propose(1)]), shown={}, audited=())
    assert (found.opinions, found.assisted.decided, sum(found.shown.values())) == (0, 0, 0)


def test_the_intervals_are_those_of_the_literature() -> None:
    """Newcombe's example (a) of the paper: 56/70 and 48/80."""
    assert wilson_interval(56, 70) == pytest.approx((0.6918, 0.8771), abs=0.0005)
    assert newcombe_interval((56, 70), (48, 80)) == pytest.approx((0.0524, 0.3339), abs=0.0001)
    assert newcombe_interval((9, 10), (3, 10)) == pytest.approx((0.1705, 0.8090), abs=0.0001)
    assert newcombe_interval((10, 10), (0, 20)) == pytest.approx((0.6791, 1.0), abs=0.0001)
    assert wilson_interval(0, 0) == (0.0, 1.0)


@given(st.integers(1, 200), st.data())
def test_an_interval_holds_its_share(total: int, data: st.DataObject) -> None:
    found = data.draw(st.integers(0, total))
    low, high = wilson_interval(found, total)
    assert 0 <= low <= found / total <= high <= 1


def test_the_interval_of_a_difference_covers_it_about_as_often_as_it_says() -> None:
    """Over all outcomes of two binomials of 30 and 40, exactly."""

    def chances(share: float, total: int) -> np.ndarray:
        logs = np.concatenate(([0.0], np.cumsum(np.log(np.arange(1, total + 1)))))
        k = np.arange(total + 1)
        ways = logs[total] - logs[k] - logs[total - k]
        return np.asarray(np.exp(ways + k * np.log(share) + (total - k) * np.log(1 - share)))

    for one, other in ((0.5, 0.5), (0.2, 0.4), (0.1, 0.05)):
        first, second = chances(one, 30), chances(other, 40)
        covered = sum(
            first[a] * second[b]
            for a in range(31)
            for b in range(41)
            if (ends := newcombe_interval((a, 30), (b, 40)))[0] <= one - other <= ends[1]
        )
        assert 0.93 <= covered <= 0.99
