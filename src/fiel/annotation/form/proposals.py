"""How the form shows other texts for a segment: side by side, with their differences marked."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from fiel.checks.opinionfindings import shorten_line
from fiel.messages.catalogue import Catalogue
from fiel.messages.languages import Direction
from fiel.opinions.proposals import Proposal
from fiel.verdicts.corrections import TextDifference, word_differences

_ARROWS: Mapping[Direction, str] = {"ltr": " → ", "rtl": " ← "}  # no browser turns an arrow round


def show_proposals(
    proposals: Sequence[Proposal], shown: str, *, language: str, direction: Direction = "ltr"
) -> list[dict[str, Any]]:
    """Arrange the proposals for a segment for the template.

    Args:
        proposals: Those for the segment.
        shown: The text that is shown.
        language: Language of the form.
        direction: The direction in which the texts are read.

    Returns:
        For each: who proposes it, its text in pieces, and what a click puts into the box.
    """
    if not proposals:
        return []
    say = Catalogue("form", language).text
    return [
        {
            "segment": each.segment,
            "label": say("proposal-label", agent=shorten_line(", ".join(each.agents))),
            "take": say("proposal-take"),
            "pieces": list(_show_pieces(each, shown, _ARROWS[direction])),
            "text": each.text,
            "quote": each.quote or "",
            "correction": each.correction,
        }
        for each in proposals
    ]


def _show_pieces(proposal: Proposal, shown: str, arrow: str) -> Iterator[dict[str, Any]]:
    """Cut a text where it differs: ``added`` words, and ``removed`` ones if nothing stands in their place."""
    if proposal.quote is not None:
        yield {"text": proposal.quote, "removed": True}
        if proposal.correction:
            yield {"text": arrow}
            yield {"text": proposal.correction, "added": True}
        return
    pieces = word_differences(shown, proposal.text)
    following = [*pieces[1:], TextDifference("", "same")]
    for piece, after in zip(pieces, following, strict=True):
        if piece.change == "same":
            yield {"text": piece.text}
        elif piece.change == "added" or after.change != "added":
            yield {"text": piece.text, piece.change: True}
