"""The definition of a benchmark."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import Annotated, Any, Literal, Protocol

from pydantic import Field

from fiel.checks.finding import Check
from fiel.items import Item, Row

LONGEST_TEXT = 100_000
"""Maximum characters of a segment: 25 times Okapi's longest, and more than a person reads at once."""

Text = Annotated[str, Field(strict=True, max_length=LONGEST_TEXT)]
"""Type of every segment's text."""

Index = Annotated[int, Field(strict=True, ge=0, lt=2**63)]
"""A row's number in the benchmark."""


class Decode(Protocol):
    """Turn a row into an item; raise ``pydantic.ValidationError`` for an invalid row."""

    def __call__(self, row: Row, *, split: str, position: int) -> Item:
        """Decode one row of ``split`` at index ``position``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A work to cite."""

    title: str
    authors: tuple[str, ...]
    year: int
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MultipleChoice:
    """How harnesses ask an item that has options.

    Attributes:
        question: Returns the text that comes before the options.
        style: What is scored after it: the text of each option, its letter, or each option as the end of the
            text.
    """

    question: Callable[[Item], str]
    style: Literal["options", "letters", "endings"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedDataset:
    """Where a benchmark is published.

    Attributes:
        english: Its configuration with the English originals, or None if it has no configurations.
        languages: Its configurations with translations; empty if there are none.
        license: Licence of these translations, as an SPDX identifier.
        reference: The work that its authors ask to cite, if any.
    """

    hub: str
    english: str | None = None
    languages: tuple[str, ...] = ()
    license: str | None = None
    reference: Reference | None = None


OKAPI_LANGUAGES = tuple(
    "ar bn ca da de es eu fr gu hi hr hu hy id is it kn ml mr nb ne nl pt ro ru sk sr sv ta te uk vi "
    "zh".split()
)
"""Languages translated by the Okapi project and its successors; each is a configuration on the Hub."""

OKAPI = Reference(
    title="Okapi: Instruction-tuned Large Language Models in Multiple Languages with Reinforcement Learning "
    "from Human Feedback",
    authors=(
        "Viet Dac Lai",
        "Chien Van Nguyen",
        "Nghia Trung Ngo",
        "Thuat Nguyen",
        "Franck Dernoncourt",
        "Ryan A. Rossi",
        "Thien Huu Nguyen",
    ),
    year=2023,
    url="https://arxiv.org/abs/2307.16039",
)


def publish_okapi(hub: str) -> PublishedDataset:
    """Describe a dataset of the Okapi project on the Hub."""
    return PublishedDataset(
        hub=hub, english="en", languages=OKAPI_LANGUAGES, license="CC-BY-NC-4.0", reference=OKAPI
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Benchmark:
    """Everything that is specific to one benchmark.

    Every codec guarantees ``encode(decode(row)) == row``, including the order of the fields.

    Attributes:
        name: Its name in campaign files.
        title: Its public name.
        columns: The Hub schema: type of each column, as ``datasets`` writes it, including ``list<string>``.
        splits: The splits in order, each with its alternative names.
        usual_shape: Segment names of most items; items with other segments get a separate form.
        decode: Turns a row into an item.
        encode: Turns an item back into its row, with the current texts of its segments.
        pairing_key: Returns the key that a row shares with its English original.
        optional: Columns that can be null or missing.
        bilingual: Whether rows contain their English original; a separate source of originals is then merged
            into the rows before decoding.
        multiple_choice: How harnesses ask its items; None if they have no options.
        harness_task: Configuration of the evaluation harness's task, without the dataset's location; None if
            there is no task.
        checks: Additional checks for its items.
        stratum: Returns the stratum of an item for stratified samples; by default its split.
        stratum_filter: Returns the filter with which ``datasets`` reads one stratum from Parquet; each
            stratum then also has its own harness task.
        alpaca_eval: Returns the prompt for AlpacaEval; None if rows are not prompts.
        reference: The work that introduced the benchmark.
        publication: Where it is published, or None.
        described: Whether a campaign file describes it; harnesses then show its texts as they are.
    """

    name: str
    title: str
    columns: Mapping[str, str]
    splits: Mapping[str, tuple[str, ...]]
    usual_shape: tuple[str, ...]
    decode: Decode
    encode: Callable[[Item], Row]
    pairing_key: Callable[[Row], str]
    optional: frozenset[str] = frozenset()
    bilingual: bool = False
    multiple_choice: MultipleChoice | None = None
    harness_task: Mapping[str, Any] | None = None
    checks: tuple[Check, ...] = ()
    stratum: Callable[[Item], str] = attrgetter("split")
    stratum_filter: Callable[[str], list[list[str]]] | None = None
    alpaca_eval: Callable[[Row], str] | None = None
    reference: Reference | None = None
    publication: PublishedDataset | None = None
    described: bool = False
