"""The columns of a multiple-choice benchmark, as a campaign file describes them."""

import re
from collections.abc import Sequence
from typing import Annotated, Any, Literal, Self

from pydantic import Field, ValidationError, field_validator, model_validator

from fiel.errors import FielError, describe_validation
from fiel.reading.strict import StrictModel

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
"""The letters of options: an item has no more."""

_PLAIN = re.compile(r"[A-Za-z]\w*(\.[A-Za-z]\w*)*")
_RESERVED = frozenset("true false none and or not in is if else for loop self range dict namespace".split())


class Columns(StrictModel):
    """The columns of a multiple-choice benchmark that Fiel does not know.

    ``OUTER.INNER`` is a column within a column. All other columns stay as they are. The splits are ``train``,
    ``validation`` and ``test``.

    Attributes:
        id: The column, or list of columns, whose values together tell the items of a split apart.
        question: What is asked.
        choices: One column with a list of options, or a list of columns with one option each. Where options
            are fewer, the last are null.
        answer: The right option.
        context: A passage or premise before the question.
        answer_as: How the answer names an option: by a ``letter``, by a number from 0 (``from-0``) or from 1
            (``from-1``), or with a list of a 0 or 1 for each option (``labels``).
        many: Whether an item can have several right options; the answer is then a list.
        keywords: What is asked by each value of the question's column, if those are keywords, such as
            ``cause``, which nobody translates.
        style: What harnesses score: the text of each option (``options``), or its letter (``letters``).
    """

    id: tuple[str, ...] = Field(min_length=1)
    question: str
    choices: str | Annotated[tuple[str, ...], Field(min_length=2, max_length=len(LETTERS))]
    answer: str
    context: str | None = None
    answer_as: Literal["letter", "from-0", "from-1", "labels"] = "letter"
    many: bool = False
    keywords: dict[str, str] = {}
    style: Literal["options", "letters"] = "options"

    @field_validator("id", mode="before")
    @classmethod
    def _one_or_more(cls, names: Any) -> Any:
        return (names,) if isinstance(names, str) else names

    @model_validator(mode="after")
    def _distinct(self) -> Self:
        names = self.texts
        doubled = sorted({name for name in names if names.count(name) > 1})
        if doubled:
            raise ValueError(f"expected a column for each text, found {doubled[0]!r} twice")
        odd = [
            name
            for name in (*names, self.answer)
            if not _PLAIN.fullmatch(name) or not _RESERVED.isdisjoint(name.split("."))
        ]
        if self.many and odd:
            raise ValueError(
                "many: expected columns named with letters, digits and _, which lm-evaluation-harness reads, "
                f"found {odd[0]!r}: rename it in your file"
            )
        return self

    @property
    def texts(self) -> tuple[str, ...]:
        """The columns that people read and correct."""
        choices = (self.choices,) if isinstance(self.choices, str) else self.choices
        before = (self.context,) if self.context is not None else ()
        return (*before, *(() if self.keywords else (self.question,)), *choices)


def parse_columns(texts: Sequence[str]) -> Columns:
    """Parse the columns as the command line gives them: ``KEY=NAME`` or ``KEY=NAME,NAME``.

    Raises:
        FielError: A text is not of this form, or they do not describe a benchmark.
    """
    values: dict[str, Any] = {}
    for text in texts:
        key, equals, value = text.partition("=")
        if not equals or not key or not value or key in values:
            raise FielError(
                f"--column: expected KEY=NAME, such as question=question, each once, found {text!r}"
            )
        names = value.split(",")
        values[key] = names if len(names) > 1 else value
    try:
        return Columns.model_validate(values)
    except ValidationError as error:
        raise FielError(describe_validation("--column", error, model=Columns)) from None
