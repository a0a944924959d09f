"""Python's garbage collection, where it would only go again and again through what is kept anyway."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_garbage_collection() -> Iterator[None]:
    """Suspend garbage collection during a block that keeps nearly all that it allocates, as imports do."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
