"""The checks' knowledge of languages: word lists in ``languages/``, one TOML file each."""

import tomllib
from functools import cache, cached_property
from pathlib import Path
from typing import Literal

from pydantic import ValidationError

from fiel.checks.normalization import to_nfc
from fiel.errors import FielError, describe_validation
from fiel.messages.languages import find_language, is_language
from fiel.reading.strict import StrictModel

Inflection = Literal["ms", "fs", "mp", "fp", "unknown"]
"""Gender and number; in German, neuter is ``ms`` too, as *ein* is masculine and neuter."""

Gender = Literal["m", "f"]

_SHORT_WORD = 2
"""Letters of a word whose ending says nothing: *a*, *ya*, and a letter that names an option."""

_FOLDER = Path(__file__).parent / "languages"


class PronounWords(StrictModel):
    """Articles that are pronouns as well: *la* in "la forma", she shapes it, and *otro* in "el otro forma".

    Attributes:
        words: The articles.
        verbs: Endings of the verbs that the pronouns stand before.
    """

    words: frozenset[str]
    verbs: tuple[str, ...]


class AgreementWords(StrictModel):
    """Words that agree in gender and number, by form, such as ``fs`` for feminine singular.

    Attributes:
        articles: The articles that require a form.
        endings: Endings of words with the form; the longest match counts.
        words: Words with the form whatever their ending.
        doubtful: Articles that are another word as well, such as the preposition *a* in Portuguese.
        determiners: Other words that tell the gender of the noun after them, ``m`` or ``f``, such as *este*;
            also an article and a word: *el mismo*.
        nouns: Endings of nouns that always are ``m`` or ``f``, such as *-ción*. Exceptions are in `words`.
        either: Words of both genders: ``corte``. A star stands for any beginning or ending: ``*ista``.
        pronouns: The articles that are pronouns as well.
        no_verbs: Endings of `nouns` that no form of a verb has, so that the article before is no pronoun.
        before: Words before a noun and its article, but not before a pronoun and its verb: prepositions.
        alone: The articles that a sentence can end in, as numbers: "excepto una:".
    """

    articles: dict[Inflection, frozenset[str]] = {}
    endings: dict[Inflection, frozenset[str]] = {}
    words: dict[Inflection, frozenset[str]] = {}
    doubtful: frozenset[str] = frozenset()
    determiners: dict[Gender, frozenset[str]] = {}
    nouns: dict[Gender, tuple[str, ...]] = {}
    either: frozenset[str] = frozenset()
    pronouns: tuple[PronounWords, ...] = ()
    no_verbs: tuple[str, ...] = ()
    before: frozenset[str] = frozenset()
    alone: frozenset[str] = frozenset()

    def form_wanted(self, article: str) -> str | None:
        """Return the form that an article requires, or None if it is no article."""
        return next((form for form, articles in self.articles.items() if article in articles), None)

    def forms_of(self, word: str) -> frozenset[str]:
        """Return the forms that a lower-case word may have; none when they are unknown."""
        known = {form for form, words in self.words.items() if word in words}
        if not known and len(word) > _SHORT_WORD and not self.is_either(word):
            found = [
                (len(ending), form)
                for form, endings in self.endings.items()
                for ending in endings
                if word.endswith(ending)
            ]
            longest = max((length for length, _ in found), default=0)
            known = {form for length, form in found if length == longest}
        return frozenset(known - {"unknown"})

    def is_either(self, word: str) -> bool:
        """Tell whether a lower-case word is of both genders."""
        return word in self.either or word.startswith(self._begins) or word.endswith(self._ends)

    def may_be_pronoun(self, article: str, word: str, before: str) -> bool:
        """Tell whether an article may be a pronoun, and the word after it a verb.

        Args:
            article: The article or determiner, lower case.
            word: The word after it, lower case.
            before: The word before the article in the same sentence, lower case, or nothing.
        """
        return (
            before not in self.before
            and self.form_wanted(word) is None
            and not word.endswith(self.no_verbs)
            and any(article in each.words and word.endswith(each.verbs) for each in self.pronouns)
        )

    @cached_property
    def _begins(self) -> tuple[str, ...]:
        return tuple(each[:-1] for each in self.either if each.endswith("*"))

    @cached_property
    def _ends(self) -> tuple[str, ...]:
        return tuple(each[1:] for each in self.either if each.startswith("*"))


class FalseFriend(StrictModel):
    """What an English term is often mistaken for; in both, a star stands for any ending.

    Attributes:
        wrong: Words that look like its translation: ``preservativo`` for "preservative".
        right: Its translations, the usual one first: ``conservante``.
    """

    wrong: tuple[str, ...]
    right: tuple[str, ...]


class RoleWords(StrictModel):
    """The words for a person by what they do, in the singular.

    Attributes:
        masculine: For a man, without an article.
        feminine: For a woman; the same word where only the article differs.
    """

    masculine: tuple[str, ...]
    feminine: tuple[str, ...]


class LanguageData(StrictModel):
    """Data about one language; a check whose list is empty finds nothing.

    Attributes:
        negations: Words and phrases that negate or exclude, lower case: ``no``, ``excepto``, ``menos``. One
            that ends in ``*`` is the beginning of a word: ``incapa*``.
        least: Words for "least": ``menor``, ``mínim*``.
        number_words: Words for a number or a fraction besides its cardinal and ordinal: ``doble`` for 2.
        scales: Factor by which a word after a number multiplies it: ``millones``.
        minus: Phrases for numbers below zero: ``bajo cero``.
        units: More names of units, by their name in CLDR without its kind: ``celsius``.
        residue: Text that a chat model adds around a translation, as case-insensitive regular expressions.
        pairs: Marks that come in pairs, two characters each: ``¿?``.
        ends: Final marks allowed for each final mark of the source; the first is the usual one.
        doubles: Words that can occur twice in a row; None where doubling is common or unknown.
        space_before: The marks that have a space before them; None when unknown.
        capital_nouns: Whether nouns within a sentence are capitalized.
        joins_words: Whether words are joined into new ones at will, so that no dictionary has them all.
        elides: Whether an apostrophe ends a word, as in "l'acqua".
        agreement: Words that agree in gender and number.
        false_friends: What English terms, as case-insensitive regular expressions, are mistaken for.
        calques: Phrases put together as in English, as case-insensitive regular expressions, with what is
            usual instead.
        roles: The words for people, by the English word: ``student``.
        verb_forms: Endings of the forms of verbs, by a name for the form: ``gerund``.
        early_mark: A regular expression for a mark put before a phrase that stands outside of it, as ``¿`` in
            "¿En verano, qué…?".
    """

    negations: tuple[str, ...] = ()
    least: tuple[str, ...] = ()
    number_words: dict[str, tuple[str, ...]] = {}
    scales: dict[str, int] = {}
    minus: tuple[str, ...] = ()
    units: dict[str, tuple[str, ...]] = {}

    residue: tuple[str, ...] = ()
    pairs: tuple[str, ...] = ("()", '""')
    ends: dict[str, str] = {}
    doubles: frozenset[str] | None = None
    space_before: str | None = None
    capital_nouns: bool = False
    joins_words: bool = False
    elides: bool = False
    agreement: AgreementWords = AgreementWords()
    false_friends: dict[str, FalseFriend] = {}
    calques: dict[str, str] = {}
    roles: dict[str, RoleWords] = {}
    verb_forms: dict[str, tuple[str, ...]] = {}
    early_mark: str = ""


def warn_of_language(language: str) -> list[str]:
    """Warn that most checks would find nothing because the campaign's language is unknown to them."""
    if not is_language(language):
        known = find_language(language.split("-")[0])
        if known:
            return [f"language: expected a language, found {language!r}: did you mean {known}?"]
        return [
            f"language: expected a language, found {language!r}, which Fiel does not know. If it is "
            "right, go on; the checks that need to know the language find nothing"
        ]
    if not is_known(language):
        return [
            f"language: nothing is known of {language!r} yet: the checks that need to know the language find "
            "nothing, so few findings say little about the translation"
        ]
    return []


def is_known(language: str) -> bool:
    """Tell whether the checks know anything about a language: its negations, units, number words."""
    return any(path.exists() for path in _paths_of(language))


def _paths_of(code: str) -> list[Path]:
    return [_FOLDER / f"{name}.toml" for name in (code, code.split("-")[0])]


@cache
def load_language(code: str) -> LanguageData:
    """Return the data of a language: of its region if that has a file, otherwise of the language.

    Raises:
        FielError: One of our files is invalid.
    """
    for path in _paths_of(code):
        if path.exists():
            try:
                return LanguageData.model_validate(tomllib.loads(to_nfc(path.read_text(encoding="utf-8"))))
            except ValidationError as error:
                raise FielError(describe_validation(str(path), error)) from None
    return LanguageData()
