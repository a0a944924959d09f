import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from datasets import Dataset

from fiel.benchmarks import ARC, HELLASWAG
from fiel.benchmarks.loading import load_items
from fiel.benchmarks.sources import Source, parse_source
from fiel.benchmarks.subsets import Subset
from fiel.errors import FielError
from fiel.items import Item
from tests.campaigns import ENGLISH, ROWS, write_rows


def load(folder: Path, **arguments: Any) -> list[Item]:
    return load_items(ARC, Source(files="{split}.jsonl"), folder=folder, **arguments)


def refusal(folder: Path, text: str, name: str = "test.jsonl") -> str:
    (folder / name).write_text(text, encoding="utf-8")
    with pytest.raises(FielError) as error:
        load_items(ARC, Source(files="{split}" + Path(name).suffix), folder=folder)
    assert str(error.value).startswith(str(folder / name))
    return str(error.value).removeprefix(f"{folder / name}: ")


def jsonl(*rows: dict[str, Any]) -> str:
    return "".join(json.dumps(row) + "\n" for row in rows)


def without(key: str) -> dict[str, Any]:
    return {name: value for name, value in ROWS[0].items() if name != key}


def test_the_same_rows_from_json_jsonl_parquet_and_a_dataset(tmp_path: Path) -> None:
    write_rows(tmp_path / "test.jsonl", ROWS)
    (tmp_path / "test.json").write_text(json.dumps(ROWS), encoding="utf-8")
    pq.write_table(pa.Table.from_pylist(ROWS), tmp_path / "test.parquet")
    Dataset.from_list(ROWS).to_parquet(tmp_path / "hub" / "test.parquet")
    expected = load(tmp_path)
    assert [dict(item.row) for item in expected] == ROWS
    for ending in ("json", "parquet"):
        assert load_items(ARC, parse_source(f"{{split}}.{ending}"), folder=tmp_path) == expected
    assert load_items(ARC, Source(hub=str(tmp_path / "hub")), folder=tmp_path) == expected


def test_splits_are_found_by_their_other_names(tmp_path: Path) -> None:
    write_rows(tmp_path / "val.jsonl", ROWS[:2])
    write_rows(tmp_path / "train.jsonl", ROWS[2:5])
    items = load(tmp_path)
    assert [item.split for item in items] == ["train"] * 3 + ["validation"] * 2
    assert [item.position for item in items] == [0, 1, 2, 0, 1]
    assert [item.id for item in load(tmp_path, subset=Subset(limit=4))] == [item.id for item in items[:4]]
    assert {item.split for item in load(tmp_path, splits=["validation"])} == {"validation"}


def test_originals_are_paired_by_id_whatever_their_order(tmp_path: Path) -> None:
    write_rows(tmp_path / "test.jsonl", ROWS)
    write_rows(tmp_path / "test.en.jsonl", ENGLISH[:0:-1])
    first, second, *_ = load(tmp_path, english=Source(files="{split}.en.jsonl"))
    assert (first.pairing, first.segments[0].source) == ("missing", None)
    assert (second.pairing, second.segments[0].source) == ("paired", "How much is 2 + 1?")


@pytest.mark.parametrize("change", [{"answer": "C"}, {"option_e": "More"}])
def test_an_original_of_something_else_is_flagged_and_not_paired(
    tmp_path: Path, change: dict[str, str]
) -> None:
    write_rows(tmp_path / "test.jsonl", ROWS)
    write_rows(tmp_path / "test.en.jsonl", [{**ENGLISH[0], **change}])
    item = load(tmp_path, english=Source(files="{split}.en.jsonl"))[0]
    assert (item.pairing, item.segments[0].source) == ("mismatched", None)


def test_a_row_without_an_answer(tmp_path: Path) -> None:
    message = refusal(tmp_path, jsonl(ROWS[1], without("answer")))
    assert message == "line 2: answer: expected a value, found nothing"


def test_an_answer_that_is_no_letter(tmp_path: Path) -> None:
    message = refusal(tmp_path, json.dumps([{**ROWS[0], "answer": "F"}]), "test.json")
    assert message == "row 1: answer: expected 'A', 'B', 'C', 'D' or 'E', found 'F'"


def test_a_label_of_another_type(tmp_path: Path) -> None:
    row = {
        "ind": 1,
        "activity_label": "a",
        "ctx_a": "b",
        "ctx_b": "",
        "ctx": "b",
        "endings": list("abcd"),
        "label": 2,
    }
    write_rows(tmp_path / "val.jsonl", [row])
    with pytest.raises(FielError, match="line 1: label: expected '0', '1', '2' or '3', found 2"):
        load_items(HELLASWAG, Source(files="{split}.jsonl"), folder=tmp_path)


def test_two_rows_of_one_id(tmp_path: Path) -> None:
    message = refusal(tmp_path, jsonl(ROWS[0], ROWS[1], ROWS[0])).replace(
        str(tmp_path / "test.jsonl"), "FILE"
    )
    assert message == "line 3: id: expected an id of its own, found 'Test/1', which FILE: line 1 has too"


def test_json_cut_short_names_the_line(tmp_path: Path) -> None:
    assert refusal(tmp_path, jsonl(ROWS[0]) + '{"id": "2", "instr').startswith(
        "line 2, column 13: expected JSON"
    )


def test_a_list_that_is_no_list_of_rows(tmp_path: Path) -> None:
    assert refusal(tmp_path, "[1]", "test.json") == "row 1: expected an object, found int"
    assert refusal(tmp_path, "{}", "test.json") == "expected a list of rows, found dict"


def test_another_encoding(tmp_path: Path) -> None:
    (tmp_path / "test.jsonl").write_bytes(jsonl(ROWS[0]).replace("Nada", "Nadá").encode("latin-1"))
    with pytest.raises(FielError, match=r"test.jsonl: expected UTF-8, found byte 0xe1 at \d+"):
        load(tmp_path)


def test_no_parquet(tmp_path: Path) -> None:
    assert refusal(tmp_path, "hello", "test.parquet").startswith("expected Parquet")


def test_a_source_without_splits(tmp_path: Path) -> None:
    with pytest.raises(FielError, match="found none of the splits train, validation, test"):
        load(tmp_path)


def test_a_split_that_was_asked_for_and_is_not_there(tmp_path: Path) -> None:
    write_rows(tmp_path / "test.jsonl", ROWS)
    with pytest.raises(FielError, match="expected the splits train, found test"):
        load(tmp_path, splits=["test", "train"])


def test_without_the_hub_the_message_says_what_to_do(tmp_path: Path) -> None:
    source = Source(hub="alexandrainst/m_arc", config="es", revision="main")
    with pytest.raises(FielError, match="alexandrainst/m_arc: .*give local files with --source"):
        load_items(ARC, source, folder=tmp_path)
