"""What `fiel impact` found: the format of its ``--json``."""

from typing import Literal

from pydantic import ConfigDict

from fiel.reading.strict import StrictModel

ImpactFormat = Literal["fiel-impact-1"]
"""Value of ``format``; another version of the format gets another."""

ItemGroup = Literal["corrected", "unchanged", "unusable"]
"""What became of an item; unchanged are also those that nobody has decided."""

GROUPS: tuple[ItemGroup, ...] = ("corrected", "unchanged", "unusable")

ItemSlice = Literal["all", "corrected", "unchanged", "unusable"]
"""The items that an accuracy is of."""


class _Finite(StrictModel):
    model_config = ConfigDict(allow_inf_nan=False)


class Interval(_Finite):
    """A number with its 95 % confidence interval; null where it is undefined."""

    value: float | None
    low: float | None
    high: float | None


class PartChange(_Finite):
    """One model on one part of the items.

    Attributes:
        items: Number of these items.
        before: Accuracy from 0 to 1; null without items.
        after: The same after the validation.
        change: ``after - before``.
        gained: Items that became right.
        lost: Items that became wrong.
        p: P-value of McNemar's exact test; null without items.
    """

    items: int
    before: float | None
    after: float | None
    change: Interval
    gained: int
    lost: int
    p: float | None


class ModelChange(_Finite):
    """One model: its accuracies by part, and its rank on all items, 1 for the best."""

    model: str
    parts: dict[ItemSlice, PartChange]
    rank_before: Interval
    rank_after: Interval


class TextChange(_Finite):
    """One segment of an item, before and after; ``before`` is null if the export does not have it."""

    segment: str
    before: str | None
    after: str


class FlippedItem(_Finite):
    """An item on which a model's answer became right or wrong.

    Attributes:
        texts: The corrected segments; empty if none was.
        gained: Models that became right.
        lost: Models that became wrong.
    """

    item: str
    group: ItemGroup
    texts: list[TextChange]
    gained: list[str]
    lost: list[str]


class MetricChange(_Finite):
    """What one metric says.

    Attributes:
        tau: Kendall's tau-b between the models' order before and after.
        tau_by_chance: What tau would be if answers had only flipped by chance: median and middle 95 %.
        tau_p: P-value of the observed tau; null where it is undefined.
        noise_share: The translation's share of the variance between models, for items like these.
        noise_share_here: The same on these very items, chance included.
        flips: The items that flipped, first those that flipped for most models.
    """

    metric: str
    models: list[ModelChange]
    tau: Interval
    tau_by_chance: Interval
    tau_p: float | None
    noise_share: Interval
    noise_share_here: float | None
    flips: list[FlippedItem]


class SettingDifference(_Finite):
    """A setting of a model that was not the same on both sides.

    Attributes:
        setting: Its name in the log.
        before: Its value; null if it may hold somebody's private data, such as a path or a key.
        after: The same after the validation.
    """

    model: str
    setting: str
    before: str | None
    after: str | None


class TaskImpact(_Finite):
    """What validating changed in one task.

    Attributes:
        harness: Which harness evaluated.
        fewshot: Examples in each prompt; null when the log does not say.
        models: Models with logs on both sides.
        only_before: Models without logs after.
        only_after: Models without logs before.
        items: Number of items that every model answered on both sides, by part.
        left_out: Items that only some answered, or on one side only.
        unknown: Items of the logs that are not in the export.
        reprompted: Unchanged items with other prompts, because examples in them were corrected.
        simulated: Simulated accounts whose answers counted in the export.
        differences: What was not the same on both sides without stopping the comparison.
        limits: By the harness's name of the task, to how many items it was limited.
        files: SHA-256 of the export's files with the items, by path within the task's folder.
    """

    benchmark: str
    title: str
    harness: str
    fewshot: int | None
    models: list[str]
    only_before: list[str]
    only_after: list[str]
    items: dict[ItemSlice, int]
    left_out: int
    unknown: int
    reprompted: int
    simulated: int
    differences: list[SettingDifference]
    limits: dict[str, str]
    files: dict[str, str]
    metrics: list[MetricChange]


class Impact(_Finite):
    """What validating a benchmark changed on a leaderboard.

    Attributes:
        fiel: Version of Fiel.
        campaign: Name of the campaign.
        language: Language of the translations.
        draws: Bootstrap samples behind each interval.
        seed: Seed of these.
        tasks: By the name of the task in the export.
    """

    format: ImpactFormat = "fiel-impact-1"
    fiel: str
    campaign: str
    language: str
    draws: int
    seed: int
    tasks: dict[str, TaskImpact]
