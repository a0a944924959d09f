"""A report as one self-contained web page."""

from base64 import b64encode
from collections.abc import Mapping
from pathlib import Path

from fiel.impact.wording import Numbers
from fiel.messages.catalogue import Catalogue, choose_language
from fiel.messages.pages import write_document
from fiel.release.blindrecord import spell_accuracy
from fiel.release.plots import draw_plots
from fiel.release.taskrecord import TaskRecord
from fiel.report.drawing import draw_kinds
from fiel.report.results import Report
from fiel.report.wording import (
    METHODS_LANGUAGES,
    describe_effort,
    describe_quality,
    list_references,
    name_kind,
    write_methods,
)


def write_report_page(report: Report, records: Mapping[str, TaskRecord]) -> str:
    """Write the page as HTML, in the language of the data if available; names are shown as text.

    ``records`` are the manifest's, by task, for the plots of the dataset card.
    """
    language = choose_language("quality", report.language)
    words = Catalogue("quality", language)
    plots = {name: draw_plots(records[name], words) for name in report.tasks}
    for name, task in report.tasks.items():
        if task.audit is not None and task.audit.kinds and task.audit.left is not None:
            plots[name]["kinds"] = draw_kinds(task.audit.kinds, language)
    numbers = Numbers(language)
    return write_document(
        Path(__file__).with_name("report.html"),
        language,
        report=report,
        title=report.title.get(language) or next(iter(report.title.values()), report.campaign),
        say=words.text,
        numbers=numbers,
        plots={
            name: {key: b64encode(image).decode() for key, image in drawn.items()}
            for name, drawn in plots.items()
        },
        describe_quality=lambda task: describe_quality(task, language),
        effort=describe_effort(report, language),
        name_kind=lambda kind: name_kind(kind, language),
        spell=lambda found: spell_accuracy(found, numbers),
        methods=lambda name: {each: write_methods(report, name, each) for each in METHODS_LANGUAGES},
        references=lambda name: list_references(report, name),
    )
