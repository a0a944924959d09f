"""How much of their weight the checks of a campaign have left, as of its last launch."""

import json
from collections.abc import Mapping
from pathlib import Path

from fiel.campaign.files import find_home_files
from fiel.checks.suspicion import Weights
from fiel.files import write_private


def note_weights(home: Path, campaign: str, weights: Mapping[str, Weights]) -> None:
    """Record the weights that are less than 1, by task name."""
    path = find_home_files(home, campaign).weights
    path.parent.mkdir(parents=True, exist_ok=True)
    write_private(path, json.dumps({task: dict(own) for task, own in weights.items()}, indent=2))


def recall_weights(home: Path, campaign: str, task: str) -> Weights:
    """Return the recorded weights of a task's checks; none before the second launch."""
    path = find_home_files(home, campaign).weights
    if not path.exists():
        return {}
    noted: dict[str, dict[str, float]] = json.loads(path.read_text(encoding="utf-8"))
    return noted.get(task, {})
