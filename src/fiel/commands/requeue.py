"""The command ``fiel requeue``, and how answers that go back to people are asked about and shown."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from fiel.annotation.requeue import OldAnswer
from fiel.campaign.work import load_work
from fiel.commands.options import CAMPAIGN, HOME, JSON, settings_in
from fiel.messages.plaintext import count_of
from fiel.workflow.requeue import PROBLEMS, Confirm, Requeued, requeue_problems


@click.command(epilog="Example: fiel requeue campaigns/arc-c-es.yaml --problem emptied")
@CAMPAIGN
@click.option(
    "--problem",
    "problems",
    type=click.Choice(PROBLEMS),
    multiple=True,
    required=True,
    help="Answers that empty a text; those of people whom the campaign's rules for careless answers set "
    "aside; or items that count as complete without the answers for it, as after an account was deleted in "
    "Argilla. May be given several times.",
)
@click.option("--yes", is_flag=True, help="Do not ask.")
@HOME
@JSON
def requeue(campaign: Path, problems: tuple[str, ...], yes: bool, home: Path | None, as_json: bool) -> None:
    """Give back to people what was answered in a way that does not count.

    Argilla counts every answer that was sent, so such an item would not come back by itself. The answers
    become drafts of who gave them, with all that they wrote: each person finds theirs under Drafts, and
    everybody else finds the item in the queue again. An answer counts again when it is sent again. What was
    submitted is first written to requeued/NAME.jsonl in the home. The command can be run again, also after it
    was interrupted.
    """
    settings = settings_in(home)
    work = load_work(campaign, home=settings.home)
    requeued = requeue_problems(settings, work, problems, confirm=confirm_requeue(yes=yes))
    show_requeued(requeued, nothing="no answer has such a problem", as_json=as_json)


def confirm_requeue(*, yes: bool) -> Confirm:
    """Return what asks before answers go back, unless it was said already."""

    def confirm(answers: Sequence[OldAnswer], archive: Path) -> None:
        if not yes:
            people = len({each.annotator for each in answers})
            click.confirm(
                f"To become drafts: {count_of(len(answers), 'answer')} of "
                f"{count_of(people, 'person', 'people')} to {_count_items(answers)}. A draft does not count "
                f"until it is sent again; what was submitted is kept in {archive}. Go on?",
                abort=True,
                err=True,
            )

    return confirm


def show_requeued(requeued: Requeued, *, nothing: str, as_json: bool) -> None:
    """Print which answers went back, or why none did."""
    answers = requeued.answers
    if as_json:
        archive = str(requeued.archive) if answers else None
        content = {
            "archive": archive,
            "answers": [_brief(each) for each in answers],
            "newer": [_brief(each) for each in requeued.newer],
            "settled": list(requeued.settled),
        }
        click.echo(json.dumps(content, ensure_ascii=False, indent=2))
    elif answers:
        click.echo(
            f"Drafts now: {count_of(len(answers), 'answer')} to {_count_items(answers)}. Kept in "
            f"{requeued.archive}"
        )
    elif not (requeued.newer or requeued.settled):
        click.echo(f"Nothing changed: {nothing}.")
    if requeued.settled and not as_json:
        click.echo(f"In the queues as their answers say again: {', '.join(requeued.settled)}")
    if requeued.newer and not as_json:
        names = ", ".join(f"{each.item} of {each.annotator}" for each in requeued.newer)
        click.echo(
            f"Left alone, because a newer answer was sent meanwhile: {names}. "
            "If that one has to go back too, run this again."
        )


def _count_items(answers: Sequence[OldAnswer]) -> str:
    return count_of(len({(each.task, each.item) for each in answers}), "item")


def _brief(answer: OldAnswer) -> dict[str, Any]:
    return {key: value for key, value in asdict(answer).items() if key != "values"}
