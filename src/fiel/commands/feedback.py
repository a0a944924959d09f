"""The command ``fiel feedback``: volunteers' comments and the organizers' answers."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from fiel.campaign.feedback import Comment, FeedbackAnswer, answers_path
from fiel.campaign.guide import Section
from fiel.commands.groups import Commands
from fiel.commands.options import CAMPAIGN, HOME, JSON, echo_text, print_note, settings_in
from fiel.messages.plaintext import count_of, for_terminal
from fiel.workflow.feedback import Feedback, answer_comments, gather_comments, link_items

_HELP = """Read volunteers' comments and record what was done about them.

\b
  fiel feedback list CAMPAIGN --new      list unanswered comments by guide section and item
  fiel feedback open CAMPAIGN ITEM       print a link to an item, even if others completed it
  fiel feedback answer CAMPAIGN COMMENT "what was done"

Comments stay in Argilla and never appear in snapshots or exports. Your answers are saved next to the campaign
file, in NAME.feedback.jsonl, so that you can put both under version control, where anyone can read them. That
file contains neither the comments nor people's names: do not write them in your answers either.
"""


@click.group(cls=Commands, help=_HELP, epilog="Example: fiel feedback list campaigns/arc-c-es.yaml --new")
def feedback() -> None:
    """Group the feedback commands."""


@feedback.command("list", epilog="Example: fiel feedback list campaigns/arc-c-es.yaml --new")
@CAMPAIGN
@click.option("--new", "only_new", is_flag=True, help="Only comments without an answer.")
@HOME
@JSON
def list_comments(campaign: Path, only_new: bool, home: Path | None, as_json: bool) -> None:
    """List the comments by section of the guide and by item.

    A comment belongs to the section that it mentions, by its #id or its heading. Comments in drafts and
    discarded answers are listed too.
    """
    found = gather_comments(settings_in(home), campaign, only_new=only_new, note=print_note)
    if as_json:
        described = [_describe(comment, section, found.answers) for section, comment in found.comments]
        echo_text(json.dumps(described, ensure_ascii=False, indent=2) + "\n")
        return
    echo_text("".join(f"{for_terminal(line)}\n" for line in _render(campaign, found)))
    click.echo(f"{count_of(len(found.comments), 'comment')}; {found.unanswered} without an answer.")


@feedback.command("open", epilog="Example: fiel feedback open campaigns/arc-c-es.yaml Mercury_7175875")
@CAMPAIGN
@click.argument("items", nargs=-1, required=True, metavar="ITEM...")
@HOME
@JSON
def open_items(campaign: Path, items: tuple[str, ...], home: Path | None, as_json: bool) -> None:
    """Print links to items, for the owner of the API key.

    Argilla shows people only the items in their queue and those that they answered. An item that others
    completed therefore becomes a draft of yours first, which does not count unless you submit it.
    """
    addresses = link_items(settings_in(home), campaign, items)
    if as_json:
        click.echo(json.dumps(addresses, ensure_ascii=False, indent=2))
        return
    for item, address in addresses.items():
        click.echo(f"{item}: {address}")


@feedback.command(
    epilog='Example: fiel feedback answer campaigns/arc-c-es.yaml 3f9a1c2b07 "Units have a section" --guide'
)
@CAMPAIGN
@click.argument("comment")
@click.argument("done")
@click.option(
    "--guide", "in_guide", is_flag=True, help="Also add it to the changes in the guide's next version."
)
@HOME
@JSON
def answer(campaign: Path, comment: str, done: str, in_guide: bool, home: Path | None, as_json: bool) -> None:
    """Record what was done about a comment.

    COMMENT is the id that fiel feedback list shows, or an item id for all comments on that item. DONE is
    public; with --guide, write it in the language of the guide. A second answer replaces the first. The
    person who wrote the comment sees it on their own page.
    --guide adds a line to the guide file's list of changes, and raises its version number if the current
    version is already published; publish it with fiel guide update.
    """
    written = answer_comments(settings_in(home), campaign, comment, done, in_guide=in_guide, note=print_note)
    if as_json:
        described = [each.model_dump(mode="json") for each in written.answers]
        click.echo(json.dumps(described, ensure_ascii=False, indent=2))
        return
    counted = count_of(len(written.answers), "comment")
    click.echo(f"{counted} on {written.item} answered, in {answers_path(campaign)}")
    for path, version in written.guides.items():
        click.echo(f"{path}: added to the changes of version {version}")


def _describe(
    comment: Comment, section: Section | None, answers: Mapping[str, FeedbackAnswer]
) -> dict[str, Any]:
    answered = answers.get(comment.id)
    return {
        "id": comment.id,
        "section": section.id if section else None,
        **asdict(comment),
        "answer": answered.model_dump(mode="json", include={"done", "answered"}) if answered else None,
    }


def _render(campaign: Path, found: Feedback) -> Iterator[str]:
    heading: tuple[str, str] | None = None
    item = ""
    for section, comment in found.comments:
        above = (comment.task, section.title if section else "no section of the guide")
        if above != heading:
            heading, item = above, ""
            yield f"{above[0]}: {above[1]}"
        if comment.item != item:
            item = comment.item
            yield f"  {item}" + (f" (checks: {', '.join(comment.findings)})" if comment.findings else "")
            yield f"    {comment.link or f'fiel feedback open {campaign} {item}'}"
        yield from _render_comment(comment, found.answers.get(comment.id))


def _render_comment(comment: Comment, answered: FeedbackAnswer | None) -> Iterator[str]:
    state = "" if comment.status == "submitted" else f", {comment.status}"
    written = f"{comment.annotator}, {comment.written_at[:10]}{state}"
    yield f"    [{comment.id}] {written}: {' '.join(comment.text.split())}"
    if answered:
        yield f"      answered {answered.answered}: {answered.done}"
