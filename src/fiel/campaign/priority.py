"""Order items in everyone's queue: suspicious ones first, with a random audit sample among them."""

import hashlib
import json
from bisect import bisect_right

_DIGEST_BYTES = 8
_STEPS = (0.30, 0.34, 0.37, 0.40, 0.43, 0.46, 0.50, 0.58, 0.70)
_FIRST_AUDITED = 5


def prioritize_item(suspicion: float) -> int:
    """Return the priority of an item by its suspicion: 9 comes first, 0 last.

    The steps cut the 200 items on which the suspicion was fitted into ten parts of about the same size.
    """
    return bisect_right(_STEPS, suspicion)


def prioritize_audited(campaign: str, task: str, item_id: str) -> int:
    """Return the priority of an item in the audit slice, whatever its suspicion: from 5 to 9, by lot.

    So the slice is spread over the first half of the queue, where the people of a campaign surely come.
    """
    return _FIRST_AUDITED + _draw("audit-priority", campaign, task, item_id) % (
        len(_STEPS) + 1 - _FIRST_AUDITED
    )


def is_audited(campaign: str, task: str, item_id: str, *, share: float) -> bool:
    """Tell whether an item is in the audit sample, a random share of items, 0 to 1, that people see early.

    The sample estimates translation quality where the checks find nothing, so it must not depend on findings.
    It is drawn by a hash, so that it is the same on every machine and at every launch.
    """
    return _draw(campaign, task, item_id) < share * (1 << 8 * _DIGEST_BYTES)


def _draw(*names: str) -> int:
    """Return a number of 64 bits that is the same for the same names on every machine."""
    key = json.dumps(names).encode()
    return int.from_bytes(hashlib.blake2b(key, digest_size=_DIGEST_BYTES).digest())
