"""The command ``fiel launch``."""

import json
from dataclasses import asdict
from pathlib import Path

import click

from fiel import workflow
from fiel.commands.options import CAMPAIGN, HOME, JSON, settings_in, show_bar, take_sources
from fiel.work import SourceOptions, load_work


@click.command(epilog="Example: fiel launch campaigns/arc-c-es.yaml")
@CAMPAIGN
@take_sources
@HOME
@JSON
def launch(campaign: Path, options: SourceOptions, home: Path | None, as_json: bool) -> None:
    """Create the campaign in Argilla: workspace, forms, guidelines and records.

    It can be run again at any time: it adds what is missing, changes nothing that is there, and completes
    what an interrupted launch left.
    """
    settings = settings_in(home)
    work = load_work(campaign, options, home=settings.home)
    with show_bar(f"Launching {work.campaign.name}", work.total) as advance:
        launches = workflow.launch(settings, work, progress=advance)
    if as_json:
        click.echo(json.dumps([asdict(each) for each in launches], indent=2))
        return
    for each in launches:
        state = "created" if each.created else "was there"
        click.echo(f"{each.dataset}: {state}, {each.added} records added, {each.present} were there")
        click.echo(f"  Open: {each.address}")
    if not any(each.created or each.added for each in launches):
        click.echo("Nothing changed: the whole campaign was in Argilla already.")
