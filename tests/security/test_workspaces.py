"""An annotator's key opens the campaigns that they are in and nothing else; no key opens nothing at all."""

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from tests.security.neighbour import VECTOR, Neighbour, make_neighbour
from tests.server.running import EmbeddedServer

REFUSED = {401, 403, 404}
# What the sign-in page needs to know, and `people link`.
PUBLIC = {"/version", "/status", "/settings", "/oauth2/providers", "/fiel/sign-in"}
SIGN_IN = ("/token", "/oauth2/providers/{provider}/")  # how one gets a key: tests/security/test_limits.py
FIEL = "/fiel/changes"

# What an owner is refused here too, with a valid request, and why.
OWNERS_OWN_REFUSALS = {
    "PUT /datasets/{dataset_id}/publish": "is published already",
    "POST /datasets/{dataset_id}/fields": "is published already",
    "POST /datasets/{dataset_id}/questions": "is published already",
    "DELETE /fields/{field_id}": "its dataset is published",
    "DELETE /questions/{question_id}": "its dataset is published",
    "DELETE /records/{record_id}/suggestions": "the record is deleted by then",
    "DELETE /workspaces/{workspace_id}/users/{user_id}": "the person is deleted by then",
    "DELETE /workspaces/{workspace_id}": "a dataset is in it still",
    "GET /jobs/{job_id}": "there is no such job",
}
# What would ask somebody on the network, then or at a later event.
NOT_AS_OWNER = (
    "POST /datasets/{dataset_id}/import",
    "POST /datasets/{dataset_id}/export",
    "POST /webhooks",
    "POST /webhooks/{webhook_id}/ping",
)
GONE_IN_ORDER = ("suggestion", "response", "record", "field", "question", "metadata", "vectors", "webhook")


@pytest.fixture(scope="module")
def home(argilla: EmbeddedServer) -> Neighbour:
    """The workspace that the annotator is in."""
    owner = argilla.client()
    return make_neighbour(owner, "security-home", owner.get("me").json()["id"])


@pytest.fixture(scope="module")
def neighbour(argilla: EmbeddedServer, home: Neighbour) -> Neighbour:
    """The workspace of others."""
    return make_neighbour(argilla.client(), "security-neighbour", home.ids["user_id"])


@pytest.fixture(scope="module")
def routes(argilla: EmbeddedServer) -> list[tuple[str, str]]:
    """Every route: what the description has, and ours, which is not in it."""
    paths = argilla.client().get("openapi.json").json()["paths"]
    found = [(method.upper(), path) for path, methods in paths.items() for method in methods]
    assert len(found) > 70, "expected all routes of Argilla"
    return [*found, ("GET", FIEL)]


def ask(client: httpx.Client, neighbour: Neighbour, method: str, path: str) -> httpx.Response:
    return client.request(
        method,
        neighbour.fill(path).lstrip("/"),
        params=neighbour.query(method, path),
        json=neighbour.body(method, path),
    )


def walk(
    client: httpx.Client, neighbour: Neighbour, routes: list[tuple[str, str]]
) -> Iterator[tuple[str, httpx.Response]]:
    for method, path in routes:
        if not path.startswith(SIGN_IN):
            yield f"{method} {path}", ask(client, neighbour, method, path)


def tells(answer: httpx.Response, neighbour: Neighbour) -> list[str]:
    """Return what an answer says of the neighbour: a text or an id of theirs that was not in the request."""
    asked = f"{answer.request.url} {answer.request.content.decode()}"
    known = [value for key, value in neighbour.ids.items() if key not in ("provider", "outsider_id")]
    secrets = [*known, neighbour.draft, neighbour.key, neighbour.secret]
    return [each for each in secrets if each in answer.text and each not in asked]


def test_an_annotator_reaches_nothing_of_another_workspace(
    argilla: EmbeddedServer, home: Neighbour, neighbour: Neighbour, routes: list[tuple[str, str]]
) -> None:
    annotator = argilla.client(home.key)
    assert annotator.get(f"datasets/{home.ids['dataset_id']}").is_success, "the key is good"
    before = neighbour.state()
    wrong: dict[str, Any] = {}
    for route, answer in walk(annotator, neighbour, routes):
        if answer.status_code not in {200, *REFUSED} or tells(answer, neighbour):
            wrong[route] = (answer.status_code, answer.text)
        if route == "POST /me/responses/bulk":  # which answers 200 with an error for each item
            assert [each["item"] for each in answer.json()["items"]] == [None]
    assert wrong == {}
    assert neighbour.state() == before


def test_without_a_key_nothing_is_reached(
    argilla: EmbeddedServer, neighbour: Neighbour, routes: list[tuple[str, str]]
) -> None:
    before = neighbour.state()
    with httpx.Client(base_url=f"{argilla.url}/api/v1/", timeout=30, trust_env=False) as nobody:
        answers = dict(walk(nobody, neighbour, routes))
        answers["a wrong key"] = nobody.get("me", headers={"X-Argilla-Api-Key": "wrong"})
        answers["a wrong token"] = nobody.get("me", headers={"Authorization": "Bearer wrong"})
    opened = {route for route, answer in answers.items() if answer.status_code != 401}
    assert opened == {f"GET {path}" for path in PUBLIC}
    assert {
        route: tells(answer, neighbour) for route, answer in answers.items() if tells(answer, neighbour)
    } == {}
    assert neighbour.state() == before


def test_a_search_at_home_finds_nothing_like_a_neighbours_record(
    argilla: EmbeddedServer, home: Neighbour, neighbour: Neighbour
) -> None:
    """Whose vector is that of the record nearest to it would be told by the order of one's own records."""
    annotator = argilla.client(home.key)
    path = f"me/datasets/{home.ids['dataset_id']}/records/search"
    query = {"name": "v", "record_id": neighbour.ids["near_id"], "max_results": 9}
    answer = annotator.post(path, json={"query": {"vector": query}})
    assert answer.status_code in {404, 422}, answer.text
    own = annotator.post(path, json={"query": {"vector": {"name": "v", "value": VECTOR, "max_results": 9}}})
    assert [each["record"]["id"] for each in own.json()["items"]] == [home.ids["near_id"]]


def test_the_same_requests_are_good_ones(neighbour: Neighbour, routes: list[tuple[str, str]]) -> None:
    """Otherwise the tests above would show only that Argilla refuses what it cannot read. The last test."""
    deletions = sorted((each for each in routes if each[0] == "DELETE"), key=deletion_order)
    others = sorted((each for each in routes if each[0] != "DELETE"), key=lambda each: each[0] != "GET")
    refused = {}
    asked = [each for each in (*others, *deletions) if " ".join(each) not in NOT_AS_OWNER]
    for route, answer in walk(neighbour.owner, neighbour, asked):
        if not answer.is_success and route not in OWNERS_OWN_REFUSALS:
            refused[route] = (answer.status_code, answer.text)
    assert refused == {}


def deletion_order(route: tuple[str, str]) -> int:
    found = [number for number, name in enumerate(GONE_IN_ORDER) if route[1].startswith(f"/{name}")]
    last = ("/datasets/{dataset_id}/records", "/datasets/{dataset_id}")
    return found[0] if found else len(GONE_IN_ORDER) + (last.index(route[1]) if route[1] in last else 2)
