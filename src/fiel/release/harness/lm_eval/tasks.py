"""The task files with which the unmodified lm-evaluation-harness runs an export.

Format: the harness's task configuration in YAML. The data is read with ``datasets``' ``parquet`` loader from
paths relative to the export's folder, so that the folder can be moved and renamed. ``load_dataset("./", …)``
would be shorter, but ``datasets`` names its cache after the path, and ``.`` has no name.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import yaml

from fiel.benchmarks.benchmark import Benchmark
from fiel.release.layout import data_path

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


def harness_task_name(benchmark: Benchmark, *, language: str) -> str:
    """Return the task's name in the harness, such as ``fiel_arc_es``."""
    return f"fiel_{benchmark.name}_{language}"


def harness_group_name(benchmark: Benchmark, *, language: str) -> str:
    """Return the name of the group of all strata, such as ``fiel_mmlu_es_subjects``."""
    return f"{harness_task_name(benchmark, language=language)}_subjects"


def harness_files(
    benchmark: Benchmark, *, language: str, splits: Collection[str], strata: Mapping[str, Collection[str]]
) -> dict[str, str]:
    """Write the harness's files for a task.

    Each stratum has a task that reads only its rows, including few-shot examples. Their group weights them by
    their number of questions, as the harness's own group of English MMLU does. ``language`` is also the name
    of the dataset's configuration; ``splits`` are those in the export, and ``strata`` has the splits of each
    stratum.

    Returns:
        YAML text by path within the task's folder, where the files must be used. Empty when the harness has
        no task for the benchmark, or the splits that it evaluates are missing.
    """
    whole = harness_task(benchmark, language=language, splits=splits)
    if whole is None:
        return {}
    name = harness_task_name(benchmark, language=language)
    parts = {
        f"{name}_{stratum}": harness_task(benchmark, language=language, splits=own, stratum=stratum)
        for stratum, own in strata.items()
    }
    texts = {part: text for part, text in parts.items() if text is not None}
    files = {f"harness/{name}.yaml": whole}
    if texts:
        files |= {f"harness/subjects/{part}.yaml": text for part, text in texts.items()}
        group = harness_group_name(benchmark, language=language)
        files[f"harness/subjects/_{group}.yaml"] = dump_group(group, list(texts))
    return files


def harness_task(
    benchmark: Benchmark, *, language: str, splits: Collection[str], stratum: str | None = None
) -> str | None:
    """Write one task file of the harness; None when it would evaluate nothing."""
    present = [name for name in benchmark.splits if name in splits]
    if benchmark.harness_task is None:
        return None
    configuration = {
        key: value
        for key, value in benchmark.harness_task.items()
        if key not in _SPLIT_KEYS or value is None or value in present
    }
    if not any(configuration.get(key) for key in _EVALUATED_KEYS):
        return None
    files = {name: data_path(name, configuration=language) for name in present}
    own = {"filters": benchmark.stratum_filter(stratum)} if stratum and benchmark.stratum_filter else {}
    name = harness_task_name(benchmark, language=language)
    place: dict[str, Any] = {
        "task": f"{name}_{stratum}" if stratum else name,
        **({"task_alias": stratum} if stratum else {}),
        "dataset_path": "parquet",
        "dataset_name": f"{language}-{stratum}" if stratum else language,
        "dataset_kwargs": {"data_files": files, **own},
    }
    return dump_task({**place, **configuration})


def dump_group(name: str, tasks: Sequence[str], *, version: float = 0.0) -> str:
    """Write the file of a group, which weights its tasks by their number of questions."""
    metrics = [{"metric": "acc", "weight_by_size": True}]
    return dump_task(
        {
            "group": name,
            "task": list(tasks),
            "aggregate_metric_list": metrics,
            "metadata": {"version": version},
        }
    )


def dump_task(values: Mapping[str, Any]) -> str:
    """Write a configuration of the harness as YAML."""
    text = yaml.dump(dict(values), Dumper=_TaskDumper, sort_keys=False, allow_unicode=True)
    return f"{_HEADING}{text}"
