"""Decide who is named in public, from people's profiles and the organizer's list."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

MAX_NAME_LENGTH = 60

_UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
_JOINERS = {"\u200c", "\u200d"}  # needed by some scripts and emoji


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """One person's answers about themselves in Argilla, as they wrote them."""

    username: str
    credit: bool
    display_name: str = ""
    variety: str = ""
    count_variety: bool = False

    @property
    def problem(self) -> str | None:
        """Why a person who wants to be named cannot be shown under their chosen name, or None."""
        return find_name_problem(self.display_name) if self.credit else None


def find_name_problem(name: str) -> str | None:
    """Return why a name cannot be shown in public, or None if it can."""
    name = name.strip()
    if not name:
        return "no name was given"
    if len(name) > MAX_NAME_LENGTH:
        return f"the name has {len(name)} characters, more than {MAX_NAME_LENGTH}"
    if "@" in name:
        return "the name looks like an e-mail address"
    if any(unicodedata.category(sign) in _UNSEEN and sign not in _JOINERS for sign in name):
        return "the name has invisible characters"
    if not any(unicodedata.category(sign)[0] in "LNS" for sign in name):
        return "the name has no letter"
    return None


def credit_people(listed: Mapping[str, str], profiles: Iterable[Profile]) -> dict[str, str]:
    """Decide who is named in public; return display names by user name.

    A person's own choice overrides the organizer's list. Those who said no are anonymous. Those who said yes
    are shown under the name they gave, or the list's name if they gave none; if their name cannot be shown,
    they are anonymous.
    """
    credits = dict(listed)
    for profile in profiles:
        if not profile.credit:
            credits.pop(profile.username, None)
        elif profile.problem is None:
            credits[profile.username] = " ".join(profile.display_name.split())
        elif profile.display_name.strip():
            credits.pop(profile.username, None)
    return credits
