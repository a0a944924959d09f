"""Order items in everyone's queue: suspicious ones first, with a random audit sample among them."""

import hashlib
import json
from bisect import bisect_right
from collections.abc import Iterable, Sequence

_DIGEST_BYTES = 8
_STEPS = (0.32, 0.35, 0.39, 0.44, 0.50, 0.58, 0.68, 0.72, 0.85)
_AUDITED_PART = 3
_SAMPLE = 300

AuditPlaces = Sequence[int]
"""The priorities that items of the audit have in a queue, one or more; the lot takes one of them."""

LAST: AuditPlaces = (0,)


def find_priority(
    campaign: str, task: str, item_id: str, *, share: float, suspicion: float, places: AuditPlaces
) -> int:
    """Return the priority of an item, from 9 to 0: by lot in the audit sample, by suspicion elsewhere.

    Args:
        campaign: Name of the campaign.
        task: Name of the task.
        item_id: Id of the item.
        share: Share of the items in the audit sample, 0 to 1.
        suspicion: How suspicious the item is, 0 to 1.
        places: Where the audit stands in this queue; see `place_audit`.
    """
    if is_audited(campaign, task, item_id, share=share):
        return prioritize_audited(campaign, task, item_id, places)
    return prioritize_item(suspicion)


def prioritize_item(suspicion: float) -> int:
    """Return the priority of an item by its suspicion: 9 comes first, 0 last.

    Half of the 200 items on which the suspicion was fitted are short and without findings: they have 0. A
    short question with one finding has 6, one that goes on in its options 8, and any with two findings has 9.
    """
    return bisect_right(_STEPS, suspicion)


def prioritize_audited(campaign: str, task: str, item_id: str, places: AuditPlaces) -> int:
    """Return the priority of an item of the audit, whatever its suspicion: one of the places, by lot."""
    return places[_draw("audit-priority", campaign, task, item_id) % len(places)]


def place_audit(suspicions: Iterable[float]) -> AuditPlaces:
    """Return where the audit stands in a queue: evenly among the most suspicious third of its other items.

    So people come upon it from their first item on, at the same rate all through that third: at every fourth
    item, where a tenth of all is audited.

    Args:
        suspicions: Those of the queue's other items, or of a sample of them.
    """
    found = sorted(map(prioritize_item, suspicions), reverse=True)
    return found[: -(-len(found) // _AUDITED_PART)] or LAST


def sample_others(campaign: str, task: str, ids: Iterable[str], *, share: float) -> list[str]:
    """Choose by lot which items show `place_audit` how suspicious a queue is: at most 300, none audited."""
    others = (id for id in ids if not is_audited(campaign, task, id, share=share))
    return sorted(others, key=lambda id: (_draw("audit-sample", campaign, task, id), id))[:_SAMPLE]


def is_audited(campaign: str, task: str, item_id: str, *, share: float) -> bool:
    """Tell whether an item is in the audit sample, a random share of items, 0 to 1, that people see early.

    The sample estimates translation quality where the checks find nothing, so it must not depend on findings.
    It is drawn by a hash, so that it is the same on every machine and at every launch.
    """
    return _draw(campaign, task, item_id) < share * (1 << 8 * _DIGEST_BYTES)


def is_blind(task: str, item_id: str, *, share: float) -> bool:
    """Tell whether an item is in the slice that people answer without the key, a random share of the items.

    It is drawn as the audit is, and independently of it. The campaign has no part in it: a restored one has
    the same slice under another name, and campaigns in several languages ask the same questions.
    """
    return _draw("blind", task, item_id) < share * (1 << 8 * _DIGEST_BYTES)


def _draw(*names: str) -> int:
    """Return a number of 64 bits that is the same for the same names on every machine."""
    key = json.dumps(names).encode()
    return int.from_bytes(hashlib.blake2b(key, digest_size=_DIGEST_BYTES).digest())
