"""How many answers people give too many who answer in turn, by the orders in which they get the items.

Each takes ten items at a time, as Argilla's interface does, and answers them whatever others do meanwhile.
Run it with ``python -m tests.bench.orders``; it needs no server.
"""

import random
import statistics
from collections.abc import Callable, Sequence

_PAGE = 10
_LOT_BITS = 48
_STRETCH = 64  # as in `fiel.server.search.shuffle`
_CASES = ((60, 3, 1, 100), (60, 3, 2, 100), (300, 5, 2, 100), (1000, 15, 2, 10))

Order = Sequence[int]


def count_answers(orders: Sequence[Order], *, items: int, needed: int) -> int:
    """Count the answers until nothing waits for anybody, each person with an order."""
    counts = [0] * items
    pages: list[list[int]] = [[] for _ in orders]
    answered: list[set[int]] = [set() for _ in orders]
    answers = 0
    while True:
        before = answers
        for order, page, own in zip(orders, pages, answered, strict=True):
            if not page:
                page.extend([item for item in order if counts[item] < needed and item not in own][:_PAGE])
            if page:
                item = page.pop(0)
                own.add(item)
                counts[item] += 1
                answers += 1
        if answers == before:
            return answers


def one_order(items: int, people: int, dice: random.Random) -> list[Order]:
    """Everybody's order is the source's."""
    return [range(items)] * people


def six_orders(items: int, people: int, dice: random.Random) -> list[Order]:
    """The orders of the links that ``fiel launch`` prints for a stock Argilla, given out in turn."""
    source = list(range(items))
    ids, names = dice.sample(source, items), sorted(source, key=str)
    six = [ids, ids[::-1], source, source[::-1], names, names[::-1]]
    return [six[person % 6] for person in range(people)]


def own_orders(items: int, people: int, dice: random.Random) -> list[Order]:
    """Each person's order is that of the embedded server."""
    lots = [dice.getrandbits(_LOT_BITS) for _ in range(items)]
    stretch = _LOT_BITS - max(items // _STRETCH, 1).bit_length() + 1

    def own() -> Order:
        point, turns = dice.getrandbits(_LOT_BITS), [dice.random() for _ in range(items)]
        return sorted(range(items), key=lambda item: ((lots[item] ^ point) >> stretch, turns[item]))

    return [own() for _ in range(people)]


def main() -> None:
    """Print the table of the guide."""
    kinds: tuple[Callable[[int, int, random.Random], list[Order]], ...] = (one_order, six_orders, own_orders)
    print("| items | people | answers asked for | in one order | in six | in orders of their own |")
    print("|---|---|---|---|---|---|")
    for items, people, needed, runs in _CASES:
        means = [
            statistics.mean(
                count_answers(kind(items, people, random.Random(run)), items=items, needed=needed)
                for run in range(runs)
            )
            for kind in kinds
        ]
        cells = " | ".join(f"{mean:,.0f}" for mean in means)
        print(f"| {items:,} | {people} | {items * needed:,} | {cells} |")


if __name__ == "__main__":
    main()
