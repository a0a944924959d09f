"""The command ``fiel check``."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import click

from fiel.campaign.sourceoptions import SourceOptions
from fiel.campaign.work import add_reviewed, load_work
from fiel.checks.campaignreport import CampaignReport
from fiel.checks.terminal import render_findings
from fiel.commands.options import (
    CAMPAIGN,
    GRAMMAR,
    HOME,
    JSON,
    echo_line,
    echo_text,
    print_note,
    settings_in,
    show_bar,
    take_sources,
)
from fiel.messages.plaintext import count_of, describe_counts
from fiel.proofreading.campaign import Proofreading
from fiel.workflow.check import check_campaign, warn_of_check
from fiel.workflow.checkfiles import CheckFiles, NotedItems
from fiel.workflow.judge import AddedJudgements, Effect, add_judgements
from fiel.workflow.proofread import proofread_work

_EFFECTS: dict[Effect, str] = {
    "silent": "silent",
    "error": "finds errors, if it looks for any",
    "warning": "warns",
}


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
@click.option(
    "--sheet",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Also write findings to judge as a table (.csv or .xlsx), for --judge.",
)
@click.option(
    "--judge",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="First add the judgements in such a table, filled in with yes or no, to the campaign's; nothing "
    "is checked unless you ask for more, such as the next --sheet.",
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
    sheet: Path | None,
    judge: Path | None,
    why: str | None,
) -> None:
    """Validate a campaign file and its data; show what would be launched and list suspicious texts.

    Nothing is changed in Argilla. Findings are not failures: the exit code is 0. The format of --json is
    described in guides/en/check-report.md.
    """
    if why is not None and as_json:
        raise click.UsageError("--why and --json exclude each other.")
    more = any((html, items_file, sheet, why, as_json))
    if judge is not None:
        _print_judgements(add_judgements(campaign, judge), say=print_note if more else click.echo)
        if not more:
            return
    settings = settings_in(home)
    work = add_reviewed(load_work(campaign, options), settings.home)
    files = CheckFiles(html=html, items=items_file, sheet=sheet)
    noted = NotedItems(settings.home, work, files, why)

    def proofread() -> Proofreading:
        with show_bar("Proofreading", None, passing=True) as bar:
            return proofread_work(settings, work, wanted=grammar, bar=bar)

    with show_bar("Checking", work.total, passing=True) as advance:
        report = check_campaign(work, proofread=proofread, each=noted.add, progress=advance)
    for warning in warn_of_check(work, report):
        print_note(f"Warning: {warning}")
    written = noted.write(report)
    if why is not None:
        echo_text("".join(f"{reason}\n" for reason in noted.reasons))
    elif as_json:
        echo_text(json.dumps(report.as_dict(), ensure_ascii=False, indent=2) + "\n")
    else:
        _print_report(campaign, report)
        for name, path in written:
            click.echo(f"{name} written: {path}")


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
    for check, (right, judged) in report.silent.items():
        click.echo(f"silent in {report.language}: {check}, {right} of {judged} judged findings were right")
    click.echo(f"{count_of(report.items, 'item')} would be launched, {each}.")


def _print_judgements(added: AddedJudgements, *, say: Callable[[str], None]) -> None:
    say(f"{count_of(added.new, 'judgement')} added, {added.changed} changed: {added.path}")
    for each in added.checks:
        effect = _EFFECTS[each.effect]
        say(f"{each.check}: {each.right} of {each.judged} right in {added.language}: {effect}")
