"""The command ``fiel doctor``."""

import json
import sys
from dataclasses import asdict
from pathlib import Path

import click

from fiel.commands.options import HOME, JSON, settings_in
from fiel.doctor import examine

_SIGNS = {"ok": "✓", "warning": "!", "error": "✗"}


@click.command(epilog="Example: fiel doctor campaigns/arc-c-es.yaml")
@click.argument("campaign", required=False, type=click.Path(path_type=Path, dir_okay=False))
@HOME
@JSON
def doctor(campaign: Path | None, home: Path | None, as_json: bool) -> None:
    """Find problems with versions, credentials, storage, clock, disk, database and index, and suggest fixes.

    Nothing is changed. The exit code is 1 if there is an error, otherwise 0.
    """
    findings = examine(settings_in(home), campaign)
    if as_json:
        click.echo(json.dumps([asdict(finding) for finding in findings], ensure_ascii=False, indent=2))
    else:
        for finding in findings:
            click.echo(f"{_SIGNS[finding.state]} {finding.name}: {finding.what}")
            if finding.todo:
                click.echo(f"    {finding.todo}")
    if any(finding.state == "error" for finding in findings):
        sys.exit(1)
