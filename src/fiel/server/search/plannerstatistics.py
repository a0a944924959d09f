"""Fixed statistics for SQLite's planner, so that it finds the same good plan for every search.

Without statistics it assumes that any index is selective, and answers some searches by scanning the whole
dataset once for each found record. With those that ANALYZE collects, its plans would change from day to day.
So it gets the proportions of a large campaign, which suit a small one too.
"""

import sqlalchemy as sa

from fiel.server.search.installation import Installation

# Number of rows, then the average number of rows that agree in the first column, the first two, and so on.
_ROWS = {
    "records": {
        "fiel_records_id": "30000 30000 1 1",
        "fiel_records_inserted": "30000 30000 1 1",
        "fiel_records_lot": "30000 30000 10000 1 1",
        "ix_records_dataset_id": "30000 30000",
        "ix_records_external_id": "30000 2",
        "ix_records_status": "30000 15000",
        "sqlite_autoindex_records_1": "30000 1",
        "sqlite_autoindex_records_2": "30000 2 1",
    },
    "responses": {
        "fiel_responses_user": "60000 1000 1 1",
        "ix_responses_record_id": "60000 3",
        "ix_responses_status": "60000 30000",
        "ix_responses_user_id": "60000 1000",
        "sqlite_autoindex_responses_1": "60000 1",
        "sqlite_autoindex_responses_2": "60000 3 1",
    },
    "suggestions": {
        "ix_suggestions_question_id": "150000 30000",
        "ix_suggestions_record_id": "150000 5",
        "ix_suggestions_type": "150000 75000",
        "sqlite_autoindex_suggestions_1": "150000 1",
        "sqlite_autoindex_suggestions_2": "150000 5 1",
    },
    "vectors": {
        "ix_vectors_record_id": "30000 1",
        "ix_vectors_vector_settings_id": "30000 30000",
        "sqlite_autoindex_vectors_1": "30000 1",
        "sqlite_autoindex_vectors_2": "30000 1 1",
    },
    "fiel_values": {
        "fiel_values_number": "60000 30000 30000 200 1 1",
        "fiel_values_record": "120000 5 3 2",
        "fiel_values_term": "90000 30000 30000 500 1 1",
    },
    "fiel_open_answers": {"fiel_open_answers": "10000 100 50 1", "fiel_open_answers_record": "10000 2"},
    "fiel_keys": {"fiel_keys": "200 1", "fiel_keys_dataset": "200 8 4 1"},
    "fiel_texts": {"fiel_texts_record": "30000 1"},
}

_SQLITE = Installation(
    name="statistics",
    drop=[],
    create=[
        "ANALYZE",  # makes the table
        "DELETE FROM sqlite_stat1",
        *(
            f"INSERT INTO sqlite_stat1 VALUES ('{table}', '{index}', '{rows}')"
            for table, indexes in _ROWS.items()
            for index, rows in indexes.items()
        ),
    ],
    fill=["ANALYZE sqlite_schema"],  # reads the table again
)


def install_statistics(connection: sa.Connection) -> None:
    """Give SQLite fixed table statistics; PostgreSQL collects its own."""
    if connection.dialect.name == "sqlite":
        _SQLITE.ensure(connection)
