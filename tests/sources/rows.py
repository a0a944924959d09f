"""Rows of the four benchmarks that we wrote, and files of them."""

import csv
import io
import json
from collections.abc import Sequence
from typing import Any

from fiel.items import Row

QUESTION: Row = {
    "id": "Escuela/1",
    "instruction": "¿Qué planeta está más cerca del Sol?",
    "option_a": "Venus",
    "option_b": "Mercurio, el más pequeño",
    "option_c": "Marte",
    "option_d": None,
    "option_e": None,
    "answer": "B",
}
EXAM: Row = {
    "id": "anatomy/test/1",
    "instruction": 'El hueso "húmero"\nestá en…',
    "option_a": "el brazo",
    "option_b": "None",
    "option_c": "1.0",
    "option_d": "NA",
    "answer": "A",
}
SITUATION: Row = {
    "ind": 7,
    "activity_label": "Deporte",
    "ctx_a": "Ana corre.",
    "ctx_b": "",
    "ctx": "Ana corre.",
    "endings": ["Llega, «por fin».", 'Dice: "ya".', "Se para.", "Canta."],
    "source_id": "ours~1",
    "split": "val",
    "split_type": "indomain",
    "label": "2",
}
PROMPT: Row = {
    "row_idx": 12,
    "prompt": "Name three rivers.",
    "metadata": '{"source": "ours", "kind": "human"}',
    "translation": "Nombra tres ríos.",
}
ROWS = {"arc": QUESTION, "mmlu": EXAM, "hellaswag": SITUATION, "dibt": PROMPT}
SPLITS = {"arc": "test", "mmlu": "test", "hellaswag": "val", "dibt": "train"}


def jsonl(*rows: Row) -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def write_csv(rows: Sequence[Row]) -> bytes:
    """Write rows as a spreadsheet does: nulls empty, lists as JSON."""

    def cell(value: Any) -> Any:
        return json.dumps(value, ensure_ascii=False) if isinstance(value, list) else value

    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]))
    writer.writeheader()
    writer.writerows({name: cell(value) for name, value in row.items()} for row in rows)
    return text.getvalue().encode()
