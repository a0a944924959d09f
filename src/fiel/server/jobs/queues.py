"""RQ's queues in memory, with each job also in a file from which the next start restores it."""

import logging
import math
import time
from datetime import UTC, datetime
from typing import Any

from rq import Queue
from rq.exceptions import NoSuchJobError
from rq.job import Job, JobStatus

from fiel.server.jobs.store import JobStore, StoredJob

FINISHED_SECONDS = 500  # RQ's own
FAILED_SECONDS = 24 * 3600
INTERRUPTIONS = 3

_INTERRUPTED = "interrupted"
_OUTCOME = ("created_at", "origin", "status")  # what may be shown about an ended job; not its arguments

_logger = logging.getLogger("fiel.server")


class DurableQueue(Queue):
    """A queue whose jobs are stored before their enqueuing is acknowledged, and until they end."""

    def __init__(self, name: str, *, connection: Any, store: JobStore) -> None:
        super().__init__(name, connection=connection)
        self.store = store
        self._filled = False  # whether a job may be waiting
        self._looked = -1  # the second in which it was last looked for scheduled jobs

    def enqueue_job(self, job: Job, pipeline: Any = None, at_front: bool = False) -> Job:
        """Store a job and enqueue it."""
        self.store.keep(job.id, self.name, job.to_dict())
        enqueued = super().enqueue_job(job, pipeline=pipeline, at_front=at_front)
        self._filled = True  # after the job is in: `take_job` may run in between, in another thread
        return enqueued

    def schedule_job(self, job: Job, datetime: datetime, pipeline: Any = None) -> Any:
        """Store a job and enqueue it at its time."""
        job.set_status(JobStatus.SCHEDULED)
        self.store.keep(job.id, self.name, job.to_dict(), due=datetime.timestamp())
        return super().schedule_job(job, datetime, pipeline=pipeline)

    def take_job(self, now: float | None = None) -> Job | None:
        """Take the next job, after enqueuing those due at ``now`` (seconds since 1970).

        Workers ask ten times a second. The connection is only asked after something was enqueued, and once in
        each second: scheduled jobs are due at whole seconds.
        """
        second = math.floor(time.time() if now is None else now)
        if second != self._looked:
            self._enqueue_due_jobs(second)
            self._looked, self._filled = second, True
        if not self._filled:
            return None
        self._filled = False
        job_id: Any = self.connection.lpop(self.key)  # RQ's own pop_job_id fails on an empty queue
        if job_id is None:
            return None
        self._filled = True
        return self._find_job(job_id.decode())

    def note_start(self, job: Job) -> None:
        """Record that a job is running."""
        job.set_status(JobStatus.STARTED)
        self.store.note_start(job.id)

    def note_end(self, job: Job, status: JobStatus) -> None:
        """Record that a job finished or finally failed; the outcome stays for as long as RQ keeps it."""
        seconds = FINISHED_SECONDS if status is JobStatus.FINISHED else FAILED_SECONDS
        job.set_status(status)
        outcome = {name: value for name, value in job.to_dict().items() if name in _OUTCOME}
        self.store.note_end(job.id, outcome | {"data": b""}, seconds=seconds)
        job.cleanup(seconds, remove_from_queue=False)
        self.connection.dbsize()  # counting or fetching removes expired jobs from memory

    def retry_job(self, job: Job, now: float | None = None) -> None:
        """Retry a job at once, or after its interval; ``now`` is in seconds since 1970."""
        interval = job.get_retry_interval()
        job.retries_left = (job.retries_left or 1) - 1
        if interval:
            due = math.ceil((time.time() if now is None else now) + interval)  # RQ counts whole seconds
            self.schedule_job(job, datetime.fromtimestamp(due, UTC))
        else:
            self.enqueue_job(job)

    def restore_jobs(self) -> None:
        """Restore the stored jobs: waiting and interrupted ones, and the outcomes of ended ones."""
        for stored in self.store.jobs(self.name):
            self.connection.hset(Job.key_for(stored.id), mapping=stored.fields)
            job = Job.fetch(stored.id, connection=self.connection)
            if stored.expires is not None:
                self.connection.expireat(job.key, math.ceil(stored.expires))
            else:
                self._restore_waiting(job, stored)

    def _restore_waiting(self, job: Job, stored: StoredJob) -> None:
        if stored.due is not None:
            self.schedule_job(job, datetime.fromtimestamp(stored.due, UTC))
        elif stored.running and job.meta.get(_INTERRUPTED, 0) >= INTERRUPTIONS:
            _logger.error(
                "job %s was running at %d sudden ends of the server: given up", job.id, INTERRUPTIONS + 1
            )
            self.note_end(job, JobStatus.FAILED)
        else:
            job.meta[_INTERRUPTED] = job.meta.get(_INTERRUPTED, 0) + stored.running
            self.enqueue_job(job)

    def _enqueue_due_jobs(self, second: int) -> None:
        registry = self.scheduled_job_registry
        due: Any = second  # RQ annotates a datetime but expects a number
        for job_id in registry.get_jobs_to_schedule(due):
            self.connection.zrem(registry.key, job_id)
            job = self._find_job(job_id)
            if job is not None:
                self.enqueue_job(job)

    def _find_job(self, job_id: str) -> Job | None:
        try:
            return Job.fetch(job_id, connection=self.connection)
        except NoSuchJobError:
            return None  # its time to live has expired
