"""The campaign file: its model, and how it is loaded and validated."""

from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal, Self
from urllib.parse import urlsplit

from pydantic import Field, ValidationError, ValidationInfo, field_validator, model_validator

from fiel.benchmarks import Benchmark
from fiel.benchmarks.columns import Columns
from fiel.benchmarks.registry import choose_benchmark
from fiel.campaign.guide import load_guide
from fiel.checks.glossary import load_glossary
from fiel.errors import FielError, describe_place, describe_validation
from fiel.judgements import Label
from fiel.naming import Language, Name, check_path
from fiel.reading.strict import StrictModel
from fiel.reading.suggestions import did_you_mean, nearest
from fiel.reading.yamlfile import read_yaml
from fiel.sources.source import Source
from fiel.sources.subsets import Sample
from fiel.verdicts.careless import CarelessRules

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
            `fiel.verdicts.gold.read_gold`. Annotators cannot tell these items from others.
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


class Annotation(StrictModel):
    """How people annotate.

    Attributes:
        min_submitted: Number of people who must answer each item.
        language: Language of the form; by default the campaign's.
        audit: Share of the items, from 0 to 1, chosen at random to come early in everyone's queue.
        target: Share of the items, up to 1, that the campaign aims to finish; the dashboard shows progress
            towards it.
        spread: When a correction is suggested wherever the same sentence stands in open items: once its item
            is decided (``agreed``), as soon as one answer counts (``answered``), or never (``off``).
        labels: What the form also asks about each item, without requiring it: whether it needs knowledge of a
            ``culture``, of a ``time``, of a ``region``, which kind of ``error`` the translation has, and what
            is wrong with the ``question`` itself. A form that was launched keeps the questions that it has;
            more are refused.
    """

    min_submitted: Annotated[int, Field(ge=1)] = 1
    language: Language | None = None
    audit: Annotated[float, Field(ge=0, le=1)] = 0.1
    target: Annotated[float, Field(gt=0, le=1)] = 1.0
    spread: Literal["agreed", "answered", "off"] = "agreed"
    labels: tuple[Label, ...] = ()

    @field_validator("labels")
    @classmethod
    def _distinct_labels(cls, labels: tuple[Label, ...]) -> tuple[Label, ...]:
        return tuple(dict.fromkeys(labels))


class Campaign(StrictModel):
    """The benchmarks that a community validates, and how.

    Attributes:
        name: Name of the campaign and of its workspace in Argilla.
        title: Public title, by language.
        language: Language of the translations.
        license: Licence of the translated data, which the export inherits, as an SPDX identifier.
        tasks: Its benchmarks, one or more.
        annotation: How people annotate.
        credits: Display name by user name, for people who agreed to be named in public.
        guide_url: Public address of the guide, linked from the form and the dashboard.
        video_url: Public address of a video that shows how to take part, for the dashboard.
        ask_url: Public address where volunteers can ask, such as a forum or a chat, for the dashboard.
        organizers: Who runs the campaign, as the public reads it on the dashboard.
        privacy_url: Public address of what the organizers say about personal data, for the dashboard.
        data_url: Public address of the validated dataset, for the dashboard.
        dashboard_url: Public address of the dashboard, which volunteers see at the end of their queue and on
            their own page.
        invitation_url: A link of ``fiel people invite``, to which the dashboard's buttons lead. Anyone who
            sees the dashboard can then join.
        careless: Rules that set aside the answers of careless people; by default none.
        published_as: Name of the campaign in releases, if it was renamed after its launch. Argilla cannot
            rename a workspace, so ``name`` stays.
        languagetool: Address of a LanguageTool server that checks grammar and spelling, such as
            ``http://127.0.0.1:8081``; the setting FIEL_LANGUAGETOOL_URL takes precedence.
    """

    name: Name
    title: dict[Language, str]
    language: Language
    license: Annotated[str, Field(min_length=1)]
    tasks: Annotated[list[Task], Field(min_length=1)]
    annotation: Annotation = Annotation()
    credits: dict[str, str] = {}
    guide_url: str | None = None
    careless: CarelessRules | None = None
    video_url: str | None = None
    ask_url: str | None = None
    organizers: Annotated[str, Field(min_length=1, max_length=200)] | None = None
    privacy_url: str | None = None
    data_url: str | None = None
    dashboard_url: str | None = None
    invitation_url: str | None = None
    published_as: Name | None = None
    languagetool: str | None = None

    @field_validator(
        "guide_url",
        "video_url",
        "ask_url",
        "privacy_url",
        "data_url",
        "dashboard_url",
        "invitation_url",
        "languagetool",
    )
    @classmethod
    def _public_address(cls, url: str | None) -> str | None:
        if url is not None and not _is_public_address(url):
            raise ValueError(f"expected a public address, such as https://example.org/guide, found {url!r}")
        return url

    @field_validator("organizers")
    @classmethod
    def _no_address(cls, text: str | None) -> str | None:
        if text is not None and "@" in text:
            raise ValueError(
                f"expected names of people or groups, without an e-mail address, because it is public, found "
                f"{text!r}: ask_url says where to ask"
            )
        return text

    @field_validator("tasks")
    @classmethod
    def _distinct_tasks(cls, tasks: list[Task]) -> list[Task]:
        names = [task.name for task in tasks]
        doubled = sorted({name for name in names if names.count(name) > 1})
        if doubled:
            raise ValueError(f"expected a different name for each task, found twice: {', '.join(doubled)}")
        return tasks

    @model_validator(mode="after")
    def _inherited_license(self) -> Self:
        for task in self.tasks:
            published = task.definition.publication
            if published is None or published.license is None or task.source.hub != published.hub:
                continue
            if self.license.casefold() != published.license.casefold():
                raise ValueError(
                    f"license: expected {published.license}, the licence of {published.hub}, which its "
                    f"corrections inherit, found {self.license}"
                )
        return self

    @model_validator(mode="after")
    def _gold_for_its_rule(self) -> Self:
        if self.careless and self.careless.min_gold and not any(task.gold for task in self.tasks):
            raise ValueError(
                "careless.min_gold: expected a task with the key gold, found none: add it, or remove min_gold"
            )
        return self

    @property
    def release_name(self) -> str:
        """Its name in releases."""
        return self.published_as or self.name

    @property
    def form_language(self) -> str:
        """Language in which volunteers see the form."""
        return self.annotation.language or self.language

    def title_in(self, language: str) -> str:
        """Return the title in a language, or else the first title."""
        return self.title.get(language) or next(iter(self.title.values()), self.name)


class CampaignFile(StrictModel):
    """A campaign and its file; paths in it are relative to the file's folder."""

    path: Path
    campaign: Campaign

    @property
    def folder(self) -> Path:
        """Base folder of relative paths."""
        return self.path.parent


def load_campaign(path: Path) -> CampaignFile:
    """Read and validate a campaign file.

    Raises:
        FielError: The file cannot be read, is not YAML, has an unknown key or an invalid value, or names a
            guide that does not exist.
    """
    if not path.exists():
        raise FielError(f"{path}: expected a campaign file, found none{_meant_by(path)}")
    read = read_yaml(path)
    try:
        campaign = Campaign.model_validate(read.values)
    except ValidationError as error:
        raise FielError(describe_validation(str(path), error, model=Campaign, marks=read)) from None
    for index, task in enumerate(campaign.tasks):
        guide = path.parent / task.guide
        if not guide.is_file():
            place = ("tasks", index, "guide")
            where = f"{path}: line {read.line(place)}: {describe_place(place)}"
            raise FielError(f"{where}: expected a file, found none at {guide}")
        load_guide(guide)  # only to validate it
        if task.glossary is not None:
            load_glossary(path.parent / task.glossary)  # only to validate it
    return CampaignFile(path=path, campaign=campaign)


def _meant_by(path: Path) -> str:
    """Suggest a campaign file for a path that does not exist."""
    folders = dict.fromkeys((path.parent, path.parent / "campaigns"))
    known = {each.stem: each for folder in folders for each in sorted(folder.glob("*.y*ml"))}
    found = nearest(path.stem, known)
    if found:
        return f": did you mean {known[found]}?"
    return (
        ": create one with fiel new"
        if not known
        else f": {path.parent} has {', '.join(map(str, known.values()))}"
    )


def _is_public_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    plain = url.isprintable() and " " not in url and "@" not in parts.netloc
    return plain and parts.scheme in ("http", "https") and bool(parts.hostname)
