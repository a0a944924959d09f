"""What each person did in a campaign, as a private thank-you page."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from babel.dates import format_date

from fiel.campaign import Campaign
from fiel.judgements import Judgement
from fiel.messages.catalogue import Catalogue, choose_language
from fiel.messages.pages import write_document
from fiel.people.credits import Profile, find_name_problem
from fiel.people.roster import REMOVED_PREFIX


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskEffort:
    """One person's usable answers in one task, by kind."""

    title: str
    answers: int
    corrected: int
    unusable: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What one person did in a campaign.

    Attributes:
        name: How the person is addressed: their chosen name, else their first name or user name.
        named: The name under which they are thanked in public, or None for an anonymous person.
        tasks: What they did in each task where they did anything.
        first: Day of their first answer, in UTC.
        last: Day of their last answer, in UTC.
    """

    username: str
    name: str
    named: str | None
    tasks: tuple[TaskEffort, ...]
    first: date
    last: date

    @property
    def total(self) -> TaskEffort:
        """The sum over the tasks."""
        return TaskEffort(
            title="",
            answers=sum(task.answers for task in self.tasks),
            corrected=sum(task.corrected for task in self.tasks),
            unusable=sum(task.unusable for task in self.tasks),
        )


def make_receipts(
    campaign: Campaign,
    judgements: Mapping[str, Sequence[Judgement]],
    profiles: Iterable[Profile],
    credits: Mapping[str, str],
    *,
    first_names: Mapping[str, str] | None = None,
) -> list[Receipt]:
    """Make a receipt for each person with a usable answer, sorted by user name.

    Removed people and simulated accounts get none. ``judgements`` are by task name; ``credits`` and
    ``first_names``, for people who chose no name, by user name.
    """
    first_names = first_names or {}
    chosen = {each.username: " ".join(each.display_name.split()) for each in profiles}
    efforts: defaultdict[str, list[TaskEffort]] = defaultdict(list)
    days: defaultdict[str, list[date]] = defaultdict(list)
    for task in campaign.tasks:
        answers: defaultdict[str, list[Judgement]] = defaultdict(list)
        for judgement in judgements[task.name]:
            if judgement.problem is None and not judgement.simulated:
                answers[judgement.annotator].append(judgement)
        for username, own in answers.items():
            days[username] += [judgement.submitted_at.date() for judgement in own]
            efforts[username].append(_sum_effort(task.definition.title, own))
    return [
        Receipt(
            username=username,
            name=_address(
                username, chosen.get(username) or credits.get(username) or first_names.get(username, "")
            ),
            named=credits.get(username),
            tasks=tuple(efforts[username]),
            first=min(days[username]),
            last=max(days[username]),
        )
        for username in sorted(efforts)
        if not username.startswith(REMOVED_PREFIX)
    ]


def write_receipt(receipt: Receipt, campaign: Campaign) -> str:
    """Write a receipt as an HTML page that prints on one sheet, in the language of the campaign's form."""
    language = choose_language("receipt", campaign.form_language)
    return write_document(
        Path(__file__).with_name("receipt.html"),
        language,
        receipt=receipt,
        say=Catalogue("receipt", language).text,
        campaign=campaign.title_in(language),
        day=lambda day: format_date(day, format="long", locale=language),
    )


def name_files(usernames: Iterable[str]) -> dict[str, str]:
    """Return a file name for each person, whatever characters their user names contain.

    Some file systems treat ``Ana.html`` and ``ana.html`` as the same, or different encodings of an accent:
    the second name gets a number.
    """
    names: dict[str, str] = {}
    taken: set[str] = set()
    for username in sorted(usernames):
        base = re.sub(r"[^\w.@+-]|^\.", lambda sign: f"%{ord(sign[0]):02X}", username)
        name, number = base, 1
        while _as_disks_see(name) in taken:
            number += 1
            name = f"{base}~{number}"
        taken.add(_as_disks_see(name))
        names[username] = f"{name}.html"
    return names


def _as_disks_see(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", name).casefold())


def _sum_effort(title: str, answers: Sequence[Judgement]) -> TaskEffort:
    decisions = [judgement.decision for judgement in answers]
    return TaskEffort(
        title=title,
        answers=len(decisions),
        corrected=decisions.count("corrected"),
        unusable=decisions.count("unusable"),
    )


def _address(username: str, name: str) -> str:
    return username if find_name_problem(name) else name
