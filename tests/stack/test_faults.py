"""The stack while things break: what was acknowledged is there, and the export says the same.

The embedded server is there too, on the same PostgreSQL, when something happens to that.
"""

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import redis
from pydantic import SecretStr

from fiel.doctor import Finding, check_argilla
from fiel.settings import Settings
from tests.crowd import OVERLAP, Crowd, wait_until
from tests.relay import Relay
from tests.server.running import EmbeddedServer, start_server
from tests.stack.part import Part
from tests.stack.running import Stack, running_stack
from tests.test_fulldisk import no_room, small_disk

pytestmark = pytest.mark.long

FAKETIME = Path("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1")
ITEMS, TURN = 60, 4  # in the campaign, and how many of them everybody answers while something breaks
CAMPAIGN = "faults"


@dataclass
class Scene:
    """The stack, with stretches of network that can be cut, and a crowd on it and on the embedded server.

    Attributes:
        stack: The stack.
        relays: Between its server and ``database``, ``redis`` and ``search``, and before the server.
        crowd: The people on the stack.
        embedded: An embedded server on the stack's database, reached through the same relay.
        guests: The people there.
        disk: Where the database's disk is mounted, if it could be.
    """

    stack: Stack
    relays: dict[str, Relay]
    crowd: Crowd
    embedded: EmbeddedServer
    guests: Crowd
    disk: Path | None

    def check(self) -> None:
        self.crowd.check()
        self.guests.check()

    def cut_among_answers(self, name: str) -> None:
        """Cut a stretch of network while the people of the stack answer, until they notice."""
        with self.crowd.answering(TURN):
            self.crowd.wait_for(2)
            self.relays[name].cut()
            self.crowd.wait_for_trouble()
            self.relays[name].mend()
        self.crowd.check()

    def find(self, name: str) -> Finding:
        """What fiel doctor finds."""
        return next(each for each in check_argilla(self.crowd.settings, CAMPAIGN) if each.name == name)

    def settle(self) -> None:
        """Have Argilla find out that its connections to the search engine are dead, by using them."""
        wait_until(lambda: self.stack.client().get("status").is_success, "the search engine")

    def change(self, **settings: Any) -> None:
        self.stack.client().patch(f"datasets/{self.crowd.dataset}", json=settings).raise_for_status()

    def ask_for(self, answers: int) -> None:
        """Change how many answers complete a record, which a job carries out."""
        self.change(distribution={"strategy": "overlap", "min_submitted": answers})

    def check_statuses_are_mended(self, needed: int) -> None:
        """What fiel doctor says when a job was lost does the job."""
        assert self.crowd.find_wrong_statuses(needed) != []
        assert self.find("records").state == "error"
        self.change(guidelines="# Guía 2")
        self.wait_for_job(needed)
        self.ask_for(OVERLAP)
        self.wait_for_job(OVERLAP)

    def wait_for_job(self, needed: int) -> None:
        wait_until(lambda: self.crowd.find_wrong_statuses(needed) == [], "the job")

    def reindex(self) -> None:
        """What doctor says to do when search and database disagree."""
        command = [sys.executable, "-m", "argilla_server", "search-engine", "reindex"]
        environment = self.stack.parts["server"].environment
        subprocess.run(command, env=environment, check=True, capture_output=True, cwd=self.stack.folder)


def are_conflicts(troubles: Sequence[str]) -> bool:
    """Whether nothing else was wrong than that several people answered one record in the same moment.

    OpenSearch refuses the later of two changes of a document, and Argilla says 500 to an answer that it has.
    """
    return all("ConflictError" in each for each in troubles)


@contextmanager
def killed(part: Part) -> Iterator[None]:
    part.kill()
    try:
        yield
    finally:
        part.start()


def make_settings(folder: Path, url: str, key: SecretStr) -> Settings:
    return Settings(home=folder / "fiel", api_url=url, api_key=key, snapshot=folder / "snapshot")


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    folder = tmp_path_factory.mktemp("faults")
    disk = Path(tempfile.mkdtemp(prefix="fiel-disk-"))
    relays: dict[str, Relay] = {}

    def route(name: str, port: int) -> int:
        relays[name] = Relay(port)
        return relays[name].port

    with ExitStack() as cleaning, pytest.MonkeyPatch.context() as patch:
        cleaning.callback(shutil.rmtree, disk)
        mounted = cleaning.enter_context(small_disk(disk, megabytes=320))
        disk.chmod(0o755)
        if mounted:
            patch.setattr("tempfile.tempdir", str(disk))  # where the stack puts its database
        stack = cleaning.enter_context(running_stack(folder / "stack", route=route))
        patch.undo()
        relays["server"] = Relay(stack.parts["server"].port)
        stack.postgres.execute("CREATE DATABASE fiel", database="postgres")
        database_url = f"postgresql+asyncpg://postgres@127.0.0.1:{relays['database'].port}/fiel"
        embedded = start_server(folder / "home", database_url=database_url)
        cleaning.callback(embedded.kill)
        (folder / "guests").mkdir()
        settings = make_settings(folder, relays["server"].url, SecretStr(stack.api_key))
        crowd = Crowd(relays["server"].url, settings, folder, CAMPAIGN, items=ITEMS)
        cleaning.callback(crowd.close)
        settings = make_settings(folder / "guests", embedded.url, embedded.credentials.api_key)
        guests = Crowd(embedded.url, settings, folder / "guests", "guests", items=ITEMS)
        cleaning.callback(guests.close)
        yield Scene(stack, relays, crowd, embedded, guests, disk if mounted else None)
        for relay in relays.values():
            relay.close()


def test_server_killed(scene: Scene) -> None:
    crowd, server = scene.crowd, scene.stack.parts["server"]
    with crowd.answering(TURN):
        crowd.wait_for(2)
        with killed(server):
            crowd.wait_for_trouble()
    crowd.check()


def test_database_killed(scene: Scene) -> None:
    database = scene.stack.parts["database"]
    with scene.crowd.answering(TURN), scene.guests.answering(TURN):
        scene.crowd.wait_for(2)
        with killed(database):
            scene.crowd.wait_for_trouble()
            scene.guests.wait_for_trouble()
    scene.check()
    assert scene.guests.find_wrong_statuses() == []


def test_network_cut_between_server_and_database(scene: Scene) -> None:
    with scene.crowd.answering(TURN), scene.guests.answering(TURN):
        scene.guests.wait_for(2)
        scene.relays["database"].cut()
        scene.crowd.wait_for_trouble()
        scene.guests.wait_for_trouble()
        scene.relays["database"].mend()
    scene.check()


def test_cable_pulled_between_server_and_database(scene: Scene) -> None:
    """Nobody is told that a connection is broken: what is under way waits."""
    with scene.crowd.answering(TURN), scene.guests.answering(TURN):
        scene.guests.wait_for(2)
        scene.relays["database"].hold()
        time.sleep(2)
        scene.relays["database"].mend()
    scene.check()


def test_disk_of_the_database_full(scene: Scene) -> None:
    if scene.disk is None:
        pytest.skip("no file system can be mounted here")
    scene.crowd.comment_bytes = scene.guests.comment_bytes = 20_000
    full = ExitStack()
    full.enter_context(no_room(scene.disk, mounted=True, left=0))
    with full, scene.crowd.answering(TURN), scene.guests.answering(TURN):
        scene.crowd.wait_for_trouble()
        scene.guests.wait_for_trouble()
        full.close()
        if not scene.stack.parts["database"].running:
            scene.stack.parts["database"].start()
    scene.crowd.comment_bytes = scene.guests.comment_bytes = 0
    assert "No space left on device" in scene.stack.parts["database"].said()
    scene.check()


def test_search_killed(scene: Scene) -> None:
    """An answer is in the database before the search knows of it: nobody who collects asks the search."""
    crowd = scene.crowd
    crowd.check_snapshot()
    with killed(scene.stack.parts["search"]):
        with crowd.answering(TURN):
            pass
        assert any(trouble.startswith("500") for trouble in crowd.troubles)
        crowd.check()
        found = scene.find("records")
        assert (found.state, found.todo[:23]) == ("error", "Start the search engine")
    scene.settle()
    found = scene.find("records")
    assert found.state == "error"
    assert found.what.startswith("search and database disagree: faults/arc: 60 / ")
    scene.reindex()
    found = scene.find("records")
    assert found.state == "ok", found


def test_network_cut_between_server_and_search(scene: Scene) -> None:
    scene.cut_among_answers("search")
    scene.settle()
    scene.reindex()


def test_redis_emptied(scene: Scene) -> None:
    """A job that waited is lost, and answers go on."""
    crowd, port = scene.crowd, scene.stack.parts["redis"].port
    with crowd.answering(1):
        pass
    with killed(scene.stack.parts["worker"]):
        scene.ask_for(4)
        with redis.Redis(port=port) as connection:
            assert connection.dbsize() > 0
            connection.flushall()
    with crowd.answering(TURN - 1):
        pass
    assert are_conflicts(crowd.troubles)
    crowd.check()
    scene.check_statuses_are_mended(4)


def test_worker_killed(scene: Scene) -> None:
    """In the middle of a job, which a slow search engine makes longer."""
    crowd, search, worker = scene.crowd, scene.relays["search"], scene.stack.parts["worker"]
    assert crowd.find_wrong_statuses() == []
    search.delay = 0.3
    try:
        scene.ask_for(4)
        wait_until(lambda: crowd.find_wrong_statuses() != [], "the job to begin")
        worker.kill()
    finally:
        search.delay = 0.0
    worker.start()
    with crowd.answering(TURN):
        pass
    crowd.check()
    scene.check_statuses_are_mended(4)


def test_redis_killed(scene: Scene) -> None:
    crowd, part = scene.crowd, scene.stack.parts["redis"]
    with crowd.answering(TURN):
        crowd.wait_for(2)
        with killed(part):
            crowd.wait_for(2)
    assert are_conflicts(crowd.troubles)
    crowd.check()


def test_network_cut_between_people_and_server(scene: Scene) -> None:
    scene.cut_among_answers("server")


def test_clock_moved_back(scene: Scene) -> None:
    if not FAKETIME.exists():
        pytest.skip("libfaketime is not installed")
    crowd = scene.crowd
    crowd.check_snapshot()
    server = scene.stack.parts["server"]
    server.kill()
    environment = server.environment
    server.environment = {**environment, "LD_PRELOAD": str(FAKETIME), "FAKETIME": "-3600"}
    server.start()
    with crowd.answering(TURN):
        pass
    assert are_conflicts(crowd.troubles)
    crowd.check()
    times = sorted(each["updated_at"] for record in crowd.stored_records() for each in record["responses"])
    assert times[0][:13] != times[-1][:13]  # they really are of different hours
    server.environment = environment  # for the next start


def test_restart_of_all(scene: Scene) -> None:
    parts = scene.stack.parts
    with scene.crowd.answering(TURN):
        scene.crowd.wait_for(2)
        for part in parts.values():
            part.kill()
        for part in parts.values():
            part.start()
    scene.check()
