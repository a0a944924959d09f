"""A small dataset with everything a search can ask for."""

from dataclasses import dataclass
from typing import Any

import httpx

from tests.server.running import EmbeddedServer

RECORDS = 40

# Positions 0 to 5 have words of their own; the rest are alike.
TEXTS = [
    "El camión cruzó la frontera al amanecer",
    "La CANCIÓN más bonita del mundo",
    "Un pingüino corre; una cancioncilla suena",
    "El corazón late más rápido al correr",
    "Well-known facts about the Amazon river",
    "¿Qué gas absorben las plantas? 100% seguro: dióxido de carbono (CO2)",
]


@dataclass(frozen=True)
class Person:
    id: str
    client: httpx.Client


@dataclass(frozen=True)
class Campaign:
    id: str
    owner: httpx.Client
    people: list[Person]
    questions: dict[str, str]
    record_ids: list[str]

    def search(self, client: httpx.Client | None = None, **body: Any) -> tuple[list[int], int]:
        """The positions of the records found, as the owner for everybody or as one person, and the total."""
        page = body.pop("page", {"limit": 1000})
        answer = self.post_search(client, body, page)
        assert answer.status_code == 200, answer.text
        found = answer.json()
        positions = [self.record_ids.index(item["record"]["id"]) for item in found["items"]]
        return positions, found["total"]

    def post_search(
        self, client: httpx.Client | None, body: dict[str, Any], page: dict[str, int] | None = None
    ) -> httpx.Response:
        path = (
            f"datasets/{self.id}/records/search"
            if client is None
            else f"me/datasets/{self.id}/records/search"
        )
        return (client or self.owner).post(path, json=body, params=page)

    def find(self, text: str, field: str | None = None) -> list[int]:
        positions, total = self.search(query={"text": {"q": text, "field": field}})
        assert len(positions) == total
        return sorted(positions)

    def filter(self, client: httpx.Client | None = None, *filters: dict[str, Any]) -> list[int]:
        positions, total = self.search(client, filters={"and": list(filters)})
        assert len(positions) == total
        return sorted(positions)

    def answer(self, person: Person, position: int, status: str = "submitted", verdict: str = "good") -> None:
        body = {
            "status": status,
            "values": {"verdict": {"value": verdict}, "stars": {"value": position % 5 + 1}},
        }
        made = person.client.post(f"records/{self.record_ids[position]}/responses", json=body)
        assert made.status_code == 201, made.text


def create_campaign(
    server: EmbeddedServer, name: str, *, min_submitted: int = 2, records: int = RECORDS
) -> Campaign:
    owner = server.client()
    workspace = _created(owner, "workspaces", {"name": name})["id"]
    distribution = {"strategy": "overlap", "min_submitted": min_submitted}
    dataset = _created(
        owner, "datasets", {"name": name, "workspace_id": workspace, "distribution": distribution}
    )["id"]
    questions = _configure(owner, dataset)
    owner.put(f"datasets/{dataset}/publish").raise_for_status()
    people = [_person(server, owner, workspace, f"{name}-{number}") for number in range(3)]
    made = _created(
        owner,
        f"datasets/{dataset}/records/bulk",
        {"items": [_record(questions, at) for at in range(records)]},
    )
    return Campaign(dataset, owner, people, questions, [record["id"] for record in made["items"]])


def _created(client: httpx.Client, path: str, body: dict[str, Any]) -> Any:
    answer = client.post(path, json=body)
    assert answer.status_code in (200, 201), answer.text
    return answer.json()


def _configure(owner: httpx.Client, dataset: str) -> dict[str, str]:
    custom = {"type": "custom", "template": "<b>{{record.fields.item.question}}</b>", "advanced_mode": False}
    for name, settings in {"text": {"type": "text"}, "source": {"type": "text"}, "item": custom}.items():
        field = {"name": name, "title": name, "required": name == "text", "settings": settings}
        _created(owner, f"datasets/{dataset}/fields", field)
    labels = {"options": [{"value": value, "text": value} for value in ("good", "bad", "unsure")]}
    questions = {
        "verdict": {"type": "label_selection", **labels},
        "problems": {"type": "multi_label_selection", **labels},
        "stars": {"type": "rating", "options": [{"value": value} for value in range(1, 6)]},
        "comment": {"type": "text"},
    }
    made = {}
    for name, question in questions.items():
        body = {"name": name, "title": name, "required": name == "verdict", "settings": question}
        made[name] = _created(owner, f"datasets/{dataset}/questions", body)["id"]
    for name, kind in {"topic": "terms", "position": "integer", "weight": "float"}.items():
        body = {"name": name, "title": name, "settings": {"type": kind}, "visible_for_annotators": True}
        _created(owner, f"datasets/{dataset}/metadata-properties", body)
    return made


def _record(questions: dict[str, str], position: int) -> dict[str, Any]:
    suggestions = [
        {"question_id": questions["verdict"], "value": "good" if position % 2 else "bad", "agent": "model-a"},
        {"question_id": questions["problems"], "value": ["bad", "unsure"], "score": [0.9, position / 100]},
        {
            "question_id": questions["stars"],
            "value": position % 5 + 1,
            "score": position / 40,
            "type": "model",
        },
    ]
    return {
        "external_id": f"row-{position}",
        "fields": {
            "text": TEXTS[position] if position < len(TEXTS) else f"Registro común número {position}",
            "source": f"Source sentence {position}",
            "item": {
                "question": f"pregunta{position}",
                "options": [{"label": "A", "text": "oxígeno"}],
                "answer": 1,
            },
        },
        "metadata": {
            "topic": ["even", "small"] if position == 0 else ("odd" if position % 2 else "even"),
            "position": position,
            **({"weight": position / 4} if position < 20 else {}),
        },
        "suggestions": suggestions if position < 30 else [],
    }


def _person(server: EmbeddedServer, owner: httpx.Client, workspace: str, name: str) -> Person:
    body = {"first_name": name, "username": name, "role": "annotator", "password": "a long password"}
    made = _created(owner, "users", body)
    _created(owner, f"workspaces/{workspace}/users", {"user_id": made["id"]})
    return Person(made["id"], server.client(made["api_key"]))
