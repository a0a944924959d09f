"""How often the machine translation was right, what was mended, and how far people agree."""

from dataclasses import dataclass
from typing import Literal

import pandas as pd

from fiel.tables import Tables

QualityKey = Literal["benchmark", "split", "subject", "finding"]
"""What the items are told apart by."""


@dataclass(frozen=True, slots=True)
class PeopleAgreement:
    """How far people agree about the items that two or more of them answered.

    Attributes:
        items: Those items.
        answers: The answers to them.
        percent: How often two people took the same decision about an item, from 0 to 1; see
            `fiel.agreement.percent_agreement`.
        alpha: Krippendorff's alpha of the decisions; see `fiel.agreement.krippendorff_alpha`.
        same_text: How often two people stand for the same text of an item, or both call it unusable, from 0
            to 1. Any of the three is None when it has no value.
    """

    items: int
    answers: int
    percent: float | None
    alpha: float | None
    same_text: float | None


def translation_quality(tables: Tables, by: QualityKey | None = None) -> pd.DataFrame:
    """Count how often the machine translation was right as it was.

    Args:
        tables: The tables.
        by: What to tell the items apart by; nothing when left out. An item with several findings counts for
            each of them; those without a finding are the row without a name.

    Returns:
        A row each, most answered items first: ``name`` (missing for the whole, for items without a subject,
        and for those without a finding), ``answered`` (items that are done), ``right`` (validated as they
        were), ``corrected`` (validated with changes), ``unusable``, ``disputed``, ``share`` (of the right
        among those that people agreed about, 0 to 1), ``low`` and ``high`` (95 % Wilson interval of the
        share). Names without an answered item have no row, and shares of none are missing.
    """
    raise NotImplementedError


def correction_kinds(tables: Tables) -> pd.DataFrame:
    """Count what was mended, in all the items that people agreed about.

    Returns:
        A row a kind of `fiel.corrections.KINDS` that there is, the most frequent first: ``kind``, ``items``
        (validated with such a change), ``share`` (of the items that people agreed about, 0 to 1), ``low`` and
        ``high`` (95 % Wilson interval). An item with several kinds counts for each.
    """
    raise NotImplementedError


def unusable_reasons(tables: Tables) -> pd.DataFrame:
    """Count why people called items unusable.

    Returns:
        A row a reason of `fiel.judgements.REASONS` that was given, the most frequent first: ``reason``
        (missing where none was given), ``answers``.
    """
    raise NotImplementedError


def decision_counts(tables: Tables) -> pd.DataFrame:
    """Count what people decided.

    Returns:
        A row a campaign, task and decision, also of those that nobody took: ``campaign``, ``task``,
        ``decision``, ``answers``. Decisions are in the order of `fiel.judgements.DECISIONS`.
    """
    raise NotImplementedError


def instructive_corrections(tables: Tables, limit: int = 6) -> pd.DataFrame:
    """Return the agreed corrections that teach most, in the order of `fiel.corrections.rank_corrections`.

    Returns:
        At most ``limit`` rows with the columns of `fiel.tables.Tables.corrections`; show their differences with
        `fiel.corrections.word_differences`.
    """
    raise NotImplementedError


def agreement(tables: Tables) -> PeopleAgreement:
    """Measure how far people agree, in the items that two or more of them answered."""
    raise NotImplementedError
