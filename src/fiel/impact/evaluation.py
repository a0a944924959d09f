"""One model's evaluation, as read from the log of any harness."""

import hashlib
import json
import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fiel.errors import FielError
from fiel.impact.exported import EvaluatedTask


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelResponse:
    """What a model made of one item.

    Attributes:
        texts: Digest of the item's texts in the log.
        as_exported: Whether these are the texts of the export; None when the log does not have them one by
            one.
        prompt: Digest of what the model was given.
        target: The right answer, as the harness writes it.
        scores: 1 for right and 0 for wrong, by metric; metrics with other values are left out.
    """

    texts: str
    as_exported: bool | None
    prompt: str
    target: str
    scores: Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """One model on one task of a harness.

    Attributes:
        path: The log.
        task: The task of the export whose items were evaluated.
        name: What the harness calls the task.
        fewshot: Examples in each prompt; None when the harness does not say.
        limit: The limit on the number of items, if there was one.
        settings: What must be the same on both sides of a comparison.
        circumstances: What may differ, but is told.
        responses: By item id.
        unknown: Items of the log that are not in the export.
    """

    path: Path
    model: str
    task: str
    name: str
    fewshot: int | None
    limit: str | None
    settings: Mapping[str, str]
    circumstances: Mapping[str, str]
    responses: Mapping[str, ModelResponse]
    unknown: int


def digest_texts(texts: Iterable[object]) -> str:
    """Return a fingerprint of texts in order."""
    return hashlib.sha256(json.dumps(list(texts), ensure_ascii=False).encode()).hexdigest()


def write_setting(value: Any) -> str:
    """Write a setting so that equal ones are equal texts; an empty one is an empty text."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True) if value else ""


def read_score(place: str, metric: str, value: Any) -> float | None:
    """Return 1 or 0 for a value that says right or wrong; None for another number, such as a probability.

    Raises:
        FielError: It is a number that is none, as in the log of an evaluation that went wrong.
    """
    if not isinstance(value, bool | int | float):
        return None
    if not math.isfinite(value):
        raise FielError(f"{place}: {metric}: expected a number, found {value}. Run this evaluation again.")
    return float(value) if value in (0, 1) else None


LogMatch = tuple[int, int]
"""How many of some samples have the id of an item of a task, and how many of these also its texts."""


def find_task(
    place: str, tasks: Iterable[EvaluatedTask], match: Callable[[EvaluatedTask], LogMatch]
) -> EvaluatedTask:
    """Find the task of the export to which the first samples of a log belong.

    Tasks whose ids are numbers can have ids in common, so the texts decide between them.

    Raises:
        FielError: None of the samples is in the export, or they can be of several tasks.
    """
    found = [(match(task), task) for task in tasks]
    best = max((each for each, _ in found), default=(0, 0))
    chosen = [task for each, task in found if each == best]
    if not best[0]:
        raise FielError(
            f"{place}: expected items of the export, found none: is this the log of another task, or the "
            "export of another benchmark?"
        )
    if len(chosen) > 1:
        names = " and ".join(task.name for task in chosen)
        raise FielError(
            f"{place}: expected items of one task, found ids that {names} have: give --export the folder of "
            "the task that was evaluated."
        )
    return chosen[0]
