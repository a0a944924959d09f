"""The command ``fiel report``."""

from pathlib import Path

import click

from fiel.commands.options import HOME, JSON, echo_line, echo_text, settings_in, show_bar
from fiel.report.results import Report
from fiel.report.webpage import write_report_page
from fiel.report.wording import (
    METHODS_LANGUAGES,
    describe_effort,
    describe_quality,
    list_references,
    write_methods,
)
from fiel.workflow.check import write_report
from fiel.workflow.report import report_campaign, report_export


@click.command(epilog="Example: fiel report out --html report.html")
@click.argument("what", metavar="EXPORT|CAMPAIGN", type=click.Path(path_type=Path, exists=True))
@click.option(
    "--html",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Also write a web page with plots and tables, in the language of the data.",
)
@HOME
@JSON
def report(what: Path, html: Path | None, home: Path | None, as_json: bool) -> None:
    """Report how good a release is, with a methods paragraph for a paper.

    It shows coverage, agreement, mistakes before and after the corrections, what checks and models proposed,
    how people answered without the key, and how the work was shared. EXPORT is the folder of an export, or of
    one of its tasks: every number comes from its manifest. Given a campaign file, it collects the answers
    from Argilla and decides them as an export would; nothing is kept.
    """
    if what.is_dir():
        found = report_export(what)
    else:
        with show_bar("Collecting", None, passing=True) as bar:
            found = report_campaign(settings_in(home), what, bar=bar)
    if html is not None:
        write_report(html, write_report_page(found.report, found.records))
    if as_json:
        echo_text(found.report.model_dump_json(indent=2) + "\n")
        return
    _print(found.report)
    if html is not None:
        click.echo(f"Page written: {html}")


def _print(found: Report) -> None:
    for name, task in found.tasks.items():
        echo_line(name)
        for lines in describe_quality(task, "en").values():
            for line in lines:
                echo_line(f"  {line}")
    for line in describe_effort(found, "en"):
        echo_line(line)
    for name in found.tasks:
        for language in METHODS_LANGUAGES:
            click.echo()
            echo_line(write_methods(found, name, language))
        click.echo()
        for work in list_references(found, name):
            echo_line(f"- {work}")
