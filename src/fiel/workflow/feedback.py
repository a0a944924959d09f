"""Gather volunteers' comments, and answer them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from fiel.annotation.comments import collect_comments, open_items
from fiel.annotation.guidelines import fetch_guides
from fiel.annotation.telling import note_replies
from fiel.bars import Note
from fiel.campaign import CampaignFile, load_campaign
from fiel.campaign.feedback import (
    Comment,
    FeedbackAnswer,
    add_answers,
    answers_path,
    choose_comments,
    load_answers,
    write_answers,
)
from fiel.campaign.guide import Section, add_change, find_section, load_guide
from fiel.campaign.publishedguide import PublishedGuide
from fiel.files import write_public
from fiel.settings import Settings
from fiel.workflow.connection import connected_argilla
from fiel.workflow.places import note_place


@dataclass(frozen=True, slots=True)
class Feedback:
    """The comments on a campaign.

    Attributes:
        comments: The section of the guide that each is about, or None, and the comment; by task and section
            in the order of the guide, those without a section last.
        answers: The answers so far, by the id of the comment.
        unanswered: How many comments have none, whether listed or not.
    """

    comments: Sequence[tuple[Section | None, Comment]]
    answers: Mapping[str, FeedbackAnswer]
    unanswered: int


def gather_comments(
    settings: Settings, campaign: Path, *, only_new: bool = False, note: Note = lambda text: None
) -> Feedback:
    """Gather a campaign's comments, or only those without an answer; ``note`` is as in `answer_comments`.

    Raises:
        FielError: The campaign was not launched, or a file cannot be read.
    """
    file = load_campaign(campaign)
    note_place(settings.home, file, note=note)
    answers = load_answers(answers_path(campaign))
    with connected_argilla(settings) as client:
        comments = collect_comments(client, file.campaign)
    shown = [each for each in comments if not (only_new and each.id in answers)]
    unanswered = sum(each.id not in answers for each in comments)
    return Feedback(_sort_by_section(file, shown), answers, unanswered)


def _sort_by_section(file: CampaignFile, comments: Sequence[Comment]) -> list[tuple[Section | None, Comment]]:
    guides = {task.name: load_guide(file.folder / task.guide) for task in file.campaign.tasks}
    tasks = list(guides)
    placed = []
    for comment in comments:
        sections = guides[comment.task].sections
        section = find_section(guides[comment.task], comment.text)
        place = sections.index(section) if section else len(sections)
        placed.append(((tasks.index(comment.task), place, comment.item), section, comment))
    return [(section, comment) for _, section, comment in sorted(placed, key=lambda each: each[0])]


def link_items(settings: Settings, campaign: Path, items: Iterable[str]) -> dict[str, str]:
    """Return the address that shows each item to the owner of the API key, even if others completed it.

    Raises:
        FielError: There is no such item, or the campaign was not launched.
    """
    file = load_campaign(campaign)
    with connected_argilla(settings) as client:
        return open_items(client, file.campaign, items)


@dataclass(frozen=True, slots=True)
class Answered:
    """What was answered.

    Attributes:
        item: The item that the comments are on.
        answers: An answer for each comment.
        guides: The version that each changed guide file now has, by its path.
    """

    item: str
    answers: Sequence[FeedbackAnswer]
    guides: dict[str, int | None]


def answer_comments(
    settings: Settings,
    campaign: Path,
    comment: str,
    done: str,
    *,
    in_guide: bool = False,
    note: Note = lambda text: None,
) -> Answered:
    """Record publicly what was done about a comment, and optionally put it into the guide's next version.

    Args:
        settings: The Argilla.
        campaign: The campaign file.
        comment: Id of the comment, or of an item for all comments on it.
        done: What was done.
        in_guide: Whether to add it to the changes of the guide file, whose version rises if need be.
        note: Called if the campaign file was moved.

    Raises:
        FielError: There is no such comment, or the text is empty or names its author.
    """
    file, today = load_campaign(campaign), datetime.now(UTC).date()
    note_place(settings.home, file, note=note)
    with connected_argilla(settings) as client:
        chosen = choose_comments(collect_comments(client, file.campaign), comment)
        guides = [each for each in fetch_guides(client, file) if in_guide and each.task == chosen[0].task]
    answers = write_answers(chosen, done, today=today)
    texts = {each.file.where: _write_change(guides, answers[0]) for each in guides}
    add_answers(answers_path(campaign), answers)
    for path, text in texts.items():
        write_public(Path(path), text)
    with connected_argilla(settings) as client:  # only what is in the file is shown to people
        note_replies(client, file.campaign, load_answers(answers_path(campaign)))
    return Answered(chosen[0].item, answers, {path: load_guide(Path(path)).version for path in texts})


def _write_change(guides: Sequence[PublishedGuide], answered: FeedbackAnswer) -> str:
    seen = max(each.published.version for each in guides)
    return add_change(guides[0].file, answered.done, published=seen, today=answered.answered)
