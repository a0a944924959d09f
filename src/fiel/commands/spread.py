"""The command ``fiel spread``."""

import json
from dataclasses import asdict
from pathlib import Path

import click

from fiel.campaign.work import load_work
from fiel.commands.options import CAMPAIGN, HOME, JSON, echo_line, settings_in, show_bar
from fiel.messages.plaintext import count_of
from fiel.workflow.spread import Spreading, SpreadSentence, spread_campaign

_LISTED = 20


@click.command(epilog="Example: fiel spread campaigns/arc-c-es.yaml --dry-run")
@CAMPAIGN
@click.option("--dry-run", is_flag=True, help="Only list what would change.")
@click.option(
    "--undo",
    multiple=True,
    metavar="ID",
    help="Stop suggesting the correction of this sentence, now and later. Repeat for more.",
)
@click.option("--redo", multiple=True, metavar="ID", help="Suggest an undone correction again.")
@HOME
@JSON
def spread(
    campaign: Path,
    dry_run: bool,
    undo: tuple[str, ...],
    redo: tuple[str, ...],
    home: Path | None,
    as_json: bool,
) -> None:
    """Suggest corrections wherever the same sentence stands in open items.

    When people have corrected a sentence, the box of every open item with the same English text and the same
    translation gets their text, with a line that says so. Volunteers still decide. Items that somebody
    answered, drafted or discarded are never changed, and items of the audit get no suggestions. The key
    annotation.spread of the campaign file says when a correction spreads; fiel snapshot --watch does the same
    all the time. The command can be run again, even after an interruption.
    """
    settings = settings_in(home)
    work = load_work(campaign, home=settings.home)
    with show_bar("Spreading corrections", None, passing=True) as bar:
        spreading = spread_campaign(settings, work, undo=undo, redo=redo, dry_run=dry_run, bar=bar)
    if as_json:
        click.echo(json.dumps(asdict(spreading), ensure_ascii=False, indent=2))
    else:
        _show(spreading, dry_run=dry_run)


def _show(spreading: Spreading, *, dry_run: bool) -> None:
    if not spreading.sentences:
        click.echo("No correction stands for a sentence of an open item.")
    for sentence in spreading.sentences[:_LISTED]:
        for line in _describe(sentence):
            echo_line(line)
    if len(spreading.sentences) > _LISTED:
        click.echo(f"and {count_of(len(spreading.sentences) - _LISTED, 'more sentence')}: --json lists all")
    verb = "To change" if dry_run else "Changed"
    click.echo(f"{verb}: the suggestions of {count_of(spreading.changed, 'open item')}.")
    if spreading.skipped:
        items = count_of(spreading.skipped, "item")
        click.echo(f"Left alone, because they were answered or got another text meanwhile: {items}.")


def _describe(sentence: SpreadSentence) -> tuple[str, str, str]:
    state = "undone" if sentence.undone else f"in {count_of(len(sentence.boxes), 'open box', 'open boxes')}"
    return (
        f"{sentence.id}  {sentence.source}",
        f"          {sentence.before} → {sentence.text}",
        f"          corrected in {count_of(sentence.items, 'item')}; {state}",
    )
