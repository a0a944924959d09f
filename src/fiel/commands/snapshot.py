"""The command ``fiel snapshot``."""

import json
from contextlib import suppress
from pathlib import Path

import click

from fiel.campaign.work import load_work
from fiel.commands.options import HOME, JSON, print_note, settings_in
from fiel.messages.plaintext import count_of
from fiel.processes import stop_on_signals
from fiel.workflow.overview import select_launched
from fiel.workflow.publish import publish_snapshot
from fiel.workflow.snapshot import Taken, take_snapshot
from fiel.workflow.watch import watch_campaigns


@click.command(epilog="Example: fiel snapshot campaigns/arc-c-es.yaml campaigns/mmlu-es.yaml --watch 60")
@click.argument("campaigns", nargs=-1, required=True, type=click.Path(path_type=Path))
@HOME
@click.option(
    "--watch", type=click.FloatRange(min=1), metavar="SECONDS", help="Repeat every SECONDS until Ctrl-C."
)
@click.option("--full", is_flag=True, help="Collect everything, not only changes since the last time.")
@click.option(
    "--publish",
    metavar="OWNER/NAME",
    help="Also publish the snapshot as a public dataset on the Hub, for a dashboard elsewhere.",
)
@JSON
def snapshot(
    campaigns: tuple[Path, ...],
    home: Path | None,
    watch: float | None,
    full: bool,
    publish: str | None,
    as_json: bool,
) -> None:
    """Collect the answers to campaigns into the sanitized snapshot that the dashboard shows.

    A folder stands for the campaigns in it that were launched.

    --watch prints a line on the error output for each snapshot or, with --json, a line of JSON. While Argilla
    does not respond, the dashboard shows the last snapshot.
    """
    settings = settings_in(home)
    folder = settings.snapshot_folder  # refused here, before anything is collected
    if watch is not None and publish:
        raise click.UsageError("--publish: expected a single snapshot, found --watch")
    files = select_launched(settings, campaigns)
    if watch is not None:
        report = _print_json if as_json else _print_line
        with stop_on_signals(), suppress(KeyboardInterrupt):
            watch_campaigns(settings, files, seconds=watch, report=report, note=print_note, full=full)
        return
    works = [load_work(path, home=settings.home) for path in files]
    info = take_snapshot(settings, works, full=full, note=print_note)
    published = publish_snapshot(settings, publish, note=print_note) if publish else None
    if as_json:
        click.echo(info.model_dump_json(indent=2))
        return
    click.echo(f"Snapshot written: {folder / info.path}")
    if published:
        click.echo(f"{published.url}: " + ("published" if published.committed else "already up to date"))


def _print_line(taken: Taken, seconds: float) -> None:
    same = ", nothing new" if taken.unchanged else ""
    whole = f", {', '.join(taken.whole)} collected in full" if taken.whole else ""
    click.echo(
        f"{taken.info.created_at:%Y-%m-%d %H:%M:%SZ}: {count_of(taken.items, 'item')}, "
        f"{count_of(taken.answers, 'answer')}, "
        f"{seconds:.1f} s{same}{whole}",
        err=True,
    )


def _print_json(taken: Taken, seconds: float) -> None:
    line = {
        "created_at": taken.info.created_at.isoformat(),
        "path": taken.info.path,
        "items": taken.items,
        "answers": taken.answers,
        "seconds": round(seconds, 3),
        "unchanged": taken.unchanged,
        "collected_in_full": list(taken.whole),
    }
    click.echo(json.dumps(line))
