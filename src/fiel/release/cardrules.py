"""Languages and licences in the metadata of dataset cards, as the Hub accepts them.

Format: ``language`` is an ISO 639 code in lower case, with the full tag of a regional language in
``language_bcp47``. ``license`` is from the Hub's list, or ``other`` with ``license_name`` and
``license_link``.
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
"""File that names the licence in an export, if the Hub does not know it."""

OTHER = "other"
"""The Hub's name of a licence that it does not know."""


@cache
def _known_licenses() -> Mapping[str, str]:
    """Return the Hub's name of each licence by all its spellings, in lower case."""
    text = files("fiel.release").joinpath("licenses.toml").read_text(encoding="utf-8")
    listed: dict[str, list[str]] = tomllib.loads(text)
    return {name.lower(): hub for hub, others in listed.items() for name in (hub, *others)}


def hub_license(license: str) -> str:
    """Return the Hub's name of a licence, or ``other`` if it has none."""
    return _known_licenses().get(license.strip().lower(), OTHER)


def describe_license(license: str) -> dict[str, str]:
    """Return a card's metadata for a licence."""
    hub = hub_license(license)
    if hub != OTHER:
        return {"license": hub}
    return {"license": OTHER, "license_name": _name_license(license), "license_link": LICENSE_FILE}


def describe_language(language: str) -> dict[str, Any]:
    """Return a card's metadata for a language, given as a BCP 47 tag."""
    code = language.split("-")[0].lower()
    return {"language": [code], **({"language_bcp47": [language]} if code != language else {})}


def warn_of_license(license: str) -> list[str]:
    """Warn about a licence that the Hub does not know, with a suggestion if there is a similar one."""
    if hub_license(license) != OTHER or license.strip().lower() == OTHER:
        return []
    known = _known_licenses()
    near = get_close_matches(_name_license(license), known, n=1, cutoff=0.8)
    meant = f" Did you mean {near[0].upper() if near[0].startswith('cc') else near[0]}?" if near else ""
    return [
        f"license: expected a licence known to the Hugging Face Hub, found {license!r}: the dataset card "
        f"will use `other` with this name.{meant}"
    ]


def _name_license(license: str) -> str:
    plain = unicodedata.normalize("NFKD", license).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9.]+", "-", plain).strip("-.")[:96] or "unnamed"
