"""The command ``fiel impact``."""

from pathlib import Path

import click

from fiel.commands.options import JSON, echo_line, echo_text, show_bar
from fiel.impact.results import Impact, PartChange
from fiel.impact.webpage import write_impact_page
from fiel.impact.wording import Numbers, describe_metric, describe_task, paper_languages, write_paragraph
from fiel.workflow.check import write_report
from fiel.workflow.impact import measure_impact

_LOGS = click.Path(path_type=Path, exists=True)


@click.command(epilog="Example: fiel impact logs/before logs/after --export out --html impact.html")
@click.argument("before", type=_LOGS)
@click.argument("after", type=_LOGS)
@click.option(
    "--export",
    required=True,
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="The export that the models were evaluated on, or the folder of one of its tasks.",
)
@click.option(
    "--html",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Also write a web page with plots and every answer that flipped, in the language of the data.",
)
@JSON
def impact(before: Path, after: Path, export: Path, html: Path | None, as_json: bool) -> None:
    """Measure what validating a benchmark changed on a leaderboard.

    BEFORE is a folder with the logs of the same models on the source, AFTER one with those on the export: of
    lm-evaluation-harness, run with --log_samples, or of Inspect. Everything but the data must be the same on
    both sides. fiel export --impact puts the output of --json into the dataset card.
    """
    with show_bar("Reading logs", None, passing=True) as bar:
        found = measure_impact(before, after, export, bar=bar)
    if html is not None:
        write_report(html, write_impact_page(found))
    if as_json:
        echo_text(found.model_dump_json(indent=2) + "\n")
        return
    for name in found.tasks:
        _print_task(found, name)
    if html is not None:
        click.echo(f"Page written: {html}")


def _print_task(found: Impact, name: str) -> None:
    task, numbers = found.tasks[name], Numbers("en")
    for line in (name, *describe_task(task, "en")):
        echo_line(line)
    for metric in task.metrics:
        for model in metric.models:
            echo_line(f"  {metric.metric}, {model.model}:")
            for part, change in model.parts.items():
                if change.items:
                    echo_line(f"    {part}: {_describe_change(change, numbers)}")
        for line in describe_metric(metric, "en"):
            echo_line(f"  {line}")
    for language in paper_languages(found):
        click.echo()
        echo_line(write_paragraph(found, name, language))


def _describe_change(change: PartChange, numbers: Numbers) -> str:
    before, after = numbers.percent(change.before), numbers.percent(change.after)
    points = f"{numbers.percent(change.change.value, signed=True)} {numbers.bounds(change.change)}"
    flips = f"{change.gained} became right, {change.lost} wrong"
    return f"{before} → {after} %, {points}; {flips}, p {numbers.equation(change.p or 0.0)}"
