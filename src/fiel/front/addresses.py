"""Which page is at which address, relative to the front's root.

A page is at ``LANGUAGE/PAGE``; names that people chose are in the query, because a path cannot hold every
name. Addresses without a language are those of earlier versions, and get the visitor's.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal
from urllib.parse import quote, urlencode

PageKind = Literal[
    "progress",
    "people",
    "findings",
    "participate",
    "news",
    "about",
    "person",
    "correction",
    "embed",
    "feed",
    "card",
    "person-card",
    "badge",
]

LIVE = "live"
"""Path of the interactive dashboard."""

LISTED: tuple[PageKind, ...] = ("progress", "people", "findings", "participate", "news", "about")
"""The pages in the navigation, in order."""

_PATHS: Mapping[PageKind, str] = {
    "progress": "",
    **{kind: kind for kind in LISTED[1:]},
    "person": "person",
    "embed": "embed",
    "feed": "news.xml",
    "card": "card.png",
    "person-card": "person.png",
    "badge": "badge.svg",
}
_KINDS = {path: kind for kind, path in _PATHS.items()}
_CAMPAIGN = re.compile(r"campaigns/([^/]+)")
_CORRECTION = re.compile(r"findings/([0-9a-f]+)")


@dataclass(frozen=True, slots=True)
class Address:
    """A page or a file of the front.

    Attributes:
        language: Its language.
        campaign: The campaign that it is about, or an empty text for all.
        name: The person's name, or the code of a correction.
    """

    language: str
    kind: PageKind = "progress"
    campaign: str = ""
    name: str = ""

    def into(self, language: str) -> "Address":
        """Return the address of the same page in another language."""
        return replace(self, language=language)

    @property
    def path(self) -> str:
        """The path, with its query, relative to the front's root."""
        if self.kind == "correction":
            return f"{self.language}/findings/{self.name}"
        if self.kind == "progress" and self.campaign:
            return f"{self.language}/campaigns/{quote(self.campaign, safe='')}"
        asked = {"campaign": self.campaign, "name": self.name}
        query = urlencode({key: value for key, value in asked.items() if value})
        return f"{self.language}/{_PATHS[self.kind]}{'?' if query else ''}{query}"


def parse_address(
    path: str, query: Mapping[str, str], *, languages: tuple[str, ...], language: str
) -> Address | None:
    """Return what is at a path, without its leading slash, or None for nothing.

    ``languages`` are those of the front; ``language`` is the visitor's, for paths without any.
    """
    first, _, rest = path.partition("/")
    if first in languages:
        found = _parse_page(first, rest, query) if "/" in path else None
    else:
        found = _parse_page(language, path, query)
        if found and query.get("person"):
            return replace(found, kind="person", name=query["person"])
        if found and found.kind not in (*LISTED, "person", "correction"):
            return None
    return found


def _parse_page(language: str, path: str, query: Mapping[str, str]) -> Address | None:
    campaign = query.get("campaign", "")
    one = _CAMPAIGN.fullmatch(path)
    if one:
        return Address(language, campaign=one[1])
    correction = _CORRECTION.fullmatch(path)
    if correction:
        return Address(language, "correction", name=correction[1])
    kind = _KINDS.get(path)
    if kind is None:
        return None
    name = query.get("name", "") if kind in ("person", "person-card") else ""
    return Address(language, kind, campaign, name)
