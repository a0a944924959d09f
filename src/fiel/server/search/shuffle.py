"""Each person's own stable order of records, at a cost that does not grow with the dataset.

Records whose metadata has a higher ``priority``, a whole number from 0 to 9, come before the others, and
those with one below 0 come last.

A record's lot is the random last digits of its id. Equal stretches of the space of lots have about the same
number of records. A person goes through the stretches by their distance from a personal point, where distance
is exclusive or, as in Kademlia (Maymounkov and Mazières, 2002), and through each stretch in a random personal
order. The stretch at the point is a range of an index over the lots. So are the next ones: the neighbour of
the same length, then one twice as long, and so on until all lots are covered.
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

_BITS = 48  # bits in a lot
_STRETCH = 64  # minimum records in a stretch; the maximum is twice that
_SPARE = 8  # pages searched first when priorities are mixed
_PRIORITIES_KNOWN = range(-1, 10)
# As text, because SQLAlchemy would compile VALUES again for each request.
_ASKED = sa.text(" UNION ALL ".join(f"SELECT {each} AS priority" for each in _PRIORITIES_KNOWN)).columns(
    priority=sa.Integer
)

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
    """Return the ids of one page of found records, in one person's order.

    The order changes only when the dataset doubles in size. ``priorities`` are from `find_priorities`; the
    dataset has ``records`` records, of which ``total`` meet the conditions.
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
    """Return the order in which ties of a sort are broken for one person.

    Everyone goes through the lots in the same circle, from their own point: a database cannot sort by more
    without a custom function.
    """
    point, lot = _key_of(user_id).hex(), _LOTS[dialect]
    return [sa.case((lot < point, 1), else_=0), lot]


def _key_of(user_id: UUID | str) -> bytes:
    return hashlib.blake2b(str(user_id).encode(), digest_size=_BITS // 8).digest()


async def sorts_as_shuffled(
    session: AsyncSession, sort: Sequence[Any] | None, shape: DatasetShape, records: int
) -> bool:
    """Tell whether a sort only asks for priorities, whose order the shuffle has anyway.

    The sort in the links that Fiel gives to volunteers does. The shuffle knows priorities from -1 to 9, and
    treats records without one as 0, while a sort puts them last: all records must have one in that range.
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
    """Return the priorities of a dataset's records with some statuses, highest first."""
    asked = _ASKED.cte("asked")
    has_some = sa.exists().where(
        Record.dataset_id == dataset_id,
        Record.status.in_([status for status in statuses if status in RecordStatus.__members__]),
        _PRIORITIES[session.get_bind().dialect.name] == asked.c.priority,
    )
    found = await session.scalars(sa.select(asked.c.priority).where(has_some.correlate(asked)))
    return sorted(found, reverse=True)


def _ranges(point: int, bits: int) -> Iterator[tuple[int, int]]:
    """Yield first and last lots of ranges by distance from a point, starting with the 2 ** bits around it."""
    start = point >> bits << bits
    yield start, start + (1 << bits) - 1
    while bits < _BITS:
        start = (point >> bits ^ 1) << bits
        yield start, start + (1 << bits) - 1
        bits += 1
