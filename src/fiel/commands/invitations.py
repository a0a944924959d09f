"""The commands ``fiel people invite``, ``waiting``, ``admit`` and ``personal-link``."""

import json
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import cast, get_args

import click

from fiel.campaign import load_campaign
from fiel.commands.options import CAMPAIGN, HOME, JSON, echo_line, print_note, settings_in
from fiel.errors import FielError
from fiel.messages.plaintext import count_of
from fiel.workflow import invitations as steps

_LONGEST_DAYS = 366
_MOST_USES = 100_000


@click.command(epilog="Example: fiel people invite campaigns/arc-c-es.yaml --days 14 --uses 100")
@CAMPAIGN
@click.option(
    "--days",
    type=click.IntRange(1, _LONGEST_DAYS),
    default=30,
    show_default=True,
    help="For how many days people can join with the link.",
)
@click.option(
    "--uses",
    type=click.IntRange(1, _MOST_USES),
    default=200,
    show_default=True,
    help="How many people can join with the link.",
)
@click.option("--approve", is_flag=True, help="Let each person in yourself, with fiel people admit.")
@click.option(
    "--practice",
    type=click.Choice(get_args(steps.Practice)),
    default="auto",
    show_default=True,
    help="Items to practise with: the campaign's gold, Fiel's own or none; auto is the gold, unless it shows "
    "who is careless.",
)
@click.option(
    "--list", "listed", is_flag=True, help="List the invitations instead; links are never shown again."
)
@click.option("--revoke", metavar="ID", help="Close that invitation instead; those who joined stay.")
@HOME
@JSON
def invite(
    campaign: Path,
    days: int,
    uses: int,
    approve: bool,
    practice: str,
    listed: bool,
    revoke: str | None,
    home: Path | None,
    as_json: bool,
) -> None:
    """Make a link with which people join the campaign by themselves.

    People who open it pick a name, say whether it may be shown, and are at the first item: no password, no
    e-mail address. Anyone who has the link can join, so it expires, has a limit and can be revoked.
    """
    if listed and revoke:
        raise FielError("--list, --revoke: expected one of them, found both")
    loaded = load_campaign(campaign).campaign
    settings = settings_in(home)
    if revoke:
        steps.revoke_invitation(settings, loaded, revoke)
        _print({"revoked": revoke}, as_json, [f"{revoke}: revoked; those who joined with it stay"])
    elif listed:
        now = datetime.now(UTC)
        found = steps.list_invitations(settings, loaded)
        rows = [{**asdict(each), "state": each.state(now)} for each in found]
        lines = [
            f"{each.id}: {each.state(now)}, {each.uses} of {each.max_uses} joined, until "
            f"{each.ends_at[:16].replace('T', ' ')} UTC{', each let in by you' if each.approve else ''}"
            for each in found
        ]
        _print(rows, as_json, [*lines, count_of(len(found), "invitation") + "."])
    else:
        identifier, link, items = steps.invite(
            settings,
            campaign,
            days=days,
            max_uses=uses,
            approve=approve,
            practice=cast(steps.Practice, practice),
        )
        made = {"id": identifier, "link": link, "days": days, "uses": uses, "practice": items}
        lines = [
            link,
            f"Invitation {identifier}: for {count_of(days, 'day')} and {count_of(uses, 'person', 'people')}, "
            f"with {count_of(items, 'practice item')}.",
            f"Close it with: fiel people invite {campaign} --revoke {identifier}",
        ]
        _print(made, as_json, lines)
        if not as_json:
            print_note("Keep the link now: it is not stored and is not shown again.")
        if approve and steps.lets_hub_in(settings, loaded):
            print_note(
                f"Anyone who signs in with Hugging Face takes part without approval: {loaded.name} is among "
                "the allowed_workspaces of Argilla's OAuth file. To approve everyone, remove it there "
                "and restart Argilla."
            )


@click.command(epilog="Example: fiel people waiting campaigns/arc-c-es.yaml")
@CAMPAIGN
@HOME
@JSON
def waiting(campaign: Path, home: Path | None, as_json: bool) -> None:
    """List the people who joined with an --approve invitation and wait to be let in."""
    found = steps.list_waiting(settings_in(home), load_campaign(campaign).campaign)
    lines = [f"{each.username}: since {(each.joined_at or '')[:16].replace('T', ' ')} UTC" for each in found]
    rows = [asdict(each) for each in found]
    _print(rows, as_json, [*lines, f"{count_of(len(found), 'person', 'people')} waiting."])


@click.command(epilog="Example: fiel people admit campaigns/arc-c-es.yaml ana luis")
@CAMPAIGN
@click.argument("usernames", nargs=-1, required=True)
@HOME
@JSON
def admit(campaign: Path, usernames: tuple[str, ...], home: Path | None, as_json: bool) -> None:
    """Let in people who wait. To turn somebody away, use fiel people remove."""
    steps.admit(settings_in(home), load_campaign(campaign).campaign, usernames)
    _print({"admitted": usernames}, as_json, [f"{each}: can answer now" for each in usernames])


@click.command("personal-link", epilog="Example: fiel people personal-link campaigns/arc-c-es.yaml ana")
@CAMPAIGN
@click.argument("username")
@click.option("--revoke", is_flag=True, help="Only end the old link and the remembered browsers.")
@HOME
@JSON
def personal_link(campaign: Path, username: str, revoke: bool, home: Path | None, as_json: bool) -> None:
    """Make a new personal link, which signs a person in without a password; the old one stops working.

    It is like a password: send it to that person only. Open sessions end.
    """
    loaded = load_campaign(campaign).campaign
    if revoke:
        steps.revoke_personal_link(settings_in(home), loaded, username)
        _print({"username": username, "link": None}, as_json, [f"{username}: has no personal link now"])
        return
    link = steps.renew_personal_link(settings_in(home), loaded, username)
    _print({"username": username, "link": link}, as_json, [link])
    if not as_json:
        print_note(f"Send it to {username} only: it is not stored and is not shown again.")


def _print(content: object, as_json: bool, lines: list[str]) -> None:
    if as_json:
        click.echo(json.dumps(content, ensure_ascii=False, indent=2))
        return
    for line in lines:
        echo_line(line)
