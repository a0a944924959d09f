from pathlib import Path

import pytest
from pydantic import ValidationError

from fiel.benchmarks import ARC, DIBT
from fiel.errors import FielError
from fiel.items import Row
from fiel.sources.source import Source, parse_source, pin_source, read_splits
from tests.sources.rows import PROMPT, QUESTION, jsonl


def read(folder: Path, rows: bytes, **keys: object) -> list[Row]:
    (folder / "train.jsonl").write_bytes(rows)
    source = Source.model_validate({"files": "{split}.jsonl", **keys})
    (found,) = read_splits(source, DIBT, folder=folder).values()
    return [located.row for located in found]


def refusal(folder: Path, rows: bytes, **keys: object) -> str:
    with pytest.raises(FielError) as error:
        read(folder, rows, **keys)
    return str(error.value).removeprefix(f"{folder}/")


def test_a_source_is_in_one_place() -> None:
    for keys in ({}, {"hub": "a/b", "files": "c"}):
        with pytest.raises(ValidationError, match="expected either the key hub or files"):
            Source.model_validate(keys)
    assert parse_source("a/{split}.jsonl#en") == Source(files="a/{split}.jsonl", column="en")


def test_columns_take_the_names_of_the_benchmark_and_keep_their_order(tmp_path: Path) -> None:
    row = {"external_id": "12", "prompt": "?", "target": "¿?", "translation": "older", "other": ""}
    columns = {"row_idx": "external_id", "translation": "target"}
    (found,) = read(tmp_path, jsonl(row), columns=columns)
    assert list(found.items()) == [("row_idx", 12), ("prompt", "?"), ("translation", "¿?"), ("other", "")]


def test_columns_may_change_places(tmp_path: Path) -> None:
    columns = {"prompt": "translation", "translation": "prompt"}
    (found,) = read(tmp_path, jsonl(PROMPT), columns=columns)
    assert (found["prompt"], found["translation"]) == (PROMPT["translation"], PROMPT["prompt"])


def test_a_column_that_the_rows_have_not(tmp_path: Path) -> None:
    message = refusal(tmp_path, jsonl(PROMPT), columns={"translation": "es"})
    assert message == (
        "train.jsonl: line 1: es: expected this column for translation, found row_idx, prompt, "
        "metadata, translation"
    )


def test_a_column_that_the_benchmark_has_not(tmp_path: Path) -> None:
    message = refusal(tmp_path, jsonl(PROMPT), columns={"transaltion": "es"})
    assert message == (
        "{split}.jsonl: columns: expected some of row_idx, prompt, metadata, translation, found transaltion"
        ": did you mean translation?"
    )


def test_an_absent_option_needs_no_column(tmp_path: Path) -> None:
    row = {**{f"{name}_es": value for name, value in QUESTION.items() if value}, "id": "1"}
    columns = {name: f"{name}_es" for name in QUESTION if name != "id"}
    (tmp_path / "test.jsonl").write_bytes(jsonl(row))
    ((located,),) = read_splits(Source(files="{split}.jsonl", columns=columns), ARC, folder=tmp_path).values()
    assert "option_d" not in located.row
    assert located.row["option_c"] == "Marte"


def test_a_column_that_holds_no_row(tmp_path: Path) -> None:
    message = refusal(tmp_path, jsonl(PROMPT), column="prompt")
    assert message == (
        "train.jsonl: line 1: prompt: expected a row inside this column, found 'Name three rivers.'"
    )


def test_one_file_is_one_split(tmp_path: Path) -> None:
    (tmp_path / "all.jsonl").write_bytes(jsonl(QUESTION))
    source = Source(files="all.jsonl")
    assert list(read_splits(source, ARC, folder=tmp_path, splits={"test": ()})) == ["test"]
    with pytest.raises(FielError) as error:
        read_splits(source, ARC, folder=tmp_path)
    assert str(error.value) == (
        f"{tmp_path}/all.jsonl: expected {{split}} in the path, or one of train, validation, test under the "
        "key splits"
    )


def test_what_is_not_on_the_hub_has_no_commit(tmp_path: Path) -> None:
    for source in (Source(files="x.jsonl", revision="main"), Source(hub=str(tmp_path))):
        assert pin_source(source, folder=tmp_path) == source
