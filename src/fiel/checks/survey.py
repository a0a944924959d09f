"""What the checks must know about a whole task before they look at one of its items."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from fiel.checks.articles import ArticleTally, Genders
from fiel.checks.capitals import CapitalTally, Translated
from fiel.checks.consistency import Translations, TranslationTally
from fiel.checks.lengths import LengthGroup, RatioTally, UsualRatio
from fiel.checks.merging import Mergers, QuestionTally
from fiel.checks.normalization import normalize_item
from fiel.items import Item
from fiel.workers import FEWEST_ITEMS, begun, count_cores


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


@dataclass(frozen=True, slots=True)
class _Tallies:
    """What was counted in a part of a task's items."""

    lengths: RatioTally = field(default_factory=RatioTally)
    translations: TranslationTally = field(default_factory=TranslationTally)
    questions: QuestionTally = field(default_factory=QuestionTally)
    capitals: CapitalTally = field(default_factory=CapitalTally)
    articles: ArticleTally = field(default_factory=ArticleTally)

    def add(self, item: Item) -> None:
        normal = normalize_item(item)
        self.questions.add(normal)
        for segment in normal.segments:
            self.lengths.add(segment)
            self.translations.add(segment, item.language)
            self.capitals.add(segment, item.language)
            self.articles.add(segment, item.language)

    def merge(self, later: "_Tallies") -> None:
        self.lengths.merge(later.lengths)
        self.translations.merge(later.translations)
        self.questions.merge(later.questions)
        self.capitals.merge(later.capitals)
        self.articles.merge(later.articles)

    def survey(self) -> Survey:
        return Survey(
            lengths=self.lengths.usual(),
            translations=self.translations.conflicts(),
            acronyms=self.capitals.translated(),
            small=self.capitals.small(),
            genders=self.articles.genders(),
            mergers=self.questions.find_mergers(),
        )


def survey_items(items: Iterable[Item], *, processes: int | None = None) -> Survey:
    """Read a task's items once, in memory that grows with their vocabulary and little with their number.

    Many items at hand are read by as many ``processes``, by default one for each core, with the same result.
    """
    listed = items if isinstance(items, Sequence) else ()
    count = processes or (count_cores() if len(listed) >= FEWEST_ITEMS else 1)
    if count == 1 or not listed:
        return _count(items).survey()
    parts = [listed[len(listed) * n // count : len(listed) * (n + 1) // count] for n in range(count)]
    with begun(_count, parts[1:], processes=count) as others:
        tallies = _count(parts[0])  # meanwhile
        for later in others:
            tallies.merge(later)
    return tallies.survey()


def _count(items: Iterable[Item]) -> _Tallies:
    tallies = _Tallies()
    for item in items:
        tallies.add(item)
    return tallies
