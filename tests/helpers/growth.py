"""Whether work grows as what it is done on does, told from two sizes in one run of any machine."""

from collections.abc import Callable
from time import process_time

_TIMES = 4
_MOST = 9
_LEAST = 0.02  # seconds of the processor: less is not measured well, and is no trouble either


def assert_linear(work: Callable[[int], object], size: int) -> None:
    """Check that four times as much takes at most nine times as long: linear is four, quadratic sixteen.

    Args:
        work: Does it on something of a size.
        size: The smaller of the two sizes.
    """
    small, large = (min(_measure(work, times * size) for _ in range(2)) for times in (1, _TIMES))
    told = f"{size}: {small:.3f} s, {_TIMES * size}: {large:.3f} s"
    assert large < max(_MOST * small, _LEAST), told


def _measure(work: Callable[[int], object], size: int) -> float:
    before = process_time()
    work(size)
    return process_time() - before
