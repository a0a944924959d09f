"""The value index in SQLite."""

from fiel.server.search.installation import Installation

MAX_TERM_CHARACTERS = 600
"""A longer term is kept with its record and cannot be searched: PostgreSQL's indexes take 2,700 bytes."""

INDEXES = (
    "CREATE INDEX fiel_values_record ON fiel_values (record_id, kind, key)",
    "CREATE INDEX fiel_values_term ON fiel_values (key, kind, term, record_id, user_id) "
    "WHERE term IS NOT NULL",
    "CREATE INDEX fiel_values_number ON fiel_values (key, kind, number, record_id, user_id) "
    "WHERE number IS NOT NULL",
    # What nearly every search asks of Argilla's own tables.
    "CREATE INDEX IF NOT EXISTS fiel_records_id ON records (dataset_id, id, status)",
    "CREATE INDEX IF NOT EXISTS fiel_records_inserted ON records (dataset_id, inserted_at, id)",
    "CREATE INDEX IF NOT EXISTS fiel_responses_user ON responses (user_id, record_id, status)",
)

_INSERT = "INSERT INTO fiel_values (record_id, kind, key, user_id, term, number)"
_ASKED = "question.settings ->> 'type' IN ('rating', 'label_selection', 'multi_label_selection')"
_USABLE = f"(item.type IN ('integer', 'real') OR length(item.value) <= {MAX_TERM_CHARACTERS})"


def _split(is_term: str) -> str:
    """Return the columns of the term and the number, of which one is empty."""
    return f"""CASE WHEN {is_term} THEN item.value END, CASE WHEN NOT ({is_term}) THEN item.value END"""


def _typed(is_term: str) -> str:
    """Return the condition that a value is of its property's type, as it may not be in older metadata."""
    return f"CASE WHEN {is_term} THEN item.type = 'text' ELSE item.type IN ('integer', 'real') END"


_IS_TERMS = "property.settings ->> 'type' = 'terms'"
_IS_LABEL = "question.settings ->> 'type' <> 'rating'"

# ``json_each`` gives one row for a value alone and one for each item of a list. SQLAlchemy stores None as the
# JSON null, which has no type that is wanted here.
_METADATA = f"""{_INSERT}
SELECT {{record}}.id, 'metadata', property.id, NULL, {_split(_IS_TERMS)}
FROM {{source}} metadata_properties AS property
JOIN json_each({{record}}.metadata) AS entry ON entry.key = property.name
JOIN json_each(CASE entry.type WHEN 'array' THEN entry.value ELSE json_quote(entry.value) END) AS item
WHERE property.dataset_id = {{record}}.dataset_id AND {_typed(_IS_TERMS)} AND {_USABLE} {{only}}"""

_SUGGESTION = f"""{_INSERT}
SELECT {{suggestion}}.record_id, 'suggestion', question.id, NULL, {_split(_IS_LABEL)}
FROM {{source}} questions AS question JOIN json_each({{suggestion}}.value) AS item
WHERE question.id = {{suggestion}}.question_id AND {_ASKED} AND {_typed(_IS_LABEL)} AND {_USABLE}"""

_SCORE = f"""{_INSERT}
SELECT {{suggestion}}.record_id, 'score', {{suggestion}}.question_id, NULL, NULL, item.value
FROM {{source}} json_each({{suggestion}}.score) AS item WHERE item.type IN ('integer', 'real')"""

_RESPONSE = f"""{_INSERT}
SELECT {{response}}.record_id, 'response', question.id, {{response}}.user_id, {_split(_IS_LABEL)}
FROM {{source}} records AS record JOIN questions AS question ON question.dataset_id = record.dataset_id
JOIN json_each({{response}}."values") AS answer ON answer.key = question.name
JOIN json_each(answer.value, '$.value') AS item
WHERE record.id = {{response}}.record_id AND {_ASKED} AND {_typed(_IS_LABEL)} AND {_USABLE}"""

_FORGET_METADATA = "DELETE FROM fiel_values WHERE record_id = old.id AND kind = 'metadata'"
_FORGET_SUGGESTION = """DELETE FROM fiel_values
WHERE record_id = old.record_id AND key = old.question_id AND kind IN ('suggestion', 'score')"""
_FORGET_RESPONSE = """DELETE FROM fiel_values
WHERE record_id = old.record_id AND user_id = old.user_id AND kind = 'response'"""


def _of_new(statement: str) -> str:
    return statement.format(record="new", suggestion="new", response="new", source="", only="")


def _of_all(statement: str, table: str, alias: str, *, only: str = "") -> str:
    names = {"record": "record", "suggestion": "suggestion", "response": "response"}
    return statement.format(**names, source=f"{table} AS {alias} JOIN", only=only)


_TRIGGERS = {
    "record_insert AFTER INSERT ON records": [_of_new(_METADATA)],
    "record_update AFTER UPDATE OF metadata ON records WHEN old.metadata IS NOT new.metadata": [
        _FORGET_METADATA,
        _of_new(_METADATA),
    ],
    "record_delete AFTER DELETE ON records": ["DELETE FROM fiel_values WHERE record_id = old.id"],
    "property_insert AFTER INSERT ON metadata_properties": [
        _of_all(_METADATA, "records", "record", only="AND property.id = new.id")
    ],
    "property_delete AFTER DELETE ON metadata_properties": [
        "DELETE FROM fiel_values WHERE key = old.id AND kind = 'metadata'"
    ],
    "suggestion_insert AFTER INSERT ON suggestions": [_of_new(_SUGGESTION), _of_new(_SCORE)],
    "suggestion_update AFTER UPDATE OF value, score ON suggestions "
    "WHEN old.value IS NOT new.value OR old.score IS NOT new.score": [
        _FORGET_SUGGESTION,
        _of_new(_SUGGESTION),
        _of_new(_SCORE),
    ],
    "suggestion_delete AFTER DELETE ON suggestions": [_FORGET_SUGGESTION],
    "response_insert AFTER INSERT ON responses": [_of_new(_RESPONSE)],
    'response_update AFTER UPDATE OF "values" ON responses WHEN old."values" IS NOT new."values"': [
        _FORGET_RESPONSE,
        _of_new(_RESPONSE),
    ],
    "response_delete AFTER DELETE ON responses": [_FORGET_RESPONSE],
}

VALUES = Installation(
    name="values",
    drop=[
        *(f"DROP TRIGGER IF EXISTS fiel_values_{trigger.split()[0]}" for trigger in _TRIGGERS),
        "DROP TABLE IF EXISTS fiel_values",
    ],
    create=[
        """CREATE TABLE fiel_values (
  record_id CHAR(32) NOT NULL, kind TEXT NOT NULL, key CHAR(32) NOT NULL, user_id CHAR(32),
  term TEXT, number REAL)""",
        *INDEXES,
        "CREATE INDEX IF NOT EXISTS fiel_records_lot ON records (dataset_id, status, substr(id, 21), id)",
        *(
            f"CREATE TRIGGER fiel_values_{trigger} BEGIN {'; '.join(statements)}; END"
            for trigger, statements in _TRIGGERS.items()
        ),
    ],
    fill=[
        _of_all(_METADATA, "records", "record"),
        _of_all(_SUGGESTION, "suggestions", "suggestion"),
        _of_all(_SCORE, "suggestions", "suggestion"),
        _of_all(_RESPONSE, "responses", "response"),
    ],
)
