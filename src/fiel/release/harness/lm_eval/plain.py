"""Task files of ours for lm-evaluation-harness, which show every text as people validated it.

They use none of the harness's functions, which delete what is in brackets and lower capitals, and say the
words of the prompt in the language of the items. A change of what they ask needs another ``FROZEN_VERSION``:
scores of different versions must not be compared.
"""

from collections.abc import Collection, Mapping
from typing import Any, Literal

from fiel.benchmarks.columns import LETTERS
from fiel.release.harness.harness import ExportedTask
from fiel.release.harness.lm_eval.tasks import dump_group, dump_task
from fiel.release.harness.words import find_words
from fiel.release.layout import data_path, questions_name

FROZEN_VERSION = 1.0

_TRAINING = "train"
_LETTERS = list(LETTERS)
_METRICS: Mapping[str, tuple[str, ...]] = {
    "options": ("acc", "acc_norm"),
    "letters": ("acc",),
    "endings": ("acc", "acc_norm"),
}


def plain_task_name(task: ExportedTask) -> str:
    """Return the name of the task, such as ``fiel_arc_es_plain``."""
    return f"{task.name}_plain"


def plain_files(task: ExportedTask) -> dict[str, str]:
    """Write the task files, for all items and for each stratum; empty if there is nothing to evaluate."""
    if task.benchmark.multiple_choice is None or task.evaluated is None:
        return {}
    name = plain_task_name(task)
    files = {f"harness/plain/{name}.yaml": dump_task(_describe(task, name, list(task.questions)))}
    parts = []
    for stratum, splits in task.strata.items():
        present = [split for split in task.questions if split in splits]
        if task.evaluated in present:
            part = f"{name}_{stratum}"
            parts.append(part)
            values = _describe(task, part, present, stratum=stratum)
            files[f"harness/plain/subjects/{part}.yaml"] = dump_task(values)
    if parts:
        group = f"{name}_subjects"
        files[f"harness/plain/subjects/_{group}.yaml"] = dump_group(group, parts, version=FROZEN_VERSION)
    return files


def _describe(
    task: ExportedTask, name: str, splits: Collection[str], *, stratum: str | None = None
) -> dict[str, Any]:
    assert task.benchmark.multiple_choice is not None
    style, configuration = task.benchmark.multiple_choice.style, questions_name(task.language)
    data = {split: data_path(split, configuration=configuration) for split in splits}
    own = {"filters": [["subject", "==", stratum]]} if stratum else {}
    place = {
        "task": name,
        **({"task_alias": stratum} if stratum else {}),
        "dataset_path": "parquet",
        "dataset_name": f"{configuration}-{stratum}" if stratum else configuration,
        "dataset_kwargs": {"data_files": data, **own},
    }
    few_shot = {"fewshot_split": _TRAINING, "fewshot_config": {"sampler": "first_n"}}
    metrics = [{"metric": each, "aggregation": "mean", "higher_is_better": True} for each in _METRICS[style]]
    return {
        **place,
        "output_type": "multiple_choice",
        "test_split": task.evaluated,
        **(few_shot if _TRAINING in splits else {}),
        **_write_prompt(style, task.language),
        "doc_to_target": "answer_index",
        "metric_list": metrics,
        "metadata": {"version": FROZEN_VERSION},
    }


def _write_prompt(style: Literal["options", "letters", "endings"], language: str) -> dict[str, str]:
    words = find_words(language)
    if style == "endings":
        return {"doc_to_text": "{{question}}", "doc_to_choice": "choices"}
    if style == "options":
        text = f"{words.question} {{{{question}}}}\n{words.answer}"
        return {"doc_to_text": text, "doc_to_choice": "choices"}
    letters = f"{{{{{_LETTERS}[:choices | length]}}}}"
    options = f"{{% for choice in choices %}}{{{{'{LETTERS}'[loop.index0]}}}}. {{{{choice}}}}\n{{% endfor %}}"
    text = f"{words.question} {{{{question}}}}\n{options}{words.answer}"
    return {"doc_to_text": text, "doc_to_choice": letters}
