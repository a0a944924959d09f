"""The page about the quality of the machine translation, and the search in what was corrected."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
from markupsafe import Markup

from fiel.front.corrections import Correction, find_corrections, list_corrections
from fiel.front.rendering import render
from fiel.front.views import rows_of
from fiel.front.visit import Visit
from fiel.messages.catalogue import Catalogue, segment_title
from fiel.progress import (
    QualityKey,
    agreement,
    correction_kinds,
    translation_quality,
    unusable_reasons,
    waiting_decisions,
)

_SHOWN = 12
_CORRECTIONS, _FOUND = 8, 50
_HIGH, _FAIR = 0.8, 0.67  # Krippendorff's own limits
_BY: tuple[QualityKey, ...] = ("benchmark", "subject", "finding")


def show_findings(visit: Visit) -> list[Markup]:
    """Show how often the translation was right, what was corrected, and how much people agree."""
    words = visit.words
    whole = visit.view.of(translation_quality)
    agreed = int(whole[["right", "corrected", "unusable"]].to_numpy().sum()) if len(whole) else 0
    pieces = [
        render(
            "heading", words, level=1, text=words.text("findings-heading"), lead=words.text("findings-lead")
        )
    ]
    if visit.view.of(waiting_decisions):
        pieces.append(render("muted", words, text=words.text("decisions-waiting")))
    if not agreed:
        return [*pieces, render("muted", words, text=words.text("findings-empty"))]
    return [
        *pieces,
        render("quality", words, total=whole.iloc[0], agreed=agreed),
        show_corrections(visit),
        _show_kinds(visit),
        *(_show_quality(visit, by) for by in _BY),
        _show_reasons(visit),
        _show_agreement(visit),
    ]


def show_corrections(visit: Visit) -> Markup:
    """Show the corrections that teach most, and a way to search in all."""
    rows = visit.view.of(list_corrections)
    if not rows:
        return Markup()
    words = visit.words
    lead = words.text("corrections-lead")
    heading = render("heading", words, level=2, text=words.text("corrections-heading"), lead=lead)
    return heading + _show_search(visit, "", len(rows)) + _show_rows(visit, rows[:_CORRECTIONS])


def show_found(visit: Visit, asked: str) -> list[Markup]:
    """Show the corrections that have all the words of a search in them."""
    words, rows = visit.words, visit.view.of(list_corrections)
    found = find_corrections(rows, asked)
    return [
        render("heading", words, level=1, text=words.text("search-heading"), lead=""),
        _show_search(visit, asked, len(rows)),
        render("muted", words, text=words.text("search-found", count=len(found))),
        _show_rows(visit, found[:_FOUND]),
    ]


def show_correction(visit: Visit, row: Correction) -> list[Markup]:
    """Show one correction on a page of its own."""
    words = visit.words
    lead = words.text("correction-of", title=visit.titles[row.campaign])
    return [
        render("heading", words, level=1, text=name_correction(visit, row), lead=lead),
        _show_rows(visit, [row], linked=False),
        render("back", words, href=visit.link("findings"), text=words.text("correction-more")),
    ]


def name_correction(visit: Visit, row: Correction) -> str:
    """Write what was corrected, and where."""
    return f"{visit.words.named('kind', row.kind)} · {_topic(visit, row)}"


def _topic(visit: Visit, row: Correction) -> str:
    words = visit.words
    return words.named("subject", row.subject) if row.subject else words.named("benchmark", row.benchmark)


def _show_search(visit: Visit, asked: str, count: int) -> Markup:
    page = visit.address("findings")
    kept = {"campaign": page.campaign} if page.campaign else {}
    action = visit.root + page.path.partition("?")[0]
    return render("search", visit.words, action=action, kept=kept, asked=asked, count=count)


def _show_rows(visit: Visit, rows: Sequence[Correction], *, linked: bool = True) -> Markup:
    words = visit.words
    return render(
        "corrections",
        words,
        linked=linked,
        rows=[
            {
                "row": row,
                "href": visit.link("correction", name=row.code),
                "kind": words.named("kind", row.kind),
                "segment": segment_title(row.segment, words.language),
                "topic": _topic(visit, row),
                "language": visit.languages[row.campaign],
                "pieces": row.pieces(),
            }
            for row in rows
        ],
    )


def _show_quality(visit: Visit, by: QualityKey) -> Markup:
    words = visit.words
    found = visit.view.of(translation_quality, by)
    if by == "subject":  # items of other benchmarks have none
        found = found[found["name"].notna()].sort_values("share", kind="stable")
    rows = [
        {"label": _label(visit, by, row.name), **row._asdict()}
        for row in rows_of(found)
        if not pd.isna(row.share)
    ]
    if not rows:
        return Markup()
    return render(
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


def _show_kinds(visit: Visit) -> Markup:
    words = visit.words
    rows = [
        {"label": words.named("kind", row.kind), **row._asdict()}
        for row in rows_of(visit.view.of(correction_kinds))
    ]
    if not rows:
        return Markup()
    return render(
        "qualities",
        words,
        heading=words.text("quality-by-kind"),
        caption=words.text("quality-by-kind-caption"),
        columns=[words.text(key) for key in ("kind-column", "items-column", "of-all-column")],
        rows=rows,
        shown=_SHOWN,
        colour="corrected",
    )


def _show_reasons(visit: Visit) -> Markup:
    words = visit.words
    reasons = visit.view.of(unusable_reasons)
    if reasons.empty:
        return Markup()
    form = Catalogue("form", words.language)
    return render(
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


def _show_agreement(visit: Visit) -> Markup:
    words, found = visit.words, visit.view.of(agreement)
    heading = render("heading", words, level=2, text=words.text("agreement-heading"), lead="")
    if not found.items or found.percent is None:
        return heading + render("muted", words, text=words.text("agreement-none"))
    sentences = [words.text("agreement-text", percent=words.percent(found.percent), items=found.items)]
    if found.same_text is not None:
        sentences.append(words.text("agreement-same-text", percent=words.percent(found.same_text)))
    if found.alpha is not None:
        rounded = round(found.alpha, 2)
        level = "high" if rounded >= _HIGH else "fair" if rounded >= _FAIR else "low"
        alpha = words.number(rounded, 2)
        sentences.append(words.text("agreement-alpha", level=words.text(f"agreement-{level}"), alpha=alpha))
    return heading + render("sentences", words, sentences=sentences)
