import json
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fiel.benchmarks import ARC, BENCHMARKS, HELLASWAG, Benchmark
from fiel.benchmarks.mmlu import MMLU_ID
from fiel.errors import FielError
from fiel.items import Row, correct_item
from fiel.sources.files import read_rows
from fiel.sources.loading import load_items
from fiel.sources.source import Source, parse_source, read_splits
from tests.helpers.campaigns import TOP

OKAPI = [("arc", f"m_arc_es_{split}.json", split) for split in ("train", "validation", "test")] + [
    ("mmlu", f"m_mmlu_es_{split}.json", name) for split, name in (("dev", "train"), ("val", "val"))
]


def same_bytes(benchmark: Benchmark, row: Row, split: str) -> bool:
    encoded = benchmark.encode(benchmark.decode(row, split=split, position=0))
    return json.dumps(encoded, ensure_ascii=False) == json.dumps(row, ensure_ascii=False)


@pytest.mark.parametrize(("name", "file", "split"), OKAPI)
def test_the_law_on_every_real_row(okapi: Path, name: str, file: str, split: str) -> None:
    rows = [located.row for located in read_rows(okapi / "okapi" / file)]
    assert rows
    assert all(same_bytes(BENCHMARKS[name], row, split) for row in rows)


def test_all_of_arc_with_its_originals(okapi: Path) -> None:
    items = load_items(
        ARC,
        parse_source(f"{okapi}/okapi/m_arc_es_{{split}}.json"),
        folder=Path(),
        english=parse_source(f"{okapi}/paired/arc_challenge_{{split}}.jsonl#en"),
    )
    assert len(items) == 2585
    assert sum(item.pairing == "paired" for item in items) == 2584
    assert sorted({len(item.shape) - 1 for item in items}) == [3, 4, 5]
    assert all(item.correct in item.shape for item in items)
    assert all(json.dumps(ARC.encode(item)) == json.dumps(item.row) for item in items)


PAIRED = [
    (name, f"{file}_{split}.jsonl", language)
    for name, file, splits in (
        ("arc", "arc_challenge", ("train", "validation", "test")),
        ("mmlu", "mmlu", ("dev", "val")),
    )
    for split in splits
    for language in ("es", "en")
]


@pytest.mark.parametrize(("name", "file", "column"), PAIRED)
def test_the_law_on_every_real_pair(okapi: Path, name: str, file: str, column: str) -> None:
    benchmark = BENCHMARKS[name]
    source = Source(files=str(okapi / "paired" / file), column=column)
    ((split, rows),) = read_splits(source, benchmark, folder=Path(), splits={"test": ()}).items()
    assert len(rows) > 250
    assert all(same_bytes(benchmark, located.row, split) for located in rows)


def test_the_law_on_every_english_situation(okapi: Path) -> None:
    """In the original schema but for the label, which is a number there and has to be a text."""
    rows = [located.row for located in read_rows(okapi / "english" / "hellaswag_validation_1000.jsonl")]
    assert len(rows) == 1000
    assert all(same_bytes(HELLASWAG, {**row, "label": str(row["label"])}, "val") for row in rows)


def test_the_law_on_the_real_spanish_situations(okapi: Path) -> None:
    """They came without an index and undivided."""
    file = okapi / "paired" / "hellaswag_es_3.jsonl"
    rows = [
        {"ind": number, "ctx_a": located.row["es"]["ctx"], "ctx_b": "", **located.row["es"]}
        for number, located in enumerate(read_rows(file))
    ]
    assert len(rows) == 3
    assert all(same_bytes(HELLASWAG, row, "val") for row in rows)


@pytest.mark.parametrize("language", ["dutch", "greek", "russian"])
def test_the_law_on_the_real_prompts(okapi: Path, language: str) -> None:
    rows = [located.row for located in read_rows(okapi / "mpep" / f"mpep_{language}_5.json")]
    prompts = [
        {"row_idx": index, "prompt": "?", "metadata": "{}", "translation": row["target"], **row}
        for index, row in enumerate(rows)
    ]
    assert len(prompts) == 5
    assert all(same_bytes(BENCHMARKS["dibt"], row, "train") for row in prompts)


@pytest.mark.parametrize("path", sorted((TOP / "campaigns/demo").glob("*.jsonl")), ids=lambda path: path.name)
def test_the_law_on_the_demo(path: Path) -> None:
    benchmark = BENCHMARKS[path.name.partition("_")[0]]
    assert all(same_bytes(benchmark, located.row, "test") for located in read_rows(path))


TEXT = st.text(max_size=20)
OPTIONS = ("option_a", "option_b", "option_c", "option_d")


@st.composite
def arc_rows(draw: Callable[[st.SearchStrategy[Any]], Any]) -> Row:
    options = {f"option_{letter}": draw(TEXT) for letter in "abcde"[: draw(st.integers(2, 5))]}
    absent = {f"option_{letter}": None for letter in "cde" if f"option_{letter}" not in options}
    fields = {
        "id": draw(st.text(min_size=1).filter(lambda text: not MMLU_ID.fullmatch(text))),
        "instruction": draw(TEXT),
        "answer": draw(st.sampled_from("ABCDE")),
    }
    row = {**fields, **options, **(absent if draw(st.booleans()) else {}), "extra": draw(st.none() | TEXT)}
    return dict(draw(st.permutations(list(row.items()))))


HELLASWAG_ROWS = st.fixed_dictionaries(
    {
        "ind": st.integers(0, 10**6),
        "activity_label": TEXT,
        "ctx_a": TEXT,
        "ctx_b": TEXT,
        "ctx": TEXT,
        "endings": st.lists(TEXT, min_size=4, max_size=4),
        "source_id": TEXT,
        "split": TEXT,
        "split_type": TEXT,
        "label": st.sampled_from("0123"),
    }
)
DIBT_ROWS = st.fixed_dictionaries(
    {"row_idx": st.integers(0, 500), "translation": TEXT},
    optional={"prompt": TEXT, "metadata": TEXT, "quality": st.floats(allow_nan=False)},
)


@given(arc_rows())
def test_the_law_on_generated_questions(row: Row) -> None:
    assert same_bytes(ARC, row, "test")


@given(arc_rows(), st.lists(TEXT, min_size=4, max_size=4))
def test_the_law_on_generated_exams(row: Row, options: list[str]) -> None:
    exam = {**row, "id": "anatomy/val/3", **dict(zip(OPTIONS, options, strict=True))}
    assert same_bytes(BENCHMARKS["mmlu"], exam, "test")


@given(HELLASWAG_ROWS)
def test_the_law_on_generated_situations(row: Row) -> None:
    assert same_bytes(HELLASWAG, row, "val")


@given(st.lists(arc_rows(), min_size=1, max_size=3) | st.lists(HELLASWAG_ROWS, min_size=1, max_size=3))
def test_rows_come_back_from_json_byte_for_byte(rows: list[Row]) -> None:
    """What is decoded is what the file has: `read_rows` neither loses nor changes anything."""
    with TemporaryDirectory() as folder:
        file = Path(folder, "rows.jsonl")
        file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        try:
            read = [located.row for located in read_rows(file)]
        except FielError as error:
            assert "U+0000" in str(error)
            return
    assert [json.dumps(row) for row in read] == [json.dumps(row) for row in rows]


@given(DIBT_ROWS)
def test_the_law_on_generated_prompts(row: Row) -> None:
    assert same_bytes(BENCHMARKS["dibt"], row, "train")


SITUATION = {
    "ind": 1,
    "activity_label": "Deporte",
    "ctx_a": "Ana corre.",
    "ctx_b": "ella",
    "ctx": "Ana corre.  ella",  # two spaces: as the source has it
    "endings": ["a", "b", "c", "d"],
    "label": "2",
}


def corrected_context(row: Row, corrections: dict[str, str]) -> str:
    item = HELLASWAG.decode(row, split="val", position=0)
    return str(HELLASWAG.encode(correct_item(item, corrections))["ctx"])


def test_the_context_follows_its_parts_and_only_them() -> None:
    assert corrected_context(SITUATION, {"ending_0": "x"}) == "Ana corre.  ella"
    assert corrected_context(SITUATION, {"ctx_b": "Eva"}) == "Ana corre. Eva"
    assert corrected_context({**SITUATION, "ctx_b": ""}, {"ctx_a": "Eva corre."}) == "Eva corre."


def test_a_context_part_that_is_empty_is_nothing_to_translate() -> None:
    item = HELLASWAG.decode({**SITUATION, "ctx_b": ""}, split="val", position=0)
    assert "ctx_b" not in item.shape
    assert item.correct == "ending_2"
