"""A launched campaign with people who answer, for tests of the commands about comments and guides."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from fiel.annotation.people import ensure_annotators
from fiel.annotation.records import fetch_records, find_datasets
from fiel.campaign.work import Work, load_work
from fiel.cli import cli
from fiel.settings import Settings
from fiel.workflow.connection import connected_argilla
from fiel.workflow.launch import launch_work
from tests.helpers.campaigns import Person, write_campaign
from tests.server.running import EmbeddedServer

GUIDE = """# Guía

Versión 1 · 2026-11-23

## Números y unidades

Las millas son millas.

## Cambios

- Versión 1 (2026-11-23): primera versión.
"""
SECOND = GUIDE.replace("Versión 1 · 2026-11-23", "Versión 2 · 2026-11-24").replace(
    "- Versión 1", "- Versión 2 (2026-11-24): las pulgadas también se quedan.\n- Versión 1"
)


@dataclass(frozen=True)
class Life:
    argilla: EmbeddedServer
    path: Path
    work: Work
    people: dict[str, Person] = field(default_factory=dict)

    @property
    def settings(self) -> Settings:
        return Settings(home=self.argilla.home, snapshot=self.path.parent / "snapshot")

    @property
    def guide(self) -> Path:
        return self.path.parent / "guide.md"

    def write_guide(self, text: str) -> None:
        self.guide.write_text(text, encoding="utf-8")

    def run(self, *arguments: object, input: str | None = None) -> Result:
        """Run a command on the campaign: ``life.run("guide", "show", …)``."""
        group, name, *rest = map(str, arguments)
        options = ["--home", str(self.argilla.home)]
        return CliRunner().invoke(cli, [group, name, str(self.path), *rest, *options], input=input)

    def json(self, *arguments: object) -> Any:
        result = self.run(*arguments, "--json")
        assert result.exit_code == 0, result.output
        return json.loads(result.stdout)

    @property
    def dataset(self) -> str:
        with connected_argilla(self.settings) as client:
            return str(find_datasets(client, self.work.campaign.name)["arc"]["id"])

    def records(self) -> dict[str, dict[str, Any]]:
        """The records with their answers, by external id."""
        with connected_argilla(self.settings) as client:
            found = fetch_records(client, self.dataset, include="responses")
            return {record["external_id"]: record for record in found}

    def answer(self, who: str, item: str, verdict: str = "correct", **more: Any) -> None:
        record = self.records()[item]
        segments = {each.name: each.translation for each in self.items[item].segments}
        self.people[who].answer(record["id"], verdict, {**segments, **more.pop("texts", {})}, **more)

    @property
    def items(self) -> dict[str, Any]:
        return {item.id: item for item in self.work.items["arc"]}


@contextmanager
def launched(argilla: EmbeddedServer, folder: Path, name: str, **changes: Any) -> Iterator[Life]:
    path = write_campaign(folder, name, **changes)
    (folder / "guide.md").write_text(GUIDE, encoding="utf-8")
    life = Life(argilla, path, load_work(path))
    launch_work(life.settings, life.work)
    names = [f"{name}-ana", f"{name}-luis"]  # the accounts of a server are for all of its campaigns
    with connected_argilla(life.settings) as client:
        passwords = ensure_annotators(client, life.work.campaign, names)
    people = {each: Person(argilla.url, each, passwords[each]) for each in names}
    life.people.update(ana=people[names[0]], luis=people[names[1]])
    try:
        yield life
    finally:
        for person in life.people.values():
            person.close()
