"""How far opinions bring the serious mistakes to the front of the queue, with SIMULATED opinions.

No real model's opinions were at hand. ``python -m tests.bench.detection`` gives the items that people read,
whose mistakes are real, an agent that blames given shares of them, and prints where the serious ones stand.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from fiel.campaign.priority import prioritize_item
from fiel.checks import Finding
from fiel.checks.suspicion import measure_suspicion
from fiel.items import Item

SEEDS = 200
FIRST = 1 / 3

Checked = Sequence[tuple[Item, list[Finding]]]
"""The items that people read, with their findings."""


@dataclass(frozen=True)
class SimulatedAgent:
    """Which share of the items an agent blames, by what people said of them, and how sure it is of it.

    Attributes:
        major: Of the items with a serious mistake.
        minor: Of the items with another one.
        none: Of the items without any: false alarms.
        telling: Whether it is surer of serious mistakes than of others, and of those than of false alarms.
    """

    major: float
    minor: float
    none: float
    telling: bool = True

    def score(self, severity: str, draw: random.Random) -> float | None:
        """Return the score of an opinion on an item, or None for no opinion."""
        kind = severity if severity in ("minor", "none") else "major"
        if draw.random() >= getattr(self, kind):
            return None
        lowest = {"major": 0.6, "minor": 0.4, "none": 0.2}[kind] if self.telling else 0.4
        return draw.uniform(lowest, lowest + 0.4)


AGENTS = {
    "none": SimulatedAgent(0, 0, 0),
    "good": SimulatedAgent(0.80, 0.50, 0.15),
    "good, but no surer of what is serious": SimulatedAgent(0.80, 0.50, 0.15, telling=False),
    "fair": SimulatedAgent(0.60, 0.40, 0.20),
    "by lot": SimulatedAgent(0.30, 0.30, 0.30, telling=False),
}


def front_shares(checked: Checked, labels: Mapping[str, str], agent: SimulatedAgent) -> Iterator[list[float]]:
    """Yield which shares of the serious mistakes stand in the first third, for one seed after the other.

    By suspicion, and by priority as in the queue; items of one priority count by their share.
    """
    serious = np.array([labels[item.id] in ("major", "unusable") for item, _ in checked])
    for seed in range(SEEDS):
        draw = random.Random(seed)
        found = []
        for item, findings in checked:
            score = agent.score(labels[item.id], draw)
            said = [] if score is None else [Finding(check="opinion", severity="warning", weight=score)]
            found.append(measure_suspicion(item, [*findings, *said]))
        yield [find_share(values, serious) for values in (found, [prioritize_item(each) for each in found])]


def find_share(values: Sequence[float], wanted: np.ndarray) -> float:
    """Return which share of the wanted items stands in the first third by descending value."""
    scores, room, hits = np.array(values, dtype=float), FIRST * len(values), 0.0
    for value in sorted(set(values), reverse=True):
        tied = scores == value
        taken = min(room, float(tied.sum()))
        hits += taken * float(wanted[tied].mean())
        room -= taken
    return hits / float(wanted.sum())


def print_simulated(checked: Checked, labels: Mapping[str, str]) -> None:
    """Print which share of the serious mistakes stands in the first third, for each simulated agent."""
    print("\nIn the first third of the queue, of the serious mistakes, with SIMULATED opinions:\n")
    print("| agent | by suspicion | by priority |\n|---|---:|---:|")
    for name, agent in AGENTS.items():
        suspicion, priority = np.mean(list(front_shares(checked, labels, agent)), axis=0)
        print(f"| {name} | {suspicion:.0%} | {priority:.0%} |")
