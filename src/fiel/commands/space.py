"""The command ``fiel space``."""

import json
from collections import Counter
from pathlib import Path

import click

from fiel.commands.options import HOME, JSON, print_note, settings_in
from fiel.messages.plaintext import describe_counts
from fiel.spaces.content import Space
from fiel.spaces.deploy import Deployment, Storage
from fiel.workflow.space import (
    credentials_folder,
    deploy_spaces,
    describe_spaces,
    rehearse_spaces,
    write_spaces,
)

_QUESTION = (
    "Everyone will be able to see these Spaces{cost}. Deploy the campaign to {argilla} and {dashboard}?"
)


@click.command(
    epilog="Example: fiel space campaigns/arc-c-es.yaml --argilla somosnlp/arc --dashboard "
    "somosnlp/arc-progress --wheel dist/fiel-0.1.0-py3-none-any.whl --dry-run"
)
@click.argument("campaigns", nargs=-1, required=True, type=click.Path(path_type=Path, dir_okay=False))
@HOME
@click.option("--argilla", required=True, metavar="OWNER/NAME", help="The Space in which people annotate.")
@click.option(
    "--dashboard",
    required=True,
    metavar="OWNER/NAME",
    help="The Space for the public dashboard; it shows the dataset with the same name.",
)
@click.option(
    "--wheel",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="The Fiel wheel that they run, built with `python -m pip wheel --no-deps .`",
)
@click.option(
    "--storage",
    type=click.Choice(["small", "medium", "large"]),
    help="Request this persistent storage for Argilla's Space if it has none. It costs money.",
)
@click.option(
    "--dry-run",
    is_flag=True,
    help="Write the files to --out and run the same checks, but change nothing on the Hub.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("spaces"),
    show_default=True,
    help="Folder for the files of a dry run.",
)
@click.option("--yes", is_flag=True, help="Do not ask.")
@JSON
def space(
    campaigns: tuple[Path, ...],
    home: Path | None,
    argilla: str,
    dashboard: str,
    wheel: Path,
    storage: Storage | None,
    dry_run: bool,
    out: Path,
    yes: bool,
    as_json: bool,
) -> None:
    """Deploy Argilla and the dashboard to Hugging Face Spaces.

    People sign in with their Hugging Face account. The answers are stored on the Space's disk or, if
    FIEL_DATABASE_URL is set, in that database; one of the two is required. The token is read from HF_TOKEN.
    Run it again after changing the campaigns or Fiel: it applies only what changed.
    """
    settings = settings_in(home)
    spaces = describe_spaces(settings, campaigns, argilla=argilla, dashboard=dashboard, wheel=wheel)
    if dry_run:
        asked = rehearse_spaces(settings, spaces, storage=storage, note=print_note)
        _print_written(spaces, write_spaces(spaces, out), out, asked=asked, as_json=as_json)
        return
    if not yes:
        cost = f", and persistent storage ({storage}) costs money" if storage else ""
        question = _QUESTION.format(cost=cost, argilla=argilla, dashboard=dashboard)
        click.confirm(question, abort=True, err=True)
    done = deploy_spaces(settings, spaces, storage=storage)
    folder = credentials_folder(settings, spaces[0])
    if as_json:
        found = {"spaces": [each.as_dict() for each in done], "credentials": str(folder)}
        click.echo(json.dumps(found, indent=2))
        return
    for each in done:
        click.echo(_describe(each))
    click.echo(f"Owner's credentials: {folder / 'credentials.json'} (only you can read it)")
    click.echo(
        f"When Argilla runs, launch with ARGILLA_API_URL={_address(argilla)} and the ARGILLA_API_KEY from "
        "there;"
    )
    click.echo(f"then, regularly: fiel snapshot {' '.join(map(str, campaigns))} --publish {dashboard}")


def _print_written(
    spaces: tuple[Space, Space], written: list[Path], out: Path, *, asked: bool, as_json: bool
) -> None:
    if as_json:
        variables = {each.kind: each.variables for each in spaces}
        click.echo(json.dumps({"files": [str(path) for path in written], "variables": variables}, indent=2))
        return
    for path in written:
        click.echo(str(path))
    outcome = "nothing was changed on the Hub" if asked else "the Hub was not contacted"
    click.echo(f"{out}: {outcome}: this was a dry run. These files contain no secrets.")


def _describe(done: Deployment) -> str:
    counts = describe_counts(Counter(change.state for change in done.files))
    made = "created" if done.created else "found"
    storage = f", storage {done.storage}" if done.storage else ""
    named = ", ".join((*done.secrets, *done.variables))
    return f"{done.url}: {made}, {counts}{f'; set {named}' if named else ''}{storage}; {done.stage}"


def _address(repo: str) -> str:
    name = "".join(sign if sign.isalnum() else "-" for sign in repo.lower())
    return f"https://{name}.hf.space"
