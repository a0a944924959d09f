"""The findings of a campaign as terminal output."""

import io
from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.text import Text

from fiel.checks.campaignreport import CampaignReport, CheckReport, Example
from fiel.checks.finding import Finding
from fiel.checks.marking import cut_text, shorten_text
from fiel.checks.sentence import describe_finding
from fiel.checks.suspicion import (
    ERROR,
    OF_AN_ERROR,
    OPINION,
    USUAL_CHARACTERS,
    USUAL_SENTENCE,
    SuspicionReason,
    Weights,
    count_characters,
    count_longest_sentence,
    explain_suspicion,
    measure_suspicion,
)
from fiel.items import Item
from fiel.messages.plaintext import for_terminal

_LANGUAGE = "en"  # the language of the command line
_TEXT_LENGTH = 240
_STYLES = {"error": "bold red", "warning": "bold yellow"}


def render_findings(report: CampaignReport, *, color: bool) -> str:
    """Write a report's findings as text, their places coloured or in ``⟦brackets⟧``."""
    output = io.StringIO()
    screen = Console(
        file=output,
        force_terminal=color,
        color_system="standard" if color else None,
        highlight=False,
        soft_wrap=True,
        width=80,  # no effect on soft-wrapped lines, but avoids querying the terminal
    )
    for task in report.tasks:
        for check in task.found.checks:
            screen.print(_heading(task.task, check))
            for example in check.worst:
                screen.print(_show_example(example, color))
            screen.print()
    return output.getvalue()


def explain_item(
    task: str, item: Item, findings: Sequence[Finding], weights: Weights | None = None
) -> Iterator[str]:
    """Explain line by line why an item is suspicious, strongest reason first.

    ``weights`` are what the checks count for since people answered.
    """
    weights = weights or {}
    suspicion = measure_suspicion(item, findings, weights)
    yield f"{for_terminal(item.id)} ({task}): {suspicion:.0%} likely to need an edit"
    for reason in sorted(explain_suspicion(item, findings, weights), key=lambda each: -abs(each.weight)):
        yield f"  {reason.weight:+.2f}  {_describe_reason(reason, item, weights)}"
    segments = {segment.name: segment.translation for segment in item.segments}
    for finding in findings:
        place = finding.segment or "the whole item"
        begin, end = finding.span or (0, 0)
        shown = f" “{for_terminal(segments[place][begin:end])}”" if finding.segment and finding.span else ""
        yield f"  {finding.severity}, {place}{shown}: {for_terminal(describe_finding(finding, _LANGUAGE))}"


def _heading(task: str, check: CheckReport) -> Text:
    findings = f"{check.findings} finding{'s' if check.findings > 1 else ''}"
    items = f"{check.items} item{'s' if check.items > 1 else ''}"
    shown = f"; the worst {len(check.worst)}" if check.items > len(check.worst) else ""
    return Text.assemble(
        f"{task}: ",
        (f"{check.check} ({check.severity})", _STYLES[check.severity]),
        f": {findings} in {items}{shown}",
    )


def _describe_reason(reason: SuspicionReason, item: Item, weights: Weights) -> str:
    if reason.name == "length":
        return f"length: {count_characters(item)} characters, {USUAL_CHARACTERS} are usual"
    if reason.name == "sentence":
        characters = count_longest_sentence(item)
        return f"longest sentence: {characters} characters, {USUAL_SENTENCE} are usual"
    if reason.name == "open-question":
        return "the question goes on in its options, so each must fit it"
    if reason.name == ERROR:
        return f"an error: with one it is never less likely than {OF_AN_ERROR:.0%}"
    left = weights.get(reason.name, 1.0)
    if reason.name == OPINION:
        less = f", {left:.0%} of their weight: people often keep what they blame" if left < 1 else ""
        return f"opinions of models or tools{less}"
    less = f", {left:.0%} of its weight: people often accept what it finds" if left < 1 else ""
    return f"check: {reason.name}{less}"


def _show_example(example: Example, color: bool) -> Text:
    finding, segment = example.finding, example.segment
    place = example.item_id if finding.segment is None else f"{example.item_id}, {segment.name}"
    source = (
        "(none)" if segment.source is None else shorten_text(segment.source, None, length=_TEXT_LENGTH)[0]
    )
    return Text.assemble(
        (f"  {for_terminal(place)}: ", "bold"),
        f"{for_terminal(describe_finding(finding, _LANGUAGE))}\n",
        f"    English      {for_terminal(source)}\n",
        "    translation  ",
        _marked(example, color),
    )


def _marked(example: Example, color: bool) -> Text:
    text, span = shorten_text(example.segment.translation, example.finding.span, length=_TEXT_LENGTH)
    style = f"{_STYLES[example.finding.severity]} reverse"
    marked = Text()
    for piece in cut_text(text, span):
        shown = for_terminal(piece.text)
        if not piece.marks:
            marked.append(shown)
        else:
            marked.append(shown if color else f"⟦{shown}⟧", style)
    return marked
