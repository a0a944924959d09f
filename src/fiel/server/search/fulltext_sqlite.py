"""The text index in SQLite: FTS5 over ``fiel_texts``, maintained by triggers on ``records``.

``fiel_texts`` has its own ids, because the implicit row ids of ``records`` can change when SQLite vacuums its
file. FTS5 folds case and the accents of Latin letters; other scripts are folded in the stored text.
"""

import unicodedata
from uuid import UUID

import sqlalchemy as sa

from fiel.server.search.installation import Installation
from fiel.server.search.textfolding import BOUNDARY, UNSPACED, bare_letters, space_out
from fiel.server.search.textquery import Lookup, Term, Without
from fiel.server.search.together import CHOSEN, SOURCE, UNLISTED

_INDEX = sa.table("fiel_text_index", sa.column("rowid", sa.Integer))
_OPERATORS = {"and": " AND ", "or": " OR "}

# Non-letters that FTS5 treats as letters because they are newer than its character tables.
_SIGNS = (
    (0x061C, 0x061C),  # writing directions
    (0x2066, 0x2069),
    (0xFE00, 0xFE0F),  # variation selectors
    (0x20BA, 0x20CF),  # currencies
    (0x23F4, 0x23FF),  # symbols and punctuation
    (0x2B4D, 0x2BFF),
    (0x2E3C, 0x2E7F),
    (0x1F000, 0x1FAFF),  # emoji
)
_SEPARATORS = "".join(chr(code) for first, last in _SIGNS for code in range(first, last + 1))

_TABLES = (
    """CREATE TABLE fiel_texts (
  id INTEGER PRIMARY KEY, record_id CHAR(32) NOT NULL, dataset_id CHAR(32) NOT NULL,
  field TEXT, whole BOOLEAN NOT NULL, text TEXT NOT NULL)""",
    "CREATE INDEX fiel_texts_record ON fiel_texts (record_id)",
    "CREATE VIRTUAL TABLE fiel_text_index USING fts5 ("
    "text, content = 'fiel_texts', content_rowid = 'id', tokenize = \"unicode61 remove_diacritics 2"
    f" categories 'L* N* Mn Mc' tokenchars '{BOUNDARY}' separators '{_SEPARATORS}'\")",
)

# SQLite would end a JSON text at a NUL. Escaped backslashes are replaced meanwhile, because what follows them
# is not an escape.
_FIELDS = r"""CASE WHEN json_valid({record}.fields) THEN
    CASE WHEN instr({record}.fields, '\u0000') THEN
      replace(replace(replace({record}.fields, '\\', char(1)), '\u0000', ' '), char(1), '\\')
    ELSE {record}.fields END
  END"""

# The strings of each field: plain text, the messages of a chat, all string values of a custom object. The
# text of a dataset's only field also stands for the whole record.
_ADD_FIELDS = f"""INSERT INTO fiel_texts (record_id, dataset_id, field, whole, text)
SELECT {{record}}.id, {{record}}.dataset_id, fields.name,
  NOT EXISTS (
    SELECT * FROM fields AS other
    WHERE other.dataset_id = fields.dataset_id AND other.name <> fields.name
      AND json_extract(other.settings, '$.type') <> 'image'),
  CASE entry.type WHEN 'text' THEN replace(entry.value, '{BOUNDARY}', ' ') ELSE (
    SELECT coalesce(group_concat(replace(leaf.atom, '{BOUNDARY}', ' '), ' {BOUNDARY} '), '')
    FROM json_tree(entry.value) AS leaf
    WHERE leaf.type = 'text' AND (entry.type <> 'array' OR leaf.key = 'content')) END
FROM {{source}}json_each({_FIELDS}) AS entry
CROSS JOIN fields ON fields.dataset_id = {{record}}.dataset_id AND fields.name = entry.key
WHERE json_extract(fields.settings, '$.type') <> 'image' AND entry.type IN ('text', 'array', 'object')"""

_ADD_WHOLE = f"""INSERT INTO fiel_texts (record_id, dataset_id, whole, text)
SELECT record_id, dataset_id, true, group_concat(text, ' {BOUNDARY} ') FROM fiel_texts
WHERE {{chosen}} AND NOT whole GROUP BY record_id, dataset_id"""

_CHUNK = 64  # characters: SQLite finds the n-th one by counting from the start
_SPACED_OUT = f"""(SELECT group_concat(
    CASE WHEN character GLOB '[{UNSPACED}]' THEN ' ' || character || ' ' ELSE character END, '')
  FROM (
    WITH RECURSIVE chunk (start, characters) AS (
      SELECT 1, substr(text, 1, {_CHUNK}) UNION ALL
      SELECT start + {_CHUNK}, substr(text, start + {_CHUNK}, {_CHUNK}) FROM chunk
      WHERE start + {_CHUNK} <= length(text)),
    place (number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM place WHERE number < {_CHUNK})
    SELECT substr(characters, number, 1) AS character FROM chunk CROSS JOIN place))"""


# FTS5 only folds Latin letters.
_ACCENTED = bare_letters("\u0386", "\u03ce") | bare_letters("\u0400", "\u045e")
_WITHOUT_ACCENTS = f"""(
  WITH RECURSIVE folded (number, text) AS (
    SELECT 0, CASE WHEN text GLOB '*[{UNSPACED}]*' THEN {_SPACED_OUT} ELSE text END UNION ALL
    SELECT number + 1, replace(text, substr('{"".join(_ACCENTED)}', number + 1, 1),
      substr('{"".join(_ACCENTED.values())}', number + 1, 1)) FROM folded WHERE number < {len(_ACCENTED)})
  SELECT text FROM folded WHERE number = {len(_ACCENTED)})"""

# Characters that need no folding; the first set is fast to test and covers most texts.
_LATIN = f"\u0001-\u036f{BOUNDARY}"
_AS_IT_IS = f"{_LATIN}\u0500-\u0dff\u10a0-\u177f\u1800-\u2dff\ua000-\uf8ff\U0001f000-\U0001faff"
_FOLD = f"""UPDATE fiel_texts SET text = {_WITHOUT_ACCENTS}
WHERE {{chosen}} AND text GLOB '*[^{_LATIN}]*' AND text GLOB '*[^{_AS_IT_IS}]*'"""

_FOLDED = str.maketrans(_ACCENTED | bare_letters("\u00c0", "\u01df") | bare_letters("\u1e00", "\u1eff"))

_ADD_TO_INDEX = """INSERT INTO fiel_text_index (rowid, text)
SELECT id, text FROM fiel_texts WHERE record_id = {record}.id"""
_REMOVE_FROM_INDEX = """INSERT INTO fiel_text_index (fiel_text_index, rowid, text)
SELECT 'delete', id, text FROM fiel_texts WHERE record_id = {record}.id"""
_REMOVE = "DELETE FROM fiel_texts WHERE record_id = {record}.id"


def _triggers() -> list[str]:
    of_new = "record_id = new.id"
    add = [_ADD_FIELDS.format(record="new", source=""), _FOLD.format(chosen=of_new)]
    add += [_ADD_WHOLE.format(chosen=of_new), _ADD_TO_INDEX.format(record="new")]
    remove = [_REMOVE_FROM_INDEX.format(record="old"), _REMOVE.format(record="old")]
    return [
        _trigger("insert", "INSERT", add, f"WHEN {UNLISTED} "),
        _trigger("update", "UPDATE OF fields", [*remove, *add], "WHEN old.fields IS NOT new.fields "),
        _trigger("delete", "DELETE", remove),
    ]


def _trigger(name: str, event: str, statements: list[str], condition: str = "") -> str:
    body = ";\n".join(statements)
    return f"CREATE TRIGGER fiel_texts_{name} AFTER {event} ON records {condition}BEGIN\n{body};\nEND"


TEXTS = Installation(
    name="texts",
    drop=(
        *(f"DROP TRIGGER IF EXISTS fiel_texts_{event}" for event in ("insert", "update", "delete")),
        *(f"DROP TRIGGER IF EXISTS fiel_record_{event}" for event in ("insert", "update", "delete")),
        "DROP TABLE IF EXISTS fiel_text_index",
        "DROP TABLE IF EXISTS fiel_texts",
    ),
    create=(*_TABLES, *_triggers()),
    fill=(
        _ADD_FIELDS.format(record="records", source="records CROSS JOIN "),
        _FOLD.format(chosen="true"),
        _ADD_WHOLE.format(chosen="true"),
        "INSERT INTO fiel_text_index (fiel_text_index) VALUES ('rebuild')",
    ),
)

INDEX_TOGETHER = (
    _ADD_FIELDS.format(record="records", source=f"{SOURCE} CROSS JOIN "),
    _FOLD.format(chosen=CHOSEN),
    _ADD_WHOLE.format(chosen=CHOSEN),
    f"INSERT INTO fiel_text_index (rowid, text) SELECT id, text FROM fiel_texts WHERE {CHOSEN}",
)
"""What the trigger does for a new record, for all listed ones."""


def search(texts: sa.TableClause, lookup: Lookup) -> sa.Select[tuple[UUID, float]]:
    """Return the search for the rows of ``texts`` that match a lookup: ``record_id`` and ``score`` (BM25)."""
    match = sa.literal_column(_INDEX.name).op("MATCH")(_expression(lookup))
    score = -sa.func.bm25(sa.literal_column(_INDEX.name), type_=sa.Float)
    found = sa.select(texts.c.record_id, score.label("score"))
    return found.select_from(_INDEX.join(texts, _INDEX.c.rowid == texts.c.id)).where(match)


def _expression(lookup: Lookup) -> str:
    if isinstance(lookup, Term):
        return _phrase(lookup)
    if isinstance(lookup, Without):
        return f"({_expression(lookup.wanted)} NOT {_expression(lookup.unwanted)})"
    return "(" + _OPERATORS[lookup.operator].join(map(_expression, lookup.lookups)) + ")"


def _phrase(term: Term) -> str:
    """Write a term in the spellings that stored text can have: as typed, composed or decomposed."""
    text = space_out(term.text.translate(_FOLDED)).replace(BOUNDARY, " ").replace('"', " ")
    spellings = (text, unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text))
    phrases = [f'"{spelling}"' + "*" * term.prefix for spelling in dict.fromkeys(spellings)]
    return phrases[0] if len(phrases) == 1 else f"({' OR '.join(phrases)})"
