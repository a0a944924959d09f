"""The harnesses that run an export: a folder for each, which says what it reads and how to run it."""

from collections.abc import Mapping

from fiel.release.harness.euroeval import EUROEVAL
from fiel.release.harness.harness import ExportedTask, Harness, HarnessTask
from fiel.release.harness.inspect import INSPECT
from fiel.release.harness.lighteval import LIGHTEVAL
from fiel.release.harness.lm_eval import LM_EVAL
from fiel.release.harness.opencompass import OPENCOMPASS

HARNESSES: Mapping[str, Harness] = {
    harness.name: harness for harness in (LM_EVAL, INSPECT, EUROEVAL, LIGHTEVAL, OPENCOMPASS)
}

__all__ = ["HARNESSES", "LM_EVAL", "ExportedTask", "Harness", "HarnessTask", "write_harness_files"]


def write_harness_files(task: ExportedTask) -> dict[str, str]:
    """Write the files of all harnesses; returns texts by path within the task's folder."""
    return {path: text for harness in HARNESSES.values() for path, text in harness.write_files(task).items()}
