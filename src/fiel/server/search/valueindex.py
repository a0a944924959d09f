"""The values by which a search can filter, sort and count, extracted from Argilla's JSON columns.

``fiel_values`` has one row per value: of a record's metadata, of a suggestion (its value and its score) and
of a response. Triggers maintain it inside the transaction that writes the value, so it cannot drift. As in
Argilla's own index, only answers to rating and label questions can be searched.
"""

from typing import Literal
from uuid import UUID

import sqlalchemy as sa
from argilla_server.models import Record, Response

from fiel.server.search import valueindex_postgresql, valueindex_sqlite

ValueKind = Literal["metadata", "suggestion", "score", "response"]

VALUES = sa.table(
    "fiel_values",
    sa.column("record_id", Record.id.type),
    sa.column("kind", sa.String),
    sa.column("key", Record.id.type),
    sa.column("user_id", Response.user_id.type),
    sa.column("term", sa.String),
    sa.column("number", sa.Float),
)
"""``key`` is the id of the metadata property or question, ``user_id`` the author of the response.

A value is a ``term`` or a ``number``, depending on the property or question.
"""


def of_kind(kind: ValueKind, key: UUID) -> sa.ColumnElement[bool]:
    """Return the condition for the values of one property or question."""
    return sa.and_(VALUES.c.key == key, VALUES.c.kind == kind)


def install_value_index(connection: sa.Connection) -> None:
    """Create and fill the table with its triggers unless they are up to date."""
    sqlite = connection.dialect.name == "sqlite"
    (valueindex_sqlite.VALUES if sqlite else valueindex_postgresql.VALUES).ensure(connection)
