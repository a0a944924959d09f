"""The command line: each command parses, calls one step of the workflow and prints."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict
from functools import wraps
from pathlib import Path
from typing import Any, NoReturn

import click
from pydantic import SecretStr
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from fiel import __version__, workflow
from fiel.checks.terminal import render_findings
from fiel.cli_new import new
from fiel.errors import FielError
from fiel.settings import Settings, load_settings
from fiel.work import SourceOptions, load_work
from fiel.workflow import describe_counts

_CAMPAIGN = click.argument("campaign", type=click.Path(path_type=Path, dir_okay=False))
_JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON for scripts.")
_HOME = click.option(
    "--home",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder of the embedded Argilla's data and credentials.  [default: FIEL_HOME or ~/.fiel]",
)


def _sources(command: Callable[..., Any]) -> Callable[..., Any]:
    source = click.option(
        "--source",
        multiple=True,
        metavar="[TASK=]PATTERN",
        help="Local files instead of the campaign's source: a path with {split} in it.",
    )
    english = click.option(
        "--english",
        multiple=True,
        metavar="[TASK=]PATTERN",
        help="The same for the English originals; PATH#COLUMN when each row holds two languages, none to do "
        "without.",
    )

    @wraps(command)
    def with_options(source: tuple[str, ...], english: tuple[str, ...], **arguments: Any) -> Any:
        return command(options=SourceOptions(source, english), **arguments)

    return source(english(with_options))


def _settings(home: Path | None) -> Settings:
    settings = load_settings()
    return settings.model_copy(update={"home": home.expanduser()}) if home else settings


_HELP = """Turn machine-translated LLM benchmarks into human-validated ones.

\b
A campaign in five commands, and one to begin another language's:
  fiel up                                        start Argilla, with nothing else to install
  fiel check campaigns/arc-c-es.yaml             is the campaign ready?
  fiel launch campaigns/arc-c-es.yaml            put it into Argilla
  fiel snapshot campaigns/arc-c-es.yaml          collect the answers for the dashboard
  fiel export campaigns/arc-c-es.yaml --out out  write the validated dataset
  fiel new --benchmark arc --language ca         write the campaign file of another language

Exit codes: 0 done, 2 something that you gave cannot be used (nothing was changed), 1 anything else.
"""


@click.group(help=_HELP, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="fiel")
def cli() -> None:
    """Hold the commands together."""


cli.add_command(new)


@cli.command(epilog="Example: fiel up --port 6900")
@_HOME
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=6900, show_default=True, help="Port to listen on; 0 for any free one.")
@click.option(
    "--database-url",
    metavar="URL",
    help="PostgreSQL database to use instead of a SQLite file in the home, such as "
    "postgresql+asyncpg://fiel@127.0.0.1/fiel. With a password in it, set FIEL_DATABASE_URL instead, which "
    "other people of this machine cannot see.",
)
def up(home: Path | None, host: str, port: int, database_url: str | None) -> None:
    """Start Argilla with its interface, from this one process, until Ctrl-C."""
    from fiel.server.process import RunningServer, ServerOptions, serve

    settings = _settings(home)
    folder = settings.home
    database = SecretStr(database_url) if database_url else settings.database_url

    def announce(server: RunningServer) -> None:
        click.echo(f"Argilla answers at {server.url} (Ctrl-C stops it).")
        if server.new_credentials:
            click.echo(f"Owner: {server.credentials.username}")
            click.echo(f"Password, shown this once: {server.credentials.password.get_secret_value()}")
        click.echo(f"Credentials: {folder / 'credentials.json'} (only you can read it).")

    click.echo("Starting Argilla…")
    serve(ServerOptions(home=folder, host=host, port=port, database_url=database), on_ready=announce)


@cli.command(epilog="Example: fiel check campaigns/arc-c-es.yaml --source 'okapi/m_arc_es_{split}.json'")
@_CAMPAIGN
@_sources
@_JSON
@click.option(
    "--html",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Also write the report as a web page, in the language of the campaign's form.",
)
def check(campaign: Path, options: SourceOptions, as_json: bool, html: Path | None) -> None:
    """Validate a campaign file and its data, and show what would be launched and what looks suspicious.

    Nothing in Argilla is changed, and findings are no failure: the exit code is 0. The format of --json is
    described in guides/en/check-report.md.
    """
    work = load_work(campaign, options)
    with _bar("Checking", work.total, passing=True) as advance:
        report = workflow.check(work, progress=advance)
    if html is not None:
        workflow.write_report_page(report, html)
    if as_json:
        _echo_text(json.dumps(report.as_dict(), ensure_ascii=False, indent=2) + "\n")
        return
    _echo_text(render_findings(report, color=sys.stdout.isatty()))
    click.echo(f"{campaign}: campaign {report.campaign} ({report.language}), licence {report.license}")
    for task in report.tasks:
        click.echo(f"{task.task}: {task.items} items ({describe_counts(task.splits)})")
        click.echo(f"  datasets in Argilla: {describe_counts(task.datasets)}")
        click.echo(f"  English originals: {describe_counts(task.english)}")
        click.echo(f"  findings of the checks: {describe_counts(task.found.counts)}")
        click.echo(f"  items by their worst finding: {describe_counts(task.found.severities)}")
    click.echo(f"{report.items} items would be launched, {report.min_submitted} answers each.")
    if html is not None:
        click.echo(f"Report written: {html}")


def _echo_text(text: str) -> None:
    """Print text; a half of a character, which bad data may hold, as the code that JSON has for it."""
    click.echo(text.encode(errors="backslashreplace"), nl=False)


@cli.command(epilog="Example: fiel launch campaigns/arc-c-es.yaml")
@_CAMPAIGN
@_sources
@_HOME
@_JSON
def launch(campaign: Path, options: SourceOptions, home: Path | None, as_json: bool) -> None:
    """Create the campaign in Argilla: workspace, forms, guidelines and records.

    It can be run again at any time: it adds what is missing, changes nothing that is there, and completes
    what an interrupted launch left.
    """
    settings = _settings(home)
    work = load_work(campaign, options, home=settings.home)
    with _bar(f"Launching {work.campaign.name}", work.total) as advance:
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


@contextmanager
def _bar(title: str, total: int | None, *, passing: bool = False) -> Iterator[Callable[[int], None]]:
    """Show a bar on the error output; a passing one is for a terminal alone, and goes when it is done."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    screen = Console(stderr=True)
    hidden = passing and not screen.is_terminal
    with Progress(*columns, console=screen, transient=passing, disable=hidden) as progress:
        task = progress.add_task(title, total=total)
        yield lambda count: progress.advance(task, count)


@cli.command(epilog="Example: fiel snapshot campaigns/arc-c-es.yaml campaigns/mmlu-es.yaml")
@click.argument("campaigns", nargs=-1, required=True, type=click.Path(path_type=Path, dir_okay=False))
@_HOME
@_JSON
def snapshot(campaigns: tuple[Path, ...], home: Path | None, as_json: bool) -> None:
    """Collect the answers to campaigns into the sanitized snapshot that the dashboard shows."""
    settings = _settings(home)
    info = workflow.snapshot(settings, [load_work(path, home=settings.home) for path in campaigns])
    if as_json:
        click.echo(info.model_dump_json(indent=2))
    else:
        click.echo(f"Snapshot written: {settings.snapshot_folder / info.path}")


@cli.command(epilog="Example: fiel export campaigns/arc-c-es.yaml --out arc-c-es-validated")
@_CAMPAIGN
@click.option(
    "--out", required=True, type=click.Path(path_type=Path, file_okay=False), help="Folder to write."
)
@click.option(
    "--include",
    type=click.Choice(["all", "validated"]),
    default="all",
    show_default=True,
    help="Every row of the source, corrections applied; or only the rows that people validated.",
)
@click.option(
    "--unresolved",
    type=click.Choice(["refuse", "keep"]),
    default="refuse",
    show_default=True,
    help="With --include all, rows with an error that the checks found and nobody dealt with: write nothing "
    "if there are any, or write them as the source has them and list them in the manifest.",
)
@_sources
@_HOME
@_JSON
def export(
    campaign: Path,
    out: Path,
    include: Any,
    unresolved: Any,
    options: SourceOptions,
    home: Path | None,
    as_json: bool,
) -> None:
    """Write the dataset with its corrections, its card and a task file for the evaluation harness."""
    settings = _settings(home)
    work = load_work(campaign, options, home=settings.home)
    with _bar("Checking", None, passing=True) as advance:
        info = workflow.export(settings, work, out, include=include, unresolved=unresolved, progress=advance)
    if as_json:
        click.echo(json.dumps(info.as_dict(), ensure_ascii=False, indent=2))
        return
    if info.replaced:
        click.echo(f"{out}: the earlier export was replaced")
    for task, counts in info.counts.items():
        click.echo(f"{out / task}: {describe_counts(counts)}")


@cli.command(epilog="Example: fiel dashboard --port 8501")
@_HOME
@click.option("--port", default=8501, show_default=True, help="Port to listen on; 0 for any free one.")
def dashboard(home: Path | None, port: int) -> None:
    """Show the public dashboard of the last snapshot, until Ctrl-C."""
    from fiel.processes import running_dashboard, stop_on_signals

    with stop_on_signals(), suppress(KeyboardInterrupt), running_dashboard(_settings(home), port) as shown:
        click.echo(f"The dashboard answers at {shown.url} (Ctrl-C stops it).")
        shown.wait()


@cli.command(epilog="Example: fiel demo --exit")
@click.option(
    "--home",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(".fiel-demo"),
    show_default=True,
    help="Folder of the demo's data; delete it to start anew.",
)
@click.option("--port", default=6900, show_default=True, help="Port of Argilla.")
@click.option("--dashboard-port", default=8501, show_default=True, help="Port of the dashboard.")
@click.option("--exit", "exit_after", is_flag=True, help="Do it all once, say what was made, and stop.")
def demo(home: Path, port: int, dashboard_port: int, exit_after: bool) -> None:
    """Start the whole platform with a small campaign and simulated volunteers, until Ctrl-C."""
    from fiel.demo import DemoOptions, run_demo

    run_demo(DemoOptions(home.absolute(), port, dashboard_port), exit_after=exit_after, say=click.echo)


def main() -> NoReturn:
    """Run the command line; an error that Fiel raised on purpose becomes a message and exit code 2."""
    try:
        cli(standalone_mode=True)
    except FielError as error:
        click.echo(f"fiel: {error}", err=True)
        sys.exit(2)
    sys.exit(0)
