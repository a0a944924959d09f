"""Argilla's web application with its jobs, and the loop that serves it on a socket."""

import contextlib
import logging
import socket
import threading
import warnings
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

import uvicorn
from argilla_server import app
from fastapi.exceptions import RequestValidationError

from fiel.errors import FielError
from fiel.server.database import close_database
from fiel.server.engine import register_engine
from fiel.server.jobs import running_jobs
from fiel.server.signals import StopSignals

DRAIN_SECONDS = 5


def run_application(
    listener: socket.socket,
    stop: StopSignals,
    *,
    announce: Callable[[], None],
    on_ready: Callable[[], None] | None,
) -> None:
    """Serve until a signal comes.

    Args:
        listener: The socket to answer on.
        stop: Where the signals arrive.
        announce: Called in the loop as soon as requests are answered.
        on_ready: Called right after in a thread; when it raises, the server stops and the error is raised.

    Raises:
        FielError: The application did not start; why is in the log.
    """
    register_engine()
    _serve_jobs_with(app)
    _quiet_argilla()
    config = uvicorn.Config(
        app,
        lifespan="on",
        log_config=None,
        log_level="warning",
        access_log=False,
        timeout_graceful_shutdown=DRAIN_SECONDS,
    )
    server = _Server(config, announce, on_ready)
    stop.forward(server.handle_exit)
    server.run(sockets=[listener])
    if server.error is not None:
        raise server.error
    if not server.started:
        raise FielError("the server did not start: the reason is in the log above")


class _Server(uvicorn.Server):
    """Uvicorn that says when it answers and leaves the signals to us."""

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
    """Keep two things out of the log that are not wrong: a refused request and a relation left unused."""
    logging.getLogger("argilla").addFilter(lambda entry: not isinstance(entry.msg, RequestValidationError))
    warnings.filterwarnings("ignore", "Object of type <Record> not in session, add operation along")


def _serve_jobs_with(application: Any) -> None:
    argilla_lifespan = application.router.lifespan_context

    @contextlib.asynccontextmanager
    async def lifespan(scope: Any) -> AsyncIterator[Any]:
        try:
            async with argilla_lifespan(scope) as state, running_jobs():
                yield state
        finally:
            await close_database()

    application.router.lifespan_context = lifespan
