"""Argilla's background jobs, run inside the server instead of by RQ workers.

Argilla puts them into its two RQ queues, which live in memory here, and reads their status from there.
"""

import asyncio
import contextlib
import logging
import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from concurrent.futures import Future
from datetime import datetime
from typing import Any
from uuid import UUID

from argilla_server.database import AsyncSessionLocal
from argilla_server.jobs import hub_jobs
from argilla_server.jobs.queues import DEFAULT_QUEUE, HIGH_QUEUE
from argilla_server.models import Dataset, Webhook
from argilla_server.webhooks.v1.commons import notify_event
from rq import Queue
from rq.exceptions import NoSuchJobError
from rq.job import Job, JobStatus
from sqlalchemy.orm import selectinload

POLL_SECONDS = 0.1
GRACE_SECONDS = 3.0

_logger = logging.getLogger("fiel.server")


@contextlib.asynccontextmanager
async def running_jobs() -> AsyncIterator[None]:
    """Take jobs from both queues while the block runs; at its end a running one gets 3 seconds more."""
    stopping = asyncio.Event()
    workers = [asyncio.create_task(_work(queue, stopping)) for queue in (HIGH_QUEUE, DEFAULT_QUEUE)]
    for worker in workers:
        worker.add_done_callback(_report_death)
    try:
        yield
    finally:
        stopping.set()
        _, late = await asyncio.wait(workers, timeout=GRACE_SECONDS)
        for worker in late:
            worker.cancel()
        await asyncio.gather(*workers, return_exceptions=True)


def _report_death(worker: "asyncio.Task[None]") -> None:
    if not worker.cancelled() and (error := worker.exception()) is not None:
        _logger.error("background jobs do not run any more: restart the server", exc_info=error)


async def _work(queue: Queue, stopping: asyncio.Event) -> None:
    retries: set[asyncio.Task[None]] = set()
    try:
        while not stopping.is_set():
            job = _take(queue)
            if job is None:
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(stopping.wait(), POLL_SECONDS)
            elif not await run_job(job):
                retry = asyncio.create_task(_retry(queue, job))
                retries.add(retry)
                retry.add_done_callback(retries.discard)
    finally:
        for retry in retries:
            retry.cancel()


def _take(queue: Queue) -> Job | None:
    job_id: Any = queue.connection.lpop(queue.key)  # RQ's own pop_job_id fails on an empty queue
    if job_id is None:
        return None
    try:
        return Job.fetch(job_id.decode(), connection=queue.connection)
    except NoSuchJobError:
        return None  # its time to live was over


async def run_job(job: Job) -> bool:
    """Run one job and record how it ended; False when it failed and is to be tried again."""
    job.set_status(JobStatus.STARTED)
    try:
        await _function_of(job)(*job.args, **job.kwargs)
    except asyncio.CancelledError:
        job.set_status(JobStatus.STOPPED)
        _logger.warning("job %s was stopped with the server before it ended", job.func_name)
        raise
    except Exception:
        if job.retries_left:
            _logger.warning("job %s failed and is tried again", job.func_name, exc_info=True)
            return False
        job.set_status(JobStatus.FAILED)
        job.cleanup(job.failure_ttl or 24 * 3600, remove_from_queue=False)
        _logger.exception("job %s failed", job.func_name)
        return True
    job.set_status(JobStatus.FINISHED)
    job.cleanup(job.get_result_ttl(default_ttl=500), remove_from_queue=False)
    return True


async def _retry(queue: Queue, job: Job) -> None:
    interval = job.get_retry_interval()
    job.retries_left = (job.retries_left or 1) - 1
    job.save()
    job.set_status(JobStatus.SCHEDULED)
    await asyncio.sleep(interval)
    queue.enqueue_job(job)


def _function_of(job: Job) -> Callable[..., Awaitable[Any]]:
    """Return what a job awaits: Argilla's function, or ours where Argilla's would stop the server."""
    function: Callable[..., Awaitable[Any]] = _WITHOUT_WAITING.get(job.func_name) or job.func
    return function


async def _notify_webhook(webhook_id: UUID, event: str, timestamp: datetime, data: dict[str, Any]) -> None:
    async with AsyncSessionLocal() as session:
        webhook = await Webhook.get_or_raise(session, webhook_id)
    response = await _in_thread(lambda: notify_event(webhook, event, timestamp, data))
    response.raise_for_status()  # its receiver may have asked this server something before it answered


async def _export_to_hub(
    name: str, subset: str, split: str, private: bool, token: str, dataset_id: UUID
) -> None:
    parts = (Dataset.fields, Dataset.questions, Dataset.metadata_properties, Dataset.vectors_settings)
    async with AsyncSessionLocal() as session:
        dataset = await Dataset.get_or_raise(
            session, dataset_id, options=[selectinload(part) for part in parts]
        )
    await _in_thread(
        lambda: hub_jobs.HubDatasetExporter(dataset).export_to(name, subset, split, private, token)
    )


_WITHOUT_WAITING: dict[str, Callable[..., Awaitable[Any]]] = {
    "argilla_server.jobs.webhook_jobs.notify_event_job": _notify_webhook,
    "argilla_server.jobs.hub_jobs.export_dataset_to_hub_job": _export_to_hub,
}


async def _in_thread(function: Callable[[], Any]) -> Any:
    """Await a function that blocks, in a thread that ends with the process: a stop does not wait for it."""
    outcome: Future[Any] = Future()
    outcome.set_running_or_notify_cancel()  # from here on nobody can cancel it under the thread

    def call() -> None:
        try:
            outcome.set_result(function())
        except BaseException as error:
            outcome.set_exception(error)

    threading.Thread(target=call, daemon=True).start()
    return await asyncio.wrap_future(outcome)
