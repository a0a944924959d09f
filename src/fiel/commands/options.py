"""Shared by the commands: options, the progress bar and text output."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from fiel.bars import Bar, WrittenBar
from fiel.campaign.namesakes import find_namesake
from fiel.campaign.sourceoptions import SourceOptions
from fiel.commands.gitignore import ignore_private
from fiel.messages.plaintext import for_terminal, lines_for_terminal
from fiel.settings import Settings, load_settings


def _note_namesake(context: click.Context, parameter: click.Parameter, path: Path | None) -> Path | None:
    other = None if path is None or path.is_dir() else find_namesake(path)
    if other:
        print_note(f"Warning: {path}: {other} has the same campaign name; fiel launch refuses both")
    return path


_PATH = click.Path(path_type=Path, dir_okay=False)
CAMPAIGN = click.argument("campaign", type=_PATH, callback=_note_namesake)
CAMPAIGN_OR_FOLDER = click.argument("campaign", type=click.Path(path_type=Path), callback=_note_namesake)
OPTIONAL_CAMPAIGN = click.argument(
    "campaign", required=False, type=click.Path(path_type=Path), callback=_note_namesake
)
CAMPAIGN_TO_LAUNCH = click.argument("campaign", type=_PATH)
JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON for scripts.")
ARCHIVE = click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Archive to write.  [default: NAME.zip]",
)
OVERWRITE_ARCHIVE = click.option("--overwrite", is_flag=True, help="Replace an existing archive.")
HOME = click.option(
    "--home",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder of the embedded Argilla's data and credentials.  [default: FIEL_HOME or ~/.fiel]",
)


def take_sources(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options --source and --english to a command, passed as ``options``."""
    source = click.option(
        "--source",
        multiple=True,
        metavar="[TASK=]PATTERN",
        help="Local files instead of the campaign's source: a path with {split}.",
    )
    english = click.option(
        "--english",
        multiple=True,
        metavar="[TASK=]PATTERN",
        help="The same for the English originals; PATH#COLUMN if each row contains both languages, none for "
        "no originals.",
    )

    @wraps(command)
    def with_options(source: tuple[str, ...], english: tuple[str, ...], **arguments: Any) -> Any:
        return command(options=SourceOptions(source, english), **arguments)

    return source(english(with_options))


GRAMMAR = click.option(
    "--grammar/--no-grammar",
    default=None,
    help="Check grammar and spelling with LanguageTool: on the server that FIEL_LANGUAGETOOL_URL or the "
    "campaign file names, or started here (needs Java and the extra grammar).  [default: on such a server]",
)


def settings_in(home: Path | None) -> Settings:
    """Return the settings, with the home from the command line if given."""
    settings = load_settings()
    return settings.model_copy(update={"home": home.expanduser()}) if home else settings


class _Rate(ProgressColumn):
    """Column with the items done per second."""

    def render(self, task: Task) -> Text:
        speed = task.finished_speed or task.speed
        return Text(f"{speed:,.0f}/s" if speed else "")


class _Shown:
    """A `Bar` drawn with Rich."""

    def __init__(self, progress: Progress, title: str, total: int | None) -> None:
        self._progress = progress
        self._total = total
        self._task = progress.add_task(title, total=total)

    def expect(self, more: int) -> None:
        self._total = (self._total or 0) + more
        self._progress.update(self._task, total=self._total)

    def __call__(self, done: int) -> None:
        self._progress.advance(self._task, done)


@contextmanager
def show_bar(title: str, total: int | None, *, passing: bool = False) -> Iterator[Bar]:
    """Show a progress bar on the error output.

    Args:
        title: Its label.
        total: The number of steps; None if the work reports it later with `Bar.expect`.
        passing: Whether to show it only on a terminal, and remove it when done.
    """
    context = click.get_current_context(silent=True)
    file = context.find_root().params.get("progress") if context else None
    if file:
        bar = WrittenBar(file, title, total)
        yield bar
        bar.write()
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        _Rate(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    screen = Console(stderr=True)
    hidden = passing and not screen.is_terminal
    with Progress(*columns, console=screen, transient=passing, disable=hidden) as progress:
        yield _Shown(progress, title, total)


def keep_private(*paths: Path | None) -> None:
    """Make git ignore files with personal data before they are written or read."""
    for path in paths:
        if path is not None and (noted := ignore_private(path)):
            print_note(f"{path}: it contains personal data, so git now ignores it ({noted})")


def print_note(text: str) -> None:
    """Print a note on the error output, so that the command's output stays machine-readable."""
    click.echo(lines_for_terminal(text), err=True)


def echo_line(text: str) -> None:
    """Print a line with terminal control sequences escaped."""
    click.echo(for_terminal(text))


def echo_text(text: str) -> None:
    """Print text; lone surrogates from bad data as JSON escapes."""
    click.echo(text.encode(errors="backslashreplace"), nl=False)
