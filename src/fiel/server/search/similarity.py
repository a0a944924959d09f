"""Records by the similarity of their vectors."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

import numpy as np
import orjson
import sqlalchemy as sa
from argilla_server.models import Record, Vector
from numpy.typing import NDArray
from sqlalchemy.ext.asyncio import AsyncSession

_CHUNK = 1000  # vectors read at a time, so that a large dataset does not block others


@dataclass(frozen=True)
class Likeness:
    """A record and its score, (1 + cosine) / 2: 1 for the same direction and 0 for the opposite one."""

    record_id: UUID
    score: float


async def most_alike(
    session: AsyncSession,
    vector_settings_id: UUID,
    wanted: Sequence[float],
    conditions: list[sa.ColumnElement[bool]],
    *,
    limit: int,
) -> list[Likeness]:
    """Return the records with the most similar vectors of one kind, most similar first."""
    # The JSON text itself: decoding it row by row takes ten times as long.
    text = sa.cast(Vector.value, sa.Text)
    statement = (
        sa.select(Record.id, text)
        .join(Vector, Vector.record_id == Record.id)
        .where(Vector.vector_settings_id == vector_settings_id, *conditions)
        .order_by(Record.inserted_at, Record.id)
    )
    target = _normalized(np.asarray([wanted], dtype=np.float64))[0]
    ids: list[UUID] = []
    scores: list[NDArray[np.float64]] = []
    result = await session.stream(statement.execution_options(yield_per=_CHUNK))
    async for rows in result.partitions():
        ids += [record_id for record_id, _ in rows]
        vectors = orjson.loads("[" + ",".join(value for _, value in rows) + "]")
        scores.append((1 + _normalized(np.asarray(vectors, dtype=np.float64)) @ target) / 2)
    if not ids:
        return []
    joined = np.concatenate(scores)
    best = np.argsort(-joined, kind="stable")[:limit]
    return [Likeness(ids[at], float(joined[at])) for at in best]


def _normalized(vectors: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return rows normalized to length 1; zero rows stay zero, with a neutral score."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    normalized: NDArray[np.float64] = vectors / np.where(lengths > 0, lengths, 1)
    return normalized
