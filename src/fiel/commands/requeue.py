"""The command ``fiel requeue``, and the confirmation and report that ``fiel guide requeue`` shares."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from fiel.campaign.requeued import OldAnswer
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
    help="Answers that empty a text; answers of people set aside by the campaign's rules for careless "
    "answers; or items marked complete without enough answers, for example after an account was deleted in "
    "Argilla. Repeat for more.",
)
@click.option("--yes", is_flag=True, help="Do not ask.")
@HOME
@JSON
def requeue(campaign: Path, problems: tuple[str, ...], yes: bool, home: Path | None, as_json: bool) -> None:
    """Return answers that do not count to the people who gave them.

    Argilla counts every submitted answer, so such an item would not return to the queue by itself. The
    answers become drafts again, with their content: each person finds theirs under Drafts, and everybody else
    finds the item back in the queue. A draft counts when it is submitted again. The submitted answers are
    first saved to requeued/NAME.jsonl in the home. The command can be run again, even after an interruption.
    """
    settings = settings_in(home)
    work = load_work(campaign, home=settings.home)
    requeued = requeue_problems(settings, work, problems, confirm=confirm_requeue(yes=yes))
    show_requeued(requeued, nothing="no answer has such a problem", as_json=as_json)


def confirm_requeue(*, yes: bool) -> Confirm:
    """Return a function that asks for confirmation before answers become drafts, unless ``yes``."""

    def confirm(answers: Sequence[OldAnswer], archive: Path) -> None:
        if not yes:
            people = len({each.annotator for each in answers})
            click.confirm(
                f"To become drafts: {count_of(len(answers), 'answer')} from "
                f"{count_of(people, 'person', 'people')} to {_count_items(answers)}. A draft does not count "
                f"until it is submitted again; the submitted answers are saved in {archive}. Continue?",
                abort=True,
                err=True,
            )

    return confirm


def show_requeued(requeued: Requeued, *, nothing: str, as_json: bool) -> None:
    """Print which answers became drafts, or why none did."""
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
            f"Now drafts: {count_of(len(answers), 'answer')} to {_count_items(answers)}. Saved in "
            f"{requeued.archive}"
        )
    elif not (requeued.newer or requeued.settled):
        click.echo(f"Nothing changed: {nothing}.")
    if requeued.settled and not as_json:
        click.echo(f"Status corrected to match the answers: {', '.join(requeued.settled)}")
    if requeued.newer and not as_json:
        names = ", ".join(f"{each.item} by {each.annotator}" for each in requeued.newer)
        click.echo(
            f"Skipped, because a newer answer was submitted meanwhile: {names}. "
            "To requeue that one too, run this again."
        )


def _count_items(answers: Sequence[OldAnswer]) -> str:
    return count_of(len({(each.task, each.item) for each in answers}), "item")


def _brief(answer: OldAnswer) -> dict[str, Any]:
    return {key: value for key, value in asdict(answer).items() if key != "values"}
