"""The words of a prompt in the language of the items."""

import tomllib
from functools import cache
from importlib.resources import files

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
    words, parts = _load_words(), language.lower().split("-")
    beginnings = ("-".join(parts[:length]) for length in range(len(parts), 0, -1))
    return next((words[each] for each in beginnings if each in words), words[_OTHERWISE])


@cache
def _load_words() -> dict[str, PromptWords]:
    text = files("fiel.release.harness").joinpath("words.toml").read_text(encoding="utf-8")
    return {language: PromptWords.model_validate(words) for language, words in tomllib.loads(text).items()}
