"""lighteval: a module with a table of tasks, on its own templates, for its option ``--custom-tasks``."""

from pathlib import Path

from fiel.release.harness.harness import ExportedTask, Harness, HarnessTask
from fiel.release.harness.lighteval.tasktable import list_names, table_path, write_table


def _write_files(task: ExportedTask) -> dict[str, str]:
    text = write_table(task)
    return {table_path(task): text} if text else {}


def _list_tasks(task: ExportedTask) -> list[HarnessTask]:
    found = []
    for name, stratum in list_names(task):
        whole = name.partition(":")[0]
        command = f'lighteval accelerate "model_name=MODEL" "{whole}|0" --custom-tasks {table_path(task)}'
        lists = whole.endswith("_mcf")
        found.append(HarnessTask(name=name, stratum=stratum, lists_choices=lists, command=command))
    return found


HARNESS = Harness(
    name="lighteval",
    title="lighteval",
    module="lighteval",
    package="lighteval",
    requirements=("lighteval==0.13.0", "langcodes"),
    script=Path(__file__).with_name("prompts.py"),
    files=("lighteval/",),
    write_files=_write_files,
    list_tasks=_list_tasks,
)
