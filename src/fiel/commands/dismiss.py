"""The command ``fiel dismiss``."""

import json
from pathlib import Path

import click

from fiel.campaign.rulings import load_rulings, rulings_path
from fiel.campaign.work import load_work
from fiel.commands.options import CAMPAIGN, HOME, JSON, echo_line, print_note, settings_in, show_bar
from fiel.errors import FielError
from fiel.messages.plaintext import count_of
from fiel.workflow.dismiss import dismiss_warning, revoke_dismissal
from fiel.workflow.places import bring_feedback
from fiel.workflow.proofread import proofread_work


@click.command(epilog='Example: fiel dismiss campaigns/arc-c-es.yaml Mercury_71 spelling --reason "A name"')
@CAMPAIGN
@click.argument("item", metavar="[ITEM_ID]", required=False)
@click.argument("check", metavar="[CHECK]", required=False)
@click.option("--reason", default="", help="Why the warning is wrong, for the record.")
@click.option(
    "--revoke", nargs=2, metavar="CHECK ABOUT", help="Show a dismissed warning again, as the list names it."
)
@HOME
@JSON
def dismiss(
    campaign: Path,
    item: str | None,
    check: str | None,
    reason: str,
    revoke: tuple[str, str] | None,
    home: Path | None,
    as_json: bool,
) -> None:
    """Dismiss a wrong warning everywhere it occurs, or list what is dismissed.

    For spelling, that is wherever the same word is; for other checks, wherever the same sentence is: the same
    English text with the same translation. The next fiel check does not report them, and the next fiel launch
    removes them from the items that nobody has answered. Errors cannot be dismissed: people resolve them. The
    rulings are in NAME.rulings.jsonl next to the campaign file.
    """
    if (item is None) != (check is None) or (item and revoke):
        raise FielError("expected an ITEM_ID with a CHECK, --revoke, or neither to list what is dismissed")
    settings = settings_in(home)
    work = load_work(campaign, home=settings.home)
    bring_feedback(settings.home, work.file, note=print_note)
    if revoke:
        revoked = revoke_dismissal(work, *revoke)
        echo_line(f"Shown again: {revoked.check}: {revoked.about}")
    elif item is None or check is None:
        _list(work.file.path, as_json=as_json)
    else:
        with show_bar("Checking", None, passing=True) as bar:
            proofreading = proofread_work(settings, work, wanted=None, bar=bar)
            found = dismiss_warning(work, item, check, reason=reason, proofreading=proofreading)
        if as_json:
            told = [{**each.ruling.model_dump(mode="json"), "items": each.items} for each in found]
            click.echo(json.dumps(told, ensure_ascii=False, indent=2))
            return
        for each in found:
            count = sum(map(len, each.items.values()))
            echo_line(f"Dismissed in {count_of(count, 'item')}: {each.ruling.check}: {each.ruling.about}")
        click.echo(f"Saved in {rulings_path(work.file.path)}. fiel launch removes it from open items.")


def _list(campaign: Path, *, as_json: bool) -> None:
    dismissed = load_rulings(rulings_path(campaign)).dismissed.values()
    if as_json:
        told = [each.model_dump(mode="json") for each in dismissed]
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return
    if not dismissed:
        click.echo("No warning is dismissed.")
    for each in dismissed:
        echo_line(f"{each.check}: {each.about}: {each.reason}")
