"""Load items from a source, paired with their English originals."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from pydantic import ValidationError

from fiel.benchmarks.benchmark import Benchmark
from fiel.errors import FielError, describe_validation
from fiel.items import Item, pair_item
from fiel.naming import has_controls
from fiel.reading.problems import Problems
from fiel.sources.rows import LocatedRow
from fiel.sources.source import Source, read_splits
from fiel.sources.subsets import WHOLE, Subset, select_items

_Key = tuple[str, str]
"""Split and pairing key."""


def load_items(
    benchmark: Benchmark,
    source: Source,
    *,
    folder: Path,
    language: str = "und",
    english: Source | None = None,
    splits: list[str] | None = None,
    english_splits: list[str] | None = None,
    subset: Subset = WHOLE,
) -> list[Item]:
    """Read, validate and pair a benchmark's items, in the order of splits and rows.

    Args:
        benchmark: The benchmark.
        source: Where the translated rows are.
        folder: Base folder of relative paths.
        language: Language of the translated rows.
        english: Where the English originals are.
        splits: Splits to read; by default all that exist.
        english_splits: Splits of the originals if they are in one file; by default the splits read.
        subset: Which of those items to return.

    Raises:
        FielError: A source cannot be read, a row is invalid, two rows have the same id, or the subset names
            an unknown id.
    """
    wanted = {name: benchmark.splits[name] for name in splits or benchmark.splits}
    problems = Problems()
    found = read_splits(source, benchmark, folder=folder, splits=wanted, key="source", problems=problems)
    missing = [name for name in splits or () if name not in found]
    if missing:
        raise FielError(
            f"{source.hub or source.files}: expected the splits {', '.join(missing)}, found "
            f"{', '.join(found)}"
        )
    originals: dict[_Key, Item] = {}
    if english is not None:
        named = english_splits if english_splits and not english.has_splits else list(wanted)
        own = {name: benchmark.splits[name] for name in named}
        texts = read_splits(english, benchmark, folder=folder, splits=own, key="english", problems=problems)
        if benchmark.bilingual:
            found = _put_together(benchmark, found, texts, problems)
        else:
            originals = _decode_originals(benchmark, texts, problems)
    try:
        decoded = _decode(benchmark, found, problems)
        selected = list(select_items(decoded, subset, stratum=benchmark.stratum))
    except FielError as error:  # such as an unknown id, which may belong to an invalid row
        problems.add(error)
    problems.refuse()
    if not selected:
        raise FielError(f"{source.hub or source.files}: expected one or more rows, found none")
    return [
        pair_item(item, originals.get(key), place=located.place, types=located.types, language=language)
        for (key, located), item in selected
    ]


def _decode(
    benchmark: Benchmark, splits: dict[str, list[LocatedRow]], problems: Problems
) -> Iterator[tuple[tuple[_Key, LocatedRow], Item]]:
    """Decode rows in order; add problems for invalid rows and duplicate ids, and skip those rows."""
    places: dict[str, str] = {}
    for split, rows in splits.items():
        for position, located in enumerate(rows):
            try:
                item = _decode_row(benchmark, located, split=split, position=position)
                if item.id in places:
                    raise FielError(_describe_double(located.place, item.id, places[item.id]))
            except FielError as error:
                problems.add(error)
                continue
            places[item.id] = located.place
            yield ((split, benchmark.pairing_key(located.row)), located), item


def _decode_row(benchmark: Benchmark, located: LocatedRow, *, split: str, position: int) -> Item:
    try:
        item = benchmark.decode(located.row, split=split, position=position)
    except ValidationError as error:
        lacks = any(problem["type"] == "missing" for problem in error.errors(include_url=False))
        found = [_describe_columns(located)] if lacks else []
        raise FielError("\n".join([describe_validation(located.place, error), *found])) from None
    if has_controls(item.id):
        raise FielError(f"{located.place}: id: expected no control characters, found {item.id!r}")
    return item


def _decode_originals(
    benchmark: Benchmark, splits: dict[str, list[LocatedRow]], problems: Problems
) -> dict[_Key, Item]:
    names = [name for name, kind in benchmark.columns.items() if kind == "string"]
    texts = {split: [_as_texts(located, names) for located in rows] for split, rows in splits.items()}
    return {key: item for (key, _), item in _decode(benchmark, texts, problems)}


def _as_texts(located: LocatedRow, names: Iterable[str]) -> LocatedRow:
    """Convert integers in string columns: English HellaSwag's own files have integer labels."""
    row = located.row
    numbers = {name: str(row[name]) for name in names if type(row.get(name)) is int}
    return replace(located, row={**row, **numbers}) if numbers else located


def _put_together(
    benchmark: Benchmark,
    translated: dict[str, list[LocatedRow]],
    english: dict[str, list[LocatedRow]],
    problems: Problems,
) -> dict[str, list[LocatedRow]]:
    """Add the columns that translated rows lack from the English rows with the same key."""
    originals: dict[_Key, LocatedRow] = {}
    for key, located in _keyed(benchmark, english, problems):
        if key in originals:
            problems.add(_describe_double(located.place, key[1], originals[key].place))
        originals.setdefault(key, located)
    joined: dict[str, list[LocatedRow]] = {split: [] for split in translated}
    for key, located in _keyed(benchmark, translated, problems):
        original = originals.get(key)
        row = original.row if original else {}
        known = {name: row[name] for name in benchmark.columns if name in row}
        joined[key[0]].append(replace(located, row={**known, **located.row}))
    return joined


def _keyed(
    benchmark: Benchmark, splits: dict[str, list[LocatedRow]], problems: Problems
) -> Iterator[tuple[_Key, LocatedRow]]:
    """Yield rows with their pairing keys; add problems for rows without one."""
    for split, rows in splits.items():
        for located in rows:
            try:
                yield (split, benchmark.pairing_key(located.row)), located
            except KeyError as error:
                missing = f"{located.place}: {error.args[0]}: expected a value, found nothing"
                problems.add(f"{missing}\n{_describe_columns(located)}")


def _describe_columns(located: LocatedRow) -> str:
    return (
        f"{located.place}: the columns are {', '.join(located.row)}. If one of them has another name, set "
        "the key `columns`; if one contains the whole row, set the key `column`."
    )


def _describe_double(place: str, name: str, other: str) -> str:
    return f"{place}: id: expected a unique id, found {name!r}, which {other} also has"
