"""The command ``fiel check``."""

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import click

from fiel.campaign.guide import warn_of_guides
from fiel.campaign.work import SourceOptions, Work, load_work
from fiel.checks import Finding
from fiel.checks.language import warn_of_language
from fiel.checks.page import write_page
from fiel.checks.report import CampaignReport, describe_item
from fiel.checks.running import describe_failure
from fiel.checks.terminal import explain_item, render_findings
from fiel.commands.options import (
    CAMPAIGN,
    GRAMMAR,
    HOME,
    JSON,
    describe_counts,
    echo_line,
    echo_text,
    print_note,
    settings_in,
    show_bar,
    take_sources,
)
from fiel.errors import FielError
from fiel.items import Item
from fiel.messages.plaintext import count_of
from fiel.proofreading.campaign import Proofreading
from fiel.reading.suggestions import did_you_mean
from fiel.workflow.check import check_campaign, write_report
from fiel.workflow.proofread import proofread_work
from fiel.workflow.rehearsal import warn_of_work


@click.command(epilog="Example: fiel check campaigns/arc-c-es.yaml --source 'okapi/m_arc_es_{split}.json'")
@CAMPAIGN
@take_sources
@GRAMMAR
@HOME
@JSON
@click.option(
    "--html",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Also write the report as a web page, in the language of the form.",
)
@click.option(
    "--items",
    "items_file",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Also write a line of JSON for every item: its suspicion, from 0 to 1, and its findings.",
)
@click.option("--why", metavar="ITEM", help="Show instead why an item is suspicious, by its id.")
def check(
    campaign: Path,
    options: SourceOptions,
    grammar: bool | None,
    home: Path | None,
    as_json: bool,
    html: Path | None,
    items_file: Path | None,
    why: str | None,
) -> None:
    """Validate a campaign file and its data; show what would be launched and list suspicious texts.

    Nothing is changed in Argilla. Findings are not failures: the exit code is 0. The format of --json is
    described in guides/en/check-report.md.
    """
    work = load_work(campaign, options)
    settings = settings_in(home)
    if why is not None:
        _refuse_unknown(work, why)
    noted = _NotedItems(why, describes=items_file is not None)

    def proofread() -> Proofreading:
        with show_bar("Proofreading", None, passing=True) as bar:
            return proofread_work(settings, work, wanted=grammar, bar=bar)

    with show_bar("Checking", work.total, passing=True) as advance:
        report = check_campaign(work, proofread=proofread, each=noted.add, progress=advance)
    _print_warnings(work, report)
    written: list[tuple[str, Path]] = []
    if html is not None:
        write_report(html, write_page(report))
        written.append(("Report", html))
    if items_file is not None:
        write_report(items_file, noted.lines())
        written.append(("Items", items_file))
    if why is not None:
        echo_text("".join(f"{reason}\n" for reason in noted.reasons))
    elif as_json:
        echo_text(json.dumps(report.as_dict(), ensure_ascii=False, indent=2) + "\n")
    else:
        _print_report(campaign, report)
        for name, path in written:
            click.echo(f"{name} written: {path}")


@dataclass
class _NotedItems:
    """What is asked about single items; a line for each, and why one of them is suspicious."""

    why: str | None
    describes: bool
    described: list[str] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)

    def add(self, task: str, item: Item, findings: Sequence[Finding]) -> None:
        if self.describes:
            self.described.append(json.dumps(describe_item(task, item, findings), ensure_ascii=False))
        if item.id == self.why:
            self.reasons += explain_item(task, item, findings)

    def lines(self) -> str:
        return "".join(f"{line}\n" for line in self.described)


def _print_warnings(work: Work, report: CampaignReport) -> None:
    guides = warn_of_guides(work.file.folder / task.guide for task in work.campaign.tasks)
    for warning in (*guides, *warn_of_language(work.campaign.language), *warn_of_work(work)):
        print_note(f"Warning: {warning}")
    for task in report.tasks:
        for failure in task.failed:
            more = f" It failed on {count_of(failure.items, 'item')}." if failure.items > 1 else ""
            print_note(f"Warning: {task.task}: {describe_failure(failure)}{more}")


def _print_report(campaign: Path, report: CampaignReport) -> None:
    echo_text(render_findings(report, color=sys.stdout.isatty()))
    echo_line(f"{campaign}: campaign {report.campaign} ({report.language}), licence {report.license}")
    for task in report.tasks:
        click.echo(f"{task.task}: {count_of(task.items, 'item')} ({describe_counts(task.splits)})")
        click.echo(f"  datasets in Argilla: {describe_counts(task.datasets)}")
        click.echo(f"  English originals: {describe_counts(task.english)}")
        click.echo(f"  findings by check: {describe_counts(task.found.counts)}")
        click.echo(f"  items by worst finding: {describe_counts(task.found.severities)}")
    each = f"{count_of(report.min_submitted, 'answer')} each"
    click.echo(f"grammar and spelling: {report.grammar or f'not checked, {report.no_grammar}'}")
    click.echo(f"{count_of(report.items, 'item')} would be launched, {each}.")


def _refuse_unknown(work: Work, wanted: str) -> None:
    ids = [item.id for items in work.items.values() for item in items]
    if wanted not in ids:
        raise FielError(f"--why: expected the id of an item, found {wanted!r}{did_you_mean(wanted, ids)}")
