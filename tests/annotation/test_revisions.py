"""Changed sources: the text under an answer never changes, and an answer counts for its text alone."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fiel.annotation.client import Argilla, call, connect
from fiel.annotation.form.fields import build_record
from fiel.annotation.launch import TaskLaunch, launch_campaign
from fiel.annotation.people import ensure_annotators
from fiel.annotation.plan import LaunchPlan
from fiel.annotation.planning import plan_campaign
from fiel.annotation.records import fetch_records, find_datasets
from fiel.annotation.revisions import read_revision, replace_texts
from fiel.campaign.work import Work, prepare_task_checks
from fiel.errors import FielError
from fiel.items import Item, name_revision, split_name
from tests.annotation.proxy import misbehaving_proxy
from tests.helpers.campaigns import ROWS, Person, make_work
from tests.helpers.collecting import collect_answers
from tests.server.running import EmbeddedServer


@pytest.fixture(scope="module")
def client(argilla: EmbeddedServer) -> Iterator[Argilla]:
    client = connect(argilla.url, argilla.api_key)
    yield client
    client.http_client.close()


def make(folder: Path, name: str, rows: Sequence[dict[str, str]] = ROWS, **changes: Any) -> Work:
    annotation = {"min_submitted": 2, "audit": 0}
    return make_work(folder, name, **{"rows": rows, "annotation": annotation, **changes})


def plan(client: Argilla, work: Work) -> LaunchPlan:
    return plan_campaign(client, work.campaign, work.items, guidelines={"arc": "# Guía"})


def launch(client: Argilla, work: Work) -> TaskLaunch:
    checks = {"arc": prepare_task_checks(work.file, work.campaign.tasks[0], work.items["arc"])}
    done = launch_campaign(client, work.campaign, work.items, guidelines={"arc": "# Guía"}, checks=checks)
    return next(each for each in done if each.dataset == "arc")


def records(client: Argilla, name: str, dataset: str = "arc") -> dict[str, Any]:
    identifier = find_datasets(client, name)[dataset]["id"]
    return {each["external_id"]: each for each in fetch_records(client, identifier, include="responses")}


def texts(item: Item) -> dict[str, str]:
    return {segment.name: segment.translation for segment in item.segments}


def judged(record: dict[str, Any]) -> list[tuple[str, str]]:
    return [(each["source"], each["translation"]) for each in record["fields"]["item"]["segments"]]


@pytest.fixture
def person(argilla: EmbeddedServer, client: Argilla) -> Iterator[Any]:
    people: list[Person] = []

    def join(work: Work, name: str) -> Person:
        password = ensure_annotators(client, work.campaign, [name])[name]
        people.append(Person(argilla.url, name, password))
        return people[-1]

    yield join
    for each in people:
        each.close()


CHANGED = [{**ROWS[0], "option_a": "uno"}, {**ROWS[1], "option_a": "dos"}, *ROWS[2:]]


def launch_answered(
    client: Argilla, folder: Path, name: str, person: Any, username: str, *, items: int = 1
) -> Work:
    """Launch a campaign in which somebody calls the first items correct."""
    work = make(folder, name)
    launch(client, work)
    stored, someone = records(client, name), person(work, username)
    for item in work.items["arc"][:items]:
        someone.answer(stored[item.id]["id"], "correct", texts(item))
    return work


@pytest.mark.parametrize("status", ["submitted", "draft", "discarded"])
def test_a_changed_text_is_a_new_revision_where_somebody_answered(
    client: Argilla, tmp_path: Path, person: Any, status: str
) -> None:
    name = f"revised-{status}"
    work = make(tmp_path, name)
    launch(client, work)
    ana = person(work, f"ana-{status}")
    before = records(client, name)
    ana.answer(before["Test/1"]["id"], "correct", texts(work.items["arc"][0]), status=status)
    later = make(tmp_path / "later", name, CHANGED)

    summary = plan(client, later).summary()["datasets"][0]
    assert summary["changed_answered"] == {"count": 1, "examples": ["Test/1"]}
    assert summary["changed_unanswered"] == {"count": 1, "examples": ["Test/2"]}
    assert (summary["unchanged"], summary["new"]["count"], summary["settings"]) == (6, 0, [])
    done = launch(client, later)
    assert (done.added, done.present, done.replaced, done.revised) == (0, 8, 1, 1)

    after = records(client, name)
    assert set(after) - set(before) == {"Test/1@2"}
    old, new = after["Test/1"], after["Test/1@2"]
    assert judged(old) == judged(before["Test/1"])
    assert [each["status"] for each in old["responses"]] == [status]
    assert old["metadata"]["superseded"] is True
    assert old["metadata"]["digest"] == before["Test/1"]["metadata"]["digest"]
    assert "versión nueva" in old["fields"]["item"]["findings"][0]["text"]
    assert judged(new)[1] == ("1", "uno")
    assert (new["metadata"]["revision"], new["responses"]) == (2, [])
    assert judged(after["Test/2"])[1] == ("2", "dos")
    assert after["Test/2"]["id"] == before["Test/2"]["id"]
    assert ana.queue(find_datasets(client, name)["arc"]["id"])["Test/2"]["suggestions"]

    assert not any(each.changes for each in plan(client, later).datasets)
    launch(client, later)
    assert records(client, name) == after  # a second launch changes nothing

    answers = collect_answers(client, later.campaign, later.items)
    assert (answers.judgements["arc"], answers.superseded["arc"]) == ([], 1 if status == "submitted" else 0)


def test_an_earlier_text_comes_last(client: Argilla, tmp_path: Path, person: Any) -> None:
    work = make(tmp_path, "last")
    launch(client, work)
    bea = person(work, "bea")
    bea.answer(records(client, "last")["Test/1"]["id"], "correct", texts(work.items["arc"][0]))
    launch(client, make(tmp_path / "later", "last", CHANGED))
    dataset = find_datasets(client, "last")["arc"]["id"]
    sort = [{"scope": {"entity": "metadata", "metadata_property": "priority"}, "order": "desc"}]
    cai = person(work, "cai")
    answer = cai.client.post(f"me/datasets/{dataset}/records/search", json={"sort": sort})
    names = [each["record"]["external_id"] for each in answer.json()["items"]]
    assert (len(names), names[-1]) == (9, "Test/1")


def test_answers_count_again_when_the_source_goes_back(client: Argilla, tmp_path: Path, person: Any) -> None:
    work = make(tmp_path, "back")
    launch(client, work)
    dan = person(work, "dan")
    before = records(client, "back")
    dan.answer(before["Test/1"]["id"], "correct", texts(work.items["arc"][0]))
    later = make(tmp_path / "later", "back", CHANGED)
    launch(client, later)
    item = later.items["arc"][0]
    dan.answer(records(client, "back")["Test/1@2"]["id"], "corrected", {**texts(item), "option_a": "Uno"})
    answers = collect_answers(client, later.campaign, later.items)
    assert [each.corrections for each in answers.judgements["arc"]] == [{"option_a": "Uno"}]
    assert answers.superseded == {"arc": 1}

    summary = plan(client, work).summary()["datasets"][0]
    assert (summary["restored"]["count"], summary["superseded"]["count"]) == (1, 1)
    launch(client, work)
    answers = collect_answers(client, work.campaign, work.items)
    assert [each.decision for each in answers.judgements["arc"]] == ["correct"]
    assert answers.superseded == {"arc": 1}
    after = records(client, "back")
    assert after["Test/1"]["fields"] == before["Test/1"]["fields"]
    assert after["Test/1"]["metadata"] == {
        **before["Test/1"]["metadata"],
        "superseded": False,
        "withdrawn": False,
    }
    assert after["Test/1@2"]["metadata"]["superseded"] is True
    third = make(tmp_path / "third", "back", [{**ROWS[0], "option_a": "1."}, *ROWS[1:]])
    launch(client, third)
    assert set(records(client, "back")) - set(after) == {"Test/1@3"}


def test_an_item_of_another_shape_is_a_revision_in_the_other_dataset(
    client: Argilla, tmp_path: Path, person: Any
) -> None:
    launch_answered(client, tmp_path, "reshaped", person, "eva-reshaped")
    later = make(tmp_path / "later", "reshaped", [{**ROWS[0], "option_e": "Todo"}, *ROWS[1:]])
    launch(client, later)
    assert set(records(client, "reshaped", "arc-5-options")) == {"Test/1@2"}
    assert records(client, "reshaped")["Test/1"]["metadata"]["superseded"] is True
    assert collect_answers(client, later.campaign, later.items).superseded == {"arc": 1}


def test_an_interrupted_change_is_completed(client: Argilla, tmp_path: Path, person: Any) -> None:
    launch_answered(client, tmp_path, "half-changed", person, "fay")
    later = make(tmp_path / "later", "half-changed", CHANGED)
    checks = {"arc": prepare_task_checks(later.file, later.campaign.tasks[0], later.items["arc"])}

    class Interrupted(Exception):
        pass

    calls: list[int] = []

    def interrupt(count: int) -> None:
        calls.append(count)
        if len(calls) == 3:  # after the new revision was stored, before the old one is marked
            raise Interrupted

    with pytest.raises(Interrupted):
        launch_campaign(
            client,
            later.campaign,
            later.items,
            guidelines={"arc": "# Guía"},
            checks=checks,
            progress=interrupt,
        )
    between = records(client, "half-changed")
    assert "Test/1@2" in between and "superseded" not in between["Test/1"]["metadata"]
    summary = plan(client, later).summary()["datasets"][0]
    assert (summary["unchanged"], summary["superseded"]["count"]) == (8, 1)
    launch(client, later)
    assert records(client, "half-changed")["Test/1"]["metadata"]["superseded"] is True


def test_answered_items_that_changed_are_marked_together(
    client: Argilla, tmp_path: Path, person: Any
) -> None:
    launch_answered(client, tmp_path, "marked-together", person, "eli", items=2)
    asked: list[tuple[str, str]] = []
    hooks = client.http_client.event_hooks
    client.http_client.event_hooks = {
        "request": [lambda each: asked.append((each.method, each.url.path.rpartition("/")[2]))]
    }
    try:
        assert launch(client, make(tmp_path / "later", "marked-together", CHANGED)).revised == 2
    finally:
        client.http_client.event_hooks = hooks
    assert [last for method, last in asked if method == "PATCH"] == ["bulk"]
    after = records(client, "marked-together")
    for name in ("Test/1", "Test/2"):
        assert after[name]["metadata"]["superseded"] is True
        assert len(after[name]["responses"]) == 1


def test_an_answer_that_came_before_the_change_keeps_its_text(
    client: Argilla, tmp_path: Path, person: Any
) -> None:
    work = make(tmp_path, "meanwhile")
    launch(client, work)
    gil = person(work, "gil")
    later = make(tmp_path / "later", "meanwhile", CHANGED)
    planned = plan(client, later)
    assert [item.id for item, _ in planned.datasets[0].replaced] == ["Test/1", "Test/2"]
    before = records(client, "meanwhile")["Test/1"]
    gil.answer(before["id"], "correct", texts(work.items["arc"][0]))  # after the plan, before the change
    answer = call(client, "GET", f"datasets/{planned.datasets[0].dataset_id}/questions")
    questions = {each["name"]: each["id"] for each in answer["items"]}
    item = later.items["arc"][0]
    record = build_record(later.campaign, later.campaign.tasks[0], item, findings=[], questions=questions)
    dataset_id = str(planned.datasets[0].dataset_id)
    assert replace_texts(client, dataset_id, [(read_revision("arc", before), record)]) == [False]
    assert judged(records(client, "meanwhile")["Test/1"]) == judged(before)
    assert launch(client, later).revised == 1


def test_an_answer_that_comes_within_the_change_gets_its_text_back(
    argilla: EmbeddedServer, client: Argilla, tmp_path: Path, person: Any
) -> None:
    work = make(tmp_path, "within")
    launch(client, work)
    lia = person(work, "lia")
    before = records(client, "within")
    record = before["Test/1"]["id"]

    def answer() -> None:
        lia.answer(record, "correct", texts(work.items["arc"][0]))

    later = make(tmp_path / "later", "within", CHANGED)
    with misbehaving_proxy(
        argilla.url, ending=f"/records/{record}", meanwhile=answer, hidden="/fiel/datasets/"
    ) as proxy:  # as another Argilla, where a look and a change are two requests
        through = connect(proxy.url, argilla.api_key)
        done = launch(through, later)
        through.http_client.close()
    assert (done.replaced, done.revised) == (1, 1)
    after = records(client, "within")
    assert judged(after["Test/1"]) == judged(before["Test/1"])
    assert len(after["Test/1"]["responses"]) == 1
    assert after["Test/1"]["metadata"]["superseded"] is True
    assert judged(after["Test/1@2"])[1] == ("1", "uno")
    assert collect_answers(client, later.campaign, later.items).superseded == {"arc": 1}
    suggested = lia.client.get(f"records/{record}/suggestions").json()["items"]
    assert sorted(each["value"] for each in suggested) == sorted(texts(work.items["arc"][0]).values())


def test_changed_texts_go_to_our_server_in_one_request(
    argilla: EmbeddedServer, client: Argilla, tmp_path: Path
) -> None:
    launch(client, make(tmp_path, "one-request"))
    later = make(tmp_path / "later", "one-request", CHANGED)
    with misbehaving_proxy(argilla.url) as proxy:
        through = connect(proxy.url, argilla.api_key)
        done = launch(through, later)
        through.http_client.close()
    assert done.replaced == 2
    ids = {each["id"] for each in records(client, "one-request").values()}
    assert not [path for path in proxy.asked if path.rpartition("/")[2] in ids]
    assert proxy.met == ["none"]


def test_an_answer_from_a_form_that_was_open_during_the_change_does_not_count(
    client: Argilla, tmp_path: Path, person: Any
) -> None:
    work = make(tmp_path, "open-form")
    launch(client, work)
    hal = person(work, "hal")
    record = records(client, "open-form")["Test/1"]["id"]
    later = make(tmp_path / "later", "open-form", CHANGED)
    assert launch(client, later).replaced == 2
    hal.answer(record, "correct", texts(work.items["arc"][0]))  # what the page had loaded before
    answers = collect_answers(client, later.campaign, later.items)
    assert (answers.judgements["arc"], answers.superseded) == ([], {"arc": 1})
    ivo = person(work, "ivo")
    ivo.answer(record, "correct", texts(later.items["arc"][0]))
    judgements = collect_answers(client, later.campaign, later.items).judgements["arc"]
    assert [each.annotator for each in judgements] == ["ivo"]


def test_a_launch_that_is_not_made_yet_counts_no_answer(client: Argilla, tmp_path: Path, person: Any) -> None:
    work = make(tmp_path, "not-yet")
    launch(client, work)
    person(work, "jon").answer(
        records(client, "not-yet")["Test/1"]["id"], "correct", texts(work.items["arc"][0])
    )
    later = make(tmp_path / "later", "not-yet", CHANGED)
    with pytest.raises(
        FielError, match="Test/1: expected the text that people answered.* or launch this one"
    ):
        collect_answers(client, later.campaign, later.items)


@given(st.lists(st.tuples(st.text("ab@12", min_size=1), st.integers(1, 30)), unique=True))
def test_no_two_revisions_have_one_name(revisions: list[tuple[str, int]]) -> None:
    names = [name_revision(item_id, number) for item_id, number in revisions]
    assert len(set(names)) == len(names)
    assert [split_name(name) for name in names] == revisions


def test_the_first_revision_has_the_items_own_id() -> None:
    assert (name_revision("Test/1", 1), name_revision("Test/1", 2)) == ("Test/1", "Test/1@2")
