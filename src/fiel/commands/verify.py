"""The command ``fiel verify``."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from fiel.campaign.work import SourceOptions
from fiel.commands.options import JSON, take_sources
from fiel.messages.plaintext import count_of
from fiel.settings import load_settings
from fiel.workflow.verify import verify_export

_SHOWN = 10


@click.command(epilog="Example: fiel verify out --source 'okapi/m_arc_es_{split}.json'")
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@take_sources
@JSON
def verify(folder: Path, options: SourceOptions, as_json: bool) -> None:
    """Check an export against its source, with the evaluation harness's own code.

    Rows, keys, counts and order must match the source; every difference must be a correction in the manifest
    that a person made; and the harness must build all documents. It also lists the texts that the harness
    itself changes before a model sees them. The exit code is 1 if a check fails.
    """
    found = verify_export(load_settings(), folder, options)
    if as_json:
        click.echo(json.dumps(found.as_dict(), ensure_ascii=False, indent=2))
    else:
        _print_all("", found.problems)
        for name, task in found.tasks.items():
            built = ", ".join(
                f"{count_of(count, 'document')} of {each}" for each, count in _first(task.documents)
            )
            click.echo(
                f"{folder / name}: {count_of(task.rows, 'row')}, {task.corrected} corrected; "
                f"{built or 'no documents'}"
            )
            _print_all(f"{folder / name}: ", task.problems)
            damaged = [
                f"{each.item_id}: {each.segment}: the harness changes {each.text!r}" for each in task.damaged
            ]
            _print_all("", damaged)
        click.echo("The export is valid." if found.holds else "The export is not valid.")
    sys.exit(0 if found.holds else 1)


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
