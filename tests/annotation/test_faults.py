"""Launches while things break: completed or cleanly refused, nothing doubled, nothing lost."""

import re
import resource
import threading
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from fiel.annotation.client import call, connect
from fiel.annotation.launch import TaskLaunch, launch_campaign
from fiel.annotation.records import fetch_records, find_datasets
from fiel.campaign.work import Work, prepare_task_checks
from fiel.errors import FielError
from tests.annotation.proxy import Fault, misbehaving_proxy
from tests.helpers.campaigns import ROWS, make_work
from tests.server.running import EmbeddedServer, running_server, start_server


def launch_at(url: str, key: str, work: Work) -> list[TaskLaunch]:
    (task,) = work.campaign.tasks
    checks = {task.name: prepare_task_checks(work.file, task, work.items[task.name])}
    client = connect(url, key)
    try:
        return launch_campaign(
            client, work.campaign, work.items, guidelines={task.name: "# Guía"}, checks=checks
        )
    finally:
        client.http_client.close()


def stored_at(server: EmbeddedServer, campaign: str) -> list[str]:
    client = connect(server.url, server.api_key)
    try:
        dataset = find_datasets(client, campaign)["arc"]["id"]
        return sorted(record["external_id"] for record in fetch_records(client, dataset))
    finally:
        client.http_client.close()


def many_rows(count: int) -> list[dict[str, str]]:
    return [{**ROWS[0], "id": f"Test/{number:05}"} for number in range(count)]


@pytest.mark.parametrize(
    ("name", "faults"),
    [
        ("busy", ["429", "503", "none", "429"]),
        ("cut-before", ["lost request", "none", "lost request"]),
        ("cut-after", ["lost answer", "none", "lost answer"]),
        ("cut-within", ["half an answer", "lost answer", "503"]),
    ],
)
def test_what_did_not_arrive_is_sent_again_and_nothing_twice(
    argilla: EmbeddedServer,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    faults: Sequence[Fault],
) -> None:
    monkeypatch.setattr("fiel.annotation.sending.BATCH_RECORDS", 3)
    work = make_work(tmp_path, name)
    with misbehaving_proxy(argilla.url, faults) as proxy:
        (done,) = launch_at(proxy.url, argilla.api_key, work)
        assert done.added == 8
        assert proxy.faults == []
        assert proxy.met[: len(faults)] == list(faults)
    assert stored_at(argilla, name) == [row["id"] for row in ROWS]
    assert "Traceback" not in argilla.take_errors()


def test_retry_after_is_honoured(
    argilla: EmbeddedServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[float] = []
    monkeypatch.setattr("fiel.annotation.client.time.sleep", waited.append)
    work = make_work(tmp_path, "patient")
    with misbehaving_proxy(argilla.url, ["429", "429"]) as proxy:
        launch_at(proxy.url, argilla.api_key, work)
        assert waited == [1, 1], "what the server asks for, not our own first pause"
        assert proxy.met == ["429", "429", "none", "none"]  # the form about the people, then the items


@pytest.mark.parametrize("ending", ["/workspaces", "/datasets", "/questions", "/publish"])
def test_a_form_whose_creation_is_cut_off_is_completed(
    argilla: EmbeddedServer, tmp_path: Path, ending: str
) -> None:
    name = f"cut{ending.replace('/', '-')}"
    work = make_work(tmp_path, name)
    with misbehaving_proxy(argilla.url, ["lost answer", "lost request"], ending=ending) as proxy:
        (done,) = launch_at(proxy.url, argilla.api_key, work)
        assert proxy.met[0] == "lost answer"
    assert done.added == 8
    client = connect(argilla.url, argilla.api_key)
    dataset = find_datasets(client, name)["arc"]["id"]
    questions = [each["name"] for each in call(client, "GET", f"datasets/{dataset}/questions")["items"]]
    client.http_client.close()
    assert questions == [
        "verdict", "reason", "instruction", "option_a", "option_b", "option_c", "option_d", "comment"
    ]  # fmt: skip
    assert stored_at(argilla, name) == [row["id"] for row in ROWS]
    argilla.take_errors()


def test_two_first_launches_at_once_are_one_launch(argilla: EmbeddedServer, tmp_path: Path) -> None:
    work = make_work(tmp_path, "twins")
    ends: list[object] = []

    def run() -> None:
        try:
            ends.append(launch_at(argilla.url, argilla.api_key, work))
        except FielError as error:
            ends.append(error)

    threads = [threading.Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    argilla.take_errors()
    assert len(ends) == 2
    for end in ends:
        assert isinstance(end, list) or re.search("changed while they", str(end)), end
    launch_at(argilla.url, argilla.api_key, work)
    assert stored_at(argilla, "twins") == [row["id"] for row in ROWS]


def count_records(server: EmbeddedServer, campaign: str) -> int:
    client = connect(server.url, server.api_key)
    try:
        found = find_datasets(client, campaign)
        if "arc" not in found:
            return 0
        path = f"datasets/{found['arc']['id']}/records"
        return int(call(client, "GET", path, params={"limit": 1})["total"])
    finally:
        client.http_client.close()


def test_a_server_that_is_killed_within_a_launch_and_starts_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fiel.annotation.sending.BATCH_RECORDS", 20)
    work = make_work(tmp_path, "killed", rows=many_rows(1500), task={"english": None})
    server = start_server(tmp_path / "home")
    port = int(server.url.rpartition(":")[2])
    ends: list[object] = []

    def run() -> None:
        try:
            ends.append(launch_at(server.url, server.api_key, work))
        except FielError as error:
            ends.append(error)

    launching = threading.Thread(target=run)
    launching.start()
    deadline = time.monotonic() + 30
    while count_records(server, "killed") < 100 and time.monotonic() < deadline:
        time.sleep(0.02)
    server.kill()
    with running_server(tmp_path / "home", port=port) as again:
        there = count_records(again, "killed")
        launching.join()
        assert len(ends) == 1
        assert isinstance(ends[0], list), ends  # it waited for the server
        assert 0 < there
        assert stored_at(again, "killed") == [row["id"] for row in many_rows(1500)]
        again.take_errors()


def test_a_server_that_stays_away_is_said_and_the_next_launch_completes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fiel.annotation.sending.BATCH_RECORDS", 20)
    monkeypatch.setattr("fiel.annotation.client._PAUSE_SECONDS", 0.01)
    work = make_work(tmp_path, "gone", rows=many_rows(1500), task={"english": None})
    server = start_server(tmp_path / "home")
    killer = threading.Thread(target=lambda: wait_and_kill(server, "gone"))
    killer.start()
    with pytest.raises(FielError, match="then run the command again"):
        launch_at(server.url, server.api_key, work)
    killer.join()
    with running_server(tmp_path / "home") as again:
        (done,) = launch_at(again.url, again.api_key, work)
        assert done.present >= 100 and done.added == 1500 - done.present
        assert stored_at(again, "gone") == [row["id"] for row in many_rows(1500)]


def wait_and_kill(server: EmbeddedServer, campaign: str) -> None:
    deadline = time.monotonic() + 30
    while count_records(server, campaign) < 100 and time.monotonic() < deadline:
        time.sleep(0.02)
    server.kill()


def test_a_full_disk_is_said_and_the_next_launch_completes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server's files cannot grow beyond a limit, which SQLite meets as it meets a full disk."""
    monkeypatch.setattr("fiel.annotation.sending.BATCH_RECORDS", 50)
    monkeypatch.setattr("fiel.annotation.client._PAUSE_SECONDS", 0.01)
    work = make_work(tmp_path, "full", rows=many_rows(1500), task={"english": None})
    server = start_server(tmp_path / "home")
    largest = max(path.stat().st_size for path in server.home.glob("argilla.db*"))
    resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (largest + 1_500_000, resource.RLIM_INFINITY))
    with pytest.raises(FielError, match="has free disk space, then run the command again"):
        launch_at(server.url, server.api_key, work)
    assert "disk" in server.take_errors()
    server.kill()
    with running_server(tmp_path / "home") as again:
        (done,) = launch_at(again.url, again.api_key, work)
        assert done.present + done.added == 1500
        assert 0 < done.added
        assert stored_at(again, "full") == [row["id"] for row in many_rows(1500)]
