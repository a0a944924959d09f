"""Slices of a benchmark that a community can finish."""

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
"""What goes with an item, such as the place where it was read."""


class Sample(StrictModel):
    """A fair share of every stratum, the same on every machine.

    Attributes:
        size: How many items; all of them when there are fewer.
        seed: Another number gives other items.
    """

    size: Annotated[int, Field(ge=1)]
    seed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Subset:
    """Which items to take, in the order in which the settings apply.

    Attributes:
        ids: Items to take; by id, the place where somebody asked for it. All unless given.
        sample: How many of those, by stratum.
        limit: How many of those, from the first on.
    """

    ids: Mapping[str, str] | None = None
    sample: Sample | None = None
    limit: int | None = None


WHOLE = Subset()
"""The subset that is everything."""


def select_items(
    items: Iterable[tuple[T, Item]], subset: Subset, *, stratum: Callable[[Item], str]
) -> Iterable[tuple[T, Item]]:
    """Take a subset of items, which stay in their order.

    Args:
        items: All the items, each with what goes with it; no more of them are read than a limit alone needs.
        subset: Which ones to take.
        stratum: Gives the stratum of an item, for sampling.

    Raises:
        FielError: An id that was asked for is not among the items.
    """
    if subset.ids is not None:
        items = _pick(items, subset.ids)
    if subset.sample is not None:
        items = _draw(list(items), subset.sample, stratum)
    return islice(items, subset.limit)


def read_ids(path: Path) -> dict[str, str]:
    """Read a text file with one item id a line, or a table with a column ``id``.

    Returns:
        By id, the file and line that asks for it.

    Raises:
        FielError: The file cannot be read, or holds no id.
    """
    if not is_table(path) or path.suffix.lower() == ".txt":
        lines = read_text(path, what="a text file with one id a line").splitlines()
        placed = [(f"line {number}", line) for number, line in enumerate(lines, start=1)]
    else:
        placed = list(_ids_of_table(path))
    places = {id.strip(): f"{path}: {place}" for place, id in placed}
    places.pop("", None)
    if not places:
        raise FielError(f"{path}: expected one id a line, found none")
    return places


def _ids_of_table(path: Path) -> Iterator[tuple[str, str]]:
    """Read the column ``id``, or the only one, whose first line then is an id too."""
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
            f"{place}: expected the id of an item of the task, found {id!r}"
            for id, place in ids.items()
            if id not in there
        ]
    )
    return picked


def _draw(
    items: Sequence[tuple[T, Item]], sample: Sample, stratum: Callable[[Item], str]
) -> Iterable[tuple[T, Item]]:
    """Take the first items of an order that depends on the seed and on the items alone.

    Within a stratum the order is that of a hash. The strata take turns by the method of Sainte-Laguë: of a
    stratum of N items, the item of rank k has its turn at (2k + 1) / N; but rank 0 of every stratum comes
    before all else, the largest stratum first. Largest remainders would give the same shares within one
    item, but a larger sample could then lose items that a smaller one has.
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
