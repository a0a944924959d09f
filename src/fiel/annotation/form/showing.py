"""An item as the template of the form shows it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from fiel.annotation.form.proposals import show_proposals
from fiel.checks import Finding
from fiel.checks.marking import cut_text
from fiel.checks.sentence import describe_finding
from fiel.items import Item, Segment
from fiel.messages.catalogue import Catalogue, segment_title
from fiel.messages.languages import writing_direction
from fiel.opinions.opinion import Opinion
from fiel.opinions.proposals import is_proposed, propose_texts

_SIGNS = {"error": "✖", "warning": "⚠"}  # distinguishable without colour


def show_item(
    item: Item,
    findings: Sequence[Finding],
    opinions: Sequence[Opinion] = (),
    *,
    language: str,
    form_language: str,
) -> dict[str, Any]:
    """Arrange an item for the template: each segment with its source, what was found, and other texts."""
    say = Catalogue("form", form_language).text
    direction = writing_direction(language)
    by_segment: dict[str | None, list[Finding]] = {}
    for finding in findings:
        by_segment.setdefault(finding.segment, []).append(_prepare_sentence(finding))
    proposals = propose_texts(item, opinions, findings)
    return {
        "findings": _show_findings(by_segment.get(None, ()), form_language),
        "segments": [
            {
                "name": segment.name,
                "title": segment_title(segment.name, form_language),
                "language": language,
                "direction": direction,
                "paired": segment.source is not None,
                "source": segment.source or "",
                "no_source": "" if segment.source is not None else say("no-source"),
                "translation": segment.translation,
                "correct": say("correct-mark") if segment.name in item.marked else "",
                **_mark_segment(segment, by_segment.get(segment.name, ()), form_language),
                "proposals": show_proposals(
                    [each for each in proposals if each.segment == segment.name],
                    segment.translation,
                    language=form_language,
                    direction=direction,
                ),
            }
            for segment in item.segments
        ],
    }


def _prepare_sentence(finding: Finding) -> Finding:
    """Leave out a correction that is shown as a proposal, and let a reason run in its own direction."""
    values = dict(finding.values)
    if is_proposed(finding):
        values["correction"] = "none"
    if values.get("reason", "none") != "none":
        values["reason"] = f"\u2068{values['reason']}\u2069"
    return replace(finding, values=values)


def _mark_segment(segment: Segment, findings: Sequence[Finding], language: str) -> dict[str, Any]:
    """Return a segment's findings, and its text in pieces if there is something to mark."""
    found: dict[str, Any] = {"findings": _show_findings(findings, language)}
    if not findings:
        return found
    pieces = cut_text(segment.translation, *(finding.span for finding in findings))
    if any(piece.marks for piece in pieces):
        found["pieces"] = [
            {"text": piece.text, **_show_mark([findings[number] for number in piece.marks], language)}
            for piece in pieces
        ]
    return found


def _show_mark(findings: Sequence[Finding], language: str) -> dict[str, str]:
    if not findings:
        return {}
    worst = min(finding.severity for finding in findings)
    return {"mark": worst, "note": " ".join(describe_finding(finding, language) for finding in findings)}


def _show_findings(findings: Sequence[Finding], language: str) -> list[dict[str, str]]:
    if not findings:
        return []
    say = Catalogue("form", language).text
    return [
        {
            "severity": finding.severity,
            "sign": _SIGNS[finding.severity],
            "label": say(f"finding-{finding.severity}"),
            "text": describe_finding(finding, language),
        }
        for finding in findings
    ]
