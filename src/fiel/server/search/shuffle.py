"""For each person an order of their own, always the same, at a cost that does not grow with the dataset.

Records whose metadata has a higher ``priority``, a whole number from 0 to 9, come before the others, and
those with one below 0 come last.

The last digits of a record's id are random, its lot. Cutting the space of lots into equal stretches puts
about as many records into each. A person goes through the stretches by their distance from a point of their
own, where distance is exclusive or, as in Kademlia (Maymounkov and Mazières, 2002), and through each of them
in a random order of their own. The stretch at the point is one stretch of an index over the lots. So is what
comes next: the neighbour of the same length, then one twice as long, and so on until all lots are covered.
"""

import hashlib
import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from argilla_server.enums import MetadataPropertyType, RecordStatus, SortOrder
from argilla_server.models import Record
from argilla_server.search_engine.base import MetadataFilterScope
from sqlalchemy.ext.asyncio import AsyncSession

from fiel.server.search import valueindex_postgresql, valueindex_sqlite
from fiel.server.search.datasetshape import DatasetShape
from fiel.server.search.valueindex import VALUES, of_kind

_BITS = 48  # of a lot
_STRETCH = 64  # records in a stretch, at least; twice as many at most
_SPARE = 8  # pages that are looked through at first, where records of all priorities are mixed
_PRIORITIES_KNOWN = range(-1, 10)

_INDEXES = {"sqlite": valueindex_sqlite, "postgresql": valueindex_postgresql}
_LOTS = {
    dialect: sa.literal_column(index.LOT.format(id="records.id"), sa.String)
    for dialect, index in _INDEXES.items()
}
_PRIORITIES = {
    dialect: sa.literal_column(index.PRIORITY.format(metadata="records.metadata"), sa.Integer)
    for dialect, index in _INDEXES.items()
}


async def shuffled_ids(
    session: AsyncSession,
    conditions: list[sa.ColumnElement[bool]],
    user_id: UUID | str,
    *,
    priorities: Sequence[int],
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
        priorities: What `find_priorities` found for records that may meet the conditions.
        records: How many records the dataset has.
        total: How many of them meet the conditions.
        offset: How many records come before the page.
        limit: How many records the page has.
    """
    key = _key_of(user_id)
    point = int.from_bytes(key, "big")
    stretch = _BITS - max(records // _STRETCH, 1).bit_length() + 1  # bits of a lot within a stretch
    dialect = session.get_bind().dialect.name
    lot, priority = _LOTS[dialect], _PRIORITIES[dialect]

    def place(record_id: UUID) -> tuple[int, bytes]:
        turn = hashlib.blake2b(record_id.bytes, key=key, digest_size=8).digest()
        return (record_id.node ^ point) >> stretch, turn

    wanted = min(offset + limit, total)
    parts = max(total // (_SPARE * wanted), 1) if total > 2 * _STRETCH else 1
    ranges = list(_ranges(point, max(stretch, _BITS - parts.bit_length() + 1)))
    found: list[UUID] = []
    for one, (first, last) in itertools.product(priorities, ranges):
        if len(found) >= wanted:
            break
        within = [] if last - first + 1 == 1 << _BITS else [lot.between(f"{first:012x}", f"{last:012x}")]
        ids = (await session.scalars(sa.select(Record.id).where(*conditions, priority == one, *within))).all()
        found += sorted(ids, key=place)
    return found[offset:wanted]


def personal_ties(user_id: UUID | str, dialect: str) -> list[sa.ColumnElement[Any]]:
    """Return what records that a sort does not tell apart are ordered by for one person.

    All go through the lots in the same circle, each person from a point of their own: that is all that a
    database can sort by without a function of ours.
    """
    point, lot = _key_of(user_id).hex(), _LOTS[dialect]
    return [sa.case((lot < point, 1), else_=0), lot]


def _key_of(user_id: UUID | str) -> bytes:
    return hashlib.blake2b(str(user_id).encode(), digest_size=_BITS // 8).digest()


async def sorts_as_shuffled(
    session: AsyncSession, sort: Sequence[Any] | None, shape: DatasetShape, records: int
) -> bool:
    """Say whether a sort asks for no more than the priorities, in whose order the shuffle comes anyway.

    So does the sort in the links that Fiel gives to volunteers. The shuffle knows priorities from -1 to 9,
    and takes a record without one for 0, which a sort puts last: all records must have one of those.

    Args:
        session: Connection to the database.
        sort: What the search asks for.
        shape: The dataset's.
        records: How many records the dataset has.
    """
    if not sort or len(sort) > 1 or sort[0].order != SortOrder.desc:
        return False
    scope = sort[0].scope
    if not isinstance(scope, MetadataFilterScope) or scope.metadata_property != "priority":
        return False
    known = shape.property(scope.metadata_property)
    if known.type != MetadataPropertyType.integer:
        return False
    number = VALUES.c.number
    asked = sa.select(sa.func.count(), sa.func.min(number), sa.func.max(number)).where(
        of_kind("metadata", known.id), number.is_not(None)
    )
    count, least, greatest = (await session.execute(asked)).one()
    return bool(count == records and least >= _PRIORITIES_KNOWN[0] and greatest <= _PRIORITIES_KNOWN[-1])


async def find_priorities(session: AsyncSession, dataset_id: UUID, statuses: Iterable[str]) -> list[int]:
    """Return the priorities that a dataset's records of some statuses have, the highest first."""
    known = [(priority,) for priority in _PRIORITIES_KNOWN]
    asked = sa.values(sa.column("priority", sa.Integer), name="known").data(known).cte("asked")
    has_some = sa.exists().where(
        Record.dataset_id == dataset_id,
        Record.status.in_([status for status in statuses if status in RecordStatus.__members__]),
        _PRIORITIES[session.get_bind().dialect.name] == asked.c.priority,
    )
    found = await session.scalars(sa.select(asked.c.priority).where(has_some.correlate(asked)))
    return sorted(found, reverse=True)


def _ranges(point: int, bits: int) -> Iterator[tuple[int, int]]:
    """Cut the space of lots by growing distance from a point, beginning with 2 ** bits of them around it.

    Yields:
        First and last lot of each range.
    """
    start = point >> bits << bits
    yield start, start + (1 << bits) - 1
    while bits < _BITS:
        start = (point >> bits ^ 1) << bits
        yield start, start + (1 << bits) - 1
        bits += 1
