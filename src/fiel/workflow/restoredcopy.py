"""A restored campaign next to its archive: what is equal, and what no archive can carry."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from fiel.annotation.archive import StoredCampaign
from fiel.annotation.client import Argilla
from fiel.annotation.restore import RestorePlan, restored_role
from fiel.archive.content import (
    ArchivedDataset,
    ArchivedPerson,
    ArchivedRecord,
    ContentSum,
    DatasetInfo,
    settle_record,
)
from fiel.archive.file import Archive


@dataclass(frozen=True, slots=True)
class RestoredPart:
    """One comparison between the archive and the restored campaign."""

    what: str
    archive: str
    restored: str

    @property
    def equal(self) -> bool:
        """Whether both values are equal."""
        return self.archive == self.restored


def compare_restored(client: Argilla, archived: Archive, plan: RestorePlan) -> list[RestoredPart]:
    """Read everything back and compare it with the archive, except ids and times."""
    stored = StoredCampaign(client, plan.name)
    found = {each.settings.name: _sum_up(each.settings, stored.records(each)) for each in stored.datasets}
    compared = [RestoredPart("datasets", _list(archived.manifest.datasets), _list(found))]
    for name in archived.manifest.datasets:
        expected = _sum_up(archived.dataset(name), archived.records(name))
        here = found.get(name) or DatasetInfo(records=0, answers={}, content="none")
        compared += [
            RestoredPart(f"{name}: records", str(expected.records), str(here.records)),
            RestoredPart(f"{name}: answers", json.dumps(expected.answers), json.dumps(here.answers)),
            RestoredPart(f"{name}: content", expected.content, here.content),
        ]
    return [*compared, *_compare_people(stored, archived, plan)]


def _sum_up(dataset: ArchivedDataset, records: Iterable[ArchivedRecord]) -> DatasetInfo:
    """Sum up records, with each status recomputed from its answers."""
    total = ContentSum(dataset)
    for record in records:
        total.add(settle_record(record, dataset))
    return total.info()


def _compare_people(stored: StoredCampaign, archived: Archive, plan: RestorePlan) -> list[RestoredPart]:
    created = {account.username for account in plan.accounts}
    expected = [
        _describe_person(person, restored_role(person), new=person.username in created)
        for person in archived.people()
    ]
    here = [
        _describe_person(person, person.role, new=person.username in created) for person in stored.people()
    ]
    return [RestoredPart("people", _list(expected), _list(here))]


def _describe_person(person: ArchivedPerson, role: str, *, new: bool) -> str:
    """Describe a person; names and role only for new accounts, as existing accounts keep theirs."""
    full_name = " ".join(name for name in (person.first_name, person.last_name) if name)
    named = f", {full_name}" if new and full_name != person.username else ""
    membership = "member" if person.member else "not a member"
    return f"{person.username} ({membership}{f', {role}' if new else ''}{named})"


def _list(names: Any) -> str:
    return ", ".join(sorted(names)) or "none"


def describe_lost(archived: Archive, plan: RestorePlan) -> list[str]:
    """Describe what a restore cannot bring back."""
    lines = ["ids, passwords and API keys, which the other Argilla creates itself"]
    wrong = sum(
        settle_record(record, dataset) != record
        for dataset in map(archived.dataset, archived.manifest.datasets)
        for record in archived.records(dataset.name)
    )
    if wrong:
        items = "1 item" if wrong == 1 else f"{wrong} items"
        lines.append(f"the status of {items}, recomputed from the answers")
    without = [name for name in archived.manifest.datasets if not archived.dataset(name).allow_extra_metadata]
    if without:
        lines.append(f"the times in {', '.join(without)}, whose records accept no extra metadata")
    else:
        lines.append("the times that Argilla shows; Fiel reads the original ones from the records' metadata")
    owners = {person.username for person in archived.people() if person.role == "owner"} - set(plan.known)
    if owners:
        lines.append(f"the role owner of {', '.join(sorted(owners))}, who are admins here")
    if plan.name != archived.manifest.campaign:
        lines.append(f"the name: set name: {plan.name} in a copy of the campaign file")
    return lines
