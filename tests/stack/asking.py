"""What people ask of a dataset of `tests.bench.annotating`, asked of two servers, and where they differ."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import httpx

from tests.bench.annotating import NAMES, SUBJECTS, Filled

Json = dict[str, Any]

_PAGE = 300
_BY_ID = {"scope": {"entity": "record", "property": "external_id"}, "order": "asc"}
_LENGTH = {"entity": "metadata", "metadata_property": "length"}
_SUBJECT = {"entity": "metadata", "metadata_property": "subject"}
_AGENT = {"entity": "suggestion", "question": NAMES[0], "property": "agent"}


@dataclass(frozen=True)
class Asked:
    """A dataset of one server, and who asks: its owner and people who answered in it."""

    owner: httpx.Client
    filled: Filled

    def search(self, body: Json, person: int | None, *, limit: int = _PAGE) -> tuple[int, list[str]]:
        """Return how many are found, and the external ids of the first ones, in order."""
        path = f"datasets/{self.filled.dataset}/records/search"
        client, path = (self.owner, path) if person is None else (self.filled.people[person], f"me/{path}")
        answer = client.post(path, json=body, params={"limit": limit}, timeout=120)
        assert answer.status_code == 200, f"{body}: {answer.text}"
        found = answer.json()
        return found["total"], [each["record"]["external_id"] for each in found["items"]]

    def numbers(self) -> Json:
        """Return all progress and metrics, with names in the places of ids."""
        dataset = f"datasets/{self.filled.dataset}"
        properties = self._get(f"me/{dataset}/metadata-properties")["items"]
        progress = self._get(f"{dataset}/progress")
        people = self._get(f"{dataset}/users/progress")["users"]
        return {
            "progress": progress | {"users": sorted(each["username"] for each in progress["users"])},
            "people": sorted(people, key=lambda each: str(each["username"])),
            "own": [self._get(f"me/{dataset}/metrics", client) for client in self.filled.people],
            "metadata": {
                each["name"]: self._get(f"metadata-properties/{each['id']}/metrics") for each in properties
            },
        }

    def _get(self, path: str, client: httpx.Client | None = None) -> Any:
        return (client or self.owner).get(path, timeout=120).raise_for_status().json()


def find_differences(one: Asked, two: Asked) -> list[str]:
    """Return where the filters, the sorts and the progress of two servers with the same records differ."""
    ours, theirs = one.numbers(), two.numbers()
    numbers = [f"{name}: {ours[name]} and {theirs[name]}" for name in ours if ours[name] != theirs[name]]
    return [*_compare(one, two, [*_filters(), *_sorts()]), *numbers]


def find_text_differences(one: Asked, two: Asked) -> list[str]:
    """Return where the text searches of two servers with the same records differ in what they find."""
    return _compare(one, two, [*_texts(one.filled.words)])


def count_searches(one: Asked) -> tuple[int, int]:
    """Return how many filters and sorts, and how many text searches, are compared."""
    return 2 * len([*_filters(), *_sorts()]), 2 * len([*_texts(one.filled.words)])


def _compare(one: Asked, two: Asked, bodies: Sequence[Json]) -> list[str]:
    found = []
    for body in bodies:
        # Sorted by the external id in the end, so that the same order is due as well.
        body = {**body, "sort": [*body.get("sort", []), _BY_ID]}
        for person in (None, 0):
            (total, ours), (other, theirs) = (each.search(body, person) for each in (one, two))
            if (total, ours) != (other, theirs):
                found.append(f"{body} as {person}: {total} and {other}, {ours[:3]} and {theirs[:3]}")
    return found


def compare_ranking(one: Asked, two: Asked, *, first: int = 10) -> float:
    """Return the mean share of the first finds of a text search, best first, that both servers have."""
    shares = []
    for body in _texts(one.filled.words):
        (total, ours), (_, theirs) = (each.search(body, 0, limit=first) for each in (one, two))
        if total > first:
            shares.append(len({*ours} & {*theirs}) / first)
    return sum(shares) / len(shares)


def pending() -> list[Json]:
    """Return the filters of a person's queue."""
    return [_terms({"entity": entity, "property": "status"}, "pending") for entity in ("response", "record")]


def _filters() -> Iterator[Json]:
    alone = [
        *(
            _terms({"entity": "response", "property": "status"}, status)
            for status in ("pending", "draft", "submitted", "discarded")
        ),
        *(
            _terms({"entity": "response", "question": "verdict"}, value)
            for value in ("correct", "corrected", "unusable")
        ),
        *(_terms({"entity": "record", "property": "status"}, status) for status in ("pending", "completed")),
        _terms({"entity": "record", "property": "external_id"}, "bench/7", "bench/8", "bench/none"),
        {
            "type": "range",
            "scope": {"entity": "record", "property": "inserted_at"},
            "ge": "2020-01-01T00:00:00",
        },
        {
            "type": "range",
            "scope": {"entity": "record", "property": "updated_at"},
            "le": "2020-01-01T00:00:00",
        },
        _terms(_SUBJECT, SUBJECTS[3]),
        _terms(_SUBJECT, *SUBJECTS[5:9], "no such subject"),
        {"type": "range", "scope": _LENGTH, "ge": 200, "le": 400},
        {"type": "range", "scope": _LENGTH, "ge": 800},
        {"type": "range", "scope": _LENGTH, "le": 99},
        _terms(_AGENT, "machine-translation"),
        _terms(_AGENT, "Machine-Translation"),
        _terms({"entity": "suggestion", "question": NAMES[4], "property": "type"}, "model"),
        _terms({"entity": "suggestion", "question": NAMES[0], "property": "type"}, "human"),
    ]
    yield from (_both(each) for each in alone)
    yield _both(*pending())
    yield _both(*pending(), _terms(_SUBJECT, SUBJECTS[11]))
    yield _both(_terms(_SUBJECT, *SUBJECTS[:20]), {"type": "range", "scope": _LENGTH, "ge": 300})


def _sorts() -> Iterator[Json]:
    scopes = [_LENGTH, _SUBJECT, _AGENT, {"entity": "record", "property": "status"}, _BY_ID["scope"]]
    for scope in scopes:
        for order in ("asc", "desc"):
            yield {"sort": [{"scope": scope, "order": order}]}
    falling = [{"scope": _SUBJECT, "order": "asc"}, {"scope": _LENGTH, "order": "desc"}]
    yield {"sort": falling}
    yield {"sort": falling, **_both(*pending())}


def _texts(words: Sequence[Sequence[str]]) -> Iterator[Json]:
    for first, second, *_ in words[::40][:10]:
        yield from (_text(text) for text in (first, f"{first} {second}", f'"{first} {second}"'))
        yield from (_text(text) for text in (f"{first} | {second}", f"{first} -{second}", f"{first[:5]}*"))
    for text in ("ano", "¿Cual", "CO2", "xyzzy", "10"):
        yield _text(text)
        yield {**_text(text), **_both(*pending())}


def _text(text: str) -> Json:
    return {"query": {"text": {"q": text}}}


def _terms(scope: Json, *values: str) -> Json:
    return {"type": "terms", "scope": scope, "values": [*values]}


def _both(*filters: Json) -> Json:
    return {"filters": {"and": [*filters]}}
