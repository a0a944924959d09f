"""What the checks have to know of a whole task before they look at one of its items."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fiel.checks.consistency import Translations, TranslationTally
from fiel.checks.lengths import Group, RatioTally, UsualRatio
from fiel.items import Item


@dataclass(frozen=True, slots=True)
class Survey:
    """What was learned from the items of a task; the order in which they came makes no difference.

    Attributes:
        lengths: How long translations usually are.
        translations: Which sources were translated in several ways.
    """

    lengths: Mapping[Group, UsualRatio]
    translations: Translations


def survey_items(items: Iterable[Item]) -> Survey:
    """Go through a task's items once, in memory that does not grow with their number."""
    lengths, translations = RatioTally(), TranslationTally()
    for item in items:
        for segment in item.segments:
            lengths.add(segment)
            translations.add(segment)
    return Survey(lengths.usual(), translations.conflicts())
