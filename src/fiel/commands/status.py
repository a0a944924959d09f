"""The command ``fiel status``."""

import json
import shlex
from dataclasses import asdict
from datetime import date
from pathlib import Path

import click

from fiel.campaign.work import load_work
from fiel.commands.options import (
    CAMPAIGN_OR_FOLDER,
    HOME,
    JSON,
    echo_line,
    keep_private,
    print_note,
    settings_in,
    show_bar,
)
from fiel.commands.overview import show_overview
from fiel.messages.plaintext import count_of, describe_counts
from fiel.progress.listing import KINDS, Counted, Entry, ListedKind, describe_choices, list_counted
from fiel.progress.status import CampaignStatus, TaskStatus
from fiel.settings import Settings
from fiel.verdicts.annotators import describe_opinion
from fiel.verdicts.audit import AuditEstimate
from fiel.verdicts.blind import BlindResult
from fiel.verdicts.careless import CarelessPerson
from fiel.verdicts.quality import PersonQuality
from fiel.workflow.status import (
    collect_counted,
    is_closing_interrupted,
    report_status,
    write_status_book,
)

_LISTED = 10
_BACK = "To return these items to the queues"


@click.command(epilog="Example: fiel status campaigns/arc-c-es.yaml --list disputed --list comments")
@CAMPAIGN_OR_FOLDER
@click.option("--people", "by_person", is_flag=True, help="Also show how each person answers.")
@click.option(
    "--list",
    "kinds",
    type=click.Choice(KINDS),
    multiple=True,
    help="List only the items, answers or people behind a count; repeat for more.",
)
@click.option(
    "--xlsx",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Also write the status, the disputes and all lists as a spreadsheet that only you can read.",
)
@HOME
@JSON
def status(
    campaign: Path,
    by_person: bool,
    kinds: tuple[ListedKind, ...],
    xlsx: Path | None,
    home: Path | None,
    as_json: bool,
) -> None:
    """Show the campaign's progress, its active people, its expected end and what needs attention.

    CAMPAIGN can also be a folder of campaigns, such as one for each language: then this shows the progress
    and the pace of each.

    --json also lists all disputed items, the answers that contradict themselves, and for each person the
    agreement with others, the speed, the share of answers without changes and the hidden gold items answered
    correctly.
    """
    settings = settings_in(home)
    if campaign.is_dir():
        if by_person or kinds or xlsx:
            raise click.UsageError(
                "CAMPAIGN: expected a file with --people, --list and --xlsx, found a folder"
            )
        show_overview(settings, campaign, as_json=as_json)
        return
    work = load_work(campaign, home=settings.home)
    if xlsx:
        keep_private(xlsx)
        write_status_book(settings, work, xlsx)
        print_note(f"Spreadsheet written: {xlsx} (only you can read it)")
    if kinds:
        _show_lists(collect_counted(settings, work), kinds, as_json=as_json)
        return
    with show_bar("Reading the answers", None, passing=True) as bar:
        found = report_status(settings, work, bar=bar)
    if as_json:
        click.echo(json.dumps(found.as_dict(), ensure_ascii=False, indent=2))
        return
    _show_status(settings, found, campaign, by_person=by_person)


def _show_status(settings: Settings, found: CampaignStatus, campaign: Path, *, by_person: bool) -> None:
    missing = f"{count_of(found.missing, 'answer')} missing"
    echo_line(f"{found.campaign}: {found.done} of {count_of(found.total, 'item')} done, {missing}")
    _show_closing(found, campaign, unfinished=is_closing_interrupted(settings, found.campaign))
    for task in found.tasks:
        _show_task(task, campaign, found.blind.get(task.task))
    _show_withdrawn(found)
    echo_line(f"Pace: {found.pace:.1f} answers a day ({' '.join(map(str, found.days.values()))}, today last)")
    echo_line(f"End: {_describe_end(found)}")
    echo_line(f"People: {found.people}, {len(found.active)} of them active in the last 7 days")
    if found.active:
        rest = len(found.active) - _LISTED
        more = f" and {rest} more: {_list(campaign, 'people')}" if rest > 0 else ""
        echo_line(f"  active: {', '.join(found.active[:_LISTED])}{more}")
    if found.people:
        echo_line(
            f"Share of the work: {found.top_share:.0%} by the most active tenth; Gini {found.inequality:.2f}"
        )
    _show_agreement(found)
    for each in found.quality if by_person else ():
        echo_line(f"  {_describe_person(each)}")
    for person in found.careless:
        echo_line(f"Set aside: {_describe_careless(person)}")
    if found.careless:
        echo_line(f"  {_BACK}: {_requeue(campaign, 'careless')}")
    if found.people:
        echo_line(f"For details: {_list(campaign, 'KIND')}, with KIND one of {', '.join(KINDS)}")


def _show_lists(counted: Counted, kinds: tuple[ListedKind, ...], *, as_json: bool) -> None:
    lists = {kind: list_counted(counted, kind) for kind in dict.fromkeys(kinds)}
    if as_json:
        content = {kind: [asdict(each) for each in entries] for kind, entries in lists.items()}
        click.echo(json.dumps(content, ensure_ascii=False, indent=2))
        return
    for kind, entries in lists.items():
        echo_line(f"{kind}: {len(entries) or 'none'}")
        for each in entries:
            echo_line(f"  {_describe_entry(each)}")


def _describe_entry(entry: Entry) -> str:
    where = " ".join(filter(None, (entry.task, entry.item_id)))
    name = f"{where} by {entry.annotator}" if where and entry.annotator else where or entry.annotator
    return f"{name}: {entry.text}" if entry.text else name


def _list(campaign: Path, kind: str) -> str:
    return f"fiel status {shlex.quote(str(campaign))} --list {kind}"


def _show_closing(found: CampaignStatus, campaign: Path, *, unfinished: bool) -> None:
    if unfinished:
        echo_line("Closing was interrupted: run fiel close again to finish, or with --reopen to undo it.")
    elif found.closed_at:
        again = f"fiel close {shlex.quote(str(campaign))} --reopen"
        echo_line(f"Closed since {found.closed_at}: nobody can answer. To let people back in: {again}")


def _show_withdrawn(found: CampaignStatus) -> None:
    for name, taken in found.withdrawn.items():
        answers = f"{count_of(taken.answers, 'answer')}, kept but not counted"
        echo_line(f"Withdrawn: {count_of(len(taken.items), 'item')} of {name}, with {answers}")


def _requeue(campaign: Path, problem: str) -> str:
    return f"fiel requeue {shlex.quote(str(campaign))} --problem {problem}"


def _show_agreement(found: CampaignStatus) -> None:
    agreement = found.agreement
    decision = agreement.decision
    if decision.percent is None:
        echo_line("Agreement: no item has two answers yet")
        return
    alpha = "undefined: all verdicts are the same" if decision.alpha is None else f"{decision.alpha:.2f}"
    texts = (
        f"; texts {agreement.same_text:.0%} identical, similarity {agreement.similarity:.0%}"
        if agreement.same_text is not None
        else ""
    )
    echo_line(
        f"Agreement on {count_of(decision.items, 'item')} with two or more answers: {decision.percent:.0%} "
        f"of verdicts, Krippendorff's alpha {alpha}{texts}"
    )


def _describe_person(person: PersonQuality) -> str:
    parts = [f"{person.annotator}: {count_of(person.answers, 'answer')}"]
    if person.agreement is not None:
        parts.append(f"{person.agreement:.0%} agreement with others on {count_of(person.compared, 'item')}")
    if person.seconds is not None:
        parts.append(f"{person.seconds:.0f} s per answer")
    parts.append(f"{person.untouched:.0%} accepted unchanged")
    if person.gold_right is not None:
        parts.append(f"{person.gold_right:.0%} of {count_of(person.gold, 'gold item')} right")
    return ", ".join(parts) + (" (organizer)" if person.organizer else "")


def _describe_careless(person: CarelessPerson) -> str:
    why = (
        f"{person.found:.1f} s per answer, expected {person.limit:g} or more"
        if person.rule == "too-fast"
        else f"{person.found:.0%} of the hidden gold items right, expected {person.limit:.0%} or more"
    )
    return f"{count_of(person.answers, 'answer')} by {person.annotator}: {why}"


def _show_task(task: TaskStatus, campaign: Path, blind: BlindResult | None) -> None:
    echo_line(f"{task.task}: {task.done} of {count_of(task.total, 'item')}, {describe_counts(task.verdicts)}")
    contradictions = f"{count_of(len(task.contradictions), 'answer')} with a contradiction"
    echo_line(
        f"  {task.target - task.missing} of {count_of(task.target, 'answer')}, "
        f"{count_of(task.one_away, 'item')} one answer away, "
        f"{len(task.disputed)} in dispute, {contradictions}"
        + (f", {task.comments} with a comment" if task.comments else "")
        + (f", {task.superseded} to earlier texts" if task.superseded else "")
    )
    if task.disputed:
        more = (
            f" (and {len(task.disputed) - 1} more: {_list(campaign, 'disputed')})"
            if len(task.disputed) > 1
            else ""
        )
        echo_line(f"  To decide: fiel resolve {shlex.join([str(campaign), task.disputed[0]])}{more}")
        opinion = task.second_opinions.get(task.disputed[0])
        if opinion:
            echo_line(f"    A model of the annotators would say: {describe_opinion(opinion)}")
    emptied = [each for each in task.contradictions if (each.problem or "").startswith("emptied:")]
    if emptied:
        listed = ", ".join(f"{each.item_id} by {each.annotator}" for each in emptied[:_LISTED])
        rest = len(emptied) - _LISTED
        more = f" and {rest} more: {_list(campaign, 'emptied')}" if rest > 0 else ""
        echo_line(f"  Not counted, because a text was emptied: {listed}{more}")
        echo_line(f"  {_BACK}: {_requeue(campaign, 'emptied')}")
    if task.audit.decided:
        echo_line(f"  {_describe_audit(task.audit)}")
    if blind is not None:
        echo_line(f"  {_describe_blind(blind, campaign)}")


def _describe_blind(blind: BlindResult, campaign: Path) -> str:
    found = f"Without the key: {blind.decided} of {count_of(blind.drawn, 'question')} with enough answers"
    if blind.accuracy is not None:
        right = blind.accuracy
        found += f", {right.accuracy:.0%} of answers right ({right.low:.0%} to {right.high:.0%})"
    if not blind.otherwise:
        return found
    first = blind.otherwise[0]
    return (
        f"{found}; most did not choose the key on {count_of(len(blind.otherwise), 'item')}, such as "
        f"{first.item_id} ({describe_choices(first)}): a wrong key, an ambiguous question or a broken "
        f"translation? {_list(campaign, 'otherwise')}"
    )


def _describe_audit(audit: AuditEstimate) -> str:
    left = count_of(round(audit.left or 0), "mistake")
    return (
        f"Audit: {audit.share:.0%} of translations have a mistake "
        f"({audit.share_low:.0%} to {audit.share_high:.0%}), about {left} left "
        f"({audit.left_low} to {audit.left_high}), from {audit.decided} of "
        f"{count_of(audit.audited, 'item')} drawn at random"
    )


def _describe_end(found: CampaignStatus) -> str:
    if found.closed_at:
        return "the campaign is closed"
    if not found.missing:
        return "all answers have been given"
    if found.ending is None:
        return "not enough data: it takes 7 full days with answers among the last 42"

    def show(day: date | None) -> str:
        return day.isoformat() if day else "more than ten years from now"

    ending = found.ending
    return (
        f"about {show(ending.expected)} at the recent pace; 8 of 10 simulations end between "
        f"{show(ending.earliest)} and {show(ending.latest)}"
    )
