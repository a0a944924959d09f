"""Measure what validating a benchmark changed on a leaderboard."""

import json
from pathlib import Path

from pydantic import ValidationError

import fiel
from fiel.bars import NO_BAR, Bar
from fiel.errors import FielError, describe_validation
from fiel.impact.exported import read_exported_tasks
from fiel.impact.logfolders import read_logs
from fiel.impact.measuring import measure_task
from fiel.impact.pairing import pair_evaluations
from fiel.impact.results import Impact
from fiel.impact.statistics import DRAWS, SEED

_MOST_BYTES = 256 << 20


def measure_impact(before: Path, after: Path, export: Path, *, bar: Bar = NO_BAR) -> Impact:
    """Compare evaluations of the source with evaluations of the export.

    Args:
        before: A folder with the logs of the evaluations of the source, or one log.
        after: The same for the export.
        export: The export, or the folder of one of its tasks.
        bar: Progress in logs read.

    Raises:
        FielError: The logs or the export cannot be read, or the logs differ in more than the validation.
    """
    stored, tasks = read_exported_tasks(export)
    paired = pair_evaluations(tasks, read_logs(before, tasks, bar=bar), read_logs(after, tasks, bar=bar))
    return Impact(
        fiel=fiel.__version__,
        campaign=stored.manifest.campaign,
        language=stored.manifest.language,
        draws=DRAWS,
        seed=SEED,
        tasks={each.task.name: measure_task(each) for each in paired},
    )


def read_impact(path: Path) -> Impact:
    """Read what ``fiel impact --json`` wrote.

    Raises:
        FielError: It is something else.
    """
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise FielError(f"{path}: expected {_MOST_BYTES:,} bytes or fewer, found {path.stat().st_size:,}")
        return Impact.model_validate(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, RecursionError) as error:
        if isinstance(error, ValidationError):
            raise FielError(describe_validation(str(path), error)) from None
        raise FielError(f"{path}: expected what fiel impact --json wrote, found: {error}") from None
