"""Order items in everyone's queue: risky ones first, with a random audit sample to compare them with."""

import hashlib
import json
from collections.abc import Sequence

from fiel.checks import Finding

_DIGEST_BYTES = 8


def prioritize_item(findings: Sequence[Finding], *, audited: bool) -> int:
    """Return the priority of an item: 2 comes first, 1 next, 0 last; audited items always come first."""
    severities = {finding.severity for finding in findings}
    if audited or "error" in severities:
        return 2
    return 1 if severities else 0


def is_audited(campaign: str, task: str, item_id: str, *, share: float) -> bool:
    """Tell whether an item is in the audit sample, a random share of items, 0 to 1, that people see early.

    The sample estimates translation quality where the checks find nothing, so it must not depend on findings.
    It is drawn by a hash, so that it is the same on every machine and at every launch.
    """
    key = json.dumps([campaign, task, item_id]).encode()
    draw = int.from_bytes(hashlib.blake2b(key, digest_size=_DIGEST_BYTES).digest())
    return draw < share * (1 << 8 * _DIGEST_BYTES)
