"""The numbers of an impact, from the paired answers."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from fiel.impact.exported import EvaluatedTask
from fiel.impact.pairing import PairedTask
from fiel.impact.results import (
    GROUPS,
    FlippedItem,
    Interval,
    ItemSlice,
    MetricChange,
    ModelChange,
    PartChange,
    TaskImpact,
    TextChange,
)
from fiel.impact.statistics import (
    DRAWS,
    Estimate,
    Matrix,
    compare_flips,
    compare_orders,
    estimate_difference,
    estimate_noise_share,
    estimate_rank,
    estimate_rank_correlation,
    measure_noise_share,
    rank_models,
    resample_items,
)

_Mask = NDArray[np.bool_]


def measure_task(paired: PairedTask, *, draws: int = DRAWS) -> TaskImpact:
    """Measure what the validation changed in one task."""
    groups = np.array([paired.task.group_of(id) for id in paired.items])
    parts: dict[ItemSlice, _Mask] = {"all": np.ones(len(groups), dtype=bool)}
    parts |= {group: groups == group for group in GROUPS}
    return TaskImpact(
        benchmark=paired.task.benchmark.name,
        title=paired.task.benchmark.title,
        harness=paired.harness,
        fewshot=paired.fewshot,
        models=list(paired.models),
        only_before=list(paired.only_before),
        only_after=list(paired.only_after),
        items={part: int(mask.sum()) for part, mask in parts.items()},
        left_out=paired.left_out,
        unknown=paired.unknown,
        reprompted=paired.reprompted,
        simulated=paired.task.simulated,
        differences=list(paired.differences),
        limits=dict(paired.limits),
        files=dict(paired.task.files),
        metrics=[_measure_metric(paired, metric, parts, draws) for metric in paired.before],
    )


def _measure_metric(
    paired: PairedTask, metric: str, parts: Mapping[ItemSlice, _Mask], draws: int
) -> MetricChange:
    before, after = paired.before[metric], paired.after[metric]
    samples = resample_items(before, after, draws=draws)
    changes = {part: _measure_part(before[:, mask], after[:, mask], draws) for part, mask in parts.items()}
    ranks = [rank_models(each.mean(axis=1)) for each in (before, after)]
    drawn = [rank_models(each) for each in (samples.before, samples.after)]
    chance, p = compare_orders(before, after, draws=draws)
    return MetricChange(
        metric=metric,
        models=[
            ModelChange(
                model=model,
                parts={part: changes[part][place] for part in parts},
                rank_before=_interval(estimate_rank(int(ranks[0][place]), drawn[0][:, place])),
                rank_after=_interval(estimate_rank(int(ranks[1][place]), drawn[1][:, place])),
            )
            for place, model in enumerate(paired.models)
        ],
        tau=_interval(estimate_rank_correlation(before, after, samples)),
        tau_by_chance=_interval(chance),
        tau_p=p,
        noise_share=_interval(estimate_noise_share(before, after, samples)),
        noise_share_here=measure_noise_share(before, after),
        flips=_list_flips(paired, before, after),
    )


def _measure_part(before: Matrix, after: Matrix, draws: int) -> list[PartChange]:
    """Measure every model on one part of the items, which is resampled on its own."""
    if not before.shape[1]:
        nothing = Interval(value=None, low=None, high=None)
        return [
            PartChange(items=0, before=None, after=None, change=nothing, gained=0, lost=0, p=None)
            for _ in before
        ]
    samples = resample_items(before, after, draws=draws)
    differences = samples.after - samples.before
    found = []
    for place, (old, new) in enumerate(zip(before, after, strict=True)):
        gained, lost = int((new > old).sum()), int((new < old).sum())
        found.append(
            PartChange(
                items=len(old),
                before=float(old.mean()),
                after=float(new.mean()),
                change=_interval(estimate_difference(old, new, differences[:, place])),
                gained=gained,
                lost=lost,
                p=compare_flips(gained, lost),
            )
        )
    return found


def _list_flips(paired: PairedTask, before: Matrix, after: Matrix) -> list[FlippedItem]:
    found = []
    for place in np.flatnonzero((before != after).any(axis=0)):
        id = paired.items[place]
        steps = after[:, place] - before[:, place]
        found.append(
            FlippedItem(
                item=id,
                group=paired.task.group_of(id),
                texts=_describe_texts(paired.task, id),
                gained=_named(paired.models, steps > 0),
                lost=_named(paired.models, steps < 0),
            )
        )
    return sorted(found, key=lambda each: -len(each.gained) - len(each.lost))


def _named(models: Sequence[str], chosen: _Mask) -> list[str]:
    return [model for model, is_chosen in zip(models, chosen, strict=True) if is_chosen]


def _describe_texts(task: EvaluatedTask, id: str) -> list[TextChange]:
    before = task.before.get(id, {})
    return [
        TextChange(segment=segment.name, before=before[segment.name], after=segment.translation)
        for segment in task.items[id].segments
        if segment.name in before
    ]


def _interval(estimate: Estimate) -> Interval:
    return Interval(value=estimate.value, low=estimate.low, high=estimate.high)
