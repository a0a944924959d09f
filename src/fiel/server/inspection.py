"""Read-only health checks of an embedded server's database, even while the server runs."""

import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

_BUSY_SECONDS = 10

# Each counts inconsistencies; triggers maintain the index, so all are 0 in a healthy one.
_DRIFT = {
    "counts of records": """SELECT count(*) FROM fiel_counts WHERE records <> (
        SELECT count(*) FROM records
        WHERE records.dataset_id = fiel_counts.dataset_id AND records.status = fiel_counts.status)""",
    "records without text": """SELECT count(*) FROM records WHERE NOT EXISTS (
        SELECT * FROM fiel_texts WHERE fiel_texts.record_id = records.id) AND EXISTS (
        SELECT * FROM fields JOIN json_each(records.fields) AS entry ON entry.key = fields.name
        WHERE fields.dataset_id = records.dataset_id AND fields.settings ->> 'type' <> 'image'
          AND entry.type IN ('text', 'array', 'object'))""",
    "texts without a record": """SELECT count(*) FROM fiel_texts WHERE NOT EXISTS (
        SELECT * FROM records WHERE records.id = fiel_texts.record_id)""",
    "texts that are not indexed": """SELECT abs((SELECT count(*) FROM fiel_texts)
        - (SELECT count(*) FROM fiel_text_index_docsize))""",
    "values without a record": """SELECT count(*) FROM fiel_values WHERE NOT EXISTS (
        SELECT * FROM records WHERE records.id = fiel_values.record_id)""",
    "answers to open records": """SELECT count(*) FROM responses JOIN records ON records.id = record_id
        WHERE records.status = 'pending' AND NOT EXISTS (SELECT * FROM fiel_open_answers AS open
        WHERE open.user_id = responses.user_id AND open.record_id = responses.record_id)""",
}


def inspect_database(path: Path) -> list[str]:
    """Return the damage that SQLite itself finds in a database file; empty for a healthy one."""
    try:
        with closing(_open(path)) as connection:
            found = [str(row[0]) for row in connection.execute("PRAGMA quick_check(5)")]
    except sqlite3.DatabaseError as error:
        return [str(error)]
    return [] if found == ["ok"] else found


def inspect_index(path: Path) -> dict[str, int]:
    """Count the inconsistencies between the search index and Argilla's own tables, by kind.

    Raises:
        sqlite3.Error: The database cannot be read or has no index yet.
    """
    with closing(_open(path)) as connection:
        connection.execute("BEGIN")  # all queries see the same state
        counts = {what: int(connection.execute(query).fetchone()[0]) for what, query in _DRIFT.items()}
    return {what: count for what, count in counts.items() if count}


def _open(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{quote(str(path.absolute()))}?mode=ro", uri=True, timeout=_BUSY_SECONDS)
