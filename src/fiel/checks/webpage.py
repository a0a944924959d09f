"""The findings of a campaign as one self-contained web page."""

from collections.abc import Sequence
from pathlib import Path

from markupsafe import Markup

from fiel.checks.campaignreport import CampaignReport, CheckReport, Example, TaskReport
from fiel.checks.marking import MarkedPiece, cut_text, shorten_text
from fiel.checks.sentence import describe_finding
from fiel.messages.catalogue import Catalogue, available_languages, choose_language, segment_title
from fiel.messages.languages import writing_direction
from fiel.messages.pages import write_document

_TEXT_LENGTH = 2000
_SIGNS = {"error": "✖", "warning": "⚠"}  # distinguishable without colour


def write_page(report: CampaignReport) -> str:
    """Write the page as HTML, in the form's language if available; HTML in items is shown as text."""
    language = choose_language("report", report.form_language)
    say = Catalogue("report", language).text

    def badge(check: CheckReport) -> Markup:
        mark = Markup('<span class="severity {}"><span aria-hidden="true">{}</span> {}</span>')
        return mark.format(check.severity, _SIGNS[check.severity], say(check.severity))

    return write_document(
        Path(__file__).with_name("webpage.html"),
        language,
        report=report,
        text_direction=writing_direction(report.language),
        sentence_lang=language if language in available_languages("checks") else "en",
        say=say,
        anchor=_anchor,
        badge=badge,
        name=lambda example: segment_title(example.segment.name, language),
        sentence=lambda example: describe_finding(example.finding, language),
        source=_source,
        pieces=_pieces,
    )


def _anchor(task: TaskReport, check: CheckReport) -> str:
    return f"{task.task}-{check.check}-{check.severity}"


def _source(example: Example) -> str:
    return shorten_text(example.segment.source or "", None, length=_TEXT_LENGTH)[0]


def _pieces(example: Example) -> Sequence[MarkedPiece]:
    text, span = shorten_text(example.segment.translation, example.finding.span, length=_TEXT_LENGTH)
    return cut_text(text, span)
