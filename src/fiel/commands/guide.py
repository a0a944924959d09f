"""The command ``fiel guide``: versions of the annotation guide."""

import json
from pathlib import Path
from typing import Any

import click

from fiel.campaign import load_campaign
from fiel.campaign.publishedguide import PublishedGuide
from fiel.commands.groups import Commands
from fiel.commands.options import CAMPAIGN, HOME, JSON, settings_in
from fiel.commands.requeue import confirm_requeue, show_requeued
from fiel.workflow.guide import compare_guides, publish_guides, requeue_affected

_STATES = {
    "same": "volunteers see this version",
    "newer": "fiel guide update would publish the file",
    "unversioned": "the file was changed: give it a new version and say what changed",
    "older": "the file is older than what volunteers see",
    "missing": "the file has no version",
}


_HELP = """Show and publish new versions of the annotation guide, and requeue the answers they affect.

\b
To improve the guide after comments:
  1. change its text, raise the version in the line after the title, and say in the last
     section what changed (fiel feedback answer --guide does the last two);
  2. fiel guide update CAMPAIGN: volunteers now see the new text;
  3. fiel guide requeue CAMPAIGN --finding changed-unit: only if earlier answers must be
     reviewed again.
"""


@click.group(cls=Commands, help=_HELP, epilog="Example: fiel guide update campaigns/arc-c-es.yaml")
def guide() -> None:
    """Group the guide commands."""


@guide.command(epilog="Example: fiel guide show campaigns/arc-c-es.yaml")
@CAMPAIGN
@HOME
@JSON
def show(campaign: Path, home: Path | None, as_json: bool) -> None:
    """Show which version of the guide volunteers see, and which one the file has."""
    guides = compare_guides(settings_in(home), load_campaign(campaign))
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

    A changed text without a new version or without a line that says what changed is refused, and so is an
    older version. Answers are not changed; see fiel guide requeue.
    """
    published = publish_guides(settings_in(home), load_campaign(campaign))
    if as_json:
        _echo_json([_describe(each) for each in published])
        return
    for each in published:
        click.echo(
            f"{each.dataset}: version {each.file.version} published, replacing {each.published.version}"
        )
        for change in each.file.changes_in(each.file.version):
            click.echo(f"  {change}")
    if not published:
        click.echo("Nothing changed: volunteers already see these versions.")


@guide.command(epilog="Example: fiel guide requeue campaigns/arc-c-es.yaml --finding changed-unit")
@CAMPAIGN
@click.option("--item", "items", multiple=True, metavar="[TASK=]ID", help="An item; repeat for more.")
@click.option(
    "--items",
    "file",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    metavar="FILE",
    help="A text file with one item id per line.",
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
    """Return items that the new version affects to the queue.

    Answers to these items from before the version was published become drafts again, with their content: each
    person finds theirs under Drafts, and everybody else finds the item back in the queue. A draft counts when
    it is submitted again. The submitted answers are first saved to requeued/NAME.jsonl in the home. Later
    answers are not touched, so the command can be run again.
    """
    loaded = load_campaign(campaign)
    requeued = requeue_affected(
        settings_in(home), loaded, items, findings, ids=file, confirm=confirm_requeue(yes=yes)
    )
    nothing = "no answer to these items is older than the current version of the guide"
    show_requeued(requeued, nothing=nothing, as_json=as_json)


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
