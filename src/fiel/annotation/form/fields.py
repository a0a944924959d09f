"""The form in Argilla: how volunteers see an item, and the boxes to fill in."""

from collections.abc import Callable, Mapping, Sequence
from html import escape
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from fiel.annotation.form.parts import (
    FormParts,
    Part,
    ask_label,
    ask_text,
    describe_form,
    note_hidden_integer,
    note_terms,
    show_template,
)
from fiel.annotation.form.showing import show_item
from fiel.campaign import Campaign, Task
from fiel.campaign.priority import LAST, AuditPlaces, is_audited, prioritize_audited, prioritize_item
from fiel.checks import Finding
from fiel.checks.suspicion import Weights, measure_suspicion
from fiel.items import Item
from fiel.judgements import DECISIONS, LABELS, REASONS, Label
from fiel.messages.catalogue import Catalogue, segment_title
from fiel.opinions.opinion import Opinion

ITEM_FIELD = "item"
VERDICT_QUESTION = "verdict"
REASON_QUESTION = "reason"
COMMENT_QUESTION = "comment"
SPLIT_PROPERTY = "split"
FINDINGS_PROPERTY = "findings"
PRIORITY_PROPERTY = "priority"
DIGEST_KEY = "digest"
UNSHOWN_KEY = "unshown"
"""Names of the checks that found something in an item of the audit or a blind one, hidden from annotators."""
ERRORS_KEY = "errors"
"""Names of the checks whose finding in an item is an error."""
LABEL_PREFIX = "label-"
"""Prefix of the names of optional questions, which people can go on answering when nobody asks any more."""
OPINIONS_KEY = "opinions"
"""Fingerprints of the opinions that the form shows."""

_ORDERS = ("id.asc", "id.desc", "inserted_at.asc", "inserted_at.desc", "external_id.asc", "external_id.desc")

_TRANSLATION = {"type": "model", "agent": "machine-translation"}  # Argilla allows no accents in an agent
_COMMUNITY = {"type": "human", "agent": "community"}


def build_form(campaign: Campaign, shape: Sequence[str], *, guidelines: str) -> FormParts:
    """Describe the form for items of one shape.

    The verdict comes first, so that a good translation takes only its number key and Enter, and the reason
    next, so that one more number key says why an item is unusable. Boxes are required and pre-filled: none
    can be submitted empty.

    Raises:
        FielError: The guide is longer than Argilla allows.
    """
    say = Catalogue("form", campaign.form_language).text
    verdict = ask_label(
        VERDICT_QUESTION,
        say("verdict-title"),
        {decision: say(f"verdict-{decision}") for decision in DECISIONS},
        required=True,
        description=say("verdict-description"),
    )
    reason = ask_label(
        REASON_QUESTION,
        say("reason-title"),
        {reason: say(f"reason-{reason}") for reason in REASONS},
        required=False,
        description=say("reason-description"),
    )
    boxes = [ask_text(name, segment_title(name, campaign.form_language), required=True) for name in shape]
    labels = [_ask_label(label, say) for label in campaign.annotation.labels]
    comment = ask_text(
        COMMENT_QUESTION, say("comment-title"), required=False, description=say("comment-description")
    )
    return describe_form(
        guidelines=guidelines,
        min_submitted=campaign.annotation.min_submitted,
        fields=[show_template(ITEM_FIELD, say("item-title"), build_template(campaign))],
        questions=[verdict, reason, *boxes, *labels, comment],
        metadata=[
            note_terms(SPLIT_PROPERTY, say("split-title")),
            note_terms(FINDINGS_PROPERTY, say("findings-title")),
            # Annotators must not know which items belong to the audit.
            note_hidden_integer(PRIORITY_PROPERTY, say("priority-title")),
        ],
    )


def label_question(label: str) -> str:
    """Return the name of the question about a label, which no segment has."""
    return LABEL_PREFIX + label


def _ask_label(label: Label, say: Callable[..., str]) -> Part:
    """Return an optional question about an item, besides its translation: one key answers it."""
    return ask_label(
        label_question(label),
        say(f"label-{label}"),
        {value: say(f"label-{label}-{value}") for value in LABELS[label]},
        required=False,
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
    opinions: Sequence[Opinion] = (),
    weights: Weights = MappingProxyType({}),
    places: AuditPlaces = LAST,
    questions: Mapping[str, str],
) -> dict[str, Any]:
    """Build the API request body for one item.

    An item of the audit shows nothing of what was found or said: it tells what people correct by themselves.
    Nor does a blind item, where that could tell the key.
    ``weights`` are what the checks count for since people answered, ``places`` where the audit stands in the
    queue, and ``questions`` are ids by name.

    Returns:
        The record, with the item's id as its external id and the translation as suggestions.
    """
    audited = is_audited(campaign.name, task.name, item.id, share=campaign.annotation.audit)
    hidden = item.blind or audited
    if audited:
        priority = prioritize_audited(campaign.name, task.name, item.id, places)
    else:
        priority = prioritize_item(measure_suspicion(item, findings, weights))
    shown = show_item(
        item,
        () if hidden else findings,
        () if hidden else opinions,
        language=campaign.language,
        form_language=campaign.form_language,
    )
    return {
        "external_id": item.id,
        # The digest is not shown: a search finds one record by it.
        "fields": {ITEM_FIELD: {**shown, DIGEST_KEY: item.digest}},
        "metadata": {
            **_describe_record(item, findings, priority, hidden=hidden),
            **({OPINIONS_KEY: [each.digest for each in opinions]} if opinions and not hidden else {}),
        },
        "suggestions": suggest_texts(item, questions),
    }


def suggest_texts(
    item: Item, questions: Mapping[str, str], corrections: Mapping[str, str] = MappingProxyType({})
) -> list[dict[str, str]]:
    """Return the suggestions that fill the boxes: the translation, or people's correction of it.

    ``questions`` are ids by name, and ``corrections`` texts by segment name.
    """
    return [
        {
            "question_id": questions[segment.name],
            "value": corrections.get(segment.name, segment.translation),
            **(_COMMUNITY if segment.name in corrections else _TRANSLATION),
        }
        for segment in item.segments
        if segment.translation
    ]


def _describe_record(
    item: Item, findings: Sequence[Finding], priority: int, *, hidden: bool
) -> dict[str, Any]:
    metadata = {
        SPLIT_PROPERTY: item.split,
        PRIORITY_PROPERTY: priority,
        DIGEST_KEY: item.digest,
    }
    names = sorted({finding.check for finding in findings})
    if hidden:
        return {**metadata, UNSHOWN_KEY: names} if names else metadata
    errors = sorted({finding.check for finding in findings if finding.severity == "error"})
    told = {FINDINGS_PROPERTY: names, ERRORS_KEY: errors}
    return {**metadata, **{key: value for key, value in told.items() if value}}


def read_findings(metadata: Mapping[str, Any]) -> Sequence[str]:
    """Return the names of the checks that found something in a record's item, shown or not."""
    return metadata.get(FINDINGS_PROPERTY) or metadata.get(UNSHOWN_KEY) or ()


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
