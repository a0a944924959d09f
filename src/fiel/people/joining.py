"""Names that people choose for themselves when they join with an invitation."""

import re
import unicodedata
from collections.abc import Iterable

from fiel.judgements import SIMULATED_PREFIX
from fiel.people.credits import MAX_NAME_LENGTH, find_name_problem
from fiel.people.roster import HUB_PREFIX, REMOVED_PREFIX, fold_name

_RESERVED = frozenset(
    "owner admin administrator administrador argilla fiel organizer organizador organizadora root support "
    "soporte system community comunidad machine-translation".split()
)
_PREFIXES = (SIMULATED_PREFIX, REMOVED_PREFIX, HUB_PREFIX)
_SIGNS = frozenset("_.+-\u200c\u200d")
_TRIES = 1000
_UNDRAWN = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200c\u200d\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
"""Letters and marks that nobody sees (Default_Ignorable_Code_Point of Unicode)."""


def clean_chosen_name(name: str) -> str:
    """Return a name in one spelling: NFC, with single spaces and none around it."""
    return " ".join(unicodedata.normalize("NFC", name).split())


def find_chosen_name_problem(name: str) -> str | None:
    """Return the key of what is wrong with a clean name, in ``messages/*/join.ftl``, or None."""
    if not name:
        return "name-missing"
    if len(name) > MAX_NAME_LENGTH:
        return "name-long"
    if "@" in name:
        return "name-address"
    if find_name_problem(name) or not _skeleton(name):
        return "name-letters"
    if _is_reserved(name):
        return "name-reserved"
    return None


def _is_reserved(name: str) -> bool:
    folded = fold_name(_UNDRAWN.sub("", make_username(name)))
    return folded in _RESERVED or fold_name(name).startswith(_PREFIXES) or folded.startswith(_PREFIXES)


def make_username(name: str) -> str:
    """Return the account's name for a chosen name: letters, marks and digits, with dots for spaces."""
    kept = ".".join(name.split())
    text = "".join(each for each in kept if unicodedata.category(each)[0] in "LMN" or each in _SIGNS)
    return text.lstrip(".+-\u200c\u200d")


def is_taken(name: str, known: Iterable[str]) -> bool:
    """Tell whether people could confuse a name with an account's or another's shown name."""
    ours = _skeleton(name)
    return any(_skeleton(each) == ours for each in known)


def suggest_name(name: str, known: Iterable[str]) -> str:
    """Return a free name like the wanted one."""
    taken = {_skeleton(each) for each in known}
    short = name[: MAX_NAME_LENGTH - 5].strip()
    return next(
        (free for number in range(2, _TRIES) if _skeleton(free := f"{short} {number}") not in taken), ""
    )


def _skeleton(name: str) -> str:
    """Return the same text for names that look alike: by case, width, spaces or the account's dots."""
    shown = _UNDRAWN.sub("", make_username(clean_chosen_name(name.removeprefix(HUB_PREFIX))))
    return fold_name(shown).replace(".", "")
