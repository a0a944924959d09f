"""The page about the quality of the machine translation."""

from typing import Any

import pandas as pd

from fiel.messages.catalogue import Catalogue, segment_title
from fiel.progress import (
    QualityKey,
    agreement,
    correction_kinds,
    instructive_corrections,
    translation_quality,
    unusable_reasons,
)
from fiel.snapshots.tables import Tables
from fiel.verdicts.corrections import word_differences
from frame import Visit
from markup import show
from views import rows_of

_SHOWN = 12
_CORRECTIONS = 8
_HIGH, _FAIR = 0.8, 0.67  # Krippendorff's own limits


def show_findings(visit: Visit) -> None:
    """Show how often the translation was right, what was corrected, and how much people agree."""
    words = visit.words
    show("heading", words, level=1, text=words.text("findings-heading"), lead=words.text("findings-lead"))
    whole = visit.view.of(translation_quality)
    agreed = int(whole[["right", "corrected", "unusable"]].to_numpy().sum()) if len(whole) else 0
    if not agreed:
        show("muted", words, text=words.text("findings-empty"))
        return
    show("quality", words, total=whole.iloc[0], agreed=agreed)
    _show_corrections(visit)
    _show_kinds(visit)
    _show_quality(visit, "benchmark")
    _show_quality(visit, "subject")
    _show_quality(visit, "finding")
    _show_reasons(visit)
    _show_agreement(visit)


def _show_quality(visit: Visit, by: QualityKey) -> None:
    words = visit.words
    found = visit.view.of(translation_quality, by)
    if by == "subject":  # items of other benchmarks have none
        found = found[found["name"].notna()].sort_values("share", kind="stable")
    rows = [
        {"label": _label(visit, by, row.name), **row._asdict()}
        for row in rows_of(found)
        if not pd.isna(row.share)
    ]
    if rows:
        show(
            "qualities",
            words,
            heading=words.text(f"quality-by-{by}"),
            caption=words.text(f"quality-by-{by}-caption"),
            columns=[words.text(key) for key in (f"{by}-column", "items-column", "right-column")],
            rows=[{**row, "items": row["answered"] - row["disputed"]} for row in rows],
            shown=_SHOWN,
            colour="right",
        )


def _label(visit: Visit, by: QualityKey, name: Any) -> str:
    words = visit.words
    if pd.isna(name):
        return words.text("no-finding")
    return words.named("check" if by == "finding" else by, name)


def _show_kinds(visit: Visit) -> None:
    words = visit.words
    rows = [
        {"label": words.named("kind", row.kind), **row._asdict()}
        for row in rows_of(visit.view.of(correction_kinds))
    ]
    if rows:
        show(
            "qualities",
            words,
            heading=words.text("quality-by-kind"),
            caption=words.text("quality-by-kind-caption"),
            columns=[words.text(key) for key in ("kind-column", "items-column", "of-all-column")],
            rows=rows,
            shown=_SHOWN,
            colour="corrected",
        )


def _show_reasons(visit: Visit) -> None:
    words = visit.words
    reasons = visit.view.of(unusable_reasons)
    if reasons.empty:
        return
    form = Catalogue("form", words.language)
    show(
        "reasons",
        words,
        rows=[
            (
                words.text("no-reason") if pd.isna(row.reason) else form.text(f"reason-{row.reason}"),
                row.answers,
            )
            for row in rows_of(reasons)
        ],
    )


def _show_corrections(visit: Visit) -> None:
    rows = visit.view.of(_compared_corrections)
    if not rows:
        return
    words = visit.words
    show(
        "corrections",
        words,
        rows=[
            {
                **row,
                "kind": words.named("kind", row["kind"]),
                "segment": segment_title(row["segment"], words.language),
                "topic": words.named("subject", row["subject"])
                if row["subject"]
                else words.named("benchmark", row["benchmark"]),
            }
            for row in rows
        ],
    )


def _compared_corrections(tables: Tables) -> list[dict[str, Any]]:
    languages = dict(zip(tables.campaigns["campaign"], tables.campaigns["language"], strict=True))
    return [
        {
            **row._asdict(),
            "subject": None if pd.isna(row.subject) else row.subject,
            "source": "" if pd.isna(row.source) else row.source,
            "language": languages[row.campaign],
            "pieces": word_differences(row.before, row.after),
        }
        for row in rows_of(instructive_corrections(tables, _CORRECTIONS))
    ]


def _show_agreement(visit: Visit) -> None:
    words, found = visit.words, visit.view.of(agreement)
    show("heading", words, level=2, text=words.text("agreement-heading"), lead="")
    if not found.items or found.percent is None:
        show("muted", words, text=words.text("agreement-none"))
        return
    sentences = [words.text("agreement-text", percent=words.percent(found.percent), items=found.items)]
    if found.same_text is not None:
        sentences.append(words.text("agreement-same-text", percent=words.percent(found.same_text)))
    if found.alpha is not None:
        rounded = round(found.alpha, 2)
        level = "high" if rounded >= _HIGH else "fair" if rounded >= _FAIR else "low"
        alpha = words.number(rounded, 2)
        sentences.append(words.text("agreement-alpha", level=words.text(f"agreement-{level}"), alpha=alpha))
    show("sentences", words, sentences=sentences)
