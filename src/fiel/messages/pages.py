"""Web pages from templates that show every value as text, whatever it contains."""

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from fiel.messages.languages import writing_direction

_FOLDER = Path(__file__).parent


@cache
def load_templates(folder: Path) -> Environment:
    """Return the templates of a folder, which escape every value and refuse a missing one."""
    return Environment(
        loader=FileSystemLoader((folder, _FOLDER)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


def write_document(template: Path, language: str, **values: Any) -> str:
    """Write a self-contained page: no script, and nothing from elsewhere; ``document.html`` has its head."""
    environment = load_templates(template.parent)
    return environment.get_template(template.name).render(
        lang=language, direction=writing_direction(language), **values
    )
