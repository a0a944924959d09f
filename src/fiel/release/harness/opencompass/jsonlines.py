"""The questions as a custom dataset of OpenCompass: JSON lines, and ``.meta.json`` about them.

Format: OpenCompass's guide to custom datasets. Every line has all letters, null where an item has fewer
options, because the columns are those of the first line. OpenCompass fills a template by replacing ``{A}``
and so on, one after another, also within texts that it has filled in: so the prompt is written out here, in
the last column.
"""

import json
from typing import Any

from fiel.benchmarks.columns import LETTERS
from fiel.items import Row
from fiel.release.harness.harness import ExportedTask
from fiel.release.harness.words import PromptWords, find_words


def lines_path(task: ExportedTask) -> str:
    """Return the path of the lines within the task's folder."""
    return f"opencompass/{task.name}.jsonl"


def write_lines(task: ExportedTask) -> dict[str, str]:
    """Write the split that models are evaluated on; empty if there is none."""
    if task.evaluated is None:
        return {}
    rows = task.questions[task.evaluated].to_pylist()
    letters = LETTERS[: max(len(row["choices"]) for row in rows)]
    lines = [_write_line(row, letters, task) for row in rows]
    about = {
        "data_type": "mcq",
        "infer_method": "gen",
        "options": list(letters),
        "output_column": "answer",
        "human_prompt": "{prompt}",
        "bot_prompt": "{answer}",
    }
    path = lines_path(task)
    return {
        path: "".join(f"{_dump(line)}\n" for line in lines),
        f"{path}.meta.json": json.dumps(about, ensure_ascii=False, indent=2) + "\n",
    }


def _write_line(row: Row, letters: str, task: ExportedTask) -> Row:
    choices = dict(zip(letters, row["choices"], strict=False))
    lettered = "".join(f"{letter}. {choice}\n" for letter, choice in choices.items())
    return {
        "question": row["question"],
        **{letter: choices.get(letter) for letter in letters},
        "answer": row["answer"],
        "id": row["id"],
        "prompt": _write_prompt(row["question"], lettered, task, find_words(task.language)),
    }


def _write_prompt(question: str, lettered: str, task: ExportedTask, words: PromptWords) -> str:
    multiple_choice = task.benchmark.multiple_choice
    if multiple_choice is not None and multiple_choice.style == "endings":
        asked = f"{words.continue_text}\n\n" if words.continue_text else ""
        return f"{asked}{question}\n{lettered}{words.answer}"
    return f"{words.question} {question}\n{lettered}{words.answer}"


def _dump(values: Any) -> str:
    return json.dumps(values, ensure_ascii=False)
