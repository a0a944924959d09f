"""The documents that the unmodified evaluation harness builds from an export: a script, not imported.

It reads a JSON list of folders of exported tasks, each with the names of its harness tasks, and prints for
each folder, by harness task and split, the text, choices and target of every document. It runs in its own
process, without Fiel, because importing the harness sets up logging and much else.
"""

import json
import os
import sys
from importlib.metadata import version
from typing import Any


def build_documents(folder: str, names: list[str]) -> dict[str, dict[str, list[Any]]]:
    """Build all documents of some harness tasks, by the task's names of its splits."""
    from lm_eval.tasks import TaskManager

    os.chdir(folder)  # base of the paths in the task files
    tasks = TaskManager(include_path="harness", include_defaults=False).load(names)["tasks"]
    return {name: _documents(tasks[name]) for name in names}


def _documents(task: Any) -> dict[str, list[Any]]:
    config = task.config
    few_shot = config.fewshot_split not in (None, config.training_split)
    present = {
        config.training_split: task.training_docs if task.has_training_docs() else None,
        config.validation_split: task.validation_docs if task.has_validation_docs() else None,
        config.test_split: task.test_docs if task.has_test_docs() else None,
        **({config.fewshot_split: task.fewshot_docs} if few_shot else {}),
    }
    choose = config.doc_to_choice is not None
    return {
        split: [
            [task.doc_to_text(doc), task.doc_to_choice(doc) if choose else [], task.doc_to_target(doc)]
            for doc in build()
        ]
        for split, build in present.items()
        if split and build
    }


if __name__ == "__main__":
    found = [build_documents(folder, names) for folder, names in json.load(sys.stdin)]
    print(json.dumps({"version": version("lm_eval"), "folders": found}))
