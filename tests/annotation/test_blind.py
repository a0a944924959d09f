"""Questions that people answer without the key, in a real Argilla."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from fiel.annotation.blind import blind_name
from fiel.annotation.client import Argilla
from fiel.annotation.closing import close_campaign
from fiel.annotation.links import find_links
from fiel.annotation.people import ensure_annotators
from fiel.annotation.records import find_datasets, find_workspace_datasets
from fiel.campaign.work import Work
from fiel.errors import FielError
from fiel.release.manifest import read_manifest
from fiel.settings import Settings
from fiel.verdicts.blind import NONE, UNSURE
from fiel.workflow.archive import archive
from fiel.workflow.blind import report_blind
from fiel.workflow.close import close
from fiel.workflow.connection import connected_argilla
from fiel.workflow.export import export_campaign
from fiel.workflow.launch import launch_work, planned_launch
from fiel.workflow.restore import restore
from fiel.workflow.status import report_status
from tests.helpers.campaigns import ROWS, Person, make_work
from tests.helpers.collecting import collect_answers
from tests.helpers.organizer import Shell
from tests.server.running import EmbeddedServer

PEOPLE = ("bo", "cy", "di", "eli")


@pytest.fixture
def settings(argilla: EmbeddedServer, tmp_path: Path) -> Settings:
    return Settings(home=argilla.home, snapshot=tmp_path / "snapshot")


@pytest.fixture
def client(settings: Settings) -> Iterator[Argilla]:
    with connected_argilla(settings) as connected:
        yield connected


def questions_of(client: Argilla, campaign: str) -> str:
    return str(find_workspace_datasets(client, campaign)[blind_name("arc")]["id"])


def choose(person: Person, record: dict[str, Any], choice: str) -> None:
    body = {"status": "submitted", "values": {"choice": {"value": choice}}}
    answer = person.client.post(f"records/{record['id']}/responses", json=body)
    assert answer.status_code == 201, answer.text


def meet(argilla: EmbeddedServer, client: Argilla, work: Work) -> dict[str, Person]:
    names = [f"{work.campaign.name}-{name}" for name in PEOPLE]
    passwords = ensure_annotators(client, work.campaign, names)
    return {
        short: Person(argilla.url, name, passwords[name]) for short, name in zip(PEOPLE, names, strict=True)
    }


def test_nothing_that_a_volunteer_can_read_tells_the_key(
    argilla: EmbeddedServer, client: Argilla, settings: Settings, tmp_path: Path
) -> None:
    """Two campaigns that differ in nothing but their keys give a volunteer the same records."""
    seen = []
    for key in "BD":
        name = f"blind-leak-{key.lower()}"
        rows = [{**row, "answer": key} for row in ROWS]
        folder = tmp_path / key
        work = make_work(folder, name, rows=rows, task={"blind": 1, "english": None}, annotation={"audit": 0})
        launch_work(settings, work)
        person = meet(argilla, client, work)["bo"]
        found = {}
        for dataset, stored in find_workspace_datasets(client, name).items():
            for id, record in person.queue(stored["id"]).items():
                own = person.client.get(f"records/{record['id']}").json()
                kept = ("fields", "metadata", "suggestions", "external_id", "vectors")
                found[dataset, id] = json.dumps(
                    [
                        {
                            key: [
                                {k: v for k, v in each.items() if k in ("value", "agent", "score", "type")}
                                for each in source.get(key) or ()
                            ]
                            if key == "suggestions"
                            else source.get(key)
                            for key in kept
                        }
                        for source in (record, own)
                    ],
                    sort_keys=True,
                )
        person.close()
        assert {dataset for dataset, _ in found} == {"arc", "blind-arc", "about-you"}
        seen.append({place: text for place, text in found.items() if place[0] != "about-you"})
    assert seen[0].keys() == seen[1].keys() and len(seen[0]) == 2 * len(ROWS)
    assert seen[0] == seen[1]


def test_from_the_question_to_the_release(
    argilla: EmbeddedServer, client: Argilla, settings: Settings, tmp_path: Path, shell: Shell
) -> None:
    name = "blind-way"
    work = make_work(tmp_path / "campaign", name, task={"blind": 1}, annotation={"audit": 0})
    first = launch_work(settings, work)
    assert [(each.dataset, each.added) for each in first] == [("arc", 8), ("blind-arc", 8)]
    with planned_launch(settings, work) as planned:
        assert not planned.plan.changes and planned.plan.only_adds
    people = meet(argilla, client, work)
    links = find_links(client, name, ["arc"])
    assert [*links.annotate] == ["arc"] and [*links.blind] == ["blind-arc"]
    assert set(links.columns) == {"link", "link_blind-arc", "about_you"}

    dataset = questions_of(client, name)
    given = {
        "Test/1": {"bo": "A", "cy": "A", "di": "B"},  # most say A
        "Test/2": {"bo": "B", "cy": "B", "di": "C"},
        "Test/3": {"bo": NONE, "cy": NONE, "di": "B"},  # most find none right
        "Test/4": {"bo": UNSURE, "cy": UNSURE, "di": "A"},  # who does not know says nothing against the key
        "Test/5": {"bo": "E", "cy": "B"},  # there is no E
    }
    for id, choices in given.items():
        for who, choice in choices.items():
            choose(people[who], people[who].queue(dataset)[id], choice)

    own = people["bo"].client.get("fiel/own").json()
    assert (own["answers"], own["blind_answers"], own["corrections"]) == (0, 5, [])
    (own_form,) = own["blind"]
    assert (own_form["dataset"], own_form["task"], own_form["open"]) == (dataset, "ARC-Challenge", True)
    assert own_form["titles"] == {"es": "Prueba"}

    collected = collect_answers(client, work.campaign, work.items)
    assert collected.judgements["arc"] == [] and len(collected.blind["arc"]) == 13
    found = report_blind(settings, work).tasks["arc"]
    assert (found.drawn, found.decided) == (8, 4)
    assert [(each.item_id, dict(each.choices)) for each in found.otherwise] == [
        ("Test/1", {"option_a": 2, "option_b": 1}),
        ("Test/3", {NONE: 2, "option_b": 1}),
    ]
    assert found.accuracy is not None and found.accuracy.accuracy == pytest.approx(5 / 13)
    status = report_status(settings, work)
    assert status.done == 0 and status.people == 0 and status.blind["arc"] == found
    code, output, _ = shell("status", work.file.path, "--home", settings.home, "--list", "otherwise")
    assert code == 0 and "arc Test/1: 2 option_a, 1 option_b (the key)" in output
    code, output, _ = shell("status", work.file.path, "--home", settings.home)
    assert code == 0 and "most did not choose the key on 2 items, such as Test/1" in output

    # The key is shown once a question has three answers; later ones do not count, and these stay.
    assert report_blind(settings, work, keys=True).shown == {"arc": 4}
    assert report_blind(settings, work, keys=True).shown == {"arc": 0}
    seen = {id: notice_of(people["bo"], dataset, id) for id in given}
    assert [id for id, notice in seen.items() if notice] == ["Test/1", "Test/2", "Test/3", "Test/4"]
    assert "B" in seen["Test/1"] and not seen["Test/5"]
    assert change_answer(people["bo"], dataset, "Test/1", "A") == 200  # as it is
    assert change_answer(people["bo"], dataset, "Test/1", "B") == 422
    assert change_answer(people["bo"], dataset, "Test/5", "B") == 200  # its key is not shown yet
    choose(people["eli"], {"id": answered(people["bo"], dataset)["Test/1"]["id"]}, "B")
    late = report_blind(settings, work).tasks["arc"]
    assert late.otherwise == found.otherwise
    assert late.accuracy is not None and late.accuracy.answers == 14
    with planned_launch(settings, work) as planned:
        assert not planned.plan.changes

    export_campaign(settings, work, tmp_path / "out", unresolved="keep")
    record = read_manifest(tmp_path / "out").tasks["arc"]
    assert record.counts.pending == 8 and record.answers.counted == 0
    assert record.blind is not None and record.blind.otherwise == ("Test/1", "Test/3")
    assert record.blind.accuracy is not None and record.blind.accuracy.people == 3
    card = (tmp_path / "out/arc/README.md").read_text("utf-8")
    assert "### People without the key" in card and "### Personas sin la clave" in card
    for person in people.values():
        person.close()

    # It is archived with the rest, and restored.
    archive(settings, work.file, tmp_path / "kept.zip")
    restore(settings, tmp_path / "kept.zip", name="blind-again", same_people=True)
    copy = make_work(tmp_path / "again", "blind-again", task={"blind": 1}, annotation={"audit": 0})
    again = report_blind(settings, copy).tasks["arc"]
    assert again.accuracy is not None and again.accuracy.answers == 14


def notice_of(person: Person, dataset: str, id: str) -> str:
    """What the person sees above a question that they answered."""
    return str(answered(person, dataset)[id]["fields"]["question"]["notice"])


def answered(person: Person, dataset: str) -> dict[str, Any]:
    filters = {
        "type": "terms",
        "scope": {"entity": "response", "property": "status"},
        "values": ["submitted"],
    }
    answer = person.client.post(
        f"me/datasets/{dataset}/records/search",
        params={"include": ["responses"], "limit": 100},
        json={"filters": {"type": "and", "and": [filters]}},
    )
    return {each["record"]["external_id"]: each["record"] for each in answer.json()["items"]}


def change_answer(person: Person, dataset: str, id: str, choice: str) -> int:
    (response,) = answered(person, dataset)[id]["responses"]
    body = {"status": "submitted", "values": {"choice": {"value": choice}}}
    return person.client.put(f"responses/{response['id']}", json=body).status_code


def test_another_share_is_refused_and_what_is_taken_out_is_kept(
    argilla: EmbeddedServer, client: Argilla, settings: Settings, tmp_path: Path
) -> None:
    name = "blind-share"
    folder = tmp_path / "campaign"
    work = make_work(folder, name, task={"blind": 1})
    launch_work(settings, work)
    person = meet(argilla, client, work)["bo"]
    dataset = questions_of(client, name)
    choose(person, person.queue(dataset)["Test/1"], "B")
    with pytest.raises(FielError, match="blind: expected the share .* 8 items, such as Test/1, .* without"):
        launch_work(settings, make_work(folder, name, task={"blind": 0}))

    changed = [{**row, "instruction": "¿Cuánto?"} if row["id"] == "Test/1" else row for row in ROWS[:-1]]
    again = make_work(folder, name, rows=changed, task={"blind": 1})
    launched = {each.dataset: each for each in launch_work(settings, again)}
    assert (launched["blind-arc"].added, launched["blind-arc"].withdrawn) == (1, 2)
    queue = person.queue(dataset)
    assert queue["Test/1@2"]["fields"]["question"]["question"] == "¿Cuánto?"
    assert queue["Test/8"]["fields"]["question"]["notice"]
    assert collect_answers(client, again.campaign, again.items).blind["arc"] == []
    launch_work(settings, work)  # the source goes back: the answer counts again
    assert len(collect_answers(client, work.campaign, work.items).blind["arc"]) == 1
    assert not person.queue(dataset)["Test/8"]["fields"]["question"]["notice"]
    assert [*find_datasets(client, name)] == ["arc"]
    person.close()


def test_closing_shows_the_key_of_every_question_that_somebody_answered(
    argilla: EmbeddedServer, client: Argilla, settings: Settings, tmp_path: Path
) -> None:
    """Also where fewer than three did, and when an earlier closing got no further than locking people out."""
    work = make_work(tmp_path / "campaign", "blind-close", task={"blind": 1}, annotation={"audit": 0})
    launch_work(settings, work)
    people = meet(argilla, client, work)
    dataset = questions_of(client, "blind-close")
    for who, id, choice in (("bo", "Test/1", "A"), ("bo", "Test/2", UNSURE), ("cy", "Test/2", "B")):
        choose(people[who], people[who].queue(dataset)[id], choice)
    assert people["bo"].client.get("fiel/own").json()["keys"] == []

    close_campaign(client, "blind-close")
    before = collect_answers(client, work.campaign, work.items).blind["arc"]
    done = close(settings, work, tmp_path / "closed.zip")
    assert (done.left, done.keys) == (0, 2)
    assert close(settings, work, tmp_path / "closed.zip", overwrite=True).keys == 0
    assert collect_answers(client, work.campaign, work.items).blind["arc"] == before
    own = people["bo"].client.get("fiel/own", params={"offset": 1}).json()
    assert [(each["choice"], each["question"]) for each in own["keys"]] == [
        (UNSURE, "¿Cuánto es 2 + 1?"),
        ("A", "¿Cuánto es 1 + 1?"),
    ]
    assert all(each["notice"].endswith(" B") for each in own["keys"])
    assert people["di"].client.get("fiel/own", params={"offset": 1}).json()["keys"] == []
    for person in people.values():
        person.close()


def test_what_has_no_options_cannot_be_asked(tmp_path: Path) -> None:
    with pytest.raises(FielError, match="blind: expected a benchmark with options, found dibt"):
        make_work(tmp_path, "blind-dibt", task={"benchmark": "dibt", "blind": 0.1, "english": None})
    with pytest.raises(FielError, match="does not begin with blind-"):
        make_work(tmp_path, "blind-name", task={"name": "blind-arc"})
    with pytest.raises(FielError, match="expected a task with blind:"):
        report_blind(Settings(home=tmp_path), make_work(tmp_path, "blind-none"))
