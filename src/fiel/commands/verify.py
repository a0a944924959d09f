"""The command ``fiel verify``."""

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from fiel.campaign.sourceoptions import SourceOptions
from fiel.commands.options import JSON, take_sources
from fiel.messages.plaintext import count_of
from fiel.release.documents import HarnessReading
from fiel.release.harness import HARNESSES
from fiel.settings import load_settings
from fiel.workflow.verify import verify_export

_SHOWN = 10


@click.command(epilog="Example: fiel verify out --source 'okapi/m_arc_es_{split}.json'")
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@take_sources
@click.option(
    "--harness",
    "names",
    multiple=True,
    type=click.Choice(list(HARNESSES)),
    help="Read it with this harness, which gets an environment of its own if it is not installed (needs uv); "
    "can be repeated.  [default: those that are installed]",
)
@click.option(
    "--all-harnesses", is_flag=True, help="Read it with all of them; the first time takes gigabytes."
)
@JSON
def verify(
    folder: Path, options: SourceOptions, names: tuple[str, ...], all_harnesses: bool, as_json: bool
) -> None:
    """Check an export against its source, with the evaluation harnesses' own code.

    Rows, keys, counts and order must match the source; every difference must be a correction in the manifest
    that a person made; and each harness must build all documents, with the right keys. It also lists the
    texts that lm-evaluation-harness itself changes before a model sees them. The exit code is 1 if a check
    fails.
    """
    chosen = list(HARNESSES) if all_harnesses else names or None
    found = verify_export(load_settings(), folder, options, harnesses=chosen)
    if as_json:
        click.echo(json.dumps(found.as_dict(), ensure_ascii=False, indent=2))
    else:
        _print_all("", found.problems)
        for name, task in found.tasks.items():
            built = [
                f"{count_of(count, 'document')} of {each}" for each, count in _first(task.documents)
            ] or ([] if task.readings else ["no documents"])
            rows = f"{count_of(task.rows, 'row')}, {task.corrected} corrected"
            click.echo(f"{folder / name}: {'; '.join([rows, ', '.join(built)] if built else [rows])}")
            for line in _describe_readings(task.readings):
                click.echo(f"{folder / name}: {line}")
            _print_all(f"{folder / name}: ", task.problems)
            damaged = [
                f"{each.item_id}: {each.segment}: the harness changes {each.text!r}" for each in task.damaged
            ]
            _print_all("", damaged)
        click.echo("The export is valid." if found.holds else "The export is not valid.")
    sys.exit(0 if found.holds else 1)


def _describe_readings(readings: Sequence[HarnessReading]) -> Iterator[str]:
    """Describe what each harness read in a line, and in one what it read of all subjects."""
    totals: dict[tuple[str, str], list[HarnessReading]] = {}
    for each in readings:
        totals.setdefault((each.harness, each.version), []).append(each)
    for (harness, version), own in totals.items():
        documents, keys, texts, corrections = (
            sum(getattr(each, name) for each in own) for name in ("documents", "keys", "texts", "corrections")
        )
        where = ", in its own environment" if own[0].own_environment else ""
        yield (
            f"{harness} {version}{where}: {count_of(len(own), 'task')}, {count_of(documents, 'document')}; "
            f"right keys in {keys}, texts unchanged in {texts}, "
            f"{count_of(corrections, 'correction')} shown"
            + (f"; a run needs {needs}" if (needs := HARNESSES[harness].needs) else "")
        )


def _first(documents: dict[str, int]) -> list[tuple[str, int]]:
    """Return the count of the whole task, and one total for all its subjects."""
    (whole, count), *parts = documents.items() or [("", 0)]
    subjects = [(f"its {count_of(len(parts), 'subject')}", sum(count for _, count in parts))] if parts else []
    return [(whole, count), *subjects] if whole else []


def _print_all(place: str, lines: Sequence[str]) -> None:
    for line in lines[:_SHOWN]:
        click.echo(f"{place}{line}")
    if len(lines) > _SHOWN:
        click.echo(f"{place}… and {len(lines) - _SHOWN} more, which --json lists")
