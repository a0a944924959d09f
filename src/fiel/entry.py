"""Where the command begins: Ctrl-C is answered from here on, while Fiel is still being imported too."""

import sys
from typing import NoReturn

from fiel.interrupts import leave_interrupted


def run() -> NoReturn:
    """Run the command line."""
    try:
        from fiel.cli import main  # takes half a second

        main()
    except KeyboardInterrupt as stop:
        leave_interrupted(stop, sys.argv[1:])
