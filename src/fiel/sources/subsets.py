"""Select a subset of a benchmark that a community can finish."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import Field

from fiel.errors import FielError
from fiel.items import Item
from fiel.reading.problems import refuse_problems
from fiel.reading.sheets import is_table, read_table
from fiel.reading.strict import StrictModel
from fiel.reading.textfiles import read_text

T = TypeVar("T")
"""Data attached to an item, such as its pairing key."""


class Sample(StrictModel):
    """A stratified sample, the same on every machine.

    Attributes:
        size: Number of items; all of them if there are fewer.
        seed: A different seed gives different items.
    """

    size: Annotated[int, Field(ge=1)]
    seed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Subset:
    """Which items to select; the settings apply in order.

    Attributes:
        ids: Ids to select, each with the place that names it, for messages; by default all.
    """

    ids: Mapping[str, str] | None = None
    sample: Sample | None = None
    limit: int | None = None


WHOLE = Subset()
"""The subset with all items."""


def select_items(
    items: Iterable[tuple[T, Item]], subset: Subset, *, stratum: Callable[[Item], str]
) -> Iterable[tuple[T, Item]]:
    """Select a subset of items, each with attached data, in their order.

    With only a limit, no more items are read than needed.

    Raises:
        FielError: The subset names an unknown id.
    """
    if subset.ids is not None:
        items = _pick(items, subset.ids)
    if subset.sample is not None:
        items = _draw(list(items), subset.sample, stratum)
    return islice(items, subset.limit)


def read_ids(path: Path) -> dict[str, str]:
    """Read a text file with one item id per line, or a table with a column ``id``.

    Returns:
        The ids, each with its file and line.

    Raises:
        FielError: The file cannot be read, or has no ids.
    """
    if not is_table(path) or path.suffix.lower() == ".txt":
        lines = read_text(path, what="a text file with one id per line").splitlines()
        placed = [(f"line {number}", line) for number, line in enumerate(lines, start=1)]
    else:
        placed = list(_ids_of_table(path))
    places = {id.strip(): f"{path}: {place}" for place, id in placed}
    places.pop("", None)
    if not places:
        raise FielError(f"{path}: expected one id per line, found none")
    return places


def _ids_of_table(path: Path) -> Iterator[tuple[str, str]]:
    """Read the column ``id``, or the only column, whose first line is then an id too."""
    first = True
    for place, row in read_table(path):
        name = "id" if "id" in row else next(iter(row))
        if name != "id" and len(row) > 1:
            raise FielError(f"{path}: expected a column id, found {', '.join(row)}")
        if first and name != "id":
            yield "line 1", name
        yield place, row[name]
        first = False


def _pick(items: Iterable[tuple[T, Item]], ids: Mapping[str, str]) -> list[tuple[T, Item]]:
    picked = [each for each in items if each[1].id in ids]
    there = {item.id for _, item in picked}
    refuse_problems(
        [
            f"{place}: expected the id of an item in the task, found {id!r}"
            for id, place in ids.items()
            if id not in there
        ]
    )
    return picked


def _draw(
    items: Sequence[tuple[T, Item]], sample: Sample, stratum: Callable[[Item], str]
) -> Iterable[tuple[T, Item]]:
    """Take the first items in an order that depends only on the seed and the items.

    Within a stratum, items are ordered by a hash. The strata are interleaved by the Sainte-Laguë method: in a
    stratum of N items, the item of rank k comes at (2k + 1) / N, except that rank 0 of every stratum comes
    before all others, largest stratum first. The largest-remainder method would give the same shares within
    one item, but a larger sample could then lose items of a smaller one.
    """
    strata: dict[str, list[tuple[bytes, int]]] = defaultdict(list)
    for index, (_, item) in enumerate(items):
        strata[stratum(item)].append((_hash(item.id, sample.seed), index))
    turns = [
        (rank > 0, (2 * rank + 1) / len(members), digest, index)
        for members in strata.values()
        for rank, (digest, index) in enumerate(sorted(members))
    ]
    return [items[index] for index in sorted(turn[-1] for turn in sorted(turns)[: sample.size])]


def _hash(id: str, seed: int) -> bytes:
    return hashlib.blake2b(f"{seed}:{id}".encode(), digest_size=16).digest()
