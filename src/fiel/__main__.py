"""``fiel`` and ``python -m fiel``: from here on Ctrl-C is answered, also while Fiel is imported."""

import signal
import sys
from typing import NoReturn

from fiel.interrupts import finish_imports_first, leave_interrupted


def run() -> NoReturn:
    """Run the command line."""
    finish_imports_first()
    try:
        from fiel.cli import main  # after Ctrl-C is held

        main()
    except KeyboardInterrupt as stop:
        leave_interrupted(stop, sys.argv[1:])
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # what was asked for is done: Ctrl-C comes too late


if __name__ == "__main__":
    run()
