"""The words of a prompt in the language of the items."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal

from fiel.reading.strict import StrictModel

_OTHERWISE = "en"


class PromptWords(StrictModel):
    """What a prompt says around an item.

    Attributes:
        question: Before what is asked.
        answer: Before the answer.
        choose: Asks to choose an option; None where a language has no such sentence.
        continue_text: Asks to choose an ending.
        format: Says how to reply, for Inspect, with ``{letters}``.
    """

    question: str
    answer: str
    choose: str | None = None
    continue_text: str | None = None
    format: str | None = None


def find_words(language: str) -> PromptWords:
    """Return the words of a language, given as a BCP 47 tag; those of English when it has none.

    The words of the longest beginning of the tag are taken: a script or a region can have its own.
    """
    return _load_words()[_find_entry(language) or _OTHERWISE]


def describe_words(language: str) -> Literal["sentences", "words", "none"]:
    """Return what there is in a language; what there is not is asked in English."""
    if _find_entry(language) is None:
        return "none"
    words = find_words(language)
    return "words" if None in (words.choose, words.continue_text, words.format) else "sentences"


def warn_of_prompts(language: str) -> list[str]:
    """Warn that models will be asked in English because there are no words in the campaign's language."""
    if describe_words(language) != "none":
        return []
    return [
        f"language: expected words for prompts in {language!r}, found none: our own tasks in the export will "
        "say “Question:” and “Answer:” around the items. Two lines in "
        "src/fiel/release/harness/words.toml are enough"
    ]


def _find_entry(language: str) -> str | None:
    parts = language.lower().split("-")
    beginnings = ("-".join(parts[:length]) for length in range(len(parts), 0, -1))
    return next((each for each in beginnings if each in _load_words()), None)


@cache
def _load_words() -> dict[str, PromptWords]:
    text = files("fiel.release.harness").joinpath("words.toml").read_text(encoding="utf-8")
    return {language: PromptWords.model_validate(words) for language, words in tomllib.loads(text).items()}
