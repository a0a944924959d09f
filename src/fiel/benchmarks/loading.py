"""From the rows of a source to items, each beside its English original."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path

from pydantic import ValidationError

from fiel.benchmarks.benchmark import Benchmark
from fiel.benchmarks.sources import LocatedRow, Source, read_splits
from fiel.benchmarks.subsets import WHOLE, Subset, select_items
from fiel.errors import FielError, describe_validation
from fiel.items import Item, pair_item


def load_items(
    benchmark: Benchmark,
    source: Source,
    *,
    folder: Path,
    language: str = "und",
    english: Source | None = None,
    splits: list[str] | None = None,
    subset: Subset = WHOLE,
) -> list[Item]:
    """Read, validate and pair a benchmark's items.

    Args:
        benchmark: Whose codec reads the rows.
        source: Where the translated rows are.
        folder: Folder that relative paths start from.
        language: Language of the translated rows.
        english: Where the English originals are.
        splits: Splits to take; all that are there unless given.
        subset: Which items of those to take.

    Returns:
        The items in the order of the splits and of the rows.

    Raises:
        FielError: A source cannot be read, a row is no row of the benchmark, two rows have one id, or the
            subset asks for an id that none has.
    """
    wanted = {name: benchmark.splits[name] for name in splits or benchmark.splits}
    found = read_splits(source, splits=wanted, folder=folder)
    missing = [name for name in splits or () if name not in found]
    if missing:
        raise FielError(
            f"{source.hub or source.files}: expected the splits {', '.join(missing)}, found "
            f"{', '.join(found)}"
        )
    originals = _read_originals(benchmark, english, folder=folder)
    decoded = chain.from_iterable(_decode_split(benchmark, split, rows) for split, rows in found.items())
    items = []
    for _, item in select_items(_refuse_doubles(decoded), subset, stratum=benchmark.stratum):
        original = originals.get((item.split, benchmark.pairing_key(dict(item.row))))
        items.append(replace(pair_item(item, original), language=language))
    return items


def _refuse_doubles(decoded: Iterator[tuple[str, Item]]) -> Iterator[tuple[str, Item]]:
    places: dict[str, str] = {}
    for place, item in decoded:
        if item.id in places:
            raise FielError(
                f"{place}: id: expected an id of its own, found {item.id!r}, which {places[item.id]} has too"
            )
        places[item.id] = place
        yield place, item


def _read_originals(
    benchmark: Benchmark, english: Source | None, *, folder: Path
) -> dict[tuple[str, str], Item]:
    if english is None:
        return {}
    splits = read_splits(english, splits=benchmark.splits, folder=folder)
    decoded = chain.from_iterable(_decode_split(benchmark, split, rows) for split, rows in splits.items())
    return {(item.split, benchmark.pairing_key(dict(item.row))): item for _, item in decoded}


def _decode_split(benchmark: Benchmark, split: str, rows: list[LocatedRow]) -> Iterator[tuple[str, Item]]:
    for position, located in enumerate(rows):
        try:
            item = benchmark.decode(located.row, split=split, position=position)
        except ValidationError as error:
            raise FielError(describe_validation(located.place, error)) from None
        yield located.place, item
