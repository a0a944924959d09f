"""Memory and file handles of processes over time, and whether they stay as they are."""

import statistics
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import psutil

SECONDS = 5.0
GROWTH = 0.05
FEW_HANDLES = 5

Processes = Callable[[], Sequence[psutil.Process]]


@dataclass(frozen=True)
class Trend:
    """How something changed over the last two thirds of the samples.

    Attributes:
        first: The first sample of all.
        last: The last one.
        growth: The slope of the regression line times the time, in the unit of the samples.
        flat: Whether that is below 5 % of the mean, or below a few file handles.
    """

    first: float
    last: float
    growth: float
    flat: bool


@dataclass
class Soak:
    """Samples of one group of processes: megabytes resident, and open file handles."""

    processes: Processes
    seconds: list[float] = field(default_factory=list)
    megabytes: list[float] = field(default_factory=list)
    handles: list[int] = field(default_factory=list)

    def sample(self) -> None:
        """Look once; a process that ends meanwhile counts as nothing."""
        memory, handles = 0.0, 0
        for process in self.processes():
            try:
                memory += process.memory_info().rss / 2**20
                handles += process.num_fds()
            except psutil.NoSuchProcess:
                continue
        self.seconds.append(time.monotonic())
        self.megabytes.append(memory)
        self.handles.append(handles)

    def watch(self, stop: threading.Event) -> None:
        """Look every few seconds until told to stop."""
        while not stop.wait(SECONDS):
            self.sample()

    def trends(self) -> dict[str, Trend]:
        """Return how memory and file handles changed."""
        return {
            "MB": find_trend(self.seconds, self.megabytes, few=1),
            "file handles": find_trend(self.seconds, self.handles, few=FEW_HANDLES),
        }


def find_trend(seconds: Sequence[float], values: Sequence[float], *, few: float) -> Trend:
    """Fit a line to the last two thirds of the values, of which there must be two at least."""
    start = len(values) // 3
    times, late = seconds[start:], values[start:]
    slope = statistics.linear_regression(times, late).slope
    growth = slope * (times[-1] - times[0])
    return Trend(values[0], values[-1], growth, growth <= max(few, GROWTH * statistics.mean(late)))
