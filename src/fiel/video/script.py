"""The script of the video in one language: the caption and length of each scene.

Format: ``guides/LANGUAGE/video.toml``. The actions are in `fiel.video.scenes`, by scene name.
"""

import tomllib
from pathlib import Path
from typing import Annotated, Self

from pydantic import Field, ValidationError, model_validator

from fiel.bundled import bundled_path
from fiel.errors import FielError, describe_validation
from fiel.messages.catalogue import Catalogue
from fiel.reading.strict import StrictModel

SCENES = (
    *("welcome", "sign-in", "layout", "guide", "read", "accept", "find", "correct", "send"),
    *("unusable", "reason", "comment", "discard", "dashboard", "people", "thanks"),
)
"""The scenes of the video, in order."""

WRITING_SCENES = frozenset({"welcome", "comment", "thanks"})
"""The scenes with a text: on a card, or typed by the volunteer."""

MIN_SECONDS, MAX_SECONDS = 120, 180
_MAX_LETTERS_PER_SECOND = 17  # the usual limit of subtitles for adults
_FORM_WORDS = {
    "correct": "verdict-correct",
    "corrected": "verdict-corrected",
    "unusable": "verdict-unusable",
    "untranslatable": "reason-untranslatable",
    "comment": "comment-title",
}

Line = Annotated[str, Field(min_length=1, max_length=130)]


class Scene(StrictModel):
    """One scene.

    Attributes:
        name: One of `SCENES`.
        seconds: Its length.
        caption: Text below the picture, at most 17 characters per second. Placeholders such as ``{correct}``
            are replaced by the form's own texts.
        text: The text on a card, or typed by the volunteer.
    """

    name: str
    seconds: Annotated[float, Field(gt=0)]
    caption: Line
    text: Line | None = None


class Script(StrictModel):
    """A whole video.

    Attributes:
        title: Title in video players.
        guidelines: Argilla's label for the guide in this language.
        submit: Argilla's label for the submit button.
        enter: Label of the Enter key.
        scenes: All of `SCENES`, in order.
    """

    title: Line
    guidelines: Line
    submit: Line
    enter: Line
    scenes: list[Scene]

    @property
    def seconds(self) -> float:
        """Length of the video."""
        return sum(scene.seconds for scene in self.scenes)

    @model_validator(mode="after")
    def _all_scenes(self) -> Self:
        names = tuple(scene.name for scene in self.scenes)
        if names != SCENES:
            raise ValueError(f"scenes: expected {', '.join(SCENES)}, found {', '.join(names) or 'none'}")
        for scene in self.scenes:
            if (scene.text is None) == (scene.name in WRITING_SCENES):
                found = "none" if scene.text is None else "one"
                expected = "no text" if scene.text else "text"
                raise ValueError(f"scenes.{scene.name}.text: expected {expected}, found {found}")
        return self

    @model_validator(mode="after")
    def _time_to_read(self) -> Self:
        for scene in self.scenes:
            needed = len(scene.caption) / _MAX_LETTERS_PER_SECOND
            if scene.seconds < needed:
                raise ValueError(
                    f"scenes.{scene.name}.seconds: expected {needed:.1f} or more to read its caption, "
                    f"found {scene.seconds:g}"
                )
        if not MIN_SECONDS <= self.seconds <= MAX_SECONDS:
            raise ValueError(
                f"scenes: expected {MIN_SECONDS} to {MAX_SECONDS} seconds in total, found {self.seconds:g}"
            )
        return self


def script_path(language: str) -> Path:
    """Return the path of a language's script."""
    return bundled_path(f"guides/{language}/video.toml")


def script_languages() -> list[str]:
    """Return the languages that have a script, sorted."""
    return sorted(path.parent.name for path in bundled_path("guides").glob("*/video.toml"))


def load_script(path: Path, language: str) -> Script:
    """Read a script, and fill in the form's texts in its captions.

    Raises:
        FielError: The file does not exist, is not TOML, or is not a valid script.
    """
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise FielError(f"{path}: expected the script of the video, found: {error.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise FielError(f"{path}: expected TOML: {error}") from None
    try:
        script = Script.model_validate(values)
        return Script.model_validate(_fill_captions(script, path, language))
    except ValidationError as error:
        raise FielError(describe_validation(str(path), error)) from None


def _fill_captions(script: Script, path: Path, language: str) -> dict[str, object]:
    say = Catalogue("form", language).text
    words = {name: say(key) for name, key in _FORM_WORDS.items()}
    words |= {"guidelines": script.guidelines, "submit": script.submit, "enter": script.enter}
    filled = script.model_dump()
    for scene in filled["scenes"]:
        try:
            scene["caption"] = scene["caption"].format_map(words)
        except (KeyError, ValueError, IndexError) as error:
            known = ", ".join(f"{{{name}}}" for name in words)
            raise FielError(
                f"{path}: scenes.{scene['name']}.caption: expected only {known} in braces, found {error}"
            ) from None
    return filled
