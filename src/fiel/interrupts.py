"""Ctrl-C: what it leaves whole, and what is said to the person who pressed it."""

import shlex
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import FrameType
from typing import Any, NoReturn

EXIT_CODE = 130
"""What the shell gives a command that Ctrl-C ended: 128 and the number of SIGINT."""

_RUN_AGAIN = "Nothing was lost: run it again."
_IMPORT_SECONDS = 0.05
_SIGNALS = (signal.SIGINT, signal.SIGTERM)


def leave_interrupted(stop: BaseException, arguments: Sequence[str]) -> NoReturn:
    """Say that a command was interrupted and what to do now, and end with the exit code of Ctrl-C.

    Args:
        stop: What Ctrl-C raised, with what was added to it on the way by `telling`.
        arguments: The command line after ``fiel``, whose first words name the command.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a second Ctrl-C would end this in a traceback
    command = shlex.join(["fiel", *arguments[:1]])
    said = getattr(stop, "__notes__", None) or [_RUN_AGAIN]
    print(f"{command}: interrupted. {' '.join(said)}", file=sys.stderr)
    sys.exit(EXIT_CODE)


def finish_imports_first() -> None:
    """Let Ctrl-C take effect between two imports, never within one.

    An import that is interrupted leaves half a module, and within the compiled part of pydantic it ends the
    process in a panic that nothing can catch.
    """

    def interrupt(number: int, frame: FrameType | None) -> None:
        if not _is_importing(frame):
            signal.default_int_handler(number, frame)
        main = threading.main_thread().ident
        again = threading.Timer(_IMPORT_SECONDS, signal.pthread_kill, [main, number])
        again.daemon = True
        again.start()

    signal.signal(signal.SIGINT, interrupt)


def _is_importing(frame: FrameType | None) -> bool:
    while frame is not None:
        if frame.f_code.co_filename == "<frozen importlib._bootstrap>":
            return True
        frame = frame.f_back
    return False


@contextmanager
def telling(text: str) -> Iterator[None]:
    """Say what an interruption of the block leaves behind, instead of only that it can be run again."""
    try:
        yield
    except KeyboardInterrupt as stop:
        if not getattr(stop, "__notes__", None):  # the innermost block knows best
            stop.add_note(text)
        raise


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Let a short block end before Ctrl-C or SIGTERM takes effect, as between two moves of one exchange.

    Outside the main thread, which alone meets signals, it does nothing.
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
