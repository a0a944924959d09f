"""The command ``fiel check``."""

import json
import sys
from pathlib import Path

import click

from fiel.campaign.guide import warn_of_guides
from fiel.campaign.work import SourceOptions, load_work
from fiel.checks.language import warn_of_language
from fiel.checks.running import describe_failure
from fiel.checks.terminal import render_findings
from fiel.commands.options import (
    CAMPAIGN,
    JSON,
    describe_counts,
    echo_line,
    echo_text,
    print_note,
    show_bar,
    take_sources,
)
from fiel.messages.plaintext import count_of
from fiel.workflow.check import check_campaign, write_report_page
from fiel.workflow.rehearsal import warn_of_work


@click.command(epilog="Example: fiel check campaigns/arc-c-es.yaml --source 'okapi/m_arc_es_{split}.json'")
@CAMPAIGN
@take_sources
@JSON
@click.option(
    "--html",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Also write the report as a web page, in the language of the form.",
)
def check(campaign: Path, options: SourceOptions, as_json: bool, html: Path | None) -> None:
    """Validate a campaign file and its data; show what would be launched and list suspicious texts.

    Nothing is changed in Argilla. Findings are not failures: the exit code is 0. The format of --json is
    described in guides/en/check-report.md.
    """
    work = load_work(campaign, options)
    with show_bar("Checking", work.total, passing=True) as advance:
        report = check_campaign(work, progress=advance)
    guides = warn_of_guides(work.file.folder / task.guide for task in work.campaign.tasks)
    for warning in (*guides, *warn_of_language(work.campaign.language), *warn_of_work(work)):
        print_note(f"Warning: {warning}")
    for task in report.tasks:
        for failure in task.failed:
            more = f" It failed on {count_of(failure.items, 'item')}." if failure.items > 1 else ""
            print_note(f"Warning: {task.task}: {describe_failure(failure)}{more}")
    if html is not None:
        write_report_page(report, html)
    if as_json:
        echo_text(json.dumps(report.as_dict(), ensure_ascii=False, indent=2) + "\n")
        return
    echo_text(render_findings(report, color=sys.stdout.isatty()))
    echo_line(f"{campaign}: campaign {report.campaign} ({report.language}), licence {report.license}")
    for task in report.tasks:
        click.echo(f"{task.task}: {count_of(task.items, 'item')} ({describe_counts(task.splits)})")
        click.echo(f"  datasets in Argilla: {describe_counts(task.datasets)}")
        click.echo(f"  English originals: {describe_counts(task.english)}")
        click.echo(f"  findings by check: {describe_counts(task.found.counts)}")
        click.echo(f"  items by worst finding: {describe_counts(task.found.severities)}")
    each = f"{count_of(report.min_submitted, 'answer')} each"
    click.echo(f"{count_of(report.items, 'item')} would be launched, {each}.")
    if html is not None:
        click.echo(f"Report written: {html}")
