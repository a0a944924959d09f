"""For each person an order of their own, always the same, at a cost that does not grow with the dataset.

Record ids are random, so cutting their space into equal stretches puts about as many records into each. A
person goes through the stretches by their distance from a point of their own, where distance is exclusive or,
as in Kademlia (Maymounkov and Mazières, 2002), and through each of them in a random order of their own. The
stretch at the point is one stretch of an index. So is what comes next: the neighbour of the same length, then
one twice as long, and so on until all ids are covered.
"""

import hashlib
from collections.abc import Iterator
from uuid import UUID

import sqlalchemy as sa
from argilla_server.models import Record
from sqlalchemy.ext.asyncio import AsyncSession

_BITS = 128
_STRETCH = 64  # records in a stretch, at least; twice as many at most


async def shuffled_ids(
    session: AsyncSession,
    conditions: list[sa.ColumnElement[bool]],
    user_id: UUID | str,
    *,
    records: int,
    total: int,
    offset: int,
    limit: int,
) -> list[UUID]:
    """Return the ids of one page of the records found, in the order of one person.

    The order changes only when the dataset grows to twice its size.

    Args:
        session: Connection to the database.
        conditions: What a record must meet.
        user_id: The person.
        records: How many records the dataset has.
        total: How many of them meet the conditions.
        offset: How many records come before the page.
        limit: How many records the page has.
    """
    key = hashlib.blake2b(str(user_id).encode(), digest_size=_BITS // 8).digest()
    point = int.from_bytes(key, "big")
    stretch = _BITS - max(records // _STRETCH, 1).bit_length() + 1  # bits of an id within a stretch

    def place(record_id: UUID) -> tuple[int, bytes]:
        lot = hashlib.blake2b(record_id.bytes, key=key, digest_size=8).digest()
        return (record_id.int ^ point) >> stretch, lot

    wanted = min(offset + limit, total)
    parts = max(total // (2 * wanted), 1) if total > 2 * _STRETCH else 1
    found: list[UUID] = []
    for first, last in _ranges(point, max(stretch, _BITS - parts.bit_length() + 1)):
        if len(found) >= wanted:
            break
        within = Record.id.between(UUID(int=first), UUID(int=last))
        ids = (await session.scalars(sa.select(Record.id).where(*conditions, within))).all()
        found += sorted(ids, key=place)
    return found[offset:wanted]


def _ranges(point: int, bits: int) -> Iterator[tuple[int, int]]:
    """Cut the space of ids by growing distance from a point, beginning with the range of 2 ** bits around it.

    Yields:
        First and last id of each range.
    """
    start = point >> bits << bits
    yield start, start + (1 << bits) - 1
    while bits < _BITS:
        start = (point >> bits ^ 1) << bits
        yield start, start + (1 << bits) - 1
        bits += 1
