"""What the checks know about a language: word lists in ``languages/``, one TOML file each."""

import tomllib
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from fiel.errors import FielError, describe_validation

_FOLDER = Path(__file__).parent / "languages"


class Language(BaseModel):
    """What is known of one language; a check that finds an empty list here keeps silent.

    Attributes:
        negations: Words and phrases that negate or exclude, lower case: ``no``, ``excepto``, ``menos``.
            One that ends in ``*`` is the beginning of a word: ``incapa*``.
        least: How it says "least": ``menor``, ``mínim*``.
        number_words: Words for a number or a fraction beside its cardinal and ordinal: ``doble`` for 2.
        scales: What a word after a number multiplies it by: ``millones``.
        minus: How it says that a number is below zero: ``bajo cero``.
        units: More names of units, by their name in CLDR without its kind: ``celsius``.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    negations: tuple[str, ...] = ()
    least: tuple[str, ...] = ()
    number_words: dict[str, tuple[str, ...]] = {}
    scales: dict[str, int] = {}
    minus: tuple[str, ...] = ()
    units: dict[str, tuple[str, ...]] = {}


@cache
def load_language(code: str) -> Language:
    """Return what is known of a language: of its region when that has a file, else of the language.

    Raises:
        FielError: A file of ours is not as it should be.
    """
    for name in (code, code.split("-")[0]):
        path = _FOLDER / f"{name}.toml"
        if path.exists():
            try:
                return Language.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
            except ValidationError as error:
                raise FielError(describe_validation(str(path), error)) from None
    return Language()
