"""The command ``fiel desk``."""

import json
from contextlib import suppress
from pathlib import Path

import click

from fiel.campaign.campaignfile import load_campaign
from fiel.campaign.folders import choose_campaign, find_campaigns
from fiel.commands.options import HOME, JSON, OPTIONAL_CAMPAIGN, settings_in
from fiel.processes import running_desk, stop_on_signals


@click.command(epilog="Example: fiel desk campaigns --port 8502")
@OPTIONAL_CAMPAIGN
@HOME
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8502, show_default=True, help="Port to listen on; 0 for any free one.")
@JSON
def desk(campaign: Path | None, home: Path | None, host: str, port: int, as_json: bool) -> None:
    """Serve the organizers' desk until Ctrl-C: what needs you today, and the steps of a campaign.

    CAMPAIGN is a campaign file or a folder of them; without it, as for fiel daily. Only owners and admins of
    this Argilla can sign in, with their user name and password or their API key. An admin can decide disputes
    and answer comments in their own campaigns; everything else is for owners.

    Serve it to others only through a web server with https.
    """
    settings = settings_in(home)
    chosen = choose_campaign(settings.home, campaign or settings.campaign)
    for path in find_campaigns([chosen]):
        load_campaign(path)
    running = running_desk(settings, chosen, port, host=host)
    with stop_on_signals(), suppress(KeyboardInterrupt), running as shown:
        known = json.dumps({"url": shown.url})
        click.echo(known if as_json else f"The desk is running at {shown.url} (Ctrl-C stops it).")
        shown.wait()
