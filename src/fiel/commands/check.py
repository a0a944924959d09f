"""The command ``fiel check``."""

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import click

from fiel.bars import Note
from fiel.campaign.campaignfile import load_campaign
from fiel.campaign.guide import warn_of_guides
from fiel.campaign.judged import (
    SheetRow,
    add_judged,
    choose_rows,
    count_findings,
    describe_finding_row,
    judged_path,
    load_judged,
    read_sheet,
    write_sheet,
)
from fiel.campaign.sourceoptions import SourceOptions
from fiel.campaign.weights import recall_weights
from fiel.campaign.work import Work, add_reviewed, load_work
from fiel.checks import Finding
from fiel.checks.campaignreport import CampaignReport, describe_item
from fiel.checks.language import warn_of_language
from fiel.checks.opinionfindings import list_agents, name_agent_check
from fiel.checks.precision import can_find_errors, count_judged, is_silent
from fiel.checks.running import describe_failure
from fiel.checks.suspicion import OPINION, Weights
from fiel.checks.terminal import explain_item, render_findings
from fiel.checks.webpage import write_page
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
from fiel.messages.readers import warn_of_words
from fiel.opinions.opinion import Opinions
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
    more = any((html, items_file, sheet, why, as_json))
    if judge is not None:
        _add_judgements(campaign, judge, say=print_note if more else click.echo)
        if not more:
            return
    settings = settings_in(home)
    work = add_reviewed(load_work(campaign, options), settings.home)
    if why is not None:
        _refuse_unknown(work, why)
    noted = _NotedItems(
        why,
        describes=items_file is not None,
        lists=sheet is not None,
        weigh=lambda task: recall_weights(settings.home, work.campaign.name, task),
        opinions=work.opinions,
    )

    def proofread() -> Proofreading:
        with show_bar("Proofreading", None, passing=True) as bar:
            return proofread_work(settings, work, wanted=grammar, bar=bar)

    with show_bar("Checking", work.total, passing=True) as advance:
        report = check_campaign(work, proofread=proofread, each=noted.add, progress=advance)
    _print_warnings(work, report)
    written = _write_files(campaign, report, noted, html=html, items_file=items_file, sheet=sheet)
    if why is not None:
        echo_text("".join(f"{reason}\n" for reason in noted.reasons))
    elif as_json:
        echo_text(json.dumps(report.as_dict(), ensure_ascii=False, indent=2) + "\n")
    else:
        _print_report(campaign, report)
        for name, path in written:
            click.echo(f"{name} written: {path}")


def _write_files(
    campaign: Path,
    report: CampaignReport,
    noted: "_NotedItems",
    *,
    html: Path | None,
    items_file: Path | None,
    sheet: Path | None,
) -> list[tuple[str, Path]]:
    """Write the files that are asked for; return what each is, with its path."""
    written: list[tuple[str, Path]] = []
    if html is not None:
        write_report(html, write_page(report))
        written.append(("Report", html))
    if items_file is not None:
        write_report(items_file, noted.lines())
        written.append(("Items", items_file))
    if sheet is not None:
        rows = choose_rows(noted.rows, load_judged(judged_path(campaign)))
        write_sheet(sheet, rows)
        written.append((f"Sheet with {count_of(len(rows), 'finding')}", sheet))
    return written


@dataclass
class _NotedItems:
    """What is asked about single items; a line for each, and why one of them is suspicious."""

    why: str | None
    describes: bool
    lists: bool = False
    weigh: Callable[[str], Weights] = lambda task: {}
    opinions: Mapping[str, Opinions] = field(default_factory=dict)
    rows: list[SheetRow] = field(default_factory=list)
    described: list[str] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)

    def add(self, task: str, item: Item, findings: Sequence[Finding]) -> None:
        if self.describes:
            self.described.append(json.dumps(describe_item(task, item, findings), ensure_ascii=False))
        if self.lists:
            self.rows += [row for finding in findings for row in self._list_rows(task, item, finding)]
        if item.id == self.why:
            self.reasons += explain_item(task, item, findings, self.weigh(task))

    def _list_rows(self, task: str, item: Item, finding: Finding) -> list[SheetRow]:
        """Return the row of a finding; an opinion has one for each agent, whose opinions are judged apart."""
        agents = list_agents(item, finding, self.opinions.get(task, {})) if finding.check == OPINION else []
        names = [name_agent_check(agent) for agent in agents] or [finding.check]
        return [describe_finding_row(item, finding, check=name) for name in names]

    def lines(self) -> str:
        return "".join(f"{line}\n" for line in self.described)


def _print_warnings(work: Work, report: CampaignReport) -> None:
    guides = warn_of_guides(work.file.folder / task.guide for task in work.campaign.tasks)
    campaign = work.campaign
    of_languages = (*warn_of_language(campaign.language), *warn_of_words(campaign.form_language))
    if any(task.definition.multiple_choice is not None for task in campaign.tasks):
        from fiel.release.harness.words import warn_of_prompts  # takes long to import

        of_languages = (*of_languages, *warn_of_prompts(campaign.language))
    for warning in (*guides, *of_languages, *warn_of_work(work)):
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
    for check, (right, judged) in report.silent.items():
        click.echo(f"silent in {report.language}: {check}, {right} of {judged} judged findings were right")
    click.echo(f"{count_of(report.items, 'item')} would be launched, {each}.")


def _refuse_unknown(work: Work, wanted: str) -> None:
    ids = [item.id for items in work.items.values() for item in items]
    if wanted not in ids:
        raise FielError(f"--why: expected the id of an item, found {wanted!r}{did_you_mean(wanted, ids)}")


def _add_judgements(campaign: Path, sheet: Path, *, say: Note) -> None:
    """Add the judgements of a sheet to the campaign's, and say what follows from them."""
    file = load_campaign(campaign)
    language, path = file.campaign.language, judged_path(campaign)
    found = read_sheet(sheet, language)
    new, changed = add_judged(path, found)
    say(f"{count_of(new, 'judgement')} added, {changed} changed: {path}")
    own = count_findings(load_judged(path), language)
    for check in own:
        right, judged = count_judged(check, language, own)
        effect = (
            "silent"
            if is_silent(check, language, own)
            else "finds errors, if it looks for any"
            if can_find_errors(check, language, own) and not check.startswith(OPINION)
            else "warns"
        )
        say(f"{check}: {right} of {judged} right in {language}: {effect}")
