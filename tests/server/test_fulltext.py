"""Full-text search over HTTP, on both databases and against an oracle in plain Python."""

import contextlib
import itertools
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import httpx
import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.server.postgres import Postgres
from tests.server.running import EmbeddedServer, running_server

Fields = dict[str, Any]

KINDS: dict[str, Fields] = {
    "text": {"type": "text"},
    "other": {"type": "text"},
    "chat": {"type": "chat"},
    "card": {"type": "custom", "template": "<b></b>"},
    "picture": {"type": "image"},
}
_numbers = itertools.count()


@dataclass(frozen=True)
class Shelf:
    """A dataset whose records are known by their positions."""

    client: httpx.Client
    id: str

    def put(self, *texts: Fields, start: int = 0) -> None:
        """Write the records from a position on, new or known."""
        items = [
            {"external_id": str(position), "fields": fields} for position, fields in enumerate(texts, start)
        ]
        answer = self.client.put(f"datasets/{self.id}/records/bulk", json={"items": items})
        assert answer.status_code == 200, answer.text

    def ask(self, query: str, field: str | None = None) -> httpx.Response:
        body = {"query": {"text": {"q": query, "field": field}}}
        return self.client.post(f"datasets/{self.id}/records/search", json=body, params={"limit": 1000})

    def ranked(self, query: str, field: str | None = None) -> list[int]:
        """The positions found, in the order of the answer."""
        answer = self.ask(query, field)
        assert answer.status_code == 200, f"{query[:500]!r}: {answer.text[:2000]}"
        found = [int(item["record"]["external_id"]) for item in answer.json()["items"]]
        assert answer.json()["total"] == len(found) == len(set(found))
        return found

    def find(self, query: str, field: str | None = None) -> list[int]:
        return sorted(self.ranked(query, field))


def new_shelf(server: EmbeddedServer, kinds: dict[str, Fields]) -> Shelf:
    client = server.client()
    name = f"shelf-{next(_numbers)}"
    workspace = _made(client, "workspaces", {"name": name})
    dataset = _made(
        client, "datasets", {"name": name, "workspace_id": workspace, "allow_extra_metadata": True}
    )
    for kind, kind_settings in kinds.items():
        _made(client, f"datasets/{dataset}/fields", {"name": kind, "title": kind, "settings": kind_settings})
    label = {"type": "text"}
    question = {"name": "question", "title": "question", "required": True, "settings": label}
    _made(client, f"datasets/{dataset}/questions", question)
    client.put(f"datasets/{dataset}/publish").raise_for_status()
    return Shelf(client, dataset)


def _made(client: httpx.Client, path: str, body: dict[str, Any]) -> str:
    answer = client.post(path, json=body)
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


@pytest.fixture
def one_field(either_server: EmbeddedServer) -> Shelf:
    return new_shelf(either_server, {"text": {"type": "text"}})


@pytest.fixture
def many_fields(either_server: EmbeddedServer) -> Shelf:
    return new_shelf(either_server, KINDS)


def chat(*messages: str) -> list[dict[str, str]]:
    return [{"role": "user", "content": message} for message in messages]


LIBRARY: list[Fields] = [
    {"text": "La CANCIÓN más bonita, del año 2024", "other": "uno dos"},
    {"text": "cancio\u0301n de mañana; well-known", "chat": chat("tres cuatro", "cinco seis")},
    {"text": "ano ancho", "card": {"title": "siete", "list": ["ocho", {"deep": "nueve diez"}], "number": 11}},
    {"text": "हिन्दी में লেখা বাংলা عَرَبِيّ", "picture": "http://example.test/zorzal.png"},
    {"text": "日本語を勉強する。ภาษาไทย 한국어 北京 大学"},
    {"text": "Ещё ёлка, мой Чайковский. Η Ελλάδα ΟΔΟΣ straße İstanbul"},
    {"text": "hola🤣fiesta 100₽ m² user@example.test -5 3.14 x_y O'Neill"},
    {"other": "only here", "card": {"role": "zorzal"}},
]


@pytest.fixture(scope="module")
def library(either_server: EmbeddedServer) -> Shelf:
    shelf = new_shelf(either_server, KINDS)
    shelf.put(*LIBRARY)
    return shelf


ALL = list(range(len(LIBRARY)))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("canción", [0, 1]),
        ("CANCION", [0, 1]),
        ("cancio\u0301n", [0, 1]),
        ("año", [0, 2]),
        ("cancion 2024", [0]),
        ("cancion dos", [0]),
        ("cancion | ancho", [0, 1, 2]),
        ("cancion -bonita", [1]),
        ("-cancion", ALL[2:]),
        ("-cancion -ancho", ALL[3:]),
        ("cancion | -ancho", [0, 1, *ALL[3:]]),
        ("-(cancion | ancho)", ALL[3:]),
        ("-(cancion bonita)", ALL[1:]),
        ("(cancion | ancho) (bonita | ano)", [0, 2]),
        ("canc*", [0, 1]),
        ("canc", []),
        ("*", ALL),
        ("", []),
        ("%", []),
        ('"mas bonita"', [0]),
        ('"bonita mas"', []),
        ('"mas bon"*', [0]),
        ("well-known", [1]),
        ("known well", [1]),
        ('"uno dos"', [0]),
        ('"2024 uno"', []),
        ('"tres cuatro"', [1]),
        ('"cuatro cinco"', []),
        ("cuatro cinco", [1]),
        ('"siete ocho"', []),
        ("siete nueve", [2]),
        ('"nueve diez"', [2]),
        ("11", []),
        ("user", [6]),
        ("deep", []),
        ("png", []),
        ("zorzal", [7]),
        ("हिन्दी", [3]),
        ("हिन्द", []),
        ("हिन्द*", [3]),
        ("বাংলা", [3]),
        ("عَرَبِيّ", [3]),
        ("日本", [4]),
        ("本語を", [4]),
        ("語日", []),
        ("ไทย", [4]),
        ("한국어", [4]),
        ("한국", []),
        ("北京大学", [4]),
        ("елка еще", [5]),
        ("ЁЛКА", [5]),
        ("мои чаи*", [5]),
        ("ελλαδα οδος", [5]),
        ("STRASSE | straße", [5]),
        ("istanbul", [5]),
        ("hola fiesta 100", [6]),
        ("m²", [6]),
        ("5 3 14", [6]),
        ("example", [6]),
        ("neill", [6]),
        ("\ue000", []),
        ('"uno \ue000"', [0]),
    ],
)
def test_finds(library: Shelf, query: str, found: list[int]) -> None:
    assert library.find(query) == found


@pytest.mark.parametrize(
    ("query", "name", "found"),
    [
        ("cancion", "text", [0, 1]),
        ("cancion", "other", []),
        ("cancion dos", "text", []),
        ("-cancion", "other", ALL),
        ("-uno", "other", ALL[1:]),
        ("here | -uno", "other", ALL[1:]),
        ("tres", "chat", [1]),
        ("ocho", "card", [2]),
        ("zorzal", "picture", []),
        ("*", "other", ALL),
    ],
)
def test_finds_in_one_field(library: Shelf, query: str, name: str, found: list[int]) -> None:
    assert library.find(query, name) == found


def test_only_field_is_also_the_whole(one_field: Shelf) -> None:
    one_field.put({"text": "solo zorzal"}, {"text": "otro"})
    for name in (None, "text"):
        assert one_field.find("zorzal", name) == [0]
        assert one_field.find("-zorzal", name) == [1]


@pytest.mark.parametrize("name", ["it's", 'say "x"', "a.b", "100%", "$.text", "niño 日本", ":x", "x;--", " "])
def test_any_name_of_a_field(either_server: EmbeddedServer, name: str) -> None:
    shelf = new_shelf(either_server, {name: {"type": "text"}, "text": {"type": "text"}})
    shelf.put({name: "zorzal", "text": "benteveo"}, {name: "benteveo", "text": "zorzal"})
    assert shelf.find("zorzal", name) == [0]
    assert shelf.find("zorzal benteveo") == [0, 1]


@pytest.mark.parametrize(
    "query",
    [
        "'; DROP TABLE records; --",
        '" OR 1=1 --',
        "cancion' | 'x",
        "cancion:* & !x <-> (y",
        'text:cancion NEAR(a b) ^a {x} a AND OR NOT "',
        "fiel_text_index MATCH 'x'",
        "%s %(x)s :x $1 ? {} \\",
        "\0 a\0b",
        "\ud800",
        "🎉 ﷺ 🤣",
        "\u0301",
        "()|+-*\"\\'",
    ],
)
def test_text_is_no_code(library: Shelf, query: str) -> None:
    assert library.ask(query.encode("utf-8", "replace").decode()).status_code == 200
    assert library.find("cancion") == [0, 1]


def test_long_queries(one_field: Shelf) -> None:
    words = [f"w{number}" for number in range(1700)]
    one_field.put({"text": " ".join(words)}, {"text": "cancion"}, {"text": "w7 y w8"})
    assert one_field.find(" ".join(words)) == [0]
    assert one_field.find("| ".join(words)) == [0, 2]
    assert one_field.find('"' + " ".join(words) + '"') == [0]
    assert one_field.find('"' + " ".join(reversed(words)) + '"') == []
    assert one_field.find(" ".join(f"{word}*" for word in words)) == [0]
    assert one_field.find(" ".join(f"-{word}" for word in words)) == [1]
    assert one_field.find("|".join(f"-{word}" for word in words)) == [1, 2]
    assert one_field.find(" ".join(f"({word} | cancion)" for word in words[:500])) == [0, 1]
    assert one_field.find("w1 " * 3300) == [0]
    assert one_field.find("日" * 9999) == []
    assert one_field.find("a" * 9999) == []
    assert one_field.find("(" * 4999 + "cancion" + ")" * 4999) == [1]


def test_deep_queries(one_field: Shelf) -> None:
    one_field.put({"text": "cancion"}, {"text": "cancion mundo"}, {"text": "nada"})
    query = "cancion"
    for _ in range(12):  # each round nests two deep
        query = f"(nada | ({query} mundo))"
    assert one_field.find(query) == [1, 2]
    query = "cancion"
    for _ in range(7):  # each round nests three deep and turns everything round
        query = f"(nada | -({query} mundo))"
    assert one_field.find(query) == [0, 2]
    assert one_field.find(f"-({query} mundo)") == [0, 1, 2]
    answer = one_field.ask("a (b | " * 30)
    assert answer.status_code == 422
    assert "expected operators nested at most 25 deep, found more" in answer.json()["detail"]


def test_more_relevant_comes_first(one_field: Shelf) -> None:
    filler = "esto y lo otro con algo de lo demas"
    often = f"zorzal zorzal zorzal {filler}"
    once = f"zorzal {filler} {filler}"
    one_field.put({"text": once}, {"text": often}, *({"text": f"{filler} {word}"} for word in "abcdefgh"))
    assert one_field.ranked("zorzal") == [1, 0]
    assert one_field.ranked("zorzal | -filtro")[:2] == [1, 0]
    assert one_field.ranked("zorzal", "text") == [1, 0]


def test_rarer_word_counts_for_more(server: EmbeddedServer) -> None:
    """On SQLite; PostgreSQL's ranking does not know how rare a word is."""
    shelf = new_shelf(server, {"text": {"type": "text"}})
    shelf.put(*({"text": f"tejado {word}"} for word in "abcdefghij"), {"text": "quebracho x"})
    assert shelf.ranked("tejado | quebracho")[0] == 10


def test_index_follows_the_records(one_field: Shelf, many_fields: Shelf) -> None:
    for shelf in (one_field, many_fields):
        start = {"text": "un zorzal"}
        shelf.put(start, {"text": "nada"}, start=100)
        assert shelf.find("zorzal") == [100]
        items = [{"external_id": "100", "metadata": {"x": 1}}]  # its fields are kept
        shelf.client.put(f"datasets/{shelf.id}/records/bulk", json={"items": items}).raise_for_status()
        assert shelf.find("zorzal") == [100]
        shelf.put({"text": "un benteveo"}, start=100)
        assert shelf.find("benteveo") == [100]
        assert shelf.find("zorzal | nandu", "text") == []
        record = shelf.ask("benteveo").json()["items"][0]["record"]["id"]
        shelf.client.patch(f"records/{record}", json={"fields": {"text": "un ñandú"}}).raise_for_status()
        assert shelf.find("nandu") == [100]
        shelf.client.delete(f"records/{record}").raise_for_status()
        assert shelf.find("nandu | benteveo") == []


def test_any_text_can_be_stored(one_field: Shelf) -> None:
    one_field.put(
        {"text": "antes\0despues de \\u0000 y \\\\"},
        {"text": "x" * 5000 + " largo"},
        {"text": " ".join(f"{number:x}" for number in range(200_000)) + " final"},
        {"text": "frontera \ue000 invisible"},
        {"text": ""},
        start=200,
    )
    assert one_field.find("antes despues") == [200]
    assert one_field.find("u0000") == [200]
    assert one_field.find("largo") == [201]
    assert one_field.find("x" * 5000) == [201]
    assert one_field.find("7fff") == [202]
    assert one_field.find('"frontera invisible"') == [203]


@dataclass(frozen=True)
class Database:
    """A database with a home, on which servers are started one after the other."""

    home: Path
    server_url: str | None
    url: str

    def running(self) -> contextlib.AbstractContextManager[EmbeddedServer]:
        return running_server(self.home, database_url=self.server_url)

    def execute(self, statement: str) -> int:
        """Run a statement and return the number that it answers or the number of rows that it changed."""
        engine = sa.create_engine(self.url, poolclass=sa.NullPool)
        with engine.begin() as connection:
            result = connection.exec_driver_sql(statement)
            return int(result.scalar_one()) if result.returns_rows else result.rowcount


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Database:
    home = tmp_path / "home"
    if request.param == "sqlite":
        return Database(home, None, f"sqlite:///{home / 'argilla.db'}")
    postgres: Postgres = request.getfixturevalue("postgres")
    url = postgres.create_database(locale="C")
    return Database(home, url, url.replace("+asyncpg", "+psycopg2"))


OLD_LAYOUT = (
    "DROP TABLE fiel_installations",
    "DROP TABLE fiel_text_index",
    "DROP TABLE fiel_texts",
    *(f"DROP TRIGGER fiel_texts_{event}" for event in ("insert", "update", "delete")),
    """CREATE TABLE fiel_texts (
id INTEGER PRIMARY KEY, record_id CHAR(32) NOT NULL, field TEXT NOT NULL, text TEXT NOT NULL)""",
    "CREATE VIRTUAL TABLE fiel_text_index USING fts5(text, content='fiel_texts', content_rowid='id')",
    """CREATE TRIGGER fiel_texts_insert AFTER INSERT ON fiel_texts BEGIN
INSERT INTO fiel_text_index (rowid, text) VALUES (new.id, new.text); END""",
    """CREATE TRIGGER fiel_record_insert AFTER INSERT ON records BEGIN
INSERT INTO fiel_texts (record_id, field, text) VALUES (new.id, 'text', 'old'); END""",
)


def test_index_is_mended_at_the_start(database: Database) -> None:
    rename = "UPDATE records SET fields = '{\"text\": \"ahora benteveo\"}' WHERE external_id = '0'"
    with database.running() as server:
        shelf = new_shelf(server, {"text": {"type": "text"}, "other": {"type": "text"}})
        shelf.put({"text": "antes zorzal"}, {"text": "otro", "other": "mas"})
        assert shelf.find("zorzal") == [0]
    before = database.execute("SELECT count(*) FROM fiel_texts")
    assert before == 5

    trigger = "fiel_texts_update" + (" ON records" if database.server_url else "")
    database.execute(f"DROP TRIGGER {trigger}")
    database.execute(rename)
    with database.running() as server:
        shelf = Shelf(server.client(), shelf.id)
        assert shelf.find("benteveo") == [0]
        assert shelf.find("zorzal") == []
    assert database.execute("SELECT count(*) FROM fiel_texts") == before

    if database.server_url is None:
        for statement in OLD_LAYOUT:
            database.execute(statement)
    with database.running() as server:
        shelf = Shelf(server.client(), shelf.id)
        shelf.put({"text": "un tercero: ЁЛКА Ñandú हिन्दी 日本"}, start=2)  # PostgreSQL's locale is C here
        assert shelf.find("benteveo | tercero") == [0, 2]
        assert shelf.find("елка NANDU हिन्दी 本") == [2]
        shelf.client.delete(f"datasets/{shelf.id}").raise_for_status()
    assert database.execute("SELECT count(*) FROM fiel_texts") == 0


def test_half_a_character_is_no_error(database: Database) -> None:
    """Argilla stores what Python reads, which may be half of a surrogate pair."""
    fields = r"""'{"text": "an\ud83dtes \ude00 \ud83d\ude00 \\ud83d zorzal \u0000 fin"}'"""
    with database.running() as server:
        shelf = new_shelf(server, {"text": {"type": "text"}})
        shelf.put({"text": "nada"})
        database.execute(f"UPDATE records SET fields = {fields}")
        assert shelf.find("nada") == []
        database.execute("""UPDATE records SET fields = '{"text": "luego"}'""")
        assert shelf.find("luego") == [0]


# The oracle: what a query means, from nothing but the texts.

WORDS = (
    "canción CANCION cancio\u0301n cancioncilla año ano Ñandú straße co2 42 7 m² El el más "
    "हिन्दी हिन्द हिंदी বাংলা কাজ العربية عَرَبِيّ ёлка елка Ελλάδα ελλαδα "
    "日本 日本語 本 ภาษาไทย ไทย 한국어 well-known O'Neill"
).split()
GAPS = (" ", ", ", "\n", " — ", " 🤣 ", "... ", "\u200d ", "/")

Document = dict[str, list[str]]
"""The strings of each field."""


@dataclass(frozen=True)
class Words:
    text: str
    quoted: bool = False
    prefix: bool = False

    def __str__(self) -> str:
        return (f'"{self.text}"' if self.quoted else self.text) + "*" * self.prefix

    def fits(self, strings: Sequence[Sequence[str]]) -> bool:
        wanted = words_of(self.text)
        return any(
            self._same(wanted, words[at : at + len(wanted)])
            for words in strings
            for at in range(len(words) - len(wanted) + 1)
        )

    def _same(self, wanted: Sequence[str], words: Sequence[str]) -> bool:
        last = words[-1].startswith(wanted[-1]) if self.prefix else words[-1] == wanted[-1]
        return wanted[:-1] == words[:-1] and last


@dataclass(frozen=True)
class Without:
    query: "Query"

    def __str__(self) -> str:
        return f"-{self.query}"

    def fits(self, strings: Sequence[Sequence[str]]) -> bool:
        return not self.query.fits(strings)


@dataclass(frozen=True)
class Several:
    operator: Literal["", "|"]
    queries: tuple["Query", ...]

    def __str__(self) -> str:
        return "(" + f" {self.operator} ".join(map(str, self.queries)) + ")"

    def fits(self, strings: Sequence[Sequence[str]]) -> bool:
        quantifier = any if self.operator == "|" else all
        return quantifier(query.fits(strings) for query in self.queries)


Query = Words | Without | Several


def words_of(text: str) -> list[str]:
    letters = [letter for letter in unicodedata.normalize("NFD", text) if not "\u0300" <= letter <= "\u036f"]
    folded = unicodedata.normalize("NFC", "".join(letters)).lower().replace("ς", "σ")
    return "".join(_spaced(character) for character in folded).split()


def _spaced(character: str) -> str:
    if unicodedata.category(character) not in {"Mn", "Mc"} and not character.isalnum():
        return " "
    unspaced = unicodedata.name(character).startswith(("CJK", "HIRAGANA", "KATAKANA", "THAI"))
    return f" {character} " if unspaced else character


passages = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(GAPS)), max_size=8).map(
    lambda pairs: "".join(itertools.chain.from_iterable(pairs))
)
strings = st.lists(passages.filter(len), min_size=1, max_size=3)
documents = st.fixed_dictionaries(
    {"text": passages.map(lambda text: [text])},
    optional={"other": passages.map(lambda text: [text]), "chat": strings, "card": strings},
)
terms: st.SearchStrategy[Query] = st.one_of(
    st.builds(Words, st.sampled_from(WORDS), prefix=st.booleans()),
    st.builds(
        Words, st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join), quoted=st.just(True)
    ),
    st.sampled_from(["can", "h", "cancion", "ha", "হ", "日", "4"]).map(lambda text: Words(text, prefix=True)),
)
queries: st.SearchStrategy[Query] = st.recursive(
    terms,
    lambda inner: st.one_of(
        inner.filter(lambda query: not isinstance(query, Without)).map(Without),
        st.builds(Several, st.sampled_from(["", "|"]), st.lists(inner, min_size=2, max_size=3).map(tuple)),
    ),
    max_leaves=6,
)


def as_fields(document: Document) -> Fields:
    fields: Fields = {name: document[name][0] for name in ("text", "other") if name in document}
    if "chat" in document:
        fields["chat"] = chat(*document["chat"])
    if "card" in document:
        fields["card"] = {"items": [{"value": text} for text in document["card"]], "count": 3}
    return fields


@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(
    shelf=st.lists(documents, min_size=4, max_size=4),
    asked=st.lists(st.tuples(queries, st.sampled_from([None, None, "text", "card"])), min_size=6, max_size=6),
)
def test_both_databases_agree_with_the_oracle(
    shelf: list[Document], asked: list[tuple[Query, str | None]], oracle_shelves: list[Shelf]
) -> None:
    for each in oracle_shelves:
        each.put(*map(as_fields, shelf))
    for query, name in asked:
        read = [
            [words_of(text) for key, texts in document.items() if name in (None, key) for text in texts]
            for document in shelf
        ]
        expected = [position for position, document in enumerate(read) if query.fits(document)]
        for each in oracle_shelves:
            assert each.find(str(query), name) == expected, f"{query} in {name or 'all fields'}: {shelf}"


@pytest.fixture(scope="module")
def oracle_shelves(server: EmbeddedServer, postgres_server: EmbeddedServer) -> list[Shelf]:
    kinds = {name: KINDS[name] for name in ("text", "other", "chat", "card")}
    return [new_shelf(server, kinds), new_shelf(postgres_server, kinds)]
