"""ARC-Challenge: school science questions with three to five options.

Format: the Okapi translation, on the Hub as ``alexandrainst/m_arc``. An absent option is null on the Hub, and
a missing key in Okapi's own JSON files.
"""

from functools import partial

from pydantic import field_validator

from fiel.benchmarks.benchmark import Benchmark, MultipleChoice, Reference, Text, publish_okapi
from fiel.benchmarks.mmlu import MMLU_ID
from fiel.benchmarks.multiple_choice import (
    MultipleChoiceRow,
    decode_multiple_choice,
    encode_multiple_choice,
    join_question,
    row_id,
)
from fiel.checks.markup import find_deleted_brackets


class ArcRow(MultipleChoiceRow):
    """A row of ARC; only the id distinguishes it from a row of MMLU."""

    option_c: Text | None = None
    option_d: Text | None = None
    option_e: Text | None = None

    @field_validator("id")
    @classmethod
    def _not_of_mmlu(cls, value: str) -> str:
        if MMLU_ID.fullmatch(value):
            raise ValueError(f"expected an id of ARC, found {value!r}, which is an id of MMLU")
        return value


ARC = Benchmark(
    name="arc",
    title="ARC-Challenge",
    columns={
        "id": "string",
        "instruction": "string",
        "option_a": "string",
        "option_b": "string",
        "option_c": "string",
        "option_d": "string",
        "option_e": "string",
        "answer": "string",
    },
    splits={"train": (), "validation": ("val",), "test": ()},
    usual_shape=("instruction", "option_a", "option_b", "option_c", "option_d"),
    decode=partial(decode_multiple_choice, benchmark="arc", model=ArcRow),
    encode=encode_multiple_choice,
    pairing_key=row_id,
    optional=frozenset({"option_c", "option_d", "option_e"}),
    publication=publish_okapi("alexandrainst/m_arc"),
    reference=Reference(
        title="Think you have Solved Question Answering? Try ARC, the AI2 Reasoning Challenge",
        authors=(
            "Peter Clark",
            "Isaac Cowhey",
            "Oren Etzioni",
            "Tushar Khot",
            "Ashish Sabharwal",
            "Carissa Schoenick",
            "Oyvind Tafjord",
        ),
        year=2018,
        url="https://arxiv.org/abs/1803.05457",
    ),
    multiple_choice=MultipleChoice(question=join_question, style="options"),
    harness_task={
        "output_type": "multiple_choice",
        "training_split": "train",
        "validation_split": "validation",
        "test_split": "test",
        "process_docs": "!function lm_eval.tasks.okapi.arc_multilingual.utils.process_docs",
        "doc_to_text": "query",
        "doc_to_target": "gold",
        "doc_to_choice": "choices",
        "should_decontaminate": True,
        "doc_to_decontamination_query": "query",
        "metric_list": [
            {"metric": "acc", "aggregation": "mean", "higher_is_better": True},
            {"metric": "acc_norm", "aggregation": "mean", "higher_is_better": True},
        ],
        "metadata": {"version": 2.0},
    },
    checks=(find_deleted_brackets,),
)
