"""One benchmark of a campaign, as the campaign file describes it."""

from pathlib import Path
from typing import Annotated, Any, ClassVar, Self

from pydantic import Field, ValidationInfo, field_validator, model_validator

from fiel.benchmarks import Benchmark
from fiel.benchmarks.columns import Columns
from fiel.benchmarks.registry import choose_benchmark
from fiel.errors import FielError, did_you_mean
from fiel.naming import Name, check_path
from fiel.reading.strict import StrictModel
from fiel.sources.source import Source
from fiel.sources.subsets import Sample

_UNREAD = object()


class Task(StrictModel):
    """One benchmark of a campaign.

    The items come from the source, in source order; ``splits``, ``ids``, ``sample`` and ``limit`` select
    some of them, in this order. A sample is stratified (by MMLU's subjects, or by the splits of other
    benchmarks), with at least one item per stratum if the size allows. The same seed gives the same items on
    every machine, and a larger ``size`` only adds items, so a campaign can grow after its launch. Longer
    lists of ids and higher limits only add items too, unless a limit cuts a sample short.

    Attributes:
        name: Name of its dataset in Argilla and of its folder in an export; by default the benchmark's name.
        columns: The columns of a benchmark that Fiel does not know.
        benchmark: A benchmark of Fiel or of another installed package; with ``columns``, a name of your own.
        source: Where the translated rows are.
        english: Where the English originals are, unless the rows contain them.
        splits: Splits to include, by the benchmark's names; by default all.
        ids: Ids of the items to include; by default all.
        ids_file: The ids as a text file with one per line, or a table (CSV, XLSX) with a column ``id``.
        sample: Include only a sample of those: ``{size: 300, seed: 1}``.
        limit: Include only this many of those, from the start.
        guide: Path of the annotation guide; like all paths, relative to the campaign file.
        glossary: Path of a table of terms and their translations.
        gold: Path of a table or JSONL file with known right answers, to detect careless people; see
            `fiel.campaign.goldfile.read_gold`. Annotators cannot tell these items from others.
        opinions: Path, or list of paths, of JSONL files with what models and other tools say about the
            translations; see `fiel.opinions.opinionfile.read_opinions`. People see them in the form.
        candidates: Columns of the rows with other translations of a segment, by its name; people see them
            next to the text. ``COLUMN.N`` is number N, from 0, of a column of lists.
        memory: Judgements of an earlier release (``…/LANG_judgements/train.parquet``), or a list of them. The
            corrections of the same texts are suggested, and what people of any language found wrong in the
            original or its key is a warning.
        blind: Share of the items, from 0 to 1, drawn at random, that people are also asked as questions,
            without seeing the key; it is given at the first launch. The form shows these items without their
            keys, findings and opinions. For benchmarks with options.
    """

    SUBSET_KEYS: ClassVar[tuple[str, ...]] = ("splits", "ids", "ids_file", "sample", "limit")

    name: Name = ""
    columns: Columns | None = None
    benchmark: str
    source: Source
    english: Source | None = None
    splits: list[str] | None = None
    ids: Annotated[list[str], Field(min_length=1)] | None = None
    ids_file: Path | None = None
    sample: Sample | None = None
    limit: Annotated[int, Field(ge=1)] | None = None
    guide: Path
    glossary: Path | None = None
    gold: Path | None = None
    opinions: list[Path] = []
    candidates: dict[str, list[str]] = {}
    memory: list[Path] = []
    blind: Annotated[float, Field(ge=0, le=1)] = 0.0

    @field_validator("benchmark")
    @classmethod
    def _known_benchmark(cls, name: str, info: ValidationInfo) -> str:
        columns = info.data.get("columns", _UNREAD)
        if columns is _UNREAD:  # they are invalid, which is said
            return name
        try:
            return choose_benchmark(name, columns).name
        except FielError as error:
            raise ValueError(str(error)) from None

    @field_validator("ids_file", "guide", "glossary", "gold")
    @classmethod
    def _readable_path(cls, path: Path | None) -> Path | None:
        if path is not None:
            check_path(str(path))
        return path

    @field_validator("opinions", "memory", mode="before")
    @classmethod
    def _one_or_more(cls, paths: Any) -> Any:
        return [paths] if isinstance(paths, str | Path) else paths

    @field_validator("opinions", "memory")
    @classmethod
    def _readable_paths(cls, paths: list[Path]) -> list[Path]:
        for path in paths:
            check_path(str(path))
        return list(dict.fromkeys(paths))

    @field_validator("candidates", mode="before")
    @classmethod
    def _one_or_more_columns(cls, columns: Any) -> Any:
        if not isinstance(columns, dict):
            return columns
        return {name: [each] if isinstance(each, str) else each for name, each in columns.items()}

    @model_validator(mode="before")
    @classmethod
    def _default_name(cls, values: Any) -> Any:
        if isinstance(values, dict) and "name" not in values and "benchmark" in values:
            return {**values, "name": values["benchmark"]}
        return values

    @model_validator(mode="after")
    def _known_splits(self) -> Self:
        known = self.definition.splits
        unknown = sorted(set(self.splits or ()) - set(known))
        if unknown:
            raise ValueError(
                f"splits: expected some of {', '.join(known)}, found {', '.join(unknown)}"
                f"{did_you_mean(unknown[0], known)}"
            )
        return self

    @model_validator(mode="after")
    def _one_list_of_ids(self) -> Self:
        if self.ids is not None and self.ids_file is not None:
            raise ValueError("expected only one of the keys ids and ids_file, found both: remove one")
        return self

    @model_validator(mode="after")
    def _options_to_ask(self) -> Self:
        if self.blind and self.definition.multiple_choice is None:
            raise ValueError(
                f"blind: expected a benchmark with options, found {self.benchmark} without any: remove blind"
            )
        return self

    @field_validator("name")
    @classmethod
    def _free_name(cls, name: str) -> str:
        if name == "about-you":
            raise ValueError("'about-you' is reserved: choose another name")
        if name.startswith("blind-"):
            raise ValueError(
                f"expected a name that does not begin with blind-, which is reserved, found {name}"
            )
        return name

    @property
    def is_whole(self) -> bool:
        """Whether it includes every item of its source."""
        return all(getattr(self, key) is None for key in self.SUBSET_KEYS)

    @property
    def definition(self) -> Benchmark:
        """The benchmark's definition."""
        return choose_benchmark(self.benchmark, self.columns)
