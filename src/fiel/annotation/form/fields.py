"""The form in Argilla: how volunteers see an item, and the boxes to fill in."""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from html import escape
from importlib.resources import files
from typing import Any

import argilla as rg

from fiel.benchmarks import Benchmark
from fiel.campaign import Campaign, Task
from fiel.campaign.priority import is_audited, prioritize_audited, prioritize_item
from fiel.checks import Finding
from fiel.checks.marking import cut_text
from fiel.checks.sentence import describe_finding
from fiel.checks.suspicion import measure_suspicion
from fiel.items import Item, Segment
from fiel.judgements import DECISIONS, REASONS
from fiel.messages.catalogue import Catalogue, segment_title
from fiel.messages.languages import writing_direction

ITEM_FIELD = "item"
VERDICT_QUESTION = "verdict"
REASON_QUESTION = "reason"
COMMENT_QUESTION = "comment"
SPLIT_PROPERTY = "split"
FINDINGS_PROPERTY = "findings"
PRIORITY_PROPERTY = "priority"
DIGEST_KEY = "digest"

_ORDERS = ("id.asc", "id.desc", "inserted_at.asc", "inserted_at.desc", "external_id.asc", "external_id.desc")

_AGENT = "machine-translation"  # Argilla allows no accents here, so it is not translated
_SIGNS = {"error": "✖", "warning": "⚠"}  # distinguishable without colour


def dataset_name(task: Task, shape: Sequence[str]) -> str:
    """Return the name of the dataset in Argilla for the items of one shape, unique to that shape.

    Argilla's questions belong to the dataset, so items with other boxes need another dataset: ``arc`` for the
    usual four options, ``arc-3-options`` and ``arc-5-options`` for the others. When several shapes have one
    size, all names but the plainest say which texts the shape has or lacks: ``arc-3-options-abd``,
    ``hellaswag-6-texts-without-activity-label``.
    """
    usual = task.definition.usual_shape
    if tuple(shape) == usual:
        return task.name
    options = [name for name in shape if name.startswith("option_")]
    if options:
        name, mark = f"{task.name}-{len(options)}-options", _mark_options(shape, usual)
    else:
        name, mark = f"{task.name}-{len(shape)}-texts", _mark_texts(shape, usual)
    return f"{name}-{mark}" if mark else name


def _mark_options(shape: Sequence[str], usual: Sequence[str]) -> str:
    """Return what distinguishes a shape from the usual texts with as many options from A on."""
    first = [f"option_{chr(ord('a') + place)}" for place in range(len(shape))]
    others = [name for name in usual if not name.startswith("option_")]
    options = [name for name in shape if name.startswith("option_")]
    if list(shape) == [*others, *first[: len(options)]]:
        return ""
    letters = [name.removeprefix("option_") for name in options]
    if list(shape) == [*others, *options] and all(re.fullmatch("[a-z0-9]", each) for each in letters):
        return "".join(letters)
    return _digest_shape(shape)


def _mark_texts(shape: Sequence[str], usual: Sequence[str]) -> str:
    """Return what distinguishes a shape from the usual one without the last of its unnumbered texts."""
    missing = [name for name in usual if name not in shape]
    parts = [name for name in usual if not re.search("[0-9]$", name)]
    if list(shape) != [name for name in usual if name not in missing]:
        return _digest_shape(shape)
    if missing == parts[len(parts) - len(missing) :]:
        return ""
    return "without-" + "-".join(re.sub("[^a-z0-9]+", "-", name.lower()).strip("-") for name in missing)


def _digest_shape(shape: Sequence[str]) -> str:
    return hashlib.sha256(json.dumps(list(shape)).encode()).hexdigest()[:8]


def group_shapes(benchmark: Benchmark, items: Sequence[Item]) -> dict[tuple[str, ...], list[Item]]:
    """Group items by shape, the usual one first."""
    groups: dict[tuple[str, ...], list[Item]] = {}
    for item in items:
        groups.setdefault(item.shape, []).append(item)
    return dict(sorted(groups.items(), key=lambda group: (group[0] != benchmark.usual_shape, group[0])))


def build_settings(campaign: Campaign, shape: Sequence[str], *, guidelines: str) -> rg.Settings:
    """Describe the form for items of one shape.

    The verdict comes first, so that a good translation takes only its number key and Enter, and the reason
    next, so that one more number key says why an item is unusable. Boxes are required and pre-filled: none
    can be submitted empty.
    """
    say = Catalogue("form", campaign.form_language).text
    verdict = rg.LabelQuestion(
        name=VERDICT_QUESTION,
        title=say("verdict-title"),
        description=say("verdict-description"),
        labels={decision: say(f"verdict-{decision}") for decision in DECISIONS},
        required=True,
    )
    reason = rg.LabelQuestion(
        name=REASON_QUESTION,
        title=say("reason-title"),
        description=say("reason-description"),
        labels={reason: say(f"reason-{reason}") for reason in REASONS},
        required=False,
    )
    boxes = [
        rg.TextQuestion(name=name, title=segment_title(name, campaign.form_language), required=True)
        for name in shape
    ]
    comment = rg.TextQuestion(
        name=COMMENT_QUESTION,
        title=say("comment-title"),
        description=say("comment-description"),
        required=False,
    )
    return rg.Settings(
        guidelines=guidelines,
        fields=[rg.CustomField(name=ITEM_FIELD, title=say("item-title"), template=build_template(campaign))],
        questions=[verdict, reason, *boxes, comment],
        metadata=[
            rg.TermsMetadataProperty(name=SPLIT_PROPERTY, title=say("split-title")),
            rg.TermsMetadataProperty(name=FINDINGS_PROPERTY, title=say("findings-title")),
            # Annotators must not know which items belong to the audit.
            rg.IntegerMetadataProperty(
                name=PRIORITY_PROPERTY, title=say("priority-title"), visible_for_annotators=False
            ),
        ],
        allow_extra_metadata=True,
        distribution=rg.TaskDistribution(min_submitted=campaign.annotation.min_submitted),
    )


def build_template(campaign: Campaign) -> str:
    """Build the page that shows an item, with a link to the guide or a hint about where Argilla shows it."""
    say = Catalogue("form", campaign.form_language).text
    hint = escape(say("guide-hint"))
    if campaign.guide_url is not None:
        link = f'<a href="{escape(campaign.guide_url)}" target="_blank" rel="noopener noreferrer">'
        hint = f"{link}{escape(say('guide-link'))}</a>"
    template = files("fiel.annotation.form").joinpath("template.html").read_text(encoding="utf-8")
    return template.replace("<!-- guide -->", hint)


def build_record(
    campaign: Campaign,
    task: Task,
    item: Item,
    *,
    findings: Sequence[Finding],
    questions: Mapping[str, str],
) -> dict[str, Any]:
    """Build the API request body for one item.

    ``questions`` are ids by name.

    Returns:
        The record, with the item's id as its external id and the translation as suggestions.
    """
    return {
        "external_id": item.id,
        "fields": {
            ITEM_FIELD: {
                **show_item(item, findings, language=campaign.language, form_language=campaign.form_language),
                DIGEST_KEY: item.digest,  # not shown: a search finds one record by it
            }
        },
        "metadata": _describe_record(campaign, task, item, findings),
        "suggestions": [
            {
                "question_id": questions[segment.name],
                "value": segment.translation,
                "type": "model",
                "agent": _AGENT,
            }
            for segment in item.segments
            if segment.translation
        ],
    }


def _describe_record(
    campaign: Campaign, task: Task, item: Item, findings: Sequence[Finding]
) -> dict[str, Any]:
    audited = is_audited(campaign.name, task.name, item.id, share=campaign.annotation.audit)
    priority = (
        prioritize_audited(campaign.name, task.name, item.id)
        if audited
        else prioritize_item(measure_suspicion(item, findings))
    )
    metadata = {
        SPLIT_PROPERTY: item.split,
        PRIORITY_PROPERTY: priority,
        DIGEST_KEY: item.digest,
    }
    names = sorted({finding.check for finding in findings})
    return {**metadata, FINDINGS_PROPERTY: names} if names else metadata


def annotation_address(url: str, dataset_id: str) -> str:
    """Return a form's address, risky items first, in Argilla's format ``sort=metadata.NAME.desc``."""
    sort = f"metadata.{PRIORITY_PROPERTY}.desc"
    return f"{url.rstrip('/')}/dataset/{dataset_id}/annotation-mode?sort={sort}"


def order_addresses(address: str, *, begin: int = 0) -> list[str]:
    """Return addresses of a form, each with a different order among items of the same priority.

    The embedded server gives each person their own order. No other server does so when a link sorts, so
    people with the same link would get the same items at the same time. ``begin`` is the index of the first
    order, modulo their number.
    """
    start = begin % len(_ORDERS)
    return [f"{address}~record.{order}" for order in (*_ORDERS[start:], *_ORDERS[:start])]


def show_item(
    item: Item, findings: Sequence[Finding], *, language: str, form_language: str
) -> dict[str, Any]:
    """Arrange an item for the template: each segment with its source, and what the checks found."""
    say = Catalogue("form", form_language).text
    by_segment: dict[str | None, list[Finding]] = {}
    for finding in findings:
        by_segment.setdefault(finding.segment, []).append(finding)
    return {
        "findings": _show_findings(by_segment.get(None, ()), form_language),
        "segments": [
            {
                "name": segment.name,
                "title": segment_title(segment.name, form_language),
                "language": language,
                "direction": writing_direction(language),
                "paired": segment.source is not None,
                "source": segment.source or "",
                "no_source": "" if segment.source is not None else say("no-source"),
                "translation": segment.translation,
                "correct": say("correct-mark") if segment.name == item.correct else "",
                **_mark_segment(segment, by_segment.get(segment.name, ()), form_language),
            }
            for segment in item.segments
        ],
    }


def _mark_segment(segment: Segment, findings: Sequence[Finding], language: str) -> dict[str, Any]:
    """Return a segment's findings, and its text in pieces if there is something to mark."""
    found: dict[str, Any] = {"findings": _show_findings(findings, language)}
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
