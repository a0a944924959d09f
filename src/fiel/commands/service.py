"""The command ``fiel service``."""

import json
from pathlib import Path

import click

from fiel.campaign.campaignfile import load_campaign
from fiel.campaign.folders import choose_campaign, find_campaigns
from fiel.commands.options import HOME, JSON, OPTIONAL_CAMPAIGN, settings_in
from fiel.workflow.service import UNIT_FOLDER, ServiceOptions, describe_units, write_units


@click.command(epilog="Example: fiel service campaigns")
@OPTIONAL_CAMPAIGN
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=UNIT_FOLDER,
    show_default=True,
    help="Folder for the unit files.",
)
@click.option("--port", default=6900, show_default=True, help="Port of Argilla.")
@click.option("--dashboard-port", default=8501, show_default=True, help="Port of the dashboard.")
@click.option("--desk-port", default=8502, show_default=True, help="Port of the organizers' desk.")
@click.option(
    "--watch",
    type=click.IntRange(min=1),
    default=60,
    show_default=True,
    metavar="SECONDS",
    help="Take a snapshot every SECONDS.",
)
@click.option("--overwrite", is_flag=True, help="Replace unit files that were changed by hand.")
@HOME
@JSON
def service(
    campaign: Path | None,
    out: Path,
    port: int,
    dashboard_port: int,
    desk_port: int,
    watch: int,
    overwrite: bool,
    home: Path | None,
    as_json: bool,
) -> None:
    """Write systemd units that keep the server, the snapshots, the dashboard and the desk running.

    CAMPAIGN is a campaign file or a folder of them. The units are your own, not the system's: they need no
    root. They run in this folder, so that its .env is read; nothing secret is written to them. Run it again
    after moving anything: files that you changed by hand are never replaced without --overwrite.
    """
    settings = settings_in(home)
    chosen = choose_campaign(settings.home, campaign or settings.campaign)
    for path in find_campaigns([chosen]):
        load_campaign(path)
    units = describe_units(
        ServiceOptions(
            home=settings.home.absolute(),
            campaigns=chosen.absolute(),
            folder=Path.cwd(),
            seconds=watch,
            port=port,
            dashboard_port=dashboard_port,
            desk_port=desk_port,
        )
    )
    states = write_units(units, out.expanduser(), overwrite=overwrite)
    if as_json:
        click.echo(json.dumps({"folder": str(out), "units": states}, indent=2))
        return
    for name, state in states.items():
        click.echo(f"{out / name}: {state}")
    click.echo("To start them, now and whenever this machine starts:")
    click.echo("  systemctl --user daemon-reload")
    click.echo(f"  systemctl --user enable --now {' '.join(units)}")
    click.echo("  loginctl enable-linger")
