"""The command ``fiel export``."""

import json
from pathlib import Path
from typing import Any

import click

from fiel.campaign.sourceoptions import SourceOptions
from fiel.campaign.work import load_work
from fiel.commands.options import (
    CAMPAIGN,
    HOME,
    JSON,
    print_note,
    settings_in,
    show_bar,
    take_sources,
)
from fiel.messages.plaintext import describe_counts
from fiel.workflow.export import describe_outcome, export_campaign


@click.command(epilog="Example: fiel export campaigns/arc-c-es.yaml --out out")
@CAMPAIGN
@click.option(
    "--out", required=True, type=click.Path(path_type=Path, file_okay=False), help="Folder to write."
)
@click.option(
    "--unresolved",
    type=click.Choice(["refuse", "keep"]),
    default="refuse",
    show_default=True,
    help="Rows with an unresolved error found by the checks: refuse to write the export, or keep the source "
    "text of those rows and list them in the manifest.",
)
@click.option(
    "--since",
    type=click.Path(path_type=Path, file_okay=False),
    help="Earlier export to compare with.  [default: the one in the folder, if any]",
)
@click.option(
    "--impact",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Show in the dataset card what fiel impact --json measured on these rows.",
)
@take_sources
@HOME
@JSON
def export(
    campaign: Path,
    out: Path,
    unresolved: Any,
    since: Path | None,
    impact: Path | None,
    options: SourceOptions,
    home: Path | None,
    as_json: bool,
) -> None:
    """Write the corrected dataset, its dataset card and task files for the evaluation harness."""
    settings = settings_in(home)
    work = load_work(campaign, options, home=settings.home)
    with show_bar("Exporting", None, passing=True) as bar:
        info = export_campaign(
            settings,
            work,
            out,
            unresolved=unresolved,
            since=since,
            impact=impact,
            bar=bar,
            note=print_note,
        )
    if as_json:
        click.echo(json.dumps(info.as_dict(), ensure_ascii=False, indent=2))
        return
    if info.replaced:
        click.echo(f"{out}: the earlier export was replaced")
    for name, task in info.manifest.tasks.items():
        click.echo(f"{out / name}: {describe_outcome(task.counts)}")
    for name, changes in (info.changes.tasks if info.changes else {}).items():
        counts = {f"newly {kind}": len(ids) for kind, ids in changes}
        if any(counts.values()):
            click.echo(f"{out / name}: since the earlier export: {describe_counts(counts)}")
