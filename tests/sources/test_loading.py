import json
from collections import Counter
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from datasets import Dataset

from fiel.benchmarks import ARC, DIBT, HELLASWAG, MMLU
from fiel.errors import FielError
from fiel.items import Item
from fiel.sources.files import read_rows
from fiel.sources.loading import load_items
from fiel.sources.source import Source, parse_source
from fiel.sources.subsets import Subset
from tests.helpers.campaigns import ENGLISH, ROWS, write_rows
from tests.sources.rows import PROMPT, SITUATION, write_csv


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
    first, hint = message.splitlines()
    assert first == "line 2: answer: expected a value, found nothing"
    assert "line 2: the columns are id, instruction, option_a, " in hint
    assert "set the key `columns`" in hint and "set the key `column`" in hint


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
    assert message == "line 3: id: expected a unique id, found 'Test/1', which FILE: line 1 also has"


def test_json_cut_short_names_the_line(tmp_path: Path) -> None:
    message = refusal(tmp_path, jsonl(ROWS[0]) + '{"id": "2", "instr')
    assert message == "line 2, column 19: expected the rest of the JSON, found the end of the line"


def test_a_list_that_is_no_list_of_rows(tmp_path: Path) -> None:
    assert refusal(tmp_path, "[1]", "test.json") == "row 1: expected an object, found int"
    assert refusal(tmp_path, "{}", "test.json") == "expected a list of rows, found dict"


def test_another_encoding(tmp_path: Path) -> None:
    (tmp_path / "test.jsonl").write_bytes(jsonl(ROWS[0]).replace("Nada", "Nadá").encode("latin-1"))
    with pytest.raises(FielError, match="test.jsonl: line 1: option_d: expected UTF-8, found the byte 0xe1"):
        load(tmp_path)


def test_no_parquet(tmp_path: Path) -> None:
    assert refusal(tmp_path, "hello", "test.parquet").startswith("expected Parquet")


def test_a_source_without_splits(tmp_path: Path) -> None:
    with pytest.raises(FielError, match="found none of the splits train, validation, test"):
        load(tmp_path)


def test_where_files_were_looked_for(tmp_path: Path) -> None:
    write_rows(tmp_path / "test.jsonl", ROWS)
    with pytest.raises(FielError) as caught:
        load(tmp_path, english=Source(files="dta/en_{split}.json"))
    message = str(caught.value)
    assert message.startswith("english.files: ")
    assert message.endswith(f"expected a file such as en_{{split}}.json in {tmp_path / 'dta'}")


def test_a_split_that_was_asked_for_and_is_not_there(tmp_path: Path) -> None:
    write_rows(tmp_path / "test.jsonl", ROWS)
    with pytest.raises(FielError, match="expected the splits train, found test"):
        load(tmp_path, splits=["test", "train"])


def test_without_the_hub_the_message_says_what_to_do(tmp_path: Path) -> None:
    source = Source(hub="alexandrainst/m_arc", config="es", revision="main")
    with pytest.raises(FielError, match="alexandrainst/m_arc: .*give local files with --source"):
        load_items(ARC, source, folder=tmp_path)


def test_an_original_that_is_there_twice(tmp_path: Path) -> None:
    write_rows(tmp_path / "test.jsonl", ROWS)
    write_rows(tmp_path / "test.en.jsonl", [*ENGLISH, ENGLISH[0]])
    with pytest.raises(FielError) as error:
        load(tmp_path, english=Source(files="{split}.en.jsonl"))
    place = f"{tmp_path}/test.en.jsonl: line"
    assert str(error.value) == (
        f"{place} 9: id: expected a unique id, found 'Test/1', which {place} 1 also has"
    )


def test_english_hellaswag_numbers_its_labels(tmp_path: Path) -> None:
    """The files of HellaSwag's authors do; only translations are exported, so only they need the text."""
    write_rows(tmp_path / "val.jsonl", [SITUATION])
    write_rows(tmp_path / "en_val.jsonl", [{**SITUATION, "ctx_a": "Ana runs.", "label": 2}])
    (item,) = load_items(
        HELLASWAG, Source(files="{split}.jsonl"), folder=tmp_path, english=Source(files="en_{split}.jsonl")
    )
    assert (item.pairing, item.segments[1].source) == ("paired", "Ana runs.")
    assert HELLASWAG.encode(item) == SITUATION


def test_english_and_translation_in_columns_of_one_file(tmp_path: Path) -> None:
    names = [name for name in ENGLISH[0] if name not in ("id", "answer")]
    rows = [
        {**english, **{f"{name}_es": row[name] for name in names}}
        for row, english in zip(ROWS, ENGLISH, strict=True)
    ]
    (tmp_path / "test.csv").write_bytes(write_csv(rows))
    files = Source(files="{split}.csv")
    source = Source(files="{split}.csv", columns={name: f"{name}_es" for name in names})
    items = load_items(ARC, source, folder=tmp_path, english=files)
    assert [dict(item.row) for item in items] == ROWS
    assert [item.segments[0].source for item in items] == [row["instruction"] for row in ENGLISH]


TRANSLATION = {"row_idx": PROMPT["row_idx"], "translation": PROMPT["translation"]}
ENGLISH_PROMPT = {name: value for name, value in PROMPT.items() if name != "translation"}


def test_dibt_with_the_translation_in_a_column_of_any_name(tmp_path: Path) -> None:
    write_rows(tmp_path / "train.jsonl", [{**ENGLISH_PROMPT, "es": PROMPT["translation"]}])
    (item,) = load_items(DIBT, Source(files="{split}.jsonl", columns={"translation": "es"}), folder=tmp_path)
    assert (item.pairing, item.segments[0].source) == ("paired", "Name three rivers.")
    assert DIBT.encode(item) == PROMPT


@pytest.mark.parametrize("ending", ["csv", "jsonl"])
def test_dibt_with_the_translation_in_a_file_beside(tmp_path: Path, ending: str) -> None:
    extra = {"row_idx": 99, "translation": "Sin original."}
    write_rows(tmp_path / "train.jsonl", [TRANSLATION, extra])
    (tmp_path / "train.csv").write_bytes(write_csv([TRANSLATION, extra]))
    write_rows(tmp_path / "en.jsonl", [{**ENGLISH_PROMPT, "row_idx": 5}, ENGLISH_PROMPT])
    english = Source(files="en.jsonl")
    found, alone = load_items(DIBT, Source(files=f"{{split}}.{ending}"), folder=tmp_path, english=english)
    assert (found.pairing, found.segments[0].source) == ("paired", "Name three rivers.")
    assert (dict(found.row), list(found.row)) == (PROMPT, list(PROMPT))
    assert (alone.pairing, alone.segments[0].source) == ("missing", None)
    assert [DIBT.encode(item) for item in (found, alone)] == [PROMPT, extra]


def test_dibt_with_a_prompt_that_is_there_twice(tmp_path: Path) -> None:
    write_rows(tmp_path / "train.jsonl", [TRANSLATION])
    write_rows(tmp_path / "en.jsonl", [ENGLISH_PROMPT, ENGLISH_PROMPT])
    with pytest.raises(
        FielError, match=r"en.jsonl: line 2: id: .* found '12', which .*en.jsonl: line 1 also has"
    ):
        load_items(DIBT, Source(files="{split}.jsonl"), folder=tmp_path, english=Source(files="en.jsonl"))


MPEP = Source(files="{split}.json", columns={"row_idx": "external_id", "translation": "target"})


def test_dibt_as_the_communities_of_mpep_published_it(okapi: Path, tmp_path: Path) -> None:
    """One real row of each of eleven languages; the prompts' ids are texts there, and one has none."""
    rows = json.loads((okapi / "mpep" / "mpep_first_rows.json").read_text(encoding="utf-8"))
    assert len(rows) == 11
    for row in rows:
        (tmp_path / "train.json").write_text(json.dumps([row]), encoding="utf-8")
        if row["external_id"] is None:
            with pytest.raises(FielError, match="row 1: row_idx: expected a whole number, found nothing"):
                load_items(DIBT, MPEP, folder=tmp_path)
            continue
        write_rows(tmp_path / "en.jsonl", [{**ENGLISH_PROMPT, "row_idx": int(row["external_id"])}])
        (item,) = load_items(DIBT, MPEP, folder=tmp_path, english=Source(files="en.jsonl"))
        assert (item.pairing, item.segments[0].translation) == ("paired", row["target"])
        encoded = json.dumps(DIBT.encode(item), ensure_ascii=False)
        assert encoded == json.dumps(dict(item.row), ensure_ascii=False)


def test_mpep_rows_without_an_id_are_refused(okapi: Path) -> None:
    source = Source(files=str(okapi / "mpep" / "mpep_greek_5.json"), columns={"translation": "target"})
    with pytest.raises(FielError, match="_5.json: row 1: row_idx: expected a value, found nothing"):
        load_items(DIBT, source, folder=Path())


def load_mmlu(okapi: Path, english: Source) -> list[Item]:
    return load_items(
        MMLU,
        Source(files="okapi/m_mmlu_es_{split}.json"),
        folder=okapi,
        english=english,
        splits=["train", "val"],
    )


def test_all_of_mmlu_with_originals_matched_by_hand(okapi: Path) -> None:
    items = load_mmlu(okapi, Source(files="paired/mmlu_{split}.jsonl", column="en"))
    assert Counter(item.pairing for item in items) == {"paired": 1735, "missing": 2}
    assert all(json.dumps(MMLU.encode(item)) == json.dumps(item.row) for item in items)


def test_mmlu_with_the_originals_of_the_same_ids(okapi: Path, tmp_path: Path) -> None:
    """Where Okapi skipped rows the ids run apart from English MMLU: 124 rows have another question's id.

    Those whose answer differs are flagged. A quarter agrees by chance, and an id and an answer cannot tell.
    """
    shifted = set()
    for split in ("dev", "val"):
        rows = []
        for located in read_rows(okapi / "paired" / f"mmlu_{split}.jsonl"):
            pair = located.row
            subject, name, number = pair["id"].split("/")
            rows.append({"id": f"{subject}/{name}/{int(number) + pair['en_row_offset']}", **pair["en"]})
            if pair["en_row_offset"]:
                shifted.add(pair["id"])
        write_rows(tmp_path / f"{split}.jsonl", rows)
    items = load_mmlu(okapi, Source(files=f"{tmp_path}/{{split}}.jsonl"))
    assert Counter(item.pairing for item in items if item.id not in shifted) == {"paired": 1611, "missing": 2}
    found = [item for item in items if item.id in shifted]
    assert Counter(item.pairing for item in found) == {"mismatched": 86, "paired": 33, "missing": 5}
    flagged = [item for item in found if item.pairing == "mismatched"]
    assert all(item.source_answer not in (None, item.answer) for item in flagged)
    assert not any(segment.source for item in flagged for segment in item.segments)
