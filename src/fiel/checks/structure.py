"""Checks of an item's structure, whatever its language."""

from string import ascii_lowercase

from fiel.checks.finding import Finding
from fiel.items import Item, Segment


def find_empty_segments(item: Item) -> list[Finding]:
    """Find segments that contain only spaces."""
    return [
        Finding(check="empty-segment", severity="error", segment=segment.name)
        for segment in item.segments
        if not segment.translation.strip()
    ]


def find_equal_options(item: Item) -> list[Finding]:
    """Find options that have the same text although their originals differ.

    Case and a full stop count only where the originals differ in nothing else (``AA`` and ``Aa``).
    """
    options, findings = item.options, []
    if len({_bare(option.translation) for option in options}) == len(options):
        return []
    for index, segment in enumerate(options):
        twin = next((other for other in options[:index] if _became_equal(segment, other)), None)
        if twin:
            findings.append(_equal_option(segment.name, segment.translation, twin.name))
    return findings


def _became_equal(one: Segment, other: Segment) -> bool:
    text = _bare(one.translation)
    if not text or text != _bare(other.translation):
        return False
    if one.source is None or other.source is None:
        return True
    if _bare(one.source) == _bare(other.source):
        return one.source != other.source and one.translation == other.translation
    return True


def _bare(text: str) -> str:
    return " ".join(text.casefold().split()).removesuffix(".")


def _equal_option(name: str, translation: str, twin: str) -> Finding:
    text = translation.strip()
    start = translation.index(text)
    return Finding(
        check="equal-options",
        severity="error",
        segment=name,
        span=(start, start + len(text)),
        values={"other": twin},
    )


def find_answer_outside(item: Item) -> list[Finding]:
    """Find a key that matches no option of the item."""
    if item.answer is None or item.correct is not None:
        return []
    return [Finding(check="answer-outside", severity="error", values={"answer": item.answer})]


def find_option_hole(item: Item) -> list[Finding]:
    """Find a missing option before the right one.

    Evaluation harnesses skip missing options and count up to the key, so they take another option as right.
    """
    if item.correct is None or not item.correct.startswith("option_"):
        return []
    names = {option.name for option in item.options}
    letter = item.correct.removeprefix("option_")
    missing = [each for each in ascii_lowercase if each < letter and f"option_{each}" not in names]
    if not missing:
        return []
    values = {"missing": missing[0].upper(), "answer": letter.upper()}
    return [Finding(check="option-hole", severity="error", values=values)]


def find_option_count(item: Item) -> list[Finding]:
    """Find items whose options or other parts do not match those of their English original."""
    if not item.source_shape or item.source_shape == item.shape:
        return []
    source, translation = _count_options(item.source_shape), _count_options(item.shape)
    values = {
        "kind": "options" if source != translation else "parts",
        "source": str(source),
        "translation": str(translation),
    }
    return [Finding(check="option-count", severity="error", values=values)]


def _count_options(shape: tuple[str, ...]) -> int:
    return sum(name.startswith(("option_", "ending_")) for name in shape)


def find_answer_key(item: Item) -> list[Finding]:
    """Find items whose key of the right answer differs from that of the English original."""
    if item.source_answer is None or item.answer is None or item.source_answer == item.answer:
        return []
    values = {"source": item.source_answer, "translation": item.answer}
    return [Finding(check="answer-key", severity="error", values=values)]
