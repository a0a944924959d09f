"""Originals and keys that people of one language found wrong, for the campaigns in others."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from fiel.items import Item
from fiel.judgements import Judgement
from fiel.memory.releases import FAULTY


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """An item whose original or key is wrong for some people, and that another campaign has, too.

    Attributes:
        found: Number of answers that say so, by campaign and reason.
        others: Names of the campaigns that have the item, in which nobody said so yet.
    """

    benchmark: str
    item: str
    found: Mapping[str, Mapping[str, int]]
    others: tuple[str, ...]


AnsweredItems = tuple[Mapping[str, Sequence[Item]], Mapping[str, Iterable[Judgement]]]
"""A campaign's items and the answers to them, both by task name."""


def find_faults(campaigns: Mapping[str, AnsweredItems]) -> list[Fault]:
    """Find what people of one campaign said of an original or a key that another campaign asks about.

    Items of two campaigns are the same if benchmark and id are. Answers that do not count say nothing. The
    result is in the order of benchmarks and ids; ``campaigns`` is by name.
    """
    found: dict[tuple[str, str], dict[str, Counter[str]]] = {}
    having: dict[tuple[str, str], dict[str, None]] = {}
    for name, (items, judgements) in campaigns.items():
        for task, own in items.items():
            keys = {item.id: (item.benchmark, item.id) for item in own}
            for key in keys.values():
                having.setdefault(key, {})[name] = None
            for each in judgements.get(task, ()):
                if each.item_id in keys and each.problem is None and each.reason in FAULTY:
                    reasons = found.setdefault(keys[each.item_id], {}).setdefault(name, Counter())
                    reasons[str(each.reason)] += 1
    faults = []
    for (benchmark, item), reports in sorted(found.items()):
        others = tuple(name for name in having[benchmark, item] if name not in reports)
        if others:
            said = {name: dict(reasons) for name, reasons in reports.items()}
            faults.append(Fault(benchmark=benchmark, item=item, found=said, others=others))
    return faults
