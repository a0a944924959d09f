"""Campaign files and answers for tests."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import httpx
import yaml

from fiel.campaign import load_campaign
from fiel.campaign.work import Work, load_work

TOP = Path(__file__).parents[2]

ROWS = [
    {
        "id": f"Test/{number}",
        "instruction": f"¿Cuánto es {number} + 1?",
        "option_a": str(number),
        "option_b": str(number + 1),
        "option_c": f"{number} veces",
        "option_d": "Nada",
        "answer": "B",
    }
    for number in range(1, 9)
]
ARABIC_ROWS = [
    {**row, "instruction": f"كم يساوي {number} + 1؟", "option_c": "ثلاث مرات", "option_d": "لا شيء"}
    for number, row in enumerate(ROWS, start=1)
]
ENGLISH = [
    {**row, "instruction": f"How much is {number} + 1?", "option_c": f"{number} times", "option_d": "Nothing"}
    for number, row in enumerate(ROWS, start=1)
]


def write_rows(path: Path, rows: Sequence[Mapping[str, Any]]) -> None:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


def describe_campaign(name: str, **changes: Any) -> dict[str, Any]:
    task = {
        "benchmark": "arc",
        "source": {"files": "{split}.jsonl"},
        "english": {"files": "{split}.en.jsonl"},
        "guide": "guide.md",
    }
    return {
        "name": name,
        "title": {"es": "Prueba"},
        "language": "es",
        "license": "Apache-2.0",
        "tasks": [{**task, **changes.pop("task", {})}],
        **changes,
    }


def write_campaign(
    folder: Path, name: str, *, rows: Sequence[Mapping[str, Any]] = ROWS, **changes: Any
) -> Path:
    """Write a campaign of one ARC task with its data and its guide; return the campaign file."""
    folder.mkdir(parents=True, exist_ok=True)
    write_rows(folder / "test.jsonl", rows)
    write_rows(folder / "test.en.jsonl", ENGLISH)
    (folder / "guide.md").write_text("# Guía\n\nVersión 1", encoding="utf-8")
    path = folder / f"{name}.yaml"
    path.write_text(yaml.safe_dump(describe_campaign(name, **changes), allow_unicode=True), encoding="utf-8")
    load_campaign(path)
    return path


def make_work(folder: Path, name: str, **changes: Any) -> Work:
    return load_work(write_campaign(folder, name, **changes))


class Person:
    """Somebody who answers over Argilla's public API, as the interface does."""

    def __init__(self, url: str, username: str, password: str) -> None:
        login = {"username": username, "password": password}
        token = httpx.post(f"{url}/api/v1/token", data=login, timeout=30, trust_env=False).json()
        headers = {"Authorization": f"Bearer {token['access_token']}"}
        self.client = httpx.Client(base_url=f"{url}/api/v1/", headers=headers, timeout=30, trust_env=False)

    def queue(self, dataset_id: str) -> dict[str, Any]:
        """The records that wait for this person, by external id."""
        pending = [
            {"type": "terms", "scope": {"entity": entity, "property": "status"}, "values": ["pending"]}
            for entity in ("response", "record")
        ]
        answer = self.client.post(
            f"me/datasets/{dataset_id}/records/search",
            params={"include": ["suggestions", "responses"], "limit": 1000},
            json={"filters": {"type": "and", "and": pending}},
        )
        assert answer.status_code == 200, answer.text
        return {each["record"]["external_id"]: each["record"] for each in answer.json()["items"]}

    def answer(
        self,
        record_id: str,
        verdict: str,
        texts: Mapping[str, str],
        *,
        comment: str = "",
        reason: str = "",
        status: str = "submitted",
    ) -> None:
        optional = {"comment": comment, "reason": reason}
        values = {"verdict": verdict, **texts, **{name: text for name, text in optional.items() if text}}
        body = {"status": status, "values": {name: {"value": value} for name, value in values.items()}}
        answer = self.client.post(f"records/{record_id}/responses", json=body)
        assert answer.status_code == 201, answer.text

    def close(self) -> None:
        self.client.close()
