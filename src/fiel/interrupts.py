"""Handle Ctrl-C: protect critical blocks, and tell the person what was interrupted."""

import shlex
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import FrameType
from typing import Any, NoReturn

EXIT_CODE = 130
"""The shell's exit code for a command ended by Ctrl-C: 128 plus the number of SIGINT."""

_RUN_AGAIN = "Nothing was lost: run it again."
_IMPORT_SECONDS = 0.05
_SIGNALS = (signal.SIGINT, signal.SIGTERM)


def leave_interrupted(stop: BaseException, arguments: Sequence[str]) -> NoReturn:
    """Report that a command was interrupted and what to do now (the notes of `telling`), and exit."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a second Ctrl-C would end this in a traceback
    command = shlex.join(["fiel", *arguments[:1]])
    notes = getattr(stop, "__notes__", None) or [_RUN_AGAIN]
    print(f"{command}: interrupted. {' '.join(notes)}", file=sys.stderr)
    sys.exit(EXIT_CODE)


def finish_imports_first() -> None:
    """Delay Ctrl-C until no import and no ``__del__`` is running.

    An interrupted import leaves a half-initialized module; inside pydantic's compiled core it causes a panic
    that cannot be caught. In ``__del__``, Python prints what is raised and goes on as if nothing had been.
    """

    def interrupt(number: int, frame: FrameType | None) -> None:
        if not _is_delicate(frame):
            signal.default_int_handler(number, frame)
        main = threading.main_thread().ident
        again = threading.Timer(_IMPORT_SECONDS, signal.pthread_kill, [main, number])
        again.daemon = True
        again.start()

    signal.signal(signal.SIGINT, interrupt)


def _is_delicate(frame: FrameType | None) -> bool:
    while frame is not None:
        code = frame.f_code
        if code.co_filename == "<frozen importlib._bootstrap>" or code.co_name == "__del__":
            return True
        frame = frame.f_back
    return False


@contextmanager
def telling(text: str) -> Iterator[None]:
    """Report ``text`` if the block is interrupted, instead of the default advice to run it again."""
    try:
        yield
    except KeyboardInterrupt as stop:
        if not getattr(stop, "__notes__", None):  # the innermost block wins
            stop.add_note(text)
        raise


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Delay Ctrl-C and SIGTERM until a short block ends, such as between two related renames.

    It does nothing outside the main thread, because only that one receives signals.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    received: list[tuple[int, FrameType | None]] = []
    before: dict[signal.Signals, Any] = {
        number: signal.signal(number, lambda *call: received.append(call)) for number in _SIGNALS
    }
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    if received:
        signal.raise_signal(received[0][0])
