"""What is found in an export before anything of it is sent."""

import hashlib
import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from fiel.errors import FielError
from fiel.hub.shipping import ship_export, ship_snapshot
from fiel.release.dataset import write_release
from fiel.sharing.files import write_pictures
from tests.dashboard.seeding import make_tables
from tests.release.exports import build_demo, contents
from tests.snapshots.test_snapshotsource import publish


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
    assert lines[1].startswith(f"{out}: arc/notes.txt: not in the manifest; add your own files")
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
    with pytest.raises(FielError, match="expected a task's folder, one of arc, mmlu"):
        (out / "other").mkdir()
        ship_export(out / "other")
    with pytest.raises(FielError, match=r"manifest\.json: expected the manifest of an export, found"):
        ship_export(tmp_path)


@pytest.mark.parametrize(
    ("key", "value", "allowed", "message"),
    [
        ("simulated_annotators", 2, "allow_simulated", "found answers from 2 simulated accounts"),
        (
            "unresolved",
            {"Test/1": ["negation"]},
            "allow_unresolved",
            r"found 1 item with unresolved errors \(Test/1",
        ),
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


def test_of_a_snapshots_folder_only_what_fiel_wrote_is_shipped(tmp_path: Path) -> None:
    folder = tmp_path / "snapshot"
    publish(folder, 5)
    publish(folder, 6)
    write_pictures(make_tables(done=6), folder)
    before = ship_snapshot(folder)
    current = json.loads((folder / "latest.json").read_text(encoding="utf-8"))["path"]
    own = ["demo-passwords.csv", "arc.fiel.zip", ".env", "badge-notes.svg", "card-demo-es.png.bak"]
    own += [f"{current}/people.csv", f"{current}/people.parquet.bak", "deeper/credentials.json"]
    (folder / "deeper").mkdir()
    for name in own:
        (folder / name).write_text("between us", encoding="utf-8")
    (tmp_path / "credentials.json").write_text("between us", encoding="utf-8")
    (folder / "badge-demo-es.svg").unlink()
    (folder / "badge-demo-es.svg").symlink_to(tmp_path / "credentials.json")
    after = ship_snapshot(folder)
    assert set(before.files) - set(after.files) == {"badge-demo-es.svg"}
    assert not set(after.files) - set(before.files)
    assert {"latest.json", "manifest.json", "card-demo-en.png", f"{current}/people.parquet"} <= set(
        after.files
    )
    contents = [each if isinstance(each, bytes) else each.read_bytes() for each in after.files.values()]
    assert not any(b"between us" in content for content in contents)


def test_judgements_of_an_earlier_version_are_not_published(export: Path, tmp_path: Path) -> None:
    """One pseudonym for all answers of a person, and their days: the dashboard says whose they are."""
    out = tmp_path / "out"
    shutil.copytree(export, out)
    path = next(out.rglob("*_judgements/train.parquet"), out / "arc/es_judgements/train.parquet")
    path.parent.mkdir(exist_ok=True)
    pq.write_table(pa.table({"item_id": ["1"], "annotator": ["p-1"], "day": [date(2026, 3, 1)]}), path)
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    known = path.relative_to(out).as_posix()
    manifest["files"][known] = hashlib.sha256(path.read_bytes()).hexdigest()
    (out / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    with pytest.raises(FielError, match="expected different pseudonyms for every item, found"):
        ship_export(out)
