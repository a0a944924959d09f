"""Items that people want somebody to look at again: they asked for it in the form, with their answer."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache

from fiel.campaign.feedback import Comment
from fiel.campaign.work import Work
from fiel.judgements import Judgement
from fiel.messages.catalogue import Catalogue, available_languages
from fiel.verdicts.consensus import Verdict
from fiel.verdicts.resolution import OpenItem

_AREA = "interface"


@dataclass(frozen=True, slots=True)
class SecondLook:
    """An item with its answers, and the comments that ask to look at it again."""

    opened: OpenItem
    comments: tuple[Comment, ...]


def asks_again(comment: Comment) -> bool:
    """Tell whether a comment asks for a second look, in the words that the form puts there."""
    text = _fold(comment.text)
    return comment.status != "draft" and any(words in text for words in _asking_words())


def says_more(comment: Comment) -> bool:
    """Tell whether a comment says anything besides asking for a second look."""
    return _fold(comment.text).rstrip(" :") not in _asking_words()


def is_decided(comment: Comment, judgements: Sequence[Judgement]) -> bool:
    """Tell whether another organizer has decided the item since a comment was written.

    ``judgements`` are those of the item.
    """
    written = datetime.fromisoformat(comment.written_at).replace(tzinfo=UTC)
    return any(
        each.organizer and each.annotator != comment.annotator and each.submitted_at >= written
        for each in judgements
    )


def find_second_looks(
    work: Work,
    judgements: Mapping[str, Sequence[Judgement]],
    verdicts: Mapping[str, Mapping[str, Verdict]],
    comments: Sequence[Comment],
) -> tuple[list[SecondLook], list[Comment]]:
    """Find the items to look at again, and the comments that an organizer's decision has settled.

    A comment that says more is not settled by it: nobody has said yet that it was read. Judgements and
    verdicts are by task name; ``comments`` are those without an answer.
    """
    asking: dict[tuple[str, str], list[Comment]] = {}
    for comment in filter(asks_again, comments):
        asking.setdefault((comment.task, comment.item), []).append(comment)
    looks, settled = list[SecondLook](), list[Comment]()
    for task, items in work.items.items():
        for item in items:
            asked = asking.get((task, item.id))
            if not asked:
                continue
            own = tuple(each for each in judgements[task] if each.item_id == item.id)
            decided = [each for each in asked if is_decided(each, own)]
            settled += [each for each in decided if not says_more(each)]
            if left := tuple(each for each in asked if each not in decided):
                opened = OpenItem(task=task, item=item, judgements=own, verdict=verdicts[task][item.id])
                looks.append(SecondLook(opened, left))
    return looks, settled


@cache
def _asking_words() -> frozenset[str]:
    texts = (Catalogue(_AREA, language).text("second-look-text") for language in available_languages(_AREA))
    return frozenset(_fold(text).rstrip(" :") for text in texts)


def _fold(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())
