"""A campaign with opinions the whole way, from the check to the export, the archive and back."""

import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from fiel.campaign.priority import is_audited
from fiel.opinions.opinion import Opinion
from fiel.opinions.reviewfiles import opinions_path
from tests.helpers.campaigns import ROWS, write_campaign
from tests.helpers.organizer import Shell
from tests.helpers.wholeway import _datasets_of
from tests.server.running import EmbeddedServer

NAME = "secondvoice"
MODEL, LINTER = "gpt-oss-120b", "linter"


def opine(row: Mapping[str, Any], agent: str, **values: Any) -> Opinion:
    return Opinion(item=row["id"], agent=agent, segment="option_c", **values)


@pytest.fixture(scope="module")
def campaign(argilla: EmbeddedServer, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model in the home has an opinion on every item, a linter in the campaign's folder on the first."""
    folder = tmp_path_factory.mktemp("voice") / "campaign"
    folder.mkdir()
    lint = opine(ROWS[0], LINTER, quote="veces", reason="Se repite")
    (folder / "lint.jsonl").write_text(f"{lint.as_line()}\n", encoding="utf-8")
    own = opinions_path(argilla.home, NAME, "arc")
    own.parent.mkdir(parents=True)
    said = [opine(row, MODEL, quote="veces", correction="ocasiones", prompt="p1") for row in ROWS]
    said.append(Opinion(item="gone", agent=MODEL))
    own.write_text("".join(f"{each.as_line()}\n" for each in said), encoding="utf-8")
    annotation = {"audit": 0.5}
    return write_campaign(folder, NAME, task={"opinions": "lint.jsonl"}, annotation=annotation)


def answer_all(server: EmbeddedServer) -> dict[str, int]:
    """Accept the proposals that the form shows, one time in two, and keep all else as it is."""
    client = server.client()
    (dataset,) = _datasets_of(client, NAME)
    records = client.get(f"datasets/{dataset}/records", params={"limit": 1000}).raise_for_status().json()
    done = {"accepted": 0, "rejected": 0, "unseen": 0}
    for record in sorted(records["items"], key=lambda each: str(each["external_id"])):
        segments = record["fields"]["item"]["segments"]
        texts = {each["name"]: each["translation"] for each in segments}
        offered = {each["name"]: each["proposals"][0]["text"] for each in segments if each["proposals"]}
        what = "unseen" if not offered else min("accepted", "rejected", key=lambda name: done[name])
        done[what] += 1
        if what == "accepted":
            texts |= offered
        values = {"verdict": "corrected" if what == "accepted" else "correct", **texts}
        body = {"status": "submitted", "values": {name: {"value": text} for name, text in values.items()}}
        client.post(f"records/{record['id']}/responses", json=body).raise_for_status()
    return done


def test_opinions_go_the_whole_way(
    shell: Shell, argilla: EmbeddedServer, campaign: Path, tmp_path: Path
) -> None:
    home = ("--home", argilla.home)
    code, printed, errors = shell("check", campaign, *home, "--items", tmp_path / "items.jsonl")
    assert code == 0 and "1 opinion of fiel review left out" in errors
    assert "Change proposed by linter, gpt-oss-120b: Se repite" in printed
    lines = [json.loads(line) for line in (tmp_path / "items.jsonl").read_text("utf-8").splitlines()]
    first = {"check": "opinion", "severity": "warning", "segment": "option_c", "span": [2, 7]}
    assert all(first in line["findings"] for line in lines)
    code, printed, _ = shell("check", campaign, *home, "--why", "Test/1")
    assert code == 0 and "opinions of models or tools" in printed

    code, _, errors = shell("launch", campaign, *home, "--yes")
    assert code == 0, errors
    done = answer_all(argilla)
    unseen = sum(is_audited(NAME, "arc", row["id"], share=0.5) for row in ROWS)
    assert done["unseen"] == unseen and done["accepted"] and done["rejected"]

    out = tmp_path / "out"
    code, _, errors = shell("export", campaign, *home, "--out", out)
    assert code == 0, errors
    record = json.loads((out / "manifest.json").read_text("utf-8"))["tasks"]["arc"]["opinions"]
    seen = len(ROWS) - unseen
    audited = is_audited(NAME, "arc", "Test/1", share=0.5)
    assert record["agents"] == {MODEL: seen, **({} if audited else {LINTER: 1})}
    assert record["prompts"] == {MODEL: ["p1"]}
    assert record["files"].keys() == {"lint.jsonl", "home"}
    assert (record["items"], record["lost"]) == (seen, 0)
    assert record["proposals"] == {
        "accepted": done["accepted"],
        "changed": 0,
        "rejected": done["rejected"],
        "unusable": 0,
        "open": 0,
    }
    assert record["unshown"]["rejected"] == unseen
    assert record["assisted"]["decided"] == seen and record["unassisted"]["corrected"] == 0
    card = (out / "arc/README.md").read_text("utf-8")
    assert f"Proposed texts that people saw: {seen}. Accepted: {done['accepted']};" in card
    assert f"Textos propuestos que vieron: {seen}. Aceptados: {done['accepted']};" in card
    assert f"`{MODEL}`" in card or MODEL in card
    assert f"asked with the prompts that have these fingerprints: {MODEL} p1." in card
    assert "Items drawn at random were shown without any of this." in card
    code, printed, errors = shell("verify", out, "--source", campaign.parent / "{split}.jsonl")
    assert code == 0, printed + errors

    archived = tmp_path / "kept.zip"
    code, _, errors = shell("archive", campaign, *home, "--out", archived)
    assert code == 0, errors
    names = {"files/arc/opinions.jsonl": campaign.parent / "lint.jsonl"}
    names["notes/opinions/arc.jsonl"] = own = opinions_path(argilla.home, NAME, "arc")
    with zipfile.ZipFile(archived) as file:
        for name, path in names.items():
            assert file.read(name) == path.read_bytes()
    code, _, errors = shell("restore", archived, *home, "--to-name", "secondcopy", "--same-people")
    assert code == 0, errors
    assert opinions_path(argilla.home, "secondcopy", "arc").read_bytes() == own.read_bytes()


def test_a_release_without_opinions_says_nothing_of_them(
    shell: Shell, argilla: EmbeddedServer, tmp_path: Path
) -> None:
    path = write_campaign(tmp_path / "campaign", "firstvoice")
    home, out = ("--home", argilla.home), tmp_path / "out"
    assert shell("launch", path, *home, "--yes")[0] == 0
    assert shell("export", path, *home, "--out", out)[0] == 0
    assert json.loads((out / "manifest.json").read_text("utf-8"))["tasks"]["arc"]["opinions"] is None
    card = (out / "arc/README.md").read_text("utf-8")
    assert "models and other tools" not in card and "modelos y otras herramientas" not in card
