"""The numbers of an impact in words: a paragraph for a paper, and the section of a dataset card."""

from collections.abc import Callable, Iterable

from babel.numbers import format_decimal

from fiel.impact.results import (
    Impact,
    Interval,
    ItemSlice,
    MetricChange,
    ModelChange,
    SettingDifference,
    TaskImpact,
)
from fiel.messages.catalogue import Catalogue, choose_language
from fiel.messages.languages import writing_direction
from fiel.messages.plaintext import for_markdown

PARTS: tuple[ItemSlice, ...] = ("all", "corrected", "unchanged", "unusable")
PAPER_LANGUAGES = ("en", "es")  # besides the campaign's own
"""The languages of the paragraph for a paper."""

_FEWEST = 3  # models of which an order or a variance says anything
_SIGNIFICANT = 0.05  # from which p-value on nothing is said to have changed
_LISTED = 5  # models whose numbers a paragraph gives one by one


class Numbers:
    """Numbers as a language writes them; None is a dash.

    In a language that is written from right to left, marks of Unicode keep a sign before its number, and the
    lower end of an interval before the upper.
    """

    def __init__(self, language: str) -> None:
        self._language = language
        self._is_reversed = writing_direction(language) == "rtl"

    def percent(self, value: float | None, *, signed: bool = False) -> str:
        """Write a share from 0 to 1, or a difference of two, in hundredths with one decimal."""
        return self._format(None if value is None else 100 * value, "+0.0;−0.0" if signed else "0.0;−0.0")

    def decimal(self, value: float | None) -> str:
        """Write a number with two decimals."""
        return self._format(value, "0.00;−0.00")

    def rank(self, interval: Interval) -> str:
        """Write a rank with the ranks that it could have been."""
        value, low, high = (self._format(each, "0") for each in (interval.value, interval.low, interval.high))
        return value if low == high == value else self._isolate(f"{value} ({low}–{high})")

    def bounds(self, interval: Interval) -> str:
        """Write the interval of a difference."""
        low, high = (self.percent(each, signed=True) for each in (interval.low, interval.high))
        return "–" if interval.low is None else self._isolate(f"[{low}, {high}]")

    def p(self, value: float | None) -> str:
        """Write a p-value with three decimals, as ``0.020`` or ``< 0.001``."""
        if value is not None and value < 0.001:
            return self._isolate(f"< {self.p(0.001)}")
        return self._format(value, "0.000")

    def equation(self, value: float) -> str:
        """Write what a p-value is, as ``= 0.020`` or ``< 0.001``."""
        return self.p(value) if value < 0.001 else self._isolate(f"= {self.p(value)}")

    def _isolate(self, text: str) -> str:
        return f"\u2066{text}\u2069" if self._is_reversed else text

    def _format(self, value: float | None, pattern: str) -> str:
        if value is None:
            return "–"
        decimals = len(pattern.partition(".")[2].partition(";")[0])
        if round(value, decimals) == 0:  # no sign for what is shown as nothing
            value, pattern = 0.0, pattern.partition(";")[0].removeprefix("+")
        text = str(format_decimal(value, pattern, locale=self._language))
        return f"\u200e{text}" if self._is_reversed and text[:1] in "+−" else text


def paper_languages(impact: Impact) -> list[str]:
    """Return the languages of the paragraph for a paper: English, Spanish and the campaign's, if known."""
    return list(dict.fromkeys((*PAPER_LANGUAGES, choose_language("impact", impact.language))))


def write_paragraph(impact: Impact, name: str, language: str) -> str:
    """Write what was found in one task as a paragraph for a paper."""
    task, say = impact.tasks[name], Catalogue("impact", language).text
    numbers = Numbers(language)
    details = [] if task.fewshot is None else [say("examples", count=task.fewshot)]
    details += [say("simulated", count=task.simulated)] if task.simulated else []
    details += [sentence for metric in task.metrics for sentence in _write_metric(metric, say, numbers)]
    return say(
        "paragraph",
        models=len(task.models),
        harness=task.harness,
        items=task.items["all"],
        title=task.title,
        language=impact.language,
        version=impact.fiel,
        corrected=task.items["corrected"],
        unusable=task.items["unusable"],
        details=" ".join(details),
        draws=impact.draws,
    )


def _write_metric(metric: MetricChange, say: Callable[..., str], numbers: Numbers) -> Iterable[str]:
    if len(metric.models) <= _LISTED:
        listed = "; ".join(_write_model(model, say, numbers) for model in metric.models)
        yield say("metric-one", metric=metric.metric, models=listed)
    else:
        changes = [model.parts["all"].change.value or 0.0 for model in metric.models]
        low, high = (numbers.percent(pick(changes), signed=True) for pick in (min, max))
        yield say("metric-range", metric=metric.metric, low=low, high=high)
    if len(metric.models) < _FEWEST:
        return
    if metric.tau.value is not None:
        yield say("metric-ranks", **_spell_order(metric, numbers))
    if metric.noise_share.value is not None:
        yield say("metric-noise", **_spell(metric.noise_share, numbers.percent))


def _write_model(model: ModelChange, say: Callable[..., str], numbers: Numbers) -> str:
    every, corrected = model.parts["all"], model.parts["corrected"]
    assert every.p is not None  # there are items
    return say(
        "model-change" if corrected.items else "model-change-none",
        model=model.model,
        before=numbers.percent(every.before),
        after=numbers.percent(every.after),
        change=numbers.percent(every.change.value, signed=True),
        low=numbers.percent(every.change.low, signed=True),
        high=numbers.percent(every.change.high, signed=True),
        p=numbers.equation(every.p),
        corrected=numbers.percent(corrected.change.value, signed=True),
    )


def _spell(interval: Interval, write: Callable[[float | None], str]) -> dict[str, str]:
    return {"value": write(interval.value), "low": write(interval.low), "high": write(interval.high)}


def _spell_order(metric: MetricChange, numbers: Numbers) -> dict[str, str]:
    p = 1.0 if metric.tau_p is None else metric.tau_p
    chance = {f"chance-{key}": text for key, text in _spell(metric.tau_by_chance, numbers.decimal).items()}
    order = "changed" if p < _SIGNIFICANT else "same"
    return {**_spell(metric.tau, numbers.decimal), **chance, "p": numbers.equation(p), "order": order}


def describe_metric(metric: MetricChange, language: str) -> list[str]:
    """Say how far the orders agree, and what share of the variance is the translation's.

    Nothing is said about fewer than three models, or where these are undefined.
    """
    say, numbers = Catalogue("impact", language).text, Numbers(language)
    lines: list[str] = []
    if len(metric.models) < _FEWEST:
        return lines
    if metric.tau.value is not None:
        lines.append(say("tau", **_spell_order(metric, numbers)))
    if metric.noise_share.value is not None:
        here = numbers.percent(metric.noise_share_here)
        lines.append(say("noise", **_spell(metric.noise_share, numbers.percent), here=here))
    return lines


def describe_task(task: TaskImpact, language: str) -> list[str]:
    """Say which items and models were compared, and which were not."""
    say = Catalogue("impact", language).text
    groups = {group: task.items[group] for group in PARTS if group != "all"}
    lines = [say("matched", items=task.items["all"], **groups)]
    counted = {"left-out": task.left_out, "unknown": task.unknown, "reprompted": task.reprompted}
    counted["simulated"] = task.simulated
    lines += [say(key, count=count) for key, count in counted.items() if count]
    named = {"only-before": task.only_before, "only-after": task.only_after}
    lines += [say(key, models=", ".join(models)) for key, models in named.items() if models]
    lines += [_write_difference(each, say) for each in task.differences]
    return [*lines, *(say("limited", task=name, limit=limit) for name, limit in task.limits.items())]


def _write_difference(found: SettingDifference, say: Callable[..., str]) -> str:
    named = {"model": found.model, "setting": found.setting}
    if found.before is None or found.after is None:
        return say("differs", **named)
    return say("differs-known", **named, before=found.before, after=found.after)


def write_section(impact: Impact, name: str, language: str) -> list[str]:
    """Write the section of a dataset card, as paragraphs of Markdown with no heading."""
    task, say = impact.tasks[name], Catalogue("impact", language).text
    numbers = Numbers(language)
    head = [say(key) for key in ("model", "part", "before", "after", "change", "interval", "p")]
    parts = [say("card-same"), *(for_markdown(line) for line in describe_task(task, language))]
    for metric in task.metrics:
        rows = [
            [
                for_markdown(model.model),
                say(f"part-{part}"),
                numbers.percent(change.before),
                numbers.percent(change.after),
                numbers.percent(change.change.value, signed=True),
                numbers.bounds(change.change),
                numbers.p(change.p).replace("<", "\\<"),
            ]
            for model in metric.models
            for part, change in model.parts.items()
            if change.items
        ]
        lines = [f"| {' | '.join(row)} |" for row in (head, *rows)]
        parts.append(f"`{metric.metric}`, %:")
        parts.append("\n".join([lines[0], f"|{'---|' * len(head)}", *lines[1:]]))
        parts += describe_metric(metric, language)
    return [*parts, for_markdown(write_paragraph(impact, name, language))]
