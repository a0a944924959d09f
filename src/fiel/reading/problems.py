"""Collect all problems of a file and report them together."""

from collections.abc import Sequence

from fiel.errors import FielError

MOST_TOLD = 20
"""Number of problems shown; further ones are only counted."""


class Problems:
    """Collect problems row by row, so that nobody has to correct a file one message at a time."""

    def __init__(self) -> None:
        self._told: list[str] = []
        self._more = 0

    def __len__(self) -> int:
        """Return the number of problems."""
        return len(self._told) + self._more

    def add(self, problem: str | FielError) -> None:
        """Add a problem; its text names the file and the line."""
        if len(self._told) < MOST_TOLD:
            self._told.append(str(problem))
        else:
            self._more += 1

    def refuse(self, *closing: str) -> None:
        """Raise `FielError` if there are problems, listing the first `MOST_TOLD`, one per line.

        ``closing`` lines end the message, such as that nothing was changed.
        """
        if self._told:
            more = [f"… and {self._more} more"] if self._more else []
            raise FielError("\n".join([*self._told, *more, *closing]))


def refuse_problems(problems: Sequence[str], *closing: str) -> None:
    """Raise `FielError` if there are problems; see `Problems.refuse`."""
    found = Problems()
    for problem in problems:
        found.add(problem)
    found.refuse(*closing)
