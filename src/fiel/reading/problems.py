"""What is wrong with the rows of a file, told at once."""

from collections.abc import Sequence

from fiel.errors import FielError

MOST_TOLD = 20
"""So many are shown; of the others only how many there are."""


class Problems:
    """Collects what is wrong, row by row, so that nobody has to correct a file one message at a time."""

    def __init__(self) -> None:
        self._told: list[str] = []
        self._more = 0

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._told) + self._more

    def add(self, problem: str | FielError) -> None:
        """Note a problem, which names its file and its line."""
        if len(self._told) < MOST_TOLD:
            self._told.append(str(problem))
        else:
            self._more += 1

    def refuse(self, *closing: str) -> None:
        """Refuse the file if anything is wrong with it.

        Args:
            closing: What the message ends with, such as that nothing was changed.

        Raises:
            FielError: There is a problem. Its message has the first twenty, one a line.
        """
        if self._told:
            more = [f"… and {self._more} more"] if self._more else []
            raise FielError("\n".join([*self._told, *more, *closing]))


def refuse_problems(problems: Sequence[str], *closing: str) -> None:
    """Refuse what has problems; see `Problems.refuse`."""
    found = Problems()
    for problem in problems:
        found.add(problem)
    found.refuse(*closing)
