"""Who leads a campaign by the shell, and the people who answer in the same Argilla."""

import csv
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.helpers.campaigns import Person
from tests.helpers.lifedata import Act
from tests.server.running import EmbeddedServer

Shell = Callable[..., tuple[int, str, str]]
"""Runs the command; returns its exit code, output and errors."""


@dataclass(frozen=True)
class Organizer:
    """The organizer of one Argilla, and those who signed in there by user name."""

    shell: Shell
    server: EmbeddedServer
    people: dict[str, Person] = field(default_factory=dict)

    def run(self, *arguments: object) -> str:
        code, output, errors = self.shell(*arguments, "--home", self.server.home)
        assert code == 0, errors
        return output

    def json(self, *arguments: object) -> Any:
        return json.loads(self.run(*arguments, "--json"))

    def dataset(self, name: str) -> str:
        found = self.server.client().get("me/datasets").raise_for_status().json()["items"]
        return next(str(each["id"]) for each in found if each["name"] == name)

    def let_in(self, passwords: Path, names: Iterable[str]) -> None:
        """Have people sign in with their passwords from a file that nobody else can read."""
        assert passwords.stat().st_mode & 0o777 == 0o600
        with passwords.open(encoding="utf-8", newline="") as file:
            found = {line["username"]: line["password"] for line in csv.DictReader(file)}
        self.people.update({name: Person(self.server.url, name, found[name]) for name in names})

    def carry_out(self, acts: Iterable[Act]) -> None:
        """Have people answer what they find in their queues."""
        dataset = self.dataset("arc")
        for act in acts:
            person = self.people[act.person]
            queue = person.queue(dataset).items()
            record = next(each for name, each in queue if name.partition("@")[0] == act.id)
            shown = {each["name"]: each["translation"] for each in record["fields"]["item"]["segments"]}
            more = {"comment": act.comment, "reason": act.reason, "status": act.status}
            person.answer(record["id"], act.verdict, {**shown, **act.edits}, **more)

    def send_draft(self, act: Act) -> None:
        """Have a person find the one draft of an item, change it and send it."""
        person = self.people[act.person]
        status = {"entity": "response", "property": "status"}
        drafts = {"type": "terms", "scope": status, "values": ["draft"]}
        found = person.client.post(
            f"me/datasets/{self.dataset('arc')}/records/search",
            params={"include": ["responses"]},
            json={"filters": {"type": "and", "and": [drafts]}},
        ).raise_for_status()
        (record,) = [each["record"] for each in found.json()["items"]]
        assert record["external_id"] == act.id
        (draft,) = record["responses"]
        changed = {name: {"value": value} for name, value in {"verdict": act.verdict, **act.edits}.items()}
        body = {"status": "submitted", "values": {**draft["values"], **changed}}
        person.client.put(f"responses/{draft['id']}", json=body).raise_for_status()

    def close(self) -> None:
        for person in self.people.values():
            person.close()
