"""Which answers are old enough, and of people enough, for the public to see what they decided.

How much each named person answered is public within a minute. If what was decided were too, whoever watches
would see Ana's number rise by one and "unusable" with it. So decisions come in groups: those of a task's
answers, in the order in which they were given, are shown once three people have answered since the group
before. This is the k-anonymity of L. Sweeney (2002) with k = 3, over time.
"""

from collections.abc import Sequence
from operator import attrgetter

from fiel.judgements import Judgement

FEWEST_PEOPLE = 3
"""Of how many people answers are at least that become public together."""

_order = attrgetter("submitted_at", "annotator", "item_id")


def find_waiting(judgements: Sequence[Judgement]) -> set[tuple[str, str]]:
    """Return the answers of a task whose decisions nobody may see yet, as pairs of item id and user name.

    Those of organizers and of simulated accounts never wait, and do not hide anybody either: an export says
    which they are.

    Args:
        judgements: The usable answers of the task.
    """
    ordered = sorted(
        [each for each in judgements if not (each.organizer or each.simulated)],
        key=_order,
    )
    start = 0
    people: set[str] = set()
    for place, judgement in enumerate(ordered, start=1):
        people.add(judgement.annotator)
        if len(people) == FEWEST_PEOPLE:
            start = place
            people.clear()
    return {(each.item_id, each.annotator) for each in ordered[start:]}
