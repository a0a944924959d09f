"""Progress of long work: the interface between workflow steps and commands."""

from typing import Protocol


class Bar(Protocol):
    """Receives the progress of work."""

    def expect(self, more: int) -> None:
        """Add to the expected number of steps."""

    def __call__(self, done: int) -> None:
        """Add to the number of finished steps."""


class _NoBar:
    def expect(self, more: int) -> None:
        """Show nothing."""

    def __call__(self, done: int) -> None:
        """Show nothing."""


NO_BAR: Bar = _NoBar()
"""A bar that shows nothing."""
