"""Rows with a question, lettered options and the letter of the right one (ARC, MMLU); what can be asked."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from fiel.benchmarks.benchmark import Benchmark, Text
from fiel.items import Item, Row, Segment

Letter = Literal["A", "B", "C", "D", "E"]
Identifier = Annotated[str, Field(strict=True, min_length=1)]


class MultipleChoiceRow(BaseModel):
    """The fields that all such rows have."""

    model_config = ConfigDict(extra="ignore")

    id: Identifier
    instruction: Text
    option_a: Text
    option_b: Text
    answer: Letter


_OPTIONS = ("option_a", "option_b", "option_c", "option_d", "option_e")


def decode_multiple_choice(
    row: Row, *, benchmark: str, model: type[MultipleChoiceRow], split: str, position: int
) -> Item:
    """Decode a row, in which absent options are null or missing.

    Raises:
        pydantic.ValidationError: The row lacks a field or has a wrong type.
    """
    valid = model.model_validate(row)
    known = vars(valid)  # MMLU has no fifth option
    options = [name for name in _OPTIONS if known.get(name) is not None]
    correct = f"option_{valid.answer.lower()}"
    return Item(
        id=valid.id,
        benchmark=benchmark,
        split=split,
        position=position,
        segments=tuple([Segment(name, row[name]) for name in ("instruction", *options)]),
        answer=valid.answer,
        correct=correct if correct in options else None,
        row=row,
    )


def encode_multiple_choice(item: Item) -> Row:
    """Write the segments back to the row, keeping other fields and the order of fields."""
    return {**item.row, **{segment.name: segment.translation for segment in item.segments}}


def join_question(item: Item) -> str:
    """Return what an item asks: its instruction."""
    return item.segments[0].translation


def row_id(row: Row) -> str:
    """Return the key that a translated row shares with its English original."""
    return str(row["id"])


def can_ask(benchmark: Benchmark, item: Item) -> bool:
    """Tell whether an item has options, of which one is the right one."""
    return benchmark.multiple_choice is not None and find_key(item) is not None


def find_key(item: Item) -> int | None:
    """Return the index of the right option among those that are there; None when it is not among them."""
    names = [option.name for option in item.options]
    return names.index(item.correct) if item.correct in names else None


def find_keys(item: Item) -> tuple[int, ...]:
    """Return the indices of all right options among those that are there."""
    right = (item.correct, *item.also_correct)
    return tuple(place for place, option in enumerate(item.options) if option.name in right)
