import subprocess
import sys
from collections import Counter

import pytest

from fiel.campaign.priority import find_priority, is_audited, prioritize_audited, prioritize_item

DRAWN = "0101010011101011011110001011100110111011111010000110010011010110"


@pytest.mark.parametrize(
    ("suspicion", "priority"), [(0.0, 0), (0.319, 0), (0.32, 1), (0.45, 4), (0.84, 8), (0.85, 9), (1.0, 9)]
)
def test_suspicious_items_come_first(suspicion: float, priority: int) -> None:
    assert prioritize_item(suspicion) == priority


def test_the_audit_is_spread_over_the_first_half_of_the_queue() -> None:
    drawn = Counter(prioritize_audited("arc-c-es", "arc", str(number)) for number in range(5000))
    assert sorted(drawn) == [5, 6, 7, 8, 9]
    assert all(900 < count < 1100 for count in drawn.values())  # 3.5 standard deviations


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
    for number, audited in drawn.items():
        found = [
            find_priority("a", "arc", f"id-{number}", share=0.3, suspicion=suspicion)
            for suspicion in (0.0, 0.99)
        ]
        lot = prioritize_audited("a", "arc", f"id-{number}")
        assert found == ([lot, lot] if audited else [0, 9])
    assert set(drawn.values()) == {True, False}
