"""Answer volunteers' comments."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from fiel.annotation.comments import collect_comments
from fiel.annotation.guidelines import PublishedGuide, fetch_guides
from fiel.annotation.telling import note_replies
from fiel.bars import Note
from fiel.campaign import load_campaign
from fiel.campaign.feedback import (
    FeedbackAnswer,
    add_answers,
    answers_path,
    choose_comments,
    load_answers,
    write_answers,
)
from fiel.campaign.guide import add_change, load_guide
from fiel.files import write_public
from fiel.settings import Settings
from fiel.workflow.connection import connected_argilla
from fiel.workflow.places import note_place


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
