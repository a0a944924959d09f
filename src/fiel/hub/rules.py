"""What the Hub takes in a card's metadata: the languages and the licences that it knows.

Format: ``language`` is an ISO 639 code in small letters, and the whole tag of a regional language goes to
``language_bcp47``. ``license`` is of the Hub's list, or ``other`` with ``license_name`` and ``license_link``.
"""

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import Any

LICENSE_FILE = "LICENSE"
"""Where an export says under which licence it is, when the Hub has no name for it."""

_OTHER = "other"


@cache
def _known_licenses() -> Mapping[str, str]:
    """Return the Hub's name of each licence, by every way to write it, in small letters."""
    text = files("fiel.hub").joinpath("licenses.toml").read_text(encoding="utf-8")
    listed: dict[str, list[str]] = tomllib.loads(text)
    return {name.lower(): hub for hub, others in listed.items() for name in (hub, *others)}


def hub_license(license: str) -> str:
    """Return what the Hub calls a licence: ``other`` for one that it has no name for."""
    return _known_licenses().get(license.strip().lower(), _OTHER)


def describe_license(license: str) -> dict[str, str]:
    """Return what a card's metadata says of a licence."""
    hub = hub_license(license)
    if hub != _OTHER:
        return {"license": hub}
    return {"license": _OTHER, "license_name": _name_license(license), "license_link": LICENSE_FILE}


def describe_language(language: str) -> dict[str, Any]:
    """Return what a card's metadata says of a language, given as a BCP 47 tag."""
    code = language.split("-")[0].lower()
    return {"language": [code], **({"language_bcp47": [language]} if code != language else {})}


def warn_of_license(license: str) -> list[str]:
    """Say what a card will say of a licence that the Hub has no name for, and which one may be meant."""
    if hub_license(license) != _OTHER or license.strip().lower() == _OTHER:
        return []
    known = _known_licenses()
    near = get_close_matches(_name_license(license), known, n=1, cutoff=0.8)
    meant = f" Did you mean {near[0].upper() if near[0].startswith('cc') else near[0]}?" if near else ""
    return [
        f"license: expected a licence that the Hugging Face Hub knows, found {license!r}: the card will say "
        f"`other` and name it.{meant}"
    ]


def _name_license(license: str) -> str:
    plain = unicodedata.normalize("NFKD", license).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9.]+", "-", plain).strip("-.")[:96] or "unnamed"
