"""The command ``fiel resolve``."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from fiel.campaign.work import Work, load_work
from fiel.commands.disputes import describe_verdict, render_item, walk_disputes
from fiel.commands.options import CAMPAIGN, HOME, JSON, echo_text, settings_in
from fiel.errors import FielError
from fiel.judgements import REASONS
from fiel.settings import Settings
from fiel.verdicts.consensus import Verdict
from fiel.verdicts.resolution import Choice, OpenItem
from fiel.workflow.resolve import gather_disputes, opened_item


@click.command(epilog="Example: fiel resolve campaigns/arc-c-es.yaml Mercury_7175875 --take marta")
@CAMPAIGN
@click.argument("item", metavar="[ITEM_ID]", required=False)
@click.option("--take", metavar="USERNAME", help="This person's answer is right.")
@click.option(
    "--text",
    "texts",
    multiple=True,
    metavar="SEGMENT=TEXT",
    help="The right text; repeat for more segments.",
)
@click.option("--unusable", type=click.Choice(REASONS), help="It is unusable, and why.")
@click.option("--correct", is_flag=True, help="It is right as shown.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@HOME
@JSON
def resolve(
    campaign: Path,
    item: str | None,
    take: str | None,
    texts: tuple[str, ...],
    unusable: Any,
    correct: bool,
    yes: bool,
    home: Path | None,
    as_json: bool,
) -> None:
    """Show people's answers to an item, and decide it if they disagree.

    Without an item, it goes through all disputes, one after another, and asks what to do about each; with
    --json, it lists them.

    Without a choice, it only shows the answers side by side. With one, it submits your own answer in Argilla,
    as if you had used the form: you can change it there, or by deciding again. An organizer's answer decides
    unless more than half of all answers say something else.

    It asks first if the item is not in dispute. Write TASK=ID if several tasks have an item with this id.
    """
    settings = settings_in(home)
    work = load_work(campaign, home=settings.home)
    choice = Choice(take=take, texts=_read_texts(texts), unusable=unusable, correct=correct)
    if item is None:
        _resolve_all(settings, work, choice, as_json=as_json)
        return
    with opened_item(settings, work, item) as resolving:
        opened = resolving.opened
        shown = render_item(opened)
        if not choice.made:
            echo_text(_as_json(opened, None) if as_json else shown)
            return
        resolution = resolving.decide(choice)
        if not (yes or opened.verdict.status == "disputed"):
            click.echo(shown, err=True, nl=False)
            click.confirm(
                f"It is not in dispute but {describe_verdict(opened.verdict)}; with your answer it would be "
                f"{describe_verdict(resolution.verdict)}. Submit it?",
                abort=True,
                err=True,
            )
        resolution.submit()
    if as_json:
        echo_text(_as_json(opened, resolution.verdict))
        return
    click.echo(
        f"{opened.item.id}: was {describe_verdict(opened.verdict)}, now "
        f"{describe_verdict(resolution.verdict)}"
    )


def _resolve_all(settings: Settings, work: Work, choice: Choice, *, as_json: bool) -> None:
    if choice.made:
        raise FielError(
            "ITEM_ID: expected the item that your choice is about, found none. Nothing was changed."
        )
    disputes, careless = gather_disputes(settings, work)
    if as_json:
        described = [json.loads(_as_json(each, None)) for each in disputes]
        echo_text(json.dumps(described, ensure_ascii=False, indent=2) + "\n")
    else:
        walk_disputes(settings, work, disputes, careless=careless)


def _read_texts(texts: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for each in texts:
        name, separator, text = each.partition("=")
        if not separator:
            raise FielError(f"--text: expected SEGMENT=TEXT, found {each!r}")
        if name in found:
            raise FielError(f"--text: expected each segment once, found {name} again")
        found[name] = text
    return found


def _as_json(opened: OpenItem, after: Verdict | None) -> str:
    judgements = [
        {
            "annotator": each.annotator,
            "organizer": each.organizer,
            "decision": each.decision,
            "reason": each.reason,
            "corrections": dict(each.corrections),
            "comment": each.comment,
            "problem": each.problem,
        }
        for each in opened.judgements
    ]
    about = {
        "task": opened.task,
        "item_id": opened.item.id,
        "segments": [asdict(segment) for segment in opened.item.segments],
        "judgements": judgements,
        "before": asdict(opened.verdict),
        "after": after and asdict(after),
    }
    return json.dumps(about, ensure_ascii=False, indent=2) + "\n"
