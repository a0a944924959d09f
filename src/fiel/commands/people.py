"""The commands ``fiel people add``, ``list``, ``password``, ``link`` and ``remove``.

Those about invitations are in `fiel.commands.invitations`, ``welcome`` is in `fiel.commands.welcome`.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import click

from fiel.campaign import load_campaign
from fiel.commands.groups import Commands
from fiel.commands.invitations import admit, invite, personal_link, waiting
from fiel.commands.options import (
    CAMPAIGN,
    HOME,
    JSON,
    echo_line,
    keep_private,
    settings_in,
    show_bar,
)
from fiel.commands.welcome import welcome
from fiel.messages.plaintext import count_of, for_terminal
from fiel.people.member import Member
from fiel.workflow import people as community

_STATES = {
    "created": "new account",
    "added": "existing account, added to this campaign",
    "member": "already in this campaign",
}


@click.group(cls=Commands, epilog="Example: fiel people add campaigns/arc-c-es.yaml --file people.csv")
def people() -> None:
    """Invite people, create accounts, list who takes part, and remove a person, keeping their answers."""


for _command in (invite, waiting, admit, personal_link, welcome):
    people.add_command(_command)


@people.command(epilog="Example: fiel people add campaigns/arc-c-es.yaml ana luis")
@CAMPAIGN
@click.argument("usernames", nargs=-1)
@click.option(
    "--file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="CSV or XLSX file with the column username and, optionally, first_name (used by fiel receipts), "
    "last_name and role (annotator or admin).",
)
@click.option(
    "--passwords",
    type=click.Path(path_type=Path, dir_okay=False),
    help="New file for the passwords of new accounts; only you can read it.  "
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
    """Create missing accounts and add these people to the campaign.

    Existing accounts keep their password. You can run this again at any time.
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
        role = "" if person.role == wanted[person.username] else f" (keeps the role {person.role})"
        click.echo(f"{person.username}: {_STATES[person.state]}{role}")
    if done.passwords:
        click.echo(f"Passwords: {done.passwords} (only you can read it; send each person their line).")
    if len(done.links) == 1:
        click.echo(f"Where they annotate: {', '.join(done.links.values())}")
    else:
        click.echo("Where they annotate, task by task:")
        for name, link in done.links.items():
            click.echo(f"  {name}: {link}")
    click.echo(f"Where they choose how to be named: {done.about_you}")


@people.command("list", epilog="Example: fiel people list campaigns/arc-c-es.yaml")
@CAMPAIGN
@HOME
@JSON
def list_(campaign: Path, home: Path | None, as_json: bool) -> None:
    """List who takes part, what they did and the name under which they are credited in public."""
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
        click.echo(for_terminal(f"  {_describe_credit(member)}{variety}{_describe_arrival(member)}"))
    named = sum(member.named is not None for member in members)
    click.echo(f"{count_of(len(members), 'person', 'people')}, {named} named in public.")


def _describe_time(member: Member) -> str:
    return f"last active {member.last_active:%Y-%m-%d %H:%M} UTC" if member.last_active else "not active yet"


def _describe_arrival(member: Member) -> str:
    came = f"; came with the invitation {member.invitation}" if member.invitation else ""
    return came + ("; waits to be let in" if member.waiting else "; practised" if member.practised_at else "")


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
    help="New file for the password; only you can read it.  [default: people/CAMPAIGN-TIME.csv in the home]",
)
@HOME
@JSON
def password(campaign: Path, username: str, passwords: Path | None, home: Path | None, as_json: bool) -> None:
    """Give a person a new password; the old one stops working.

    On Fiel's servers, open sessions and the personal link end, too; on a stock Argilla, sessions last for up
    to a day.
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
    """Let people with a password sign in to the same account with Hugging Face instead.

    The account keeps its answers and is renamed to hf:HUB_NAME; the password stops working. HUB_NAME is the
    person's user name on the Hub, if it differs. Ask each person for it: the owner of that name on the Hub
    gets the account.
    """
    loaded = load_campaign(campaign).campaign
    done = community.link_to_hub(settings_in(home), loaded, people)
    if as_json:
        click.echo(json.dumps([asdict(each) for each in done], ensure_ascii=False, indent=2))
        return
    for each in done:
        echo_line(f"{each.username}: now signs in with Hugging Face; the account is called {each.account}")
        if each.credited:
            echo_line(f"  In the campaign file, rename the key credits.{each.username} to {each.account}")


@people.command(epilog="Example: fiel people remove campaigns/arc-c-es.yaml ana")
@CAMPAIGN
@click.argument("username")
@click.option("--yes", is_flag=True, help="Do not ask.")
@HOME
@JSON
def remove(campaign: Path, username: str, yes: bool, home: Path | None, as_json: bool) -> None:
    """Remove a person from this Argilla: their name is deleted, their answers stay and count.

    The account gets a random name and can no longer be used in any campaign. This cannot be undone.
    """

    def confirm(campaigns: Sequence[str]) -> bool:
        question = (
            f"Remove {username} permanently from {', '.join(campaigns) or 'Argilla'}? The answers stay."
        )
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
    click.echo(f"{username} is now {removal.pseudonym}: nobody can sign in to the account; the answers stay.")
    click.echo(f"  Removed from: {', '.join(removal.workspaces) or 'no campaign'}")
    click.echo(f"  Answers about themselves: {removal.profiles} deleted")
    if not removal.key_renewed:
        click.echo(
            "  Their API key still works, because this Argilla cannot renew it: it opens no campaign, but it "
            "can change or delete their answers."
        )
    for leftover in done.leftovers:
        click.echo(f"  Their user name is still in {leftover}: remove it there")
    if done.unnamed:
        click.echo(f"  Removed from the snapshot of: {', '.join(done.unnamed)}")
    click.echo(
        "  Earlier exports may name them: export again. Published data names them until you run fiel publish "
        "and fiel snapshot --publish again; earlier commits on the Hub name them until you squash the "
        "history of the dataset (HfApi.super_squash_history) or delete it."
    )
