"""The stack to break while people answer.

The embedded server is there too, on the same PostgreSQL, when something happens to that.
"""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
import redis
from pydantic import SecretStr

from fiel.annotation.statuses import settle_statuses
from fiel.doctor.diagnosis import Diagnosis
from fiel.doctor.running import check_argilla
from fiel.settings import Settings
from fiel.workflow.connection import connected_argilla
from tests.helpers.crowd import OVERLAP, Crowd, wait_until
from tests.helpers.relay import Relay
from tests.server.running import EmbeddedServer, start_server
from tests.stack.running import Stack, running_stack
from tests.system.test_fulldisk import small_disk

ITEMS, TURN = 80, 4  # in the campaign, and how many of them everybody answers while something breaks
ALL = 4  # answers that no record has: when as many are asked for, none is complete
CAMPAIGN = "faults"


@dataclass
class Scene:
    """The stack, with stretches of network that can be cut, and a crowd on it and on the embedded server.

    Attributes:
        stack: The stack.
        relays: By the two ends: ``people-server``, and ``server`` or ``worker`` with each of ``database``,
            ``redis`` and ``search``.
        crowd: The people on the stack.
        embedded: An embedded server on the stack's database, reached through the server's relay.
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
        """All answers are there; what was cut off after one was stored, fiel doctor finds and mends."""
        self.crowd.check()
        if self.guests.acknowledged:
            self.guests.check()
        assert self.guests.find_wrong_statuses() == []
        self.follow_doctor(OVERLAP)

    def find(self, name: str) -> Diagnosis:
        """What fiel doctor finds."""
        return next(each for each in check_argilla(self.crowd.settings, CAMPAIGN) if each.name == name)

    def settle(self) -> None:
        """Have Argilla find out that its connections to the search engine are dead, by using them."""
        wait_until(lambda: self.stack.client().get("status").is_success, "the search engine")

    def change(self, **settings: Any) -> httpx.Response:
        return self.stack.client().patch(f"datasets/{self.crowd.dataset}", json=settings)

    def ask_for(self, answers: int) -> httpx.Response:
        """Change how many answers complete a record, which a job carries out."""
        return self.change(distribution={"strategy": "overlap", "min_submitted": answers})

    @contextmanager
    def job_under_way(self) -> Iterator[None]:
        """Begin the job that makes all records incomplete, while a slow search engine makes it long."""
        search, find_completed = self.relays["worker-search"], self.crowd.find_completed
        wait_until(lambda: len(find_completed()) > 1, "records for the job")
        search.delay = 0.3
        try:
            completed = find_completed()
            self.ask_for(ALL).raise_for_status()
            wait_until(lambda: not completed <= find_completed(), "the job to begin")
            yield
        finally:
            search.delay = 0.0

    def count_failed_jobs(self) -> int:
        """How many jobs were given up."""
        with redis.Redis(port=self.stack.parts["redis"].port) as connection:
            return int(connection.zcard("rq:failed:default"))

    def wait_for_job(self, needed: int) -> None:
        wait_until(lambda: self.crowd.find_wrong_statuses(needed) == [], "the job")

    def follow_doctor(self, needed: int) -> list[str]:
        """Do what fiel doctor says until all is well; what it found, in short."""
        found: list[str] = []
        while (finding := self.find("records")).state != "ok":
            found.append(finding.what.partition(":")[0])
            assert len(found) < 4, finding
            if "search-engine reindex" in finding.todo:
                self.reindex()
            else:
                assert "--problem status" in finding.todo
                with connected_argilla(self.crowd.settings) as client:
                    settle_statuses(client, CAMPAIGN)
                assert self.crowd.find_wrong_statuses(needed) == []
        return found

    def return_to_overlap(self) -> None:
        """Ask for as many answers as at first, and wait until all records have the status for that."""
        self.ask_for(OVERLAP).raise_for_status()
        self.wait_for_job(OVERLAP)

    def reindex(self) -> None:
        """What doctor says to do when search and database differ."""
        command = [sys.executable, "-m", "argilla_server", "search-engine", "reindex"]
        environment = self.stack.parts["server"].environment
        subprocess.run(command, env=environment, check=True, capture_output=True, cwd=self.stack.folder)


def make_settings(folder: Path, url: str, key: SecretStr) -> Settings:
    return Settings(home=folder / "fiel", api_url=url, api_key=key, snapshot=folder / "snapshot")


@contextmanager
def set_scene(folder: Path) -> Iterator[Scene]:
    """Run all of it for a block, in a folder."""
    disk = Path(tempfile.mkdtemp(prefix="fiel-disk-"))
    relays: dict[str, Relay] = {}

    def route(program: str, name: str, port: int) -> int:
        relay = relays[f"{program}-{name}"] = Relay(port)
        return relay.port

    with ExitStack() as cleaning, pytest.MonkeyPatch.context() as patch:
        cleaning.callback(shutil.rmtree, disk)
        mounted = cleaning.enter_context(small_disk(disk, megabytes=320))
        disk.chmod(0o755)
        if mounted:
            patch.setattr("tempfile.tempdir", str(disk))  # where the stack puts its database
        stack = cleaning.enter_context(running_stack(folder / "stack", route=route))
        patch.undo()
        relays["people-server"] = Relay(stack.parts["server"].port)
        stack.postgres.execute("CREATE DATABASE fiel", database="postgres")
        database_url = f"postgresql+asyncpg://postgres@127.0.0.1:{relays['server-database'].port}/fiel"
        embedded = start_server(folder / "home", database_url=database_url)
        cleaning.callback(embedded.kill)
        (folder / "guests").mkdir()
        settings = make_settings(folder, relays["people-server"].url, SecretStr(stack.api_key))
        crowd = Crowd(relays["people-server"].url, settings, folder, CAMPAIGN, items=ITEMS)
        cleaning.callback(crowd.close)
        settings = make_settings(folder / "guests", embedded.url, embedded.credentials.api_key)
        guests = Crowd(embedded.url, settings, folder / "guests", "guests", items=ITEMS)
        cleaning.callback(guests.close)
        yield Scene(stack, relays, crowd, embedded, guests, disk if mounted else None)
        for relay in relays.values():
            relay.close()
