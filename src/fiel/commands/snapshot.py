"""The command ``fiel snapshot``."""

from pathlib import Path

import click

from fiel.commands.options import HOME, JSON, print_note, settings_in
from fiel.work import load_work
from fiel.workflow.collecting import take_snapshot


@click.command(epilog="Example: fiel snapshot campaigns/arc-c-es.yaml campaigns/mmlu-es.yaml")
@click.argument("campaigns", nargs=-1, required=True, type=click.Path(path_type=Path, dir_okay=False))
@HOME
@JSON
def snapshot(campaigns: tuple[Path, ...], home: Path | None, as_json: bool) -> None:
    """Collect the answers to campaigns into the sanitized snapshot that the dashboard shows."""
    settings = settings_in(home)
    folder = settings.snapshot_folder  # refused here, before anything is collected
    works = [load_work(path, home=settings.home) for path in campaigns]
    info = take_snapshot(settings, works, note=print_note)
    if as_json:
        click.echo(info.model_dump_json(indent=2))
    else:
        click.echo(f"Snapshot written: {folder / info.path}")
