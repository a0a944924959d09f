"""An impact as one self-contained web page."""

from base64 import b64encode
from pathlib import Path

from fiel.impact.drawing import draw_impact
from fiel.impact.results import Impact
from fiel.impact.wording import (
    Numbers,
    describe_metric,
    describe_task,
    paper_languages,
    write_paragraph,
)
from fiel.messages.catalogue import Catalogue, choose_language, segment_title
from fiel.messages.languages import writing_direction
from fiel.messages.pages import write_document

_SHOWN = 100
_TEXT_LENGTH = 2000


def write_impact_page(impact: Impact) -> str:
    """Write the page as HTML, in the language of the data if available; HTML in the logs is shown as text."""
    language = choose_language("impact", impact.language)
    catalogue = Catalogue("impact", language)
    plots = {
        (name, metric.metric): b64encode(draw_impact(metric, catalogue)).decode()
        for name, task in impact.tasks.items()
        for metric in task.metrics
    }
    return write_document(
        Path(__file__).with_name("webpage.html"),
        language,
        impact=impact,
        text_direction=writing_direction(impact.language),
        say=catalogue.text,
        numbers=Numbers(language),
        plots=plots,
        shown=_SHOWN,
        describe_task=lambda task: describe_task(task, language),
        describe_metric=lambda metric: describe_metric(metric, language),
        paragraphs=lambda name: {
            each: write_paragraph(impact, name, each) for each in paper_languages(impact)
        },
        segment=lambda name: segment_title(name, language),
        shorten=_shorten,
    )


def _shorten(text: str) -> str:
    return text if len(text) <= _TEXT_LENGTH else f"{text[:_TEXT_LENGTH]}…"
