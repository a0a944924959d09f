"""Datasets with something in every place that a search can look at, made at random from a seed."""

import itertools
import random
from dataclasses import dataclass, field
from typing import Any

import httpx

from tests.server.oracle import Json, Row, read_row
from tests.server.running import EmbeddedServer

# Spellings that fold to the same word stand side by side, one of them with a combining accent.
WORDS = (
    "camión camiones CAMIÓN canción cancio\u0301n Cancion niño nino Ñandú año ano río RIO árbol arboleda "
    "pingüino corazón mañana sí si más el El EL CO2 7 42 straße"
).split()
STRANGERS = ("zorzal", "benteveo", "camio", "9")  # which no record has
LABELS = ("buena", "Mala", "área", "zona", "con espacio")
TOPICS = ("arte", "Ártico", "zoo", "Zoo", 'ci"ta', "50%", "a_b", "ñu")
COUNTS = (-3, 0, 1, 2, 10, 42)
WEIGHTS = (-1.5, 0.0, 0.1, 0.25, 2.0, 10.0)
SCORES = (0.0, 0.1, 0.25, 0.5, 1.0)
AGENTS = ("modelo-a", "modelo-B", "Z 1.0")
STATUSES = ("draft", "submitted", "discarded")
STARS = (1, 2, 3, 4, 5)
PEOPLE = 3
DIMENSIONS = 3

_OPTIONS: dict[str, Any] = {"options": [{"value": value, "text": value} for value in LABELS]}
QUESTIONS: dict[str, Json] = {
    "label": {"type": "label_selection", **_OPTIONS},
    "labels": {"type": "multi_label_selection", **_OPTIONS},
    "stars": {"type": "rating", "options": [{"value": value} for value in STARS]},
    "comment": {"type": "text"},
    "ranking": {"type": "ranking", **_OPTIONS},
    "spans": {"type": "span", "field": "text", **_OPTIONS},
}
FIELDS: dict[str, Json] = {
    "text": {"type": "text"},
    "source": {"type": "text"},
    "chat": {"type": "chat"},
    "card": {"type": "custom", "template": "<b>{{record.fields.card.title}}</b>"},
}
METADATA = {"topic": "terms", "count": "integer", "weight": "float"}
VECTOR = "meaning"


@dataclass(frozen=True)
class Person:
    id: str
    name: str
    client: httpx.Client = field(repr=False)


@dataclass(frozen=True)
class Dataset:
    """A published dataset and what is in it, as the API lists it."""

    id: str
    owner: httpx.Client
    people: list[Person]
    questions: dict[str, Json]
    rows: list[Row]

    def post_search(
        self, body: Json, person: Person | None = None, *, offset: int = 0, limit: int = 1000
    ) -> httpx.Response:
        """Search as the owner among everybody's responses, or as one person among theirs."""
        path = f"datasets/{self.id}/records/search"
        client, path = (self.owner, path) if person is None else (person.client, f"me/{path}")
        return client.post(path, json=body, params={"offset": offset, "limit": limit})

    def search(self, body: Json, person: Person | None = None, *, offset: int = 0, limit: int = 1000) -> Json:
        answer = self.post_search(body, person, offset=offset, limit=limit)
        assert answer.status_code == 200, f"{body}: {answer.status_code} {answer.text}"
        found: Json = answer.json()
        return found


def created(client: httpx.Client, path: str, body: Json) -> Json:
    answer = client.post(path, json=body)
    assert answer.status_code in (200, 201), answer.text
    made: Json = answer.json()
    return made


def create_person(server: EmbeddedServer, workspace: str, name: str) -> Person:
    owner = server.client()
    body = {"first_name": name, "username": name, "role": "annotator", "password": "a long password"}
    made = created(owner, "users", body)
    created(owner, f"workspaces/{workspace}/users", {"user_id": made["id"]})
    return Person(made["id"], name, server.client(made["api_key"]))


def create_dataset(server: EmbeddedServer, seed: int) -> Dataset:
    """Create and publish a dataset of 12 to 25 records with answers of three people."""
    owner = server.client()
    dice = random.Random(seed)
    workspace = created(owner, "workspaces", {"name": f"random-{seed}"})["id"]
    distribution = {"strategy": "overlap", "min_submitted": dice.randint(1, 2)}
    body = {"name": f"random-{seed}", "workspace_id": workspace, "distribution": distribution}
    dataset = created(owner, "datasets", body)["id"]
    questions = _configure(owner, dataset)
    owner.put(f"datasets/{dataset}/publish").raise_for_status()
    people = [create_person(server, workspace, f"random-{seed}-{number}") for number in range(PEOPLE)]
    items = [_record(dice, at, questions, people) for at in range(dice.randint(12, 25))]
    created(owner, f"datasets/{dataset}/records/bulk", {"items": items})
    return Dataset(dataset, owner, people, questions, read_rows(owner, dataset, questions))


def read_rows(owner: httpx.Client, dataset: str, questions: dict[str, Json]) -> list[Row]:
    """All records of a dataset, from the listing that does not go through the search engine."""
    include = [("include", key) for key in ("responses", "suggestions", "vectors")]
    listed = owner.get(f"datasets/{dataset}/records", params=[("limit", "1000"), *include])
    listed.raise_for_status()
    return [read_row(record, questions) for record in listed.json()["items"]]


def _configure(owner: httpx.Client, dataset: str) -> dict[str, Json]:
    for name, settings in FIELDS.items():
        body = {"name": name, "title": name, "required": name == "text", "settings": settings}
        created(owner, f"datasets/{dataset}/fields", body)
    for name, kind in METADATA.items():
        body = {"name": name, "title": name, "settings": {"type": kind}, "visible_for_annotators": True}
        created(owner, f"datasets/{dataset}/metadata-properties", body)
    created(
        owner,
        f"datasets/{dataset}/vectors-settings",
        {"name": VECTOR, "title": VECTOR, "dimensions": DIMENSIONS},
    )
    bodies = {
        name: {"name": name, "title": name, "required": name == "label", "settings": settings}
        for name, settings in QUESTIONS.items()
    }
    return {name: created(owner, f"datasets/{dataset}/questions", body) for name, body in bodies.items()}


def _record(dice: random.Random, at: int, questions: dict[str, Json], people: list[Person]) -> Json:
    fields: Json = {"text": _sentence(dice)}
    if dice.random() < 0.6:
        fields["source"] = _sentence(dice)
    if dice.random() < 0.4:
        roles = itertools.cycle(["user", "assistant"])
        fields["chat"] = [
            {"role": role, "content": _sentence(dice, 3)} for role, _ in zip(roles, range(3), strict=False)
        ]
    if dice.random() < 0.4:
        fields["card"] = {"title": _sentence(dice, 2), "more": {"body": _sentence(dice, 2)}}
    names = ("fila", "Fila", "árbol", "zeta", 'ci"ta', "a b")
    made = {
        "external_id": f"{dice.choice(names)}-{at}" if at % 8 else None,
        "fields": fields,
        "metadata": _metadata(dice),
        "suggestions": _suggestions(dice, questions, fields["text"]),
        "responses": [_response(dice, person, fields["text"]) for person in people if dice.random() < 0.6],
        "vectors": {VECTOR: _vector(dice)} if dice.random() < 0.8 else {},
    }
    return made


def _sentence(dice: random.Random, words: int = 6) -> str:
    marks = (" ", " ", " ", ", ", "; ", " — ")
    return "".join(f"{dice.choice(WORDS)}{dice.choice(marks)}" for _ in range(dice.randint(1, words)))


def _vector(dice: random.Random) -> list[float]:
    return [1.0, *(float(dice.randint(-3, 3)) for _ in range(DIMENSIONS - 1))]  # never zero: no angle to it


def _metadata(dice: random.Random) -> Json:
    topic = dice.choice([dice.choice(TOPICS), _some(dice, TOPICS)])
    values = {"topic": topic, "count": dice.choice(COUNTS), "weight": dice.choice(WEIGHTS)}
    return {name: value for name, value in values.items() if dice.random() < 0.7} | {"extra": "arte"}


def _some(dice: random.Random, values: tuple[str, ...]) -> list[str]:
    return dice.sample(values, dice.randint(1, 3))


def _values(dice: random.Random, text: str) -> Json:
    return {
        "label": dice.choice(LABELS),
        "labels": _some(dice, LABELS),
        "stars": dice.choice(STARS),
        "comment": dice.choice(WORDS),
        "ranking": [{"value": label, "rank": at} for at, label in enumerate(LABELS, start=1)],
        "spans": [{"label": dice.choice(LABELS), "start": 0, "end": min(2, len(text))}],
    }


def _suggestions(dice: random.Random, questions: dict[str, Json], text: str) -> list[Json]:
    made = []
    for name, value in _values(dice, text).items():
        count = len(value) if isinstance(value, list) else None
        score = dice.choice(SCORES) if count is None else [dice.choice(SCORES) for _ in range(count)]
        suggestion = {
            "question_id": questions[name]["id"],
            "value": value,
            "score": dice.choice([None, score, score]),
            "agent": dice.choice([None, *AGENTS]),
            "type": dice.choice([None, "human", "model"]),
        }
        if dice.random() < 0.7:
            made.append(suggestion)
    return made


def _response(dice: random.Random, person: Person, text: str) -> Json:
    status = dice.choice(STATUSES)
    values = {
        name: {"value": value}
        for name, value in _values(dice, text).items()
        if dice.random() < 0.7 or (name == "label" and status == "submitted")
    }
    empty = status == "discarded" and dice.random() < 0.4
    return {"user_id": person.id, "status": status, "values": None if empty else values}
