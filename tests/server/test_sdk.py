"""Searches through Argilla's own SDK, as its users write them."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any
from uuid import uuid4

import argilla as rg
import pytest
from argilla._exceptions import UnprocessableEntityError

from tests.server.postgres import running_postgres
from tests.server.running import running_server

RECORDS = 12
MANY = 3_000

# The API lets any name of 1 to 200 characters be made; the SDK splits what it filters by at the dots.
NASTY = """it's "50%" of ñ' OR 1=1; -- $1 :name {x} [0] \\ 日本 🎉"""
DOTTED = "a.b..c $.d[0].*"


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def client(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[rg.Argilla]:
    with contextlib.ExitStack() as stack:
        postgres = stack.enter_context(running_postgres()) if request.param == "postgresql" else None
        url = None if postgres is None else postgres.create_database()
        server = stack.enter_context(
            running_server(tmp_path_factory.mktemp("sdk") / "home", database_url=url)
        )
        client = rg.Argilla(api_url=server.url, api_key=server.api_key, timeout=60)
        stack.callback(client.http_client.close)
        yield client


@dataclass(frozen=True)
class Filled:
    """A dataset of twelve records and the people who answered."""

    dataset: rg.Dataset
    ana: rg.User
    ben: rg.User

    def find(self, query: Any = None, **options: Any) -> list[int]:
        """The numbers of the records found."""
        return sorted(self.number(record) for record in self.dataset.records(query, **options))

    def filter(self, *conditions: tuple[str, str, Any]) -> list[int]:
        return self.find(rg.Query(filter=rg.Filter([*conditions])))

    def similar(self, value: Any, **options: Any) -> list[tuple[int, float]]:
        query = rg.Query(similar=rg.Similar("meaning", value, **options))
        return [(self.number(record), score) for record, score in self.dataset.records(query, limit=4)]

    @staticmethod
    def number(record: rg.Record) -> int:
        return int(record.id.rpartition("-")[2])


def create_dataset(client: rg.Argilla, name: str, settings: rg.Settings) -> rg.Dataset:
    workspace = rg.Workspace(name=name, client=client).create()
    return rg.Dataset(name=name, workspace=workspace, settings=settings, client=client).create()


def create_user(client: rg.Argilla, name: str) -> rg.User:
    return rg.User(username=name, password="a long password", role="annotator", client=client).create()


@pytest.fixture(scope="module")
def filled(client: rg.Argilla) -> Filled:
    settings = rg.Settings(
        fields=[rg.TextField(name="text")],
        questions=[
            rg.LabelQuestion(name="verdict", labels=["good", "bad"]),
            rg.MultiLabelQuestion(name="problems", labels=["x", "y", "z"], required=False),
            rg.RatingQuestion(name="stars", values=[1, 2, 3, 4, 5], required=False),
            rg.TextQuestion(name="comment", required=False),
        ],
        metadata=[
            rg.TermsMetadataProperty(name="topic"),
            rg.IntegerMetadataProperty(name="position"),
            rg.FloatMetadataProperty(name="weight"),
        ],
        vectors=[rg.VectorField(name="meaning", dimensions=2)],
        distribution=rg.TaskDistribution(min_submitted=2),
    )
    dataset = create_dataset(client, "filled", settings)
    ana, ben = create_user(client, "ana"), create_user(client, "ben")
    dataset.records.log([_record(at, ana, ben) for at in range(RECORDS)])
    return Filled(dataset, ana, ben)


def _record(at: int, ana: rg.User, ben: rg.User) -> rg.Record:
    status = ["submitted", "draft", "discarded"][at % 3]
    given = [
        rg.Response("verdict", "good" if at % 2 else "bad", user_id=ana.id, status=status),
        rg.Response("stars", at % 5 + 1, user_id=ana.id, status=status),
        rg.Response("comment", "a comment", user_id=ana.id, status=status),
    ]
    other = rg.Response("verdict", "bad", user_id=ben.id, status="submitted")
    return rg.Record(
        id=f"row-{at}",
        fields={"text": f"Registro número {at} {'canción' if at == 7 else 'camión'}"},
        metadata={
            "topic": ["even", "small"] if at == 0 else "odd" if at % 2 else "even",
            "position": at,
            **({"weight": at / 4} if at < 8 else {}),
        },
        vectors={"meaning": [1.0, float(at)]} if at < 10 else None,
        suggestions=[
            rg.Suggestion("verdict", "good", score=at / 10, agent="model-a", type="model"),
            rg.Suggestion("problems", ["x", "y"], score=[0.9, at / 10], agent="model b", type="human"),
            rg.Suggestion("comment", "a comment"),
        ]
        if at < 6
        else [],
        responses=[*(given if at < 9 else []), *([other] if at in (0, 1) else [])],
    )


@pytest.mark.parametrize(
    ("condition", "found"),
    [
        (("status", "==", "completed"), [0]),
        (("status", "in", ["completed", "pending"]), [*range(12)]),
        (("id", "==", "row-3"), [3]),
        (("id", "in", ["row-3", "row-5", "row-77"]), [3, 5]),
        (("metadata.topic", "==", "small"), [0]),
        (("metadata.topic", "in", ["small", "odd"]), [0, 1, 3, 5, 7, 9, 11]),
        (("metadata.position", "==", 3), [3]),
        (("metadata.position", "==", 3.0), [3]),
        (("metadata.position", "in", [3, 4, 99]), [3, 4]),
        (("metadata.position", ">=", 10), [10, 11]),
        (("metadata.position", "<=", 1.5), [0, 1]),
        (("metadata.weight", ">=", 1.25), [5, 6, 7]),
        (("metadata.weight", "==", 0.25), [1]),
        (("verdict", "==", "good"), [*range(6)]),
        (("verdict.suggestion", "==", "good"), [*range(6)]),
        (("verdict.suggestion", "==", "bad"), []),
        (("problems.suggestion", "in", ["y", "z"]), [*range(6)]),
        (("problems.suggestion", "==", "z"), []),
        (("comment.suggestion", "==", "a comment"), []),
        (("verdict.score", ">=", 0.4), [4, 5]),
        (("verdict.score", "<=", 0.1), [0, 1]),
        (("problems.score", "<=", 0.2), [0, 1, 2]),
        (("problems.score", "==", 0.9), [*range(6)]),
        (("verdict.agent", "==", "model-a"), [*range(6)]),
        (("problems.agent", "in", ["model b", "model-a"]), [*range(6)]),
        (("problems.agent", "==", "model"), []),
        (("verdict.type", "==", "model"), [*range(6)]),
        (("problems.type", "==", "model"), []),
        (("verdict.response", "==", "good"), [1, 3, 5, 7]),
        (("verdict.response", "==", "bad"), [0, 1, 2, 4, 6, 8]),
        (("verdict.response", "in", ["good", "bad"]), [*range(9)]),
        (("stars.response", ">=", 4), [3, 4, 8]),
        (("stars.response", "<=", 1), [0, 5]),
        (("stars.response", "==", 5), [4]),
        (("comment.response", "==", "a comment"), []),
        (("response.status", "==", "pending"), [9, 10, 11]),
        (("response.status", "==", "submitted"), [0, 1, 3, 6]),
        (("response.status", "in", ["draft", "discarded"]), [1, 2, 4, 5, 7, 8]),
        (("response.status", "in", ["pending", "draft"]), [1, 4, 7, 9, 10, 11]),
        (("inserted_at", ">=", datetime(2000, 1, 1)), [*range(12)]),
        (("inserted_at", "<=", datetime(2000, 1, 1)), []),
        (("updated_at", ">=", "2000-01-01"), [*range(12)]),
        (("updated_at", "<=", "2000-01-01"), []),
    ],
    ids=str,
)
def test_filters(filled: Filled, condition: tuple[str, str, Any], found: list[int]) -> None:
    assert filled.filter(condition) == found


def test_filters_must_all_hold(filled: Filled) -> None:
    conditions = [
        ("metadata.topic", "==", "odd"),
        ("metadata.position", ">=", 3),
        ("status", "==", "pending"),
    ]
    assert filled.filter(*conditions) == [3, 5, 7, 9, 11]
    assert filled.find(rg.Query(query="camion", filter=conditions)) == [3, 5, 9, 11]
    # Two conditions on responses need not hold for the same response.
    assert filled.filter(("verdict.response", "==", "good"), ("verdict.response", "==", "bad")) == [1]
    assert filled.filter(("response.status", "==", "draft"), ("response.status", "==", "submitted")) == [1]


def test_filters_by_server_ids_and_times(filled: Filled) -> None:
    record = next(iter(filled.dataset.records(rg.Query(filter=("id", "==", "row-5")))))
    assert filled.filter(("_server_id", "==", record._server_id)) == [5]
    assert filled.filter(("_server_id", "in", [record._server_id, uuid4()])) == [5]
    for name in ("inserted_at", "updated_at"):
        moment = getattr(record._model, name)
        assert isinstance(moment, datetime)
        assert 5 in filled.filter((name, "==", moment))
        assert 5 in filled.filter((name, ">=", moment), (name, "<=", moment))
        assert filled.filter((name, ">=", moment + timedelta(days=1))) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("CANCION", [7]),
        ("camión 3", [3]),
        ('"numero 3"', [3]),
        ("registro -camion", [7]),
        ("cancio* | 3", [3, 7]),
    ],
)
def test_finds_text(filled: Filled, text: str, found: list[int]) -> None:
    assert filled.find(text) == found


@pytest.mark.parametrize("text", ["a" * 10_000, '"' + "palabra " * 1250 + '"'], ids=["word", "phrase"])
def test_answers_a_text_of_ten_thousand_characters(filled: Filled, text: str) -> None:
    assert filled.find(text) == []


@pytest.mark.parametrize(
    "words", [["palabra"] * 1250, [f"palabra{at}" for at in range(900)]], ids=["same", "different"]
)
def test_answers_a_thousand_words_or_says_that_it_is_too_many(
    client: rg.Argilla, filled: Filled, words: list[str]
) -> None:
    body = {"query": {"text": {"q": " ".join(words)}}}
    answer = client.http_client.post(f"/api/v1/datasets/{filled.dataset.id}/records/search", json=body)
    if answer.status_code == 422:
        assert "at most" in answer.json()["detail"]
    else:
        assert (answer.status_code, answer.json()["total"]) == (200, 0)
    assert filled.find("cancion") == [7]


def test_finds_what_is_similar(filled: Filled) -> None:
    near = filled.similar([1.0, 0.0])
    assert [number for number, _ in near] == [0, 1, 2, 3]
    assert near[0][1] == pytest.approx(1)
    assert near[1][1] == pytest.approx((1 + 2**-0.5) / 2)
    far = filled.similar([1.0, 0.0], most_similar=False)
    assert [number for number, _ in far] == [9, 8, 7, 6]
    assert all(before[1] >= after[1] for before, after in pairwise(far))
    record = next(iter(filled.dataset.records(rg.Query(filter=("id", "==", "row-9")))))
    assert [number for number, _ in filled.similar(record)] == [8, 7, 6, 5]
    query = rg.Query(
        query="camion", similar=rg.Similar("meaning", [1.0, 7.0]), filter=("status", "==", "pending")
    )
    found = [filled.number(record) for record, _ in filled.dataset.records(query, limit=3)]
    assert found == [8, 6, 9]


def test_brings_what_is_asked_for(filled: Filled) -> None:
    query = rg.Query(filter=("id", "==", "row-1"))
    (bare,) = filled.dataset.records(query, with_responses=False, with_suggestions=False)
    assert not [*bare.responses] and not [*bare.suggestions] and not bare.vectors
    (full,) = filled.dataset.records(query, with_vectors=True)
    assert {answer.user_id for answer in full.responses} == {filled.ana.id, filled.ben.id}
    assert full.suggestions["problems"].value == ["x", "y"]
    assert full.suggestions["problems"].score == [0.9, 0.1]
    assert full.vectors["meaning"] == [1.0, 1.0]
    assert full.metadata["topic"] == "odd"


def test_tells_the_progress(filled: Filled) -> None:
    assert filled.dataset.progress(with_users_distribution=True) == {
        "total": 12,
        "completed": 1,
        "pending": 11,
        "users": {
            "ana": {
                "completed": {"submitted": 1, "draft": 0, "discarded": 0},
                "pending": {"submitted": 2, "draft": 3, "discarded": 3},
            },
            "ben": {
                "completed": {"submitted": 1, "draft": 0, "discarded": 0},
                "pending": {"submitted": 1, "draft": 0, "discarded": 0},
            },
        },
    }


ODD = (NASTY, DOTTED)


def odd(kind: str, name: str) -> str:
    """An odd name: the SDK wants those of all fields, questions, properties and vectors to differ."""
    return f"{name} {kind}"


@pytest.fixture(scope="module")
def oddly_named(client: rg.Argilla) -> rg.Dataset:
    """Two records; of each kind of thing there is one that is nastily named and one with dots."""
    settings = rg.Settings(
        fields=[rg.TextField(name=odd("field", name)) for name in ODD],
        questions=[rg.LabelQuestion(name=odd("question", name), labels=[*ODD]) for name in ODD],
        metadata=[rg.TermsMetadataProperty(name=odd("property", name)) for name in ODD],
        vectors=[rg.VectorField(name=odd("vector", name), dimensions=2) for name in ODD],
    )
    dataset = create_dataset(client, "odd", settings)
    person = create_user(client, "odd")
    dataset.records.log([_odd_record(at, person) for at in range(2)])
    for record in dataset.records:  # the SDK itself refuses to write vectors of such names, the API does not
        vectors = {odd("vector", name): [1.0, float(Filled.number(record))] for name in ODD}
        client.http_client.patch(
            f"/api/v1/records/{record._server_id}", json={"vectors": vectors}
        ).raise_for_status()
    return dataset


def _odd_record(at: int, person: rg.User) -> rg.Record:
    value, questions = ODD[at], [odd("question", name) for name in ODD]
    return rg.Record(
        id=f"row-{at}",
        fields={odd("field", NASTY): f"palabra{at}", odd("field", DOTTED): f"otra{at}"},
        metadata={odd("property", name): value for name in ODD},
        suggestions=[rg.Suggestion(name, value, score=at / 2, agent=f"agent {at}") for name in questions],
        responses=[rg.Response(name, value, user_id=person.id, status="submitted") for name in questions],
    )


@pytest.mark.parametrize(
    "condition",
    [
        (f"metadata.{odd('property', NASTY)}", "==", DOTTED),
        (f"{odd('question', NASTY)}.suggestion", "==", DOTTED),
        (f"{odd('question', NASTY)}.score", ">=", 0.5),
        (f"{odd('question', NASTY)}.agent", "==", "agent 1"),
        (f"{odd('question', NASTY)}.response", "==", DOTTED),
    ],
    ids=["metadata", "suggestion", "score", "agent", "response"],
)
def test_filters_by_odd_names(oddly_named: rg.Dataset, condition: tuple[str, str, Any]) -> None:
    query = rg.Query(filter=condition)
    assert [record.id for record in oddly_named.records(query)] == ["row-1"]


def test_refuses_names_that_are_not_there(oddly_named: rg.Dataset) -> None:
    for field in ("metadata.nothing", "nothing.suggestion", "nothing.response"):
        with pytest.raises(UnprocessableEntityError, match="nothing"):
            list(oddly_named.records(rg.Query(filter=(field, "==", "x"))))


def search(client: rg.Argilla, dataset: rg.Dataset, **body: Any) -> list[str]:
    """Search without the SDK's own reading of names: the ids of the records found."""
    answer = client.http_client.post(f"/api/v1/datasets/{dataset.id}/records/search", json=body)
    assert answer.status_code == 200, answer.text
    return [item["record"]["external_id"] for item in answer.json()["items"]]


@pytest.mark.parametrize(("name", "word"), [(NASTY, "palabra1"), (DOTTED, "otra1")], ids=["nasty", "dotted"])
def test_searches_by_odd_names(client: rg.Argilla, oddly_named: rg.Dataset, name: str, word: str) -> None:
    def search_dataset(**body: Any) -> list[str]:
        return search(client, oddly_named, **body)

    question = odd("question", name)
    scopes = [
        {"entity": "metadata", "metadata_property": odd("property", name)},
        {"entity": "suggestion", "question": question},
        {"entity": "response", "question": question},
    ]
    for scope in scopes:
        for value, found in [(NASTY, "row-0"), (DOTTED, "row-1")]:
            assert search_dataset(
                filters={"and": [{"type": "terms", "scope": scope, "values": [value]}]}
            ) == [found]
    by_score = {"entity": "suggestion", "question": question, "property": "score"}
    assert search_dataset(sort=[{"scope": by_score, "order": "desc"}]) == ["row-1", "row-0"]
    for scope in scopes[:2]:  # "a." comes before "it"
        assert search_dataset(sort=[{"scope": scope, "order": "asc"}]) == ["row-1", "row-0"]
    assert search_dataset(query={"text": {"q": word, "field": odd("field", name)}}) == ["row-1"]
    assert search_dataset(query={"text": {"q": "palabra1 otra1", "field": odd("field", name)}}) == []


@pytest.mark.parametrize("name", ODD, ids=["nasty", "dotted"])
def test_finds_what_is_similar_by_odd_names(client: rg.Argilla, oddly_named: rg.Dataset, name: str) -> None:
    vector = {"name": odd("vector", name), "value": [1, 1]}
    assert search(client, oddly_named, query={"vector": vector}) == ["row-1", "row-0"]


def test_odd_names_have_metrics(client: rg.Argilla, oddly_named: rg.Dataset) -> None:
    for item in oddly_named.settings.metadata:
        metrics = client.http_client.get(f"/api/v1/metadata-properties/{item.id}/metrics").json()
        values = [{"term": DOTTED, "count": 1}, {"term": NASTY, "count": 1}]
        assert metrics == {"type": "terms", "total": 2, "values": values}


def test_pages_reach_the_end_of_a_large_dataset(client: rg.Argilla) -> None:
    settings = rg.Settings(
        fields=[rg.TextField(name="text")],
        questions=[rg.TextQuestion(name="comment")],
        metadata=[rg.IntegerMetadataProperty(name="position")],
    )
    dataset = create_dataset(client, "large", settings)
    records = [
        rg.Record(id=f"row-{at}", fields={"text": "palabra"}, metadata={"position": at}) for at in range(MANY)
    ]
    dataset.records.log(records, batch_size=500)
    options = {"batch_size": 700, "with_suggestions": False, "with_responses": False}
    for query in ["palabra", rg.Query(filter=("response.status", "==", "pending"))]:
        found = [record.id for record in dataset.records(query, **options)]
        assert len(found) == len({*found}) == MANY
    query = rg.Query(filter=("metadata.position", ">=", 10))
    assert len(list(dataset.records(query, start_offset=MANY - 15, **options))) == 5
    path = f"/api/v1/datasets/{dataset.id}/records/search"
    sort = [{"scope": {"entity": "metadata", "metadata_property": "position"}, "order": "asc"}]
    page = client.http_client.post(path, json={"sort": sort}, params={"offset": MANY - 2, "limit": 9}).json()
    assert [item["record"]["metadata"]["position"] for item in page["items"]] == [MANY - 2, MANY - 1]
    assert page["total"] == MANY
    beyond = client.http_client.post(path, json={}, params={"offset": MANY + 10}).json()
    assert beyond == {"items": [], "total": MANY}
