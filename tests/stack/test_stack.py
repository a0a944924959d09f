"""The stack: its parts are real, can be killed and started again, and do what the embedded server does.

All tests of it are in this file: so one worker of the test run starts one stack.
"""

import unicodedata
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest

from fiel.campaign.work import Work
from fiel.items import Item
from fiel.settings import Settings
from tests.bench.annotating import Filled, fill, find_words, sign_in
from tests.deploy.stack import is_healthy
from tests.helpers.crowd import wait_until
from tests.security.test_oauth import (  # noqa: F401
    Doors,
    test_a_name_that_the_hub_leaves_out_opens_nothing,
    test_a_person_who_has_both_keeps_the_answers_and_one_account,
    test_a_stranger_gets_into_no_account_that_is_there_and_owns_nothing,
    test_a_volunteer_and_an_admin_of_a_neighbour_cannot_make_themselves_the_account_of_another,
    test_nothing_is_requeued_in_a_closed_campaign,
    test_people_who_come_while_it_closes_are_out_too,
    test_who_signs_in_for_the_first_time_after_the_close_is_in_when_it_is_opened_again,
    test_who_was_removed_while_it_was_closed_does_not_come_back,
)
from tests.server.running import Argilla, running_server
from tests.server.test_bulk import Side, add_people, configure
from tests.server.test_loading import STORED, WAYS, plain, send
from tests.stack.asking import Asked, find_differences, find_text_differences
from tests.stack.running import PARTS, Stack
from tests.system.test_main_job import (  # noqa: F401
    answered,
    exported,
    test_the_export_differs_from_the_source_in_the_corrections_alone,
    test_the_snapshot_counts_what_people_did,
    test_validated_items_are_a_configuration_of_their_own,
    work,
)
from tests.workflow import test_spread
from tests.workflow.test_spread import (  # noqa: F401
    scene,
    test_a_correction_is_suggested_in_every_open_item_and_said_to_be_one,
    test_a_second_run_changes_nothing_and_a_later_answer_changes_the_suggestion,
    test_what_anybody_wrote_stays,
)


@pytest.fixture(scope="module")
def argilla(stack: Stack) -> Stack:
    """Where the tests of the main job work."""
    return stack


@pytest.fixture(scope="module")
def settings(stack: Stack, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    folder = tmp_path_factory.mktemp("main-job-on-the-stack")
    given = {"home": folder, "snapshot": folder / "snapshot", "api_url": stack.url, "api_key": stack.api_key}
    return Settings.model_validate(given)


@pytest.fixture(scope="module")
def doors(stack: Stack, tmp_path_factory: pytest.TempPathFactory) -> Doors:
    """Where the tests of signing in work."""
    folder = tmp_path_factory.mktemp("doors-of-the-stack")
    given = {"home": folder, "snapshot": folder / "snapshot", "api_url": stack.url, "api_key": stack.api_key}
    return Doors.make(stack, Settings.model_validate(given), folder)


def test_every_part_is_the_real_one(stack: Stack) -> None:
    assert tuple(stack.parts) == PARTS
    found = httpx.get(f"http://127.0.0.1:{stack.parts['search'].port}/", trust_env=False).json()
    assert (found["version"]["distribution"], found["version"]["number"]) == ("opensearch", "2.19.1")
    status = stack.client().get("status").raise_for_status().json()
    assert status["version"] == "2.8.0"
    assert status["search_engine"]["version"]["distribution"] == "opensearch"


@pytest.mark.parametrize("name", PARTS)
def test_a_part_killed_comes_back_on_its_data(stack: Stack, name: str) -> None:
    part = stack.parts[name]
    client = stack.client()
    workspace = client.post("workspaces", json={"name": f"before-{name}"}).raise_for_status().json()
    before = part.pid
    part.kill()
    assert not part.running
    part.start()
    assert part.pid != before
    stack.recover()
    found = client.get("me/workspaces").raise_for_status().json()["items"]
    assert workspace["id"] in [each["id"] for each in found]


def test_the_health_check_of_the_server_is_of_it(stack: Stack) -> None:
    server = stack.parts["server"]

    def healthy() -> bool:
        return is_healthy("argilla", {":6900/": f":{server.port}/"})

    assert healthy()
    server.kill()
    assert not healthy()
    server.start()
    stack.recover()
    assert healthy()


@pytest.mark.parametrize("name", ["worker", "redis"])
def test_the_health_check_of_a_worker_sees_that_it_or_its_queue_is_gone(stack: Stack, name: str) -> None:
    """Redis remembers a worker that was killed for minutes."""
    part, worker = stack.parts[name], stack.parts["worker"]

    def healthy() -> bool:
        return is_healthy("worker", {}, environment=worker.environment)

    wait_until(healthy, "the worker")
    part.kill()
    wait_until(lambda: not healthy(), "the health check to see it")
    part.start()
    wait_until(healthy, "the worker", seconds=60)


def without_accents(item: Item) -> Item:
    """OpenSearch, as Argilla sets it up, minds accents; our search does not."""

    def strip(text: str) -> str:
        return "".join(each for each in unicodedata.normalize("NFD", text) if not unicodedata.combining(each))

    segments = [replace(each, translation=strip(each.translation)) for each in item.segments]
    return replace(item, segments=tuple(segments))


@pytest.mark.long
def test_a_hundred_people_write_while_corrections_are_spread(
    argilla: Stack, settings: Settings, tmp_path: Path
) -> None:
    test_spread.test_while_a_hundred_people_write_no_item_changes_after_its_first_answer(
        argilla, settings, tmp_path
    )


@pytest.mark.long
def test_a_search_finds_what_the_embedded_server_finds(
    stack: Stack,
    work: Work,  # noqa: F811
    tmp_path: Path,
) -> None:
    items = [without_accents(item) for item in work.items["arc"]]

    def ask(server: Argilla) -> Asked:
        dataset = fill(server, items, records=300, responses=500, people=6)
        return Asked(server.client(), Filled(dataset, sign_in(server, 2), find_words(items)))

    with running_server(tmp_path / "home") as embedded:
        one, two = ask(embedded), ask(stack)
        assert find_differences(one, two) == []
        assert find_text_differences(one, two) == []


@pytest.fixture(scope="module")
def side(stack: Stack) -> Side:
    made = Side(stack.client(), stack.folder)
    add_people(made, "loading")
    return made


def test_an_owners_own_way_stores_and_indexes_what_argillas_does(stack: Stack, side: Side) -> None:
    results = []
    for way in WAYS:
        configure(side, f"{way}-records", vectors=False)
        items = [*plain(side), *STORED["large-integers"](side)]
        items = [each for each in items if not has_empty_answer(each)]
        assert len(items) == 5 and send(side, way, items)[0] == 201
        side.names.clear()
        results.append((side.listed(), list_documents(stack, side)))
    assert len(results[0][1]) == results[0][0]["total"] == 5
    assert results[1] == results[0]


def has_empty_answer(record: dict[str, Any]) -> bool:
    """Tell whether it has an answer without values, which Argilla's way stores, does not index, and fails."""
    return any(answer["values"] is None for answer in record.get("responses") or ())


@pytest.mark.parametrize("mixed", [False, True])
def test_a_discarded_record_comes_into_the_index_too(stack: Stack, side: Side, mixed: bool) -> None:
    configure(side, f"discarded-{mixed}", vectors=False)
    items = [*plain(side), *(STORED["numbers-become-text-0"](side) if mixed else ())]
    assert sum(map(has_empty_answer, items)) == 1
    assert send(side, "own", items)[0] == 201
    assert len(list_documents(stack, side)) == len(items)


def list_documents(stack: Stack, side: Side) -> list[Any]:
    """Return what the search engine has of the records of a dataset, in their order."""
    port = stack.parts["search"].port
    found = httpx.get(f"http://127.0.0.1:{port}/rg.{side.dataset}/_search?size=1000", trust_env=False)
    hits = found.raise_for_status().json()["hits"]["hits"]
    ordered = sorted(hits, key=lambda each: (each["_source"]["inserted_at"], each["_id"]))
    documents = [[each["_id"], each["_source"]] for each in ordered]
    return [side.without_differences(each) for each in documents]
