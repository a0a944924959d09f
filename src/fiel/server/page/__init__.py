"""What Fiel adds to each page of Argilla's interface: one script and one style sheet, readable as they are.

Argilla's form goes on to the next record when an answer could not be sent, and keeps nothing that was typed.
The script keeps it and tries again, says so, catches answers that contradict themselves and takes back what
was discarded. It stands between Argilla's form and its HTTP client, and replaces methods of its components by
the names that they have in version 2.8.0, which ``sources`` holds it to.
"""

import hashlib
import json
from importlib.resources import files
from pathlib import Path

from fiel.errors import FielError
from fiel.messages.catalogue import Catalogue, available_languages

AREA = "interface"
SCRIPT = "fiel.js"
SHEET = "fiel.css"

_PARTS = ("storage", "notices", "rules", "delivery", "form", "undo", "queue", "start")
_TITLES = (("form", "verdict-title"), ("about", "credit-title"))  # of the first question of each form of ours


def build_script() -> str:
    """Return the script, with its words in all languages."""
    words = {language: _words_of(language) for language in available_languages(AREA)}
    titles = {
        Catalogue(area, language).text(key): language
        for area, key in _TITLES
        for language in available_languages(area)
        if language in words
    }
    folder = files("fiel.server.page")
    parts = [folder.joinpath(f"{part}.js").read_text(encoding="utf-8") for part in _PARTS]
    constants = f"const WORDS = {_dump(words)};\nconst LANGUAGES = {_dump(titles)};\n"
    return "\n".join(['(() => {\n"use strict";\n', constants, *parts, "})();\n"])


def add_script(folder: Path) -> None:
    """Put the script and the style sheet into the interface.

    Args:
        folder: The copy of Argilla's interface that is served.

    Raises:
        FielError: The interface has no page to put them into.
    """
    script, sheet = build_script(), files("fiel.server.page").joinpath("notices.css").read_text("utf-8")
    tops = [path.parent for path in folder.rglob("_nuxt")]  # Argilla puts its copy into a folder of its own
    if not tops:
        raise FielError(f"{folder}: expected the pages of Argilla's interface, found none")
    # Their addresses follow from the page's ``base``; they change with what is in them, so that no browser
    # goes on with what it had before. The script comes before Argilla's own.
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


def _words_of(language: str) -> dict[str, str]:
    catalogue = Catalogue(AREA, language)
    return {key: catalogue.text(key, boxes="{boxes}", reason="{reason}") for key in catalogue.keys()}


def _version_of(content: str) -> str:
    return hashlib.sha256(content.encode()).hexdigest()[:12]


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)
