"""An export from a stranger is read as data: nothing in it is run, opened elsewhere, or blown up."""

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result

from fiel.cli import cli
from fiel.errors import FielError
from fiel.hub.shipping import ship_export
from fiel.release import storedexport
from fiel.release.dataset import write_release
from fiel.release.manifest import read_manifest
from fiel.release.storedexport import read_table
from tests.release.test_verification import DEMO, answered

DATA = "arc/es/test.parquet"
TASK = "arc/harness/fiel_arc_es.yaml"


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("stranger") / "out"
    write_release([answered("arc", instruction="¿Y ahora?")], out)
    return out


@pytest.fixture
def export(original: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(original, tmp_path / "out"))


def sign(export: Path, change: Callable[[dict[str, Any]], object] = lambda manifest: None) -> None:
    """Write the digests of all files into the manifest, as whoever made the export can."""
    manifest = json.loads((export / "manifest.json").read_text(encoding="utf-8"))
    files = [path for path in sorted(export.rglob("*")) if path.is_file() and path.name != "manifest.json"]
    manifest["files"] = {
        path.relative_to(export).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files
    }
    change(manifest)
    (export / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")


def verify(folder: Path, *more: str) -> Result:
    return CliRunner().invoke(cli, ["verify", str(folder), *more])


SOURCE = ("--source", f"arc={DEMO}/arc_{{split}}.jsonl")


def run_function(export: Path, marker: Path) -> None:
    text = (export / TASK).read_text(encoding="utf-8")
    own = text.replace("lm_eval.tasks.okapi.arc_multilingual.utils.process_docs", "utils.process_docs")
    assert own != text
    (export / TASK).write_text(own, encoding="utf-8")
    code = f"open({str(marker)!r}, 'w')\ndef process_docs(dataset):\n    return dataset\n"
    (export / "arc/harness/utils.py").write_text(code, encoding="utf-8")


def run_another_task(export: Path, marker: Path) -> None:
    run_function(export, marker)
    shutil.copy(export / TASK, export / "arc/harness/other.yaml")


@pytest.mark.parametrize("attack", [run_function, run_another_task])
def test_no_function_of_an_export_is_run(
    attack: Callable[[Path, Path], None], export: Path, tmp_path: Path
) -> None:
    attack(export, tmp_path / "marker")
    sign(export)
    done = verify(export, *SOURCE)
    assert not (tmp_path / "marker").exists()
    assert done.exit_code == 1, done.output
    assert "harness/fiel_arc_es.yaml: expected the file that Fiel writes, found another" in done.output
    assert "harness/utils.py: expected no such file, found one" in done.output


def test_no_file_elsewhere_is_opened_for_an_export(export: Path, tmp_path: Path) -> None:
    shutil.copytree(export / "arc/es", tmp_path / "elsewhere")
    shutil.rmtree(export / "arc/es")
    (export / "arc/es").symlink_to(tmp_path / "elsewhere")
    (export / "arc/README.md").unlink()
    (export / "arc/README.md").symlink_to("/dev/zero")
    done = verify(export, *SOURCE)
    assert done.exit_code == 1, done.output
    assert "arc/es: expected a file, found a link or a device" in done.output
    assert "arc/README.md: expected a file, found a link or a device" in done.output


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ({"files": "/etc/passwd"}, "expected a relative path for the source, found '/etc/passwd'"),
        ({"files": "~/.ssh/id"}, "expected a relative path for the source"),
        ({"files": "../../../../../../../etc/{split}.jsonl"}, "expected files here or next to the export"),
        ({"files": None, "hub": "/etc"}, "expected a relative path for the source, found '/etc'"),
        ({"files": None, "hub": "../../../../../../../etc"}, "expected files here or next to the export"),
        ({"files": None}, "expected either the key hub or files"),
        ({"files": "a\\b.jsonl"}, "expected a path with / between folders"),
    ],
)
def test_a_source_that_fiel_would_not_name_is_refused(
    source: dict[str, Any], found: str, export: Path
) -> None:
    sign(export, lambda manifest: manifest["tasks"]["arc"]["source"].update(source))
    done = verify(export)
    assert isinstance(done.exception, FielError), done.output
    assert found in str(done.exception)


@pytest.mark.parametrize("files", ["/etc/{split}.jsonl", "../../../../../../../etc/{split}.jsonl"])
def test_a_source_that_is_given_is_read_wherever_it_is(files: str, export: Path) -> None:
    """Also when it is the very one that the manifest names, which is not trusted by itself."""
    sign(export, lambda manifest: manifest["tasks"]["arc"]["source"].update({"files": files}))
    assert verify(export, *SOURCE).exit_code == 0
    done = verify(export, "--source", f"arc={files}")
    assert isinstance(done.exception, FielError)
    assert "expected files here or next to" not in str(done.exception)
    assert "expected a relative path for the source" not in str(done.exception)


def test_a_column_that_is_declared_something_else_is_named(export: Path) -> None:
    """``datasets`` would open the paths and addresses in it as images."""
    table = pq.read_table(export / DATA)
    features = json.loads(table.schema.metadata[b"huggingface"])
    features["info"]["features"]["instruction"] = {"_type": "Image"}
    said = {b"huggingface": json.dumps(features).encode()}
    pq.write_table(table.replace_schema_metadata(said), export / DATA)
    sign(export)
    done = verify(export, *SOURCE)
    assert done.exit_code == 1
    assert (
        "test: expected features that match its columns, found that the file declares others" in done.output
    )


def test_a_file_that_is_no_parquet_is_a_sentence(export: Path) -> None:
    (export / DATA).write_bytes(b"PAR1 and no more PAR1")
    sign(export)
    done = verify(export, *SOURCE)
    assert isinstance(done.exception, FielError)
    assert "test.parquet: expected Parquet as Fiel writes it, found: " in str(done.exception)


def test_a_few_bytes_do_not_become_a_machine_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    many, wide = tmp_path / "many.parquet", tmp_path / "wide.parquet"
    pq.write_table(pa.table({"id": pa.nulls(storedexport.MOST_ROWS + 1, pa.int8())}), many)
    assert many.stat().st_size < 100_000
    with pytest.raises(FielError, match="expected 10,000,000 rows or fewer, found 10,000,001"):
        read_table(many)
    monkeypatch.setattr(storedexport, "MOST_BYTES", 50_000_000)
    words = pa.DictionaryArray.from_arrays(pa.array([0] * 100_000, pa.int32()), pa.array(["x" * 10_000]))
    pq.write_table(pa.table({"id": words}), wide, store_schema=False)
    assert wide.stat().st_size < 100_000
    with pytest.raises(FielError, match="expected 50,000,000 bytes or fewer, found more"):
        read_table(wide)


@pytest.mark.parametrize("text", ["[" * 200_000, '{"a":' * 200_000, "{", "\0", ""])
def test_a_manifest_that_is_none_is_a_sentence(text: str, tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text(text, encoding="utf-8")
    for read in (read_manifest, ship_export):
        with pytest.raises(FielError, match=r"manifest\.json: expected the manifest of an export"):
            read(tmp_path)


def test_it_verifies_a_task_s_folder_and_a_dataset_of_the_hub_and_finds_the_source(
    export: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sign(export, lambda manifest: manifest["tasks"]["arc"]["source"].update(files="arc_{split}.jsonl"))
    (tmp_path / "campaigns").mkdir()  # beside the export, as in a clone
    for path in DEMO.glob("arc_*.jsonl"):
        shutil.copy(path, tmp_path / "campaigns" / path.name)
    sources = json.loads((export / "manifest.json").read_text())["tasks"]["arc"]
    assert sources["english"]["files"].startswith("demo/")
    (tmp_path / "campaigns/demo").symlink_to(DEMO)
    monkeypatch.chdir("/")
    done = verify(export / "arc")
    assert (done.exit_code, done.output.splitlines()[-1]) == (0, "The export is valid."), done.output
    downloaded = tmp_path / "campaigns/downloaded"
    for place, content in ship_export(export).files.items():
        (downloaded / place).parent.mkdir(parents=True, exist_ok=True)
        (downloaded / place).write_bytes(content if isinstance(content, bytes) else content.read_bytes())
    (downloaded / ".gitattributes").write_text("*.parquet filter=lfs\n", encoding="utf-8")
    (downloaded / ".cache/huggingface").mkdir(parents=True)
    (downloaded / ".cache/huggingface/CACHEDIR.TAG").touch()
    done = verify(downloaded)
    assert (done.exit_code, done.output.splitlines()[-1]) == (0, "The export is valid."), done.output
