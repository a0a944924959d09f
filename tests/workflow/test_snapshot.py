"""Snapshots taken of what changed, against numbers computed from Argilla's API with nothing of Fiel's."""

import itertools
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest

from fiel.annotation.about import ensure_about_dataset
from fiel.annotation.client import Argilla
from fiel.annotation.closing import close_campaign
from fiel.annotation.departures import remove_person
from fiel.annotation.people import ensure_annotators, require_workspace
from fiel.campaign.work import Work
from fiel.settings import Settings
from fiel.snapshots.folder import read_snapshot
from fiel.snapshots.rounding import round_down
from fiel.snapshots.tables import DECIDED, Tables, select_campaign
from fiel.verdicts.corrections import classify_correction
from fiel.workflow.connection import connected_argilla
from fiel.workflow.launch import launch_work
from fiel.workflow.snapshot import SnapshotTaker, take_snapshot
from tests.helpers.campaigns import ROWS, Person, make_work
from tests.server.running import EmbeddedServer

OPTIONS = ("instruction", "option_a", "option_b", "option_c", "option_d")
PEOPLE = ("ana", "leo", "mar")
_LIVES = itertools.count()
CHANGED = [*ROWS[:2], {**ROWS[2], "instruction": "¿Cuánto son 3 y 1?"}, *ROWS[3:]]


class Raw:
    """Argilla's API, and what plain counting makes of its answers."""

    def __init__(self, http: httpx.Client) -> None:
        self.http = http

    def get(self, path: str, **parameters: Any) -> Any:
        return self.http.get(path, params=parameters).raise_for_status().json()

    def datasets(self, campaign: str) -> dict[str, str]:
        workspaces = {each["id"]: each["name"] for each in self.get("me/workspaces")["items"]}
        found = self.get("me/datasets")["items"]
        return {each["name"]: each["id"] for each in found if workspaces[each["workspace_id"]] == campaign}

    def records(self, dataset: str) -> list[dict[str, Any]]:
        records: list[dict[str, Any]] = []
        page = {"include": "responses", "limit": 5}
        while found := self.get(f"datasets/{dataset}/records", offset=len(records), **page)["items"]:
            records += found
        return records

    def names(self, campaign: str) -> dict[str, str]:
        """The names that people asked for, by user id."""
        dataset = self.datasets(campaign).get("about-you")
        answers = (
            [each for record in self.records(dataset) for each in record["responses"]] if dataset else []
        )
        return {
            each["user_id"]: each["values"]["display_name"]["value"]
            for each in answers
            if each["status"] == "submitted" and each["values"]["credit"]["value"] == "yes"
        }

    def answers(self, campaign: str, rows: Mapping[str, Mapping[str, Any]]) -> list[tuple[str, Any]]:
        """The submitted answers to the present texts, with the id of the item."""
        present: dict[str, tuple[int, Any]] = {}
        for record in self.records(self.datasets(campaign)["arc"]):
            item, _, number = record["external_id"].partition("@")
            shown = {each["name"]: each["translation"] for each in record["fields"]["item"]["segments"]}
            if shown == {name: rows[item][name] for name in OPTIONS}:
                present[item] = max(
                    present.get(item, (0, None)), (int(number or 1), record), key=lambda x: x[0]
                )
        return [
            (item, answer)
            for item, (_, record) in present.items()
            for answer in record["responses"]
            if answer["status"] == "submitted"
        ]

    def count(self, campaign: str, rows: list[dict[str, Any]], wanted: int) -> dict[str, Any]:
        known = {str(row["id"]): row for row in rows}
        names = self.names(campaign)
        judged = []
        for item, answer in self.answers(campaign, known):
            values = {name: each["value"] for name, each in answer["values"].items()}
            changed = [name for name in OPTIONS if values[name] != known[item][name]]
            if values["verdict"] == "unusable":
                judged.append((item, "unusable", answer))
            elif all(values[name].strip() for name in changed):
                judged.append((item, "corrected" if changed else "correct", answer))
        answers = Counter(item for item, _, _ in judged)
        by_person = Counter(answer["user_id"] for _, _, answer in judged)
        return {
            "answers": Counter(answers[item] for item in known),
            "done": sum(answers[item] >= wanted for item in known),
            "decisions": Counter(decision for _, decision, _ in judged),
            "days": Counter(answer["updated_at"][:10] for *_, answer in judged),
            "work": Counter(
                (names[answer["user_id"]], answer["updated_at"][:10])
                for *_, answer in judged
                if answer["user_id"] in names
            ),
            "people": Counter(
                (names[user], count) if user in names else ("-", round_down(count))
                for user, count in by_person.items()
            ),
            "missing": sum(max(0, wanted - answers[item]) for item in known),
            "one away": sum(wanted - answers[item] == 1 for item in known),
            "form": None,  # a stranger cannot sign in there
        }


def published(tables: Tables, campaign: str) -> dict[str, Any]:
    """What a snapshot says of a campaign, in the same shape."""
    found = select_campaign(tables, campaign)
    work, days = (each.assign(day=each["day"].dt.strftime("%Y-%m-%d")) for each in (found.work, found.days))
    people = found.people.assign(contributor=found.people["contributor"].fillna("-"))
    (form,) = found.forms.to_dict("records")
    return {
        "answers": Counter(found.items["answers"]),
        "done": int(found.items["done"].sum()),
        "decisions": Counter(found.decisions.groupby("decision")["answers"].sum().to_dict()),
        "days": Counter(days.groupby("day")["answers"].sum().to_dict()),
        "work": Counter(work.groupby(["contributor", "day"])["answers"].sum().to_dict()),
        "people": Counter(people[["contributor", "answers"]].itertuples(index=False, name=None)),
        "missing": form["missing"],
        "one away": form["one_away"],
        "form": form["url"] if isinstance(form["url"], str) else None,
    }


@pytest.fixture
def settings(argilla: EmbeddedServer, tmp_path: Path) -> Settings:
    """The shared Argilla by its address, and a home of one's own."""
    key = argilla.credentials.api_key
    return Settings(home=tmp_path / "home", api_url=argilla.url, api_key=key)


@pytest.fixture
def client(settings: Settings) -> Iterator[Argilla]:
    with connected_argilla(settings) as client:
        yield client


class Life:
    """Two campaigns with people who answer, and what is checked at each moment."""

    def __init__(self, argilla: EmbeddedServer, settings: Settings, client: Argilla, folder: Path) -> None:
        self.client, self.settings, self.folder = client, settings, folder
        self.raw = Raw(argilla.client())
        self.taker = SnapshotTaker(settings)
        number = next(_LIVES)
        self.two, self.one = f"moments-two-{number}", f"moments-one-{number}"
        self.overlap = {self.two: 2, self.one: 1}
        self.works = {name: self.make(name, ROWS) for name in self.overlap}
        self.rows = dict.fromkeys(self.overlap, ROWS)
        for work in self.works.values():
            launch_work(settings, work)
            ensure_about_dataset(client, work.campaign, require_workspace(client, work.campaign.name))
        self.accounts = {name: f"{name}-moments-{number}" for name in PEOPLE}
        accounts = list(self.accounts.values())
        passwords = ensure_annotators(client, self.works[self.two].campaign, accounts)
        ensure_annotators(client, self.works[self.one].campaign, accounts)
        self.people = {
            name: Person(argilla.url, account, passwords[account]) for name, account in self.accounts.items()
        }

    def make(self, name: str, rows: Any) -> Work:
        return make_work(
            self.folder / name, name, rows=rows, annotation={"min_submitted": self.overlap[name]}
        )

    def answer(self, campaign: str, who: str, number: int, verdict: str, **edits: str) -> None:
        dataset = self.raw.datasets(campaign)["arc"]
        queue = self.people[who].queue(dataset)
        record = next(queue[name] for name in (f"Test/{number}@2", f"Test/{number}") if name in queue)
        status = edits.pop("status", "submitted")
        texts = {name: str(self.rows[campaign][number - 1][name]) for name in OPTIONS} | edits
        self.people[who].answer(record["id"], verdict, texts, status=status)

    def own(self, who: str, campaign: str, number: int) -> dict[str, Any]:
        """A person's answer to an item, as the API gives it."""
        user = self.people[who].client.get("me").json()["id"]
        records = self.raw.records(self.raw.datasets(campaign)["arc"])
        (record,) = [each for each in records if each["external_id"] == f"Test/{number}"]
        (answer,) = [each for each in record["responses"] if each["user_id"] == user]
        found: dict[str, Any] = answer
        return found

    def change(self, who: str, campaign: str, number: int, status: str, **edits: str) -> None:
        answer = self.own(who, campaign, number)
        values = answer["values"] | {name: {"value": text} for name, text in edits.items()}
        body = {"status": status, "values": values}
        self.people[who].client.put(f"responses/{answer['id']}", json=body).raise_for_status()

    def introduce(self, who: str, campaign: str, name: str) -> None:
        (record,) = self.raw.records(self.raw.datasets(campaign)["about-you"])
        values = {"credit": {"value": "yes"}, "display_name": {"value": name}}
        body = {"status": "submitted", "values": values}
        made = self.people[who].client.post(f"records/{record['id']}/responses", json=body)
        made.raise_for_status()

    def check(self, *, closed: bool = False) -> None:
        """Take what changed: it is what was counted, but for decisions; three people's wait until closing."""
        taken = self.taker.take(self.client, list(self.works.values()))
        tables = read_snapshot(self.settings.snapshot_folder).tables
        for name, wanted in self.overlap.items():
            counted = self.raw.count(name, self.rows[name], wanted)
            assert published(tables, name) == (counted if closed else {**counted, "decisions": Counter()})
        assert taken.items == 2 * len(ROWS)
        assert not taken.unchanged

    def check_whole(self, home: Path) -> None:
        fresh = self.settings.model_copy(update={"home": home})
        take_snapshot(fresh, list(self.works.values()))
        tables = read_snapshot(fresh.snapshot_folder).tables.frames()
        for name, frame in read_snapshot(self.settings.snapshot_folder).tables.frames().items():
            assert name in DECIDED or frame.equals(tables[name]), name
        for campaign, wanted in self.overlap.items():
            found = published(read_snapshot(fresh.snapshot_folder).tables, campaign)
            assert found == {**self.raw.count(campaign, self.rows[campaign], wanted), "decisions": Counter()}

    def close(self) -> None:
        for person in self.people.values():
            person.close()


@pytest.fixture
def life(argilla: EmbeddedServer, settings: Settings, client: Argilla, tmp_path: Path) -> Iterator[Life]:
    life = Life(argilla, settings, client, tmp_path)
    yield life
    life.close()


def test_the_numbers_are_those_of_argillas_api_at_every_moment(life: Life, tmp_path: Path) -> None:
    life.check()
    for campaign in life.overlap:
        life.answer(campaign, "ana", 1, "correct")
        life.answer(campaign, "leo", 2, "corrected", option_d="Ninguno")
        life.answer(campaign, "mar", 3, "unusable")
        life.answer(campaign, "mar", 4, "correct", option_a=" ")
        life.answer(campaign, "ana", 5, "correct", status="draft")
        life.answer(campaign, "ana", 6, "correct", status="discarded")
    life.answer(life.two, "mar", 2, "correct")
    life.answer(life.two, "mar", 1, "correct")
    life.check()

    life.introduce("ana", life.two, "Ana N.")
    life.change("leo", life.two, 2, "submitted", option_d="Nada más")
    life.change("ana", life.two, 5, "submitted")
    life.change("ana", life.one, 6, "submitted")
    life.change("mar", life.one, 3, "draft")
    life.change("mar", life.one, 4, "submitted", option_a="1")
    erased = life.own("ana", life.one, 1)["id"]
    life.raw.http.delete(f"responses/{erased}").raise_for_status()
    life.check()

    life.works[life.two] = life.make(life.two, CHANGED)
    life.rows[life.two] = CHANGED
    launch_work(life.settings, life.works[life.two])
    life.answer(life.two, "leo", 3, "correct")
    life.check()

    remove_person(life.client, life.accounts["leo"], campaign=life.two)
    life.introduce("mar", life.one, "Mar N.")
    life.check()
    counted = life.raw.count(life.two, CHANGED, 2)
    assert counted["decisions"].total() == 6 and counted["people"].total() == 3
    assert ("Ana N.", 2) in counted["people"]
    life.check_whole(tmp_path / "other")

    for name in life.overlap:
        close_campaign(life.client, name)
    life.check(closed=True)


def test_what_did_not_change_is_not_written_again(life: Life) -> None:
    folder = life.settings.snapshot_folder
    works = list(life.works.values())
    first = life.taker.take(life.client, works)
    again = life.taker.take(life.client, works)
    assert (again.unchanged, again.info.path) == (True, first.info.path)
    assert again.info.created_at > first.info.created_at
    assert read_snapshot(folder).created_at == again.info.created_at.astimezone(UTC)

    other = SnapshotTaker(life.settings)  # knows nothing of the first, and finds the same
    same = other.take(life.client, works[:1])
    assert (same.unchanged, same.info.path) == (True, first.info.path)
    assert len([path for path in folder.iterdir() if path.is_dir()]) == 1

    life.answer(life.one, "ana", 7, "correct")
    newer = other.take(life.client, works[1:])
    assert not newer.unchanged and newer.info.path != first.info.path
    back = life.taker.take(life.client, works)
    assert (back.unchanged, back.info.path) == (True, newer.info.path)

    life.answer(life.one, "leo", 8, "corrected", option_d="Ninguno")
    life.taker.take(life.client, works)
    life.change("leo", life.one, 8, "submitted", option_d="Ninguna")
    edited = life.taker.take(life.client, works)
    assert (edited.renewed, edited.unchanged) == (True, True)  # what is spread is new, what is shown is not
    assert classify_correction.cache_info().currsize == 0  # a watch does not keep what people wrote
    assert not life.taker.take(life.client, works).renewed


def test_a_failed_look_loses_nothing(life: Life) -> None:
    """An answer that was collected when the snapshot could not be made is in the next one."""
    works = list(life.works.values())
    life.taker.take(life.client, works)
    life.answer(life.one, "ana", 8, "correct")
    folder = life.settings.snapshot_folder
    latest = (folder / "latest.json").read_text()
    (folder / "latest.json").write_text(json.dumps(json.loads(latest) | {"schema_version": 99}))
    with pytest.raises(Exception, match="schema_version"):
        life.taker.take(life.client, works)
    (folder / "latest.json").write_text(latest)
    assert not life.taker.take(life.client, works).unchanged
    assert published(read_snapshot(folder).tables, life.one)["answers"][1] == 1
    assert datetime.now(UTC) >= read_snapshot(folder).created_at
