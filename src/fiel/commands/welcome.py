"""The command ``fiel people welcome``."""

import json
from pathlib import Path

import click

from fiel.campaign import load_campaign
from fiel.commands.options import CAMPAIGN, HOME, JSON, echo_text, keep_private, settings_in
from fiel.errors import FielError
from fiel.files import write_private
from fiel.messages.plaintext import count_of, lines_for_terminal
from fiel.workflow.welcome import write_welcomes


@click.command(epilog="Example: fiel people welcome campaigns/arc-c-es.yaml ana luis")
@CAMPAIGN
@click.argument("usernames", nargs=-1)
@click.option(
    "--passwords",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="The file that fiel people add wrote: each message also has the password. Needs --out.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write the messages to a text file that only you can read.",
)
@HOME
@JSON
def welcome(
    campaign: Path,
    usernames: tuple[str, ...],
    passwords: Path | None,
    out: Path | None,
    home: Path | None,
    as_json: bool,
) -> None:
    """Write the first message to each person, filled in, for you to send.

    It is in the language of the form and says where to begin, with which account, and where to choose how to
    be named. Without names it is for everyone in the file of passwords, or else for all annotators.
    """
    if passwords and not out:
        raise FielError("--passwords: expected --out with it, so that no password is printed, found none")
    keep_private(out, passwords)
    loaded = load_campaign(campaign).campaign
    messages = write_welcomes(settings_in(home), loaded, usernames, passwords=passwords)
    if out:
        write_private(out, "\n".join(f"=== {name}\n{text}" for name, text in messages.items()))
    if as_json:
        told = {"messages": len(messages), "file": str(out)} if out else messages
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
    elif out:
        click.echo(f"{count_of(len(messages), 'message')} in {out} (only you can read it)")
    else:
        echo_text(lines_for_terminal("\n".join(f"=== {name}\n{text}" for name, text in messages.items())))
