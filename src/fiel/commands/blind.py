"""The command ``fiel blind``."""

import json
from dataclasses import asdict
from pathlib import Path

import click

from fiel.campaign.work import load_work
from fiel.commands.options import CAMPAIGN, HOME, JSON, echo_line, settings_in, show_bar
from fiel.messages.plaintext import count_of
from fiel.progress.listing import describe_choices
from fiel.verdicts.blind import Accuracy, BlindResult
from fiel.workflow.blind import report_blind


@click.command(epilog="Example: fiel blind campaigns/mmlu-es.yaml")
@CAMPAIGN
@click.option(
    "--show-keys",
    is_flag=True,
    help="Also show people the keys of the questions that have enough answers; later answers do not count.",
)
@HOME
@JSON
def blind(campaign: Path, show_keys: bool, home: Path | None, as_json: bool) -> None:
    """Show how people answer questions without seeing the key.

    With blind: 0.05 in a task, people are also asked that share of its items as questions, in a dataset of
    its own. This prints how often people choose the answer key, by subject, and the items on which most do
    not: a wrong key, an ambiguous question, a broken translation, or a hard question.
    """
    settings = settings_in(home)
    work = load_work(campaign, home=settings.home)
    with show_bar("Reading the answers", None, passing=True) as bar:
        found = report_blind(settings, work, keys=show_keys, bar=bar)
    if as_json:
        click.echo(json.dumps(asdict(found), ensure_ascii=False, indent=2))
        return
    for name, task in found.tasks.items():
        _show_task(name, task)
    for name, count in found.shown.items():
        echo_line(f"{name}: {count_of(count, 'key')} now shown to those who answered")


def _show_task(name: str, task: BlindResult) -> None:
    echo_line(f"{name}: {task.decided} of {count_of(task.drawn, 'question')} with enough answers")
    if task.accuracy is not None:
        echo_line(f"  Key chosen: {_describe(task.accuracy)}")
        for subject, each in task.subjects.items() if len(task.subjects) > 1 else ():
            echo_line(f"    {subject}: {_describe(each)}")
    if task.rate is not None:
        echo_line(
            f"  Most did not choose the key on {count_of(len(task.otherwise), 'item')}: {task.rate:.1%} "
            f"of these, {task.low:.1%} to {task.high:.1%} of all questions"
        )
    for item in task.otherwise:
        echo_line(f"    {item.item_id}: {describe_choices(item)}")


def _describe(found: Accuracy) -> str:
    return (
        f"{found.accuracy:.1%} ({found.low:.1%} to {found.high:.1%}) of {count_of(found.answers, 'answer')} "
        f"by {count_of(found.people, 'person', 'people')} to {count_of(found.items, 'question')}"
    )
