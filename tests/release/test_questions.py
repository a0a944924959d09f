import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from datasets import load_dataset
from huggingface_hub import DatasetCard, metadata_load

from fiel.benchmarks.arc import ARC
from fiel.benchmarks.hellaswag import HELLASWAG
from fiel.items import Item
from fiel.release.dataset import write_release
from fiel.release.questions import build_questions
from tests.release.exports import build_demo, load_demo


def read_arc(**changes: Any) -> Item:
    row = {"id": "1", "instruction": "¿Qué?", "option_a": "uno", "option_b": "dos", "answer": "B", **changes}
    return ARC.decode(row, split="test", position=0)


def ask(item: Item) -> list[dict[str, Any]]:
    found = build_questions(ARC, [item])
    rows: list[dict[str, Any]] = found["test"].to_pylist() if found else []
    return rows


@pytest.mark.parametrize(
    ("changes", "choices", "answer"),
    [
        ({}, ["uno", "dos"], "B"),
        ({"option_c": "tres", "option_d": None, "option_e": None}, ["uno", "dos", "tres"], "B"),
        (
            {"option_c": "3", "option_d": "4", "option_e": "5", "answer": "E"},
            ["uno", "dos", "3", "4", "5"],
            "E",
        ),
        # A gap moves the letters of those behind it: the key is among the choices that are there.
        ({"option_c": None, "option_d": "cuatro", "answer": "D"}, ["uno", "dos", "cuatro"], "C"),
        # A letter that is itself a choice, as in Mercury_402547 of ARC-Challenge.
        ({"option_a": "C", "option_c": "CO", "answer": "C"}, ["C", "dos", "CO"], "C"),
        ({"option_b": ""}, ["uno", ""], "B"),
    ],
)
def test_the_key_counts_the_choices_that_are_there(
    changes: dict[str, Any], choices: list[str], answer: str
) -> None:
    (row,) = ask(read_arc(**changes))
    assert (row["choices"], row["answer"]) == (choices, answer)
    assert row["answer_index"] == "ABCDE".index(answer)
    assert row["choices"][row["answer_index"]] == changes.get(
        f"option_{changes.get('answer', 'b').lower()}", "dos"
    )


def test_an_item_without_its_right_option_is_no_question() -> None:
    assert ask(read_arc(answer="D")) == []


def test_a_key_in_digits_becomes_a_letter() -> None:
    item = load_demo()["hellaswag"][2][0]
    (row,) = build_questions(HELLASWAG, [item])["val"].to_pylist()
    assert row["answer"] == "ABCD"[int(str(item.answer))] and row["answer_index"] == int(str(item.answer))


def test_a_context_is_asked_as_people_checked_it() -> None:
    item = load_demo()["hellaswag"][2][0]
    texts = {segment.name: segment.translation for segment in item.segments}
    (row,) = build_questions(HELLASWAG, [item])["val"].to_pylist()
    assert row["question"] == f"{texts['activity_label']}: {texts['ctx_a']} {texts['ctx_b']}"
    bare = replace(
        item, segments=tuple(s for s in item.segments if s.name not in ("activity_label", "ctx_b"))
    )
    (row,) = build_questions(HELLASWAG, [bare])["val"].to_pylist()
    assert row["question"] == texts["ctx_a"]


def test_a_correction_is_in_the_questions_and_subjects_are_those_of_mmlu(tmp_path: Path) -> None:
    releases = [build_demo("arc", i3={"option_a": "Lo acordado"}), build_demo("mmlu"), build_demo("dibt")]
    write_release(releases, tmp_path / "out")
    items = load_demo()["arc"][2]
    (row,) = [
        row
        for path in (tmp_path / "out/arc/es_mcq").glob("*.parquet")
        for row in pq.read_table(path).to_pylist()
        if row["id"] == items[3].id
    ]
    assert "Lo acordado" in row["choices"] and row["subject"] is None
    subjects = pq.read_table(tmp_path / "out/mmlu/es_mcq/test.parquet")["subject"].to_pylist()
    assert subjects == [item.id.split("/")[0] for item in load_demo()["mmlu"][2] if item.split == "test"]
    assert not (tmp_path / "out/dibt/es_mcq").exists() and not (tmp_path / "out/dibt/eval.yaml").exists()


def test_every_configuration_of_a_card_loads_also_as_a_stream(tmp_path: Path) -> None:
    write_release([build_demo(name) for name in ("arc", "hellaswag", "mmlu", "dibt")], tmp_path / "out")
    for folder in sorted(path for path in (tmp_path / "out").iterdir() if path.is_dir()):
        card = DatasetCard.load(folder / "README.md")
        # The Hub itself cannot be asked to validate it: its library reads and writes every value.
        metadata = metadata_load(folder / "README.md") or {}
        again = DatasetCard(str(card)).data
        assert {key: again.get(key) for key in metadata} == metadata
        configs = metadata["configs"]
        assert [each["config_name"] for each in configs if each.get("default")] == ["es"]
        for each in configs:
            name = each["config_name"]
            whole = load_dataset(str(folder), name, cache_dir=str(tmp_path / "cache"))
            assert {file["split"] for file in each["data_files"]} == set(whole)
            for split in whole:
                stream = load_dataset(str(folder), name, split=split, streaming=True)
                assert list(stream) == list(whole[split])


def test_questions_are_plain_strings_and_lists(tmp_path: Path) -> None:
    write_release([build_demo("arc")], tmp_path / "out")
    features = load_dataset(
        str(tmp_path / "out/arc"), "es_mcq", split="test", cache_dir=str(tmp_path / "cache")
    ).features
    kinds = {name: json.loads(json.dumps(kind, default=str)) for name, kind in features.to_dict().items()}
    assert kinds["choices"]["_type"] == "List"
    assert {name for name, kind in kinds.items() if kind.get("dtype") == "string"} == {
        "id",
        "question",
        "answer",
        "subject",
    }
