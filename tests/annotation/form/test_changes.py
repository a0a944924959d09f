"""Changes of the form: those that Argilla allows are made, the others are refused with what to do."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from fiel.annotation.client import Argilla, call, connect
from fiel.annotation.form.formchanges import create_form
from fiel.annotation.form.parts import Part, ask_label, ask_text, describe_form, show_template
from fiel.annotation.launch import carry_out, launch_campaign
from fiel.annotation.people import ensure_annotators
from fiel.annotation.plan import LaunchPlan
from fiel.annotation.planning import plan_campaign
from fiel.annotation.records import fetch_records, find_datasets, note_on_dataset, rewrite_notes
from fiel.campaign.work import Work
from fiel.errors import FielError
from fiel.people.notenames import PAGE_KEY
from tests.helpers.campaigns import Person, make_work
from tests.server.running import EmbeddedServer


@pytest.fixture(scope="module")
def client(argilla: EmbeddedServer) -> Iterator[Argilla]:
    client = connect(argilla.url, argilla.api_key)
    yield client
    client.http_client.close()


def plan(client: Argilla, work: Work, guide: str = "# Guía") -> LaunchPlan:
    return plan_campaign(client, work.campaign, work.items, guidelines={"arc": guide})


def launch(client: Argilla, work: Work, guide: str = "# Guía") -> tuple[str, ...]:
    arguments: dict[str, Any] = {"guidelines": {"arc": guide}, "checks": {"arc": ()}}
    (done,) = launch_campaign(client, work.campaign, work.items, **arguments)
    return done.settings


def parts(client: Argilla, name: str, kind: str) -> dict[str, Any]:
    dataset = find_datasets(client, name)["arc"]["id"]
    return {each["name"]: each for each in call(client, "GET", f"datasets/{dataset}/{kind}")["items"]}


def test_another_guide_is_left_to_the_command_that_publishes_versions(
    client: Argilla, tmp_path: Path
) -> None:
    work = make_work(tmp_path, "guide")
    launch(client, work)
    assert plan(client, work, "# Guía 2").datasets[0].settings == []
    assert launch(client, work, "# Guía 2") == ()
    dataset = find_datasets(client, "guide")["arc"]["id"]
    assert call(client, "GET", f"datasets/{dataset}")["guidelines"] == "# Guía"
    with pytest.raises(FielError, match="guide: expected 10,000 characters or fewer.*found 10,001"):
        plan(client, work, "x" * 10_001)


def test_a_form_in_another_language_gets_its_words(client: Argilla, tmp_path: Path) -> None:
    launch(client, make_work(tmp_path, "words"))
    english = make_work(tmp_path, "words", annotation={"language": "en"})
    launch(client, english)
    verdict = parts(client, "words", "questions")["verdict"]
    assert (verdict["title"], verdict["settings"]["options"][0]["text"]) == (
        "How is the translation?",
        "Correct",
    )
    assert parts(client, "words", "fields")["item"]["title"] == "Original and translation"
    assert not any(each.changes for each in plan(client, english).datasets)


def test_the_template_of_another_version_is_replaced(client: Argilla, tmp_path: Path) -> None:
    work = make_work(tmp_path, "template")
    launch(client, work)
    item = parts(client, "template", "fields")["item"]
    old = {**item["settings"], "template": "<p>{{record.fields.item.segments.0.source}}</p>"}
    call(client, "PATCH", f"fields/{item['id']}", json={"settings": old})
    assert launch(client, work) == ("field item: template",)
    assert parts(client, "template", "fields")["item"]["settings"] == item["settings"]


def test_more_answers_for_each_item(argilla: EmbeddedServer, client: Argilla, tmp_path: Path) -> None:
    work = make_work(tmp_path, "overlap")
    launch(client, work)
    dataset = find_datasets(client, "overlap")["arc"]["id"]
    mia = Person(argilla.url, "mia", ensure_annotators(client, work.campaign, ["mia"])["mia"])
    record = mia.queue(dataset)["Test/1"]
    mia.answer(record["id"], "correct", {s.name: s.translation for s in work.items["arc"][0].segments})
    mia.close()
    assert call(client, "GET", f"records/{record['id']}")["status"] == "completed"
    more = make_work(tmp_path, "overlap", annotation={"min_submitted": 3})
    planned = plan(client, more)
    assert not planned.only_adds
    assert launch(client, more) == ("answers needed for each item: 1 → 3",)
    assert call(client, "GET", f"datasets/{dataset}")["distribution"]["min_submitted"] == 3
    assert len(list(fetch_records(client, dataset))) == 8


def test_a_missing_metadata_property_is_added_and_a_foreign_one_left(client: Argilla, tmp_path: Path) -> None:
    work = make_work(tmp_path, "properties")
    launch(client, work)
    dataset = find_datasets(client, "properties")["arc"]["id"]
    there = call(client, "GET", f"me/datasets/{dataset}/metadata-properties")["items"]
    priority = next(each for each in there if each["name"] == "priority")
    call(client, "DELETE", f"metadata-properties/{priority['id']}")
    own = {"name": "own", "title": "Own", "settings": {"type": "terms"}, "visible_for_annotators": True}
    call(client, "POST", f"datasets/{dataset}/metadata-properties", json=own)
    assert plan(client, work).only_adds
    assert launch(client, work) == ("metadata property priority: new",)
    after = call(client, "GET", f"me/datasets/{dataset}/metadata-properties")["items"]
    assert {each["name"] for each in after} == {"split", "findings", "priority", "own"}
    assert not next(each for each in after if each["name"] == "priority")["visible_for_annotators"]


def test_a_label_that_a_launched_form_does_not_ask_about_is_refused(client: Argilla, tmp_path: Path) -> None:
    launch(client, make_work(tmp_path, "labels", annotation={"labels": ["time"]}))
    more = make_work(tmp_path, "labels", annotation={"labels": ["time", "culture"]})
    with pytest.raises(FielError, match="question label-culture: none can be added.*take culture out of"):
        launch(client, more)
    assert launch(client, make_work(tmp_path, "labels")) == ()  # people can go on saying it


def publish_other_form(client: Argilla, name: str, questions: list[Part]) -> None:
    workspace = call(client, "POST", "workspaces", json={"name": name})["id"]
    fields = [show_template("item", "Item", "<p></p>")]
    form = describe_form(guidelines="other", min_submitted=1, fields=fields, questions=questions)
    create_form(client, workspace, "arc", form)


def test_what_argilla_does_not_allow_is_refused_before_anything_changes(
    client: Argilla, tmp_path: Path
) -> None:
    labels = ask_label("verdict", "Verdict", {"good": "good", "bad": "bad"}, required=True)
    other = ask_text("thoughts", "Thoughts", required=False)
    publish_other_form(client, "fixed", [labels, ask_text("comment", "Comment", required=True), other])
    work = make_work(tmp_path, "fixed")
    with pytest.raises(FielError) as error:
        launch(client, work)
    said = str(error.value)
    assert "question verdict: its type and its options are fixed" in said
    assert "question instruction: none can be added once a dataset is published" in said
    assert "question comment: whether it must be answered is fixed" in said
    assert "question thoughts: the campaign does not have it" in said
    assert "launch the campaign under another name" in said
    dataset = find_datasets(client, "fixed")["arc"]["id"]
    assert list(fetch_records(client, dataset)) == []
    assert call(client, "GET", f"datasets/{dataset}")["guidelines"] == "other"


def test_what_somebody_changed_in_argilla_after_the_plan_is_not_written_over(
    client: Argilla, tmp_path: Path
) -> None:
    launch(client, make_work(tmp_path, "moved-form"))
    english = make_work(tmp_path, "moved-form", annotation={"language": "en"})
    planned = plan(client, english)
    verdict = parts(client, "moved-form", "questions")["verdict"]
    call(client, "PATCH", f"questions/{verdict['id']}", json={"title": "¿Qué te parece?"})
    with pytest.raises(FielError, match=r"found that someone changed it meanwhile \(question verdict: "):
        carry_out(client, english.campaign, planned, checks={"arc": ()})
    assert parts(client, "moved-form", "questions")["verdict"]["title"] == "¿Qué te parece?"
    launch(client, english)
    assert parts(client, "moved-form", "questions")["verdict"]["title"] == "How is the translation?"


@pytest.mark.parametrize("write", [note_on_dataset, rewrite_notes])
def test_notes_on_a_dataset_leave_each_other_alone(
    client: Argilla, tmp_path: Path, write: Callable[..., None]
) -> None:
    name = write.__name__.replace("_", "-")
    launch(client, make_work(tmp_path, name))
    dataset = find_datasets(client, name)["arc"]["id"]
    write(client, dataset, PAGE_KEY, None)  # what every launch notes
    for key, note in {"one": {"a": 1}, "two": {"b": 2}}.items():
        write(client, dataset, key, note)
    write(client, dataset, "one", {"a": 3})
    assert call(client, "GET", f"datasets/{dataset}")["metadata"] == {"one": {"a": 3}, "two": {"b": 2}}
    write(client, dataset, "two", None)
    assert call(client, "GET", f"datasets/{dataset}")["metadata"] == {"one": {"a": 3}}


def test_notes_that_are_written_at_once_are_all_kept(client: Argilla, tmp_path: Path) -> None:
    launch(client, make_work(tmp_path, "notes-at-once"))
    dataset = find_datasets(client, "notes-at-once")["arc"]["id"]
    keys = [f"key-{number}" for number in range(12)]
    with ThreadPoolExecutor(6) as threads:
        list(threads.map(lambda key: note_on_dataset(client, dataset, key, {"of": key}), keys))
    stored = call(client, "GET", f"datasets/{dataset}")["metadata"]
    assert stored.pop(PAGE_KEY)["task"] == "arc"
    assert stored == {key: {"of": key} for key in keys}


def test_volunteers_write_no_notes(client: Argilla, tmp_path: Path) -> None:
    work = make_work(tmp_path, "notes-of-organizers")
    launch(client, work)
    dataset = find_datasets(client, "notes-of-organizers")["arc"]["id"]
    password = ensure_annotators(client, work.campaign, ["noter"])["noter"]
    person = Person(client.api_url, "noter", password)
    try:
        path = f"fiel/datasets/{dataset}/notes/closed"
        assert person.client.put(path, json={"note": {}}).status_code == 403
    finally:
        person.close()
    assert call(client, "GET", f"datasets/{dataset}")["metadata"].keys() == {PAGE_KEY}
