"""Entry point of ``fiel`` and ``python -m fiel``; handles Ctrl-C even while Fiel is being imported."""

import signal
import sys
from typing import NoReturn

from fiel.interrupts import finish_imports_first, leave_interrupted


def run() -> NoReturn:
    """Run the command line."""
    finish_imports_first()
    try:
        from fiel.cli import main  # once Ctrl-C is handled

        main()
    except KeyboardInterrupt as stop:
        leave_interrupted(stop, sys.argv[1:])
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the work is done: too late for Ctrl-C


if __name__ == "__main__":
    run()
