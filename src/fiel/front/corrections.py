"""The agreed corrections that are public, each with a code for its address, and the search in them."""

import hashlib
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from fiel.front.views import rows_of
from fiel.progress import instructive_corrections
from fiel.snapshots.tables import Tables
from fiel.verdicts.corrections import word_differences

_CODE_BYTES = 6
_ASKED_WORDS, _ASKED_LETTERS = 8, 200


@dataclass(frozen=True, slots=True)
class Correction:
    """One corrected segment.

    Attributes:
        code: Follows from all else, so that it stays while the correction is public.
        subject: Its subject, or an empty text.
        source: The English original, or an empty text.
        searched: All its texts, folded.
    """

    code: str
    campaign: str
    benchmark: str
    subject: str
    segment: str
    source: str
    before: str
    after: str
    kind: str
    searched: str

    def pieces(self) -> list[tuple[str, str]]:
        """Return the words that stayed, went and came; see `word_differences`."""
        return [(text, change) for text, change in word_differences(self.before, self.after)]


def list_corrections(tables: Tables) -> tuple[Correction, ...]:
    """Return all public corrections, the most instructive ones first."""
    return tuple(
        Correction(
            code=_code_of([row.campaign, row.task, row.segment, row.before, row.after]),
            campaign=row.campaign,
            benchmark=row.benchmark,
            subject="" if pd.isna(row.subject) else row.subject,
            segment=row.segment,
            source="" if pd.isna(row.source) else row.source,
            before=row.before,
            after=row.after,
            kind=row.kind,
            searched=_fold(f"{'' if pd.isna(row.source) else row.source}\n{row.before}\n{row.after}"),
        )
        for row in rows_of(instructive_corrections(tables, len(tables.corrections)))
    )


def find_corrections(rows: Sequence[Correction], asked: str) -> list[Correction]:
    """Return the corrections that have all words of a search, whatever their case and accents."""
    wanted = _fold(asked[:_ASKED_LETTERS]).split()[:_ASKED_WORDS]
    return [row for row in rows if all(word in row.searched for word in wanted)] if wanted else []


def find_correction(rows: Iterable[Correction], code: str) -> Correction | None:
    """Return the correction with a code, or None."""
    return next((row for row in rows if row.code == code), None)


def _code_of(parts: Sequence[str]) -> str:
    return hashlib.blake2b("\0".join(parts).encode(), digest_size=_CODE_BYTES).hexdigest()


def _fold(text: str) -> str:
    apart = unicodedata.normalize("NFD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
