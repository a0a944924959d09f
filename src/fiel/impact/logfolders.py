"""Folders of evaluation logs, of one side of a comparison."""

import os
from collections.abc import Mapping
from pathlib import Path

from fiel.bars import NO_BAR, Bar
from fiel.errors import FielError
from fiel.impact.evaluation import Evaluation
from fiel.impact.exported import EvaluatedTask
from fiel.impact.harnesslogs import find_lonely_results, is_results, is_samples, read_harness_log
from fiel.impact.inspectlogs import is_inspect_log, read_inspect_log

_LOGS = (".jsonl", ".json", ".eval")


def read_logs(folder: Path, tasks: Mapping[str, EvaluatedTask], *, bar: Bar = NO_BAR) -> list[Evaluation]:
    """Read every log in a folder and the folders in it, or the one log that is given.

    Raises:
        FielError: There is none, or one of them cannot be used.
    """
    paths = sorted(_list_files(folder))
    harness = [path for path in paths if is_samples(path)]
    inspect = [
        path for path in paths if not is_samples(path) and not is_results(path) and is_inspect_log(path)
    ]
    lonely = find_lonely_results(paths)
    if lonely:
        raise FielError(
            f"{lonely[0]}: expected samples next to it, found none: evaluate again with --log_samples."
        )
    if not harness and not inspect:
        raise FielError(
            f"{folder}: expected logs of evaluations, found none: samples_….jsonl and results_….json of "
            "lm-evaluation-harness (lm_eval run --log_samples --output_path FOLDER), or .eval of Inspect."
        )
    bar.expect(len(harness) + len(inspect))
    found = []
    for read, those in ((read_harness_log, harness), (read_inspect_log, inspect)):
        for path in those:
            found.append(read(path, tasks))
            bar(1)
    return found


def _list_files(folder: Path) -> list[Path]:
    if folder.is_file():
        return [folder]
    return [
        Path(place, name)
        for place, _, names in os.walk(folder)
        for name in names
        if name.endswith(_LOGS) and Path(place, name).is_file()
    ]
