"""Numbers of unnamed people's answers, rounded so that they do not tell who it is."""

_STEPS = (1, 2, 5)


def round_down(count: int) -> int:
    """Return the largest of 1, 2, 5, 10, 20, 50… that a count reaches; 0 for none."""
    size = 10 ** (len(str(count)) - 1)
    return max((step * size for step in _STEPS if step * size <= count), default=0)
