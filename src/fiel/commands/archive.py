"""The commands ``fiel archive`` and ``fiel restore``."""

import json
import sys
from pathlib import Path

import click

from fiel.campaign import load_campaign
from fiel.commands.options import (
    ARCHIVE,
    CAMPAIGN,
    HOME,
    JSON,
    OVERWRITE_ARCHIVE,
    keep_private,
    settings_in,
    show_bar,
)
from fiel.messages.plaintext import count_of, describe_counts
from fiel.workflow.archive import archive as archive_campaign
from fiel.workflow.restore import restore as restore_campaign


@click.command(epilog="Example: fiel archive campaigns/arc-c-es.yaml --out arc-c-es.zip")
@CAMPAIGN
@ARCHIVE
@OVERWRITE_ARCHIVE
@HOME
@JSON
def archive(campaign: Path, out: Path | None, overwrite: bool, home: Path | None, as_json: bool) -> None:
    """Write a whole campaign to one file: records, answers, people and settings.

    The file contains personal data (only you can read it) but no passwords or keys. The same content always
    gives the same bytes. fiel restore loads it into another Argilla.
    """
    file = load_campaign(campaign)
    out = out or Path(f"{file.campaign.name}.zip")
    keep_private(out)
    with show_bar(f"Archiving {file.campaign.name}", None) as bar:
        manifest = archive_campaign(settings_in(home), file, out, overwrite=overwrite, bar=bar)
    if as_json:
        click.echo(manifest.model_dump_json(indent=2))
        return
    for name, dataset in manifest.datasets.items():
        click.echo(f"{name}: {dataset.records} records, answers: {describe_counts(dataset.answers)}")
    people = count_of(manifest.people, "person", "people")
    click.echo(f"Archive written: {out} ({people}; only you can read it)")


@click.command(epilog="Example: fiel restore arc-c-es.zip --home other-home --same-people")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--to-name", metavar="NAME", help="New name for the campaign.  [default: keep its name]")
@click.option(
    "--passwords",
    type=click.Path(path_type=Path, dir_okay=False),
    help="New file for the new accounts' passwords.  [default: people/NAME-TIME.csv in the home]",
)
@click.option(
    "--same-people",
    is_flag=True,
    help="Treat accounts with the same user name as the same person, such as the owner of a new Argilla.",
)
@click.option("--resume", is_flag=True, help="Undo a restore that was killed, and start again.")
@HOME
@JSON
def restore(
    file: Path,
    to_name: str | None,
    passwords: Path | None,
    same_people: bool,
    resume: bool,
    home: Path | None,
    as_json: bool,
) -> None:
    """Restore an archived campaign to another Argilla, and verify the copy.

    The whole archive is checked before the first change; if anything fails later, all changes are undone.
    Everything is then read back and compared; the exit code is 2 if anything differs.

    Missing accounts are created with new passwords, which are written to a file that only you can read.
    Argilla sets new times; the original ones are kept in the records' metadata, where fiel export and fiel
    snapshot find them.
    """
    keep_private(passwords)
    with show_bar("Restoring", None) as bar:
        done = restore_campaign(
            settings_in(home),
            file,
            name=to_name,
            passwords=passwords,
            same_people=same_people,
            resume=resume,
            bar=bar,
        )
    if as_json:
        click.echo(json.dumps(done.as_dict(), ensure_ascii=False, indent=2))
    else:
        for each in done.comparisons:
            found = "equal" if each.equal else f"DIFFERENT, restored: {each.restored}"
            click.echo(f"{each.what}: {each.archive}: {found}")
        for what in done.not_carried:
            click.echo(f"Not restored: {what}.")
        if done.passwords:
            accounts = count_of(len(done.created), "new account")
            click.echo(f"{accounts}; passwords: {done.passwords} (only you can read it)")
        click.echo(f"{done.campaign}: {'identical' if done.equal else 'NOT IDENTICAL'} in {done.api_url}")
    if not done.equal:
        sys.exit(2)
