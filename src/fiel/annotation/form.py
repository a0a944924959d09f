"""The form in Argilla: what a volunteer sees of an item, and the boxes to fill in."""

from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Any

import argilla as rg

from fiel.benchmarks import Benchmark
from fiel.campaign import Campaign, Task
from fiel.catalogue import Catalogue, segment_title
from fiel.checks import Finding, check_item
from fiel.items import Item
from fiel.judgements import DECISIONS
from fiel.languages import writing_direction

ITEM_FIELD = "item"
VERDICT_QUESTION = "verdict"
COMMENT_QUESTION = "comment"
SPLIT_PROPERTY = "split"
DIGEST_KEY = "digest"

_AGENT = "machine-translation"  # Argilla takes no accents here, so it is not translated


def dataset_name(task: Task, shape: Sequence[str]) -> str:
    """Name the dataset in Argilla that holds the items of one shape.

    Argilla's questions belong to the dataset, so items with other boxes need one of their own: ``arc`` for
    the usual four options, ``arc-3-options`` and ``arc-5-options`` for the others.
    """
    usual = task.definition.usual_shape
    if tuple(shape) == usual:
        return task.name
    kind = "options" if any(name.startswith("option_") for name in shape) else "texts"
    count = sum(name.startswith("option_") for name in shape) if kind == "options" else len(shape)
    return f"{task.name}-{count}-{kind}"


def group_shapes(benchmark: Benchmark, items: Sequence[Item]) -> dict[tuple[str, ...], list[Item]]:
    """Group items by shape, the usual one first."""
    groups: dict[tuple[str, ...], list[Item]] = {}
    for item in items:
        groups.setdefault(item.shape, []).append(item)
    return dict(sorted(groups.items(), key=lambda group: (group[0] != benchmark.usual_shape, group[0])))


def build_settings(campaign: Campaign, shape: Sequence[str], *, guidelines: str) -> rg.Settings:
    """Describe the form for items of one shape.

    The verdict comes first, so that its number key and Enter are all that a good translation costs. Boxes
    are required and pre-filled: none can be submitted empty.
    """
    say = Catalogue("form", campaign.form_language).text
    verdict = rg.LabelQuestion(
        name=VERDICT_QUESTION,
        title=say("verdict-title"),
        description=say("verdict-description"),
        labels={decision: say(f"verdict-{decision}") for decision in DECISIONS},
        required=True,
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
    template = files("fiel.annotation").joinpath("template.html").read_text(encoding="utf-8")
    return rg.Settings(
        guidelines=guidelines,
        fields=[rg.CustomField(name=ITEM_FIELD, title=say("item-title"), template=template)],
        questions=[verdict, *boxes, comment],
        metadata=[rg.TermsMetadataProperty(name=SPLIT_PROPERTY, title=say("split-title"))],
        allow_extra_metadata=True,
        distribution=rg.TaskDistribution(min_submitted=campaign.annotation.min_submitted),
    )


def build_record(campaign: Campaign, item: Item, *, questions: Mapping[str, str]) -> dict[str, Any]:
    """Build what Argilla's API takes for one item.

    Args:
        campaign: The campaign.
        item: The item.
        questions: Id of each question of the dataset, by name.

    Returns:
        The record, with the item's id as its external id and the translation as suggestions.
    """
    return {
        "external_id": item.id,
        "fields": {
            ITEM_FIELD: show_item(item, language=campaign.language, form_language=campaign.form_language)
        },
        "metadata": {SPLIT_PROPERTY: item.split, DIGEST_KEY: item.digest},
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


def show_item(item: Item, *, language: str, form_language: str) -> dict[str, Any]:
    """Lay an item out for the template: each segment with its source, and what the checks found."""
    say = Catalogue("form", form_language).text
    findings = check_item(item)
    return {
        "findings": _sentences(findings, None, form_language),
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
                "findings": _sentences(findings, segment.name, form_language),
            }
            for segment in item.segments
        ],
    }


def _sentences(findings: Sequence[Finding], segment: str | None, language: str) -> list[str]:
    say = Catalogue("checks", language).text
    sentences = []
    for finding in findings:
        if finding.segment == segment:
            values = dict(finding.values)
            if "other" in values:
                values["other"] = segment_title(values["other"], language)
            sentences.append(say(finding.check, **values))
    return sentences
