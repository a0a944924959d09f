"""The command ``fiel publish``."""

import json
from collections import Counter
from pathlib import Path

import click

from fiel.commands.options import HOME, JSON, print_note, settings_in
from fiel.hub.publication import Publication
from fiel.messages.plaintext import describe_counts
from fiel.workflow.publish import publish_export


@click.command(epilog="Example: fiel publish out/arc --to somosnlp/arc-c-es --tag v1.0 --dry-run")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--to", "repo", required=True, metavar="OWNER/NAME", help="The dataset on the Hub.")
@click.option("--tag", help="Name for this version, such as v1.0.  [default: derived from its content]")
@click.option("--public", is_flag=True, help="Make it public; asks first. A new dataset is private.")
@click.option("--dry-run", is_flag=True, help="Show what would happen to each file, and change nothing.")
@click.option("--allow-simulated", is_flag=True, help="Publish even with simulated answers.")
@click.option("--allow-unresolved", is_flag=True, help="Publish even with rows whose errors are unresolved.")
@click.option(
    "--allow-few-people",
    is_flag=True,
    help="Publish even if the new answers are from one or two people, who can be recognized. Ask them first.",
)
@click.option("--yes", is_flag=True, help="Do not ask.")
@HOME
@JSON
def publish(
    folder: Path,
    repo: str,
    tag: str | None,
    public: bool,
    dry_run: bool,
    allow_simulated: bool,
    allow_unresolved: bool,
    allow_few_people: bool,
    home: Path | None,
    yes: bool,
    as_json: bool,
) -> None:
    """Publish one task of an export as a dataset on the Hub, in one tagged commit.

    FOLDER is an export with one task, or one task's folder in an export. The token is read from HF_TOKEN; set
    HF_ENDPOINT for a Hub other than huggingface.co. If it is interrupted, run it again. Files in the dataset
    that Fiel did not write are not touched.
    """
    if public and not dry_run and not yes:
        click.confirm(
            f"Everyone will be able to see {repo}, including names. Continue?", abort=True, err=True
        )
    done = publish_export(
        settings_in(home),
        folder,
        repo,
        tag=tag,
        public=public,
        dry_run=dry_run,
        allow_simulated=allow_simulated,
        allow_unresolved=allow_unresolved,
        allow_few_people=allow_few_people,
        note=print_note,
    )
    if as_json:
        click.echo(json.dumps(done.as_dict(), indent=2))
        return
    for change in done.files:
        click.echo(f"{change.state:>8} {change.size:>12,}  {change.path}")
    click.echo(_describe(done, dry_run=dry_run))


def _describe(done: Publication, *, dry_run: bool) -> str:
    counts = describe_counts(Counter(change.state for change in done.files))
    if dry_run:
        return f"{done.url}: {counts}. Nothing was changed: this was a dry run."
    seen = "private" if done.private else "public"
    if not done.committed:
        tag = f"tagged as {done.tag}" if done.tagged else f"already tagged as {done.tag}"
        return f"{done.url}: already up to date, nothing was committed; {tag}; {seen}"
    return f"{done.url}: {counts}; commit {done.commit}, tagged as {done.tag}; {seen}"
