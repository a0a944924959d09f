"""lm-evaluation-harness: its own task on the source's columns, and a frozen one of ours on the questions."""

from pathlib import Path

from fiel.release.harness.harness import ExportedTask, Harness, HarnessTask
from fiel.release.harness.lm_eval.plain import plain_files, plain_task_name
from fiel.release.harness.lm_eval.tasks import harness_files

_SUBJECTS = "subjects/"
_COMMAND = "lm_eval run --model hf --model_args pretrained=MODEL --tasks {name} --include_path harness"


def _write_files(task: ExportedTask) -> dict[str, str]:
    own = harness_files(task.benchmark, language=task.language, splits=task.splits, strata=task.strata)
    return own | plain_files(task)


def _has_letters(task: ExportedTask) -> bool:
    multiple_choice = task.benchmark.multiple_choice
    return multiple_choice is not None and multiple_choice.style == "letters"


def _list_tasks(task: ExportedTask) -> list[HarnessTask]:
    found = []
    for path in _write_files(task):
        name, plain = Path(path).stem, path.startswith("harness/plain/")
        if name.startswith("_"):
            continue  # a group
        whole = plain_task_name(task) if plain else task.name
        part = _SUBJECTS in path
        found.append(
            HarnessTask(
                name=name,
                asks_questions=plain,
                keeps_texts=plain or task.benchmark.described,
                lists_choices=_has_letters(task),
                stratum=name.removeprefix(f"{whole}_") if part else None,
                part_of=whole if part else None,
                command="" if part else _COMMAND.format(name=name),
            )
        )
    return found


HARNESS = Harness(
    name="lm-eval",
    main=True,
    title="lm-evaluation-harness",
    module="lm_eval",
    package="lm_eval",
    requirements=("lm-eval==0.4.13",),
    script=Path(__file__).with_name("documents.py"),
    files=("harness/",),
    write_files=_write_files,
    list_tasks=_list_tasks,
)
