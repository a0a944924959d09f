"""Fiel's additions to each page of Argilla's interface: one readable script and one style sheet.

Argilla's form moves on to the next record even when an answer could not be sent, and does not keep what was
typed. The script keeps it, retries, informs the person, catches contradictory answers and can undo a discard.
It sits between Argilla's form and its HTTP client, and replaces component methods by their names in version
2.8.0, which ``sources`` enforces.
"""

import hashlib
import json
from importlib.resources import files
from pathlib import Path

from fiel.benchmarks import BENCHMARKS
from fiel.errors import FielError
from fiel.messages.catalogue import Catalogue, available_languages
from fiel.messages.languages import writing_direction
from fiel.people.roster import HUB_PREFIX
from fiel.server.patches.filenames import SCRIPT, SHEET

AREA = "interface"
ARGILLA_AREA = "argilla"

_PARTS = (
    "early",
    "storage",
    "keyboard",
    "notices",
    "rules",
    "delivery",
    "form",
    "layout",
    "proposals",
    "undo",
    "recent",
    "tools",
    "comment",
    "keys",
    "words",
    "access",
    "queue",
    "arrival",
    "start",
)
_SHEETS = ("notices", "layout", "tools", "access", "touch", "direction")
# Filled in by the scripts.
_VALUES = (
    "boxes",
    "reason",
    "name",
    "count",
    "provider",
    "space",
    "user",
    "link",
)
_TITLES = (("form", "verdict-title"), ("about", "credit-title"))  # of the first question of each of our forms


def build_script() -> str:
    """Return the script, with its texts in all languages."""
    words = {language: words_of(language) for language in available_languages(AREA)}
    titles = {
        Catalogue(area, language).text(key): language
        for area, key in _TITLES
        for language in available_languages(area)
        if language in words
    }
    folder = files("fiel.server.page")
    parts = [folder.joinpath(f"{part}.js").read_text(encoding="utf-8") for part in _PARTS]
    constants = {
        "WORDS": words,
        "LANGUAGES": titles,
        "FROM_THE_RIGHT": [language for language in words if writing_direction(language) == "rtl"],
        "ARGILLA": {
            language: words_of(language, ARGILLA_AREA) for language in available_languages(ARGILLA_AREA)
        },
        "HUB_PREFIX": HUB_PREFIX,
        "TASKS": {name: benchmark.title for name, benchmark in BENCHMARKS.items()},
    }
    declared = "".join(f"const {name} = {_dump(value)};\n" for name, value in constants.items())
    return "\n".join(['(() => {\n"use strict";\n', declared, *parts, "})();\n"])


def build_sheet() -> str:
    """Return the style sheet."""
    folder = files("fiel.server.page")
    return "\n".join(folder.joinpath(f"{part}.css").read_text(encoding="utf-8") for part in _SHEETS)


def add_script(folder: Path) -> None:
    """Add the script and the style sheet to the served copy of Argilla's interface.

    Raises:
        FielError: The interface has no pages.
    """
    script, sheet = build_script(), build_sheet()
    tops = [path.parent for path in folder.rglob("_nuxt")]  # Argilla puts its copy into a subfolder
    if not tops:
        raise FielError(f"{folder}: expected the pages of Argilla's interface, found none")
    # Their addresses are relative to the page's ``base``, and change with their content, so that no browser
    # uses an old version. The script precedes Argilla's own.
    tags = (
        f'<link rel="stylesheet" href="{SHEET}?{_version_of(sheet)}">'
        f'<script src="{SCRIPT}?{_version_of(script)}"></script></head>'
    )
    for top in tops:
        (top / SCRIPT).write_text(script, encoding="utf-8")
        (top / SHEET).write_text(sheet, encoding="utf-8")
        for page in top.rglob("*.html"):
            content = page.read_text(encoding="utf-8")
            page.write_text(content.replace("</head>", tags, 1), encoding="utf-8")


def words_of(language: str, area: str = AREA) -> dict[str, str]:
    """Return the words of a language by key, with their values in braces: the scripts fill them in."""
    catalogue = Catalogue(area, language)
    kept = {name: f"{{{name}}}" for name in _VALUES}
    return {key: catalogue.text(key, **kept) for key in catalogue.keys()}


def _version_of(content: str) -> str:
    return hashlib.sha256(content.encode()).hexdigest()[:12]


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)
