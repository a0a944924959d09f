"""The queues and the file behind them, without a server."""

import contextlib
import sqlite3
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import fakeredis
import pytest
from rq import Retry
from rq.job import Job, JobStatus

from fiel.errors import FielError
from fiel.server.jobs.queues import FAILED_SECONDS, FINISHED_SECONDS, INTERRUPTIONS, DurableQueue
from fiel.server.jobs.store import JobStore

WEBHOOK_RETRY = Retry(max=3, interval=[10, 60, 180])
SECRET = "hf_secret"


def open_queue(folder: Path, name: str = "high") -> DurableQueue:
    """A queue as a server has it after a start: an empty memory and the file."""
    return DurableQueue(name, connection=fakeredis.FakeRedis(), store=JobStore(folder / "jobs.db"))


def enqueue(queue: DurableQueue, retry: Retry | None = None) -> Job:
    return queue.enqueue_call("fiel.export", args=("dataset",), kwargs={"token": SECRET}, retry=retry)


def restarted(queue: DurableQueue, folder: Path) -> DurableQueue:
    """The queue after the process ended with nothing said: only what was written is left."""
    queue.store.close()
    again = open_queue(folder, queue.name)
    again.restore_jobs()
    return again


def status_of(queue: DurableQueue, job: Job) -> str:
    return str(Job.fetch(job.id, connection=queue.connection).get_status())


def take(queue: DurableQueue, now: float | None = None) -> Job:
    job = queue.take_job(now)
    assert job is not None
    return job


def test_waiting_jobs_keep_their_order_and_what_they_were_called_with(tmp_path: Path) -> None:
    queue = open_queue(tmp_path)
    jobs = [enqueue(queue) for _ in range(3)]
    queue = restarted(queue, tmp_path)
    assert [status_of(queue, job) for job in jobs] == ["queued"] * 3
    found = [take(queue) for _ in jobs]
    assert [job.id for job in found] == [job.id for job in jobs]
    assert (found[0].func_name, found[0].args, found[0].kwargs) == (
        "fiel.export",
        ("dataset",),
        {"token": SECRET},
    )
    assert queue.take_job() is None


def test_queues_share_a_file_and_keep_their_jobs_apart(tmp_path: Path) -> None:
    store = JobStore(tmp_path / "jobs.db")
    redis = fakeredis.FakeRedis()
    for name in ("high", "default"):
        enqueue(DurableQueue(name, connection=redis, store=store))
    store.close()
    again = open_queue(tmp_path, "default")
    again.restore_jobs()
    assert take(again).origin == "default"
    assert again.take_job() is None


def test_retries_come_after_their_intervals_across_restarts(tmp_path: Path) -> None:
    queue = open_queue(tmp_path)
    job = enqueue(queue, WEBHOOK_RETRY)
    now = time.time()
    for interval in (10, 60, 180):
        running = take(queue, now)
        queue.note_start(running)
        queue.retry_job(running, now)
        queue = restarted(queue, tmp_path)
        assert status_of(queue, job) == "scheduled"
        assert queue.take_job(now + interval - 0.01) is None
        now += interval + 1  # RQ counts whole seconds
    last = take(queue, now)
    assert (last.id, last.retries_left) == (job.id, 0)


def test_job_without_interval_is_tried_again_at_once(tmp_path: Path) -> None:
    queue = open_queue(tmp_path)
    enqueue(queue, Retry(max=3))
    for left in (3, 2, 1):
        job = take(queue)
        assert job.retries_left == left
        queue.retry_job(job)
    assert take(queue).retries_left == 0


def test_interrupted_job_runs_again_but_not_for_ever(tmp_path: Path) -> None:
    queue = open_queue(tmp_path)
    job = enqueue(queue)
    for _ in range(INTERRUPTIONS):
        queue.note_start(take(queue))
        queue = restarted(queue, tmp_path)
        assert status_of(queue, job) == "queued"
    queue.note_start(take(queue))
    queue = restarted(queue, tmp_path)
    assert status_of(queue, job) == "failed"
    assert queue.take_job() is None


def test_job_that_only_waited_at_many_restarts_is_kept(tmp_path: Path) -> None:
    queue = open_queue(tmp_path)
    enqueue(queue)
    for _ in range(INTERRUPTIONS + 3):
        queue = restarted(queue, tmp_path)
    assert queue.take_job() is not None


@pytest.mark.parametrize("outcome", [JobStatus.FINISHED, JobStatus.FAILED])
def test_outcome_is_known_after_a_restart_and_the_token_is_gone(tmp_path: Path, outcome: JobStatus) -> None:
    queue = open_queue(tmp_path)
    job = enqueue(queue)
    running = take(queue)
    queue.note_start(running)
    queue.note_end(running, outcome)
    queue = restarted(queue, tmp_path)
    assert status_of(queue, job) == outcome.value
    assert queue.take_job() is None
    queue.store.close()
    assert SECRET.encode() not in (tmp_path / "jobs.db").read_bytes()


def test_token_is_private_while_the_job_waits(tmp_path: Path) -> None:
    queue = open_queue(tmp_path)
    enqueue(queue)
    files = list(tmp_path.iterdir())
    assert {file.name for file in files} >= {"jobs.db", "jobs.db-wal"}
    assert {file.stat().st_mode & 0o777 for file in files} == {0o600}


@pytest.mark.parametrize(
    ("outcome", "seconds"), [(JobStatus.FINISHED, FINISHED_SECONDS), (JobStatus.FAILED, FAILED_SECONDS)]
)
def test_outcomes_are_forgotten_in_time(tmp_path: Path, outcome: JobStatus, seconds: int) -> None:
    now = time.time()
    store = JobStore(tmp_path / "jobs.db", clock=lambda: now)
    queue = DurableQueue("high", connection=fakeredis.FakeRedis(), store=store)
    first, second = enqueue(queue), enqueue(queue)
    queue.note_end(take(queue), outcome)
    assert 0 < queue.connection.ttl(first.key) <= seconds
    now += seconds - 1
    assert [stored.id for stored in store.jobs("high")] == [first.id, second.id]
    now += 2
    assert [stored.id for stored in store.jobs("high")] == [second.id]
    queue.note_end(take(queue), outcome)
    with contextlib.closing(sqlite3.connect(tmp_path / "jobs.db")) as database:
        assert database.execute("SELECT id FROM jobs").fetchall() == [(second.id,)]


def test_scheduled_job_says_when(tmp_path: Path) -> None:
    queue = open_queue(tmp_path)
    job = enqueue(queue, WEBHOOK_RETRY)
    queue.retry_job(take(queue), now=1_000_000.5)
    due = queue.scheduled_job_registry.get_scheduled_time(job.id)
    assert due == datetime.fromtimestamp(1_000_011, UTC)


def test_file_that_is_none_of_ours_is_named(tmp_path: Path) -> None:
    (tmp_path / "jobs.db").write_text("something else entirely, and long enough to be read as a page" * 20)
    with pytest.raises(FielError, match=r"jobs .*jobs\.db: cannot be used"):
        open_queue(tmp_path)


def test_an_empty_queue_asks_its_connection_once_a_second(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Three workers ask ten times a second each, on servers where nobody does anything, too."""
    queue, asked = open_queue(tmp_path), list[str]()
    run: Any = queue.connection.execute_command

    def watch(*command: Any, **options: Any) -> Any:
        asked.append(command[0])
        return run(*command, **options)

    monkeypatch.setattr(queue.connection, "execute_command", watch)
    for tenth in range(20):
        assert queue.take_job(1000 + tenth / 10) is None
    assert asked.count("LPOP") == 2
    job = enqueue(queue)
    assert take(queue, 1001.95).id == job.id  # not only in the next second
    assert queue.take_job(1001.96) is None
    asked.clear()
    assert queue.take_job(1001.97) is None
    assert asked == []
