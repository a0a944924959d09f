"""The command ``fiel close``."""

import json
from pathlib import Path

import click

from fiel.campaign import load_campaign
from fiel.campaign.work import load_work
from fiel.commands.options import (
    ARCHIVE,
    CAMPAIGN,
    HOME,
    JSON,
    OVERWRITE_ARCHIVE,
    keep_private,
    settings_in,
    show_bar,
)
from fiel.messages.plaintext import count_of
from fiel.settings import Settings
from fiel.workflow.close import close as close_campaign
from fiel.workflow.close import refuse_other_archive
from fiel.workflow.close import reopen as reopen_campaign


@click.command(epilog="Example: fiel close campaigns/arc-c-es.yaml --out arc-c-es-closed.zip")
@CAMPAIGN
@ARCHIVE
@click.option("--reopen", is_flag=True, help="Let people back in; nothing is written.")
@OVERWRITE_ARCHIVE
@click.option("--yes", is_flag=True, help="Do not ask.")
@HOME
@JSON
def close(
    campaign: Path,
    out: Path | None,
    reopen: bool,
    overwrite: bool,
    yes: bool,
    home: Path | None,
    as_json: bool,
) -> None:
    """Close a campaign to new answers, and write a last snapshot and an archive.

    The archive is written first, and again at the end with the last answers. Everyone but owners is removed
    from the workspace; all answers stay, and --reopen lets people back in. People find the keys of the
    questions that they answered without them on their own page. If the command is interrupted, run it again
    to finish.
    """
    settings = settings_in(home)
    if reopen:
        _reopen(settings, campaign, as_json)
        return

    work = load_work(campaign, home=settings.home)
    name = work.campaign.name
    out = out or Path(f"{name}.zip")
    refuse_other_archive(settings, name, out, overwrite=overwrite)
    if not yes:
        click.confirm(f"Nobody will be able to answer in {name} anymore. Close it?", abort=True, err=True)
    keep_private(out)
    with show_bar(f"Archiving {name}", None) as bar:
        done = close_campaign(settings, work, out, overwrite=overwrite, bar=bar)
    if as_json:
        about = {"left": done.left, "keys": done.keys, "snapshot": str(done.snapshot), "archive": str(out)}
        click.echo(json.dumps({**about, "manifest": done.archive.model_dump()}, indent=2))
        return
    people = f"{done.left} removed from the workspace" if done.left else "nobody to remove"
    click.echo(f"{name}: closed; {people}; all answers stay")
    if done.keys:
        click.echo(f"{count_of(done.keys, 'key')} now shown to those who answered without it")
    click.echo(f"Snapshot written: {done.snapshot}")
    click.echo(f"Archive written: {out} (only you can read it)")


def _reopen(settings: Settings, campaign: Path, as_json: bool) -> None:
    file = load_campaign(campaign)
    returned = reopen_campaign(settings, file)
    if as_json:
        click.echo(json.dumps({"returned": returned}))
    else:
        click.echo(f"{file.campaign.name}: reopened; {returned} let back in")
