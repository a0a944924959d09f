"""The value index in SQLite."""

from fiel.server.search.installation import Installation
from fiel.server.search.together import SOURCE, UNLISTED

MAX_TERM_CHARACTERS = 600
"""Longer terms are stored with their record but not searchable: PostgreSQL's indexes allow 2,700 bytes."""

LOT = "substr({id}, 21)"
"""The random last digits of a record's id, as indexed; searches must use the same expression."""

PRIORITY = """CASE json_type({metadata}, '$.priority')
  WHEN 'integer' THEN min(max(json_extract({metadata}, '$.priority'), -1), 9) ELSE 0 END"""
"""The ``priority`` in a record's metadata, from -1 to 9, as indexed."""

INDEXES = (
    "CREATE INDEX fiel_values_record ON fiel_values (record_id, kind, key)",
    "CREATE INDEX fiel_values_term ON fiel_values (key, kind, term, record_id, user_id) "
    "WHERE term IS NOT NULL",
    "CREATE INDEX fiel_values_number ON fiel_values (key, kind, number, record_id, user_id) "
    "WHERE number IS NOT NULL",
    # Used by nearly every search in Argilla's own tables.
    "CREATE INDEX IF NOT EXISTS fiel_records_id ON records (dataset_id, id, status)",
    "CREATE INDEX IF NOT EXISTS fiel_records_inserted ON records (dataset_id, inserted_at, id)",
    "CREATE INDEX IF NOT EXISTS fiel_responses_user ON responses (user_id, record_id, status)",
)

_INSERT = "INSERT INTO fiel_values (record_id, kind, key, user_id, term, number)"

# A value as a term or a number, depending on its property or question; other types are omitted.
_VALUE = "CASE WHEN key.is_term THEN item.value END, CASE WHEN NOT key.is_term THEN item.value END"
_TYPED = f"""CASE WHEN key.is_term
  THEN item.type = 'text' AND length(item.value) <= {MAX_TERM_CHARACTERS}
  ELSE item.type IN ('integer', 'real') END"""

# ``json_each`` yields one row for a single value and one per item of a list. SQLAlchemy stores None as JSON
# null, which has neither of the wanted types.
_METADATA = f"""{_INSERT}
SELECT {{record}}.id, 'metadata', key.id, NULL, {_VALUE}
FROM {{source}} fiel_keys AS key JOIN json_each({{record}}.metadata) AS entry ON entry.key = key.name
JOIN json_each(CASE entry.type WHEN 'array' THEN entry.value ELSE json_quote(entry.value) END) AS item
WHERE key.dataset_id = {{record}}.dataset_id AND key.kind = 'property' AND {_TYPED} {{only}}"""

_SUGGESTION = f"""{_INSERT}
SELECT {{suggestion}}.record_id, 'suggestion', key.id, NULL, {_VALUE}
FROM {{source}} fiel_keys AS key JOIN json_each({{suggestion}}.value) AS item
WHERE key.id = {{suggestion}}.question_id AND {_TYPED}"""

_SCORE = f"""{_INSERT}
SELECT {{suggestion}}.record_id, 'score', {{suggestion}}.question_id, NULL, NULL, item.value
FROM {{source}} json_each({{suggestion}}.score) AS item WHERE item.type IN ('integer', 'real')"""

_RESPONSE = f"""{_INSERT}
SELECT {{response}}.record_id, 'response', key.id, {{response}}.user_id, {_VALUE}
FROM {{source}} records AS record
JOIN fiel_keys AS key ON key.dataset_id = record.dataset_id AND key.kind = 'question'
JOIN json_each({{response}}."values") AS answer ON answer.key = key.name
JOIN json_each(answer.value, '$.value') AS item
WHERE record.id = {{response}}.record_id AND {_TYPED}"""

_QUESTION = """INSERT INTO fiel_keys
SELECT question.id, question.dataset_id, 'question', question.name, question.settings ->> 'type' <> 'rating'
FROM questions AS question
WHERE question.settings ->> 'type' IN ('rating', 'label_selection', 'multi_label_selection')"""
_PROPERTY = """INSERT INTO fiel_keys
SELECT property.id, property.dataset_id, 'property', property.name, property.settings ->> 'type' = 'terms'
FROM metadata_properties AS property WHERE true"""

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
    f"record_insert AFTER INSERT ON records WHEN {UNLISTED}": [_of_new(_METADATA)],
    "record_update AFTER UPDATE OF metadata ON records WHEN old.metadata IS NOT new.metadata": [
        _FORGET_METADATA,
        _of_new(_METADATA),
    ],
    "record_delete AFTER DELETE ON records": ["DELETE FROM fiel_values WHERE record_id = old.id"],
    "question_insert AFTER INSERT ON questions": [f"{_QUESTION} AND question.id = new.id"],
    "question_delete AFTER DELETE ON questions": ["DELETE FROM fiel_keys WHERE id = old.id"],
    "property_insert AFTER INSERT ON metadata_properties": [
        f"{_PROPERTY} AND property.id = new.id",
        _of_all(_METADATA, "records", "record", only="AND key.id = new.id"),
    ],
    "property_delete AFTER DELETE ON metadata_properties": [
        "DELETE FROM fiel_values WHERE key = old.id AND kind = 'metadata'",
        "DELETE FROM fiel_keys WHERE id = old.id",
    ],
    "suggestion_insert AFTER INSERT ON suggestions "
    "WHEN EXISTS (SELECT * FROM fiel_keys WHERE id = new.question_id)": [_of_new(_SUGGESTION)],
    "score_insert AFTER INSERT ON suggestions WHEN new.score <> 'null'": [_of_new(_SCORE)],
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
        "DROP TABLE IF EXISTS fiel_keys",
        "DROP INDEX IF EXISTS fiel_records_lot",
    ],
    create=[
        """CREATE TABLE fiel_values (
  record_id CHAR(32) NOT NULL, kind TEXT NOT NULL, key CHAR(32) NOT NULL, user_id CHAR(32),
  term TEXT, number REAL)""",
        # The searched questions and properties: reading their JSON for each value is slower.
        """CREATE TABLE fiel_keys (
  id CHAR(32) PRIMARY KEY, dataset_id CHAR(32) NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL,
  is_term BOOLEAN NOT NULL) WITHOUT ROWID""",
        "CREATE INDEX fiel_keys_dataset ON fiel_keys (dataset_id, kind)",
        *INDEXES,
        "CREATE INDEX fiel_records_lot ON records "
        f"(dataset_id, status, {PRIORITY.format(metadata='metadata')}, {LOT.format(id='id')}, id)",
        *(
            f"CREATE TRIGGER fiel_values_{trigger} BEGIN {'; '.join(statements)}; END"
            for trigger, statements in _TRIGGERS.items()
        ),
    ],
    fill=[
        _QUESTION,
        _PROPERTY,
        _of_all(_METADATA, "records", "record"),
        _of_all(_SUGGESTION, "suggestions", "suggestion"),
        _of_all(_SCORE, "suggestions", "suggestion"),
        _of_all(_RESPONSE, "responses", "response"),
    ],
)

INDEX_TOGETHER = (_METADATA.format(record="records", source=f"{SOURCE} JOIN", only=""),)
"""What the trigger does for a new record, for all listed ones."""
