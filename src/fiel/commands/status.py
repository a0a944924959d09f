"""The command ``fiel status``."""

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fiel.commands.options import CAMPAIGN, HOME, JSON, describe_counts, settings_in
from fiel.work import load_work
from fiel.workflow.collecting import report_status

if TYPE_CHECKING:
    from fiel.status import CampaignStatus, TaskStatus

_LISTED = 10


@click.command(epilog="Example: fiel status campaigns/arc-c-es.yaml")
@CAMPAIGN
@HOME
@JSON
def status(campaign: Path, home: Path | None, as_json: bool) -> None:
    """Show how far the campaign is, who is at it, when it may end, and what needs a look.

    --json also lists the items in dispute and the answers that contradict themselves.
    """
    settings = settings_in(home)
    found = report_status(settings, load_work(campaign, home=settings.home))
    if as_json:
        click.echo(json.dumps(found.as_dict(), ensure_ascii=False, indent=2))
        return
    click.echo(f"{found.campaign}: {found.done} of {found.total} items done, {found.missing} answers missing")
    for task in found.tasks:
        _show_task(task)
    click.echo(
        f"Pace: {found.pace:.1f} answers a day ({' '.join(map(str, found.days.values()))}, today last)"
    )
    click.echo(f"End: {_describe_end(found)}")
    click.echo(f"People: {found.people}, of whom {len(found.active)} active in the last 7 days")
    if found.active:
        more = f" and {len(found.active) - _LISTED} more" if len(found.active) > _LISTED else ""
        click.echo(f"  {', '.join(found.active[:_LISTED])}{more}")
    click.echo(
        f"Share of the work: {found.top_share:.0%} by the most active tenth; Gini {found.inequality:.2f}"
    )


def _show_task(task: "TaskStatus") -> None:
    click.echo(f"{task.task}: {task.done} of {task.total} items, {describe_counts(task.verdicts)}")
    click.echo(
        f"  {task.target - task.missing} of {task.target} answers, {task.one_away} items one answer away, "
        f"{len(task.disputed)} in dispute, {len(task.contradictions)} answers contradict themselves"
        + (f", {task.superseded} are to earlier texts" if task.superseded else "")
    )


def _describe_end(found: "CampaignStatus") -> str:
    if not found.missing:
        return "all the answers are there"
    if found.ending is None:
        return "not enough data: it takes 7 whole days with answers among the last 42"

    def show(day: date | None) -> str:
        return day.isoformat() if day else "more than ten years from now"

    ending = found.ending
    return (
        f"about {show(ending.expected)} at the pace of the last weeks; 8 of 10 simulations end between "
        f"{show(ending.earliest)} and {show(ending.latest)}"
    )
