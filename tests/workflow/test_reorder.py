"""As people accept what a check finds, its open items move back in the queue; nobody's work is touched."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from fiel.annotation.client import Argilla
from fiel.annotation.people import ensure_annotators
from fiel.annotation.records import fetch_records, find_datasets
from fiel.campaign.weights import recall_weights
from fiel.campaign.work import Work, load_work
from fiel.opinions.opinion import Opinion
from fiel.opinions.reviewfiles import opinions_path
from fiel.settings import Settings
from fiel.workflow.connection import connected_argilla
from fiel.workflow.launch import launch_work
from fiel.workflow.reorder import Reordering, reorder_fetched
from fiel.workflow.snapshot import SnapshotTaker
from tests.helpers.campaigns import ROWS, Person, write_campaign
from tests.server.running import EmbeddedServer

SPACED = [{**row, "option_c": str(row["option_c"]).replace(" ", "  ")} for row in ROWS]


@pytest.fixture
def client(argilla: EmbeddedServer) -> Iterator[Argilla]:
    with connected_argilla(Settings(home=argilla.home)) as connected:
        yield connected


def records(client: Argilla, campaign: str) -> dict[str, dict[str, Any]]:
    dataset = find_datasets(client, campaign)["arc"]["id"]
    return {each["external_id"]: each for each in fetch_records(client, dataset, include=["responses"])}


def priorities(found: dict[str, dict[str, Any]]) -> dict[str, int]:
    return {id: each["metadata"]["priority"] for id, each in found.items()}


def reorder(client: Argilla, home: Path, work: Work, most: int = 100) -> Reordering:
    taker = SnapshotTaker(Settings(home=home))
    taker.take(client, [work])
    found = taker.collected[work.campaign.name]
    return reorder_fetched(client, home, work, found.fetched, found.judgements, found.findings, most=most)


def accept(argilla: EmbeddedServer, client: Argilla, work: Work, ids: list[str], *, draft: str) -> None:
    """Say that items are correct, and leave another one half done."""
    name = f"quien-{work.campaign.name}"
    person = Person(argilla.url, name, ensure_annotators(client, work.campaign, [name])[name])
    shown = records(client, work.campaign.name)
    for item in work.items["arc"]:
        texts = {segment.name: segment.translation for segment in item.segments}
        if item.id in ids:
            person.answer(shown[item.id]["id"], "correct", texts)
        elif item.id == draft:
            person.answer(shown[item.id]["id"], "correct", texts, status="draft")
    person.close()


def test_open_items_move_a_few_at_a_time_and_once(
    argilla: EmbeddedServer, client: Argilla, tmp_path: Path
) -> None:
    name, home = "moving", tmp_path / "home"
    work = load_work(write_campaign(tmp_path, name, rows=SPACED, annotation={"audit": 0}))
    launch_work(Settings(home=argilla.home), work)
    assert reorder(client, home, work) == Reordering()
    accept(argilla, client, work, [f"Test/{number}" for number in range(1, 6)], draft="Test/6")
    before = records(client, name)
    assert set(priorities(before).values()) == {6}

    assert reorder(client, home, work, most=1) == Reordering(1, done=False)
    assert recall_weights(home, name, "arc") == {}  # it is not done
    assert reorder(client, home, work) == Reordering(1)
    after = records(client, name)
    moved = {id for id in after if after[id] != before[id]}
    assert moved == {"Test/7", "Test/8"}
    for id in moved:
        assert after[id]["metadata"] == {**before[id]["metadata"], "priority": 2}
        assert after[id]["fields"] == before[id]["fields"]
    assert 0 < recall_weights(home, name, "arc")["doubled-space"] < 1

    assert reorder(client, home, work) == Reordering()
    # A launch, which checks everything again, comes to the same order.
    assert sum(each.refreshed for each in launch_work(Settings(home=argilla.home), work)) == 0
    assert records(client, name) == after


def test_opinions_that_people_keep_rejecting_move_items_back(
    argilla: EmbeddedServer, client: Argilla, tmp_path: Path
) -> None:
    name, home = "overruled", argilla.home
    stored = opinions_path(home, name, "arc")
    stored.parent.mkdir(parents=True)
    said = [Opinion(item=str(row["id"]), agent="model", segment="option_c", score=0.9) for row in ROWS]
    stored.write_text("".join(f"{each.as_line()}\n" for each in said), encoding="utf-8")
    work = load_work(write_campaign(tmp_path, name, annotation={"audit": 0}), home=home)
    launch_work(Settings(home=home), work)
    accept(argilla, client, work, [f"Test/{number}" for number in range(1, 6)], draft="Test/6")
    before = records(client, name)
    assert reorder(client, home, work) == Reordering(2)
    after = records(client, name)
    assert {id for id in after if after[id] != before[id]} == {"Test/7", "Test/8"}
    assert priorities(after)["Test/7"] < priorities(before)["Test/7"]
    assert 0 < recall_weights(home, name, "arc")["opinion"] < 1
    assert sum(each.refreshed for each in launch_work(Settings(home=home), work)) == 0


def test_errors_the_audit_and_unknown_opinions_stay(
    argilla: EmbeddedServer, client: Argilla, tmp_path: Path
) -> None:
    equal = [{**row, "option_d": row["option_c"]} if row["id"] == "Test/7" else row for row in SPACED]
    for name, rows, audit in (("erring", equal, 0.0), ("all-audited", SPACED, 1.0)):
        home = tmp_path / name / "home"
        said = Opinion(item="Test/8", agent="model", segment="option_c", prompt="p1", score=0.9)
        stored = opinions_path(argilla.home, name, "arc")
        stored.parent.mkdir(parents=True)
        stored.write_text(f"{said.as_line()}\n", encoding="utf-8")
        annotation = {"audit": audit}
        work = load_work(
            write_campaign(tmp_path / name, name, rows=rows, annotation=annotation), home=argilla.home
        )
        watched = load_work(work.file.path, home=home)
        launch_work(Settings(home=argilla.home), work)
        accept(argilla, client, work, [f"Test/{number}" for number in range(1, 6)], draft="")
        before = priorities(records(client, name))
        assert reorder(client, home, watched).moved == (0 if audit else 1)
        after = priorities(records(client, name))
        # The home of the watch has not the opinion that Test/8 shows, so nobody knows where it belongs.
        assert {id for id in after if after[id] != before[id]} == (set() if audit else {"Test/6"})
