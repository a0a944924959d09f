"""HellaSwag: a situation and four possible endings.

Format: the Okapi translation, on the Hub as ``alexandrainst/m_hellaswag``. ``label`` is a string. ``ctx`` is
the concatenation of ``ctx_a`` and ``ctx_b``, so it is not shown, but rebuilt when one of them is corrected.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from fiel.benchmarks.benchmark import Benchmark, Index, MultipleChoice, Reference, Text, publish_okapi
from fiel.checks.hellaswag import (
    find_broken_continuations,
    find_changed_marks,
    find_lowercased_context,
)
from fiel.checks.markup import find_deleted_brackets
from fiel.items import Item, Row, Segment


class HellaSwagRow(BaseModel):
    """A row of HellaSwag."""

    model_config = ConfigDict(extra="ignore")

    ind: Index
    activity_label: Text
    ctx_a: Text
    ctx_b: Text
    ctx: Text
    endings: Annotated[list[Text], Field(min_length=4, max_length=4)]
    label: Literal["0", "1", "2", "3"]


_CONTEXT = ("activity_label", "ctx_a", "ctx_b")


def decode_hellaswag(row: Row, *, split: str, position: int) -> Item:
    """Decode a row; empty parts of the context are left out, as there is nothing to translate.

    Raises:
        pydantic.ValidationError: The row lacks a field or has a wrong type.
    """
    valid = HellaSwagRow.model_validate(row)
    context = [Segment(name, row[name]) for name in _CONTEXT if row[name] or name == "ctx_a"]
    endings = [Segment(f"ending_{index}", text) for index, text in enumerate(valid.endings)]
    return Item(
        id=f"{split}/{valid.ind}",
        benchmark="hellaswag",
        split=split,
        position=position,
        segments=(*context, *endings),
        answer=valid.label,
        correct=f"ending_{valid.label}",
        row=row,
    )


def encode_hellaswag(item: Item) -> Row:
    """Write the segments back to the row; ``ctx`` is rebuilt if ``ctx_a`` or ``ctx_b`` changed."""
    texts = {segment.name: segment.translation for segment in item.segments}
    context = {name: texts[name] for name in _CONTEXT if name in texts}
    row: Row = {**item.row, **context}
    row["endings"] = [texts[f"ending_{index}"] for index in range(len(item.row["endings"]))]
    if (row["ctx_a"], row["ctx_b"]) != (item.row["ctx_a"], item.row["ctx_b"]):
        row["ctx"] = f"{row['ctx_a']} {row['ctx_b']}" if row["ctx_b"] else row["ctx_a"]
    return row


def join_context(item: Item) -> str:
    """Return the text that the endings continue: ``activity_label: ctx_a ctx_b``, as people checked it.

    The separators are those of lm-evaluation-harness.
    """
    texts = {segment.name: segment.translation for segment in item.segments}
    label = f"{texts['activity_label']}: " if "activity_label" in texts else ""
    return label + " ".join(texts[name] for name in ("ctx_a", "ctx_b") if name in texts)


def row_index(row: Row) -> str:
    """Return the key that a translated row shares with its English original."""
    return str(row["ind"])


HELLASWAG = Benchmark(
    name="hellaswag",
    title="HellaSwag",
    columns={
        "ind": "int64",
        "activity_label": "string",
        "ctx_a": "string",
        "ctx_b": "string",
        "ctx": "string",
        "endings": "list<string>",
        "source_id": "string",
        "split": "string",
        "split_type": "string",
        "label": "string",
    },
    splits={"val": ("validation",)},
    usual_shape=(*_CONTEXT, "ending_0", "ending_1", "ending_2", "ending_3"),
    decode=decode_hellaswag,
    encode=encode_hellaswag,
    pairing_key=row_index,
    publication=publish_okapi("alexandrainst/m_hellaswag"),
    reference=Reference(
        title="HellaSwag: Can a Machine Really Finish Your Sentence?",
        authors=("Rowan Zellers", "Ari Holtzman", "Yonatan Bisk", "Ali Farhadi", "Yejin Choi"),
        year=2019,
        url="https://arxiv.org/abs/1905.07830",
    ),
    multiple_choice=MultipleChoice(question=join_context, style="endings"),
    harness_task={
        "output_type": "multiple_choice",
        "training_split": None,
        "validation_split": "val",
        "test_split": None,
        "process_docs": "!function lm_eval.tasks.okapi.hellaswag_multilingual.utils.process_docs",
        "doc_to_text": "query",
        "doc_to_target": "{{label.lstrip()}}",
        "doc_to_choice": "choices",
        "metric_list": [
            {"metric": "acc", "aggregation": "mean", "higher_is_better": True},
            {"metric": "acc_norm", "aggregation": "mean", "higher_is_better": True},
        ],
        "metadata": {"version": 1.0},
    },
    checks=(
        find_deleted_brackets,
        find_broken_continuations,
        find_changed_marks,
        find_lowercased_context,
    ),
)
