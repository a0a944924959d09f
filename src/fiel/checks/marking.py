"""Cutting a text into pieces, so that places in it can be marked."""

from collections.abc import Sequence
from dataclasses import dataclass

Span = tuple[int, int]
"""Start and end of a place in a text, in characters."""

_ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class MarkedPiece:
    """A stretch of a text.

    Attributes:
        text: The stretch, never empty.
        marks: Numbers of the places that contain it.
    """

    text: str
    marks: tuple[int, ...] = ()


def cut_text(text: str, *spans: Span | None) -> list[MarkedPiece]:
    """Cut a text at the edges of places, which can overlap; the pieces in order make up the text."""
    places = [_clamp(span, len(text)) for span in spans]
    edges = sorted({0, len(text), *(edge for place in places for edge in place)})
    return [
        MarkedPiece(text[start:end], _marks(places, start, end))
        for start, end in zip(edges, edges[1:], strict=False)
    ]


def shorten_text(text: str, span: Span | None, *, length: int) -> tuple[str, Span | None]:
    """Shorten a text around a place; return it with ellipses at the cuts, and the place in it."""
    if len(text) <= length:
        return text, span
    begin, end = _clamp(span, len(text))
    end = min(end, begin + length)
    start = max(0, min(begin - (length - (end - begin)) // 2, len(text) - length))
    head = _ELLIPSIS if start else ""
    tail = _ELLIPSIS if start + length < len(text) else ""
    moved = len(head) - start
    return f"{head}{text[start : start + length]}{tail}", span and (begin + moved, end + moved)


def _marks(places: Sequence[Span], start: int, end: int) -> tuple[int, ...]:
    return tuple(number for number, place in enumerate(places) if place[0] <= start and end <= place[1])


def _clamp(span: Span | None, length: int) -> Span:
    start, end = (min(max(edge, 0), length) for edge in span or (0, 0))
    return start, max(start, end)
