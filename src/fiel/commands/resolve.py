"""The command ``fiel resolve``."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from fiel.campaign.work import load_work
from fiel.commands.options import CAMPAIGN, HOME, JSON, echo_text, settings_in
from fiel.errors import FielError
from fiel.judgements import REASONS, Judgement
from fiel.messages.plaintext import lines_for_terminal
from fiel.verdicts.consensus import Verdict
from fiel.verdicts.resolution import Choice, OpenItem
from fiel.verdicts.versions import normalize_text
from fiel.workflow.resolve import opened_item


@click.command(epilog="Example: fiel resolve campaigns/arc-c-es.yaml Mercury_7175875 --take marta")
@CAMPAIGN
@click.argument("item", metavar="ITEM_ID")
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
    item: str,
    take: str | None,
    texts: tuple[str, ...],
    unusable: Any,
    correct: bool,
    yes: bool,
    home: Path | None,
    as_json: bool,
) -> None:
    """Show people's answers to an item, and decide it if they disagree.

    Without a choice, it only shows the answers side by side. With one, it submits your own answer in Argilla,
    as if you had used the form: you can change it there, or by deciding again. An organizer's answer decides
    unless more than half of all answers say something else.

    It asks first if the item is not in dispute. Write TASK=ID if several tasks have an item with this id.
    """
    settings = settings_in(home)
    work = load_work(campaign, home=settings.home)
    choice = Choice(take=take, texts=_read_texts(texts), unusable=unusable, correct=correct)
    with opened_item(settings, work, item) as resolving:
        opened = resolving.opened
        shown = lines_for_terminal("".join(f"{line}\n" for line in _render(opened)))
        if not choice.made:
            echo_text(_as_json(opened, None) if as_json else shown)
            return
        resolution = resolving.decide(choice)
        if not (yes or opened.verdict.status == "disputed"):
            click.echo(shown, err=True, nl=False)
            click.confirm(
                f"It is not in dispute but {_describe_verdict(opened.verdict)}; with your answer it would be "
                f"{_describe_verdict(resolution.verdict)}. Submit it?",
                abort=True,
                err=True,
            )
        resolution.submit()
    if as_json:
        echo_text(_as_json(opened, resolution.verdict))
        return
    click.echo(
        f"{opened.item.id}: was {_describe_verdict(opened.verdict)}, now "
        f"{_describe_verdict(resolution.verdict)}"
    )


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


def _render(opened: OpenItem) -> Iterator[str]:
    """Yield each segment with its source and the texts that people support."""
    item = opened.item
    yield f"{opened.task} {item.id}: {_describe_verdict(opened.verdict)}"
    usable = [each for each in opened.judgements if each.decision != "unusable"]
    for segment in item.segments:
        yield f"{segment.name}"
        if segment.source is not None:
            yield f"  original: {segment.source}"
        for text, names in _group(segment.name, segment.translation, usable).items():
            who = ", ".join(names) or "nobody"
            yield f"  {'as shown' if text == segment.translation else 'changed'} ({who}): {text}"
    for each in opened.judgements:
        notes = [
            *([f"unusable, {each.reason or 'no reason given'}"] if each.decision == "unusable" else []),
            *([f"does not count, {each.problem}"] if each.problem else []),
            *([f"says: {each.comment}"] if each.comment else []),
        ]
        if notes:
            yield f"{each.annotator}: {'; '.join(notes)}"


def _group(name: str, shown: str, judgements: Sequence[Judgement]) -> Mapping[str, list[str]]:
    """Group people by the text that they support, ignoring white space and Unicode forms."""
    written = {normalize_text(shown): shown}
    groups: dict[str, list[str]] = {shown: []}
    for each in judgements:
        text = each.corrections.get(name, shown)
        groups.setdefault(written.setdefault(normalize_text(text), text), []).append(each.annotator)
    return groups


def _describe_verdict(verdict: Verdict) -> str:
    return f"{verdict.status} ({verdict.rule})"


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
