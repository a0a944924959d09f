"""Opinions in the records of a real Argilla: in all items but those of the audit, which show nothing."""

from pathlib import Path
from typing import Any

import pytest

from fiel.annotation.launch import launch_campaign
from fiel.annotation.people import ensure_annotators
from fiel.annotation.records import find_datasets
from fiel.campaign.priority import is_audited
from fiel.campaign.work import Work, load_work, prepare_task_checks
from fiel.opinions.opinion import Opinion
from fiel.settings import Settings
from fiel.workflow.connection import connected_argilla
from fiel.workflow.launch import launch_work
from tests.helpers.campaigns import ROWS, Person, write_campaign, write_rows
from tests.helpers.collecting import collect_answers
from tests.server.running import EmbeddedServer

NAME = "unaided"
SAID = "inspector-7b"


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Work:
    """A campaign in which every item has an error, an opinion and another translation."""
    folder = tmp_path_factory.mktemp("unaided")
    rows = [{**row, "option_b": f"{row['option_b']} kg", "second": f"Otra {row['option_c']}"} for row in ROWS]
    said = [
        {
            "item": row["id"],
            "segment": "option_c",
            "quote": "veces",
            "correction": "ocasiones",
            "agent": SAID,
            "reason": "Es otra cosa",
            "score": 0.9,
        }
        for row in ROWS
    ]
    write_rows(folder / "model.jsonl", said)
    task = {"opinions": "model.jsonl", "candidates": {"option_c": "second"}}
    path = write_campaign(folder, NAME, rows=rows, task=task, annotation={"audit": 0.5})
    return load_work(path)


@pytest.fixture(scope="module")
def records(argilla: EmbeddedServer, work: Work) -> dict[str, dict[str, Any]]:
    task = work.campaign.tasks[0]
    opinions = work.opinions["arc"]
    checks = {"arc": prepare_task_checks(work.file, task, work.items["arc"], opinions=opinions)}
    with connected_argilla(Settings(home=argilla.home)) as client:
        launch_campaign(
            client,
            work.campaign,
            work.items,
            guidelines={"arc": "# Guía"},
            checks=checks,
            opinions=work.opinions,
        )
        dataset = find_datasets(client, NAME)["arc"]["id"]
    with argilla.client() as owner:
        found = owner.get(f"datasets/{dataset}/records", params={"limit": 1000}).raise_for_status().json()
    return {each["external_id"]: each for each in found["items"]}


@pytest.fixture(scope="module")
def audited(work: Work) -> set[str]:
    ids = {row["id"] for row in ROWS}
    found = {id for id in ids if is_audited(NAME, "arc", id, share=0.5)}
    assert found and found != ids
    return found


def shown(record: dict[str, Any]) -> list[Any]:
    """Everything in a record's form that was found or said about it."""
    item = record["fields"]["item"]
    parts = [item["findings"]]
    for segment in item["segments"]:
        parts += [segment["findings"], segment["proposals"], segment.get("pieces", [])]
    return [each for part in parts for each in part]


def test_an_item_of_the_audit_shows_nothing_and_all_others_everything(
    records: dict[str, dict[str, Any]], audited: set[str]
) -> None:
    for id, record in records.items():
        text = str(record["fields"])
        if id in audited:
            assert shown(record) == []
            assert SAID not in text and "ocasiones" not in text and "Otra" not in text
        else:
            segment = record["fields"]["item"]["segments"][3]
            assert [each["label"] for each in segment["proposals"]] == [
                f"Propuesta de {SAID}:",
                "Propuesta de second:",
            ]
            assert "Es otra cosa" in text and any(each.get("mark") for each in shown(record))


def test_no_annotator_can_tell_the_audit_by_what_the_api_says(
    argilla: EmbeddedServer, work: Work, records: dict[str, dict[str, Any]], audited: set[str]
) -> None:
    with connected_argilla(Settings(home=argilla.home)) as client:
        password = ensure_annotators(client, work.campaign, ["unaided-ana"])["unaided-ana"]
        dataset = find_datasets(client, NAME)["arc"]["id"]
    person = Person(argilla.url, "unaided-ana", password)
    queue = person.queue(dataset)
    person.close()
    for id in audited:
        assert (queue[id]["metadata"] or {}).keys() == {"split"}, queue[id]["metadata"]
        assert SAID not in str(queue[id]) and "changed" not in str(queue[id])
    others = [queue[id]["metadata"] for id in queue.keys() - audited]
    assert all("opinion" in each["findings"] for each in others)


def test_what_was_found_in_the_audit_is_still_known(
    argilla: EmbeddedServer, work: Work, records: dict[str, dict[str, Any]], audited: set[str]
) -> None:
    """It counts for the dashboard, and a new version of the guide can return those items."""
    with connected_argilla(Settings(home=argilla.home)) as client:
        answers = collect_answers(client, work.campaign, work.items)
    assert {id: "opinion" in answers.findings["arc"][id] for id in audited} == dict.fromkeys(audited, True)
    assert answers.opinions["arc"].keys() == records.keys() - audited
    digests = {each.digest for each in work.opinions["arc"]["Test/1"]}
    for id, said in answers.opinions["arc"].items():
        assert set(said) == {each.digest for each in work.opinions["arc"][id]}
    assert len(digests) == 2


def test_a_second_launch_changes_nothing(
    argilla: EmbeddedServer, work: Work, records: dict[str, dict[str, Any]]
) -> None:
    checks = {"arc": prepare_task_checks(work.file, work.campaign.tasks[0], work.items["arc"])}
    guidelines = {"arc": "# Guía"}
    with connected_argilla(Settings(home=argilla.home)) as client:
        (done,) = launch_campaign(
            client, work.campaign, work.items, guidelines=guidelines, checks=checks, opinions=work.opinions
        )
    assert (done.added, done.present, done.settings) == (0, len(records), ())


def test_nothing_that_happens_later_shows_anything_in_the_audit(
    argilla: EmbeddedServer, tmp_path: Path
) -> None:
    """Another file of opinions, a larger audit, and one more launch without the opinions."""
    name, rows = "still-unaided", [{**row, "option_b": f"{row['option_b']} kg"} for row in ROWS]

    def launch(share: float, *agents: str) -> dict[str, dict[str, Any]]:
        said = [
            Opinion(
                item=str(row["id"]), agent=each, segment="option_c", quote="veces", correction="ocasiones"
            )
            for row in ROWS
            for each in agents
        ]
        file = tmp_path / "said.jsonl"
        file.write_text("".join(f"{each.as_line()}\n" for each in said), encoding="utf-8")
        task = {"opinions": "said.jsonl"} if agents else {}
        work = load_work(write_campaign(tmp_path, name, rows=rows, task=task, annotation={"audit": share}))
        settings = Settings(home=argilla.home)
        launch_work(settings, work)
        with connected_argilla(settings) as client:
            password = ensure_annotators(client, work.campaign, ["unaided-eva"]).get("unaided-eva")
            passwords.append(password) if password else None
            dataset = find_datasets(client, name)["arc"]["id"]
        person = Person(argilla.url, "unaided-eva", passwords[0])
        queue = person.queue(dataset)
        person.close()
        return queue

    passwords: list[str] = []
    ids = {str(row["id"]) for row in ROWS}
    small, large = ({id for id in ids if is_audited(name, "arc", id, share=each)} for each in (0.4, 0.8))
    assert small and small < large < ids
    steps = [(0.4, ["first"], small), (0.4, ["first", "second"], small), (0.8, ["second"], large)]
    for share, agents, hidden in [*steps, (0.4, ["second"], small), (0.8, [], large)]:
        queue = launch(share, *agents)
        for id in hidden:
            said = str(queue[id])
            assert (queue[id]["metadata"] or {}).keys() == {"split"}, (share, agents, id)
            assert shown(queue[id]) == [] and not any(each in said for each in ("first", "second", "ocasion"))
        if agents:
            assert all("opinion" in queue[id]["metadata"]["findings"] for id in ids - hidden)
