"""Items and tasks that are taken out of a campaign after people answered them, and that come back."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from fiel.annotation.client import Argilla
from fiel.annotation.people import ensure_annotators
from fiel.annotation.records import fetch_records, find_datasets
from fiel.campaign.feedback import answers_path
from fiel.campaign.rulings import Dismissal, add_rulings, load_rulings, rulings_path
from fiel.campaign.work import Work, load_work
from fiel.errors import FielError
from fiel.settings import Settings
from fiel.snapshots.folder import read_snapshot
from fiel.workflow.close import close
from fiel.workflow.connection import connected_argilla
from fiel.workflow.export import export_campaign
from fiel.workflow.launch import launch_work, planned_launch
from fiel.workflow.snapshot import take_snapshot
from fiel.workflow.status import report_status
from tests.helpers.campaigns import ROWS, Person, describe_campaign, make_work, write_campaign
from tests.helpers.collecting import collect_answers
from tests.helpers.organizer import Shell
from tests.server.running import EmbeddedServer


@pytest.fixture
def client(argilla: EmbeddedServer) -> Iterator[Argilla]:
    with connected_argilla(Settings(home=argilla.home)) as connected:
        yield connected


def settings_of(argilla: EmbeddedServer) -> Settings:
    return Settings(home=argilla.home)


def launch(argilla: EmbeddedServer, client: Argilla, work: Work, username: str, *ids: str) -> None:
    """Launch a campaign, and have a person answer some of its items."""
    launch_work(settings_of(argilla), work)
    password = ensure_annotators(client, work.campaign, [username])[username]
    person = Person(argilla.url, username, password)
    for dataset in find_datasets(client, work.campaign.name).values():
        queue = person.queue(dataset["id"])
        for id in set(ids) & set(queue):
            shown = {s["name"]: s["translation"] for s in queue[id]["fields"]["item"]["segments"]}
            person.answer(queue[id]["id"], "correct", shown)
    person.close()


def records(client: Argilla, campaign: str, dataset: str = "arc") -> dict[str, dict[str, Any]]:
    found = fetch_records(client, find_datasets(client, campaign)[dataset]["id"], include="responses")
    return {each["external_id"]: each for each in found}


def notices(record: dict[str, Any]) -> list[str]:
    return [each["notice"] for each in record["fields"]["item"]["findings"] if "notice" in each]


def plan_of(argilla: EmbeddedServer, work: Work) -> dict[str, Any]:
    with planned_launch(settings_of(argilla), work) as planned:
        return planned.plan.summary()


def test_an_item_that_is_taken_out_keeps_its_answers_and_can_come_back(
    argilla: EmbeddedServer, client: Argilla, tmp_path: Path
) -> None:
    work = make_work(tmp_path, "cut")
    launch(argilla, client, work, "ana-cut", "Test/1", "Test/2")
    cut = make_work(tmp_path, "cut", rows=ROWS[1:6])  # without 1, which somebody answered, and 7 and 8
    with pytest.raises(FielError, match=r"found 1 of them missing, such as Test/1 of the dataset arc\. If"):
        collect_answers(client, cut.campaign, cut.items)
    (taken,) = plan_of(argilla, cut)["withdrawn"]
    assert taken == {
        "dataset": "arc",
        "count": 3,
        "answered": 1,
        "examples": ["Test/1", "Test/7", "Test/8"],
    }
    before = records(client, "cut")
    (done,) = launch_work(settings_of(argilla), cut)
    assert (done.withdrawn, done.present, done.added) == (3, 5, 0)
    assert launch_work(settings_of(argilla), cut)[0].withdrawn == 0
    found = records(client, "cut")
    assert {id: each["responses"] for id, each in found.items()} == {
        id: each["responses"] for id, each in before.items()
    }
    gone = ["Test/1", "Test/7", "Test/8"]
    assert [found[id]["metadata"]["priority"] for id in gone] == [-1, -1, -1]
    assert [notices(found[id]) for id in gone] == [["withdrawn"]] * 3
    assert [found["Test/2"][key] for key in ("fields", "metadata")] == [
        before["Test/2"][key] for key in ("fields", "metadata")
    ]
    answers = collect_answers(client, cut.campaign, cut.items)
    assert [each.item_id for each in answers.judgements["arc"]] == ["Test/2"]
    assert (answers.withdrawn["arc"].items, answers.withdrawn["arc"].answers) == (tuple(gone), 1)
    status = report_status(settings_of(argilla), cut)
    assert (status.total, status.done, status.withdrawn) == (5, 1, answers.withdrawn)
    take_snapshot(settings_of(argilla), [cut])
    days = read_snapshot(settings_of(argilla).snapshot_folder).tables.days
    assert days.loc[days["campaign"] == "cut", "answers"].sum() == 1
    info = export_campaign(settings_of(argilla), cut, tmp_path / "out", unresolved="keep")
    record = info.manifest.tasks["arc"]
    assert (record.counts.items, record.counts.validated) == (5, 1)
    assert (record.withdrawn.items, record.withdrawn.answers) == (tuple(gone), 1)
    card = (tmp_path / "out" / "arc" / "README.md").read_text(encoding="utf-8")
    assert (
        "withdrawn from the campaign after people were asked about them: 3. The organizers keep the" in card
    )
    assert "Ítems que se retiraron de la campaña después de preguntar por ellos: 3." in card
    # Back they come, one of them with another text, which nobody had answered.
    changed = {**ROWS[6], "option_a": "siete"}
    back = make_work(tmp_path, "cut", rows=[*ROWS[:6], changed, ROWS[7]])
    plan = plan_of(argilla, back)
    assert (plan["withdrawn"], plan["datasets"][0]["restored"]["count"]) == ([], 2)
    assert plan["datasets"][0]["changed_unanswered"]["count"] == 1
    launch_work(settings_of(argilla), back)
    found = records(client, "cut")
    for id in ("Test/1", "Test/8"):
        assert found[id]["fields"] == before[id]["fields"]
        assert found[id]["metadata"]["priority"] == before[id]["metadata"]["priority"]
    assert notices(found["Test/7"]) == [] and found["Test/7"]["metadata"]["priority"] >= 0
    again = collect_answers(client, back.campaign, back.items)
    assert sorted(each.item_id for each in again.judgements["arc"]) == ["Test/1", "Test/2"]
    assert again.withdrawn == {}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"sample": {"size": 6, "seed": 1}}, {"sample": {"size": 3, "seed": 1}}),
        ({"limit": 6}, {"limit": 3}),
        ({"ids": ["Test/1", "Test/2", "Test/3", "Test/4"]}, {"ids": ["Test/2"]}),
    ],
    ids=["sample", "limit", "ids"],
)
def test_a_campaign_can_be_made_smaller_in_every_way(
    argilla: EmbeddedServer,
    client: Argilla,
    tmp_path: Path,
    before: dict[str, Any],
    after: dict[str, Any],
) -> None:
    name = f"smaller-{next(iter(before))}"
    work = make_work(tmp_path, name, task=before)
    ids = [item.id for item in work.items["arc"]]
    launch(argilla, client, work, f"eva-{name}", *ids)
    smaller = make_work(tmp_path, name, task=after)
    kept = [item.id for item in smaller.items["arc"]]
    assert set(kept) < set(ids)
    (done,) = launch_work(settings_of(argilla), smaller)
    assert done.withdrawn == len(ids) - len(kept)
    info = export_campaign(settings_of(argilla), smaller, tmp_path / "out", unresolved="keep")
    record = info.manifest.tasks["arc"]
    assert (record.counts.items, record.counts.validated) == (8, len(kept))
    assert set(record.withdrawn.items) == set(ids) - set(kept)
    assert record.withdrawn.answers == len(ids) - len(kept)


def two_tasks(folder: Path, name: str, tasks: Sequence[str]) -> Work:
    path = write_campaign(folder, name)
    described = describe_campaign(name)
    (task,) = described["tasks"]
    described["tasks"] = [{**task, "name": each} for each in tasks]
    path.write_text(yaml.safe_dump(described, allow_unicode=True), encoding="utf-8")
    return load_work(path)


def test_a_task_can_end(argilla: EmbeddedServer, client: Argilla, shell: Shell, tmp_path: Path) -> None:
    """On a closed campaign too, which takes nothing else."""
    work = two_tasks(tmp_path, "ending", ["arc", "extra"])
    launch(argilla, client, work, "leo-ending", "Test/3")
    first = export_campaign(settings_of(argilla), work, tmp_path / "first", unresolved="keep")
    assert set(first.manifest.tasks) == {"arc", "extra"} and first.manifest.ended == {}
    close(settings_of(argilla), work, tmp_path / "ending.zip")
    shorter = two_tasks(tmp_path, "ending", ["arc"])
    with pytest.raises(FielError, match="such as Test/3 of the dataset extra"):
        report_status(settings_of(argilla), shorter)
    command = ("launch", shorter.file.path, "--home", argilla.home)
    code, output, errors = shell(*command, "--dry-run")
    assert code == 0, errors
    assert "extra: 8 items withdrawn from the campaign (Test/1, Test/2, Test/3, …), 1 with" in output
    code, output, errors = shell(*command, "--yes")
    assert code == 0, errors
    assert "Withdrawn: 8 items; the answers stay" in output
    assert {tuple(notices(each)) for each in records(client, "ending", "extra").values()} == {("withdrawn",)}
    code, output, errors = shell("status", shorter.file.path, "--home", argilla.home)
    assert code == 0, errors
    assert "Withdrawn: 8 items of extra, with 1 answer, kept but not counted" in output
    info = export_campaign(
        settings_of(argilla), shorter, tmp_path / "second", unresolved="keep", since=tmp_path / "first"
    )
    assert info.manifest.ended["extra"].answers == 1 and len(info.manifest.ended["extra"].items) == 8
    assert info.changes is not None and info.changes.tasks["extra"].withdrawn == ("Test/3",)


def test_another_campaign_of_this_name_is_refused_for_what_it_is(
    argilla: EmbeddedServer, client: Argilla, tmp_path: Path
) -> None:
    launch(argilla, client, make_work(tmp_path / "one", "namesake"), "mar-namesake", "Test/1")
    other = make_work(
        tmp_path / "two", "namesake", rows=[{**row, "id": f"Other/{row['id']}"} for row in ROWS]
    )
    (refusal,) = plan_of(argilla, other)["refused"]
    assert "expected some of this campaign's items in Argilla, found none of them and 8 others" in refusal
    with pytest.raises(FielError, match="another campaign was launched under this name"):
        launch_work(settings_of(argilla), other)
    assert {tuple(notices(each)) for each in records(client, "namesake").values()} == {()}


def test_a_campaign_is_renamed_in_its_releases_and_its_answers_stay(
    argilla: EmbeddedServer, client: Argilla, tmp_path: Path
) -> None:
    work = make_work(tmp_path, "old-name")
    launch(argilla, client, work, "ida-renamed", "Test/1")
    first = export_campaign(settings_of(argilla), work, tmp_path / "out", unresolved="keep")
    assert (first.manifest.campaign, first.manifest.formerly) == ("old-name", None)
    path = work.file.path
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("name: old-name", "name: new-name"), encoding="utf-8")
    with pytest.raises(FielError, match="name: expected old-name, the name under which it was launched"):
        launch_work(settings_of(argilla), load_work(path))
    assert "new-name" not in {each["name"] for each in argilla.client().get("me/workspaces").json()["items"]}
    path.write_text(f"{text}published_as: new-name\n", encoding="utf-8")
    renamed = load_work(path)
    launch_work(settings_of(argilla), renamed)
    info = export_campaign(settings_of(argilla), renamed, tmp_path / "out", unresolved="keep")
    assert (info.manifest.campaign, info.manifest.formerly) == ("new-name", "old-name")
    assert info.manifest.tasks["arc"].counts.validated == 1
    assert info.changes is None or info.changes.tasks["arc"].withdrawn == ()
    card = (tmp_path / "out" / "arc" / "README.md").read_text(encoding="utf-8")
    assert "is called `new-name`. Its name at launch" in card and "se llama `new-name`" in card


def test_what_people_and_organizers_said_comes_along_when_the_file_is_moved(
    argilla: EmbeddedServer, shell: Shell, tmp_path: Path
) -> None:
    path = write_campaign(tmp_path / "before", "moving")
    home = ("--home", argilla.home)
    assert shell("launch", path, *home)[0] == 0
    state = '{"id":"0123456789","task":"arc","item":"Test/1","done":"Done","answered":"2026-01-01"}\n'
    answers_path(path).write_text(state, encoding="utf-8")
    dismissal = Dismissal(check="spelling", about="nada", reason="A word", ruled=date(2026, 1, 1))
    add_rulings(rulings_path(path), [dismissal])
    (tmp_path / "before").rename(tmp_path / "after")
    moved = (tmp_path / "after" / "moving.yaml").rename(tmp_path / "after" / "renamed.yaml")
    code, _, errors = shell("launch", moved, *home)
    assert code == 0, errors
    assert f"copied {answers_path(tmp_path / 'after' / 'moving.yaml')} to {answers_path(moved)}" in errors
    assert answers_path(moved).read_text(encoding="utf-8") == state
    rulings = load_rulings(rulings_path(moved))
    assert [*rulings.dismissed] == [("spelling", "nada")]
    again = moved.rename(tmp_path / "again.yaml")
    for name in ("guide.md", "test.jsonl", "test.en.jsonl"):
        (tmp_path / "after" / name).rename(tmp_path / name)
    code, output, errors = shell("dismiss", again, *home)
    assert code == 0 and output == "spelling: nada: A word\n", errors
    assert load_rulings(rulings_path(again)) == rulings
    code, _, errors = shell("feedback", "list", again, *home)
    assert code == 0, errors
    assert answers_path(again).read_text(encoding="utf-8") == state
    assert answers_path(moved).exists()  # it may be under version control: it stays
    code, _, errors = shell("feedback", "list", again, *home)
    assert (code, errors) == (0, "")
    last = again.rename(again.with_name("last.yaml"))
    out = tmp_path / "out"
    code, _, errors = shell("export", last, "--out", out, "--unresolved", "keep", *home)
    assert code == 0, errors
    assert load_rulings(rulings_path(last)) == rulings
