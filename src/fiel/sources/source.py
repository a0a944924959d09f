"""The source of rows in a campaign file: a dataset on the Hub, or files."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from pydantic import field_validator, model_validator

from fiel.benchmarks.benchmark import Benchmark
from fiel.errors import FielError, did_you_mean
from fiel.naming import check_path
from fiel.reading.problems import Problems
from fiel.reading.sheets import is_table
from fiel.reading.strict import StrictModel
from fiel.sources.arrow import take_types
from fiel.sources.files import read_rows
from fiel.sources.hub import load_splits, read_dataset, resolve_commit
from fiel.sources.rows import LocatedRow, rename_columns, type_texts


class Source(StrictModel):
    """Where the rows in one language are: either on the Hub or in files.

    Attributes:
        hub: Dataset on the Hub, such as ``alexandrainst/m_arc``, or a local folder in its layout, relative to
            the campaign file.
        config: The dataset's configuration, such as ``es``.
        revision: Branch, tag or commit on the Hub.
        files: Path with ``{split}`` in place of the split's name, relative to the campaign file.
        column: Column that contains the row, for sources with two languages side by side.
        columns: Column names in the source by the benchmark's names, where they differ.
    """

    hub: str | None = None
    config: str | None = None
    revision: str | None = None
    files: str | None = None
    column: str | None = None
    columns: dict[str, str] | None = None

    @field_validator("hub", "files")
    @classmethod
    def _readable_path(cls, path: str | None) -> str | None:
        if path is not None:
            check_path(path)
        return path

    @model_validator(mode="after")
    def _one_place(self) -> "Source":
        if (self.hub is None) == (self.files is None):
            raise ValueError(
                f"expected either the key hub or files, found {'both' if self.hub else 'neither'}"
            )
        return self

    @property
    def has_splits(self) -> bool:
        """Whether it has separate splits; a single file is the split that the campaign names."""
        return self.files is None or "{split}" in self.files


def parse_source(text: str) -> Source:
    """Parse a source from the command line: ``PATH`` or ``PATH#COLUMN``; ``{split}`` can be in the path."""
    path, _, column = text.partition("#")
    return Source(files=path, column=column or None)


def pin_source(source: Source, *, folder: Path) -> Source:
    """Return the source with its Hub revision resolved to a commit, and a local folder without a revision.

    File sources do not change.

    Raises:
        FielError: The Hub does not respond, or has no such dataset or revision.
    """
    if source.hub is None:
        return source
    commit = resolve_commit(_find_dataset(source.hub, folder), source.revision)
    return source.model_copy(update={"revision": commit})


def _find_dataset(hub: str, folder: Path) -> str:
    """Return the path of a dataset folder, or the name of a dataset on the Hub."""
    local = folder / Path(hub).expanduser()
    if local.is_dir():
        return str(local.absolute())
    if hub.startswith((".", "/", "~")):
        raise FielError(f"{hub}: expected a folder with a dataset, found none at {local.absolute()}")
    if Path(hub).is_dir():  # `datasets` would read it
        raise FielError(
            f"{hub}: expected a dataset on the Hub, found a folder with this name in {Path.cwd()}: run this "
            f"from another folder, or write the full path, {Path(hub).absolute()}"
        )
    return hub


def read_splits(
    source: Source,
    benchmark: Benchmark,
    *,
    folder: Path,
    splits: Mapping[str, tuple[str, ...]] | None = None,
    key: str = "source",
    problems: Problems | None = None,
) -> dict[str, list[LocatedRow]]:
    """Read the rows of every split in the source, in source order, by the benchmark's split names.

    Args:
        source: The source.
        benchmark: The benchmark, which has the column types.
        folder: Base folder of relative paths.
        splits: The splits with their alternative names; by default all of the benchmark's.
        key: Key of the source in the campaign file, for messages.
        problems: Collects the problems of invalid rows, which are skipped, for the caller to report.

    Raises:
        FielError: No split exists, or the source cannot be read.
    """
    splits = benchmark.splits if splits is None else splits
    place = source.hub or str(folder / str(source.files))
    unknown = sorted(set(source.columns or ()) - set(benchmark.columns))
    if unknown:
        raise FielError(
            f"{place}: columns: expected some of {', '.join(benchmark.columns)}, found {', '.join(unknown)}"
            f"{did_you_mean(unknown[0], benchmark.columns)}"
        )
    if not source.has_splits and len(splits) > 1:
        raise FielError(
            f"{place}: expected {{split}} in the path, or one of {', '.join(splits)} under the key splits"
        )
    noted = Problems() if problems is None else problems
    read = _hub_splits(source, folder, noted) if source.hub else _file_splits(source, folder, noted)
    found = {}
    for split, others in splits.items():
        for name in (split, *others):
            rows = read(name)
            if rows is not None:
                found[split] = _shape_rows(rows, source, benchmark, noted)
                break
    if not found:
        raise FielError(_describe_nowhere(source, place, splits, key))
    if problems is None:
        noted.refuse()
    return found


def _describe_nowhere(source: Source, place: str, splits: Mapping[str, tuple[str, ...]], key: str) -> str:
    message = f"{place}: found none of the splits {', '.join(splits)}"
    if source.hub:
        return f"{key}.hub: {message}"
    looked = Path(place).absolute()
    return f"{key}.files: {message}: expected a file such as {looked.name} in {looked.parent}"


_ReadSplit = Callable[[str], Iterator[LocatedRow] | None]


def _file_splits(source: Source, folder: Path, problems: Problems) -> _ReadSplit:
    def read(split: str) -> Iterator[LocatedRow] | None:
        path = folder / str(source.files).replace("{split}", split)
        return read_rows(path, problems=problems) if path.exists() else None

    return read


def _hub_splits(source: Source, folder: Path, problems: Problems) -> _ReadSplit:
    dataset = str(source.hub)
    splits = load_splits(_find_dataset(dataset, folder), config=source.config, revision=source.revision)

    def read(split: str) -> Iterator[LocatedRow] | None:
        if split not in splits:
            return None
        place = ", ".join(part for part in (source.config, split) if part)
        return read_dataset(splits[split], f"{dataset} ({place})", problems=problems)

    return read


def _shape_rows(
    rows: Iterable[LocatedRow], source: Source, benchmark: Benchmark, problems: Problems
) -> list[LocatedRow]:
    """Convert rows to the benchmark's columns; add problems for rows that lack them."""
    found: list[LocatedRow] = []
    types = None
    untyped = benchmark.columns if is_table(source.files or "") else source.columns
    kinds = {name: benchmark.columns[name] for name in untyped or ()}
    for located in rows:
        if not found and located.types is not None:
            types = take_types(
                located.types, column=source.column, columns=source.columns or {}, known=benchmark.columns
            )
        try:
            shaped = _shape(located, source, benchmark, kinds)
            found.append(shaped if shaped.types is types else replace(shaped, types=types))
        except FielError as error:
            problems.add(error)
    return found


def _shape(located: LocatedRow, source: Source, benchmark: Benchmark, kinds: Mapping[str, str]) -> LocatedRow:
    """Convert a row to the benchmark's columns, and those that are untyped in the source to their types."""
    if source.column is not None:
        located = _take_column(located, source.column)
    if source.columns:
        located = rename_columns(located, source.columns, optional=benchmark.optional)
    if not kinds:
        return located
    return replace(located, row=type_texts(located.row, kinds, optional=benchmark.optional))


def _take_column(located: LocatedRow, column: str) -> LocatedRow:
    inner = located.row.get(column)
    if not isinstance(inner, dict):
        raise FielError(f"{located.place}: {column}: expected a row inside this column, found {inner!r}")
    shared = {key: value for key, value in located.row.items() if not isinstance(value, dict)}
    return LocatedRow(located.place, {**shared, **inner}, located.types)
