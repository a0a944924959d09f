"""Volunteers' comments and the organizers' answers.

Comments are personal and stay in Argilla. Answers are in a file next to the campaign file, such as
``campaigns/arc-c-es.feedback.jsonl``, which may be public under version control. It therefore names and
quotes nobody: a comment is identified by a fingerprint of the item and the text.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import Field, TypeAdapter

from fiel.errors import FielError
from fiel.judgements import identify_comment
from fiel.reading.linefile import add_lines, read_line_file
from fiel.reading.strict import StrictModel


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """One person's comment on one item.

    Attributes:
        status: Status of the answer that contains it: ``submitted``, ``draft`` or ``discarded``.
        written_at: When that answer was last changed, in UTC, in ISO 8601.
        findings: Names of the checks with findings in the item.
        link: Address that shows the item to the owner of the API key, or None if Argilla does not show it.
    """

    task: str
    item: str
    annotator: str
    text: str
    status: str
    written_at: str
    findings: tuple[str, ...]
    link: str | None

    @property
    def id(self) -> str:
        """Fingerprint of the item and the text, independent of the author: 10 hexadecimal digits."""
        return identify_comment(self.task, self.item, self.text)


class FeedbackAnswer(StrictModel):
    """A public answer to a comment.

    Attributes:
        id: Id of the comment.
        done: What was done, in words for the public.
    """

    id: str = Field(pattern=r"^[0-9a-f]{10}$")
    task: str
    item: str
    done: str = Field(min_length=1)
    answered: date


_ANSWER = TypeAdapter(FeedbackAnswer)
_WHAT = "the answers to comments"


def answers_path(campaign: Path) -> Path:
    """Return the file of answers to comments for a campaign file."""
    return campaign.with_name(f"{campaign.stem}.feedback.jsonl")


def load_answers(path: Path) -> dict[str, FeedbackAnswer]:
    """Read the answers by comment id; the last answer to a comment counts.

    Raises:
        FielError: A line of the file is not an answer.
    """
    return {answer.id: answer for answer in read_line_file(path, _ANSWER, what=_WHAT)}


def add_answers(path: Path, answers: Iterable[FeedbackAnswer]) -> None:
    """Append answers to a file, all or none."""
    add_lines(path, answers, what=_WHAT)


def choose_comments(comments: Sequence[Comment], wanted: str) -> list[Comment]:
    """Return the comment with an id, or all comments on an item.

    Raises:
        FielError: There is none, or several tasks have an item with this id.
    """
    chosen = [each for each in comments if wanted in (each.id, each.item, f"{each.task}={each.item}")]
    if not chosen:
        raise FielError(
            f"expected the id of a comment, or of an item with comments, found {wanted}. To see the ids: "
            "fiel feedback list"
        )
    tasks = sorted({each.task for each in chosen})
    if len(tasks) > 1:
        raise FielError(
            f"expected one of {', '.join(f'{task}={wanted}' for task in tasks)}, found {wanted}, which is an "
            "item in each of these tasks"
        )
    return chosen


def write_answers(comments: Sequence[Comment], done: str, *, today: date) -> list[FeedbackAnswer]:
    """Write a public answer to comments.

    Raises:
        FielError: The text is empty, or contains the user name of a comment's author.
    """
    text = " ".join(done.split())
    if not text:
        raise FielError("expected a text that says what was done, found an empty text")
    for comment in comments:
        if re.search(rf"(?<!\w){re.escape(comment.annotator)}(?!\w)", text, re.IGNORECASE):
            raise FielError(
                f"expected a public text, found the user name {comment.annotator}. Say what was done without "
                "saying who wrote the comment."
            )
    answers = [
        FeedbackAnswer(id=comment.id, task=comment.task, item=comment.item, done=text, answered=today)
        for comment in comments
    ]
    return list({answer.id: answer for answer in answers}.values())
