"""Disputes in the terminal: one item shown, and all of them decided one after another."""

from collections.abc import Iterator, Mapping, Sequence
from typing import cast

import click

from fiel.campaign.work import Work
from fiel.errors import FielError
from fiel.judgements import REASONS
from fiel.messages.plaintext import count_of, for_terminal, lines_for_terminal
from fiel.settings import Settings
from fiel.verdicts.careless import CarelessPerson
from fiel.verdicts.consensus import Verdict
from fiel.verdicts.resolution import Choice, OpenItem
from fiel.verdicts.supported import group_supporters
from fiel.workflow.resolve import Resolving, opened_item


def render_item(opened: OpenItem) -> str:
    """Return each segment with its source and the texts that people support, safe for a terminal."""
    return lines_for_terminal("".join(f"{line}\n" for line in _render(opened)))


def describe_verdict(verdict: Verdict) -> str:
    """Write a verdict with the rule behind it."""
    return f"{verdict.status} ({verdict.rule})"


def walk_disputes(
    settings: Settings, work: Work, disputes: Sequence[OpenItem], *, careless: Sequence[CarelessPerson]
) -> int:
    """Ask about disputed items one after another; return how many were decided.

    ``careless`` are the people whose answers were set aside when the disputes were collected.

    Each is read again before it is shown, so that what somebody else decided meanwhile is not asked about.
    Without an answer, as at the end of the input, the rest stays as it is.
    """
    decided = 0
    for number, dispute in enumerate(disputes, 1):
        with opened_item(settings, work, dispute.name, careless=careless) as resolving:
            if resolving.opened.verdict.status != "disputed":
                state = describe_verdict(resolving.opened.verdict)
                click.echo(f"{for_terminal(dispute.name)}: {state} meanwhile")
                continue
            click.echo(f"\n{number} of {len(disputes)}: {render_item(resolving.opened)}", nl=False)
            done = _ask(resolving)
        if done is None:
            break
        decided += done
    click.echo(f"{count_of(decided, 'dispute')} decided, {len(disputes) - decided} left.")
    return decided


def _ask(resolving: Resolving) -> bool | None:
    """Ask until an item is decided or skipped; None to stop."""
    people = [each.annotator for each in resolving.opened.judgements if not each.problem]
    takes = {str(number): name for number, name in enumerate(people, 1)}
    keys = ", ".join(
        [*(f"{key} {for_terminal(name)}" for key, name in takes.items()), "c as shown", "w write"]
    )
    allowed = click.Choice([*takes, "c", "w", "u", "s", "q"])
    while True:
        try:
            key = click.prompt(f"{keys}, u unusable, s skip, q stop", type=allowed, show_choices=False)
        except click.Abort:
            click.echo()
            return None
        if key in "sq":
            return None if key == "q" else False
        try:
            resolution = resolving.decide(_choose(resolving.opened, key, takes))
            resolution.submit()
        except FielError as error:
            click.echo(lines_for_terminal(f"fiel: {error}"), err=True)
            continue
        click.echo(f"  now {describe_verdict(resolution.verdict)}")
        return True


def _choose(opened: OpenItem, key: str, takes: Mapping[str, str]) -> Choice:
    if key == "u":
        return Choice(unusable=click.prompt("Why", type=click.Choice(REASONS)))
    if key == "c":
        return Choice(correct=True)
    if key == "w":
        return Choice(texts=_write_texts(opened))
    return Choice(take=takes[key])


def _write_texts(opened: OpenItem) -> dict[str, str]:
    """Ask for the text of each segment on which people differ, or of all if they differ in none."""
    groups = {
        segment.name: group_supporters(segment.name, segment.translation, opened.judgements)
        for segment in opened.item.segments
    }
    differing = [name for name, texts in groups.items() if len(texts) > 1] or list(groups)
    return {
        name: cast(str, click.prompt(f"{name} (Enter leaves it as shown)", default=next(iter(groups[name]))))
        for name in differing
    }


def _render(opened: OpenItem) -> Iterator[str]:
    item = opened.item
    yield f"{opened.task} {item.id}: {describe_verdict(opened.verdict)}"
    for segment in item.segments:
        yield f"{segment.name}"
        if segment.source is not None:
            yield f"  original: {segment.source}"
        supporters = group_supporters(segment.name, segment.translation, opened.judgements)
        for text, names in supporters.items():
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
