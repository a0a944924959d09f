"""A campaign in Argilla as it is archived: names instead of ids."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from fiel.annotation.client import Argilla, call
from fiel.annotation.closing import find_closing
from fiel.annotation.records import fetch_whole_records, find_workspace
from fiel.archive.content import ArchivedDataset, ArchivedPerson, ArchivedRecord
from fiel.bars import NO_BAR, Bar
from fiel.errors import FielError
from fiel.people.roster import CLOSED_KEY

_PARTS = ("fields", "questions", "vectors-settings")
_ARCHIVED_KEYS = {
    "fields": ("name", "title", "required", "settings"),
    "questions": ("name", "title", "description", "required", "settings"),
    "metadata-properties": ("name", "title", "settings", "visible_for_annotators"),
    "vectors-settings": ("name", "title", "dimensions"),
}


@dataclass(frozen=True, slots=True)
class StoredDataset:
    """A dataset in Argilla: its settings, and question names by id."""

    id: str
    settings: ArchivedDataset
    questions: Mapping[str, str]


class StoredCampaign:
    """Reads a campaign in Argilla for archiving."""

    def __init__(self, client: Argilla, name: str) -> None:
        """Look at the campaign's workspace.

        Raises:
            FielError: The campaign was not launched.
        """
        workspace = find_workspace(client, name)
        if workspace is None:
            raise FielError(f"{name}: expected its workspace in Argilla, found none: launch it first")
        self._client = client
        self._users = {user["id"]: user for user in call(client, "GET", "users")["items"]}
        self._members = {user["id"] for user in call(client, "GET", f"workspaces/{workspace}/users")["items"]}
        self._answered: set[str] = set()
        answer = call(client, "GET", "me/datasets", params={"workspace_id": workspace})
        stored = sorted(answer["items"], key=lambda each: str(each["name"]))
        for dataset in stored:
            closing = find_closing(dataset)
            self._members |= set(closing.members) if closing else set()
        self.datasets = [self._read_dataset(dataset) for dataset in stored]

    @property
    def argilla(self) -> str:
        """The version of this Argilla."""
        return str(call(self._client, "GET", "version")["version"])

    def _read_dataset(self, dataset: Mapping[str, Any]) -> StoredDataset:
        parts = {kind: self._part(f"datasets/{dataset['id']}/{kind}") for kind in _PARTS}
        parts["metadata-properties"] = self._part(f"me/datasets/{dataset['id']}/metadata-properties")
        closing = find_closing(dataset)
        metadata = {key: value for key, value in (dataset["metadata"] or {}).items() if key != CLOSED_KEY}
        settings = ArchivedDataset(
            name=dataset["name"],
            ready=dataset["status"] == "ready",
            closed_at=closing.closed_at if closing else None,
            guidelines=dataset["guidelines"],
            allow_extra_metadata=dataset["allow_extra_metadata"],
            distribution=dataset["distribution"],
            metadata=metadata or None,
            **{
                kind.replace("-", "_"): [{key: each[key] for key in _ARCHIVED_KEYS[kind]} for each in found]
                for kind, found in parts.items()
            },
        )
        return StoredDataset(
            str(dataset["id"]), settings, {each["id"]: each["name"] for each in parts["questions"]}
        )

    def _part(self, path: str) -> list[dict[str, Any]]:
        items: list[dict[str, Any]] = call(self._client, "GET", path)["items"]
        return items

    def records(self, dataset: StoredDataset, bar: Bar = NO_BAR) -> Iterator[ArchivedRecord]:
        """Read a dataset's records with everything that belongs to them, page by page.

        Raises:
            FielError: The records changed while they were read.
        """
        for record in fetch_whole_records(self._client, dataset.id, bar=bar):
            self._answered |= {answer["user_id"] for answer in record.get("responses") or ()}
            yield self._describe_record(record, dataset.questions)

    def _describe_record(self, record: Mapping[str, Any], questions: Mapping[str, str]) -> ArchivedRecord:
        suggestions = [
            {
                "question": questions[each["question_id"]],
                **{key: each[key] for key in ("value", "type", "agent", "score")},
            }
            for each in record.get("suggestions") or ()
        ]
        answers = [
            {
                "username": self._users[each["user_id"]]["username"],
                "values": each["values"] or {},
                **{key: each[key] for key in ("status", "inserted_at", "updated_at")},
            }
            for each in record.get("responses") or ()
        ]
        kept = ("external_id", "status", "fields", "inserted_at", "updated_at")
        return ArchivedRecord.model_validate(
            {
                **{key: record[key] for key in kept},
                "metadata": record.get("metadata") or None,
                "suggestions": sorted(suggestions, key=lambda each: str(each["question"])),
                "vectors": record.get("vectors") or {},
                "answers": sorted(answers, key=lambda each: str(each["username"])),
            }
        )

    def people(self) -> list[ArchivedPerson]:
        """Return who is in the workspace, was in it when it closed, or answered a record read so far."""
        people = [
            ArchivedPerson(
                **{key: user[key] for key in ("username", "first_name", "last_name", "role")},
                member=id in self._members,
            )
            for id, user in self._users.items()
            if id in self._members | self._answered
        ]
        return sorted(people, key=lambda person: person.username)
