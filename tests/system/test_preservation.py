"""Lives of a small campaign: archived, restored elsewhere, closed and opened again."""

import csv
import json
import signal
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from fiel.annotation.people import ensure_annotators
from fiel.annotation.records import find_datasets
from fiel.annotation.restore import NewAccount, plan_restore
from fiel.archive.file import open_archive
from fiel.campaign.feedback import answers_path
from fiel.campaign.work import Work, note_sources
from fiel.doctor.running import check_argilla
from fiel.errors import FielError
from fiel.people.roster import name_accounts
from fiel.settings import Settings
from fiel.workflow.archive import archive
from fiel.workflow.close import close, reopen
from fiel.workflow.connection import connected_argilla
from fiel.workflow.export import export_campaign
from fiel.workflow.launch import launch_work
from fiel.workflow.people import add_people, remove_person
from fiel.workflow.restore import Restored, restore
from fiel.workflow.status import report_status
from tests.helpers.campaigns import Person, make_work
from tests.helpers.crowd import wait_until
from tests.release.exports import contents
from tests.server.datasets import QUESTIONS, create_dataset
from tests.server.running import EmbeddedServer, running_server, server_environment

PEOPLE = ("ana-drill", "leo-drill", "mar-drill")


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedServer]:
    with running_server(tmp_path_factory.mktemp("elsewhere") / "home") as server:
        yield server


def settings_of(server: EmbeddedServer) -> Settings:
    return Settings(home=server.home)


def dataset_id(server: EmbeddedServer, campaign: str) -> str:
    with connected_argilla(settings_of(server)) as client:
        return str(find_datasets(client, campaign)["arc"]["id"])


def launch(server: EmbeddedServer, work: Work, usernames: tuple[str, ...]) -> dict[str, str]:
    launch_work(settings_of(server), work)
    with connected_argilla(settings_of(server)) as client:
        return ensure_annotators(client, work.campaign, usernames)


def texts_of(record: dict[str, Any], **changes: str) -> dict[str, str]:
    shown = {each["name"]: each["translation"] for each in record["fields"]["item"]["segments"]}
    return {**shown, **changes}


def answer_all(server: EmbeddedServer, campaign: str, passwords: dict[str, str]) -> None:
    """Three people answer: submitted, corrected with a comment, draft and discarded."""
    dataset = dataset_id(server, campaign)
    for username, password in passwords.items():
        person = Person(server.url, username, password)
        queue = person.queue(dataset)
        first, second, third, fourth = [queue[name] for name in sorted(queue)[:4]]
        person.answer(first["id"], "correct", texts_of(first))
        changed = texts_of(second, instruction="¿Cuánto suman, pues?")
        person.answer(second["id"], "corrected", changed, comment="No sonaba «natural».")
        person.answer(third["id"], "unusable", texts_of(third), status="draft")
        person.answer(fourth["id"], "correct", {}, status="discarded")
        person.close()


@dataclass(frozen=True)
class Drill:
    work: Work
    file: Path
    passwords: Path
    done: Restored


@pytest.fixture(scope="module")
def drill(
    argilla: EmbeddedServer, elsewhere: EmbeddedServer, tmp_path_factory: pytest.TempPathFactory
) -> Drill:
    folder = tmp_path_factory.mktemp("drill")
    work = make_work(folder / "campaign", "drill", annotation={"min_submitted": 2})
    answer_all(argilla, "drill", launch(argilla, work, PEOPLE))
    file = folder / "drill.zip"
    archive(settings_of(argilla), work.file, file)
    passwords = folder / "passwords.csv"
    done = restore(settings_of(elsewhere), file, passwords=passwords)
    return Drill(work, file, passwords, done)


def test_a_restored_campaign_is_proved_the_same(drill: Drill) -> None:
    compared = {each.what: each for each in drill.done.comparisons}
    assert [each for each in compared.values() if not each.equal] == []
    assert compared["arc: records"].restored == "8"
    assert json.loads(compared["arc: answers"].restored) == {"discarded": 3, "draft": 3, "submitted": 6}
    assert len(compared["arc: content"].restored) == 64
    assert all(name in compared["people"].restored for name in PEOPLE)
    assert drill.done.equal


def test_who_was_removed_gets_no_password_elsewhere_and_people_are_told_in_words(
    argilla: EmbeddedServer, elsewhere: EmbeddedServer, tmp_path: Path
) -> None:
    work = make_work(tmp_path / "campaign", "leaving")
    names = ("ana-leaving", "leo-leaving")
    answer_all(argilla, "leaving", launch(argilla, work, names))
    gone = remove_person(settings_of(argilla), work.campaign, names[1], confirm=lambda campaigns: True)
    assert gone is not None
    pseudonym = gone.removal.pseudonym
    archive(settings_of(argilla), work.file, tmp_path / "leaving.zip")
    done = restore(settings_of(elsewhere), tmp_path / "leaving.zip")
    assert done.equal and list(done.created) == [names[0]]
    assert done.passwords is not None and done.passwords.parent == elsewhere.home / "people"
    assert [row["username"] for row in logins(done.passwords)] == [names[0]]
    assert pseudonym in {user["username"] for user in elsewhere.client().get("users").json()["items"]}
    (people,) = [each for each in done.comparisons if each.what == "people"]
    assert people.archive == people.restored
    assert people.archive == (f"ana-leaving (member, annotator), {pseudonym} (not a member, annotator)")


def test_an_export_is_equal_on_both_sides(
    drill: Drill, argilla: EmbeddedServer, elsewhere: EmbeddedServer, tmp_path: Path
) -> None:
    export_campaign(settings_of(argilla), drill.work, tmp_path / "here")
    export_campaign(settings_of(elsewhere), drill.work, tmp_path / "there")
    here = contents(tmp_path / "here")
    assert any("¿Cuánto suman, pues?".encode() in content for content in here.values())
    assert contents(tmp_path / "there") == here


def test_an_archive_of_the_restored_campaign_is_the_archive_byte_for_byte(
    drill: Drill, elsewhere: EmbeddedServer, tmp_path: Path
) -> None:
    """With the original times of every record and answer, and so is another of the first campaign."""
    note_sources(drill.work, elsewhere.home)  # the one file that is not in Argilla or the campaign
    archive(settings_of(elsewhere), drill.work.file, tmp_path / "again.zip")
    assert (tmp_path / "again.zip").read_bytes() == drill.file.read_bytes()


def test_an_answer_that_is_changed_after_the_restore_has_its_new_time(
    drill: Drill, elsewhere: EmbeddedServer, tmp_path: Path
) -> None:
    rows = logins(drill.passwords)
    assert [row["username"] for row in rows] == list(PEOPLE)
    link = f"{elsewhere.url}/dataset/{dataset_id(elsewhere, 'drill')}/annotation-mode"
    assert drill.passwords.read_text(encoding="utf-8").count(f",{link}?sort=") == len(PEOPLE)
    person = Person(elsewhere.url, **rows[0])  # the new password opens the door
    dataset = dataset_id(elsewhere, "drill")
    record = person.queue(dataset)["Test/8"]
    person.answer(record["id"], "correct", texts_of(record))
    person.close()
    archive(settings_of(elsewhere), drill.work.file, tmp_path / "later.zip")
    before, after = (answers_of(path) for path in (drill.file, tmp_path / "later.zip"))
    (new,) = after.keys() - before.keys()
    assert new == ("Test/8", "ana-drill")
    assert after[new] > max(before.values())
    assert {key: after[key] for key in before} == before


def logins(passwords: Path) -> list[dict[str, str]]:
    with passwords.open(encoding="utf-8", newline="") as file:
        return [{name: row[name] for name in ("username", "password")} for row in csv.DictReader(file)]


def answers_of(file: Path) -> dict[tuple[str, str], str]:
    with open_archive(file) as opened:
        return {
            (str(record.external_id), answer.username): answer.updated_at
            for record in opened.records("arc")
            for answer in record.answers
        }


def test_an_archive_holds_everything_but_secrets(drill: Drill, argilla: EmbeddedServer) -> None:
    assert drill.file.stat().st_mode & 0o777 == 0o600
    assert drill.passwords.stat().st_mode & 0o777 == 0o600
    with zipfile.ZipFile(drill.file) as file:
        members = {name: file.read(name) for name in file.namelist()}
    assert members["files/campaign.yaml"] == drill.work.file.path.read_bytes()
    assert members["files/arc/guide.md"].decode().startswith("# Guía")
    assert "notes/launches.json" in members
    people = [json.loads(line) for line in members["people.jsonl"].splitlines()]
    assert {tuple(person) for person in people} == {("first_name", "last_name", "member", "role", "username")}
    users = argilla.client().get("users").json()["items"]
    secrets = [argilla.api_key, argilla.credentials.password.get_secret_value()]
    everything = b"".join(members.values()).decode()
    assert not [secret for secret in [*secrets, *(user["api_key"] for user in users)] if secret in everything]


def test_a_workspace_that_is_there_is_refused(
    drill: Drill, elsewhere: EmbeddedServer, tmp_path: Path
) -> None:
    users = elsewhere.client().get("users").json()
    with pytest.raises(FielError, match="expected no workspace drill, found one"):
        restore(settings_of(elsewhere), drill.file, passwords=tmp_path / "none.csv", same_people=True)
    assert not (tmp_path / "none.csv").exists()
    assert elsewhere.client().get("users").json() == users


def test_people_who_are_there_are_taken_for_the_same_only_when_said(
    drill: Drill, elsewhere: EmbeddedServer, tmp_path: Path
) -> None:
    arguments: dict[str, Any] = {"name": "twice", "passwords": tmp_path / "none.csv"}
    with pytest.raises(FielError, match="ana-drill, leo-drill, mar-drill. If they are the same people"):
        restore(settings_of(elsewhere), drill.file, **arguments)
    done = restore(settings_of(elsewhere), drill.file, **arguments, same_people=True)
    assert done.equal and done.created == [] and done.passwords is None
    assert any("set name: twice in a copy" in what for what in done.not_carried)


def test_an_account_that_differs_by_capital_letters_alone_is_nobody_elses(
    drill: Drill, elsewhere: EmbeddedServer, tmp_path: Path
) -> None:
    """Not with the same people either: nobody can tell the two apart."""
    renamed = rename_people(drill.file, tmp_path / "capitals.zip")
    with open_archive(renamed) as opened:
        name = opened.people()[0].username
    owner = elsewhere.client()
    account = {"username": name.upper(), "first_name": "Ana", "password": "a-long-password"}
    made = owner.post("users", json=account).raise_for_status().json()
    for same_people in (False, True):
        with pytest.raises(
            FielError, match=rf"only by capital letters, found {name.upper()} \({name} in the"
        ):
            restore(settings_of(elsewhere), renamed, name="capitals", same_people=same_people)
    owner.delete(f"users/{made['id']}").raise_for_status()


def test_a_killed_restore_is_resumed(drill: Drill, elsewhere: EmbeddedServer, tmp_path: Path) -> None:
    """What a failure leaves is taken back; what a kill leaves, once that is asked for."""
    owner = elsewhere.client()
    renamed = rename_people(drill.file, tmp_path / "renamed.zip")

    class Full:
        def expect(self, more: int) -> None:
            pass

        def __call__(self, done: int) -> None:
            raise FielError("the disk is full")

    users = owner.get("users").json()
    arguments: dict[str, Any] = {"name": "killed", "passwords": tmp_path / "new.csv"}
    with pytest.raises(FielError, match="the disk is full"):
        restore(settings_of(elsewhere), renamed, **arguments, bar=Full())
    assert owner.get("users").json() == users
    assert "killed" not in {each["name"] for each in owner.get("me/workspaces").json()["items"]}
    assert not (tmp_path / "new.csv").exists()
    kill_restore(elsewhere, renamed, "killed", tmp_path / "new.csv")
    assert (tmp_path / "new.csv").exists()  # which the next run replaces: its passwords open nothing
    with pytest.raises(FielError, match="found an unfinished one"):
        restore(settings_of(elsewhere), renamed, **arguments)
    assert restore(settings_of(elsewhere), renamed, **arguments, resume=True).equal


def test_a_status_that_no_answer_bears_out_is_set_right_by_a_restore(
    argilla: EmbeddedServer, elsewhere: EmbeddedServer, tmp_path: Path
) -> None:
    """As a stock Argilla leaves it when an account is deleted."""
    launch(argilla, make_work(tmp_path, "borne-out"), ())
    dataset = dataset_id(argilla, "borne-out")
    record = argilla.client().get(f"datasets/{dataset}/records").json()["items"][0]
    argilla.execute("UPDATE records SET status = 'completed' WHERE id = ?", record["id"].replace("-", ""))
    file = tmp_path / "borne-out.zip"
    archive(settings_of(argilla), make_work(tmp_path, "borne-out").file, file)
    done = restore(settings_of(elsewhere), file, same_people=True)
    assert done.equal, done.comparisons
    assert "the status of 1 item, recomputed from the answers" in done.not_carried
    here = elsewhere.client().get(f"datasets/{dataset_id(elsewhere, 'borne-out')}/records").json()["items"]
    assert {each["status"] for each in here} == {"pending"}


def test_what_people_answered_since_a_restore_was_killed_is_not_taken_back(
    drill: Drill, elsewhere: EmbeddedServer, tmp_path: Path
) -> None:
    """Killed at its very end, it goes unnoticed while people answer: then somebody resumes it."""
    owner = elsewhere.client()
    renamed = rename_people(drill.file, tmp_path / "late.zip", "late")
    arguments: dict[str, Any] = {"name": "late", "passwords": tmp_path / "late.csv"}
    restore(settings_of(elsewhere), renamed, **arguments)
    with open_archive(renamed) as opened, connected_argilla(settings_of(elsewhere)) as client:
        plan = plan_restore(client, opened, "late-journal", same_people=True)
        there = {user["username"]: user["id"] for user in owner.get("users").json()["items"]}
        workspaces = {each["name"]: each["id"] for each in owner.get("me/workspaces").json()["items"]}
        accounts = [
            NewAccount(id=there[person.username], username=person.username, password="x")
            for person in opened.people()
        ]
        found = {"name": "late", "workspace": workspaces["late"], "accounts": accounts, "known": {}}
        plan = plan.model_copy(update=found)
    journal = elsewhere.home / "restores" / "late.json"
    journal.write_text(plan.model_dump_json(), encoding="utf-8")  # as a kill at the very end leaves it
    with (tmp_path / "late.csv").open(encoding="utf-8", newline="") as file:
        name, password = next((line["username"], line["password"]) for line in csv.DictReader(file))
    person = Person(elsewhere.url, name, password)
    dataset = dataset_id(elsewhere, "late")
    record = next(iter(person.queue(dataset).values()))
    person.answer(record["id"], "correct", texts_of(record))
    again = {**arguments, "passwords": tmp_path / "again.csv"}
    with pytest.raises(FielError, match="found 1 that people gave since. Nothing was deleted. To keep"):
        restore(settings_of(elsewhere), renamed, **again, resume=True)
    assert record["external_id"] not in person.queue(dataset)  # it is there, and its person is still let in
    with pytest.raises(FielError, match="expected the archive with which its restore began"):
        restore(settings_of(elsewhere), drill.file, **again, resume=True)
    journal.unlink()
    person.close()


def kill_restore(server: EmbeddedServer, file: Path, name: str, passwords: Path) -> None:
    """Kill ``fiel restore`` when the first dataset is there, and nobody is let in yet."""
    command = [sys.executable, "-m", "fiel", "restore", file, "--to-name", name, "--passwords", passwords]
    restoring = subprocess.Popen(
        [*map(str, command), "--home", str(server.home)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=server_environment(),
    )
    owner = server.client()

    def has_dataset() -> bool:
        found = {each["name"]: each["id"] for each in owner.get("me/workspaces").json()["items"]}
        place = {"workspace_id": found.get(name)}
        return name in found and bool(owner.get("me/datasets", params=place).json()["items"])

    wait_until(lambda: restoring.poll() is not None or has_dataset(), "the first dataset", seconds=400)
    assert restoring.poll() is None
    restoring.kill()
    assert restoring.wait() == -signal.SIGKILL
    assert (server.home / "restores" / f"{name}.json").exists()


def rename_people(file: Path, out: Path, to: str = "other") -> Path:
    """The archive with other people in it, hashes and all, as another campaign's would be."""
    from fiel.archive.content import ContentSum
    from fiel.archive.file import writing_archive

    def rename(content: bytes) -> bytes:
        return content.replace(b"-drill", f"-{to}".encode())

    with open_archive(file) as opened, writing_archive(out) as writer:
        for name in opened.manifest.members:
            writer.add(name, [rename(opened.read(name))])
        total = ContentSum(opened.dataset("arc"))
        for record in opened.records("arc"):
            total.add(type(record).model_validate_json(rename(record.model_dump_json().encode())))
        update = {"members": dict(writer.members), "datasets": {"arc": total.info()}}
        writer.finish(opened.manifest.model_copy(update=update))
    return out


def test_a_closed_campaign_takes_no_answers_and_opens_again(argilla: EmbeddedServer, tmp_path: Path) -> None:
    work = make_work(tmp_path, "closing")
    passwords = launch(argilla, work, ("eva-close",))
    dataset = dataset_id(argilla, "closing")
    eva = Person(argilla.url, "eva-close", passwords["eva-close"])
    queue = eva.queue(dataset)
    eva.answer(queue["Test/1"]["id"], "correct", texts_of(queue["Test/1"]))
    first, again = (close(settings_of(argilla), work, tmp_path / name) for name in ("a.zip", "b.zip"))
    assert (first.left, again.left) == (1, 0)
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    assert first.snapshot.is_dir()
    assert first.archive.datasets["arc"].answers == {"submitted": 1}

    def try_everything() -> list[int]:
        body = {
            "status": "submitted",
            "values": {
                name: {"value": text} for name, text in {"verdict": "correct", **texts_of(record)}.items()
            },
        }
        bulk = {"items": [{**body, "record_id": record["id"]}]}
        tried = [
            eva.client.post(f"records/{record['id']}/responses", json=body),
            eva.client.put(f"responses/{response['id']}", json={"status": "discarded"}),
            eva.client.delete(f"responses/{response['id']}"),
            eva.client.post(f"me/datasets/{dataset}/records/search", json={}),
        ]
        refused = eva.client.post("me/responses/bulk", json=bulk).json()["items"][0]
        return [each.status_code for each in tried] + [200 if refused["item"] else 403]

    with pytest.raises(
        FielError, match="closing: expected an open campaign, found one that was closed at 20"
    ):
        launch_work(settings_of(argilla), work)
    with pytest.raises(FielError, match="closing: expected an open campaign"):
        add_people(settings_of(argilla), work.campaign, name_accounts(["leo-close"]))
    record = queue["Test/2"]
    stored = argilla.client().get(f"datasets/{dataset}/records", params={"include": "responses"}).json()
    (response,) = [answer for each in stored["items"] for answer in each["responses"]]
    assert try_everything() == [403] * 5
    after = argilla.client().get(f"datasets/{dataset}/records", params={"include": "responses"}).json()
    assert after == stored
    assert reopen(settings_of(argilla), work.file) == 1
    assert reopen(settings_of(argilla), work.file) == 0
    launch_work(settings_of(argilla), work)
    assert set(eva.queue(dataset)) == {f"Test/{number}" for number in range(2, 9)}
    assert try_everything() == [201, 200, 200, 200, 200]
    eva.close()


def test_closing_archives_first_and_can_be_interrupted_anywhere(
    argilla: EmbeddedServer, tmp_path: Path
) -> None:
    """The archive is there before anybody leaves; a stop after that leaves one, and the next run ends it."""
    work, settings, out = make_work(tmp_path, "stopped"), settings_of(argilla), tmp_path / "stopped.zip"
    launch(argilla, work, ("eva-stop",))
    owner = argilla.client()
    workspaces = {each["name"]: each["id"] for each in owner.get("me/workspaces").json()["items"]}

    def members() -> set[str]:
        users = owner.get(f"workspaces/{workspaces['stopped']}/users").json()["items"]
        return {user["username"] for user in users if user["role"] != "owner"}

    def stop_at(moment: int) -> KeyboardInterrupt:
        class Stop:
            seen = 0

            def expect(self, more: int) -> None:
                pass

            def __call__(self, done: int) -> None:
                self.seen += done
                if self.seen == moment:
                    raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt) as stopped:
            close(settings, work, out, bar=Stop())
        return stopped.value

    early = stop_at(1)
    assert "stopped is still open" in early.__notes__[0]
    assert (members(), out.exists()) == ({"eva-stop"}, False)
    late = stop_at(10)  # in the last archive: each has eight records and that of the form about oneself
    assert f"the archive is in {out}" in late.__notes__[0]
    assert members() == set()
    with open_archive(out) as opened:
        assert opened.manifest.datasets["arc"].records == 8
        assert not opened.dataset("arc").closed_at  # the first one
    status = report_status(settings, work)
    assert status.closed_at
    (found,) = [each for each in check_argilla(settings, "stopped") if each.name == "closed"]
    assert (found.state, "closing did not finish" in found.what) == ("error", True)
    assert close(settings, work, out).left == 0
    with open_archive(out) as opened:
        assert opened.dataset("arc").closed_at == status.closed_at
    (found,) = [each for each in check_argilla(settings, "stopped") if each.name == "closed"]
    assert found.state == "warning"
    assert found.what == f"stopped has been closed since {status.closed_at}: nobody can answer"
    with pytest.raises(FielError, match="replace this one with --overwrite"):
        close(settings, work, out)  # it ended: what is there may be the only copy of what it holds
    assert reopen(settings, work.file) == 1
    assert report_status(settings, work).closed_at is None


def test_a_closed_campaign_is_restored_closed(
    argilla: EmbeddedServer, elsewhere: EmbeddedServer, tmp_path: Path
) -> None:
    work = make_work(tmp_path, "closed")
    launch(argilla, work, ("ida-closed",))
    close(settings_of(argilla), work, tmp_path / "closed.zip")
    done = restore(settings_of(elsewhere), tmp_path / "closed.zip", passwords=tmp_path / "p.csv")
    assert done.equal
    assert "ida-closed (member, annotator)" in done.comparisons[-1].restored
    ida = Person(elsewhere.url, **logins(tmp_path / "p.csv")[0])
    assert ida.client.get("me/datasets").json()["items"] == []
    assert reopen(settings_of(elsewhere), work.file) == 1
    names = {each["name"] for each in ida.client.get("me/datasets").json()["items"]}
    assert names == {"about-you", "arc"}
    ida.close()


def test_an_archive_has_every_file_that_belongs_to_the_campaign(
    argilla: EmbeddedServer, elsewhere: EmbeddedServer, tmp_path: Path
) -> None:
    """Gold and what was requeued too, which only the home keeps: the other home gets it back."""
    (tmp_path / "gold.csv").write_text("id,decision\nTest/1,correct\n", encoding="utf-8")
    work = make_work(tmp_path, "belongings", task={"gold": "gold.csv"})
    launch_work(settings_of(argilla), work)
    requeued = argilla.home / "requeued" / "belongings.jsonl"
    requeued.parent.mkdir(mode=0o700, exist_ok=True)
    requeued.write_text('{"item": "Test/1"}\n', encoding="utf-8")
    answers_path(work.file.path).write_text("", encoding="utf-8")
    about = archive(settings_of(argilla), work.file, tmp_path / "all.zip")
    assert {name for name in about.members if name.startswith(("files/", "notes/"))} == {
        *("files/campaign.yaml", "files/arc/guide.md", "files/arc/gold.csv", "files/feedback.jsonl"),
        *("notes/launches.json", "notes/requeued.jsonl"),
    }
    restore(settings_of(elsewhere), tmp_path / "all.zip", passwords=tmp_path / "p.csv")
    there = elsewhere.home / "requeued" / "belongings.jsonl"
    assert there.read_text(encoding="utf-8") == requeued.read_text(encoding="utf-8")
    assert there.stat().st_mode & 0o777 == 0o600


def test_a_campaign_that_was_not_launched_is_refused(argilla: EmbeddedServer, tmp_path: Path) -> None:
    work = make_work(tmp_path, "unlaunched")
    refused = pytest.raises(FielError, match="expected its workspace in Argilla, found none")
    with refused:
        archive(settings_of(argilla), work.file, tmp_path / "x.zip")
    with refused:
        close(settings_of(argilla), work, tmp_path / "x.zip")
    assert not (tmp_path / "x.zip").exists()


def test_settings_of_a_server_elsewhere_work_too(
    argilla: EmbeddedServer, drill: Drill, tmp_path: Path
) -> None:
    """As for a Space: no home of the server is at hand."""
    settings = Settings(home=tmp_path, api_url=argilla.url, api_key=SecretStr(argilla.api_key))
    assert archive(settings, drill.work.file, tmp_path / "far.zip").datasets["arc"].records == 8


@pytest.mark.parametrize("seed", [9001, 9002, 9003])
def test_every_kind_of_setting_record_and_answer_is_carried(
    argilla: EmbeddedServer, tmp_path: Path, seed: int
) -> None:
    """All types of fields, questions and metadata, vectors, scores, records without an external id."""
    made = create_dataset(argilla, seed)
    name = f"random-{seed}"
    file = make_work(tmp_path, name).file
    about = archive(settings_of(argilla), file, tmp_path / "a.zip")
    assert about.datasets[name].records == len(made.rows)
    assert about.people == 3
    done = restore(settings_of(argilla), tmp_path / "a.zip", name=f"{name}-again", same_people=True)
    assert [each for each in done.comparisons if not each.equal] == []
    with open_archive(tmp_path / "a.zip") as opened:
        settings = opened.dataset(name)
        records = list(opened.records(name))
    assert [each["settings"]["type"] for each in settings.questions] == [
        each["type"] for each in QUESTIONS.values()
    ]
    assert [each["dimensions"] for each in settings.vectors_settings] == [3]
    assert any(record.external_id is None for record in records)
    assert any(record.vectors for record in records)
    assert {answer.status for record in records for answer in record.answers} == {
        *("draft", "discarded", "submitted")
    }
