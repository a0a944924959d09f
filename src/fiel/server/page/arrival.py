"""The pages of ours next to Argilla's interface: ``join`` and ``practice``.

Each is one file without anything to load: the page of somebody who comes for the first time, perhaps with a
slow connection, is there after one request. While they read it, it loads the files of the form.
"""

import json
import re
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

from fiel.errors import FielError
from fiel.messages.catalogue import Catalogue, available_languages
from fiel.messages.languages import writing_direction

AREA = "join"
PAGES = ("join", "practice")
_VALUES = ("name", "suggestion", "number", "total", "answer", "right")
_BASE = re.compile(r'<base href="([^"]*)">')
_FILE = re.compile(r'(?:href|src)="(?:[^"]*/)?([^"/?]+\.(?:js|css))(?:\?[^"]*)?"')
_FORM_WORDS = ("verdict-title", "verdict-correct", "verdict-corrected", "verdict-unusable", "no-source")
_PRACTICE = "why-"  # prefix of the texts that only the practice needs
_ABOUT_WORDS = ("credit-title", "credit-no", "variety_public-yes", "variety_public-description")


def add_pages(folder: Path) -> None:
    """Add our pages to the served copy of Argilla's interface."""
    for top in [path.parent for path in folder.rglob("_nuxt")]:  # Argilla puts its copy into a subfolder
        for name in PAGES:
            (top / name).mkdir()
            page = build_page(name, find_base(top), find_files(top))
            (top / name / "index.html").write_text(page, encoding="utf-8")


def find_base(top: Path) -> str:
    """Find the path under which the interface is served, without a slash at its end.

    The pages do not take it from their address, which whoever sends a link chooses: ``//example.org/`` and
    an encoded way back to the page would make them send secrets there.

    Raises:
        FielError: The entry page does not say.
    """
    found = _BASE.search((top / "index.html").read_text(encoding="utf-8"))
    if found is None:
        raise FielError(f"{top / 'index.html'}: expected the base of its addresses, found none")
    return found[1].rstrip("/")


def find_files(top: Path) -> list[str]:
    """Find the names of the scripts and style sheets that the entry page needs, all kept with the bundles."""
    return list(dict.fromkeys(_FILE.findall((top / "index.html").read_text(encoding="utf-8"))))


def build_page(name: str, base: str, form_files: Sequence[str]) -> str:
    """Return a page with its style, its script, its texts in all languages and the form's files."""
    folder = files("fiel.server.page.arrival_files")
    parts = {
        each: folder.joinpath(each).read_text("utf-8") for each in ("page.html", "page.css", "common.js")
    }
    words = {language: _words_of(language, name) for language in available_languages(AREA)}
    script = "\n".join(
        [
            f"const WORDS = {_dump(words)};",
            f"const BASE = {_dump(base)};",
            f"const FORM_FILES = {_dump(form_files)};",
            parts["common.js"],
            files("fiel.server.page").joinpath("keyboard.js").read_text("utf-8")
            if name == "practice"
            else "",
            folder.joinpath(f"{name}.js").read_text("utf-8"),
        ]
    )
    return (
        parts["page.html"]
        .replace("/* style */", parts["page.css"])
        .replace("/* script */", f'(() => {{\n"use strict";\n{script}\n}})();')
    )


def _words_of(language: str, page: str) -> dict[str, str]:
    catalogue = Catalogue(AREA, language)
    form, about = Catalogue("form", language), Catalogue("about", language)
    values = {value: f"{{{value}}}" for value in _VALUES}
    keys = [key for key in catalogue.keys() if page == "practice" or not key.startswith(_PRACTICE)]
    words = {key: catalogue.text(key, **values) for key in keys}
    return {
        **words,
        **{key: form.text(key) for key in _FORM_WORDS},
        **{key: about.text(key) for key in _ABOUT_WORDS},
        "direction": writing_direction(language),
    }


def _dump(value: object) -> str:
    """Return JSON that can stand in a script: no ``</script>`` in it ends that."""
    return json.dumps(value, ensure_ascii=False, indent=1).replace("<", "\\u003c")
