"""The command ``fiel close``."""

import json
from pathlib import Path

import click

from fiel.campaign import load_campaign
from fiel.commands.options import ARCHIVE, CAMPAIGN, HOME, JSON, keep_private, settings_in, show_bar
from fiel.errors import FielError
from fiel.settings import Settings
from fiel.work import load_work


@click.command(epilog="Example: fiel close campaigns/arc-c-es.yaml --out arc-c-es.zip")
@CAMPAIGN
@ARCHIVE
@click.option("--reopen", is_flag=True, help="Let the people back in; nothing is written.")
@click.option("--overwrite", is_flag=True, help="Replace the archive if there is one.")
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
    """Freeze a campaign: no more answers are taken; a last snapshot and an archive are written.

    Everyone but owners leaves the workspace; all answers stay, and --reopen lets the people back in.
    """
    settings = settings_in(home)
    if reopen:
        _reopen(settings, campaign, as_json)
        return
    from fiel.workflow.preserving import close as close_campaign

    work = load_work(campaign, home=settings.home)
    name = work.campaign.name
    out = out or Path(f"{name}.zip")
    if out.exists() and not overwrite:
        raise FielError(
            f"{out}: expected a new file, found one that is there already, and an earlier archive may be the "
            "only copy of what it holds. Name another with --out, or replace it with --overwrite. Nothing "
            "was changed."
        )
    if not yes:
        click.confirm(f"Nobody will be able to answer in {name} any more. Close it?", abort=True, err=True)
    keep_private(out)
    with show_bar(f"Archiving {name}", None) as advance:
        done = close_campaign(settings, work, out, progress=advance)
    if as_json:
        about = {"left": done.left, "snapshot": str(done.snapshot), "archive": str(out)}
        click.echo(json.dumps({**about, "manifest": done.archive.model_dump()}, indent=2))
        return
    people = f"{done.left} left the workspace" if done.left else "nobody was left to leave"
    click.echo(f"{name}: closed; {people}, all answers stay")
    click.echo(f"Snapshot written: {done.snapshot}")
    click.echo(f"Archive written: {out} (only you can read it)")


def _reopen(settings: Settings, campaign: Path, as_json: bool) -> None:
    from fiel.workflow.preserving import reopen as reopen_campaign

    file = load_campaign(campaign)
    returned = reopen_campaign(settings, file)
    if as_json:
        click.echo(json.dumps({"returned": returned}))
    else:
        click.echo(f"{file.campaign.name}: open; {returned} came back")
