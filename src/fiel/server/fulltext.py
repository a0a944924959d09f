"""Full-text search in SQLite: a table of the texts of all records and an FTS5 index over it.

Triggers on ``records`` fill both inside the transaction that writes the record, so they cannot drift.
``fiel_texts`` has one row per record and field, with a key of its own: the implicit row ids of ``records``
may change when SQLite tidies up its file. Letter case and accents are folded and whole words are compared.
"""

from typing import Any

import sqlalchemy as sa
from argilla_server.models import Record

from fiel.server.textquery import Node, Not, Term, parse_text_query

_texts = sa.table(
    "fiel_texts",
    sa.column("id", sa.Integer),
    sa.column("record_id", Record.id.type),
    sa.column("field", sa.String),
)
_index = sa.table("fiel_text_index", sa.column("rowid", sa.Integer))

# The strings of each field: a text as it is, the messages of a chat, all string values of a custom object.
_TEXTS_OF_RECORD = """
SELECT {record}.id, top.key, group_concat(leaf.value, char(10))
FROM json_each(CASE WHEN json_valid({record}.fields) THEN {record}.fields END) AS top
JOIN fields ON fields.dataset_id = {record}.dataset_id AND fields.name = top.key
JOIN json_tree(CASE top.type WHEN 'text' THEN json_quote(top.value) ELSE top.value END) AS leaf
WHERE json_extract(fields.settings, '$.type') <> 'image'
  AND leaf.type = 'text' AND (top.type <> 'array' OR leaf.key = 'content')
GROUP BY {record}.id, top.key"""

_INSERT = "INSERT INTO fiel_texts (record_id, field, text)"
_FORGET = "INSERT INTO fiel_text_index (fiel_text_index, rowid, text) VALUES ('delete', old.id, old.text);"

_OBJECTS = {
    "fiel_texts": """CREATE TABLE fiel_texts (
  id INTEGER PRIMARY KEY, record_id CHAR(32) NOT NULL, field TEXT NOT NULL, text TEXT NOT NULL,
  UNIQUE (record_id, field))""",
    "fiel_text_index": """CREATE VIRTUAL TABLE fiel_text_index USING fts5(
  text, content='fiel_texts', content_rowid='id', tokenize='unicode61 remove_diacritics 2')""",
    "fiel_texts_insert": """CREATE TRIGGER fiel_texts_insert AFTER INSERT ON fiel_texts BEGIN
  INSERT INTO fiel_text_index (rowid, text) VALUES (new.id, new.text); END""",
    "fiel_texts_delete": f"""CREATE TRIGGER fiel_texts_delete AFTER DELETE ON fiel_texts BEGIN
  {_FORGET} END""",
    "fiel_record_insert": f"""CREATE TRIGGER fiel_record_insert AFTER INSERT ON records BEGIN
  {_INSERT} {_TEXTS_OF_RECORD.format(record="new")}; END""",
    "fiel_record_update": f"""CREATE TRIGGER fiel_record_update AFTER UPDATE OF fields ON records
WHEN old.fields IS NOT new.fields BEGIN
  DELETE FROM fiel_texts WHERE record_id = old.id;
  {_INSERT} {_TEXTS_OF_RECORD.format(record="new")}; END""",
    "fiel_record_delete": """CREATE TRIGGER fiel_record_delete AFTER DELETE ON records BEGIN
  DELETE FROM fiel_texts WHERE record_id = old.id; END""",
}

_ALL_TEXTS = _TEXTS_OF_RECORD.format(record="records").replace("FROM", "FROM records JOIN", 1)
_DIFFERENCE = f"""WITH expected AS MATERIALIZED ({_ALL_TEXTS})
SELECT (SELECT count(*) FROM expected) <> (SELECT count(*) FROM fiel_texts)
  OR EXISTS (SELECT * FROM expected EXCEPT SELECT record_id, field, text FROM fiel_texts)"""


def install_text_index(connection: sa.Connection) -> None:
    """Create the index and its triggers, or leave them as they are when nothing is wrong with them."""
    if connection.dialect.name != "sqlite":
        return
    if _objects_found(connection) == _OBJECTS and not connection.exec_driver_sql(_DIFFERENCE).scalar():
        return
    _create_objects(connection)
    connection.exec_driver_sql(f"{_INSERT} {_ALL_TEXTS}")


def _objects_found(connection: sa.Connection) -> dict[str, str]:
    rows = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master")
    return {name: sql for name, sql in rows if name in _OBJECTS}


def _create_objects(connection: sa.Connection) -> None:
    for name, sql in reversed(_OBJECTS.items()):
        kind = "TRIGGER" if sql.startswith("CREATE TRIGGER") else "TABLE"
        connection.exec_driver_sql(f"DROP {kind} IF EXISTS {name}")
    for sql in _OBJECTS.values():
        connection.exec_driver_sql(sql)


def match_text(query: str, field: str | None) -> sa.ColumnElement[bool]:
    """Return the condition that a record answers a text query, in all fields or in one.

    Each term may stand in another field of the record, a phrase only in one.

    Raises:
        QueryTooLongError: The query is longer than the database should be asked.
    """
    node = parse_text_query(query)
    if node is None:
        return sa.false()
    if node == "everything":
        return sa.true()
    return _condition(node, field)


def _condition(node: Node, field: str | None) -> sa.ColumnElement[bool]:
    if isinstance(node, Term):
        return _term_condition(node, field)
    if isinstance(node, Not):
        return sa.not_(_condition(node.node, field))
    conditions = [_condition(inner, field) for inner in node.nodes]
    return sa.and_(*conditions) if node.operator == "and" else sa.or_(*conditions)


def _term_condition(term: Term, field: str | None) -> sa.ColumnElement[bool]:
    quoted = '"' + term.text.replace('"', '""') + '"' + ("*" if term.prefix else "")
    match: sa.ColumnElement[Any] = sa.literal_column("fiel_text_index").op("MATCH")(quoted)
    found = sa.select(_texts.c.record_id).join(_index, _index.c.rowid == _texts.c.id).where(match)
    if field is not None:
        found = found.where(_texts.c.field == field)
    condition: sa.ColumnElement[bool] = Record.id.in_(found)
    return condition
