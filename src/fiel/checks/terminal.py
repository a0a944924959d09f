"""The findings of a campaign as terminal output."""

import io

from rich.console import Console
from rich.text import Text

from fiel.checks.marking import cut_text, shorten_text
from fiel.checks.report import CampaignReport, CheckReport, Example
from fiel.checks.sentence import describe_finding
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


def _heading(task: str, check: CheckReport) -> Text:
    findings = f"{check.findings} finding{'s' if check.findings > 1 else ''}"
    items = f"{check.items} item{'s' if check.items > 1 else ''}"
    shown = f"; the worst {len(check.worst)}" if check.items > len(check.worst) else ""
    return Text.assemble(
        f"{task}: ",
        (f"{check.check} ({check.severity})", _STYLES[check.severity]),
        f": {findings} in {items}{shown}",
    )


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
