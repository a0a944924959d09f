"""Checks of an item's form: what it must have whatever its language."""

from fiel.checks.finding import Finding
from fiel.items import Item


def find_empty_segments(item: Item) -> list[Finding]:
    """Find segments that hold nothing but spaces."""
    return [
        Finding(check="empty-segment", severity="error", segment=segment.name)
        for segment in item.segments
        if not segment.translation.strip()
    ]


def find_equal_options(item: Item) -> list[Finding]:
    """Find options that became the same text though their originals differ."""
    first: dict[str, str] = {}
    findings = []
    sources = {segment.name: segment.source for segment in item.segments}
    for segment in item.segments:
        if not segment.name.startswith(("option_", "ending_")) or not segment.translation.strip():
            continue
        text = " ".join(segment.translation.casefold().split())
        twin = first.setdefault(text, segment.name)
        if twin != segment.name and (segment.source is None or segment.source != sources[twin]):
            findings.append(
                Finding(check="equal-options", severity="error", segment=segment.name, values={"other": twin})
            )
    return findings


def find_answer_outside(item: Item) -> list[Finding]:
    """Find a key that points at no option of the item."""
    if item.answer is None or item.correct is not None:
        return []
    return [Finding(check="answer-outside", severity="error", values={"answer": item.answer})]


def find_wrong_pairing(item: Item) -> list[Finding]:
    """Find items whose English original has another answer or other options."""
    if item.pairing != "mismatched":
        return []
    return [Finding(check="wrong-pairing", severity="warning")]
