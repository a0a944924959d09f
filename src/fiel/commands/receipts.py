"""The command ``fiel receipts``."""

import json
from dataclasses import asdict
from pathlib import Path

import click

from fiel.campaign.sourceoptions import SourceOptions
from fiel.campaign.work import load_work
from fiel.commands.options import (
    CAMPAIGN,
    HOME,
    JSON,
    echo_line,
    keep_private,
    settings_in,
    take_sources,
)
from fiel.messages.plaintext import count_of
from fiel.workflow.receipts import write_receipts


@click.command(epilog="Example: fiel receipts campaigns/arc-c-es.yaml --out receipts")
@CAMPAIGN
@click.option(
    "--out", required=True, type=click.Path(path_type=Path, file_okay=False), help="New folder for the pages."
)
@take_sources
@HOME
@JSON
def receipts(campaign: Path, out: Path, options: SourceOptions, home: Path | None, as_json: bool) -> None:
    """Write a thank-you page for each person, with what they did, to send to that person.

    Each page is private to its person, so only you can read the folder. The file is named after the account;
    the page is in the language of the form and prints on one sheet.
    """
    settings = settings_in(home)
    keep_private(out)
    written = write_receipts(settings, load_work(campaign, options, home=settings.home), out)
    if as_json:
        click.echo(json.dumps([asdict(each) for each in written], indent=2, default=str))
        return
    for each in written:
        echo_line(f"{each.username}: {count_of(each.answers, 'answer')}, {each.path}")
    click.echo(f"{count_of(len(written), 'receipt')} in {out} (only you can read it)")
