"""A person's own page at ``/me``, with a link to it in Argilla's interface, and what ends a queue there.

The page is a few files without a framework, so that it shows at once on a phone. What it shows comes from
`fiel.server.own`, asked for with the session that Argilla's interface has in the browser.
"""

import json
from importlib.resources import files
from pathlib import Path

from fiel.errors import FielError
from fiel.messages.catalogue import Catalogue, available_languages
from fiel.messages.languages import writing_direction
from fiel.server.page.arrival import find_base

AREA = "own"
PAGE, SCRIPT, SHEET, ONWARD = "me/index.html", "own.js", "own.css", "onward.js"

_FOLDER = "/_nuxt"  # whose address gets the mark of the content


def build_words() -> dict[str, dict[str, str]]:
    """Return the texts by language; values stand in braces, and ``direction`` is that of the language."""
    return {language: _words_of(language) for language in available_languages(AREA)}


def add_own_page(folder: Path) -> None:
    """Add the page and the script to the served copy of Argilla's interface.

    Raises:
        FielError: The interface has no pages.
    """
    tops = [path.parent for path in folder.rglob("_nuxt") if path.is_dir()]
    if not tops:
        raise FielError(f"{folder}: expected the pages of Argilla's interface, found none")
    words = f"const WORDS = {json.dumps(build_words(), ensure_ascii=False, indent=1)};\n"
    for top in tops:
        prefix = find_base(top)
        for page in top.rglob("*.html"):
            tag = f'<script src="{prefix}{_FOLDER}/{ONWARD}" defer></script></head>'
            content = page.read_text(encoding="utf-8")
            page.write_text(content.replace("</head>", tag, 1), encoding="utf-8")
        for name in (SCRIPT, ONWARD):
            script = '(() => {\n"use strict";\n\n' + words + _read("words.js") + _read(name) + "})();\n"
            (top / "_nuxt" / name).write_text(script, encoding="utf-8")
        (top / "_nuxt" / SHEET).write_text(_read(SHEET), encoding="utf-8")
        (top / PAGE).parent.mkdir(exist_ok=True)
        (top / PAGE).write_text(_read("own.html").replace("@@base@@", prefix), encoding="utf-8")


def _read(name: str) -> str:
    return files("fiel.server.ownpage").joinpath(name).read_text(encoding="utf-8")


def _words_of(language: str) -> dict[str, str]:
    catalogue = Catalogue(AREA, language)
    values = {name: f"{{{name}}}" for name in ("task", "count", "date", "name", "campaign", "choice")}
    texts = {key: catalogue.text(key, **values) for key in catalogue.keys()}
    return {**texts, "direction": writing_direction(language)}
