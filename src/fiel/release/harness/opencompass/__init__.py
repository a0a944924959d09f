"""OpenCompass: the questions as one of its custom datasets, in JSON lines with a description."""

from pathlib import Path

from fiel.release.harness.harness import ExportedTask, Harness, HarnessTask
from fiel.release.harness.opencompass.jsonlines import lines_path, write_lines


def _list_tasks(task: ExportedTask) -> list[HarnessTask]:
    if task.evaluated is None:
        return []
    command = f"opencompass --hf-path MODEL --custom-dataset-path {lines_path(task)}"
    return [
        HarnessTask(
            name=task.name, keeps_texts=True, lists_choices=True, split=task.evaluated, command=command
        )
    ]


HARNESS = Harness(
    name="opencompass",
    title="OpenCompass",
    module="opencompass",
    package="opencompass",
    requirements=("opencompass==0.5.4", "numpy<2", "pyarrow<21"),
    script=Path(__file__).with_name("entries.py"),
    files=("opencompass/",),
    write_files=write_lines,
    list_tasks=_list_tasks,
)
