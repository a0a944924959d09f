"""The value index in PostgreSQL.

The triggers run once per statement, over all rows written, as bulk inserts need.
"""

from fiel.server.search.installation import Installation
from fiel.server.search.valueindex_sqlite import INDEXES, MAX_TERM_CHARACTERS

LOT = '(right({id}::text, 12) COLLATE "C")'
"""The random last digits of a record's id, as indexed; searches must use the same expression."""

PRIORITY = """(CASE WHEN json_typeof({metadata} -> 'priority') <> 'number' THEN 0
  WHEN {metadata} ->> 'priority' ~ '^[0-9]$' THEN ({metadata} ->> 'priority')::integer
  WHEN {metadata} ->> 'priority' ~ '^[0-9]+$' THEN 9
  WHEN {metadata} ->> 'priority' ~ '^-[0-9]+$' THEN -1 ELSE 0 END)"""
"""The ``priority`` in a record's metadata, from -1 to 9, as indexed."""

_INSERT = "INSERT INTO fiel_values (record_id, kind, key, user_id, term, number)"
_ASKED = "question.settings ->> 'type' IN ('rating', 'label_selection', 'multi_label_selection')"


def _split(is_term: str) -> str:
    """Return the columns of the term and the number, one of which is empty."""
    return f"""
  CASE WHEN {is_term} THEN item #>> '{{{{}}}}' END,
  CASE WHEN NOT ({is_term}) THEN (item #>> '{{{{}}}}')::double precision END"""


def _typed(is_term: str) -> str:
    """Return the condition that a value has its property's type and is short enough to be indexed."""
    return f"""CASE WHEN {is_term}
  THEN json_typeof(item) = 'string' AND length(item #>> '{{{{}}}}') <= {MAX_TERM_CHARACTERS}
  ELSE json_typeof(item) = 'number' END"""


_IS_TERMS = "property.settings ->> 'type' = 'terms'"
_IS_LABEL = "question.settings ->> 'type' <> 'rating'"

_METADATA = f"""{_INSERT}
SELECT record.id, 'metadata', property.id, NULL::uuid, {_split(_IS_TERMS)}
FROM {{source}} AS record JOIN metadata_properties AS property ON property.dataset_id = record.dataset_id
CROSS JOIN LATERAL fiel_values_items(fiel_values_json(record.metadata) -> property.name) AS item
WHERE {_typed(_IS_TERMS)} {{only}}"""

_SUGGESTION = f"""{_INSERT}
SELECT suggestion.record_id, 'suggestion', question.id, NULL::uuid, {_split(_IS_LABEL)}
FROM {{source}} AS suggestion JOIN questions AS question ON question.id = suggestion.question_id AND {_ASKED}
CROSS JOIN LATERAL fiel_values_items(fiel_values_json(suggestion.value)) AS item
WHERE {_typed(_IS_LABEL)}"""

_SCORE = f"""{_INSERT}
SELECT suggestion.record_id, 'score', suggestion.question_id, NULL::uuid, NULL,
  (item #>> '{{{{}}}}')::double precision
FROM {{source}} AS suggestion CROSS JOIN LATERAL fiel_values_items(suggestion.score) AS item
WHERE json_typeof(item) = 'number'"""

_RESPONSE = f"""{_INSERT}
SELECT response.record_id, 'response', question.id, response.user_id, {_split(_IS_LABEL)}
FROM {{source}} AS response JOIN records AS record ON record.id = response.record_id
JOIN questions AS question ON question.dataset_id = record.dataset_id AND {_ASKED}
CROSS JOIN LATERAL fiel_values_items(
  fiel_values_json(response."values") -> question.name -> 'value') AS item
WHERE {_typed(_IS_LABEL)}"""

# A JSON text can have an escaped NUL, which PostgreSQL stores but refuses to read.
_FUNCTIONS = [
    r"""CREATE FUNCTION fiel_values_json(document json) RETURNS json LANGUAGE sql IMMUTABLE AS $$
SELECT CASE WHEN position('\u0000' in document::text) = 0 THEN document
  ELSE regexp_replace(document::text, '(?<!\\)((?:\\\\)*)\\u0000', '\1', 'g')::json END $$""",
    """CREATE FUNCTION fiel_values_items(value json) RETURNS SETOF json LANGUAGE sql IMMUTABLE AS $$
SELECT json_array_elements(
  CASE json_typeof(value) WHEN 'array' THEN value ELSE json_build_array(value) END) $$""",
]

_FORGET_METADATA = """DELETE FROM fiel_values AS kept USING removed
WHERE kept.record_id = removed.id AND kept.kind = 'metadata'"""
_FORGET_SUGGESTION = """DELETE FROM fiel_values AS kept USING removed
WHERE kept.record_id = removed.record_id AND kept.key = removed.question_id
  AND kept.kind IN ('suggestion', 'score')"""
_FORGET_RESPONSE = """DELETE FROM fiel_values AS kept USING removed
WHERE kept.record_id = removed.record_id AND kept.user_id = removed.user_id AND kept.kind = 'response'"""

_UNCHANGED_METADATA = "IF NOT EXISTS (SELECT FROM removed JOIN added USING (id) " + (
    "WHERE removed.metadata::text IS DISTINCT FROM added.metadata::text) THEN RETURN NULL; END IF"
)

_TRIGGERS = {
    ("record_insert", "INSERT", "records"): [_METADATA.format(source="added", only="")],
    ("record_update", "UPDATE", "records"): [
        _UNCHANGED_METADATA,
        _FORGET_METADATA,
        _METADATA.format(source="added", only=""),
    ],
    ("record_delete", "DELETE", "records"): [
        "DELETE FROM fiel_values AS kept USING removed WHERE kept.record_id = removed.id"
    ],
    ("property_insert", "INSERT", "metadata_properties"): [
        _METADATA.format(source="records", only="AND property.id IN (SELECT id FROM added)")
    ],
    ("property_delete", "DELETE", "metadata_properties"): [
        "DELETE FROM fiel_values AS kept USING removed WHERE kept.key = removed.id AND kept.kind = 'metadata'"
    ],
    ("suggestion_insert", "INSERT", "suggestions"): [
        _SUGGESTION.format(source="added"),
        _SCORE.format(source="added"),
    ],
    ("suggestion_update", "UPDATE", "suggestions"): [
        _FORGET_SUGGESTION,
        _SUGGESTION.format(source="added"),
        _SCORE.format(source="added"),
    ],
    ("suggestion_delete", "DELETE", "suggestions"): [_FORGET_SUGGESTION],
    ("response_insert", "INSERT", "responses"): [_RESPONSE.format(source="added")],
    ("response_update", "UPDATE", "responses"): [_FORGET_RESPONSE, _RESPONSE.format(source="added")],
    ("response_delete", "DELETE", "responses"): [_FORGET_RESPONSE],
}

_TABLES = {
    "INSERT": "NEW TABLE AS added",
    "UPDATE": "OLD TABLE AS removed NEW TABLE AS added",
    "DELETE": "OLD TABLE AS removed",
}


def _trigger(name: str, event: str, table: str, statements: list[str]) -> list[str]:
    body = ";\n".join(statements)
    return [
        f"CREATE FUNCTION fiel_values_{name}() RETURNS trigger LANGUAGE plpgsql AS $$\n"
        f"BEGIN\n{body};\nRETURN NULL;\nEND $$",
        f"CREATE TRIGGER fiel_values_{name} AFTER {event} ON {table} REFERENCING {_TABLES[event]} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION fiel_values_{name}()",
    ]


VALUES = Installation(
    name="values",
    drop=[
        *(f"DROP FUNCTION IF EXISTS fiel_values_{name}() CASCADE" for name, _, _ in _TRIGGERS),
        "DROP FUNCTION IF EXISTS fiel_values_json(json)",
        "DROP FUNCTION IF EXISTS fiel_values_items(json)",
        "DROP TABLE IF EXISTS fiel_values",
        "DROP INDEX IF EXISTS fiel_records_lot",
    ],
    create=[
        """CREATE TABLE fiel_values (
  record_id uuid NOT NULL, kind text NOT NULL, key uuid NOT NULL, user_id uuid,
  term text COLLATE "C", number double precision)""",
        *INDEXES,
        "CREATE INDEX fiel_records_lot ON records "
        f"(dataset_id, status, {PRIORITY.format(metadata='metadata')}, {LOT.format(id='id')}, id)",
        *_FUNCTIONS,
        *(
            statement
            for (name, event, table), statements in _TRIGGERS.items()
            for statement in _trigger(name, event, table, statements)
        ),
    ],
    fill=[
        _METADATA.format(source="records", only=""),
        _SUGGESTION.format(source="suggestions"),
        _SCORE.format(source="suggestions"),
        _RESPONSE.format(source="responses"),
    ],
)
