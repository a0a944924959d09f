import codecs
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from fiel.benchmarks import BENCHMARKS
from fiel.benchmarks.benchmark import LONGEST_TEXT
from fiel.errors import FielError
from fiel.sources.files import read_rows
from fiel.sources.source import Source, read_splits
from tests.sources.rows import QUESTION, ROWS, SPLITS, jsonl, write_csv

WRITERS = {
    "json": lambda rows: b"[" + jsonl(*rows).replace(b"}\n{", b"},\n{") + b"]",
    "jsonl": lambda rows: jsonl(*rows),
    "csv": write_csv,
}


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8], ids=["plain", "byte order mark"])
@pytest.mark.parametrize("ending", [*WRITERS, "parquet"])
@pytest.mark.parametrize("name", sorted(ROWS))
def test_the_same_row_from_every_kind_of_file(tmp_path: Path, name: str, ending: str, mark: bytes) -> None:
    """Every type comes back: null, whole number, list, and a text that looks like a number or a null."""
    file = tmp_path / f"{SPLITS[name]}.{ending}"
    if ending == "parquet":
        pq.write_table(pa.Table.from_pylist([ROWS[name]]), file)
    else:
        file.write_bytes(mark + WRITERS[ending]([ROWS[name]]))
    rows = read_splits(Source(files=f"{{split}}.{ending}"), BENCHMARKS[name], folder=tmp_path)
    (located,) = rows[SPLITS[name]]
    assert located.row == ROWS[name]
    assert list(located.row) == list(ROWS[name])
    item = BENCHMARKS[name].decode(located.row, split=SPLITS[name], position=0)
    assert BENCHMARKS[name].encode(item) == ROWS[name]


def test_an_empty_text_in_csv_is_null_only_where_an_option_may_be_absent(tmp_path: Path) -> None:
    (tmp_path / "test.csv").write_bytes(write_csv([{**QUESTION, "option_a": ""}]))
    ((located,),) = read_splits(Source(files="{split}.csv"), BENCHMARKS["arc"], folder=tmp_path).values()
    assert located.row["option_a"] == ""
    assert located.row["option_e"] is None


def test_csv_lines_are_those_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_bytes(b'id,text\n1,"a\n\nb"\n\n2,c\n')
    found = {located.row["id"]: located.place for located in read_rows(tmp_path / "x.csv")}
    assert found == {"1": f"{tmp_path}/x.csv: line 2", "2": f"{tmp_path}/x.csv: line 6"}


def test_only_a_line_feed_ends_a_line_of_jsonl(tmp_path: Path) -> None:
    rows = [{"text": "a\u2028b\x85c"}, {"text": "d"}]
    (tmp_path / "x.jsonl").write_bytes(jsonl(*rows).replace(b"\n", b"\r\n"))
    assert [located.row for located in read_rows(tmp_path / "x.jsonl")] == rows


@pytest.mark.parametrize("name", sorted(ROWS))
def test_the_longest_text_that_is_taken(name: str) -> None:
    segment = {"hellaswag": "ctx_a", "dibt": "translation"}.get(name, "instruction")
    row = {**ROWS[name], segment: "ñ" * LONGEST_TEXT}
    assert BENCHMARKS[name].decode(row, split="test", position=0).row == row


def test_another_ending(tmp_path: Path) -> None:
    with pytest.raises(
        FielError,
        match=r"expected a file with the extension .json, .jsonl, .parquet, .csv, .tsv, .txt, .xlsx, found",
    ):
        list(read_rows(tmp_path / "test.doc"))
