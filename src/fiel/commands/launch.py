"""The command ``fiel launch``."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from fiel.campaign.sourceoptions import SourceOptions
from fiel.campaign.work import load_work
from fiel.checks.language import warn_of_language
from fiel.commands.options import (
    CAMPAIGN_TO_LAUNCH,
    GRAMMAR,
    HOME,
    JSON,
    print_note,
    settings_in,
    show_bar,
    take_sources,
)
from fiel.errors import FielError
from fiel.messages.plaintext import count_of
from fiel.messages.readers import warn_of_words
from fiel.workflow.launch import planned_launch
from fiel.workflow.proofread import proofread_work
from fiel.workflow.rehearsal import warn_of_opinions

_GROUPS = {
    "new": ("new item", ""),
    "changed_unanswered": ("changed item", " without answers: the new text replaces the old one"),
    "changed_answered": (
        "changed item",
        " with answers: the new text becomes a new revision, the answers stay",
    ),
    "restored": ("item", " whose source returned to an earlier text: its answers count again"),
    "superseded": ("record", " with earlier texts, to be marked as such and moved to the end of the queues"),
}


@click.command(epilog="Example: fiel launch campaigns/arc-c-es.yaml --dry-run")
@CAMPAIGN_TO_LAUNCH
@take_sources
@GRAMMAR
@HOME
@click.option("--dry-run", is_flag=True, help="Show what would be done and stop.")
@click.option("--yes", is_flag=True, help="Apply changes without asking.")
@JSON
def launch(
    campaign: Path,
    options: SourceOptions,
    grammar: bool | None,
    home: Path | None,
    dry_run: bool,
    yes: bool,
    as_json: bool,
) -> None:
    """Create or update a campaign in Argilla: workspace, forms, guidelines and records.

    It shows the differences and asks before it changes anything; if it only adds, it does not ask. You can
    run it again at any time: it adds what is missing and finishes an interrupted launch. The text of an
    answered item is never changed: the new text becomes a new revision. Items and tasks removed from the
    campaign are marked as withdrawn and moved to the end of the queues; their answers stay. They return if
    the campaign includes them again. Items that nobody has answered get the marks, proposals and priority
    that today's checks and opinions give them.
    """
    settings = settings_in(home)
    work = load_work(campaign, options, home=settings.home)
    asked = work.campaign
    of_languages = (*warn_of_language(asked.language), *warn_of_words(asked.form_language))
    for warning in (*of_languages, *warn_of_opinions(work)):
        print_note(f"Warning: {warning}")
    with planned_launch(settings, work, note=print_note) as planned:
        summary = planned.plan.summary()
        if dry_run and as_json:
            click.echo(json.dumps(summary, indent=2, ensure_ascii=False))
        elif dry_run or planned.plan.changes:
            click.echo("\n".join(_describe_plan(summary)), err=as_json)
        if planned.plan.refusals:
            raise FielError("\n".join(planned.plan.refusals))
        if dry_run:
            print_note("This was a dry run: nothing was changed.")
            return
        if not (yes or planned.plan.only_adds):
            click.confirm("Apply these changes?", abort=True, err=True)
        with show_bar("Proofreading", None, passing=True) as bar:
            proofreading = proofread_work(settings, work, wanted=grammar, bar=bar)
        with show_bar(f"Launching {work.campaign.name}", work.total) as advance:
            launches = planned.carry_out(proofreading, advance)
    if as_json:
        click.echo(json.dumps([asdict(each) for each in launches], indent=2))
        return
    for each in launches:
        click.echo("\n".join(_describe_launch(asdict(each))))
    if not (planned.plan.changes or any(each.refreshed for each in launches)):
        click.echo("Nothing changed: Argilla already has the whole campaign.")


def _describe_plan(summary: Mapping[str, Any]) -> Iterator[str]:
    for plan in summary["datasets"]:
        state = "to be created" if plan["create"] else f"{count_of(plan['unchanged'], 'item')} unchanged"
        yield f"{plan['dataset']}: {state}"
        for group, (noun, meaning) in _GROUPS.items():
            count, examples = plan[group]["count"], plan[group]["examples"]
            if count:
                more = ", …" if count > len(examples) else ""
                yield f"  {count_of(count, noun)}{meaning} ({', '.join(examples)}{more})"
        yield from (f"  form: {change}" for change in plan["settings"])
    for taken in summary["withdrawn"]:
        examples = ", ".join(taken["examples"]) + (", …" if taken["count"] > len(taken["examples"]) else "")
        yield (
            f"{taken['dataset']}: {count_of(taken['count'], 'item')} withdrawn from the campaign "
            f"({examples}), {taken['answered']} with answers"
        )
    if summary["withdrawn"]:
        yield "  They are marked as withdrawn, at the end of the queues. Their answers stay but do not count."


def _describe_launch(done: Mapping[str, Any]) -> Iterator[str]:
    state = "created" if done["created"] else "existing"
    yield (
        f"{done['dataset']}: {state}, {count_of(done['added'], 'record')} added, "
        f"{done['present']} already there"
    )
    if done["replaced"] or done["revised"]:
        yield f"  Changed texts: {done['replaced']} replaced, {count_of(done['revised'], 'new revision')}"
    if done["refreshed"]:
        yield f"  Marks, proposals or priority brought up to date: {count_of(done['refreshed'], 'open item')}"
    if done["withdrawn"]:
        yield f"  Withdrawn: {count_of(done['withdrawn'], 'item')}; the answers stay"
    if done["weights"]:
        counted = ", ".join(f"{check} {left:.0%}" for check, left in done["weights"].items())
        yield f"  People often accept what these checks find, so they count less: {counted}"
    yield f"  Open: {done['address']}"
    if done["others"]:
        yield (
            "  On this Argilla, people with the same link get the items in the same order, and answer many "
            "of them more often than needed. Give each of these links to different people, too:"
        )
        yield from (f"    {address}" for address in done["others"])
