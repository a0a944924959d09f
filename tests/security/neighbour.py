"""A workspace with one of everything in it, and a valid request to each route of Argilla's about it."""

import re
from dataclasses import dataclass
from typing import Any

import httpx

VECTOR = [1.0, 0.0]

_TEXT = {"type": "text", "use_markdown": False}
_HUB = {"name": "owner/name", "subset": "default", "split": "train"}
_ANSWER = {"values": {"text": {"value": "changed"}}, "status": "submitted"}


@dataclass(frozen=True)
class Neighbour:
    """A workspace of other people.

    Attributes:
        owner: Client of the owner.
        ids: One id of each thing in it, by the name of the path parameter.
        draft: Id of a dataset that is not published yet.
        key: Key of the annotator in it.
        secret: What is in each of its texts.
    """

    owner: httpx.Client
    ids: dict[str, str]
    draft: str
    key: str
    secret: str

    def fill(self, path: str) -> str:
        """Put the ids into a path of the API's description."""
        return re.sub(r"{(\w+)}", lambda found: self.ids[found[1]], path)

    def query(self, method: str, path: str) -> dict[str, str]:
        """Return the query parameters that a route needs, or that name something of this workspace."""
        if method == "DELETE" and path.endswith("/records"):
            return {"ids": self.ids["record_id"]}
        if method == "DELETE" and path.endswith("/suggestions"):
            return {"ids": self.ids["suggestion_id"]}
        return {"workspace_id": self.ids["workspace_id"]} if path == "/me/datasets" else {}

    def body(self, method: str, path: str) -> Any:
        """Return a valid body for a route that takes one."""
        ids = self.ids
        record = {"fields": {"text": "made"}, "external_id": "made"}
        upserted = {"id": ids["record_id"], "fields": {"text": "changed"}}
        suggestion = {"question_id": ids["question_id"], "value": "changed"}
        hub = {**_HUB, "mapping": {"fields": [{"source": "text", "target": "text"}]}}
        search = {"query": {"vector": {"name": "v", "record_id": ids["near_id"], "max_results": 9}}}
        person = {"first_name": "x", "username": "security-made", "password": "a long password"}
        bodies: dict[str, Any] = {
            "POST /datasets": {"name": "security-made", "workspace_id": ids["workspace_id"]},
            "PATCH /datasets/{dataset_id}": {"guidelines": "changed"},
            "POST /datasets/{dataset_id}/fields": {"name": "made", "title": "x", "settings": _TEXT},
            "POST /datasets/{dataset_id}/questions": {"name": "made", "title": "x", "settings": _TEXT},
            "POST /datasets/{dataset_id}/metadata-properties": {
                "name": "made",
                "title": "x",
                "settings": {"type": "terms"},
            },
            "POST /datasets/{dataset_id}/vectors-settings": {"name": "made", "title": "x", "dimensions": 2},
            "POST /datasets/{dataset_id}/import": hub,
            "POST /datasets/{dataset_id}/export": {**_HUB, "token": "none"},
            "POST /me/datasets/{dataset_id}/records/search": search,
            "POST /datasets/{dataset_id}/records/search": search,
            "POST /datasets/{dataset_id}/records/bulk": {"items": [record]},
            "PUT /datasets/{dataset_id}/records/bulk": {"items": [upserted]},
            "PATCH /fields/{field_id}": {"title": "changed"},
            "PATCH /questions/{question_id}": {"title": "changed"},
            "PATCH /metadata-properties/{metadata_property_id}": {"title": "changed"},
            "PATCH /vectors-settings/{vector_settings_id}": {"title": "changed"},
            "PATCH /records/{record_id}": {"metadata": {"m": "changed"}},
            "POST /records/{record_id}/responses": _ANSWER,
            "PUT /records/{record_id}/suggestions": suggestion,
            "POST /me/responses/bulk": {"items": [{**_ANSWER, "record_id": ids["record_id"]}]},
            "PUT /responses/{response_id}": _ANSWER,
            "PATCH /users/{user_id}": {"first_name": "changed"},
            "POST /users": person,
            "POST /workspaces": {"name": "security-made"},
            "POST /workspaces/{workspace_id}/users": {"user_id": ids["outsider_id"]},
            "POST /webhooks": {"url": "http://127.0.0.1:9/", "events": ["dataset.deleted"]},
            "PATCH /webhooks/{webhook_id}": {"description": "changed"},
        }
        return bodies.get(f"{method} {path}")

    def state(self) -> dict[str, Any]:
        """Return all that the owner sees of it, to compare before and after."""
        dataset = f"datasets/{self.ids['dataset_id']}"
        paths: dict[str, dict[str, Any]] = {
            dataset: {},
            f"{dataset}/fields": {},
            f"{dataset}/questions": {},
            f"{dataset}/vectors-settings": {},
            f"me/{dataset}/metadata-properties": {},
            f"{dataset}/records": {"include": ["responses", "suggestions", "vectors"]},
            f"datasets/{self.draft}": {},
            f"workspaces/{self.ids['workspace_id']}/users": {},
            "me/datasets": {"workspace_id": self.ids["workspace_id"]},
            "workspaces/" + self.ids["workspace_id"]: {},
            f"users/{self.ids['user_id']}": {},
            "users": {},
            "me/workspaces": {},
            "webhooks": {},
        }
        return {path: _read(self.owner, path, query) for path, query in paths.items()}


def make_neighbour(owner: httpx.Client, name: str, outsider: str) -> Neighbour:
    """Make a workspace with one of everything.

    Args:
        owner: Client of the owner.
        name: Its name, of which there may be no other.
        outsider: Id of an account that is not in it.
    """
    secret = f"text-of-{name}"
    workspace = _make(owner, "workspaces", {"name": name})["id"]
    person = _make(owner, "users", {"first_name": secret, "username": name, "password": "a long password"})
    _make(owner, f"workspaces/{workspace}/users", {"user_id": person["id"]})
    dataset, ids = _make_dataset(owner, name, workspace, secret)
    draft, _ = _make_dataset(owner, f"{name}-draft", workspace, secret)
    owner.put(f"datasets/{dataset}/publish").raise_for_status()
    fields = {"text": f"{secret} one"}
    suggestion = {"question_id": ids["question_id"], "value": f"{secret} suggested", "agent": secret}
    record = {"fields": fields, "metadata": {"m": secret}, "suggestions": [suggestion]}
    near = {"fields": fields, "vectors": {"v": VECTOR}}
    made = _make(owner, f"datasets/{dataset}/records/bulk", {"items": [record, near]})["items"]
    found = _read(owner, f"records/{made[0]['id']}/suggestions", {})["items"]
    key = person["api_key"]
    answer = httpx.post(
        f"{owner.base_url}records/{made[0]['id']}/responses",
        json={**_ANSWER, "values": {"text": {"value": f"{secret} answered"}}},
        headers={"X-Argilla-Api-Key": key},
        trust_env=False,
    )
    assert answer.status_code == 201, answer.text
    hook = _make(owner, "webhooks", {"url": "http://127.0.0.1:9/", "events": ["dataset.deleted"]})
    owner.patch(f"webhooks/{hook['id']}", json={"enabled": False, "description": secret}).raise_for_status()
    ids |= {
        "workspace_id": workspace,
        "dataset_id": dataset,
        "user_id": person["id"],
        "record_id": made[0]["id"],
        "near_id": made[1]["id"],  # the record with a vector: Argilla cannot show such a one by itself
        "suggestion_id": found[0]["id"],
        "response_id": answer.json()["id"],
        "webhook_id": hook["id"],
        "job_id": "00000000-0000-0000-0000-000000000000",  # of a job, only organizers may ask at all
        "provider": "huggingface",
        "outsider_id": outsider,
    }
    return Neighbour(owner, ids, draft, key, secret)


def _make_dataset(owner: httpx.Client, name: str, workspace: str, secret: str) -> tuple[str, dict[str, str]]:
    dataset = _make(owner, "datasets", {"name": name, "workspace_id": workspace, "guidelines": secret})["id"]
    text = {"name": "text", "title": secret, "required": True, "settings": _TEXT}
    kinds: dict[str, tuple[str, dict[str, Any]]] = {
        "field_id": ("fields", text),
        "question_id": ("questions", text),
        "metadata_property_id": (
            "metadata-properties",
            {"name": "m", "title": secret, "settings": {"type": "terms"}},
        ),
        "vector_settings_id": ("vectors-settings", {"name": "v", "title": secret, "dimensions": 2}),
    }
    return dataset, {
        key: _make(owner, f"datasets/{dataset}/{kind}", body)["id"] for key, (kind, body) in kinds.items()
    }


def _make(client: httpx.Client, path: str, body: dict[str, Any]) -> Any:
    answer = client.post(path, json=body)
    assert answer.is_success, f"{path}: {answer.text}"
    return answer.json()


def _read(client: httpx.Client, path: str, query: dict[str, Any]) -> Any:
    answer = client.get(path, params=query)
    assert answer.is_success, f"{path}: {answer.text}"
    return answer.json()
