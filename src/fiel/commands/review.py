"""The command ``fiel review``."""

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict
from functools import wraps
from pathlib import Path
from typing import Any

import click

from fiel.campaign.sourceoptions import SourceOptions
from fiel.campaign.work import load_work
from fiel.commands.options import (
    CAMPAIGN,
    GRAMMAR,
    HOME,
    JSON,
    echo_text,
    print_note,
    settings_in,
    show_bar,
    take_sources,
)
from fiel.messages.plaintext import count_of, describe_counts, lines_for_terminal
from fiel.workflow.proofread import proofread_work
from fiel.workflow.review import (
    ModelOptions,
    ReviewSummary,
    TaskReview,
    estimate,
    read_replies,
    write_requests,
)
from fiel.workflow.review import review as review_campaign
from fiel.workflow.reviewplan import ReviewEstimate, plan_review

_REASONS = {
    "cut": "replies cut short",
    "no-json": "replies that are no JSON",
    "schema": "of another form",
    "segment": "of no segment of the item",
    "quote": "quoting words that do not occur",
    "ambiguous": "quoting words that occur more than once",
    "many": "naming more problems than people read",
    "same": "changing nothing",
}
_FAULTS = {
    "unknown": "of no item of this campaign",
    "stale": "of items that have changed since",
    "another-prompt": "of another prompt or model",
    "failed": "without a reply",
    "unreadable": "that are no output of a batch",
}
_FILE = click.Path(path_type=Path, dir_okay=False)


def _take_model(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options about the model to a command, passed as ``model``."""
    options = (
        click.option(
            "--model", "name", required=True, metavar="NAME", help="The model, as its server names it."
        ),
        click.option(
            "--base-url",
            metavar="URL",
            help="A server that speaks OpenAI's chat completions, such as http://127.0.0.1:8000/v1; its key "
            "is read from FIEL_REVIEW_KEY.  [default: the Hub's inference providers, with HF_TOKEN]",
        ),
        click.option(
            "--provider", metavar="NAME", help="One of the Hub's providers.  [default: the Hub chooses]"
        ),
        click.option(
            "--parallel",
            type=click.IntRange(1, 64),
            default=4,
            show_default=True,
            help="How many items to ask about at the same time.",
        ),
        click.option(
            "--timeout",
            "seconds",
            type=click.FloatRange(1),
            default=300,
            show_default=True,
            help="Seconds to wait for an answer.",
        ),
        click.option(
            "--max-tokens",
            "most_tokens",
            type=click.IntRange(100),
            default=4000,
            show_default=True,
            help="How long a reply may be; models that reason aloud need more.",
        ),
        click.option("--retry", is_flag=True, help="Ask again about items whose reply could not be used."),
    )

    @wraps(command)
    def with_options(**arguments: Any) -> Any:
        named = {name: arguments.pop(name) for name in ModelOptions.__dataclass_fields__}
        return command(model=ModelOptions(**named), **arguments)

    wrapped: Callable[..., Any] = with_options
    for option in reversed(options):
        wrapped = option(wrapped)
    return wrapped


@click.command(
    epilog="Example: fiel review campaigns/arc-c-es.yaml --model google/gemma-3-27b-it --limit 200 --dry-run"
)
@CAMPAIGN
@_take_model
@click.option("--task", "tasks", multiple=True, metavar="TASK", help="Only this task; can be repeated.")
@click.option(
    "--limit", type=click.IntRange(1), metavar="N", help="Only the first N items of each task's queue."
)
@click.option(
    "--dry-run", is_flag=True, help="Show the first request and an estimate of the tokens, and stop."
)
@click.option(
    "--write-batch", type=_FILE, metavar="FILE", help="Ask nothing; write the requests to a batch file."
)
@click.option(
    "--read-batch",
    type=_FILE,
    metavar="FILE",
    help="Ask nothing; read the replies from the output of a batch.",
)
@take_sources
@GRAMMAR
@HOME
@JSON
def review(
    campaign: Path,
    options: SourceOptions,
    model: ModelOptions,
    tasks: tuple[str, ...],
    limit: int | None,
    dry_run: bool,
    write_batch: Path | None,
    read_batch: Path | None,
    grammar: bool | None,
    home: Path | None,
    as_json: bool,
) -> None:
    """Ask a language model for a second opinion on the translations.

    It reads the English and the translation of each item by the rules of your annotation guide, and says
    what it would change. Its opinions go to a file in the home; those that cannot be right are refused, such
    as a quotation of words that are not there. The model decides nothing: people do.

    Items come in the order of everyone's queue. Each reply is saved as it comes: run it again to go on, with
    a higher --limit to do more, or with another --model to have another opinion; nothing is asked twice. Only
    the texts, the key and the guide are sent, nothing about people.
    """
    if sum(map(bool, (dry_run, write_batch, read_batch))) > 1:
        raise click.UsageError("--dry-run, --write-batch and --read-batch exclude each other.")
    if model.base_url and model.provider:
        raise click.UsageError("--base-url and --provider exclude each other.")
    settings = settings_in(home)
    work = load_work(campaign, options, home=settings.home)
    with show_bar("Proofreading", None, passing=True) as bar:
        proofreading = proofread_work(settings, work, wanted=grammar, bar=bar)
    with show_bar("Ordering", work.total, passing=True) as bar:
        plans = plan_review(work, proofreading, tasks=tasks, limit=limit, bar=bar)
    if dry_run:
        _print_estimate(estimate(settings, plans, model), as_json=as_json)
    elif write_batch is not None:
        count = write_requests(settings, work, plans, model, write_batch)
        written = {"file": str(write_batch), "requests": count}
        click.echo(json.dumps(written) if as_json else f"{count_of(count, 'request')} in {write_batch}")
    elif read_batch is not None:
        _print_summary(read_replies(settings, work, plans, model, read_batch), as_json=as_json)
    else:
        with show_bar(f"Asking {model.name}", None) as bar:
            summary = review_campaign(settings, work, plans, model, bar=bar)
        _print_summary(summary, as_json=as_json)


def _print_estimate(found: ReviewEstimate, *, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(asdict(found), ensure_ascii=False, indent=2))
        return
    for message in found.example:
        echo_text(f"--- {message['role']}\n{lines_for_terminal(message['content'])}\n")
    click.echo(
        f"--- {count_of(found.questions, 'item')} to ask about; {found.answered:,} answered before.\n"
        f"Estimate: {found.prompt_tokens:,} tokens to read (four bytes each) and {found.reply_tokens:,} to "
        "write (150 an item). The model's own count can differ by half; one that reasons writes far more."
    )
    print_note("This was a dry run: nothing was asked.")


def _print_summary(summary: ReviewSummary, *, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(summary.as_dict(), ensure_ascii=False, indent=2))
        return
    for task in summary.tasks:
        echo_text("".join(f"{lines_for_terminal(line)}\n" for line in _describe_task(task)))
    if summary.refused_lines:
        counts = describe_counts({_FAULTS[name]: each for name, each in summary.refused_lines.items()})
        click.echo(f"Lines of the batch that were refused: {counts}")
    if summary.prompt_tokens or summary.reply_tokens:
        read, written = f"{summary.prompt_tokens:,}", f"{summary.reply_tokens:,}"
        click.echo(f"{summary.model} read {read} tokens and wrote {written}, as its server counts them.")


def _describe_task(task: TaskReview) -> Iterator[str]:
    yield (
        f"{task.task}: {task.answered:,} of {count_of(task.items, 'item')} answered, {task.asked:,} of them "
        f"asked now; {count_of(task.opinions, 'opinion')} in {task.path}"
    )
    if task.refused:
        yield f"  refused: {describe_counts({_REASONS[name]: each for name, each in task.refused.items()})}"
    if task.unusable:
        yield f"  no usable reply: {count_of(task.unusable, 'item')}; --retry asks about them again"
    for reason, count in task.failed.items():
        yield f"  no reply: {count_of(count, 'item')}: {reason}; run this again to ask about them"
