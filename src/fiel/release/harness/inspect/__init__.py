"""Inspect: ``eval.yaml``, with which it runs a dataset of the Hub, which becomes a benchmark by it."""

from pathlib import Path

from fiel.release.harness.harness import ExportedTask, Harness, HarnessTask
from fiel.release.harness.inspect.evalfile import write_eval_file
from fiel.release.layout import EVAL_FILE


def _write_files(task: ExportedTask) -> dict[str, str]:
    text = write_eval_file(task)
    return {EVAL_FILE: text} if text else {}


def _list_tasks(task: ExportedTask) -> list[HarnessTask]:
    if task.evaluated is None:
        return []
    return [
        HarnessTask(
            name=task.name,
            keeps_texts=True,
            lists_choices=True,
            command="inspect eval hf/OWNER/NAME --model PROVIDER/MODEL",
        )
    ]


HARNESS = Harness(
    name="inspect",
    title="Inspect",
    module="inspect_ai",
    package="inspect_ai",
    requirements=("inspect-ai==0.3.285", "datasets>=4", "huggingface_hub>=1"),
    script=Path(__file__).with_name("samples.py"),
    needs="the dataset on the Hub",
    files=(EVAL_FILE,),
    write_files=_write_files,
    list_tasks=_list_tasks,
)
