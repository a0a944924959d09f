"""The command ``fiel new``."""

import json
from pathlib import Path

import click

from fiel.benchmarks.benchmark import OKAPI_LANGUAGES
from fiel.benchmarks.columns import parse_columns
from fiel.campaign.draft import DraftOptions, describe_guide, draft_campaign
from fiel.sources.source import parse_source

_HELP = f"""Write a campaign file for another language, with comments that explain every line.

ARC, HellaSwag and MMLU are published in these languages; for them, the language code is enough:
{", ".join(OKAPI_LANGUAGES)}.

For any other language, or for your own translation, say with --source where it is. The annotation guide is
copied next to the campaign for you to translate, unless there is one in that language. Existing files are
never overwritten.
"""


@click.command(help=_HELP, epilog="Example: fiel new --benchmark arc --language ca")
@click.option(
    "--benchmark",
    required=True,
    help="arc, dibt, hellaswag, mmlu or one from another package; with --column, a name of your own.",
)
@click.option(
    "--language",
    required=True,
    metavar="CODE",
    help="Language of the translations: a code such as ca, ar or pt.",
)
@click.option("--name", help="Name of the campaign.  [default: benchmark and language, such as arc-ca]")
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="File to write.  [default: campaigns/NAME.yaml]",
)
@click.option(
    "--source",
    metavar="PATTERN",
    help="Your own translation, for a language that is not published: a path with {split}.",
)
@click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="KEY=NAME",
    help="For a multiple-choice benchmark that Fiel does not know: which column is the id, question, choices "
    "(several, with commas), answer or context; also answer_as, style and many. Repeat it.",
)
@click.option("--license", metavar="SPDX", help="Licence of the translation, such as CC-BY-SA-4.0.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON for scripts.")
def new(
    benchmark: str,
    language: str,
    name: str | None,
    out: Path | None,
    source: str | None,
    columns: tuple[str, ...],
    license: str | None,
    as_json: bool,
) -> None:
    """Write a campaign file; see `_HELP`."""
    draft = draft_campaign(
        DraftOptions(
            benchmark=benchmark,
            language=language,
            name=name,
            out=out,
            source=parse_source(source) if source else None,
            license=license,
            columns=parse_columns(columns) if columns else None,
        )
    )
    if as_json:
        click.echo(json.dumps(draft.as_dict(), ensure_ascii=False, indent=2))
        return
    click.echo(f"{draft.campaign}: the campaign file")
    click.echo(f"{draft.guide}: {describe_guide(draft)}")
    if draft.form_language != language.split("-")[0]:
        click.echo(f"The form is not translated into {language} yet: volunteers see it in English.")
    click.echo(f"Next: fiel check {draft.campaign}")
