"""Small campaigns of our own for the tests of the memory."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from fiel.items import Item, Segment
from fiel.judgements import Judgement, judge_item

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


def make_item(id: str, *texts: tuple[str, str], correct: str | None = None, language: str = "es") -> Item:
    """Make an item of a stem and options from pairs of English and translation."""
    names = ["instruction", *(f"option_{chr(ord('a') + place)}" for place in range(len(texts) - 1))]
    segments = tuple(
        Segment(name, translation, source) for name, (source, translation) in zip(names, texts, strict=True)
    )
    return Item(
        id=id,
        benchmark="arc",
        split="test",
        position=0,
        segments=segments,
        answer=None if correct is None else correct[-1].upper(),
        correct=correct,
        row={},
        pairing="paired",
        language=language,
    )


def answer(item: Item, who: str, texts: Mapping[str, str] | None = None, **options: bool) -> Judgement:
    """Have a person correct an item, accept it (no texts) or find it unusable."""
    unusable = options.get("unusable", False)
    return judge_item(
        item,
        annotator=who,
        declared="unusable" if unusable else "corrected" if texts else "correct",
        texts=texts or {},
        submitted_at=NOW,
    )


def by_task(items: Sequence[Item]) -> dict[str, Sequence[Item]]:
    return {"arc": items}
