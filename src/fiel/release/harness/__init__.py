"""The harnesses that run an export: a folder for each, which says what it reads and how to run it."""

import pkgutil
from collections.abc import Iterator, Mapping
from importlib import import_module

from fiel.release.harness.harness import ExportedTask, Harness, HarnessTask


def _find_harnesses() -> Iterator[Harness]:
    """Find the ``HARNESS`` of each folder next to this file."""
    for each in pkgutil.iter_modules(__path__):
        if each.ispkg:
            harness = import_module(f"{__name__}.{each.name}").HARNESS
            assert isinstance(harness, Harness)
            yield harness


HARNESSES: Mapping[str, Harness] = {
    harness.name: harness
    for harness in sorted(_find_harnesses(), key=lambda harness: (not harness.main, harness.name))
}
"""All harnesses by name, the main one first."""

MAIN = next(harness for harness in HARNESSES.values() if harness.main)
"""The harness whose own tasks an export is a drop-in for."""

__all__ = ["HARNESSES", "MAIN", "ExportedTask", "Harness", "HarnessTask", "write_harness_files"]


def write_harness_files(task: ExportedTask) -> dict[str, str]:
    """Write the files of all harnesses; returns texts by path within the task's folder."""
    return {path: text for harness in HARNESSES.values() for path, text in harness.write_files(task).items()}
