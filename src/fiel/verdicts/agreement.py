"""Agreement between people, from tables of labels chosen by the caller.

An answer's label can be its decision, which means the same in every item, or the version of the item's text
that it supports. Percent agreement makes sense for both; alpha only for decisions, because it compares with
the labels of all items.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import fmean
from typing import TYPE_CHECKING

import numpy as np

from fiel.items import Item
from fiel.judgements import Judgement
from fiel.verdicts.versions import Version, measure_text_similarity, normalize_version, version_of

if TYPE_CHECKING:
    import pandas as pd

ITEM, ANNOTATOR, LABEL, COUNT = "item", "annotator", "label", "count"


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How much people agree on the items that have two or more answers.

    Attributes:
        percent: See `percent_agreement`.
        alpha: See `krippendorff_alpha`.
    """

    items: int
    answers: int
    percent: float | None
    alpha: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerAgreement:
    """How much the answers of a campaign agree.

    The last two are means over the items that two or more people kept, or None when there are none.

    Attributes:
        decision: Agreement on correct, corrected or unusable.
        same_text: How often two people who kept an item support the same text, from 0 to 1.
        similarity: How similar the texts of two people who kept an item are, from 0 to 1.
    """

    decision: Agreement
    same_text: float | None
    similarity: float | None


def compare_answers(
    items: Mapping[str, Sequence[Item]], judgements: Mapping[str, Sequence[Judgement]]
) -> AnswerAgreement:
    """Measure how much usable answers agree; items and judgements are by task name."""
    rows: list[tuple[str, str]] = []
    versions: defaultdict[str, list[Version]] = defaultdict(list)
    for task, each in judgements.items():
        known = {item.id: item for item in items[task]}
        for judgement in each:
            item = known.get(judgement.item_id)
            if item is None or judgement.problem is not None:
                continue
            place = f"{task} {item.id}"  # a task's name has no space
            rows.append((place, judgement.choice))
            if judgement.decision != "unusable":
                versions[place].append(normalize_version(version_of(item, judgement.corrections)))
    compared = [_compare_versions(each) for each in versions.values() if len(each) > 1]
    return AnswerAgreement(
        decision=measure_labels(rows),
        same_text=fmean(same for same, _ in compared) if compared else None,
        similarity=fmean(similar for _, similar in compared) if compared else None,
    )


def _compare_versions(versions: Iterable[Version]) -> tuple[float, float]:
    """Return the share of pairs of texts that are the same, and the mean similarity of pairs, from 0 to 1."""
    counts = Counter(versions)
    total = counts.total() * (counts.total() - 1) / 2
    same = sum(count * (count - 1) / 2 for count in counts.values())
    others = sum(
        counts[one] * counts[other] * measure_text_similarity(one, other)
        for one, other in combinations(counts, 2)
    )
    return same / total, (same + others) / total


def measure_labels(rows: Sequence[tuple[str, str]]) -> Agreement:
    """Measure the agreement of answers, each given as its item and its label."""
    import pandas as pd  # slow to import: only when used

    return measure_agreement(count_labels(pd.DataFrame(rows, columns=[ITEM, LABEL])))


def measure_agreement(counts: "pd.DataFrame") -> Agreement:
    """Measure the agreement in a table in the format of `count_labels`."""
    paired = _paired(counts)
    return Agreement(
        items=int(paired[ITEM].nunique()),
        answers=int(paired[COUNT].sum()),
        percent=percent_agreement(counts),
        alpha=krippendorff_alpha(counts),
    )


def count_labels(answers: "pd.DataFrame") -> "pd.DataFrame":
    """Count rows of ``item`` and ``label``; return one row per pair, with ``item``, ``label``, ``count``."""
    return answers.groupby([ITEM, LABEL], sort=False, observed=True).size().reset_index(name=COUNT)


def percent_agreement(counts: "pd.DataFrame") -> float | None:
    """Return how often two people who answered the same item gave it the same label, from 0 to 1.

    Formula: for an item with ``n_c`` answers of label ``c`` and ``n`` in all, the share of agreeing pairs of
    answers, ``sum(n_c * (n_c - 1)) / (n * (n - 1))``; its unweighted mean over the items (Fleiss, 1971,
    equations 1 to 3, for any number of answers per item). ``counts`` has the columns of `count_labels`, in
    any order.

    Returns:
        The mean over the items with two or more answers, or None when there are none.
    """
    paired = _paired(counts)
    if paired.empty:
        return None
    agreeing = (paired[COUNT] * (paired[COUNT] - 1)).groupby(paired[ITEM], sort=False).sum()
    total = paired.groupby(ITEM, sort=False)[COUNT].sum()
    return float((agreeing / (total * (total - 1))).mean())


def krippendorff_alpha(counts: "pd.DataFrame") -> float | None:
    """Return Krippendorff's alpha for nominal labels: 1 is full agreement, 0 is agreement by chance.

    Formula: K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), section C, by counts of
    labels in each item: ``1 - (n - 1) * (n - sum_u sum_c n_uc * (n_uc - 1) / (n_u - 1)) / (n * n - sum_c
    n_c * n_c)``, over items with two or more answers. Implemented here because the maintained library has an
    incompatible licence, and others compare every pair of answers one by one. ``counts`` has the columns of
    `count_labels`, in any order.

    Returns:
        Alpha, or None where it is undefined: no item has two answers, or only one label was given.
    """
    paired = _paired(counts)
    given = paired[COUNT].to_numpy(dtype=np.float64)
    total = paired.groupby(ITEM, sort=False)[COUNT].transform("sum").to_numpy(dtype=np.float64)
    labels = paired.groupby(LABEL, sort=False, observed=True)[COUNT].sum().to_numpy(dtype=np.float64)
    answers = given.sum()
    expected = answers**2 - (labels**2).sum()
    if not expected:
        return None
    observed = answers - (given * (given - 1) / (total - 1)).sum()
    return float(1 - (answers - 1) * observed / expected)


def _paired(counts: "pd.DataFrame") -> "pd.DataFrame":
    return counts[counts.groupby(ITEM, sort=False)[COUNT].transform("sum") >= 2]
