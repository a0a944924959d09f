"""``eval.yaml``, which tells Inspect, EuroEval and the Hub how to ask the questions of a dataset.

Format: <https://huggingface.co/docs/hub/eval-results> and Inspect's ``HFTask``, which refuses other keys in a
task. The keys ``task``, ``languages`` and ``target_column`` are EuroEval's; Inspect ignores them. EuroEval
asks all tasks in the language under ``languages``, and none if it does not know one of several. So a file for
several languages goes without: then it takes that of each task from the name of its configuration.
"""

from typing import Any

import yaml

from fiel.release.harness.harness import ExportedTask
from fiel.release.harness.words import find_words
from fiel.release.layout import questions_name

_MORE = "{question}\n\n{choices}"


def write_eval_file(*tasks: ExportedTask) -> str:
    """Write the file for one language or several; empty if none has questions to evaluate."""
    present = [task for task in tasks if task.evaluated is not None]
    if not present:
        return ""
    title, languages = present[0].benchmark.title, [task.language for task in present]
    several = "s" if len(present) > 1 else ""
    values: dict[str, Any] = {
        "name": f"{title} ({', '.join(languages)})",
        "description": f"{title}, translated into the language{several} {', '.join(languages)}. People "
        "review the translation item by item: README.md says how far they are.",
        "evaluation_framework": "inspect-ai",
        "tasks": [_describe_task(task) for task in present],
        "task": "multiple-choice",
        **({} if several else {"languages": [languages[0].split("-")[0].lower()]}),
        "target_column": "answer_index",
    }
    return yaml.safe_dump(values, sort_keys=False, allow_unicode=True)


def _describe_task(task: ExportedTask) -> dict[str, Any]:
    return {
        "id": task.name,
        "config": questions_name(task.language),
        "split": task.evaluated,
        "field_spec": {"input": "question", "target": "answer", "choices": "choices"},
        "solvers": [{"name": "multiple_choice", **_find_template(task)}],
        "scorers": [{"name": "choice"}],
    }


def _find_template(task: ExportedTask) -> dict[str, Any]:
    """Return the prompt in the language of the items; Inspect's own, in English, if there is none."""
    words = find_words(task.language)
    multiple_choice = task.benchmark.multiple_choice
    endings = multiple_choice is not None and multiple_choice.style == "endings"
    sentence = words.continue_text if endings else words.choose
    if sentence is None or words.format is None:
        return {}
    return {"args": {"template": f"{sentence} {words.format}\n\n{_MORE}"}}
