"""The task file with which lm-evaluation-harness runs an export, its own task code unchanged.

Format: the harness's task configuration in YAML. The data is read with ``datasets``' ``parquet`` loader from
paths that start from the export's folder, so that the folder can be moved and renamed. ``load_dataset("./",
…)`` would be shorter, but ``datasets`` takes the name of its cache from the path and ``.`` has none.
"""

from collections.abc import Collection
from typing import Any

import yaml

from fiel.campaign import Task

_FUNCTION = "!function"
_HEADING = "# To be run from the folder above this one: its paths start there. See README.md.\n"
_SPLIT_KEYS = ("training_split", "validation_split", "test_split", "fewshot_split")
_EVALUATED_KEYS = ("validation_split", "test_split")


class _TaskDumper(yaml.SafeDumper):
    """YAML with the harness's tag ``!function``, written plainly: ``!function module.name``."""

    def choose_scalar_style(self) -> str:
        if getattr(self.event, "tag", None) == _FUNCTION:
            return ""
        return str(super().choose_scalar_style())


def _represent_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    tag, space, name = text.partition(" ")
    if tag == _FUNCTION and space:
        return dumper.represent_scalar(_FUNCTION, name)
    return dumper.represent_str(text)


_TaskDumper.add_representer(str, _represent_text)


def harness_task_name(task: Task, *, language: str) -> str:
    """Return the name under which the harness runs the task, such as ``fiel_arc_es``."""
    return f"fiel_{task.benchmark}_{language}"


def data_path(split: str, *, language: str) -> str:
    """Return where a split's rows are within the folder of its task."""
    return f"{language}/{split}.parquet"


def harness_task(task: Task, *, language: str, splits: Collection[str] | None = None) -> str | None:
    """Write the harness's task file.

    Args:
        task: The task that was exported.
        language: Language of the translations, which is the name of the dataset's configuration.
        splits: The splits that the export has, by the benchmark's names; all of them unless given.

    Returns:
        The YAML text, to be used from the folder of the task; None when the harness has no task for the
        benchmark, or when no split that it evaluates is there.
    """
    benchmark = task.definition
    present = [name for name in benchmark.splits if splits is None or name in splits]
    if benchmark.harness_task is None:
        return None
    configuration = {
        key: value
        for key, value in benchmark.harness_task.items()
        if key not in _SPLIT_KEYS or value is None or value in present
    }
    if not any(configuration.get(key) for key in _EVALUATED_KEYS):
        return None
    place: dict[str, Any] = {
        "task": harness_task_name(task, language=language),
        "dataset_path": "parquet",
        "dataset_name": language,
        "dataset_kwargs": {"data_files": {name: data_path(name, language=language) for name in present}},
    }
    text = yaml.dump({**place, **configuration}, Dumper=_TaskDumper, sort_keys=False, allow_unicode=True)
    return f"{_HEADING}{text}"
