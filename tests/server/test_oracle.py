"""Random searches, over HTTP, against what they mean in plain Python."""

import contextlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.server.datasets import (
    AGENTS,
    COUNTS,
    DIMENSIONS,
    FIELDS,
    LABELS,
    METADATA,
    QUESTIONS,
    SCORES,
    STARS,
    STRANGERS,
    TOPICS,
    VECTOR,
    WEIGHTS,
    WORDS,
    Dataset,
    Person,
    create_dataset,
    created,
)
from tests.server.oracle import (
    Both,
    Choice,
    Json,
    Negation,
    Phrase,
    Row,
    Text,
    has_text,
    is_sorted,
    passes,
    similarity,
    sort_rows,
)
from tests.server.postgres import running_postgres
from tests.server.running import EmbeddedServer, running_server

DATASETS = 3

bounded = settings(
    derandomize=True,
    deadline=None,  # how long a search takes is not what is tested here
    database=None,
    report_multiple_bugs=False,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@contextlib.contextmanager
def database(kind: str) -> Iterator[str | None]:
    """The URL of an empty database, or nothing for the SQLite that a server makes itself."""
    if kind == "sqlite":
        yield None
    else:
        with running_postgres() as postgres:
            yield postgres.create_database()


# What can be asked


@dataclass(frozen=True)
class Search:
    """A search, by one person or the owner, with the text as it means and as it is written."""

    person: Person | None
    text: Text | None
    text_field: str | None
    filters: list[Json]
    orders: list[Json]

    @property
    def user(self) -> str | None:
        return None if self.person is None else self.person.id

    @property
    def query(self) -> Json:
        return {} if self.text is None else {"text": {"q": str(self.text), "field": self.text_field}}

    @property
    def body(self) -> Json:
        filters = {"filters": {"and": self.filters}} if self.filters else {}
        return {"query": self.query, **filters, **({"sort": self.orders} if self.orders else {})}

    def finds(self, row: Row) -> bool:
        return (self.text is None or has_text(row, self.text, self.text_field)) and all(
            passes(row, condition, self.user) for condition in self.filters
        )


words = st.sampled_from(WORDS) | st.sampled_from(STRANGERS)
phrases = st.lists(st.sampled_from(WORDS), min_size=2, max_size=3).map(" ".join)
prefixes = st.sampled_from([word[:size] for word in WORDS for size in (2, 3, 4) if "\u0301" not in word])
texts: st.SearchStrategy[Text] = st.recursive(
    st.builds(Phrase, words | phrases) | st.builds(Phrase, prefixes, st.just(True)),
    lambda part: (
        st.builds(Negation, part)
        | st.lists(part, min_size=2, max_size=3)
        .map(tuple)
        .flatmap(lambda parts: st.sampled_from([Choice(parts), Both(parts)]))
    ),
    max_leaves=5,
)


def scope(entity: str, **where: str) -> Json:
    return {"entity": entity, **where}


def terms(values: Any, **where: str) -> st.SearchStrategy[Json]:
    pool = st.sampled_from([*map(str, values)])
    chosen = st.lists(pool, min_size=1, max_size=3)
    return chosen.map(lambda values: {"type": "terms", "scope": where, "values": values})


def ranges(values: Any, **where: str) -> st.SearchStrategy[Json]:
    bounds = st.tuples(*[st.none() | st.sampled_from([*values])] * 2).filter(any_bound).map(ordered)
    return bounds.map(lambda pair: {"type": "range", "scope": where, "ge": pair[0], "le": pair[1]})


def any_bound(pair: tuple[Any, Any]) -> bool:
    return pair != (None, None)


def ordered(pair: tuple[Any, Any]) -> tuple[Any, Any]:
    return pair if None in pair else (min(pair), max(pair))


def written(moment: datetime) -> list[str]:
    """A moment as people write it: with and without its fraction, elsewhere, without a zone."""
    elsewhere = moment.astimezone(timezone(timedelta(hours=-5)))
    plain = moment.replace(tzinfo=None)
    return [
        moment.isoformat(),
        elsewhere.isoformat(),
        plain.isoformat(),
        plain.isoformat()[:19],
        str(plain.date()),
    ]


def moments(dataset: Dataset, name: str) -> list[str]:
    """Around the moments of the records; all of one way of writing, so that text sorts as time."""
    known = sorted({row.properties[name][0] for row in dataset.rows})
    first, last = known[0], known[-1]
    assert isinstance(first, datetime) and isinstance(last, datetime)
    middle = known[len(known) // 2]
    assert isinstance(middle, datetime)
    near = [first - timedelta(days=1), first, middle, last, last + timedelta(seconds=1)]
    return [moment.replace(tzinfo=None).isoformat(timespec="microseconds") for moment in near]


def record_filters(dataset: Dataset) -> st.SearchStrategy[Json]:
    external = [row.label for row in dataset.rows]
    exact = [
        terms(["completed", "pending", "draft"], entity="record", property="status"),
        terms([row.id for row in dataset.rows], entity="record", property="id"),
        terms([*external, "fila"], entity="record", property="external_id"),
    ]
    times = [
        kind(moments(dataset, name), entity="record", property=name)
        for name in ("inserted_at", "updated_at")
        for kind in (ranges, terms)
    ]
    return st.one_of(*exact, *times)


def metadata_filters() -> st.SearchStrategy[Json]:
    return st.one_of(
        terms([*TOPICS, "arte ", "ARTE", "%"], entity="metadata", metadata_property="topic"),
        terms([*COUNTS, 3], entity="metadata", metadata_property="count"),
        ranges([*COUNTS, 1.5], entity="metadata", metadata_property="count"),
        terms([*WEIGHTS, 3], entity="metadata", metadata_property="weight"),
        ranges([*WEIGHTS, 3], entity="metadata", metadata_property="weight"),
    )


def value_filters(entity: str) -> st.SearchStrategy[Json]:
    """By the values of suggestions or responses; comments, rankings and spans are never found."""
    return st.one_of(
        terms([*LABELS, "buen", "BUENA"], entity=entity, question="label"),
        terms(LABELS, entity=entity, question="labels"),
        terms([*STARS, 9], entity=entity, question="stars"),
        ranges([*STARS, 2.5], entity=entity, question="stars"),
        terms(WORDS, entity=entity, question="comment"),
        terms(LABELS, entity=entity, question="ranking"),
        terms(LABELS, entity=entity, question="spans"),
    )


def suggestion_filters() -> st.SearchStrategy[Json]:
    def of(question: str) -> st.SearchStrategy[Json]:
        return st.one_of(
            terms(SCORES, entity="suggestion", question=question, property="score"),
            ranges([*SCORES, 0.3], entity="suggestion", question=question, property="score"),
            terms([*AGENTS, "modelo"], entity="suggestion", question=question, property="agent"),
            terms(["human", "model"], entity="suggestion", question=question, property="type"),
        )

    return value_filters("suggestion") | st.sampled_from([*QUESTIONS]).flatmap(of)


def response_filters() -> st.SearchStrategy[Json]:
    statuses = ("pending", "draft", "submitted", "discarded")
    return terms(statuses, entity="response", property="status") | value_filters("response")


def orders() -> st.SearchStrategy[Json]:
    scopes = [
        *(
            scope("record", property=name)
            for name in ("id", "external_id", "inserted_at", "updated_at", "status")
        ),
        *(scope("metadata", metadata_property=name) for name in METADATA),
        *(scope("suggestion", question=name) for name in QUESTIONS),
        *(
            scope("suggestion", question=question, property=name)
            for question in QUESTIONS
            for name in ("score", "agent", "type")
        ),
        *(scope("response", question=name) for name in ("stars", "comment", "ranking", "spans")),
    ]
    return st.builds(
        lambda scope, order: {"scope": scope, "order": order},
        st.sampled_from(scopes),
        st.sampled_from(["asc", "desc"]),
    )


def searches(dataset: Dataset) -> st.SearchStrategy[Search]:
    filters = st.one_of(response_filters(), metadata_filters(), suggestion_filters(), record_filters(dataset))
    return st.builds(
        Search,
        person=st.none() | st.sampled_from(dataset.people),
        text=st.none() | texts,
        text_field=st.none() | st.sampled_from([*FIELDS]),
        filters=st.lists(filters, max_size=3),
        orders=st.lists(orders(), max_size=3),
    )


seeds = st.integers(0, DATASETS - 1)


class Library:
    """Random datasets and what can be asked of each; to make a strategy anew for each example is slow.

    No dataclass: Hypothesis would write out all of it beside the search that failed.
    """

    def __init__(self, server: EmbeddedServer, datasets: list[Dataset]) -> None:
        self.server = server
        self.datasets = datasets
        self.searches = [*map(searches, datasets)]
        self.similars = [*map(similar, datasets)]


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def library(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    home: Path = tmp_path_factory.mktemp("oracle") / "home"
    with database(request.param) as url, running_server(home, database_url=url) as server:
        yield Library(server, [create_dataset(server, seed) for seed in range(DATASETS)])


# What must come back


def labels(rows: list[Row]) -> list[str]:
    return [row.label for row in rows]


def found_rows(dataset: Dataset, found: Json) -> list[Row]:
    rows = {row.id: row for row in dataset.rows}
    return [rows[item["record"]["id"]] for item in found["items"]]


def check_search(dataset: Dataset, search: Search) -> list[Row]:
    expected = [row for row in dataset.rows if search.finds(row)]
    found = dataset.search(search.body, search.person)
    rows = found_rows(dataset, found)
    asked = f"{search.body} as {search.person and search.person.name}"
    assert sorted(labels(rows)) == sorted(labels(expected)), asked
    assert found["total"] == len(expected), asked
    right = sort_rows(rows, search.orders, search.user)
    assert is_sorted(rows, search.orders, search.user), (
        f"{asked}\nexpected, but for ties: {labels(right)}\nfound: {labels(rows)}"
    )
    return rows


@settings(bounded, max_examples=200)
@given(data=st.data(), seed=seeds)
def test_finds_and_sorts_what_is_meant(library: Library, data: st.DataObject, seed: int) -> None:
    dataset = library.datasets[seed]
    check_search(dataset, data.draw(library.searches[seed]))


@settings(bounded, max_examples=20)
@given(data=st.data(), seed=seeds, size=st.integers(1, 9))
def test_pages_make_the_whole(library: Library, data: st.DataObject, seed: int, size: int) -> None:
    dataset = library.datasets[seed]
    search = data.draw(library.searches[seed])
    whole = check_search(dataset, search)
    pages = [
        dataset.search(search.body, search.person, offset=at, limit=size)
        for at in range(0, len(whole) + size, size)
    ]
    asked = f"{search.body} as {search.person and search.person.name}, {size} a page"
    assert {page["total"] for page in pages} == {len(whole)}, asked
    assert [row.label for page in pages for row in found_rows(dataset, page)] == labels(whole), asked


@dataclass(frozen=True)
class Similar:
    """A search by similarity, to a record's vector or to one given."""

    search: Search
    row: Row | None
    vector: list[float]
    least: bool

    @property
    def body(self) -> Json:
        near = {"value": self.vector} if self.row is None else {"record_id": self.row.id}
        order = "least_similar" if self.least else "most_similar"
        return self.search.body | {
            "query": {**self.search.query, "vector": {"name": VECTOR, "order": order, **near}}
        }

    def score(self, row: Row) -> float:
        """Elasticsearch looks for the opposite vector when asked for the least similar ones."""
        likeness = similarity(self.vector, row.vectors[VECTOR])
        return 1 - likeness if self.least else likeness

    def finds(self, row: Row) -> bool:
        return VECTOR in row.vectors and row is not self.row and self.search.finds(row)


def similar(dataset: Dataset) -> st.SearchStrategy[Similar]:
    search = searches(dataset)
    value = st.lists(st.sampled_from([-2.0, 0.5, 1.0, 3.0]), min_size=DIMENSIONS, max_size=DIMENSIONS)
    rows = st.sampled_from([row for row in dataset.rows if VECTOR in row.vectors])
    by_value = st.builds(Similar, search, st.none(), value, st.booleans())
    return by_value | st.builds(
        lambda search, row, least: Similar(search, row, list(row.vectors[VECTOR]), least),
        search,
        rows,
        st.booleans(),
    )


@settings(bounded, max_examples=40)
@given(
    data=st.data(),
    seed=seeds,
    offset=st.sampled_from([0, 0, 3]),
    limit=st.integers(1, 30),
)
def test_finds_what_is_similar(
    library: Library, data: st.DataObject, seed: int, offset: int, limit: int
) -> None:
    dataset = library.datasets[seed]
    asked = data.draw(library.similars[seed])
    expected = sorted(filter(asked.finds, dataset.rows), key=asked.score, reverse=True)
    found = dataset.search(asked.body, asked.search.person, offset=offset, limit=limit)
    rows = found_rows(dataset, found)
    message = (
        f"{asked.body}, offset {offset}, limit {limit}\n"
        f"expected, but for ties: {labels(expected)}\nfound: {labels(rows)}"
    )
    page = expected[offset : offset + limit]
    assert len({row.id for row in rows}) == len(rows) == len(page), message
    assert all(map(asked.finds, rows)), message
    scores = [item["query_score"] for item in found["items"]]
    assert scores == pytest.approx([asked.score(row) for row in rows], abs=1e-5), message
    assert scores == pytest.approx([asked.score(row) for row in page], abs=1e-5), message
    # What the nearest neighbours were asked for is all that Elasticsearch counts.
    assert found["total"] == min(len(expected), offset + limit), message


# What is asked in one way only


@pytest.fixture
def dataset(library: Library) -> Dataset:
    return library.datasets[0]


def check_filters(dataset: Dataset, *filters: Json) -> list[Row]:
    return check_search(dataset, Search(None, None, None, [*filters], []))


def between(where: Json, ge: str | float | None = None, le: str | float | None = None) -> Json:
    return {"type": "range", "scope": where, "ge": ge, "le": le}


def moment_of(row: Row, name: str) -> datetime:
    moment = row.properties[name][0]
    assert isinstance(moment, datetime)
    return moment


@pytest.mark.parametrize("name", ["inserted_at", "updated_at"])
def test_bounds_of_times_may_be_written_in_any_way(dataset: Dataset, name: str) -> None:
    where, row = scope("record", property=name), dataset.rows[3]
    for text in written(moment_of(row, name)):
        assert row in check_filters(dataset, between(where, ge=text, le=text))
        check_filters(dataset, between(where, ge=text))
        check_filters(dataset, between(where, le=text))


@pytest.mark.parametrize("name", ["inserted_at", "updated_at"])
def test_times_may_be_written_in_any_way(dataset: Dataset, name: str) -> None:
    where, row = scope("record", property=name), dataset.rows[3]
    for text in written(moment_of(row, name)):
        assert row in check_filters(dataset, {"type": "terms", "scope": where, "values": [text]})


@pytest.mark.parametrize(
    ("where", "low", "high"),
    [
        (scope("metadata", metadata_property="topic"), "Z", "zoo"),
        (scope("suggestion", question="label"), "M", "c"),
        (scope("suggestion", question="label", property="agent"), "Z", "modelo-B"),
        (scope("response", question="labels"), "zona", "área"),
        (scope("record", property="external_id"), "fila", "zz"),
        (scope("record", property="status"), "d", "q"),
    ],
)
def test_ranges_of_words_go_by_code_point(dataset: Dataset, where: Json, low: str, high: str) -> None:
    found = check_filters(dataset, between(where, low, high))
    assert 0 < len(found) < len(dataset.rows)
    check_filters(dataset, between(where, ge=low))
    check_filters(dataset, between(where, le=high))


@pytest.mark.parametrize("name", ["count", "weight"])
def test_numbers_may_be_written_in_any_way(dataset: Dataset, name: str) -> None:
    where = scope("metadata", metadata_property=name)
    found = check_filters(dataset, {"type": "terms", "scope": where, "values": ["10.0"]})
    assert found and found == check_filters(dataset, {"type": "terms", "scope": where, "values": ["10"]})
    assert check_filters(dataset, between(where, "1.5", "10"))
    assert not check_filters(dataset, {"type": "terms", "scope": where, "values": ["10.5"]})


PEND = {"type": "terms", "scope": scope("response", property="status"), "values": ["pending"]}
TOPIC = scope("metadata", metadata_property="topic")


@pytest.mark.parametrize(
    "body",
    [
        {"filters": {"and": []}},
        {"filters": {"and": [PEND] * 51}},
        {"filters": {"and": [{"type": "terms", "scope": TOPIC, "values": []}]}},
        {"filters": {"and": [{"type": "terms", "scope": TOPIC, "values": ["arte"] * 251}]}},
        {"filters": {"and": [between(TOPIC)]}},
        {"filters": {"and": [between(TOPIC, "b", "a")]}},
        {"filters": {"and": [between(scope("metadata", metadata_property="count"), 2, 1)]}},
        {"filters": {"and": [between(scope("metadata", metadata_property="extra"), 1)]}},
        {"filters": {"and": [between(scope("suggestion", question="nothing"), 1)]}},
        {"filters": {"and": [between(scope("response", question="nothing"), 1)]}},
        {"filters": {"and": [between(scope("record", property="fields"), 1)]}},
        {"filters": {"and": [{"type": "terms", "scope": scope("response"), "values": ["good"]}]}},
        {"filters": {"and": [between(scope("response", property="status"), "a")]}},
        {"filters": {"and": [between(scope("record", property="inserted_at"), "soon")]}},
        {"filters": {"and": [between(scope("metadata", metadata_property="count"), "many")]}},
        {"sort": []},
        {"sort": [{"scope": TOPIC, "order": "asc"}] * 11},
        {"sort": [{"scope": TOPIC, "order": "upwards"}]},
        {"sort": [{"scope": scope("metadata", metadata_property="extra"), "order": "asc"}]},
        {"sort": [{"scope": scope("response"), "order": "asc"}]},
        {"query": {"text": {"q": "camión", "field": "nothing"}}},
        {"query": {"vector": {"name": "nothing", "value": [1, 2, 3]}}},
        {"query": {"vector": {"name": VECTOR}}},
        {"query": {"vector": {"name": VECTOR, "value": [1, 2]}}},
        {"query": {"vector": {"name": VECTOR, "record_id": "00000000-0000-0000-0000-000000000000"}}},
    ],
    ids=range(25),
)
def test_refuses_what_has_no_meaning(dataset: Dataset, body: Json) -> None:
    for person in [None, dataset.people[0]]:
        answer = dataset.post_search(body, person)
        assert answer.status_code == 422, f"{body}: {answer.status_code} {answer.text}"


def test_refuses_what_is_like_a_record_without_a_vector(dataset: Dataset) -> None:
    bare = next(row for row in dataset.rows if not row.vectors)
    answer = dataset.post_search({"query": {"vector": {"name": VECTOR, "record_id": bare.id}}})
    assert answer.status_code == 422
    assert "does not have a vector" in answer.text


@pytest.mark.parametrize(("offset", "limit"), [(-1, 10), (0, 0), (0, 1001)])
def test_refuses_pages_out_of_bounds(dataset: Dataset, offset: int, limit: int) -> None:
    assert dataset.post_search({}, offset=offset, limit=limit).status_code == 422


# What is counted


def test_metadata_metrics_count_values(library: Library) -> None:
    for dataset in library.datasets:
        listed = dataset.owner.get(f"me/datasets/{dataset.id}/metadata-properties").json()["items"]
        for item in listed:
            metrics = dataset.owner.get(f"metadata-properties/{item['id']}/metrics").json()
            values: list[Any] = [
                value for row in dataset.rows for value in row.metadata.get(item["name"], [])
            ]
            if item["settings"]["type"] == "terms":
                assert metrics["total"] == len(values)
                counts = [(-made["count"], made["term"]) for made in metrics["values"]]
                assert counts == sorted((-count, term) for term, count in Counter(values).items())
            else:
                assert (metrics["min"], metrics["max"]) == (min(values), max(values))


def test_progress_counts_records_and_answers(library: Library) -> None:
    for dataset in library.datasets:
        progress = dataset.owner.get(f"datasets/{dataset.id}/progress").json()
        statuses = Counter(row.properties["status"][0] for row in dataset.rows)
        assert progress["total"] == len(dataset.rows)
        assert (progress["completed"], progress["pending"]) == (statuses["completed"], statuses["pending"])
        shown = dataset.owner.get(f"datasets/{dataset.id}/users/progress").json()["users"]
        people = {user["username"]: user for user in shown}
        for person in dataset.people:
            given = Counter(
                (row.properties["status"][0], answer.status)
                for row in dataset.rows
                for answer in row.answers_of(person.id)
            )
            kinds = ("submitted", "discarded", "draft")
            for status in ("completed", "pending"):
                assert people[person.name][status] == {kind: given[status, kind] for kind in kinds}
            mine = person.client.get(f"me/datasets/{dataset.id}/metrics").json()["responses"]
            counts = {kind: given["completed", kind] + given["pending", kind] for kind in kinds}
            pending = len(dataset.rows) - sum(counts.values())
            assert mine == {"total": len(dataset.rows), **counts, "pending": pending}


def test_a_dataset_without_values_has_metrics(library: Library) -> None:
    owner = library.server.client()
    workspace = created(owner, "workspaces", {"name": "empty"})["id"]
    dataset = created(owner, "datasets", {"name": "empty", "workspace_id": workspace})["id"]
    body = {"name": "text", "title": "text", "required": True, "settings": {"type": "text"}}
    created(owner, f"datasets/{dataset}/fields", body)
    created(owner, f"datasets/{dataset}/questions", body)
    for kind, metrics in {
        "terms": {"type": "terms", "total": 0, "values": []},
        "integer": {"type": "integer", "min": None, "max": None},
        "float": {"type": "float", "min": None, "max": None},
    }.items():
        body = {"name": kind, "title": kind, "settings": {"type": kind}, "visible_for_annotators": True}
        made = created(owner, f"datasets/{dataset}/metadata-properties", body)["id"]
        owner.put(f"datasets/{dataset}/publish")
        assert owner.get(f"metadata-properties/{made}/metrics").json() == metrics
    progress = owner.get(f"datasets/{dataset}/progress").json()
    assert progress == {"total": 0, "completed": 0, "pending": 0, "users": []}


# Orders of one's own


def test_each_person_has_an_order_that_records_added_later_do_not_change(library: Library) -> None:
    dataset = create_dataset(library.server, DATASETS)
    orders = {person.id: labels_of(dataset, person) for person in dataset.people}
    assert len({tuple(order) for order in orders.values()}) == len(orders)
    items = [{"fields": {"text": "zorzal"}, "external_id": f"later-{at}"} for at in range(9)]
    created(dataset.owner, f"datasets/{dataset.id}/records/bulk", {"items": items})
    for person in dataset.people:
        grown = labels_of(dataset, person)
        assert [label for label in grown if not label.startswith("later-")] == orders[person.id]
        assert len(grown) == len(dataset.rows) + len(items)


def labels_of(dataset: Dataset, person: Person) -> list[str]:
    """The records in a person's own order, read twice: at once and in pages."""

    def read(offset: int, limit: int) -> list[str]:
        items = dataset.search({}, person, offset=offset, limit=limit)["items"]
        return [item["record"]["external_id"] or item["record"]["id"] for item in items]

    whole = read(0, 1000)
    assert [label for at in range(0, len(whole), 7) for label in read(at, 7)] == whole
    assert len({*whole}) == len(whole)
    return whole
