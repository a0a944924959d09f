"""The HTML of the pages: templates that show every value as text, whatever it contains."""

from base64 import b64encode
from functools import cache
from pathlib import Path
from typing import Any

from markupsafe import Markup

from fiel.front.wording import Words
from fiel.messages.pages import load_templates

_FOLDER = Path(__file__).parent / "templates"


def render(template: str, words: Words, **values: Any) -> Markup:
    """Render ``templates/NAME.html`` with the language as ``w`` and its texts as ``t``, escaping values."""
    return Markup(
        load_templates(_FOLDER).get_template(f"{template}.html").render(w=words, t=words.text, **values)
    )


@cache
def read_style(name: str) -> str:
    """Return a style sheet from ``templates/``, without comments and the white space around lines."""
    lines = (_FOLDER / f"{name}.css").read_text(encoding="utf-8").splitlines()
    return "".join(line.strip() for line in lines if not line.startswith("/*"))


@cache
def read_script(name: str) -> str:
    """Return a script from ``templates/``."""
    return (_FOLDER / f"{name}.js").read_text(encoding="utf-8")


@cache
def picture(name: str) -> str:
    """Return a drawing from ``templates/`` as a data URL."""
    drawn = (_FOLDER / f"{name}.svg").read_bytes()
    return f"data:image/svg+xml;base64,{b64encode(drawn).decode('ascii')}"
