"""The stack while its parts are killed, or lose what they need: what was acknowledged is there, each once.

The export is the expected one after each. The embedded server is there too, on the same PostgreSQL.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
import redis

from tests.stack.part import Part
from tests.stack.scene import ALL, ITEMS, TURN, Scene
from tests.system.test_fulldisk import no_room

pytestmark = pytest.mark.long

FAKETIME = Path("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1")
WRONG = "records whose status does not match their answers"


@contextmanager
def killed(part: Part) -> Iterator[None]:
    part.kill()
    try:
        yield
    finally:
        part.start()


def test_server_killed(scene: Scene) -> None:
    crowd, server = scene.crowd, scene.stack.parts["server"]
    with crowd.answering(TURN):
        crowd.wait_for(2)
        with killed(server):
            crowd.wait_for_trouble()
    scene.check()


def test_database_killed(scene: Scene) -> None:
    database = scene.stack.parts["database"]
    with scene.crowd.answering(TURN), scene.guests.answering(TURN):
        scene.crowd.wait_for(2)
        with killed(database):
            scene.crowd.wait_for_trouble()
            scene.guests.wait_for_trouble()
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
    assert found.what.startswith(f"search and database differ: faults/arc: {ITEMS} / ")
    scene.reindex()
    found = scene.find("records")
    assert found.state == "ok", found


def test_redis_emptied(scene: Scene) -> None:
    """A job that waited is lost, and answers go on."""
    crowd, port = scene.crowd, scene.stack.parts["redis"].port
    with crowd.answering(1):
        pass
    with killed(scene.stack.parts["worker"]):
        scene.ask_for(ALL).raise_for_status()
        with redis.Redis(port=port) as connection:
            assert connection.dbsize() > 0
            connection.flushall()
    with crowd.answering(TURN - 1):
        pass
    assert crowd.are_conflicts()
    crowd.check()
    assert scene.follow_doctor(ALL)[-1:] == [WRONG]
    scene.return_to_overlap()


def test_worker_killed(scene: Scene) -> None:
    """In the middle of a job."""
    crowd, worker = scene.crowd, scene.stack.parts["worker"]
    with crowd.answering(TURN):
        with scene.job_under_way():
            worker.kill()
        worker.start()
    crowd.check()
    assert scene.follow_doctor(ALL)[-1:] == [WRONG]
    scene.return_to_overlap()


def test_redis_killed(scene: Scene) -> None:
    crowd, part = scene.crowd, scene.stack.parts["redis"]
    with crowd.answering(TURN):
        crowd.wait_for(2)
        with killed(part):
            crowd.wait_for(2)
    assert crowd.are_conflicts()
    scene.check()


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
    assert crowd.are_conflicts()
    times = sorted(each["updated_at"] for record in crowd.stored_records() for each in record["responses"])
    assert times[0][:13] != times[-1][:13]  # they really are of different hours
    server.environment = environment  # for the next start
    scene.check()


def test_restart_of_all(scene: Scene) -> None:
    parts = scene.stack.parts
    with scene.crowd.answering(TURN):
        scene.crowd.wait_for(2)
        for part in parts.values():
            part.kill()
        for part in parts.values():
            part.start()
    scene.check()
