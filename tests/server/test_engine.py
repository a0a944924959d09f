"""The search engine, over HTTP."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from tests.server.campaign import RECORDS, Campaign, create_campaign
from tests.server.running import EmbeddedServer

ALL = list(range(RECORDS))


def terms(entity: str, *values: str, **scope: str) -> dict[str, Any]:
    return {"type": "terms", "scope": {"entity": entity, **scope}, "values": list(values)}


def between(
    entity: str, ge: float | str | None = None, le: float | str | None = None, **scope: str
) -> dict[str, Any]:
    return {"type": "range", "scope": {"entity": entity, **scope}, "ge": ge, "le": le}


def sort_by(order: str, entity: str, **scope: str) -> list[dict[str, Any]]:
    return [{"scope": {"entity": entity, **scope}, "order": order}]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("canción", [1]),
        ("CANCION", [1]),
        ("cancio\u0301n", [1]),
        ("cancion*", [1, 2]),
        ("canc", []),
        ("ancion", []),
        ("pinguino", [2]),
        ("mas rapido", [3]),
        ("rapido mas", [3]),
        ('"mas rapido"', [3]),
        ('"rapido mas"', []),
        ('"mas rapi"*', [3]),
        ("camion | corazon", [0, 3]),
        ("mas -corazon", [1]),
        ("mas -(corazon | cancion)", []),
        ("(camion | corazon) late", [3]),
        ("well-known", [4]),
        ("known", [4]),
        ("100%", [5]),
        ("co2", [5]),
        ("oxigeno pregunta7", [7]),
        ("registro 7 sentence", [7]),
        ('"registro comun numero 7 source"', []),
        ("A", ALL),  # the label of every option
        ("*", ALL),
        ("-pregunta3 pregunta*", [position for position in ALL if position != 3]),
        ("", []),
        ("%", []),
        ("- \" ( | ) + ' ; -- \\", []),
    ],
)
def test_finds_text(campaign: Campaign, query: str, found: list[int]) -> None:
    assert campaign.find(query) == found


def test_finds_text_in_one_field(campaign: Campaign) -> None:
    assert campaign.find("registro sentence", "text") == []
    assert campaign.find("sentence 7", "source") == [7]
    assert campaign.find("pregunta7", "text") == []
    assert campaign.find("pregunta7", "item") == [7]


@pytest.mark.parametrize(
    "query",
    [
        "'; DROP TABLE records; --",
        '" OR 1=1 --',
        'text:canción NEAR(a b) ^a {x} a AND OR NOT "',
        "\0 a\0b",
        "日本語 🎉 ﷺ",
        "(" * 5000,
        ")" * 5000,
        "-" * 5000 + "a",
        '"' * 9999,
        "\\" * 9999,
        "a" * 10_000,
        '"' + "palabra " * 1000 + '"',
        "palabra " * 1000,
        "a (b | " * 1000,
        "a b | c " * 1000,
    ],
    ids=range(15),
)
def test_survives_any_text(campaign: Campaign, query: str) -> None:
    answer = campaign.post_search(None, {"query": {"text": {"q": query}}})
    assert answer.status_code in (200, 422), answer.text
    if answer.status_code == 422:
        assert "at most" in answer.json()["detail"]
    assert campaign.find("canción") == [1]


def test_long_but_reasonable_query_is_answered(campaign: Campaign) -> None:
    assert campaign.find(" ".join(f"registro numero comun palabra{at}" for at in range(25))) == []
    assert campaign.find("|".join(["nada"] * 90 + ["cancion"])) == [1]
    nested = "cancion"
    for _ in range(12):
        nested = f"(nada | ({nested} mundo))"
    assert campaign.find(nested) == [1]
    nested = "cancion"
    for _ in range(7):  # only record 1 has mundo, and an odd number of negations leaves it out
        nested = f"(nada | -({nested} mundo))"
    assert campaign.find(nested) == [0, *ALL[2:]]


def test_text_follows_the_record(either_server: EmbeddedServer) -> None:
    campaign = create_campaign(either_server, "follows", records=8)
    record = campaign.record_ids[1]
    changed = {"fields": {"text": "ahora un zorzal"}}
    campaign.owner.patch(f"records/{record}", json=changed).raise_for_status()
    assert campaign.find("zorzal") == [1]
    assert campaign.find("cancion") == []
    bulk = {"items": [{"external_id": "row-1", "fields": {"text": "luego un benteveo"}}]}
    campaign.owner.put(f"datasets/{campaign.id}/records/bulk", json=bulk).raise_for_status()
    assert campaign.find("benteveo") == [1]
    assert campaign.find("zorzal") == []
    campaign.owner.delete(f"records/{record}").raise_for_status()
    assert campaign.find("benteveo") == []
    campaign.owner.delete(f"datasets/{campaign.id}").raise_for_status()


def test_queues(either_server: EmbeddedServer) -> None:
    campaign = create_campaign(either_server, "queues")
    first, second, third = campaign.people
    pending = terms("response", "pending", property="status")
    campaign.answer(first, 0)
    campaign.answer(first, 1, "draft")
    campaign.answer(first, 2, "discarded")
    campaign.answer(second, 0, verdict="bad")
    campaign.answer(second, 3)
    assert campaign.filter(first.client, pending) == ALL[3:]
    assert campaign.filter(third.client, pending) == ALL
    assert campaign.filter(None, pending) == ALL[4:]
    submitted = terms("response", "submitted", property="status")
    assert campaign.filter(first.client, submitted) == [0]
    assert campaign.filter(None, submitted) == [0, 3]
    assert campaign.filter(first.client, terms("response", "draft", "discarded", property="status")) == [1, 2]
    assert campaign.filter(first.client, terms("response", "pending", "draft", property="status")) == [
        1,
        *ALL[3:],
    ]
    assert campaign.filter(second.client, terms("response", "nonsense", property="status")) == []
    assert campaign.filter(None, terms("response", "bad", question="verdict")) == [0]
    assert campaign.filter(first.client, terms("response", "good", question="verdict")) == [0, 1, 2]
    assert campaign.filter(None, between("response", ge=3, question="stars")) == [2, 3]
    assert campaign.search(sort=sort_by("desc", "response", question="stars"))[0][:4] == [3, 2, 1, 0]


def test_progress(either_server: EmbeddedServer) -> None:
    campaign = create_campaign(either_server, "progress")
    first, second, third = campaign.people
    for person, position, status in [
        (first, 0, "submitted"),
        (second, 0, "submitted"),
        (first, 1, "submitted"),
        (second, 1, "discarded"),
        (second, 2, "draft"),
    ]:
        campaign.answer(person, position, status)
    progress = campaign.owner.get(f"datasets/{campaign.id}/progress").json()
    assert (progress["total"], progress["completed"], progress["pending"]) == (40, 1, 39)
    assert campaign.filter(None, terms("record", "completed", property="status")) == [0]
    mine = second.client.get(f"me/datasets/{campaign.id}/metrics").json()["responses"]
    assert mine == {"total": 40, "submitted": 1, "discarded": 1, "draft": 1, "pending": 37}
    mine = third.client.get(f"me/datasets/{campaign.id}/metrics").json()["responses"]
    assert mine == {"total": 40, "submitted": 0, "discarded": 0, "draft": 0, "pending": 40}


def test_a_status_follows_each_change_of_an_answer(either_server: EmbeddedServer) -> None:
    campaign = create_campaign(either_server, "status", records=2)
    first, second, third = campaign.people
    record = campaign.owner.get(f"datasets/{campaign.id}/records").json()["items"][0]["id"]
    url = f"records/{record}"
    seen = []

    def look() -> None:
        seen.append(campaign.owner.get(url).json())

    def change(status: str) -> None:
        body = {"status": status, "values": {"verdict": {"value": "bad"}}}
        second.client.put(f"responses/{answer}", json=body).raise_for_status()

    look()
    campaign.answer(first, 0)
    look()
    campaign.answer(second, 0)
    look()
    answers = second.client.post(
        f"me/datasets/{campaign.id}/records/search", params={"include": "responses"}, json={}
    ).json()["items"]
    answer = next(each["record"] for each in answers if each["record"]["id"] == record)["responses"][0]["id"]
    change("draft")
    look()
    campaign.answer(third, 0)
    look()
    change("submitted")
    look()
    second.client.delete(f"responses/{answer}").raise_for_status()
    look()
    statuses = [each["status"] for each in seen]
    assert statuses == ["pending", "pending", "completed", "pending", "completed", "completed", "completed"]
    written = [each["updated_at"] for each in seen]
    assert written[0] == written[1] < written[2] < written[3] < written[4] == written[5] == written[6]


def test_each_person_has_an_order_of_their_own(campaign: Campaign) -> None:
    orders = []
    for person in campaign.people:
        pages = [campaign.search(person.client, page={"offset": at, "limit": 7}) for at in range(0, 49, 7)]
        assert {total for _, total in pages} == {RECORDS}
        order = [position for positions, _ in pages for position in positions]
        assert sorted(order) == ALL
        assert campaign.search(person.client)[0] == order
        orders.append(order)
    assert all(order != ALL for order in orders)
    for left, right in [(0, 1), (0, 2), (1, 2)]:
        same = sum(a == b for a, b in zip(orders[left], orders[right], strict=True))
        assert same < RECORDS / 3
    assert campaign.search()[0] == ALL


def test_order_of_a_large_dataset(either_server: EmbeddedServer) -> None:
    """More records than one stretch of ids: the pages fit together, also when most has been answered."""
    campaign = create_campaign(either_server, "large", records=500)
    first, second = campaign.people[:2]
    whole, total = campaign.search(first.client)
    assert (sorted(whole), total) == (list(range(500)), 500)
    pages = [campaign.search(first.client, page={"offset": at, "limit": 60})[0] for at in range(0, 540, 60)]
    assert [position for page in pages for position in page] == whole
    other = campaign.search(second.client)[0]
    assert sum(a == b for a, b in zip(whole, other, strict=True)) < 25
    assert campaign.search(page={"offset": 490, "limit": 20}) == (list(range(490, 500)), 500)

    answers = [
        {
            "record_id": campaign.record_ids[position],
            "status": "submitted",
            "values": {"verdict": {"value": "good"}},
        }
        for position in whole[:450]
    ]
    for start in range(0, 450, 50):
        made = first.client.post("me/responses/bulk", json={"items": answers[start : start + 50]})
        made.raise_for_status()
    pending = {"filters": {"and": [terms("response", "pending", property="status")]}}
    assert campaign.search(first.client, **pending) == (whole[450:], 50)
    assert campaign.search(first.client, page={"offset": 10, "limit": 3}, **pending) == (whole[460:463], 50)
    even = terms("metadata", "even", metadata_property="topic")
    pending["filters"]["and"].append(even)
    left = [position for position in whole[450:] if position % 2 == 0]
    assert campaign.search(first.client, **pending) == (left, len(left))


def test_a_crowd_does_not_wait_for_itself(either_server: EmbeddedServer) -> None:
    """More requests at once than Argilla's pool of 15 has connections, each in need of two."""
    campaign = create_campaign(either_server, "crowd", min_submitted=3)
    pending = {"filters": {"and": [terms("response", "pending", property="status")]}}

    def work(number: int) -> int:
        person = campaign.people[number % 3]
        status = campaign.post_search(person.client, pending).status_code
        campaign.answer(person, number // 3)
        return status

    with ThreadPoolExecutor(30) as pool:
        assert set(pool.map(work, range(60))) == {200}
    progress = campaign.owner.get(f"datasets/{campaign.id}/progress").json()
    assert (progress["completed"], progress["pending"]) == (20, 20)


def test_filters_records(campaign: Campaign) -> None:
    ids = [campaign.record_ids[3], "no id"]
    assert campaign.filter(None, terms("record", *ids, property="id")) == [3]
    assert campaign.filter(None, terms("record", "row-7", "row-700", property="external_id")) == [7]
    assert campaign.filter(None, terms("record", "pending", "nonsense", property="status")) == ALL
    assert campaign.filter(None, between("record", ge="2000-01-01", property="inserted_at")) == ALL
    assert campaign.filter(None, between("record", le="2000-01-01", property="inserted_at")) == []
    today = campaign.owner.get(f"records/{campaign.record_ids[0]}").json()["inserted_at"]
    assert (
        campaign.filter(None, between("record", ge=today[:10], le=today[:10], property="inserted_at")) == ALL
    )


def test_filters_metadata(campaign: Campaign) -> None:
    odd = terms("metadata", "odd", metadata_property="topic")
    assert campaign.filter(None, odd) == ALL[1::2]
    assert campaign.filter(None, terms("metadata", "small", metadata_property="topic")) == [0]
    assert campaign.filter(None, terms("metadata", "odd", "small", metadata_property="topic")) == [
        0,
        *ALL[1::2],
    ]
    assert campaign.filter(None, between("metadata", 3, 6, metadata_property="position")) == [3, 4, 5, 6]
    assert campaign.filter(None, terms("metadata", "3", metadata_property="position")) == [3]
    assert campaign.filter(None, between("metadata", ge=4.5, metadata_property="weight")) == [18, 19]
    assert campaign.filter(None, odd, between("metadata", 3, 6, metadata_property="position")) == [3, 5]


def test_filters_suggestions(campaign: Campaign) -> None:
    assert (
        campaign.filter(None, terms("suggestion", "good", question="verdict", property="value"))
        == ALL[1:30:2]
    )
    assert campaign.filter(None, terms("suggestion", "unsure", question="problems")) == ALL[:30]
    assert campaign.filter(None, terms("suggestion", "5", question="stars")) == ALL[4:30:5]
    assert campaign.filter(None, between("suggestion", 0.7, question="stars", property="score")) == [28, 29]
    assert campaign.filter(None, between("suggestion", 0.95, question="problems", property="score")) == []
    assert (
        campaign.filter(None, terms("suggestion", "model-a", question="verdict", property="agent"))
        == ALL[:30]
    )
    assert campaign.filter(None, terms("suggestion", "model", question="stars", property="type")) == ALL[:30]
    assert campaign.filter(None, terms("suggestion", "model", question="verdict", property="type")) == []


def test_sorts(campaign: Campaign) -> None:
    assert campaign.search(sort=sort_by("desc", "metadata", metadata_property="position"))[0] == ALL[::-1]
    person = campaign.people[0]
    assert (
        campaign.search(person.client, sort=sort_by("asc", "metadata", metadata_property="position"))[0]
        == ALL
    )
    by_weight = campaign.search(sort=sort_by("desc", "metadata", metadata_property="weight"))[0]
    assert by_weight == ALL[:20][::-1] + ALL[20:]
    by_topic = campaign.search(sort=sort_by("desc", "metadata", metadata_property="topic"))[0]
    assert by_topic == [0, *ALL[1::2], *ALL[2::2]]
    by_score = campaign.search(sort=sort_by("desc", "suggestion", question="stars", property="score"))[0]
    assert by_score == ALL[:30][::-1] + ALL[30:]
    by_id = campaign.search(sort=sort_by("asc", "record", property="external_id"))[0]
    assert by_id == sorted(ALL, key=lambda position: f"row-{position}")


def test_metadata_metrics(campaign: Campaign) -> None:
    properties = campaign.owner.get(f"me/datasets/{campaign.id}/metadata-properties").json()["items"]
    metrics = {
        item["name"]: campaign.owner.get(f"metadata-properties/{item['id']}/metrics").json()
        for item in properties
    }
    values = [{"term": "even", "count": 20}, {"term": "odd", "count": 20}, {"term": "small", "count": 1}]
    assert metrics["topic"] == {"type": "terms", "total": 41, "values": values}
    assert metrics["position"] == {"type": "integer", "min": 0, "max": 39}
    assert metrics["weight"] == {"type": "float", "min": 0.0, "max": 4.75}


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ({"filters": {"and": [between("record", "0", property="id")]}}, "id like this is not supported"),
        ({"filters": {"and": [between("record", "soon", property="inserted_at")]}}, "expected a date"),
        ({"filters": {"and": [terms("metadata", "x", metadata_property="position")]}}, "expected a number"),
        ({"sort": sort_by("asc", "response", property="status")}, "not supported by the embedded server yet"),
        ({"filters": {"and": [terms("metadata", "x", metadata_property="nothing")]}}, "nothing"),
    ],
)
def test_says_what_it_cannot_search(campaign: Campaign, body: dict[str, Any], message: str) -> None:
    answer = campaign.post_search(None, body)
    assert answer.status_code == 422
    assert message in answer.json()["detail"]


def test_answers_that_argilla_does_not_index_are_not_found(campaign: Campaign) -> None:
    assert campaign.filter(None, terms("suggestion", "x", question="comment")) == []
    assert campaign.filter(None, terms("response", "x", question="comment")) == []
    assert campaign.search(sort=sort_by("desc", "response", question="comment"))[0] == ALL


def test_values_follow_the_record(either_server: EmbeddedServer) -> None:
    """What triggers keep in step: every way to change a value, and a property that comes later."""
    campaign = create_campaign(either_server, "values", records=8)
    record, owner = campaign.record_ids[1], campaign.owner
    even = terms("metadata", "even", metadata_property="topic")
    owner.patch(f"records/{record}", json={"metadata": {"topic": "even", "late": 7}}).raise_for_status()
    assert campaign.filter(None, even) == [0, 1, 2, 4, 6]
    known = {"name": "late", "title": "late", "settings": {"type": "integer"}}
    made = owner.post(f"datasets/{campaign.id}/metadata-properties", json=known)
    made.raise_for_status()
    assert campaign.filter(None, between("metadata", ge=7, metadata_property="late")) == [1]
    owner.delete(f"metadata-properties/{made.json()['id']}").raise_for_status()
    gone = campaign.post_search(
        None, {"filters": {"and": [terms("metadata", "7", metadata_property="late")]}}
    )
    assert gone.status_code == 422

    good = terms("suggestion", "good", question="verdict")
    assert campaign.filter(None, good) == [1, 3, 5, 7]
    suggestion = {"question_id": campaign.questions["verdict"], "value": "unsure", "score": 0.25}
    owner.put(f"records/{record}/suggestions", json=suggestion).raise_for_status()
    assert campaign.filter(None, good) == [3, 5, 7]
    assert campaign.filter(None, between("suggestion", 0.2, 0.3, question="verdict", property="score")) == [1]
    made = owner.get(f"records/{record}").json()["suggestions"]
    [verdict] = [each for each in made if each["question_id"] == campaign.questions["verdict"]]
    owner.delete(f"records/{record}/suggestions", params={"ids": verdict["id"]}).raise_for_status()
    assert campaign.filter(None, terms("suggestion", "unsure", question="verdict")) == []

    person = campaign.people[0]
    campaign.answer(person, 1, verdict="bad")
    [response] = owner.get(f"records/{record}").json()["responses"]
    changed = {"status": "submitted", "values": {"verdict": {"value": "unsure"}}}
    person.client.put(f"responses/{response['id']}", json=changed).raise_for_status()
    assert campaign.filter(None, terms("response", "bad", question="verdict")) == []
    assert campaign.filter(None, terms("response", "unsure", question="verdict")) == [1]
    person.client.delete(f"responses/{response['id']}").raise_for_status()
    assert campaign.filter(None, terms("response", "unsure", question="verdict")) == []


def test_similarity(either_server: EmbeddedServer) -> None:
    campaign = create_campaign(either_server, "similar", records=10)
    vectors = {"name": "meaning", "title": "meaning", "dimensions": 2}
    campaign.owner.post(f"datasets/{campaign.id}/vectors-settings", json=vectors).raise_for_status()
    directions = {0: [1, 0], 1: [2, 2], 2: [0, 5], 3: [-3, 0], 4: [0, 0]}
    items = [
        {"id": campaign.record_ids[at], "vectors": {"meaning": value}} for at, value in directions.items()
    ]
    campaign.owner.put(f"datasets/{campaign.id}/records/bulk", json={"items": items}).raise_for_status()

    def alike(page: dict[str, int] | None = None, **body: Any) -> list[tuple[int, float]]:
        vector = {"name": "meaning", **body.pop("vector")}
        query = {"vector": vector, **({"text": body.pop("text")} if "text" in body else {})}
        answer = campaign.post_search(None, {"query": query, **body}, page)
        assert answer.status_code == 200, answer.text
        return [
            (campaign.record_ids.index(item["record"]["id"]), round(item["query_score"], 3))
            for item in answer.json()["items"]
        ]

    assert alike(vector={"value": [7, 0]}) == [(0, 1.0), (1, 0.854), (2, 0.5), (4, 0.5), (3, 0.0)]
    assert alike(vector={"value": [7, 0], "order": "least_similar"})[:2] == [(3, 1.0), (2, 0.5)]
    assert alike(vector={"record_id": campaign.record_ids[0]})[:2] == [(1, 0.854), (2, 0.5)]
    assert alike({"limit": 1, "offset": 1}, vector={"value": [7, 0]}) == [(1, 0.854)]
    assert alike(vector={"value": [7, 0]}, text={"q": "cancion*"}) == [(1, 0.854), (2, 0.5)]
    odd = terms("metadata", "odd", metadata_property="topic")
    assert alike(vector={"value": [7, 0]}, filters={"and": [odd]}) == [(1, 0.854), (3, 0.0)]


def test_odd_values_are_answered(campaign: Campaign) -> None:
    for value in ["' OR 1=1 --", "%", "\0", "日本", "9" * 400]:
        assert campaign.filter(None, terms("metadata", value, metadata_property="topic")) == []
        assert campaign.filter(None, terms("record", value, property="external_id")) == []


PRIORITIES = [3, 0, None, "7", 1.5, 12, -4, 3, 1, 9]  # of every ten records; all but whole numbers count as 0
COUNTED = [3, 0, 0, 0, 0, 9, -1, 3, 1, 9]


def test_records_of_higher_priority_come_first(either_server: EmbeddedServer) -> None:
    campaign = create_campaign(either_server, "priority", records=400)
    first, second = campaign.people[:2]
    for start in range(0, 400, 100):
        items = [
            {"external_id": f"row-{at}", "metadata": {"topic": "even", "priority": PRIORITIES[at % 10]}}
            for at in range(start, start + 100)
        ]
        campaign.owner.put(f"datasets/{campaign.id}/records/bulk", json={"items": items}).raise_for_status()

    def levels(positions: list[int]) -> list[int]:
        return [COUNTED[position % 10] for position in positions]

    whole = campaign.search(first.client)[0]
    assert sorted(whole) == list(range(400))
    assert levels(whole) == sorted(levels(whole), reverse=True)
    pages = [campaign.search(first.client, page={"offset": at, "limit": 30})[0] for at in range(0, 420, 30)]
    assert [position for page in pages for position in page] == whole
    other = campaign.search(second.client)[0]
    assert levels(other) == levels(whole)
    assert sum(a == b for a, b in zip(whole, other, strict=True)) < 100

    pending = {"filters": {"and": [terms("response", "pending", property="status")]}}
    for position in whole[:3]:
        campaign.answer(first, position)
    assert campaign.search(first.client, **pending) == (whole[3:], 397)
    assert set(whole[:3]) < set(campaign.search(second.client, **pending)[0])
    assert campaign.search(sort=sort_by("asc", "metadata", metadata_property="position"))[1] == 400

    raised = {"metadata": {"topic": "even", "priority": 9}}
    low = whole[-1]
    campaign.owner.patch(f"records/{campaign.record_ids[low]}", json=raised).raise_for_status()
    assert low in campaign.search(first.client, page={"limit": 78}, **pending)[0]
