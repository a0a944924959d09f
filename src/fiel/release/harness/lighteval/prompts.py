"""The prompts that the unmodified lighteval builds from an export: a script, not imported.

It reads a JSON list of folders of exported tasks, each with the names of its lighteval tasks, and prints for
each folder the documents by task and split: the query, the choices and the key as an index. It runs where
lighteval is, without Fiel; the table of tasks in the folder has to be one that Fiel wrote.
"""

import json
import os
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any


def build_prompts(folder: Path, names: list[str]) -> dict[str, dict[str, list[Any]]]:
    """Build the documents of the evaluated split and of the few-shot split of some tasks."""
    from lighteval.tasks.lighteval_task import LightevalTask
    from lighteval.tasks.registry import Registry

    (table,) = folder.glob("lighteval/*.py")
    # A whole registry would import lighteval's own tasks, one of which downloads a file.
    configurations = {each.name: each for each in Registry.create_custom_tasks_module(table).TASKS_TABLE}
    found = {}
    for name in names:
        task = LightevalTask(configurations[name])
        documents = {task.evaluation_split[0]: task.eval_docs()}
        if task.fewshot_split:
            documents[task.fewshot_split] = task.fewshot_docs()
        found[task.name] = {split: list(map(_describe, own)) for split, own in documents.items()}
    return found


def _describe(document: Any) -> list[Any]:
    (key,) = document.gold_index
    return [document.query, document.choices, key]


def main() -> None:
    """Answer what is asked on standard input."""
    asked, printed = json.load(sys.stdin), os.dup(1)
    os.dup2(2, 1)
    found = [build_prompts(Path(folder).resolve(), names) for folder, names in asked]
    answer = json.dumps({"version": version("lighteval"), "folders": found})
    os.write(printed, f"{answer}\n".encode())


if __name__ == "__main__":
    main()
