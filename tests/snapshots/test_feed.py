import logging
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest

import fiel.snapshots.feed as feed_module
from fiel.progress import overall_progress
from fiel.settings import Settings
from fiel.snapshots.feed import Reading, SnapshotFeed
from fiel.snapshots.folder import LATEST, Snapshot
from fiel.snapshots.snapshotsource import open_source
from tests.helpers.webfolder import Handler, WebFolder, running_web_folder
from tests.snapshots.test_snapshotsource import publish


@pytest.fixture
def web(tmp_path: Path) -> Iterator[WebFolder]:
    publish(tmp_path / "public", 5)
    with running_web_folder(tmp_path / "public") as running:
        yield running


def feed_of(tmp_path: Path, address: str, interval: float | None = None) -> SnapshotFeed:
    return SnapshotFeed(open_source(Settings(home=tmp_path / "home", snapshot=address)), interval=interval)


def shown(reading: Reading) -> tuple[int | None, bool]:
    snapshot = reading.snapshot
    return (None if snapshot is None else overall_progress(snapshot.tables).done), reading.failed


def settled(feed: SnapshotFeed, expected: tuple[int | None, bool]) -> bool:
    """Whether the feed comes to show this."""
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        if shown(feed.read()) == expected:
            return True
        time.sleep(0.01)
    return False


def test_a_folder_is_shown_as_soon_as_it_changes(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    folder = tmp_path / "public"
    feed = feed_of(tmp_path, str(folder))
    assert shown(feed.read()) == (None, False)
    publish(folder, 5)
    assert shown(feed.read()) == (5, False)
    publish(folder, 6)
    assert shown(feed.read()) == (6, False)
    whole = (folder / LATEST).read_bytes()
    (folder / LATEST).write_bytes(whole[:100])
    with caplog.at_level(logging.WARNING, logger="fiel.dashboard"):
        caplog.clear()
        assert [shown(feed.read()) for _ in range(3)] == [(6, True)] * 3
        assert len(caplog.records) == 1
    (folder / LATEST).write_bytes(whole)
    assert shown(feed.read()) == (6, False)


def test_a_busy_machine_does_not_make_a_folder_empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first visitor waits for the data, and is not told that there is none."""
    publish(tmp_path / "public", 5)
    source = open_source(Settings(home=tmp_path / "home", snapshot=str(tmp_path / "public")))
    read, waited = source.renew, Event()

    def read_slowly() -> Snapshot | None:
        waited.wait(4 * feed_module._FIRST_SECONDS)
        return read()

    monkeypatch.setattr(feed_module, "_FIRST_SECONDS", 0.1)
    monkeypatch.setattr(source, "renew", read_slowly)
    assert shown(SnapshotFeed(source).read()) == (5, False)


def test_a_folder_that_is_gone_does_not_empty_the_page(tmp_path: Path) -> None:
    publish(tmp_path / "public", 5)
    feed = feed_of(tmp_path, str(tmp_path / "public"))
    assert shown(feed.read()) == (5, False)
    (tmp_path / "public").rename(tmp_path / "gone")
    assert shown(feed.read()) == (5, True)


def test_nobody_waits_for_a_slow_source_and_it_is_asked_once(tmp_path: Path, web: WebFolder) -> None:
    feed = feed_of(tmp_path, web.url, interval=0)
    assert shown(feed.read()) == (5, False)
    publish(web.folder, 6)
    asked, answer = Event(), Event()

    def slow(handler: Handler) -> None:
        web.instead.clear()
        asked.set()
        answer.wait(20)
        handler.do_GET()

    web.instead[LATEST] = slow
    feed.read()
    assert asked.wait(10)
    before = len(web.asked)
    with ThreadPoolExecutor(20) as viewers:
        readings = list(viewers.map(lambda _: feed.read(), range(100)))
    assert not answer.is_set(), "the source has not answered yet"
    assert all(reading is readings[0] for reading in readings)
    assert shown(readings[0]) == (5, False)
    assert len(web.asked) == before
    answer.set()
    assert settled(feed, (6, False))


def test_many_viewers_ask_the_source_once_in_an_interval(tmp_path: Path, web: WebFolder) -> None:
    feed = feed_of(tmp_path, web.url, interval=3600)
    with ThreadPoolExecutor(20) as viewers:
        readings = list(viewers.map(lambda _: feed.read(), range(100)))
    assert {id(reading.snapshot) for reading in readings} == {id(feed.read().snapshot)}
    assert shown(readings[0]) == (5, False)
    assert web.statuses(LATEST) == [200]


def test_a_source_that_fails_leaves_the_last_good_one_also_after_a_restart(
    tmp_path: Path, web: WebFolder, caplog: pytest.LogCaptureFixture
) -> None:
    assert shown(feed_of(tmp_path, web.url).read()) == (5, False)
    web.instead[LATEST] = lambda handler: handler.send(500, b"")
    feed = feed_of(tmp_path, web.url, interval=0)
    assert shown(feed.read())[0] == 5
    assert settled(feed, (5, True))
    assert settled(feed, (5, True))
    assert [record.getMessage().split(": ")[1] for record in caplog.records] == [
        "expected the status 200, found 500"
    ]
    web.instead.clear()
    assert settled(feed, (5, False))


def test_a_source_that_never_answered(tmp_path: Path) -> None:
    feed = feed_of(tmp_path, "http://127.0.0.1:9/snapshot")
    assert shown(feed.read()) == (None, True)


def test_a_failure_that_nobody_foresaw_is_said_and_does_not_stop_the_feed(
    tmp_path: Path, web: WebFolder, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "mirrors").write_text("a file where a folder has to be")
    feed = feed_of(tmp_path, web.url, interval=0)
    assert settled(feed, (None, True))
    assert caplog.records
    (tmp_path / "home" / "mirrors").unlink()
    assert settled(feed, (5, False))
