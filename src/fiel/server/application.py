"""Argilla's web application with its jobs, and the loop that serves it on a socket."""

import asyncio
import contextlib
import logging
import socket
import threading
import warnings
from collections.abc import AsyncIterator, Callable, Iterator
from types import FrameType
from typing import Any

import uvicorn
from argilla_server import app
from argilla_server.api.routes import api_v1
from fastapi.exceptions import RequestValidationError

from fiel.errors import FielError
from fiel.server.changefeed import router as changes_router
from fiel.server.database import close_database
from fiel.server.jobs.worker import close_jobs, running_jobs
from fiel.server.patches.applying import apply
from fiel.server.patches.heads import BoundedProtocol
from fiel.server.search.engine import register_engine
from fiel.server.signals import StopSignals

DRAIN_SECONDS = 30

_logger = logging.getLogger("fiel.server")


def run_application(
    listener: socket.socket,
    stop: StopSignals,
    *,
    proxies: list[str],
    announce: Callable[[], None],
    on_ready: Callable[[], None] | None,
) -> None:
    """Serve until a signal arrives.

    Trusted ``proxies`` are addresses and networks. ``announce`` is called in the loop as soon as requests are
    answered, and ``on_ready`` right after in a thread; if that raises, the server stops and the error is
    raised.

    Raises:
        FielError: The application did not start; the reason is in the log.
    """
    register_engine()
    api_v1.include_router(changes_router)
    apply(app, api_v1, embedded=True)
    _quiet_argilla()
    config = uvicorn.Config(
        app,
        http=BoundedProtocol,
        lifespan="on",
        log_config=None,
        log_level="warning",
        access_log=False,
        forwarded_allow_ips=proxies,
        timeout_graceful_shutdown=DRAIN_SECONDS,
    )
    server = _Server(config, announce, on_ready)
    _serve_jobs_with(app, lambda: server.force_exit)
    stop.forward(server.handle_exit)
    server.run(sockets=[listener])
    if server.error is not None:
        raise server.error
    if not server.started:
        raise FielError("the server did not start: the reason is in the log above")


class _Server(uvicorn.Server):
    """A Uvicorn server that reports when it answers and leaves signals to us."""

    def __init__(
        self, config: uvicorn.Config, announce: Callable[[], None], on_ready: Callable[[], None] | None
    ) -> None:
        super().__init__(config)
        self.error: Exception | None = None
        self._announce = announce
        self._on_ready = on_ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if not self.started:
            return
        self._announce()
        if self._on_ready is not None:
            threading.Thread(target=self._call_on_ready, args=(self._on_ready,), daemon=True).start()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Stop at the first signal; at the second, stop without waiting for requests."""
        self.force_exit = self.should_exit
        self.should_exit = True

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Drain the requests, unless a second signal arrives, and shut the application down."""
        await super().shutdown(sockets)
        if self.force_exit and not self.lifespan.shutdown_event.is_set():
            cut_off = list(self.server_state.tasks)
            _logger.warning("stopped at once: %d requests were not answered", len(cut_off))
            for task in cut_off:
                task.cancel()
            await asyncio.gather(*cut_off, return_exceptions=True)
            await self.lifespan.shutdown()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield

    def _call_on_ready(self, on_ready: Callable[[], None]) -> None:
        try:
            on_ready()
        except Exception as error:
            self.error = error
            self.should_exit = True


def _quiet_argilla() -> None:
    """Keep harmless messages out of the log: refused or cut-off requests, and unused relations."""
    logging.getLogger("argilla").addFilter(lambda entry: not isinstance(entry.msg, RequestValidationError))
    logging.getLogger("uvicorn.error").addFilter(lambda entry: not _is_cut_off(entry))
    warnings.filterwarnings("ignore", "Object of type <Record> not in session, add operation along")


def _is_cut_off(entry: logging.LogRecord) -> bool:
    return entry.exc_info is not None and isinstance(entry.exc_info[1], asyncio.CancelledError)


def _serve_jobs_with(application: Any, hurried: Callable[[], bool]) -> None:
    argilla_lifespan = application.router.lifespan_context

    @contextlib.asynccontextmanager
    async def lifespan(scope: Any) -> AsyncIterator[Any]:
        try:
            async with argilla_lifespan(scope) as state, running_jobs(hurried):
                yield state
        finally:
            close_jobs()
            await close_database()

    application.router.lifespan_context = lifespan
