"""Varieties and countries as people said: how many people, in groups of at least five.

Only those count who agreed to it and gave an answer that counts. Anyone can record every snapshot, and see in
it who is newly named, so a number must not change with one person:

- What is counted changes only when ten people or more said something else than what is counted of them, and
  then five of them, whom the secret key of the marks chooses, stay behind. So nothing tells whether the
  last person to come is counted.
- The number of a group changes only when those behind it differ by five people or more, and is rounded down
  to a multiple of five. It stays when one person leaves.
- All who are in none of the shown groups are one more group, of the same kind.

Against somebody who joins under many names, and says the same with four of them, there is no protection here:
organizers can let in people one by one.
"""

import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Self

from fiel.people.credits import Profile, find_name_problem
from fiel.reading.strict import StrictModel
from fiel.snapshots.marks import Marker

FEWEST_ALIKE = 5
"""Fewest people of whom a number is shown, and by whom it may change."""

_OTHERS = ""
_ACCENTS = range(0x0300, 0x0370)


class VarietyGroup(StrictModel):
    """People who said the same; those without a text are the others.

    Attributes:
        text: What they said, in the spelling that is shown.
        people: The marks of those behind the number.
        number: What is shown; 0 if nothing is.
    """

    text: str = ""
    people: frozenset[str] = frozenset()
    number: int = 0


class Varieties(StrictModel):
    """What is public of what people said about their variety, and of whom. It is private.

    Attributes:
        counted: By the mark of a person, that of what they said.
        groups: By the mark of what they said; that of the others is empty.
    """

    counted: dict[str, str] = {}
    groups: dict[str, VarietyGroup] = {}

    def renew(self, said: Mapping[str, str], marker: Marker) -> Self:
        """Count again if that gives nobody away; ``said`` is what people say now, by their marks."""
        now = _mark_said(said, marker)
        changed = [who for who in self.counted.keys() | now.keys() if self.counted.get(who) != now.get(who)]
        if len(changed) < 2 * FEWEST_ALIKE:
            return self
        behind = set(sorted(changed)[:FEWEST_ALIKE])  # marks are in no order but that of the key
        counted = {who: mark for who, mark in now.items() if who not in behind}
        counted |= {who: self.counted[who] for who in behind & self.counted.keys()}
        return self.model_copy(update={"counted": counted, "groups": self._group(counted, now, said)})

    def _group(
        self, counted: Mapping[str, str], now: Mapping[str, str], said: Mapping[str, str]
    ) -> dict[str, VarietyGroup]:
        people: dict[str, set[str]] = {mark: set() for mark in self.groups}
        spellings: dict[str, Counter[str]] = {}
        for who, mark in counted.items():
            people.setdefault(mark, set()).add(who)
            if now.get(who) == mark:
                spellings.setdefault(mark, Counter())[said[who]] += 1
        groups = {
            mark: self._renew_group(mark, who, spellings.get(mark, Counter()))
            for mark, who in people.items()
            if mark != _OTHERS
        }
        rest = {who for who, mark in counted.items() if not groups[mark].number}
        return {**groups, _OTHERS: self._renew_group(_OTHERS, rest, Counter())}

    def _renew_group(self, mark: str, people: Collection[str], spellings: Counter[str]) -> VarietyGroup:
        known = self.groups.get(mark, VarietyGroup())
        if len(known.people ^ set(people)) < FEWEST_ALIKE:
            return known
        text = known.text or min(spellings, key=lambda each: (-spellings[each], each), default="")
        number = _round_down(len(people)) if text or mark == _OTHERS else 0
        return VarietyGroup(text=text, people=frozenset(people), number=number)

    def list_rows(self, campaign: str) -> list[dict[str, Any]]:
        """Return the rows of a campaign in the table ``varieties``."""
        shown = [each for each in self.groups.values() if each.number]
        return [{"campaign": campaign, "variety": each.text or None, "people": each.number} for each in shown]


def recall_varieties(
    known: Varieties, rows: Sequence[Mapping[str, Any]], said: Mapping[str, str], marker: Marker
) -> Varieties:
    """Return what is public; if that is not known, the rows of a snapshot, as if people had said it today.

    Then the numbers change only with what people say from now on.
    """
    if known.groups or not rows:
        return known
    now = _mark_said(said, marker)
    shown = {
        marker.mark_text(fold_variety(row["variety"])) if row["variety"] else _OTHERS: row for row in rows
    }
    groups = {}
    for mark in {*now.values(), *shown, _OTHERS}:
        alike = {who for who, own in now.items() if own == mark or (mark == _OTHERS and own not in shown)}
        row = shown.get(mark, {"variety": "", "people": 0})
        groups[mark] = VarietyGroup(text=row["variety"], people=frozenset(alike), number=row["people"])
    return Varieties(counted=now, groups=groups)


def _mark_said(said: Mapping[str, str], marker: Marker) -> dict[str, str]:
    return {who: marker.mark_text(fold_variety(text)) for who, text in said.items()}


def find_countable(profiles: Iterable[Profile]) -> dict[str, str]:
    """Return what people agreed to have counted, by user name, without what could not be shown."""
    return {
        each.username: " ".join(each.variety.split())
        for each in profiles
        if each.count_variety and not find_name_problem(each.variety)
    }


def fold_variety(text: str) -> str:
    """Return what two spellings of the same have in common: “México” and “mexico”."""
    bare = "".join(each for each in unicodedata.normalize("NFKD", text) if ord(each) not in _ACCENTS)
    return " ".join(bare.casefold().strip(".,;!¡ ").split())


def _round_down(count: int) -> int:
    return count - count % FEWEST_ALIKE
