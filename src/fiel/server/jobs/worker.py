"""Argilla's background jobs, run inside the server instead of by RQ workers.

Argilla enqueues them in its two RQ queues and reads their status there. Every job can run twice: one that was
running when the server ended is run again.
"""

import asyncio
import contextlib
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from argilla_server.database import AsyncSessionLocal
from argilla_server.jobs.queues import DEFAULT_QUEUE, HIGH_QUEUE
from argilla_server.models import Webhook
from argilla_server.webhooks.v1.commons import notify_event
from rq.job import Job, JobStatus

from fiel.server.jobs.hub import export_to_hub, import_from_hub
from fiel.server.jobs.queues import DurableQueue
from fiel.server.jobs.threads import run_in_thread

POLL_SECONDS = 0.1
GRACE_SECONDS = 3.0

_QUEUES: tuple[DurableQueue, ...] = (HIGH_QUEUE, DEFAULT_QUEUE)
_WORKERS = (HIGH_QUEUE, DEFAULT_QUEUE, DEFAULT_QUEUE)  # statuses are updated while a job waits for the Hub

_logger = logging.getLogger("fiel.server")


@contextlib.asynccontextmanager
async def running_jobs(hurried: Callable[[], bool]) -> AsyncIterator[None]:
    """Run jobs from both queues during a block, starting with those left by an earlier server.

    At the end of the block, running jobs get 3 more seconds; unfinished ones are left for the next server.
    ``hurried`` tells at the end whether to skip that wait.
    """
    for queue in _QUEUES:
        queue.restore_jobs()
    stopping = asyncio.Event()
    workers = [asyncio.create_task(_work(queue, stopping)) for queue in _WORKERS]
    for worker in workers:
        worker.add_done_callback(_report_death)
    try:
        yield
    finally:
        stopping.set()
        await _wait_for(workers, hurried)
        for worker in workers:
            worker.cancel()
        await asyncio.gather(*workers, return_exceptions=True)


async def _wait_for(workers: "list[asyncio.Task[None]]", hurried: Callable[[], bool]) -> None:
    deadline = time.monotonic() + GRACE_SECONDS
    late = set(workers)
    while late and time.monotonic() < deadline and not hurried():
        _, late = await asyncio.wait(late, timeout=POLL_SECONDS)


def close_jobs() -> None:
    """Close the job files, once no more jobs can be enqueued."""
    for queue in _QUEUES:
        queue.store.close()


def _report_death(worker: "asyncio.Task[None]") -> None:
    if not worker.cancelled() and (error := worker.exception()) is not None:
        _logger.error("background jobs have stopped running: restart the server", exc_info=error)


async def _work(queue: DurableQueue, stopping: asyncio.Event) -> None:
    while not stopping.is_set():
        job = queue.take_job()
        if job is not None:
            await run_job(queue, job)
        else:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(stopping.wait(), POLL_SECONDS)


async def run_job(queue: DurableQueue, job: Job) -> None:
    """Run one job and record its outcome or its next attempt."""
    queue.note_start(job)
    try:
        await _function_of(job)(*job.args, **job.kwargs)
    except asyncio.CancelledError:
        queue.enqueue_job(job)
        _logger.warning(
            "job %s did not finish before the server: it will run again at the next start", job.func_name
        )
        raise
    except Exception:
        if job.retries_left:
            _logger.warning("job %s failed and will be retried", job.func_name, exc_info=True)
            queue.retry_job(job)
        else:
            _logger.exception("job %s failed", job.func_name)
            queue.note_end(job, JobStatus.FAILED)
    else:
        queue.note_end(job, JobStatus.FINISHED)


def _function_of(job: Job) -> Callable[..., Awaitable[Any]]:
    """Return the coroutine function of a job: Argilla's, or ours where Argilla's would block the server."""
    function: Callable[..., Awaitable[Any]] = _WITHOUT_WAITING.get(job.func_name) or job.func
    return function


async def _notify_webhook(webhook_id: UUID, event: str, timestamp: datetime, data: dict[str, Any]) -> None:
    async with AsyncSessionLocal() as session:
        webhook = await Webhook.get_or_raise(session, webhook_id)
    response = await run_in_thread(lambda: notify_event(webhook, event, timestamp, data))
    response.raise_for_status()  # its receiver may have called this server before it answered


_WITHOUT_WAITING: dict[str, Callable[..., Awaitable[Any]]] = {
    "argilla_server.jobs.webhook_jobs.notify_event_job": _notify_webhook,
    "argilla_server.jobs.hub_jobs.import_dataset_from_hub_job": import_from_hub,
    "argilla_server.jobs.hub_jobs.export_dataset_to_hub_job": export_to_hub,
}
