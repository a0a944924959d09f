"""Fonts for drawing: Streamlit's bundled ones, or one of the machine that has the letters.

Streamlit's wheel contains Adobe's Source Sans and Source Serif (SIL Open Font License 1.1): Latin with
accents, Cyrillic and Greek.
"""

import shutil
import subprocess
import unicodedata
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from PIL import ImageFont, features
from PIL.ImageFont import FreeTypeFont

from fiel.errors import FielError

Family = Literal["SourceSansVF-Upright", "SourceSerifVariable-Roman"]
SANS: Family = "SourceSansVF-Upright"
SERIF: Family = "SourceSerifVariable-Roman"
_NO_LETTER = "\uffff"
_RIGHT_TO_LEFT = {"R", "AL"}


@cache
def open_font(family: Family, size: int, *, bold: bool = False) -> FreeTypeFont:
    """Open a font bundled with Streamlit.

    Raises:
        FielError: It is not where Streamlit usually keeps it.
    """
    font = ImageFont.truetype(_find_file(family), size)
    font.set_variation_by_name("Bold" if bold else "Regular")
    return font


def choose_font(text: str, family: Family, size: int, *, bold: bool = False) -> FreeTypeFont | None:
    """Return a font, preferably of ``family``, that can draw a text at a size in pixels, or None."""
    font = open_font(family, size, bold=bold)
    if has_letters(font, text):
        return font
    path = _find_on_machine("".join(sorted(set(text)))) if _can_shape(text) else None
    other = ImageFont.truetype(path, size) if path else None
    return other if other and has_letters(other, text) else None


def starts_at_right(text: str) -> bool:
    """Tell whether a text's first letter belongs to a right-to-left script."""
    directions = (unicodedata.bidirectional(letter) for letter in text)
    return next((each for each in directions if each in {"L", *_RIGHT_TO_LEFT}), "L") != "L"


@lru_cache(maxsize=256)
def has_letters(font: FreeTypeFont, text: str) -> bool:
    """Tell whether a font has a glyph for each letter, rather than the box for missing ones."""
    box = bytes(font.getmask(_NO_LETTER))
    return all(bytes(font.getmask(letter)) != box for letter in set(text) if not letter.isspace())


def _can_shape(text: str) -> bool:
    """Tell whether the letters can be joined, stacked and ordered as their script requires."""
    if any(unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT for letter in text):
        return bool(features.check("raqm") and features.check("fribidi"))
    return bool(features.check("raqm")) or not any(unicodedata.combining(letter) for letter in text)


@cache
def _find_file(family: Family) -> Path:
    package = find_spec("streamlit")
    places = package.submodule_search_locations if package else None
    for place in places or ():
        for path in sorted((Path(place) / "static").rglob(f"{family}.*woff2")):
            return path
    raise FielError(f"streamlit: expected its font {family}, found none")


@cache
def _find_on_machine(letters: str) -> str | None:
    """Ask fontconfig, if installed, for a font that has these letters."""
    command = shutil.which("fc-match")
    if command is None:
        return None
    codes = " ".join(f"{ord(letter):x}" for letter in letters if not letter.isspace())
    done = subprocess.run(
        [command, "-f", "%{file}", f":charset={codes}"], capture_output=True, text=True, timeout=20
    )
    return done.stdout if done.returncode == 0 and Path(done.stdout).is_file() else None
