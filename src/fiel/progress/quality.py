"""How often the machine translation was right, what was corrected, and how much people agree."""

from dataclasses import dataclass
from typing import Literal

import pandas as pd

from fiel.judgements import DECISIONS
from fiel.snapshots.tables import Tables, typed_frame
from fiel.verdicts.agreement import measure_agreement
from fiel.verdicts.assistance import wilson_interval
from fiel.verdicts.corrections import KINDS

QualityKey = Literal["benchmark", "split", "subject", "finding"]
"""How the items are grouped."""


@dataclass(frozen=True, slots=True)
class PeopleAgreement:
    """How much people agree on the items that two or more of them answered; None where undefined.

    Attributes:
        percent: How often two people made the same decision about an item, from 0 to 1; see
            `fiel.verdicts.agreement.percent_agreement`.
        alpha: Krippendorff's alpha of the decisions; see `fiel.verdicts.agreement.krippendorff_alpha`.
        same_text: How often two people support the same text of an item, or both mark it as unusable, from 0
            to 1.
    """

    items: int
    answers: int
    percent: float | None
    alpha: float | None
    same_text: float | None


def translation_quality(tables: Tables, by: QualityKey | None = None) -> pd.DataFrame:
    """Count how often the machine translation was right as it was.

    Items are grouped ``by`` a key. An item with several findings counts for each of them; those without a
    finding are in the row without a name.

    Returns:
        One row per group, most answered items first: ``name`` (missing for the total, for items without a
        subject, and for those without a finding), ``answered`` (items that were done), ``right`` (validated
        unchanged), ``corrected`` (validated with changes), ``unusable``, ``disputed``, ``share`` (of right
        items among those that people agreed about, 0 to 1), ``low`` and ``high`` (95 % Wilson interval of the
        share). Groups without answered items are omitted, and undefined shares are missing.
    """
    items = tables.outcomes
    unchanged = items["kinds"].map(len) == 0
    validated = items["status"] == "validated"
    outcomes = pd.DataFrame(
        {
            "name": _names(items, by),
            "right": validated & unchanged,
            "corrected": validated & ~unchanged,
            "unusable": items["status"] == "unusable",
            "disputed": items["status"] == "disputed",
        }
    ).explode("name")
    outcomes["name"] = outcomes["name"].astype("string")
    counted = outcomes.groupby("name", dropna=False)[list(outcomes.columns[1:])].sum().reset_index()
    counted["answered"] = counted[["right", "corrected", "unusable", "disputed"]].sum(axis=1)
    agreed = counted["answered"] - counted["disputed"]
    counted = counted.assign(**_shares(counted["right"], agreed))
    ordered = counted.sort_values(["answered", "name"], ascending=[False, True])
    columns = {
        "name": "string",
        **dict.fromkeys(("answered", "right", "corrected", "unusable", "disputed"), "int64"),
        **dict.fromkeys(("share", "low", "high"), "float64"),
    }
    return typed_frame(ordered, columns)


def correction_kinds(tables: Tables) -> pd.DataFrame:
    """Count what was corrected, in all the items that people agreed about.

    Returns:
        One row per occurring kind of `fiel.verdicts.corrections.KINDS`, most frequent first: ``kind``,
        ``items`` (validated with such a change), ``share`` (of the items that people agreed about, 0 to 1),
        ``low`` and ``high`` (95 % Wilson interval). An item with several kinds counts for each.
    """
    agreed = int(tables.outcomes["status"].isin(["validated", "unusable"]).sum())
    counts = tables.outcomes["kinds"].explode().dropna().value_counts()
    rows = pd.DataFrame({"kind": counts.index, "items": counts.to_numpy()})
    rows = rows.assign(**_shares(rows["items"], pd.Series(agreed, index=rows.index)))
    rows = rows.sort_values(["items", "kind"], ascending=[False, True])
    return typed_frame(
        rows,
        {"kind": "string", "items": "int64", **dict.fromkeys(("share", "low", "high"), "float64")},
    )


def unusable_reasons(tables: Tables) -> pd.DataFrame:
    """Count why people marked items as unusable.

    Returns:
        One row per given reason of `fiel.judgements.REASONS`, most frequent first: ``reason`` (missing where
        none was given), ``answers``.
    """
    rejected = tables.decisions[tables.decisions["decision"] == "unusable"]
    counted = rejected.groupby("reason", dropna=False, as_index=False)[["answers"]].sum()
    counted = counted.sort_values(["answers", "reason"], ascending=[False, True])
    return typed_frame(counted, {"reason": "string", "answers": "int64"})


def decision_counts(tables: Tables) -> pd.DataFrame:
    """Count what people decided.

    Returns:
        One row per campaign, task and decision, including decisions without answers: ``campaign``, ``task``,
        ``decision``, ``answers``. Decisions are in the order of `fiel.judgements.DECISIONS`.
    """
    counts = tables.decisions.groupby(["campaign", "task", "decision"])["answers"].sum()
    tasks = tables.items[["campaign", "task"]].drop_duplicates().itertuples(index=False, name=None)
    rows = [
        {
            "campaign": campaign,
            "task": task,
            "decision": decision,
            "answers": counts.get((campaign, task, decision), 0),
        }
        for campaign, task in tasks
        for decision in DECISIONS
    ]
    return typed_frame(
        pd.DataFrame(rows),
        {
            "campaign": "string",
            "task": "string",
            "decision": "string",
            "answers": "int64",
        },
    )


def instructive_corrections(tables: Tables, limit: int = 6) -> pd.DataFrame:
    """Return the most instructive agreed corrections, the first of each task before the second of any.

    A kind that another task of the campaign shows too comes a round later, so that the kinds vary.

    Returns:
        At most ``limit`` rows with the columns of ``Tables.corrections``; show their differences with
        `fiel.verdicts.corrections.word_differences`.
    """
    ranked = tables.corrections.sort_values(["rank", "campaign", "task", "segment"])
    kinds = ranked.groupby(["campaign", "kind"]).cumcount()
    own = ranked.groupby(["campaign", "task", "kind"]).cumcount()
    order = (ranked["rank"] + len(KINDS) * (kinds - own)).argsort(kind="stable")
    return ranked.iloc[order].head(limit).reset_index(drop=True)


def agreement(tables: Tables) -> PeopleAgreement:
    """Measure how much people agree on the items that two or more of them answered."""
    items = tables.patterns.loc[tables.patterns.index.repeat(tables.patterns["items"])]
    counts = items[[*DECISIONS]].reset_index(drop=True).rename_axis("item").reset_index()
    labels = counts.melt("item", var_name="label", value_name="count")
    decisions = measure_agreement(labels[labels["count"] > 0])
    answers = items[[*DECISIONS]].sum(axis=1)
    same = items["alike"] / (answers * (answers - 1) / 2)
    return PeopleAgreement(
        items=decisions.items,
        answers=decisions.answers,
        percent=decisions.percent,
        alpha=decisions.alpha,
        same_text=float(same.mean()) if len(same) else None,
    )


def _shares(hits: pd.Series, total: pd.Series) -> dict[str, pd.Series]:
    """Return shares with their 95 % confidence limits; missing where the total is 0."""
    some = total.astype("float64").where(total > 0)
    limits = [wilson_interval(*counts) for counts in zip(hits, total, strict=True)]
    low, high = (pd.Series([each[end] for each in limits], hits.index, "float64") for end in (0, 1))
    return {"share": hits / some, "low": low.where(total > 0), "high": high.where(total > 0)}


def _names(items: pd.DataFrame, by: QualityKey | None) -> pd.Series:
    if by is None:
        return pd.Series(pd.NA, index=items.index, dtype="object")
    column = "findings" if by == "finding" else by
    return items[column].astype("object")
