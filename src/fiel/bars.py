"""How far long work is: told by whoever does it, shown by a command."""

from typing import Protocol


class Bar(Protocol):
    """What is told how far work is."""

    def expect(self, more: int) -> None:
        """Take in that there are so many more things to do."""

    def __call__(self, done: int) -> None:
        """Take in that so many more things are done."""


class _NoBar:
    def expect(self, more: int) -> None:
        """Show nothing."""

    def __call__(self, done: int) -> None:
        """Show nothing."""


NO_BAR: Bar = _NoBar()
"""For work that nobody waits for."""
