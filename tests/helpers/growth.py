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
    small = min(_measure(work, size) for _ in range(2))  # the first may have to load what it needs
    allowed = max(_MOST * small, _LEAST)
    large = _measure(work, _TIMES * size)
    if large >= allowed:  # something else may have disturbed it
        large = min(large, _measure(work, _TIMES * size))
    assert large < allowed, f"{size}: {small:.3f} s, {_TIMES * size}: {large:.3f} s"


def _measure(work: Callable[[int], object], size: int) -> float:
    before = process_time()
    work(size)
    return process_time() - before
