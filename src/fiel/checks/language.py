"""What the checks know about a language: word lists in ``languages/``, one TOML file each."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import ValidationError

from fiel.checks.normalization import normalize_text
from fiel.errors import FielError, describe_validation
from fiel.messages.languages import find_language, is_language
from fiel.reading.strict import StrictModel

Form = Literal["ms", "fs", "mp", "fp", "unknown"]

_FOLDER = Path(__file__).parent / "languages"


class AgreementWords(StrictModel):
    """Which words agree in gender and number: words by their form, such as ``fs`` for feminine singular.

    Attributes:
        articles: The articles that ask for a form.
        endings: Endings of the words that have it; the longest one counts.
        words: Words that have it whatever they end in.
    """

    articles: dict[Form, frozenset[str]] = {}
    endings: dict[Form, frozenset[str]] = {}
    words: dict[Form, frozenset[str]] = {}

    def form_wanted(self, article: str) -> str | None:
        """Return the form that an article asks for, None if it is no article."""
        return next((form for form, articles in self.articles.items() if article in articles), None)

    def form_of(self, word: str) -> str | None:
        """Return the form of a word in lower case, None when it cannot be told."""
        known = [(len(word) + 1, form) for form, words in self.words.items() if word in words]
        known += [
            (len(ending), form)
            for form, endings in self.endings.items()
            for ending in endings
            if word.endswith(ending)
        ]
        form = max(known, default=(0, "unknown"))[1]
        return None if form == "unknown" else form


class Language(StrictModel):
    """What is known of one language; a check that finds an empty list here keeps silent.

    Attributes:
        negations: Words and phrases that negate or exclude, lower case: ``no``, ``excepto``, ``menos``.
            One that ends in ``*`` is the beginning of a word: ``incapa*``.
        least: How it says "least": ``menor``, ``mínim*``.
        number_words: Words for a number or a fraction beside its cardinal and ordinal: ``doble`` for 2.
        scales: What a word after a number multiplies it by: ``millones``.
        minus: How it says that a number is below zero: ``bajo cero``.
        units: More names of units, by their name in CLDR without its kind: ``celsius``.
        residue: What a chat model says around a translation, as regular expressions without case.
        pairs: Marks that go in pairs, two characters each: ``¿?``.
        ends: What a text may end in, by the mark that its source ends in; the first is the usual one.
        doubles: Words that may stand twice in a row; None where that is a matter of course, or nobody said.
        space_before: The marks that have a space before them; None when nobody said.
        capital_nouns: Whether nouns in the middle of a sentence have a capital.
        agreement: How words agree.
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
    agreement: AgreementWords = AgreementWords()


def warn_of_language(language: str) -> list[str]:
    """Say why most checks would find nothing in a campaign: its language is unknown, to all or to them."""
    if not is_language(language):
        known = find_language(language.split("-")[0])
        if known:
            return [f"language: expected a language, found {language!r}: did you mean {known}?"]
        return [
            f"language: expected a language, found {language!r}, which is none that Fiel knows. If it is "
            "right, go on; the checks that need to know the language keep silent"
        ]
    if not is_known(language):
        return [
            f"language: nothing is known of {language!r} yet: the checks that need to know the language keep "
            "silent, so few findings say little"
        ]
    return []


def is_known(language: str) -> bool:
    """Tell whether the checks know anything of a language: its negations, units, numbers in words."""
    return any(path.exists() for path in _paths_of(language))


def _paths_of(code: str) -> list[Path]:
    return [_FOLDER / f"{name}.toml" for name in (code, code.split("-")[0])]


@cache
def load_language(code: str) -> Language:
    """Return what is known of a language: of its region when that has a file, else of the language.

    Raises:
        FielError: A file of ours is not as it should be.
    """
    for path in _paths_of(code):
        if path.exists():
            try:
                return Language.model_validate(
                    tomllib.loads(normalize_text(path.read_text(encoding="utf-8")))
                )
            except ValidationError as error:
                raise FielError(describe_validation(str(path), error)) from None
    return Language()
