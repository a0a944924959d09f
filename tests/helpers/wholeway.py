"""A campaign the whole way: checked, launched, answered by one person, exported and verified."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import httpx
import yaml

from tests.helpers.campaigns import describe_campaign
from tests.helpers.organizer import Shell
from tests.server.running import EmbeddedServer


def write_small_campaign(folder: Path, name: str, *, files: str = "{split}.jsonl", **changes: Any) -> Path:
    """Write a campaign of one task without originals, and its guide; the data is the test's own."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "guide.md").write_text("# Guía\n\nVersión 1\n", encoding="utf-8")
    task = {"source": {"files": files}, "english": None, **changes.pop("task", {})}
    path = folder / f"{name}.yaml"
    described = describe_campaign(name, task=task, **changes)
    path.write_text(yaml.safe_dump(described, allow_unicode=True), encoding="utf-8")
    return path


def answer_all(
    server: EmbeddedServer,
    campaign: str,
    changes: Mapping[str, str] | None = None,
    *,
    only: str | None = None,
    labels: Mapping[str, str] | None = None,
    wrong: str | None = None,
) -> int:
    """Answer every pending record of a campaign as its owner, with other texts where told.

    The texts are changed in every item, or ``only`` in that of an id; ``labels`` are given to every item. The
    original of the item ``wrong`` is said to be wrong.

    Returns:
        How many records were answered.
    """
    client = server.client()
    answered = 0
    for dataset in _datasets_of(client, campaign):
        path = f"datasets/{dataset}/records"
        records = client.get(path, params={"limit": 1000}).raise_for_status().json()["items"]
        for record in records:
            texts = {each["name"]: each["translation"] for each in record["fields"]["item"]["segments"]}
            here = only is None or record["external_id"] == only
            new = {name: text for name, text in (changes or {}).items() if here and name in texts}
            verdict = "corrected" if new else "correct"
            values = {"verdict": verdict, **{name: text or "–" for name, text in {**texts, **new}.items()}}
            values |= {f"label-{label}": value for label, value in (labels or {}).items()}
            if record["external_id"] == wrong:
                values |= {"verdict": "unusable", "reason": "wrong-original"}
            body = {"status": "submitted", "values": {name: {"value": text} for name, text in values.items()}}
            client.post(f"records/{record['id']}/responses", json=body).raise_for_status()
            answered += 1
    return answered


def _datasets_of(client: httpx.Client, campaign: str) -> list[str]:
    spaces = client.get("me/workspaces").raise_for_status().json()["items"]
    space = next(each["id"] for each in spaces if each["name"] == campaign)
    found = client.get("me/datasets", params={"workspace_id": space}).raise_for_status().json()["items"]
    return [str(each["id"]) for each in found if each["name"] != "about-you"]


def carry_through(
    shell: Shell,
    server: EmbeddedServer,
    path: Path,
    out: Path,
    *,
    changes: Mapping[str, str] | None = None,
    only: str | None = None,
    labels: Mapping[str, str] | None = None,
    unresolved: str = "refuse",
    verify: bool = False,
) -> dict[str, Any]:
    """Launch a campaign, answer all of it, export it and, which takes long, verify it with the harness.

    The current folder is the campaign's.

    Returns:
        The manifest of the export.
    """
    home = ("--home", server.home)
    name = yaml.safe_load(path.read_text(encoding="utf-8"))["name"]
    code, _, errors = shell("launch", path, *home, "--yes")
    assert code == 0, errors
    answer_all(server, name, changes, only=only, labels=labels)
    code, _, errors = shell("export", path, *home, "--out", out, "--unresolved", unresolved)
    assert code == 0, errors
    if verify:
        code, output, errors = shell("verify", out)
        assert code == 0, output + errors
    manifest: dict[str, Any] = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    return manifest
