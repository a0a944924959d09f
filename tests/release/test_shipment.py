"""What is found in an export before anything of it is sent."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from fiel.errors import FielError
from fiel.release.dataset import write_release
from fiel.release.shipment import ship_export

from .exports import build_demo, contents


def test_what_was_changed_since_the_export_is_not_published(export: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    shutil.copytree(export, out)
    (out / "arc/README.md").write_text("other", encoding="utf-8")
    (out / "arc/notes.txt").write_text("mine", encoding="utf-8")
    (out / "arc/es/test.parquet").unlink()
    with pytest.raises(FielError) as refused:
        ship_export(out)
    lines = str(refused.value).splitlines()
    assert lines[0] == f"{out}: arc/es/test.parquet: missing"
    assert lines[1].startswith(f"{out}: arc/notes.txt: not in the manifest; Fiel leaves alone what you put")
    assert lines[2].startswith(f"{out}: arc/README.md: expected SHA-256 ")
    assert lines[3].endswith("Nothing was sent.")


def test_a_repository_holds_one_task(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write_release([build_demo("arc"), build_demo("mmlu")], out)
    with pytest.raises(FielError) as several:
        ship_export(out)
    assert str(several.value).endswith(f"publish them one by one: {out / 'arc'}, {out / 'mmlu'}")
    shipment = ship_export(out / "mmlu")
    assert set(shipment.files) == {"manifest.json", *contents(out / "mmlu")}
    listing = json.loads(shipment.files["manifest.json"])  # type: ignore[arg-type]
    assert set(listing["tasks"]) == {"mmlu"} and set(listing["files"]) == set(contents(out / "mmlu"))
    with pytest.raises(FielError, match="expected the folder of a task: arc, mmlu"):
        (out / "other").mkdir()
        ship_export(out / "other")
    with pytest.raises(FielError, match=r"manifest\.json: expected the manifest of an export, found"):
        ship_export(tmp_path)


@pytest.mark.parametrize(
    ("key", "value", "allowed", "message"),
    [
        ("simulated_annotators", 2, "allow_simulated", "found those of 2 simulated accounts"),
        ("unresolved", {"Test/1": ["negation"]}, "allow_unresolved", r"found 1 item with one \(Test/1"),
    ],
)
def test_what_nobody_stands_for_is_refused_unless_told(
    export: Path, tmp_path: Path, key: str, value: Any, allowed: str, message: str
) -> None:
    out = tmp_path / "out"
    shutil.copytree(export, out)
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    manifest["tasks"]["arc"][key] = value
    (out / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    with pytest.raises(FielError, match=message):
        ship_export(out)
    assert ship_export(out, **{allowed: True}).files
