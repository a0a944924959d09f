"""The evaluations of both sides, model by model and item by item, or why they cannot be compared."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from fiel.errors import FielError, shorten
from fiel.impact.circumstances import name_models, show_public
from fiel.impact.evaluation import Evaluation, ModelResponse
from fiel.impact.exported import EvaluatedTask
from fiel.impact.results import SettingDifference
from fiel.impact.statistics import Matrix
from fiel.messages.plaintext import count_of

_NAMED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class PairedTask:
    """One task of the export as models answered it on both sides.

    Attributes:
        items: Ids of the items that every model answered on both sides, in the order of the export.
        before: By metric, a matrix of 0 and 1 for ``models`` × ``items``.
        after: The same after the validation.
        only_before: Models without logs of the other side.
        only_after: The same.
        left_out: Items of the export that not every model answered on both sides but some did.
        unknown: Items of the logs that are not in the export.
        reprompted: Uncorrected items with other prompts, because examples in these were corrected.
        differences: What was not the same on both sides and does not stop the comparison.
        limits: By the harness's name of the task, the limit on the number of items.
    """

    task: EvaluatedTask
    harness: str
    fewshot: int | None
    models: tuple[str, ...]
    items: tuple[str, ...]
    before: Mapping[str, Matrix]
    after: Mapping[str, Matrix]
    only_before: tuple[str, ...]
    only_after: tuple[str, ...]
    left_out: int
    unknown: int
    reprompted: int
    differences: tuple[SettingDifference, ...]
    limits: Mapping[str, str]


@dataclass(slots=True)
class _ModelRun:
    """All that one model answered of one task on one side: one log, or one for each subject."""

    logs: list[Evaluation] = field(default_factory=list)
    responses: dict[str, ModelResponse] = field(default_factory=dict)

    def add(self, log: Evaluation) -> None:
        again = next((id for id in log.responses if id in self.responses), None)
        if again is not None:
            other = next(each.path for each in self.logs if again in each.responses)
            raise FielError(
                f"{log.path}: expected one evaluation of {log.model} for each item, found {shorten(again)} "
                f"also in {other}: keep one of the two runs in the folder."
            )
        self.logs.append(log)
        self.responses.update(log.responses)

    def settings(self) -> dict[str, tuple[str, ...]]:
        return _gather(log.settings for log in self.logs)

    def circumstances(self) -> dict[str, tuple[str, ...]]:
        return _gather(log.circumstances for log in self.logs)


_Side = Mapping[str, _ModelRun]
"""The runs of one task by model."""


def pair_evaluations(
    tasks: Mapping[str, EvaluatedTask], before: Sequence[Evaluation], after: Sequence[Evaluation]
) -> list[PairedTask]:
    """Pair the evaluations of both sides for each task of the export that both have.

    Raises:
        FielError: They have no task and model in common, or differ in more than the validation.
    """
    left, right = _arrange(before), _arrange(after)
    paired = [
        _pair_task(tasks[name], left[name], right[name])
        for name in tasks
        if left.get(name, {}).keys() & right.get(name, {}).keys()
    ]
    if not paired:
        raise FielError(
            f"expected a model with logs of the same task on both sides, found {_list_runs(left)} before and "
            f"{_list_runs(right)} after."
        )
    return paired


def _arrange(logs: Iterable[Evaluation]) -> dict[str, dict[str, _ModelRun]]:
    found: defaultdict[str, defaultdict[str, _ModelRun]] = defaultdict(lambda: defaultdict(_ModelRun))
    for log in logs:
        found[log.task][log.model].add(log)
    return {task: dict(models) for task, models in found.items()}


def _list_runs(side: Mapping[str, _Side]) -> str:
    return (
        ", ".join(f"{model} on {task}" for task, models in sorted(side.items()) for model in models) or "none"
    )


def _gather(settings: Iterable[Mapping[str, str]]) -> dict[str, tuple[str, ...]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for each in settings:
        for key, value in each.items():
            found[key].add(value)
    return {key: tuple(sorted(values)) for key, values in found.items()}


def _pair_task(task: EvaluatedTask, left: _Side, right: _Side) -> PairedTask:
    models = tuple(sorted(left.keys() & right.keys()))
    runs = [(left[model], right[model]) for model in models]
    for model, (old, new) in zip(models, runs, strict=True):
        _refuse_other_settings(model, old, new)
    seen = set().union(*(run.responses for pair in runs for run in pair))
    items = tuple(id for id in task.items if all(id in run.responses for pair in runs for run in pair))
    if not items:
        raise FielError(
            f"{task.name}: expected items that every model answered before and after, found none among "
            f"{count_of(len(seen), 'item')}."
        )
    for model, (old, new) in zip(models, runs, strict=True):
        _refuse_other_texts(task, model, items, old, new)
    metrics = _find_metrics(items, runs)
    if not metrics:
        raise FielError(
            f"{task.name}: expected a metric that says of each item right (1) or wrong (0), such as acc, "
            "found none in all logs."
        )
    every = [run for pair in runs for run in pair]
    names = name_models(sorted(left.keys() | right.keys()))
    return PairedTask(
        task=task,
        harness=every[0].logs[0].settings["harness"].strip('"'),
        fewshot=every[0].logs[0].fewshot,
        models=tuple(names[model] for model in models),
        items=items,
        before={metric: _matrix(metric, items, [old for old, _ in runs]) for metric in metrics},
        after={metric: _matrix(metric, items, [new for _, new in runs]) for metric in metrics},
        only_before=tuple(names[model] for model in sorted(left.keys() - right.keys())),
        only_after=tuple(names[model] for model in sorted(right.keys() - left.keys())),
        left_out=len(seen) - len(items),
        unknown=max(sum(log.unknown for log in run.logs) for run in every),
        reprompted=max(len(_find_reprompted(task, items, old, new)) for old, new in runs),
        differences=tuple(
            each
            for model, (old, new) in zip(models, runs, strict=True)
            for each in _find_differences(names[model], old, new)
        ),
        limits={log.name: log.limit for run in every for log in run.logs if log.limit is not None},
    )


def _refuse_other_settings(model: str, old: _ModelRun, new: _ModelRun) -> None:
    before, after = old.settings(), new.settings()
    for key in dict.fromkeys((*before, *after)):
        ours, theirs = before.get(key, ()), after.get(key, ())
        if ours != theirs:
            raise FielError(
                f"{new.logs[0].path}: {model}: {key}: expected {_show(ours)}, as in {old.logs[0].path}, "
                f"found {_show(theirs)}: evaluate both sides in the same way."
            )


def _find_differences(model: str, old: _ModelRun, new: _ModelRun) -> list[SettingDifference]:
    before, after = old.circumstances(), new.circumstances()
    return [
        SettingDifference(
            model=model,
            setting=key,
            before=show_public(key, before.get(key, ())),
            after=show_public(key, after.get(key, ())),
        )
        for key in dict.fromkeys((*before, *after))
        if before.get(key, ()) != after.get(key, ())
    ]


def _show(values: Sequence[str]) -> str:
    return shorten(" | ".join(value or "none" for value in values) or "none", 120)


def _refuse_other_texts(
    task: EvaluatedTask, model: str, items: Sequence[str], old: _ModelRun, new: _ModelRun
) -> None:
    """Refuse logs that differ in more, or less, than the corrections of the export."""
    wrong: dict[str, list[str]] = defaultdict(list)
    swapped = 0
    for id in items:
        before, after = old.responses[id], new.responses[id]
        corrected = id in task.before
        swapped += corrected and before.as_exported is True and after.as_exported is False
        if before.target != after.target:
            wrong["another right answer after than before"].append(id)
        if after.as_exported is False:
            wrong["other texts after than in the export"].append(id)
        elif corrected and before.as_exported is True:
            wrong["the corrected texts already before"].append(id)
        elif not corrected and before.texts != after.texts:
            wrong["other texts before than after, and no correction"].append(id)
        elif not corrected and before.prompt != after.prompt and not _has_examples(old):
            wrong["another prompt after than before, and no correction"].append(id)
    for what, ids in wrong.items():
        hint = ". Are BEFORE and AFTER the wrong way round?" if swapped else ""
        raise FielError(
            f"{new.logs[0].path}: {model}: expected the items of {task.name} as the export has them, found "
            f"{what} in {count_of(len(ids), 'item')}: {', '.join(ids[:_NAMED])}{hint or '.'} "
            f"BEFORE: {old.logs[0].path}."
        )
    unseen = [id for id in items if id in task.before and old.responses[id].texts == new.responses[id].texts]
    if unseen:
        raise FielError(
            f"{new.logs[0].path}: {model}: expected other texts than before in the corrected items, found "
            f"the same in {count_of(len(unseen), 'item')}: {', '.join(unseen[:_NAMED])}. Is AFTER an "
            f"evaluation of the export? BEFORE: {old.logs[0].path}."
        )


def _has_examples(run: _ModelRun) -> bool:
    return any(log.fewshot != 0 for log in run.logs)


def _find_reprompted(task: EvaluatedTask, items: Sequence[str], old: _ModelRun, new: _ModelRun) -> list[str]:
    return [
        id for id in items if id not in task.before and old.responses[id].prompt != new.responses[id].prompt
    ]


def _find_metrics(items: Sequence[str], runs: Sequence[tuple[_ModelRun, _ModelRun]]) -> list[str]:
    """Return the metrics with a right or wrong for every item, in the order of the logs."""
    every = [run.responses[id].scores for pair in runs for run in pair for id in items]
    counts = Counter(metric for scores in every for metric in scores)
    return [metric for metric in every[0] if counts[metric] == len(every)]


def _matrix(metric: str, items: Sequence[str], runs: Sequence[_ModelRun]) -> Matrix:
    return np.array([[run.responses[id].scores[metric] for id in items] for run in runs], dtype=np.float64)
