"""A person's own page over HTTP: what it tells them, and that it tells nobody else."""

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from fiel.annotation.closing import close_campaign
from fiel.annotation.launch import launch_campaign
from fiel.annotation.people import ensure_annotators
from fiel.annotation.records import find_workspace_datasets
from fiel.annotation.telling import note_release, note_replies
from fiel.campaign.feedback import FeedbackAnswer
from fiel.judgements import identify_comment
from fiel.settings import Settings
from fiel.workflow.connection import connected_argilla
from tests.helpers.campaigns import ROWS, Person, make_work
from tests.server.running import EmbeddedServer

NAME = "ownpage"
TEXTS = {key: value for key, value in ROWS[0].items() if key not in ("id", "answer")}
SECRET = "Palabra-de-Luis"


class Scene:
    """A campaign of two answers an item, and its people."""

    def __init__(self, server: EmbeddedServer, folder: Path) -> None:
        self.server = server
        annotation = {"min_submitted": 2, "audit": 0}
        self.work = make_work(folder, NAME, annotation=annotation, dashboard_url="https://example.org/avance")
        self.settings = Settings(home=server.home)
        with connected_argilla(self.settings) as client:
            launch_campaign(
                client, self.work.campaign, self.work.items, guidelines={"arc": "# Guía"}, checks={"arc": ()}
            )
            names = [f"own-{each}" for each in ("ana", "luis", "eva")]
            self.passwords = ensure_annotators(client, self.work.campaign, names)
            datasets = find_workspace_datasets(client, NAME)
        self.dataset, self.about = datasets["arc"]["id"], datasets["about-you"]["id"]
        self.people = {
            each: Person(server.url, f"own-{each}", self.passwords[f"own-{each}"])
            for each in ("ana", "luis", "eva")
        }
        self.records = self.people["ana"].queue(self.dataset)

    def answer(self, who: str, number: int, verdict: str, comment: str = "", **changed: str) -> None:
        row = {key: ROWS[number - 1][key] for key in TEXTS}
        record = self.records[f"Test/{number}"]["id"]
        self.people[who].answer(record, verdict, {**row, **changed}, comment=comment)

    def page(self, who: str, offset: int = 0) -> Any:
        """The page, never one that was kept: each offset is another."""
        answer = self.people[who].client.get("fiel/own", params={"offset": offset})
        assert answer.status_code == 200, answer.text
        return answer.json()


@pytest.fixture(scope="module")
def scene(argilla: EmbeddedServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    made = Scene(argilla, tmp_path_factory.mktemp("own") / "campaign")
    made.answer("ana", 1, "corrected", instruction="¿Cuánto da 1 + 1?")
    made.answer("luis", 1, "corrected", instruction="¿Cuánto da 1 + 1?")
    made.answer("ana", 2, "corrected", instruction="¿Cuánto da 2 + 1?", comment="¿Y las unidades?")
    made.answer("luis", 2, "unusable", comment=SECRET)
    made.answer("eva", 2, "unusable")
    made.answer("ana", 3, "corrected", instruction="¿Cuánto da 3 + 1?")
    made.answer("ana", 4, "correct")
    made.answer("luis", 5, "corrected", instruction=SECRET)
    yield made
    for person in made.people.values():
        person.close()


def test_it_tells_what_one_did_and_what_became_of_it(scene: Scene) -> None:
    page = scene.page("ana", 1)
    assert (page["answers"], page["today"], page["streak"], page["next"]) == (4, 4, 1, 10)
    assert page["counts"] == {"released": 0, "accepted": 1, "changed": 1, "open": 1}
    assert [(each["after"], each["state"]) for each in page["corrections"]] == [
        ("¿Cuánto da 3 + 1?", "open"),
        ("¿Cuánto da 2 + 1?", "changed"),
        ("¿Cuánto da 1 + 1?", "accepted"),
    ]
    (task,) = [each for each in page["tasks"] if each["campaign"] == NAME]
    assert (task["open"], task["titles"], task["task"]) == (True, {"es": "Prueba"}, "ARC-Challenge")
    (comment,) = page["comments"]
    assert (comment["comment"], comment["reply"]) == ("¿Y las unidades?", None)


def test_it_tells_nothing_of_anybody_else(scene: Scene) -> None:
    for who in ("ana", "eva"):
        answer = scene.people[who].client.get("fiel/own", params={"offset": 2})
        assert SECRET not in answer.text
        for other in {"ana", "luis", "eva"} - {who}:
            assert f"own-{other}" not in answer.text
        assert answer.headers["Cache-Control"] == "private, no-store"
    with scene.server.client() as owner:
        users = owner.get("users").json()["items"]
    ids = {each["username"]: each["id"] for each in users}
    assert ids["own-luis"] not in scene.people["ana"].client.get("fiel/own", params={"offset": 3}).text


def test_no_parameter_and_no_order_of_requests_shows_the_page_of_another(scene: Scene) -> None:
    ana, luis = (scene.people[who].client for who in ("ana", "luis"))
    first = ana.get("fiel/own", params={"offset": 4}).json()
    assert luis.get("fiel/own", params={"offset": 4}).json() != first, "what is kept is kept by person"
    for parameter in ("user", "user_id", "username", "person"):
        asked = luis.get("fiel/own", params={"offset": 5, parameter: "own-ana"})
        assert "¿Cuánto da 3 + 1?" not in asked.text
    for path in ("fiel/own", "fiel/own/queues"):
        with httpx.Client(base_url=f"{scene.server.url}/api/v1/", trust_env=False) as nobody:
            assert nobody.get(path).status_code == 401
            assert nobody.get(path, headers={"Authorization": "Bearer x"}).status_code == 401
    for offset in ("841", "-841", "x", "9" * 400):
        assert ana.get("fiel/own", params={"offset": offset}).status_code == 422


def test_many_requests_at_once_neither_stall_the_server_nor_give_each_other_pages(scene: Scene) -> None:
    found: list[tuple[str, httpx.Response]] = []

    def ask(who: str, offset: int) -> None:
        found.append((who, scene.people[who].client.get("fiel/own", params={"offset": offset})))

    threads = [
        threading.Thread(target=ask, args=(who, offset)) for offset in range(100, 120) for who in scene.people
    ]
    for thread in threads:
        thread.start()
    status = httpx.get(f"{scene.server.url}/api/v1/status", timeout=30, trust_env=False)
    for thread in threads:
        thread.join()
    assert status.status_code == 200 and len(found) == 60
    assert {answer.status_code for _, answer in found} <= {200, 429}
    answers = {(who, answer.json()["answers"]) for who, answer in found if answer.is_success}
    assert answers <= {("ana", 4), ("luis", 3), ("eva", 1)} and answers


def test_replies_reach_who_wrote_the_comment_and_only_them(scene: Scene) -> None:
    asked = identify_comment("arc", "Test/2", "¿Y las unidades?")
    reply = FeedbackAnswer(
        id=asked,
        task="arc",
        item="Test/2",
        done="Ahora están en la guía.",
        answered=datetime(2026, 11, 29).date(),
    )
    with connected_argilla(scene.settings) as client:
        note_replies(client, scene.work.campaign, {asked: reply})
        note_replies(client, scene.work.campaign, {asked: reply})  # nothing changes
    (comment,) = scene.page("ana", 200)["comments"]
    assert (comment["reply"], comment["answered"]) == ("Ahora están en la guía.", "2026-11-29")
    (other,) = scene.page("luis", 200)["comments"]
    assert (other["comment"], other["reply"]) == (SECRET, None)
    assert scene.page("eva", 200)["comments"] == []


def test_a_public_page_is_only_for_who_agreed(scene: Scene) -> None:
    (record,) = scene.people["ana"].queue(scene.about).values()

    def say(who: str, credit: str, name: str) -> None:
        values = {"credit": {"value": credit}, "display_name": {"value": name}}
        body = {"status": "submitted", "values": values}
        scene.people[who].client.post(f"records/{record['id']}/responses", json=body).raise_for_status()

    say("ana", "yes", "Ana & María")
    say("luis", "no", "Luis")
    (named,) = scene.page("ana", 300)["credits"]
    assert (named["name"], named["url"]) == (
        "Ana & María",
        "https://example.org/avance/?person=Ana%20%26%20Mar%C3%ADa",
    )
    for who, asked in (("luis", True), ("eva", False)):
        (unnamed,) = scene.page(who, 300)["credits"]
        assert (unnamed["name"], unnamed["url"], unnamed["asked"]) == (None, None, asked)


def test_the_end_of_a_queue_is_known(scene: Scene) -> None:
    for number in (3, 4, 5, 6, 7, 8):  # the first two are complete or answered
        scene.answer("eva", number, "correct")
    queues = scene.people["eva"].client.get("fiel/own/queues").json()["tasks"]
    assert [(each["dataset"], each["open"], each["language"]) for each in queues] == [
        (scene.dataset, False, "es")
    ]
    assert scene.people["ana"].client.get("fiel/own/queues").json()["tasks"][0]["open"]


def test_after_a_release_and_the_end_the_page_still_tells(scene: Scene) -> None:
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    with connected_argilla(scene.settings) as client:
        note_release(client, NAME, "arc", url="https://example.org/data", until=tomorrow)
        note_release(client, NAME, "other", url="https://example.org/data", until=tomorrow)
        close_campaign(client, NAME)
    page = scene.page("ana", 400)
    assert page["counts"]["released"] >= 1 and page["answers"] == 4
    assert page["tasks"] == [] and {each["dataset"] for each in page["corrections"]} == {None}
    assert scene.people["ana"].client.get("fiel/own/queues").json()["tasks"] == []


def test_it_is_the_same_on_postgresql(postgres_server: EmbeddedServer, tmp_path: Path) -> None:
    made = Scene(postgres_server, tmp_path / "campaign")
    for who in ("ana", "luis"):
        made.answer(who, 1, "corrected", comment="¿Y esto?", instruction="¿Cuánto da 1 + 1?")
    page = made.page("ana")
    assert [each["state"] for each in page["corrections"]] == ["accepted"]
    assert (page["today"], page["comments"][0]["comment"]) == (1, "¿Y esto?")
    (task,) = made.people["eva"].client.get("fiel/own/queues").json()["tasks"]
    assert task["open"]
    for person in made.people.values():
        person.close()
