"""The stack while the network is cut between two of its parts: what was acknowledged is there, each once.

The export is the expected one after each, and jobs are done, or fiel doctor reports what to do and that does
it. A cut while answers are collected is in `tests/server/test_faults.py`, and one during a launch in
`tests/annotation/test_faults.py`.
"""

import time

import pytest

from tests.helpers.crowd import OVERLAP, wait_until
from tests.stack.scene import ALL, TURN, Scene

pytestmark = pytest.mark.long

DRIFT, WRONG = "search and database differ", "records whose status does not match their answers"


def test_between_people_and_server(scene: Scene) -> None:
    with scene.crowd.answering(TURN):
        scene.crowd.wait_for(2)
        scene.relays["people-server"].cut()
        scene.crowd.wait_for_trouble()
        scene.relays["people-server"].repair()
    scene.check()


def test_between_server_and_database(scene: Scene) -> None:
    with scene.crowd.answering(TURN), scene.guests.answering(TURN):
        scene.guests.wait_for(2)
        scene.relays["server-database"].cut()
        scene.crowd.wait_for_trouble()
        scene.guests.wait_for_trouble()
        scene.relays["server-database"].repair()
    scene.check()


def test_between_server_and_database_without_a_word(scene: Scene) -> None:
    """As when a cable is pulled: nobody is told that a connection is broken, and what is under way waits."""
    with scene.crowd.answering(TURN), scene.guests.answering(TURN):
        scene.guests.wait_for(2)
        scene.relays["server-database"].hold()
        time.sleep(2)
        scene.relays["server-database"].repair()
    scene.check()


def test_between_server_and_search(scene: Scene) -> None:
    """Answers are stored, though people are told that they are not, and the index lacks them."""
    crowd, relay = scene.crowd, scene.relays["server-search"]
    with crowd.answering(TURN):
        crowd.wait_for(2)
        relay.cut()
    assert any(trouble.startswith("500") for trouble in crowd.troubles)
    relay.repair()
    scene.settle()
    crowd.check()
    assert scene.follow_doctor(OVERLAP) == [DRIFT]


def test_between_server_and_redis(scene: Scene) -> None:
    """A setting is stored and the job that belongs to it is not; answers go on."""
    crowd, relay = scene.crowd, scene.relays["server-redis"]
    with crowd.answering(TURN):
        crowd.wait_for(2)
        relay.cut()
        assert scene.ask_for(ALL).status_code == 500
        crowd.wait_for(2)
        relay.repair()
    assert crowd.are_conflicts()
    crowd.check()
    assert scene.follow_doctor(ALL)[-1:] == [WRONG]
    scene.return_to_overlap()


def cut_until_the_job_is_given_up(scene: Scene, stretch: str) -> None:
    """Cut a stretch of the worker's while people answer and a job is under way."""
    crowd, relay, failed = scene.crowd, scene.relays[stretch], scene.count_failed_jobs()
    with crowd.answering(TURN):
        with scene.job_under_way():
            relay.cut()
            wait_until(lambda: scene.count_failed_jobs() > failed, "a job given up", seconds=90)
        relay.repair()
    assert crowd.are_conflicts()
    crowd.check()


def test_between_worker_and_database(scene: Scene) -> None:
    """A job waits for a quarter of a minute and is then given up."""
    cut_until_the_job_is_given_up(scene, "worker-database")
    assert scene.follow_doctor(ALL)[-1:] == [WRONG]
    scene.return_to_overlap()


def test_between_worker_and_database_for_a_moment(scene: Scene) -> None:
    """The job goes on by itself."""
    crowd, relay, failed = scene.crowd, scene.relays["worker-database"], scene.count_failed_jobs()
    with crowd.answering(TURN), scene.job_under_way():
        relay.cut()
        relay.repair()
    scene.wait_for_job(ALL)
    assert crowd.are_conflicts()
    crowd.check()
    assert scene.follow_doctor(ALL) == []
    assert scene.count_failed_jobs() == failed
    scene.return_to_overlap()


def test_between_worker_and_search(scene: Scene) -> None:
    """A job is given up, with the status of one record in the database and not in the index."""
    cut_until_the_job_is_given_up(scene, "worker-search")
    assert scene.follow_doctor(ALL) == [DRIFT, WRONG]
    scene.return_to_overlap()


def test_between_worker_and_redis(scene: Scene) -> None:
    """The job under way is finished, and one that comes meanwhile waits."""
    crowd, relay, worker = scene.crowd, scene.relays["worker-redis"], scene.stack.parts["worker"]
    with crowd.answering(TURN):
        with scene.job_under_way():
            relay.cut()
        scene.wait_for_job(ALL)
    scene.ask_for(OVERLAP).raise_for_status()
    assert crowd.find_wrong_statuses() != []
    relay.repair()
    scene.wait_for_job(OVERLAP)
    assert worker.running
    assert crowd.are_conflicts()
    crowd.check()
    assert scene.follow_doctor(OVERLAP) == []
