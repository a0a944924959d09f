"""The text index in PostgreSQL: a ``tsvector`` column maintained by triggers on ``records``.

PostgreSQL's own text parser depends on the database's locale and makes words of e-mail addresses and signed
numbers. So our own function extracts the words, and folds the terms of queries too.
"""

from collections.abc import Mapping, Sequence
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
from sqlalchemy.ext.asyncio import AsyncSession

from fiel.server.search.installation import Installation
from fiel.server.search.textfolding import BOUNDARY, DIACRITICS, UNSPACED, word_characters
from fiel.server.search.textquery import Lookup, Term, Without, terms_of

_OPERATORS = {"and": " & ", "or": " | "}
_NO_WORD = f"'{BOUNDARY}{BOUNDARY}'"
_RANK_BY_LENGTH = 1  # words weigh less in long texts, as in BM25
_LONGEST_WORD = 500  # characters: a word of a tsvector has at most 2,046 bytes
_LONGEST_TEXT = 200_000  # characters: a tsvector has at most 1 MB

_WORD_CHARACTERS = "".join(f"\\U{ord(first):08X}-\\U{ord(last):08X}" for first, last in word_characters())

_TABLES = (
    """CREATE TABLE fiel_texts (
  record_id uuid NOT NULL, dataset_id uuid NOT NULL, field varchar, whole boolean NOT NULL,
  words tsvector NOT NULL)""",
    "CREATE INDEX fiel_texts_record ON fiel_texts (record_id)",
    "CREATE INDEX fiel_texts_words ON fiel_texts USING gin (words)",
)

# With ICU, lower case follows Unicode whatever the database's locale.
_LOWER = """DO $do$ BEGIN
  IF EXISTS (SELECT * FROM pg_collation WHERE collname = 'und-x-icu') THEN
    CREATE FUNCTION fiel_lower(text) RETURNS text IMMUTABLE PARALLEL SAFE LANGUAGE sql
      AS 'SELECT lower($1 COLLATE "und-x-icu")';
  ELSE
    CREATE FUNCTION fiel_lower(text) RETURNS text IMMUTABLE PARALLEL SAFE LANGUAGE sql AS 'SELECT lower($1)';
  END IF;
END $do$"""

# Most texts in Latin letters are ASCII by now, and then completely folded.
_FOLD = f"""CREATE FUNCTION fiel_fold(raw text) RETURNS text IMMUTABLE PARALLEL SAFE LANGUAGE plpgsql
AS $fiel$
DECLARE
  folded text := normalize(replace(raw, '{BOUNDARY}', ' '), NFD);
BEGIN
  folded := fiel_lower(regexp_replace(folded COLLATE "C", '[{DIACRITICS}]+', '', 'g'));
  folded := regexp_replace(folded COLLATE "C", '[^{_WORD_CHARACTERS}]+', ' ', 'g');
  IF octet_length(folded) > char_length(folded) THEN
    folded := normalize(replace(folded, 'ς', 'σ'), NFC);
    folded := regexp_replace(folded COLLATE "C", '([{UNSPACED}])', ' \\1 ', 'g');
    folded := regexp_replace(folded COLLATE "C", ' +', ' ', 'g');
  END IF;
  RETURN folded;
END $fiel$"""

_VECTOR = f"""CREATE FUNCTION fiel_vector(folded text) RETURNS tsvector IMMUTABLE PARALLEL SAFE
LANGUAGE plpgsql AS $fiel$ BEGIN RETURN (
  SELECT coalesce(string_agg(left(word, {_LONGEST_WORD}) || ':' || place, ' '), '')::tsvector
  FROM unnest(string_to_array(left(folded, {_LONGEST_TEXT}), ' ')) WITH ORDINALITY AS cut (word, place)
  WHERE word <> '');
END $fiel$"""

# A column of type json can have NULs and lone surrogates, but parsing them is an error. Escaped backslashes
# are replaced meanwhile, because what follows them is not an escape.
_READABLE = r"""CREATE FUNCTION fiel_readable(fields json) RETURNS jsonb IMMUTABLE PARALLEL SAFE
LANGUAGE plpgsql AS $fiel$
DECLARE
  readable text := fields;
BEGIN
  IF readable ~* '\\u(0000|d[89a-f])' THEN
    readable := replace(readable, '\\', chr(1));
    readable := replace(readable, '\u0000', ' ');
    readable := regexp_replace(readable, '\\ud[89ab][0-9a-f]{2}(?!\\ud[c-f])', ' ', 'gi');
    readable := regexp_replace(readable, '(?<!\\ud[89ab][0-9a-f]{2})\\ud[c-f][0-9a-f]{2}', ' ', 'gi');
    readable := replace(readable, chr(1), '\\');
  END IF;
  RETURN readable;
END $fiel$"""

# The strings of each field: plain text, the messages of a chat, all string values of a custom object. The
# text of a dataset's only field also stands for the whole record.
_TEXTS_OF = f"""CREATE FUNCTION fiel_texts_of(dataset uuid, record_fields json)
RETURNS TABLE (field varchar, whole boolean, words tsvector) STABLE LANGUAGE plpgsql
AS $fiel$ BEGIN RETURN QUERY
WITH searchable AS (
  SELECT fields.name, count(*) OVER () = 1 AS alone FROM fields
  WHERE dataset_id = dataset AND settings ->> 'type' <> 'image'),
part AS (
  SELECT name, alone, (
    SELECT coalesce(string_agg(fiel_fold(leaf #>> '{{}}'), ' {BOUNDARY} '), '')
    FROM jsonb_path_query(entry.value, (CASE jsonb_typeof(entry.value)
      WHEN 'array' THEN '$[*].content' ELSE 'strict $.**' END)::jsonpath) AS leaf
    WHERE jsonb_typeof(leaf) = 'string') AS folded
  FROM jsonb_each(fiel_readable(record_fields)) AS entry JOIN searchable ON searchable.name = entry.key
  WHERE jsonb_typeof(entry.value) IN ('string', 'array', 'object'))
SELECT name, alone, fiel_vector(folded) FROM part UNION ALL
SELECT NULL, true, fiel_vector(string_agg(folded, ' {BOUNDARY} ')) FROM part
WHERE NOT alone HAVING count(*) > 0;
END $fiel$"""

_FOLLOW = """CREATE FUNCTION fiel_texts_follow() RETURNS trigger LANGUAGE plpgsql AS $fiel$ BEGIN
  IF TG_OP <> 'INSERT' THEN
    DELETE FROM fiel_texts WHERE record_id = OLD.id;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO fiel_texts
    SELECT NEW.id, NEW.dataset_id, texts.* FROM fiel_texts_of(NEW.dataset_id, NEW.fields) AS texts;
  END IF;
  RETURN NULL;
END $fiel$"""

_TRIGGERS = (
    """CREATE TRIGGER fiel_texts_change AFTER INSERT OR DELETE ON records
FOR EACH ROW EXECUTE FUNCTION fiel_texts_follow()""",
    """CREATE TRIGGER fiel_texts_update AFTER UPDATE OF fields ON records
FOR EACH ROW WHEN (OLD.fields::text IS DISTINCT FROM NEW.fields::text)
EXECUTE FUNCTION fiel_texts_follow()""",
)

TEXTS = Installation(
    name="texts",
    drop=(
        "DROP TABLE IF EXISTS fiel_texts",
        "DROP FUNCTION IF EXISTS fiel_texts_follow CASCADE",
        "DROP FUNCTION IF EXISTS fiel_texts_of, fiel_readable, fiel_vector, fiel_fold, fiel_lower",
    ),
    create=(*_TABLES, _LOWER, _FOLD, _VECTOR, _READABLE, _TEXTS_OF, _FOLLOW, *_TRIGGERS),
    fill=(
        """INSERT INTO fiel_texts SELECT records.id, records.dataset_id, texts.*
FROM records CROSS JOIN LATERAL fiel_texts_of(records.dataset_id, records.fields) AS texts""",
    ),
)


async def fold_terms(session: AsyncSession, lookups: Sequence[Lookup]) -> dict[Term, list[str]]:
    """Return the words of each term, extracted and folded by the same function as the stored texts."""
    terms = list(dict.fromkeys(term for lookup in lookups for term in terms_of(lookup)))
    texts = sa.literal([term.text for term in terms], postgresql.ARRAY(sa.Text))
    given = sa.func.unnest(texts).table_valued("text", with_ordinality="place").render_derived()
    folded = await session.scalars(sa.select(sa.func.fiel_fold(given.c.text)).order_by(given.c.place))
    cut = [[word[:_LONGEST_WORD] for word in text.split()] for text in folded]
    return dict(zip(terms, cut, strict=True))


def search(
    texts: sa.TableClause, lookup: Lookup, words: Mapping[Term, Sequence[str]]
) -> sa.Select[tuple[UUID, float]]:
    """Return ``record_id`` and ``score`` of the rows that match; ``words`` are from `fold_terms`."""
    query = sa.cast(sa.literal(_expression(lookup, words), sa.Text), postgresql.TSQUERY)
    score = sa.func.ts_rank(texts.c.words, query, _RANK_BY_LENGTH, type_=sa.Float)
    return sa.select(texts.c.record_id, score.label("score")).where(texts.c.words.op("@@")(query))


def _expression(lookup: Lookup, words: Mapping[Term, Sequence[str]]) -> str:
    if isinstance(lookup, Term):
        return _phrase(words[lookup], prefix=lookup.prefix)
    if isinstance(lookup, Without):
        return f"({_expression(lookup.wanted, words)} & !{_expression(lookup.unwanted, words)})"
    return "(" + _OPERATORS[lookup.operator].join(_expression(inner, words) for inner in lookup.lookups) + ")"


def _phrase(words: Sequence[str], *, prefix: bool) -> str:
    if not words:
        return _NO_WORD
    return "(" + " <-> ".join(f"'{word}'" for word in words) + ":*" * prefix + ")"
