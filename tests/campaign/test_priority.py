import subprocess
import sys
from collections.abc import Sequence

import pytest

from fiel.campaign.priority import (
    LAST,
    find_priority,
    is_audited,
    place_audit,
    prioritize_audited,
    prioritize_item,
    sample_others,
)

DRAWN = "0101010011101011011110001011100110111011111010000110010011010110"


@pytest.mark.parametrize(
    ("suspicion", "priority"), [(0.0, 0), (0.319, 0), (0.32, 1), (0.45, 4), (0.84, 8), (0.85, 9), (1.0, 9)]
)
def test_suspicious_items_come_first(suspicion: float, priority: int) -> None:
    assert prioritize_item(suspicion) == priority


def draw_queue(suspicions: Sequence[float]) -> list[tuple[int, bool]]:
    """Return the priority of each item, and whether it is audited, in the order of the queue."""
    names = {str(number): suspicion for number, suspicion in enumerate(suspicions)}
    others = sample_others("arc-c-es", "arc", names, share=0.1)
    places = place_audit(names[id] for id in others)
    found = [
        (
            find_priority("arc-c-es", "arc", id, share=0.1, suspicion=suspicion, places=places),
            is_audited("arc-c-es", "arc", id, share=0.1),
        )
        for id, suspicion in names.items()
    ]
    return sorted(found, reverse=True)


@pytest.mark.parametrize(
    "shares",
    [
        {0.9: 0.01, 0.75: 0.02, 0.6: 0.05, 0.4: 0.27, 0.2: 0.65},  # short questions: few are suspicious
        {0.9: 0.08, 0.75: 0.10, 0.6: 0.19, 0.4: 0.33, 0.2: 0.30},
        {0.75: 0.05, 0.4: 0.95},
        {0.2: 1.0},
    ],
)
def test_the_audit_is_spread_and_fills_nobodys_first_hours(shares: dict[float, float]) -> None:
    """It had the priorities 5 to 9 whatever the others had: two in three of the first items were audited."""
    suspicions = [each for each, share in shares.items() for _ in range(round(3000 * share))]
    queue = draw_queue(suspicions)
    rest = sum(audited for _, audited in queue)
    for priority in sorted({each for each, _ in queue}, reverse=True):
        own = [audited for each, audited in queue if each == priority]
        assert sum(own) <= 0.5 * len(own), priority  # where few items are, the sample of 300 may err
        early = [audited for each, audited in queue if each >= priority]
        if len(early) > 100:
            assert 0.08 < sum(early) / len(early) < 0.34, priority
    assert rest == sum(audited for _, audited in queue[: len(queue) // 2]) or len(shares) <= 2


def test_an_audit_of_everything_has_a_place() -> None:
    assert place_audit([]) == LAST


def test_the_sample_that_places_the_audit_is_the_same_and_holds_none_of_it() -> None:
    ids = [str(number) for number in range(2000)]
    drawn = sample_others("c", "t", ids, share=0.2)
    assert drawn == sample_others("c", "t", reversed(ids), share=0.2) and len(set(drawn)) == 300
    assert not any(is_audited("c", "t", id, share=0.2) for id in drawn)


def audited(campaign: str, task: str, share: float, items: int = 10_000) -> set[str]:
    ids = [f"ARC-Challenge/test/Mercury_{number}" for number in range(items)]
    return {each for each in ids if is_audited(campaign, task, each, share=share)}


def test_the_audit_has_its_share_of_the_items() -> None:
    assert 900 < len(audited("arc-c-es", "arc", 0.1)) < 1100  # 3.3 standard deviations
    assert len(audited("arc-c-es", "arc", 1.0)) == 10_000
    assert audited("arc-c-es", "arc", 0.0) == set()


def test_a_larger_audit_has_the_smaller_one_in_it() -> None:
    assert audited("arc-c-es", "arc", 0.05) < audited("arc-c-es", "arc", 0.1)


def test_each_campaign_and_task_draws_its_own() -> None:
    one = audited("arc-c-es", "arc", 0.1)
    for other in (audited("arc-c-ca", "arc", 0.1), audited("arc-c-es", "arc-second", 0.1)):
        assert 50 < len(one & other) < 150  # as two independent draws share


def test_the_audit_is_the_same_in_another_process() -> None:
    script = (
        "from fiel.campaign.priority import is_audited;"
        "print(''.join(str(int(is_audited('c', 't', str(n), share=0.5))) for n in range(64)))"
    )
    drawn = "".join(str(int(is_audited("c", "t", str(number), share=0.5))) for number in range(64))
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert told.strip() == drawn
    assert drawn == DRAWN  # of a campaign that runs, nobody may be dealt another


def test_an_item_is_in_the_queue_by_lot_or_by_suspicion() -> None:
    drawn = {number: is_audited("a", "arc", f"id-{number}", share=0.3) for number in range(50)}
    lots = set()
    for number, audited in drawn.items():
        found = [
            find_priority("a", "arc", f"id-{number}", share=0.3, suspicion=suspicion, places=(7, 4))
            for suspicion in (0.0, 0.99)
        ]
        lot = prioritize_audited("a", "arc", f"id-{number}", (7, 4))
        assert found == ([lot, lot] if audited else [0, 9])
        lots.add(lot)
    assert set(drawn.values()) == {True, False} and lots == {7, 4}
