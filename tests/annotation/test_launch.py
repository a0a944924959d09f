import re
import sqlite3
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import argilla as rg
import pytest

from fiel.annotation.client import Argilla, call, connect
from fiel.annotation.launch import TaskLaunch, launch_campaign
from fiel.annotation.people import ensure_annotators
from fiel.annotation.planning import plan_campaign
from fiel.annotation.records import fetch_questions, fetch_records, find_datasets
from fiel.campaign.work import Work, prepare_task_checks
from fiel.errors import FielError
from tests.helpers.campaigns import ROWS, Person, make_work
from tests.helpers.collecting import collect_answers
from tests.server.running import EmbeddedServer


@pytest.fixture(scope="module")
def client(argilla: EmbeddedServer) -> Iterator[Argilla]:
    client = connect(argilla.url, argilla.api_key)
    yield client
    client.http_client.close()


def launch(client: Argilla, work: Work) -> list[TaskLaunch]:
    return launch_campaign(client, work.campaign, work.items, **arguments(work))


def arguments(work: Work) -> dict[str, Any]:
    """What a launch needs beside the campaign and its items."""
    (task,) = work.campaign.tasks
    checks = prepare_task_checks(work.file, task, work.items[task.name])
    return {"guidelines": {task.name: "# Guía"}, "checks": {task.name: checks}}


def stored(client: Argilla, campaign: str, dataset: str = "arc") -> list[str]:
    identifier = find_datasets(client, campaign)[dataset]["id"]
    return [record["external_id"] for record in fetch_records(client, identifier)]


def test_a_launch_makes_what_the_sdk_reads(argilla: EmbeddedServer, client: Argilla, tmp_path: Path) -> None:
    work = make_work(tmp_path, "complete")
    (done,) = launch(client, work)
    identifier = find_datasets(client, "complete")["arc"]["id"]
    address = f"{client.api_url}/dataset/{identifier}/annotation-mode?sort=metadata.priority.desc"
    expected = TaskLaunch(task="arc", dataset="arc", created=True, added=8, present=0, address=address)
    assert done == expected
    sdk = rg.Argilla(api_url=argilla.url, api_key=argilla.api_key)
    dataset = sdk.datasets("arc", workspace="complete")
    assert dataset.guidelines == "# Guía"
    assert [question.name for question in dataset.questions] == [
        "verdict",
        "reason",
        "instruction",
        "option_a",
        "option_b",
        "option_c",
        "option_d",
        "comment",
    ]
    record = next(iter(dataset.records(with_suggestions=True)))
    shown = record.fields["item"]["segments"][0]
    assert (shown["source"], shown["translation"]) == ("How much is 1 + 1?", "¿Cuánto es 1 + 1?")
    assert record.suggestions["option_c"].value == "1 veces"
    assert [each["name"] for each in record.fields["item"]["segments"] if each["correct"]] == ["option_b"]
    sdk.http_client.close()


def test_a_second_launch_changes_nothing(client: Argilla, tmp_path: Path) -> None:
    work = make_work(tmp_path, "again")
    launch(client, work)
    before = list(fetch_records(client, find_datasets(client, "again")["arc"]["id"], include="suggestions"))
    (done,) = launch(client, work)
    assert (done.created, done.added, done.present) == (False, 0, 8)
    after = list(fetch_records(client, find_datasets(client, "again")["arc"]["id"], include="suggestions"))
    assert after == before


def test_a_larger_slice_adds_items_and_a_smaller_one_takes_them_out(client: Argilla, tmp_path: Path) -> None:
    (first,) = launch(client, make_work(tmp_path, "grown", task={"sample": {"size": 3}}))
    (grown,) = launch(client, make_work(tmp_path, "grown", task={"sample": {"size": 5}}))
    assert (first.added, grown.added, grown.present, grown.created) == (3, 2, 3, False)
    whole = make_work(tmp_path, "grown")
    assert [(each.added, each.present) for each in launch(client, whole)] == [(3, 5)]
    (cut,) = launch(client, make_work(tmp_path, "grown", task={"sample": {"size": 5}}))
    assert (cut.added, cut.present, cut.withdrawn) == (0, 5, 3)
    assert len(stored(client, "grown")) == 8


class Interrupted(Exception):
    """What happens in the middle of a launch."""


def test_an_interrupted_launch_is_completed(
    client: Argilla, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = make_work(tmp_path, "interrupted")
    monkeypatch.setattr("fiel.annotation.sending.BATCH_RECORDS", 2)

    def interrupt(count: int) -> None:
        if count:
            raise Interrupted

    with pytest.raises(Interrupted):
        launch_campaign(client, work.campaign, work.items, **arguments(work), progress=interrupt)
    assert len(stored(client, "interrupted")) == 4  # what was under way is stored, and no more was sent
    (done,) = launch(client, work)
    assert (done.created, done.added, done.present) == (False, 4, 4)
    assert sorted(stored(client, "interrupted")) == [row["id"] for row in ROWS]


def test_the_bar_moves_with_every_batch(
    client: Argilla, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = make_work(tmp_path, "bar")
    monkeypatch.setattr("fiel.annotation.sending.BATCH_RECORDS", 3)
    told: list[int] = []
    launch_campaign(client, work.campaign, work.items, **arguments(work), progress=told.append)
    assert (told[0], sorted(told[1:])) == (0, [2, 3, 3])
    assert launch(client, work)[0].present == 8
    launch_campaign(client, work.campaign, work.items, **arguments(work), progress=told.append)
    assert told[4:] == [8]


def test_after_a_refused_batch_no_more_is_sent(
    argilla: EmbeddedServer, client: Argilla, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = make_work(tmp_path, "refused")
    monkeypatch.setattr("fiel.annotation.sending.BATCH_RECORDS", 2)
    (launched,) = launch(client, replace(work, items={"arc": work.items["arc"][:2]}))
    told: list[int] = []

    def lose(count: int) -> None:
        """Take a question of the form away when the first batch is stored, so that the later ones fail."""
        told.append(count)
        if len(told) == 2:
            dataset = find_datasets(client, "refused")[launched.dataset]["id"]
            delete_question(argilla.home / "argilla.db", dataset, "option_a")

    with pytest.raises(FielError, match="422: .*Record at position 0 is not valid because .*does not exist"):
        launch_campaign(client, work.campaign, work.items, **arguments(work), progress=lose)
    argilla.take_errors()
    assert told[:2] == [2, 2]
    first, second = ["Test/3", "Test/4"], ["Test/5", "Test/6"]  # the second was under way meanwhile
    found = sorted(stored(client, "refused"))
    assert found[:2] == ["Test/1", "Test/2"]
    assert found[2:] in (first, second, first + second)


def delete_question(database: Path, dataset: str, name: str) -> None:
    """Delete a question of a published dataset, which the API does not allow."""
    connection = sqlite3.connect(database)
    with connection:
        found = connection.execute(
            "DELETE FROM questions WHERE dataset_id = ? AND name = ?", (dataset.replace("-", ""), name)
        )
        assert found.rowcount == 1
    connection.close()


def test_a_draft_left_by_an_interrupted_launch_is_replaced(client: Argilla, tmp_path: Path) -> None:
    work = make_work(tmp_path, "draft")
    workspace = call(client, "POST", "workspaces", json={"name": "draft"})["id"]
    call(client, "POST", "datasets", json={"name": "arc", "workspace_id": workspace})
    (done,) = launch(client, work)
    assert (done.created, done.added) == (True, 8)


def test_two_launches_at_once_double_nothing(
    argilla: EmbeddedServer, client: Argilla, tmp_path: Path
) -> None:
    work = make_work(tmp_path, "both")
    launch(client, replace(work, items={"arc": work.items["arc"][:1]}))
    ends: list[object] = []

    def run() -> None:
        own = connect(argilla.url, argilla.api_key)
        try:
            ends.append(launch(own, work))
        except FielError as error:
            ends.append(error)
        finally:
            own.http_client.close()

    threads = [threading.Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(ends) == 2
    argilla.take_errors()  # the quicker one may make the server refuse the other's records
    for end in ends:
        assert isinstance(end, list) or re.search("changed while they", str(end))
    assert any(isinstance(end, list) for end in ends)
    assert sorted(stored(client, "both")) == [row["id"] for row in ROWS]


def test_items_of_another_shape_have_a_form_of_their_own(client: Argilla, tmp_path: Path) -> None:
    three = {key: value for key, value in ROWS[0].items() if key != "option_d"}
    five = {**ROWS[1], "option_e": "Todo"}
    work = make_work(tmp_path, "shapes", rows=[three, five, *ROWS[2:]])
    done = {each.dataset: each.added for each in launch(client, work)}
    assert done == {"arc": 6, "arc-3-options": 1, "arc-5-options": 1}
    names = fetch_questions(client, find_datasets(client, "shapes")["arc-3-options"]["id"])
    assert "option_d" not in names


def test_another_campaign_of_the_same_name_is_refused(client: Argilla, tmp_path: Path) -> None:
    launch(client, make_work(tmp_path / "first", "namesake"))
    other = make_work(tmp_path / "second", "namesake", rows=[{**row, "id": f"X/{row['id']}"} for row in ROWS])
    with pytest.raises(FielError, match="found none of them and 8 others, such as Test/1"):
        launch(client, other)
    renamed = make_work(tmp_path / "third", "namesake", task={"name": "other"})
    with pytest.raises(FielError, match="found none of them and 8 others, such as Test/1 in the dataset arc"):
        launch(client, renamed)
    assert set(find_datasets(client, "namesake")) == {"arc"}


def test_collected_answers_are_what_people_did(
    argilla: EmbeddedServer, client: Argilla, tmp_path: Path
) -> None:
    work = make_work(tmp_path, "collect")
    launch(client, work)
    passwords = ensure_annotators(client, work.campaign, ["eva"])
    assert ensure_annotators(client, work.campaign, ["eva"]) == {}
    eva = Person(argilla.url, "eva", passwords["eva"])
    queue = eva.queue(find_datasets(client, "collect")["arc"]["id"])
    texts = {segment.name: segment.translation for segment in work.items["arc"][0].segments}
    eva.answer(queue["Test/1"]["id"], "corrected", {**texts, "option_c": "1 vez"}, comment=" ¿mejor? ")
    other = {segment.name: segment.translation for segment in work.items["arc"][1].segments}
    eva.answer(queue["Test/2"]["id"], "correct", other, status="draft")
    eva.close()
    (judgement,) = collect_answers(client, work.campaign, work.items).judgements["arc"]
    assert (judgement.item_id, judgement.annotator) == ("Test/1", "eva")
    assert (judgement.decision, judgement.corrections) == ("corrected", {"option_c": "1 vez"})
    assert judgement.comment == "¿mejor?"
    assert judgement.submitted_at.utcoffset() is not None


def test_collecting_before_the_launch_is_refused(client: Argilla, tmp_path: Path) -> None:
    work = make_work(tmp_path, "never")
    with pytest.raises(FielError, match="never: arc: expected this dataset in Argilla"):
        collect_answers(client, work.campaign, work.items)


def test_a_source_that_is_not_the_launched_one_is_refused(
    argilla: EmbeddedServer, client: Argilla, tmp_path: Path
) -> None:
    work = make_work(tmp_path, "moved")
    launch(client, work)
    leo = Person(argilla.url, "leo", ensure_annotators(client, work.campaign, ["leo"])["leo"])
    record = leo.queue(find_datasets(client, "moved")["arc"]["id"])["Test/1"]
    leo.answer(record["id"], "correct", {s.name: s.translation for s in work.items["arc"][0].segments})
    leo.close()
    moved = make_work(tmp_path / "later", "moved", rows=[{**ROWS[0], "option_a": "uno"}, *ROWS[1:]])
    with pytest.raises(FielError, match="Test/1: expected the text that people answered"):
        collect_answers(client, moved.campaign, moved.items)


NUMBER_CHANGED = {**ROWS[4], "option_c": "55 veces"}
NO_AUDIT = {"min_submitted": 1, "audit": 0}


def test_records_carry_what_was_found_and_their_priority(
    argilla: EmbeddedServer, client: Argilla, tmp_path: Path
) -> None:
    rows = [*ROWS[:4], NUMBER_CHANGED, *ROWS[5:]]
    work = make_work(tmp_path, "risky", rows=rows, annotation=NO_AUDIT)
    launch(client, work)
    dataset = find_datasets(client, "risky")["arc"]["id"]
    found = {each["external_id"]: each["metadata"] for each in fetch_records(client, dataset)}
    assert found["Test/5"]["findings"] == ["changed-number"]
    priorities = {name: each["priority"] for name, each in found.items()}
    assert 0 < priorities.pop("Test/5") <= 9
    assert set(priorities.values()) == {0}
    scope = {"entity": "metadata", "metadata_property": "findings"}
    wanted = {"type": "terms", "scope": scope, "values": ["changed-number"]}
    body = {"filters": {"type": "and", "and": [wanted]}}
    answer = call(client, "POST", f"datasets/{dataset}/records/search", json=body)
    assert [each["record"]["external_id"] for each in answer["items"]] == ["Test/5"]


def test_who_annotates_sees_the_findings_and_not_the_priority(
    argilla: EmbeddedServer, client: Argilla, tmp_path: Path
) -> None:
    work = make_work(tmp_path, "unseen", rows=[*ROWS[:4], NUMBER_CHANGED], annotation=NO_AUDIT)
    launch(client, work)
    dataset = find_datasets(client, "unseen")["arc"]["id"]
    eli = Person(argilla.url, "eli", ensure_annotators(client, work.campaign, ["eli"])["eli"])
    properties = eli.client.get(f"me/datasets/{dataset}/metadata-properties").json()["items"]
    seen = [record["metadata"] for record in eli.queue(dataset).values()]
    eli.close()
    assert sorted(each["name"] for each in properties) == ["findings", "split"]
    assert len(seen) == 5
    assert {name for each in seen for name in each} == {"findings", "split"}


def test_what_other_checks_find_marks_the_records_that_nobody_answered(
    client: Argilla, tmp_path: Path
) -> None:
    work = make_work(tmp_path, "newer", rows=[*ROWS[:4], NUMBER_CHANGED, *ROWS[5:]], annotation=NO_AUDIT)
    first = replace(work, items={"arc": work.items["arc"][:6]})
    launch_campaign(client, first.campaign, first.items, guidelines={"arc": "# Guía"}, checks={"arc": ()})
    dataset = find_datasets(client, "newer")["arc"]["id"]
    before = {each["external_id"]: each for each in fetch_records(client, dataset)}
    (done,) = launch(client, work)
    assert (done.added, done.present) == (2, 6)
    after = {each["external_id"]: each for each in fetch_records(client, dataset)}
    assert "changed-number" in after["Test/5"]["metadata"]["findings"]
    for name in before:
        shown = [each["fields"]["item"]["segments"] for each in (before[name], after[name])]
        assert [[each["translation"] for each in segments] for segments in shown][0] == [
            each["translation"] for each in shown[1]
        ]


def test_another_language_after_the_launch_is_refused_and_a_variety_is_not(
    client: Argilla, tmp_path: Path
) -> None:
    work = make_work(tmp_path, "languages")
    launch(client, work)
    guides = {"guidelines": {"arc": "# Guía"}}
    other = make_work(tmp_path, "languages", language="pt")
    (refusal,) = plan_campaign(client, other.campaign, other.items, **guides).refusals
    assert "languages: arc: language: expected es, in which it was launched, found pt." in refusal
    variety = make_work(tmp_path, "languages", language="es-MX")
    assert plan_campaign(client, variety.campaign, variety.items, **guides).refusals == []
