"""SIGINT and SIGTERM as a clean stop, whenever they arrive during the server's life."""

import contextlib
import signal
import threading
from collections.abc import Callable, Iterator
from types import FrameType, TracebackType
from typing import Any

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class StopRequested(BaseException):
    """Ends the start of a server; not an Exception, so that no handler mistakes it for an error."""


class StopSignals:
    """Turns the signals into a request to stop for the duration of a block.

    Before the server answers, the request ends the block quietly. After a call of ``forward`` it goes to the
    server instead, which drains its requests.
    """

    def __init__(self) -> None:
        """Start without a request to stop."""
        self._forward: Callable[[int, FrameType | None], None] | None = None
        self._postponed = False
        self._requested = False
        self._previous: dict[signal.Signals, Any] = {}

    def __enter__(self) -> "StopSignals":
        """Take over the signals; only possible in the main thread, ignored elsewhere."""
        if threading.current_thread() is threading.main_thread():
            self._previous = {number: signal.signal(number, self._receive) for number in _SIGNALS}
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> bool:
        """Restore the signals, suppressing the exception of a signal that ended the block."""
        for number, handler in self._previous.items():
            signal.signal(number, handler)
        return isinstance(error, StopRequested)

    @contextlib.contextmanager
    def postponed(self) -> Iterator[None]:
        """Let the block finish before a request to stop takes effect."""
        self._postponed = True
        try:
            yield
        finally:
            self._postponed = False
        if self._requested:
            raise StopRequested

    def forward(self, receive: Callable[[int, FrameType | None], None]) -> None:
        """Pass signals to the running server from now on."""
        self._forward = receive

    def _receive(self, number: int, frame: FrameType | None) -> None:
        if self._forward is not None:
            self._forward(number, frame)
            return
        self._requested = True
        if not self._postponed:
            raise StopRequested
