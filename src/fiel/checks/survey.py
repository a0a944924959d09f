"""What the checks must know about a whole task before they look at one of its items."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fiel.checks.consistency import Translations, TranslationTally
from fiel.checks.lengths import Group, RatioTally, UsualRatio
from fiel.items import Item


@dataclass(frozen=True, slots=True)
class Survey:
    """What was learned from a task's items, independently of their order.

    Attributes:
        translations: The sources that were translated in several ways.
    """

    lengths: Mapping[Group, UsualRatio]
    translations: Translations


def survey_items(items: Iterable[Item]) -> Survey:
    """Read a task's items once, in memory that does not grow with their number."""
    lengths, translations = RatioTally(), TranslationTally()
    for item in items:
        for segment in item.segments:
            lengths.add(segment)
            translations.add(segment)
    return Survey(lengths.usual(), translations.conflicts())
