"""The command ``fiel terms``."""

import json
from dataclasses import asdict
from pathlib import Path

import click

from fiel.campaign.work import load_work
from fiel.commands.options import CAMPAIGN, HOME, JSON, echo_line, settings_in, show_bar
from fiel.messages.plaintext import count_of
from fiel.workflow.terms import LearntTerm, accept_term, learn_terms

_CASES = 3


@click.command(epilog="Example: fiel terms campaigns/arc-c-es.yaml --accept 1f3a9c02")
@CAMPAIGN
@click.option("--accept", metavar="ID", help="Add this term to the glossary of the tasks that it touches.")
@HOME
@JSON
def terms(campaign: Path, accept: str | None, home: Path | None, as_json: bool) -> None:
    """List the terms that several people translate differently from the machine.

    A term is listed when two people or more replaced the same words in two items or more, where the English
    text has the same word. Accept one, and the check glossary-term looks for it: the next fiel launch marks
    the open items that have the old words, and brings them forward.
    """
    settings = settings_in(home)
    work = load_work(campaign, home=settings.home)
    with show_bar("Reading the answers", None, passing=True) as bar:
        found = learn_terms(settings, work, bar=bar)
    if accept is not None:
        paths = accept_term(work, found, accept)
        echo_line(f"Added to {', '.join(map(str, paths))}. fiel launch marks the open items that it touches.")
    elif as_json:
        click.echo(
            json.dumps([{"id": each.id, **asdict(each.rule)} for each in found], ensure_ascii=False, indent=2)
        )
    elif not found:
        click.echo("No words were replaced by two people or more in two items or more.")
    else:
        for each in found:
            _show(each)


def _show(term: LearntTerm) -> None:
    rule = term.rule
    echo_line(f"{term.id}  {rule.source}: {rule.before} → {rule.after}")
    cases = ", ".join(f"{box.item} ({box.segment})" for box in rule.cases[:_CASES])
    more = f" and {len(rule.cases) - _CASES} more" if len(rule.cases) > _CASES else ""
    echo_line(f"          {count_of(len(rule.people), 'person', 'people')}: {cases}{more}")
    echo_line(f"          in {count_of(len(rule.open), 'open box', 'open boxes')} more")
