"""MMLU: questions in 57 subjects with four options.

Format: the Okapi translation, on the Hub as ``alexandrainst/m_mmlu``. The id is ``subject/split/n``; the
harness takes its few-shot examples from ``train`` (the original ``dev``) in row order.
"""

import re
from functools import partial

from pydantic import field_validator

from fiel.benchmarks.benchmark import Benchmark, MultipleChoice, Reference, Text, publish_okapi
from fiel.benchmarks.multiple_choice import (
    MultipleChoiceRow,
    decode_multiple_choice,
    encode_multiple_choice,
    join_question,
    row_id,
)
from fiel.items import Item

MMLU_ID = re.compile(r"[a-z_]{1,100}/[a-z]+/[0-9]+")
"""Subject, split and number: ``anatomy/val/3``."""


class MmluRow(MultipleChoiceRow):
    """A row of MMLU, always with four options."""

    option_c: Text
    option_d: Text

    @field_validator("id")
    @classmethod
    def _of_mmlu(cls, value: str) -> str:
        if not MMLU_ID.fullmatch(value):
            raise ValueError(f"expected an id of MMLU, such as 'anatomy/val/3', found {value!r}")
        return value


def subject(item: Item) -> str:
    """Return the subject of an item, the first part of its id, such as ``econometrics``."""
    return item.id.split("/")[0]


def filter_subject(name: str) -> list[list[str]]:
    """Return the filter for a subject's rows: ids from ``name/`` up to the character after the slash."""
    return [["id", ">=", f"{name}/"], ["id", "<", f"{name}{chr(ord('/') + 1)}"]]


MMLU = Benchmark(
    name="mmlu",
    title="MMLU",
    columns={
        "id": "string",
        "instruction": "string",
        "option_a": "string",
        "option_b": "string",
        "option_c": "string",
        "option_d": "string",
        "answer": "string",
    },
    splits={"train": ("dev",), "val": ("validation",), "test": ()},
    usual_shape=("instruction", "option_a", "option_b", "option_c", "option_d"),
    decode=partial(decode_multiple_choice, benchmark="mmlu", model=MmluRow),
    encode=encode_multiple_choice,
    pairing_key=row_id,
    stratum=subject,
    stratum_filter=filter_subject,
    publication=publish_okapi("alexandrainst/m_mmlu"),
    reference=Reference(
        title="Measuring Massive Multitask Language Understanding",
        authors=(
            "Dan Hendrycks",
            "Collin Burns",
            "Steven Basart",
            "Andy Zou",
            "Mantas Mazeika",
            "Dawn Song",
            "Jacob Steinhardt",
        ),
        year=2021,
        url="https://arxiv.org/abs/2009.03300",
    ),
    multiple_choice=MultipleChoice(question=join_question, style="letters"),
    harness_task={
        "test_split": "test",
        "fewshot_split": "train",
        "fewshot_config": {"sampler": "first_n"},
        "output_type": "multiple_choice",
        "doc_to_text": "{{instruction.strip()}}\nA. {{option_a}}\nB. {{option_b}}\nC. {{option_c}}\n"
        "D. {{option_d}}\nAnswer:",
        "doc_to_choice": ["A", "B", "C", "D"],
        "doc_to_target": "answer",
        "metric_list": [{"metric": "acc", "aggregation": "mean", "higher_is_better": True}],
        "metadata": {"version": 0.0},
    },
)
