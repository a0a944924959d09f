"""What the checks must know about a whole task before they look at one of its items."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fiel.checks.articles import ArticleTally, Genders
from fiel.checks.capitals import CapitalTally, Translated
from fiel.checks.consistency import Translations, TranslationTally
from fiel.checks.lengths import LengthGroup, RatioTally, UsualRatio
from fiel.checks.merging import Mergers, QuestionTally
from fiel.items import Item


@dataclass(frozen=True, slots=True)
class Survey:
    """What was learned from a task's items, independently of their order.

    Attributes:
        translations: The sources that were translated in several ways.
        acronyms: The acronyms that usually have another form in the translation.
        small: The words that are usually written small.
        genders: The gender of nouns.
        mergers: The items that became the same question as another one.
    """

    lengths: Mapping[LengthGroup, UsualRatio]
    translations: Translations
    acronyms: Translated
    small: frozenset[str]
    genders: Genders
    mergers: Mergers


def survey_items(items: Iterable[Item]) -> Survey:
    """Read a task's items once, in memory that grows with their vocabulary and little with their number."""
    lengths, translations, questions = RatioTally(), TranslationTally(), QuestionTally()
    capitals, articles = CapitalTally(), ArticleTally()
    for item in items:
        questions.add(item)
        for segment in item.segments:
            lengths.add(segment)
            translations.add(segment, item.language)
            capitals.add(segment, item.language)
            articles.add(segment, item.language)
    return Survey(
        lengths=lengths.usual(),
        translations=translations.conflicts(),
        acronyms=capitals.translated(),
        small=capitals.small(),
        genders=articles.genders(),
        mergers=questions.find_mergers(),
    )
