"""What Fiel has to know about a benchmark."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, Protocol

from fiel.checks.finding import Check
from fiel.items import Item, Row


class Decode(Protocol):
    """Turn a row into an item, or raise ``pydantic.ValidationError`` when it is not such a row."""

    def __call__(self, row: Row, *, split: str, position: int) -> Item:
        """Decode one row of ``split`` at index ``position``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A work to be cited.

    Attributes:
        title: Its title.
        authors: Who wrote it.
        year: When it came out.
        url: Where it is.
    """

    title: str
    authors: tuple[str, ...]
    year: int
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedDataset:
    """Where a benchmark is published.

    Attributes:
        hub: Dataset on the Hub.
        english: Its configuration with the English originals, or None when it has no configurations.
        languages: Its configurations with translations; none when everybody brings their own.
        license: Licence of these translations, as an SPDX identifier.
        reference: What its authors ask to be cited, if they do.
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
"""What the Okapi project and its successors translated; each is a configuration on the Hub."""

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
    """All that differs between one benchmark and another.

    The law that every codec keeps: ``encode(decode(row)) == row``, field order included.

    Attributes:
        name: Its name in campaign files.
        title: Its name for people.
        columns: The Hub schema: type of each column, as ``datasets`` writes it (``list<string>`` too).
        splits: The splits in order, each with the other names under which it is found.
        usual_shape: Segment names of most items; others get a form of their own.
        decode: Turns a row into an item.
        encode: Turns an item back into its row, with the segments' present texts.
        pairing_key: Gives the key under which a row's English original is found.
        optional: Columns that are null or absent where an item has not got them.
        bilingual: Whether a row holds its English original too: a source of originals of its own is then put
            into the rows before they are decoded.
        harness_task: Gives the configuration of the evaluation harness's own task, without the
            dataset's place; None when the harness has no task for it.
        checks: Checks that only its items need, beside those that all have.
        stratum: Gives the kind of an item, of which a sample takes a fair share; its split unless given.
        stratum_filter: Gives the filter by which ``datasets`` reads the rows of one stratum from Parquet;
            each stratum then has a harness task of its own too.
        alpaca_eval: Gives what AlpacaEval is to ask a model; None for what is not a prompt.
        reference: The work that the benchmark comes from.
        publication: Where it is published, or None.
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
    harness_task: Mapping[str, Any] | None = None
    checks: tuple[Check, ...] = ()
    stratum: Callable[[Item], str] = attrgetter("split")
    stratum_filter: Callable[[str], list[list[str]]] | None = None
    alpaca_eval: Callable[[Row], str] | None = None
    reference: Reference | None = None
    publication: PublishedDataset | None = None
