"""EuroEval: it reads the same ``eval.yaml`` as Inspect, and builds prompts of its own."""

from pathlib import Path

from fiel.release.harness.harness import ExportedTask, Harness, HarnessTask


def _list_tasks(task: ExportedTask) -> list[HarnessTask]:
    if task.evaluated is None:
        return []
    return [HarnessTask(name=task.name, command="euroeval --model MODEL --dataset OWNER/NAME")]


EUROEVAL = Harness(
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
