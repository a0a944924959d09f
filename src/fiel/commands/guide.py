"""The command ``fiel guide``: what volunteers read, in all its versions."""

import json
from pathlib import Path
from typing import Any

import click

from fiel.annotation.guidelines import PublishedGuide, fetch_guides, update_guides
from fiel.annotation.requeue import Touched
from fiel.campaign import load_campaign
from fiel.commands.groups import Commands
from fiel.commands.options import CAMPAIGN, HOME, JSON, settings_in
from fiel.commands.requeue import confirm_requeue, show_requeued
from fiel.errors import FielError
from fiel.sources.subsets import read_ids
from fiel.workflow.connection import connected_argilla
from fiel.workflow.requeue import requeue_touched

_STATES = {
    "same": "volunteers see what is in the file",
    "newer": "fiel guide update would publish the file",
    "unversioned": "the file was changed: give it a new version and say what changed",
    "older": "the file is older than what volunteers see",
    "missing": "the file says no version",
}


_HELP = """See, publish and act upon a new version of the annotation guide.

\b
When comments show that the guide can be better:
  1. change its text, raise the version in the line after the title, and say in the last
     section what changed (fiel feedback answer --guide does the last two);
  2. fiel guide update CAMPAIGN: volunteers see the new text from then on;
  3. fiel guide requeue CAMPAIGN --finding changed-unit: only if answers from before have
     to be looked at again.
"""


@click.group(cls=Commands, help=_HELP, epilog="Example: fiel guide update campaigns/arc-c-es.yaml")
def guide() -> None:
    """Hold the commands of guides together."""


@guide.command(epilog="Example: fiel guide show campaigns/arc-c-es.yaml")
@CAMPAIGN
@HOME
@JSON
def show(campaign: Path, home: Path | None, as_json: bool) -> None:
    """Show which version of the guide volunteers see, and which one is in the file."""
    with connected_argilla(settings_in(home)) as client:
        guides = fetch_guides(client, load_campaign(campaign))
    if as_json:
        _echo_json([_describe(each) for each in guides])
        return
    for each in guides:
        since = f"since {each.published_at:%Y-%m-%d %H:%M} UTC" if each.published_at else "since the launch"
        click.echo(f"{each.dataset}: version {each.published.version} {since}; {each.file.where}: ", nl=False)
        click.echo(f"version {each.file.version}: {_STATES[each.state]}")


@guide.command(epilog="Example: fiel guide update campaigns/arc-c-es.yaml")
@CAMPAIGN
@HOME
@JSON
def update(campaign: Path, home: Path | None, as_json: bool) -> None:
    """Publish a new version of the guide: volunteers see it when they next open the guide.

    A text that was changed without a new version, or without a line that says what changed, is refused, and
    so is an older version. Answers stay as they are; see fiel guide requeue.
    """
    with connected_argilla(settings_in(home)) as client:
        published = update_guides(client, fetch_guides(client, load_campaign(campaign)))
    if as_json:
        _echo_json([_describe(each) for each in published])
        return
    for each in published:
        click.echo(f"{each.dataset}: version {each.file.version} published, after {each.published.version}")
        for change in each.file.changes_in(each.file.version):
            click.echo(f"  {change}")
    if not published:
        click.echo("Nothing changed: volunteers see what is in the files.")


@guide.command(epilog="Example: fiel guide requeue campaigns/arc-c-es.yaml --finding changed-unit")
@CAMPAIGN
@click.option("--item", "items", multiple=True, metavar="[TASK=]ID", help="An item; can be given many times.")
@click.option(
    "--items",
    "file",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    metavar="FILE",
    help="A text file with the id of an item on each line.",
)
@click.option(
    "--finding", "findings", multiple=True, metavar="CHECK", help="All items where a check found something."
)
@click.option("--yes", is_flag=True, help="Do not ask.")
@HOME
@JSON
def requeue(
    campaign: Path,
    items: tuple[str, ...],
    file: Path | None,
    findings: tuple[str, ...],
    yes: bool,
    home: Path | None,
    as_json: bool,
) -> None:
    """Give items that the new version touches back to people.

    Answers to these items from before the version was published become drafts of who gave them, with all that
    they wrote: each person finds theirs under Drafts, and everybody else finds the item in the queue again.
    An answer counts again when it is sent again. What was submitted is first written to requeued/NAME.jsonl
    in the home. Answers given since then are left alone, so the command can be run again.
    """
    touched = Touched(items=(*items, *_read_ids(file)), findings=findings)
    if not touched.items and not touched.findings:
        raise FielError("expected --item, --items or --finding, to say which items the new version touches")
    settings = settings_in(home)
    requeued = requeue_touched(settings, load_campaign(campaign), touched, confirm=confirm_requeue(yes=yes))
    nothing = "no answer to these items is from before the guide's present version"
    show_requeued(requeued, nothing=nothing, as_json=as_json)


def _read_ids(file: Path | None) -> list[str]:
    return list(read_ids(file)) if file else []


def _describe(each: PublishedGuide) -> dict[str, Any]:
    return {
        "task": each.task,
        "dataset": each.dataset,
        "published": each.published.version,
        "published_at": each.published_at.isoformat() if each.published_at else None,
        "file": each.file.where,
        "version": each.file.version,
        "state": each.state,
        "changes": each.file.changes_in(each.file.version),
    }


def _echo_json(content: Any) -> None:
    click.echo(json.dumps(content, ensure_ascii=False, indent=2))
