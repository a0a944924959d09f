"""With the opinions of a good model the serious mistakes come first: real mistakes, SIMULATED opinions."""

import numpy as np
import pytest

from tests.bench.detection import check_gold
from tests.bench.okapi import DATA, read_lines
from tests.bench.simulation import AGENTS, Checked, front_shares

GOLD = DATA / "gold" / "es_200.jsonl"


@pytest.fixture(scope="module")
def labels() -> dict[str, str]:
    if not GOLD.exists():
        pytest.skip(f"{GOLD} is not there")
    return {row["id"]: row["severity"] for row in read_lines(GOLD)}


@pytest.fixture(scope="module")
def checked(labels: dict[str, str]) -> Checked:
    return check_gold(labels, grammar=False)


def test_a_good_models_opinions_bring_four_in_five_serious_mistakes_into_the_first_third(
    checked: Checked, labels: dict[str, str]
) -> None:
    """It blames 80 % of the serious ones, and 15 % of the items without a mistake."""
    means = {
        name: np.mean(list(front_shares(checked, labels, agent)), axis=0) for name, agent in AGENTS.items()
    }
    assert means["good"].min() >= 0.8  # by suspicion, and in the queue
    plain = means["good, but no surer of what is serious"]
    assert plain.min() >= 0.8 * 0.85  # most of those that it blames
    assert (means["none"] < means["fair"]).all() and (means["fair"] < means["good"]).all()
