"""Which items come first in everyone's queue: the risky ones, and a fixed sample to compare them with."""

import hashlib
import json
from collections.abc import Sequence

from fiel.checks import Finding

_DIGEST_BYTES = 8


def prioritize_item(findings: Sequence[Finding], *, audited: bool) -> int:
    """Return the priority of an item: 2 comes first, 1 next, 0 at the end.

    Args:
        findings: What the checks found in the item.
        audited: Whether it is in the audit slice, which comes first whatever was found.
    """
    severities = {finding.severity for finding in findings}
    if audited or "error" in severities:
        return 2
    return 1 if severities else 0


def is_audited(campaign: str, task: str, item_id: str, *, share: float) -> bool:
    """Tell whether an item is in the audit slice: a random sample that people see early.

    It shows how good the translation is where the checks are silent, so it must not depend on what they
    find. A hash decides, hence it is the same on every machine and at every launch.

    Args:
        campaign: Name of the campaign.
        task: Name of the task.
        item_id: Id of the item within its task.
        share: How much of all items is in, from 0 to 1.
    """
    key = json.dumps([campaign, task, item_id]).encode()
    draw = int.from_bytes(hashlib.blake2b(key, digest_size=_DIGEST_BYTES).digest())
    return draw < share * (1 << 8 * _DIGEST_BYTES)
