"""Parquet is written as ``datasets`` writes it, without importing it."""

import json
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pytest
from datasets import ClassLabel, Dataset, Features, Value

from fiel.release.parquet import describe_features, write_plain
from fiel.release.tables import without_progress_bars, write_parquet
from tests.release.exports import build_demo

_ROWS = 2000
_TEXTS = pa.array([f"{n} " * (n % 40) if n % 9 else None for n in range(_ROWS)], pa.string())
_REQUIRED = pa.field("element", pa.string(), nullable=False)
_PARTS = pa.list_(pa.struct({"name": pa.string(), "count": pa.int32()}))
_COLUMNS = {
    "texts": _TEXTS,
    "nothing": pa.nulls(_ROWS),
    "flags": pa.array([True, None] * (_ROWS // 2)),
    "small": pa.array([n % 200 for n in range(_ROWS)], pa.uint8()),
    "single": pa.array([n / 7 for n in range(_ROWS)], pa.float32()),
    "double": pa.array([n / 7 for n in range(_ROWS)]),
    "required": pa.array([[str(n)] * (n % 4) for n in range(_ROWS)], pa.list_(_REQUIRED)),
    "parts": pa.array([[{"name": "a", "count": n}] * (n % 3) for n in range(_ROWS)], _PARTS),
}


def write_by_datasets(table: pa.Table, path: Path) -> bytes:
    with without_progress_bars():
        Dataset(table, fingerprint="written").to_parquet(path)
    return path.read_bytes()


@pytest.mark.parametrize("rows", [0, 1, _ROWS])
@pytest.mark.parametrize("pieces", [1, 3])
def test_bytes_are_those_of_datasets(rows: int, pieces: int, tmp_path: Path) -> None:
    table = pa.concat_tables([pa.table(_COLUMNS).slice(5, rows)] * pieces)
    features = describe_features(table.schema)
    assert features is not None
    write_plain(table, tmp_path / "ours.parquet", features)
    assert (tmp_path / "ours.parquet").read_bytes() == write_by_datasets(table, tmp_path / "theirs.parquet")


@pytest.mark.parametrize("task", ["arc", "dibt", "mmlu"])
def test_the_tables_of_an_export_have_the_bytes_of_datasets(task: str, tmp_path: Path) -> None:
    tables = [table for splits in build_demo(task).tables.values() for table in splits.values()]
    assert tables
    for table in tables:
        write_parquet(table, tmp_path / "ours.parquet")
        theirs = write_by_datasets(table, tmp_path / "theirs.parquet")
        assert (tmp_path / "ours.parquet").read_bytes() == theirs


def test_features_of_the_source_are_left_to_datasets() -> None:
    labels = Features({"label": ClassLabel(names=["no", "yes"]), "text": Value("string")})
    assert describe_features(labels.arrow_schema) is None
    plain = Features({"text": Value("string")})
    assert describe_features(plain.arrow_schema) == plain.to_dict()
    assert describe_features(pa.schema({"day": pa.date32()})) is None


def test_usual_tables_are_written_without_datasets(tmp_path: Path) -> None:
    program = (
        "import sys, json, pyarrow as pa\n"
        "from pathlib import Path\n"
        "from fiel.release.dataset import write_release\n"
        "from fiel.release.tables import write_parquet\n"
        "write_parquet(pa.table({'a': ['b']}), Path(sys.argv[1]))\n"
        "print(json.dumps('datasets' in sys.modules))"
    )
    command = [sys.executable, "-c", program, str(tmp_path / "a.parquet")]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    assert json.loads(done.stdout) is False
