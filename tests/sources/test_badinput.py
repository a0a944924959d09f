"""What a person reads who gives a file that cannot be used: file, line and field, and no traceback."""

import json
import sys
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import yaml

from fiel.cli import main
from fiel.errors import FielError
from fiel.items import Row
from fiel.reading.textfiles import HOW_TO_SAVE
from fiel.sources.files import read_rows
from tests.helpers.campaigns import describe_campaign
from tests.sources.rows import EXAM, PROMPT, QUESTION, SITUATION, SPLITS, jsonl, write_csv


def parquet(*rows: Row) -> bytes:
    sink = pa.BufferOutputStream()
    pq.write_table(pa.Table.from_pylist(list(rows)), sink)
    return bytes(sink.getvalue())


def other(row: Row, **changes: Any) -> Row:
    return {**row, **changes}


SECOND = other(QUESTION, id="Escuela/2")
CUT = json.dumps([QUESTION, SECOND], ensure_ascii=False, indent=1)
CUT = CUT[: CUT.index("Venus", 250) + 3]
LETTERS = "'A', 'B', 'C', 'D' or 'E'"
LABELS = "'0', '1', '2' or '3'"

BAD: dict[str, tuple[str, str, bytes, str]] = {
    # name: benchmark, ending, content, message after the file's name
    "JSON cut within a text": (
        "arc",
        "json",
        CUT.encode(),
        "line 15, column 19: expected the rest of the JSON, found the end of the file",
    ),
    "JSON cut between rows": (
        "arc",
        "json",
        json.dumps([QUESTION])[:-1].encode() + b",\n",
        "line 1, column 240: expected the rest of the JSON, found the end of the file",
    ),
    "JSONL cut within a line": (
        "arc",
        "jsonl",
        jsonl(QUESTION) + b'{"id": "Escuela/2", "instruc',
        "line 2, column 29: expected the rest of the JSON, found the end of the line",
    ),
    "JSON with a slip": (
        "arc",
        "json",
        b'[\n{"id" 1}]',
        "line 2, column 7: expected JSON: Expecting ':' delimiter",
    ),
    "a key twice": (
        "arc",
        "jsonl",
        jsonl(QUESTION) + b'{"id": "a", "id": "b"}',
        "line 2: expected JSON: the key 'id' appears twice in one object",
    ),
    "JSON too deep": ("arc", "json", b"[" * 100_000, "expected JSON: "),
    "a row that is none": ("arc", "json", b'[["id"]]', "row 1: expected an object, found list"),
    "an empty file": (
        "arc",
        "json",
        b"",
        "line 1, column 1: expected the rest of the JSON, found the end of the file",
    ),
    "no rows in JSON": ("arc", "json", b"[]", "expected one or more rows, found none"),
    "no rows in JSONL": ("arc", "jsonl", b"\n", "expected one or more rows, found none"),
    "no rows in CSV": ("arc", "csv", b"id,instruction\r\n", "expected one or more rows, found none"),
    "an empty CSV": ("arc", "csv", b"", "line 1: expected column names, found nothing"),
    "an MMLU row among ARC's": (
        "arc",
        "jsonl",
        jsonl(QUESTION, EXAM),
        "line 2: id: expected an id of ARC, found 'anatomy/test/1', which is an id of MMLU",
    ),
    "an ARC row among MMLU's": (
        "mmlu",
        "jsonl",
        jsonl(EXAM, other(QUESTION, option_d="Tierra")),
        "line 2: id: expected an id of MMLU, such as 'anatomy/val/3', found 'Escuela/1'",
    ),
    "a HellaSwag row among DIBT's": (
        "dibt",
        "jsonl",
        jsonl(PROMPT, SITUATION),
        "line 2: row_idx: expected a value, found nothing\n"
        "{file}: line 2: translation: expected a value, found nothing",
    ),
    "Parquet of something else": (
        "arc",
        "parquet",
        parquet(other(QUESTION, answer=1)),
        f"row 1: answer: expected {LETTERS}, found 1",
    ),
    "CSV of something else": (
        "dibt",
        "csv",
        write_csv([EXAM]),
        "line 2: row_idx: expected a value, found nothing\n"
        "{file}: line 2: translation: expected a value, found nothing",
    ),
    "an id twice": (
        "arc",
        "jsonl",
        jsonl(QUESTION, SECOND, QUESTION),
        "line 3: id: expected a unique id, found 'Escuela/1', which {file}: line 1 also has",
    ),
    "an id twice in CSV, over several lines": (
        "mmlu",
        "csv",
        write_csv([EXAM, EXAM]),
        "line 4: id: expected a unique id, found 'anatomy/test/1', which {file}: line 2 also has",
    ),
    "Latin-1": (
        "arc",
        "jsonl",
        jsonl(QUESTION).decode().encode("latin-1"),
        "line 1: instruction: expected UTF-8, found the byte 0xbf after '': " + HOW_TO_SAVE,
    ),
    "Windows-1252 in CSV": (
        "arc",
        "csv",
        write_csv([other(QUESTION, id="1"), other(QUESTION, id="2")]).replace("á".encode(), b"\xe1", 1),
        "line 2: instruction: expected UTF-8, found the byte 0xe1 after '¿Qué planeta est': " + HOW_TO_SAVE,
    ),
    "UTF-16 without a mark": (
        "arc",
        "csv",
        write_csv([QUESTION]).decode().encode("utf-16-le"),
        "expected a table in UTF-8, found UTF-16 without a byte order mark: " + HOW_TO_SAVE,
    ),
    "1 MB in one text": (
        "arc",
        "json",
        json.dumps([other(QUESTION, option_c="x" * 2**20)]).encode(),
        "row 1: option_c: expected 100,000 characters or fewer, found 1,048,576",
    ),
    "1 MB in one text of CSV": (
        "dibt",
        "csv",
        write_csv([other(PROMPT, translation="x" * 2**20)]),
        "line 2: translation: expected 100,000 characters or fewer, found 1,048,576",
    ),
    "a label beyond the endings": (
        "hellaswag",
        "jsonl",
        jsonl(other(SITUATION, label="4")),
        f"line 1: label: expected {LABELS}, found '4'",
    ),
    "a label that is a number": (
        "hellaswag",
        "jsonl",
        jsonl(other(SITUATION, label=2)),
        f"line 1: label: expected {LABELS}, found 2",
    ),
    "three endings": (
        "hellaswag",
        "json",
        json.dumps([other(SITUATION, endings=["a", "b", "c"])]).encode(),
        "row 1: endings: expected 4 or more values, found 3",
    ),
    "endings in CSV that are no list": (
        "hellaswag",
        "csv",
        write_csv([other(SITUATION, endings="['a', 'b']")]),
        "line 2: endings: expected a list, found \"['a', 'b']\"",
    ),
    "an index in CSV that is no number": (
        "dibt",
        "csv",
        write_csv([other(PROMPT, row_idx="3.5")]),
        "line 2: row_idx: expected a whole number, found '3.5'",
    ),
    "an MMLU row without its last option": (
        "mmlu",
        "jsonl",
        jsonl(other(EXAM, option_d=None)),
        "line 1: option_d: expected text, found nothing",
    ),
    "an option that pandas lost": (
        "arc",
        "jsonl",
        jsonl(other(QUESTION, option_d=float("nan"))),
        "line 1: option_d: expected text or a number, found nan",
    ),
    "a number that is none, beside the benchmark's": (
        "dibt",
        "parquet",
        parquet(other(PROMPT, quality=float("inf"))),
        "row 1: quality: expected text or a number, found inf",
    ),
    "a NUL": (
        "hellaswag",
        "jsonl",
        jsonl(other(SITUATION, endings=["a", "b", "c", "no\0"])),
        "line 1: ending 4: expected text, found the character U+0000 after 'no'",
    ),
    "a NUL in CSV": (
        "arc",
        "csv",
        write_csv([QUESTION]).replace(b"Marte", b"Mar\0te"),
        "line 2: option_c: expected text, found the character U+0000 after 'Mar'",
    ),
    "half of a surrogate pair": (
        "arc",
        "jsonl",
        json.dumps(other(QUESTION, option_a="Venus \ud83d")).encode(),
        "line 1: option_a: expected text, found half of a surrogate pair, U+D83D after 'Venus '",
    ),
    "half of a surrogate pair in a name": (
        "arc",
        "json",
        json.dumps([other(QUESTION, **{"x\udfff": 1})]).encode(),
        "row 1: 'x\\udfff': expected text, found half of a surrogate pair, U+DFFF after 'x'",
    ),
    "a number too long to read": (
        "dibt",
        "jsonl",
        b'{"row_idx": ' + b"9" * 5000 + b"}",
        "line 1: expected JSON: ",
    ),
    "an index too large": (
        "dibt",
        "jsonl",
        jsonl(other(PROMPT, row_idx=2**63)),
        "line 1: row_idx: expected less than 9223372036854775808, found 9223372036854775808",
    ),
    "a short row in CSV": (
        "arc",
        "csv",
        b"id,instruction,option_a,option_b,answer\r\n1,a,b,c,A\r\n2,a,b\r\n",
        "line 3: expected 5 values, as in the first line, found 3, up to option_a",
    ),
    "a long row in CSV": (
        "arc",
        "csv",
        b"id,instruction\n1,a,b\n",
        "line 2: expected 2 values, as in the first line, found 3: put text that contains ',' in quotes",
    ),
    "a quote in CSV that does not end": (
        "arc",
        "csv",
        b'id,instruction\n1,a\n2,"b\n3,c\n',
        "line 3: expected CSV, found: unexpected end of data",
    ),
    "semicolons and commas in CSV": (
        "arc",
        "csv",
        b"id;instruction,answer\n1;a\n",
        "line 2: expected 2 values, as in the first line, found 1, up to id;instruction",
    ),
    "a column twice in CSV": (
        "arc",
        "csv",
        b"id,answer,id\n1,A,2\n",
        "line 1: expected each column once, found 'id' twice",
    ),
    "Parquet cut short": ("arc", "parquet", parquet(QUESTION)[:-40], "expected Parquet: "),
    "no Parquet": ("arc", "parquet", b"", "expected Parquet: "),
}


@pytest.mark.parametrize(("benchmark", "ending", "content", "message"), BAD.values(), ids=BAD)
def test_the_message_names_the_place(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    benchmark: str,
    ending: str,
    content: bytes,
    message: str,
) -> None:
    file = tmp_path / f"{SPLITS[benchmark]}.{ending}"
    file.write_bytes(content)
    (tmp_path / "guide.md").write_text("# Guía", encoding="utf-8")
    task = {"benchmark": benchmark, "source": {"files": f"{{split}}.{ending}"}, "english": None}
    campaign = tmp_path / "bad.yaml"
    campaign.write_text(yaml.safe_dump(describe_campaign("bad", task=task)), encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["fiel", "check", str(campaign)])
    with pytest.raises(SystemExit) as stop:
        main()
    assert stop.value.code == 2
    expected = f"fiel: {file}: {message.replace('{file}', str(file))}"
    said = capsys.readouterr().err.splitlines()
    errors = "\n".join(line for line in said if ": the columns are " not in line)
    if message.endswith(": "):  # the rest is the library's own
        assert errors.startswith(expected) and "Traceback" not in errors
    else:
        assert errors == expected


def test_a_folder_where_a_file_was_expected(tmp_path: Path) -> None:
    (tmp_path / "test.jsonl").mkdir()
    with pytest.raises(FielError, match=r"test.jsonl: expected a readable file, found: .*directory"):
        list(read_rows(tmp_path / "test.jsonl"))
