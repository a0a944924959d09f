"""Answers given over Argilla's public API, and what they are collected as."""

import gc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from fiel.annotation.client import Argilla, ask, call, connect
from fiel.annotation.collect import Judge
from fiel.annotation.fetched import fetch_campaign
from fiel.annotation.form.fields import build_form
from fiel.annotation.form.formchanges import create_form
from fiel.annotation.launch import launch_campaign
from fiel.annotation.people import ensure_annotators
from fiel.annotation.records import fetch_questions, find_datasets
from fiel.campaign.work import Work
from fiel.garbage import no_garbage_collection
from fiel.judgements import REASONS, Judgement, find_contradictions
from fiel.people.notenames import has_items
from fiel.verdicts.consensus import decide_items
from tests.helpers.campaigns import ROWS, Person, make_work
from tests.helpers.collecting import collect_answers
from tests.helpers.tabulating import tabulate_campaign
from tests.server.running import EmbeddedServer


@pytest.fixture(scope="module")
def client(argilla: EmbeddedServer) -> Iterator[Argilla]:
    client = connect(argilla.url, argilla.api_key)
    yield client
    client.http_client.close()


def launch(client: Argilla, work: Work) -> str:
    """Launch the campaign and return the id of its dataset."""
    launch_campaign(client, work.campaign, work.items, guidelines={"arc": "# Guía"}, checks={"arc": ()})
    return str(find_datasets(client, work.campaign.name)["arc"]["id"])


def collected(client: Argilla, work: Work) -> dict[str, Judgement]:
    answers = collect_answers(client, work.campaign, work.items)
    judge = Judge(work.campaign, work.items)
    arriving = fetch_campaign(client, work.campaign.name, prepare=judge.judge_arriving)
    assert judge.judge(arriving) == answers  # judged as they come, they are the same
    items = [each for each in arriving.datasets.values() if has_items(each.name)]
    assert not any(record["responses"] for each in items for record in each.records.values())
    return {each.item_id: each for each in answers.judgements["arc"]}


def test_what_was_read_is_freed_without_waiting_for_garbage_collection(client: Argilla) -> None:
    """Or an export would hold every page of records at once."""
    gc.collect()
    with no_garbage_collection():
        call(client, "GET", "me")
        ask(client, "fiel/records", {"ids": []})
        assert not [each for each in gc.get_objects() if isinstance(each, httpx.Response)]


def texts_of(number: int, **changes: str) -> dict[str, str]:
    row = ROWS[number - 1]
    names = ("instruction", "option_a", "option_b", "option_c", "option_d")
    return {name: str(row[name]) for name in names} | changes


ANSWERS: list[dict[str, Any]] = [
    {"verdict": "correct", "texts": texts_of(1)},
    {"verdict": "correct", "texts": texts_of(2, option_d="Ninguno")},
    {"verdict": "corrected", "texts": texts_of(3)},
    {"verdict": "corrected", "texts": texts_of(4, option_d=" ")},
    {"verdict": "unusable", "texts": texts_of(5, option_d="Ninguno"), "reason": "wrong-answer"},
    {"verdict": "correct", "texts": texts_of(6), "reason": "other", "comment": "¿Seguro? "},
    {"verdict": "unusable", "texts": texts_of(7), "reason": "untranslatable"},
]


def test_answers_count_as_what_was_done_and_contradictions_are_listed(
    argilla: EmbeddedServer, client: Argilla, tmp_path: Path
) -> None:
    work = make_work(tmp_path, "contradicting")
    dataset = launch(client, work)
    ana = Person(argilla.url, "ana-c", ensure_annotators(client, work.campaign, ["ana-c"])["ana-c"])
    queue = ana.queue(dataset)
    for number, answer in enumerate(ANSWERS, start=1):
        ana.answer(queue[f"Test/{number}"]["id"], **answer)
    ana.close()
    found = collected(client, work)
    assert {item: (each.decision, each.contradiction) for item, each in found.items()} == {
        "Test/1": ("correct", None),
        "Test/2": ("corrected", "edited-correct"),
        "Test/3": ("correct", "unedited-corrected"),
        "Test/4": ("corrected", "emptied"),
        "Test/5": ("unusable", "edited-unusable"),
        "Test/6": ("correct", "stray-reason"),
        "Test/7": ("unusable", None),
    }
    assert [each.item_id for each in find_contradictions(found.values())] == [
        f"Test/{number}" for number in range(2, 7)
    ]
    assert found["Test/5"].set_aside == {"option_d": "Ninguno"}
    assert {item: each.reason for item, each in found.items() if each.reason} == {
        "Test/5": "wrong-answer",
        "Test/7": "untranslatable",
    }
    assert found["Test/6"].comment == "¿Seguro?"
    verdicts = decide_items(work.items["arc"], found.values(), min_submitted=1)
    assert verdicts["Test/2"].corrections == {"option_d": "Ninguno"}
    assert [verdicts[f"Test/{number}"].status for number in (3, 4, 5, 8)] == [
        "validated",
        "pending",
        "unusable",
        "pending",
    ]
    tables = tabulate_campaign(work.campaign, work.items, {"arc": list(found.values())})
    unusable = tables.decisions[tables.decisions["decision"] == "unusable"]
    assert set(unusable["reason"]) == {"wrong-answer", "untranslatable"}
    columns = {column for frame in tables.frames().values() for column in frame.columns}
    assert not {"contradiction", "set_aside", "comment"} & columns


@pytest.mark.parametrize(("language", "first"), [("es", "Original erróneo"), ("en", "Wrong original")])
def test_the_reason_is_asked_in_the_forms_language_and_may_be_left_out(
    client: Argilla, tmp_path: Path, language: str, first: str
) -> None:
    work = make_work(tmp_path, f"reasons-{language}", annotation={"language": language})
    answer = call(client, "GET", f"datasets/{launch(client, work)}/questions")
    verdict, reason, *_ = answer["items"]
    assert (verdict["name"], verdict["required"]) == ("verdict", True)
    assert (reason["name"], reason["required"]) == ("reason", False)
    options = {option["value"]: option["text"] for option in reason["settings"]["options"]}
    assert tuple(options) == REASONS and options["wrong-original"] == first


def test_a_form_launched_without_a_reason_goes_on_working(
    argilla: EmbeddedServer, client: Argilla, tmp_path: Path
) -> None:
    work = make_work(tmp_path, "earlier")
    workspace = call(client, "POST", "workspaces", json={"name": "earlier"})["id"]
    form = build_form(work.campaign, work.items["arc"][0].shape, guidelines="# Guía")
    form["questions"] = [each for each in form["questions"] if each["name"] != "reason"]
    create_form(client, workspace, "arc", form)
    dataset = launch(client, work)
    names = fetch_questions(client, dataset)
    assert "verdict" in names and "reason" not in names
    ana = Person(argilla.url, "ana-e", ensure_annotators(client, work.campaign, ["ana-e"])["ana-e"])
    queue = ana.queue(dataset)
    assert len(queue) == 8
    ana.answer(queue["Test/1"]["id"], "unusable", texts_of(1))
    ana.answer(queue["Test/2"]["id"], "correct", texts_of(2))
    ana.close()
    decisions = {item: (each.decision, each.reason) for item, each in collected(client, work).items()}
    assert decisions == {"Test/1": ("unusable", None), "Test/2": ("correct", None)}


def test_an_organizer_is_who_may_change_the_datasets(
    argilla: EmbeddedServer, client: Argilla, tmp_path: Path
) -> None:
    work = make_work(tmp_path, "organizing")
    dataset = launch(client, work)
    passwords = ensure_annotators(client, work.campaign, ["ana-o", "irene-o"])
    for name, password in passwords.items():
        person = Person(argilla.url, name, password)
        person.answer(person.queue(dataset)[f"Test/{len(name)}"]["id"], "correct", texts_of(len(name)))
        person.close()
    users = {user["username"]: user["id"] for user in call(client, "GET", "users")["items"]}
    call(client, "PATCH", f"users/{users['irene-o']}", json={"role": "admin"})
    found = collect_answers(client, work.campaign, work.items).judgements["arc"]
    assert {each.annotator: each.organizer for each in found} == {"ana-o": False, "irene-o": True}
