"""The commands ``fiel people add``, ``list``, ``password``, ``link`` and ``remove``."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import click

from fiel.annotation.members import Member
from fiel.campaign import load_campaign
from fiel.commands.groups import Commands
from fiel.commands.options import (
    CAMPAIGN,
    HOME,
    JSON,
    echo_line,
    keep_private,
    settings_in,
    show_bar,
)
from fiel.messages.plaintext import count_of, for_terminal
from fiel.workflow import people as community

_STATES = {
    "created": "new account",
    "added": "had an account, and is in this campaign now",
    "member": "was in this campaign already",
}


@click.group(cls=Commands, epilog="Example: fiel people add campaigns/arc-c-es.yaml --file people.csv")
def people() -> None:
    """Give people an account, see who takes part, and remove a person without losing their answers."""


@people.command(epilog="Example: fiel people add campaigns/arc-c-es.yaml ana luis")
@CAMPAIGN
@click.argument("usernames", nargs=-1)
@click.option(
    "--file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="CSV or XLSX file with the column username and, if you like, first_name (by which fiel receipts "
    "greets them), last_name and role (annotator or admin).",
)
@click.option(
    "--passwords",
    type=click.Path(path_type=Path, dir_okay=False),
    help="New file for the passwords of new accounts, which only you can read.  "
    "[default: people/CAMPAIGN-TIME.csv in the home]",
)
@HOME
@JSON
def add(
    campaign: Path,
    usernames: tuple[str, ...],
    file: Path | None,
    passwords: Path | None,
    home: Path | None,
    as_json: bool,
) -> None:
    """Create the accounts that are missing, and let all of these people into the campaign.

    Accounts that are there keep their password. It can be run again at any time.
    """
    accounts = community.gather_accounts(usernames, file)
    loaded = load_campaign(campaign).campaign
    keep_private(file, passwords)
    with show_bar("Adding people", len(accounts), passing=True) as advance:
        done = community.add_people(
            settings_in(home), loaded, accounts, passwords=passwords, progress=advance
        )
    if as_json:
        click.echo(json.dumps(asdict(done), ensure_ascii=False, indent=2, default=str))
        return
    wanted = {account.username: account.role for account in accounts}
    for person in done.people:
        role = "" if person.role == wanted[person.username] else f" (with the role {person.role}, as before)"
        click.echo(f"{person.username}: {_STATES[person.state]}{role}")
    if done.passwords:
        click.echo(f"Passwords: {done.passwords} (only you can read it; send each person their line).")
    if len(done.links) == 1:
        click.echo(f"Where they annotate: {', '.join(done.links.values())}")
    else:
        click.echo("Where they annotate, task by task:")
        for name, link in done.links.items():
            click.echo(f"  {name}: {link}")
    click.echo(f"Where they say how they want to be named: {done.about_you}")


@people.command("list", epilog="Example: fiel people list campaigns/arc-c-es.yaml")
@CAMPAIGN
@HOME
@JSON
def list_(campaign: Path, home: Path | None, as_json: bool) -> None:
    """Show who takes part, what each one did and under which name they are thanked in public."""
    members = community.list_people(settings_in(home), load_campaign(campaign).campaign)
    if as_json:
        click.echo(json.dumps([asdict(each) for each in members], ensure_ascii=False, indent=2, default=str))
        return
    for member in members:
        click.echo(f"{for_terminal(member.username)} ({member.role}{'' if member.member else ', no access'})")
        click.echo(
            f"  {member.submitted} submitted, {count_of(member.drafts, 'draft')}, "
            f"{member.discarded} discarded, {_describe_time(member)}"
        )
        variety = f"; variety: {member.variety}" if member.variety else ""
        click.echo(for_terminal(f"  {_describe_credit(member)}{variety}"))
    named = sum(member.named is not None for member in members)
    click.echo(f"{count_of(len(members), 'person', 'people')}, {named} named in public.")


def _describe_time(member: Member) -> str:
    return f"last active {member.last_active:%Y-%m-%d %H:%M} UTC" if member.last_active else "not active yet"


def _describe_credit(member: Member) -> str:
    if member.problem:
        return f"asked to be named, but stays anonymous: {member.problem}"
    if member.named:
        return f"named as {member.named}" + ("" if member.wants_credit else " (by the campaign file)")
    return "anonymous" + (", as asked" if member.wants_credit is False else "")


@people.command(epilog="Example: fiel people password campaigns/arc-c-es.yaml ana")
@CAMPAIGN
@click.argument("username")
@click.option(
    "--passwords",
    type=click.Path(path_type=Path, dir_okay=False),
    help="New file for the password, which only you can read.  "
    "[default: people/CAMPAIGN-TIME.csv in the home]",
)
@HOME
@JSON
def password(campaign: Path, username: str, passwords: Path | None, home: Path | None, as_json: bool) -> None:
    """Give a person who lost their password a new one; the old one is no longer good.

    Who is signed in stays so for up to a day.
    """
    loaded = load_campaign(campaign).campaign
    keep_private(passwords)
    path = community.renew_password(settings_in(home), loaded, username, passwords=passwords)
    if as_json:
        click.echo(json.dumps({"username": username, "passwords": str(path)}, ensure_ascii=False))
        return
    echo_line(f"{username}: new password in {path} (only you can read it; send them their line)")


@people.command(epilog="Example: fiel people link campaigns/arc-c-es.yaml ana bea=beatriz")
@CAMPAIGN
@click.argument("people", nargs=-1, required=True, metavar="USERNAME[=HUB_NAME]...")
@HOME
@JSON
def link(campaign: Path, people: tuple[str, ...], home: Path | None, as_json: bool) -> None:
    """Let people sign in with Hugging Face to the account that they have a password for.

    The account keeps its answers and is called hf:HUB_NAME from then on; the password is no longer good.
    HUB_NAME is the person's user name on the Hub, where it differs. Ask each of them for it: whoever has that
    name there gets the account.
    """
    loaded = load_campaign(campaign).campaign
    done = community.link_to_hub(settings_in(home), loaded, people)
    if as_json:
        click.echo(json.dumps([asdict(each) for each in done], ensure_ascii=False, indent=2))
        return
    for each in done:
        echo_line(f"{each.username}: signs in with Hugging Face now; the account is called {each.account}")
        if each.credited:
            echo_line(f"  Write the key credits.{each.username} of the campaign file as {each.account}")


@people.command(epilog="Example: fiel people remove campaigns/arc-c-es.yaml ana")
@CAMPAIGN
@click.argument("username")
@click.option("--yes", is_flag=True, help="Do not ask.")
@HOME
@JSON
def remove(campaign: Path, username: str, yes: bool, home: Path | None, as_json: bool) -> None:
    """Remove a person from this Argilla: the name goes, the answers stay and count.

    The account gets a random name and can no longer be used, in any campaign. This cannot be undone.
    """

    def confirm(campaigns: Sequence[str]) -> bool:
        question = f"Remove {username} for good from {', '.join(campaigns) or 'Argilla'}? The answers stay."
        return yes or click.confirm(question, err=True)

    loaded = load_campaign(campaign).campaign
    done = community.remove_person(
        settings_in(home), loaded, username, confirm=confirm, folder=campaign.absolute().parent
    )
    if done is None:
        click.echo("Nothing was changed.", err=True)
        raise click.Abort
    if as_json:
        click.echo(json.dumps(asdict(done), ensure_ascii=False, indent=2))
        return
    removal = done.removal
    click.echo(f"{username} is {removal.pseudonym} now: no password opens the account, and the answers stay.")
    click.echo(f"  Taken out of: {', '.join(removal.workspaces) or 'no campaign'}")
    click.echo(f"  What they said about themselves: {count_of(removal.profiles, 'answer')} deleted")
    if not removal.key_renewed:
        click.echo(
            "  Their API key is still good, for this Argilla cannot renew it: it opens no campaign, but can "
            "change or delete the answers given with it."
        )
    for leftover in done.leftovers:
        click.echo(f"  Their user name still stands in {leftover}: remove it there")
    if done.unnamed:
        click.echo(f"  Taken out of the snapshot of: {', '.join(done.unnamed)}")
    click.echo(
        "  Exports made until now may name them: export again. What was published names them until you run "
        "fiel publish and fiel snapshot --publish again; on the Hub earlier commits do so until you squash "
        "the history of the dataset (HfApi.super_squash_history) or delete it."
    )
