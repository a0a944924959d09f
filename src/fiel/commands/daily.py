"""The command ``fiel daily``."""

import json
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from fiel.campaign.folders import choose_campaign
from fiel.campaign.work import load_work
from fiel.commands.disputes import walk_disputes
from fiel.commands.options import HOME, JSON, OPTIONAL_CAMPAIGN, echo_line, print_note, settings_in, show_bar
from fiel.messages.plaintext import count_of, lines_for_terminal
from fiel.workflow.daily import describe_ending, save_day, write_news
from fiel.workflow.today import Today, gather_today

_LISTED = 10


@click.command(epilog="Example: fiel daily")
@OPTIONAL_CAMPAIGN
@click.option(
    "--ask/--no-ask",
    default=None,
    help="Whether to ask about the disputes, one after another.  [default: on a terminal]",
)
@HOME
@JSON
def daily(campaign: Path | None, ask: bool | None, home: Path | None, as_json: bool) -> None:
    """Do what an organizer does every day.

    It lists new comments and what else needs you, asks about each dispute, takes a snapshot, archives the
    whole campaign in the home, and writes the week's news for your chat.

    Without CAMPAIGN, it is the one that FIEL_CAMPAIGN names, the only one in the folder campaigns, or the
    last one launched.
    """
    settings = settings_in(home)
    path = choose_campaign(settings.home, campaign or settings.campaign)
    work = load_work(path, home=settings.home)
    with show_bar("Reading the answers", None, passing=True) as bar:
        today = gather_today(settings, work, bar=bar)
    asking = (sys.stdin.isatty() if ask is None else ask) and not as_json and not today.status.closed_at
    if not as_json:
        for line in _describe(today, path):
            echo_line(line)
    if asking and today.disputes:
        walk_disputes(settings, work, today.disputes, careless=today.status.careless)
    with show_bar("Archiving", None, passing=True) as bar:
        saved = save_day(settings, work, note=print_note, bar=bar)
    news = write_news(work, today.status)
    if as_json:
        told = {
            "campaign": work.campaign.name,
            "disputes": [each.name for each in today.disputes],
            "second_looks": [each.opened.name for each in today.second_looks],
            "comments": [each.id for each in today.comments],
            "waiting": [each.username for each in today.waiting],
            "ending_invitations": [each.id for each in today.ending],
            "careless": [each.annotator for each in today.status.careless],
            "errors": len(today.errors),
            "snapshot": saved.snapshot.path,
            "archive": str(saved.archive),
            "news": news,
        }
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return
    click.echo(f"Snapshot written: {settings.snapshot_folder / saved.snapshot.path}")
    click.echo(f"Archive written: {saved.archive} (only you can read it)")
    click.echo(f"\nFor your chat:\n\n{lines_for_terminal(news)}")


def _describe(today: Today, path: Path) -> Iterator[str]:
    """Say what needs the organizer, each with the command that deals with it."""
    campaign = shlex.quote(str(path))
    status = today.status
    yield f"{status.campaign}: {status.done} of {count_of(status.total, 'item')} done"
    yield f"New comments: {len(today.comments) or 'none'}"
    for each in today.comments[:_LISTED]:
        yield f"  [{each.id}] {each.task} {each.item}, {each.annotator}: {' '.join(each.text.split())}"
    if today.comments:
        yield f'  To answer: fiel feedback answer {campaign} {today.comments[0].id} "what was done"'
    for look in today.second_looks[:_LISTED]:
        where = shlex.quote(look.opened.name)
        yield f"Asked to look again at {look.opened.name}: fiel resolve {campaign} {where}"
    if today.waiting:
        names = " ".join(shlex.quote(each.username) for each in today.waiting)
        yield f"Waiting to be let in: fiel people admit {campaign} {names}"
    for invitation in today.ending:
        yield f"{describe_ending(invitation, today.taken_at)}: fiel people invite {campaign}"
    for person in status.careless:
        yield f"Set aside as careless: {person.annotator}: fiel requeue {campaign} --problem careless"
    if today.errors:
        errors = count_of(len(today.errors), "item")
        yield f"Errors that nobody has decided yet: in {errors}, such as {next(iter(today.errors))}"
    yield f"Disputes: {len(today.disputes) or 'none'}"
    if today.disputes:
        yield f"  To decide: fiel resolve {campaign}"
