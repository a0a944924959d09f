"""EuroEval: it reads the same ``eval.yaml`` as Inspect, and builds prompts of its own."""

from pathlib import Path

from fiel.release.harness.harness import ExportedTask, Harness, HarnessTask

LANGUAGES = frozenset(
    "be bg ca cs da de el en es et fi fo fr hr hu is it lt lv nb nl nn no pl pt ro sk sl sq sr sv uk".split()
)
"""The languages in which EuroEval asks a multiple-choice question; in others its prompts are empty."""


def _list_tasks(task: ExportedTask) -> list[HarnessTask]:
    if task.evaluated is None or task.language.split("-")[0].lower() not in LANGUAGES:
        return []
    command = "euroeval --model MODEL --dataset OWNER/NAME"
    return [HarnessTask(name=task.name, lists_choices=True, command=command)]


HARNESS = Harness(
    name="euroeval",
    title="EuroEval",
    module="euroeval",
    package="euroeval",
    requirements=("euroeval==18.3.0",),
    python="3.12",
    script=Path(__file__).with_name("examples.py"),
    needs="the dataset on the Hub",
    files=(),
    write_files=lambda task: {},
    list_tasks=_list_tasks,
)
