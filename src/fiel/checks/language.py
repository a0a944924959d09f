"""The checks' knowledge of languages: word lists in ``languages/``, one TOML file each."""

import tomllib
from functools import cache
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

_FOLDER = Path(__file__).parent / "languages"


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
    """

    articles: dict[Inflection, frozenset[str]] = {}
    endings: dict[Inflection, frozenset[str]] = {}
    words: dict[Inflection, frozenset[str]] = {}
    doubtful: frozenset[str] = frozenset()
    determiners: dict[Gender, frozenset[str]] = {}
    nouns: dict[Gender, tuple[str, ...]] = {}

    def form_wanted(self, article: str) -> str | None:
        """Return the form that an article requires, or None if it is no article."""
        return next((form for form, articles in self.articles.items() if article in articles), None)

    def form_of(self, word: str) -> str | None:
        """Return the form of a lower-case word, or None when it is unknown."""
        known = [(len(word) + 1, form) for form, words in self.words.items() if word in words]
        known += [
            (len(ending), form)
            for form, endings in self.endings.items()
            for ending in endings
            if word.endswith(ending)
        ]
        form = max(known, default=(0, "unknown"))[1]
        return None if form == "unknown" else form


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
