import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from fiel.benchmarks.columns import Columns
from fiel.benchmarks.described import define_benchmark
from fiel.benchmarks.multiple_choice import find_keys
from fiel.checks import check_item
from fiel.errors import FielError, describe_validation
from fiel.items import Item, correct_item
from fiel.release.questions import build_questions
from fiel.sources.loading import load_items
from fiel.sources.source import Source
from tests.benchmarks.shapes import BELEBELE, SHAPES, TRUTHFUL, TRUTHFUL_ROWS, XCOPA, XCOPA_ROWS
from tests.helpers.campaigns import write_campaign, write_rows

TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=20)


def decode(name: str, row: dict[str, Any], **changes: Any) -> Item:
    columns, _ = SHAPES[name]
    benchmark = define_benchmark(name, Columns.model_validate({**columns, **changes}))
    return benchmark.decode(row, split="test", position=0)


@pytest.mark.parametrize("name", SHAPES)
def test_rows_come_back_as_they_were_and_corrections_get_to_their_columns(name: str) -> None:
    columns, rows = SHAPES[name]
    benchmark = define_benchmark(name, Columns.model_validate(columns))
    for row in rows:
        before = copy.deepcopy(row)
        item = benchmark.decode(row, split="test", position=0)
        encoded = benchmark.encode(item)
        assert encoded == row and list(encoded) == list(row)
        texts = {segment.name: f"{segment.translation} ✓" for segment in item.segments}
        again = benchmark.decode(benchmark.encode(correct_item(item, texts)), split="test", position=0)
        assert {segment.name: segment.translation for segment in again.segments} == texts
        assert (again.id, again.answer) == (item.id, item.answer)
        assert row == before


@pytest.mark.parametrize("nothing", [None, ""])
def test_a_row_without_a_passage_asks_for_no_translation_of_one(nothing: str | None) -> None:
    columns, rows = SHAPES["belebele"]
    described = Columns.model_validate(columns)
    benchmark = define_benchmark("belebele", described)
    row = {**rows[0], str(described.context): nothing}
    item = benchmark.decode(row, split="test", position=0)
    assert "context" not in {segment.name for segment in item.segments}
    assert benchmark.encode(item) == row


@given(st.lists(TEXTS, min_size=2, max_size=26), st.data())
def test_every_number_of_options_and_right_ones_comes_back(texts: list[str], data: st.DataObject) -> None:
    labels = data.draw(
        st.lists(st.sampled_from([0, 1]), min_size=len(texts), max_size=len(texts)).filter(any)
    )
    row = {"number": 1, "question": "?", "mc2_targets": {"choices": texts, "labels": labels}}
    benchmark = define_benchmark("truthful", Columns.model_validate(TRUTHFUL))
    item = benchmark.decode(row, split="test", position=0)
    assert benchmark.encode(item) == row
    assert find_keys(item) == tuple(place for place, label in enumerate(labels) if label)
    assert not [each for each in check_item(item) if each.check in ("answer-outside", "option-hole")]


def test_what_is_asked_has_the_passage_and_the_words_for_a_keyword() -> None:
    _, rows = SHAPES["xcopa"]
    benchmark = define_benchmark("xcopa", Columns.model_validate(XCOPA))
    items = [benchmark.decode(row, split="test", position=place) for place, row in enumerate(rows)]
    asked = build_questions(benchmark, items)["test"].to_pylist()
    assert [row["question"] for row in asked] == [
        "El vaso se rompió.\n¿Cuál fue la causa?",
        "Llovió toda la noche.\n¿Qué pasó después?",
    ]
    assert [(row["answer"], row["answer_index"]) for row in asked] == [("A", 0), ("B", 1)]
    assert [segment.name for segment in items[0].segments] == ["context", "option_a", "option_b"]


@pytest.mark.parametrize(
    ("name", "changes", "columns", "problem"),
    [
        ("xcopa", {"label": 2}, {}, "label: expected 0 to 1, as answer_as says (from-0), found 2"),
        ("xcopa", {"label": 0}, {"answer_as": "from-1"}, "label: expected 1 to 2, as answer_as says"),
        ("xcopa", {"label": True}, {}, "label: expected 0 to 1"),
        ("xcopa", {"question": "causa"}, {}, "question: expected one of cause, effect, found 'causa'"),
        ("xcopa", {"premise": 7}, {}, "premise: expected text, found 7"),
        ("xcopa", {"choice2": None}, {}, "choice2: expected text, found nothing"),
        ("xcopa", {"idx": ""}, {}, "idx: expected text or a whole number, found ''"),
        ("xcopa", {}, {"context": "premisa"}, "premisa: expected a value, found nothing"),
        ("xcopa", {"premise": "{x}" * 50_000}, {}, "premise: expected 100,000 characters or fewer"),
        ("truthful", {}, {"choices": "mc1.choices"}, "mc1.choices: expected a value, found nothing"),
        ("truthful", {}, {"answer": "question", "answer_as": "letter"}, "question: expected a list, because"),
    ],
)
def test_a_row_that_is_not_as_described_is_refused_by_its_column(
    name: str, changes: dict[str, Any], columns: dict[str, Any], problem: str
) -> None:
    _, rows = SHAPES[name]
    with pytest.raises(ValidationError) as refused:
        decode(name, {**rows[0], **changes}, **columns)
    assert problem in describe_validation("rows", refused.value)


@pytest.mark.parametrize("labels", [[0, 0, 0], [1, 1], [1, 2, 0], "110"])
def test_labels_that_are_none_are_refused(labels: Any) -> None:
    targets = {**TRUTHFUL_ROWS[0]["mc2_targets"], "labels": labels}
    with pytest.raises(ValidationError):
        decode("truthful", {**TRUTHFUL_ROWS[0], "mc2_targets": targets})


def test_several_right_options_need_the_key_many() -> None:
    with pytest.raises(ValidationError) as refused:
        decode("truthful", TRUTHFUL_ROWS[0], many=False)
    assert "expected one right option, found [1, 1, 0]" in describe_validation("rows", refused.value)
    assert decode("truthful", TRUTHFUL_ROWS[1], many=False).answer == "A"


def test_fewer_options_are_null_at_the_end() -> None:
    row = {**SHAPES["belebele"][1][0], "mc_answer4": None}
    item = decode("belebele", row)
    assert [option.name for option in item.options] == ["option_a", "option_b", "option_c"]
    assert define_benchmark("belebele", Columns.model_validate(BELEBELE)).encode(item) == row
    with pytest.raises(ValidationError, match="mc_answer3"):
        decode("belebele", {**SHAPES["belebele"][1][0], "mc_answer3": None})


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"benchmark": "arc"}, "benchmark: expected a name of your own for a benchmark with columns"),
        ({"benchmark": "Mine"}, "benchmark: expected a name with lowercase letters"),
        ({"columns": {**XCOPA, "chioces": "x"}}, "columns.chioces: unknown key: did you mean choices?"),
        (
            {"columns": {**XCOPA, "context": "choice1"}},
            "expected a column for each text, found 'choice1' twice",
        ),
        (
            {"columns": {**TRUTHFUL, "question": "x }}{% set y = 1 %}{{ x"}},
            "many: expected columns named with letters, digits and _",
        ),
        ({"columns": None, "benchmark": "xcopa"}, "describe another multiple-choice benchmark with the key"),
    ],
)
def test_columns_that_make_no_benchmark_are_refused_at_the_door(
    changes: dict[str, Any], problem: str, tmp_path: Any
) -> None:
    task = {"benchmark": "xcopa", "columns": XCOPA, **changes}
    with pytest.raises(FielError) as refused:
        write_campaign(tmp_path, "described", task=task)
    assert problem in str(refused.value)


def test_a_table_has_its_lists_and_its_originals(tmp_path: Any) -> None:
    columns = Columns.model_validate(
        {"id": "n", "question": "q", "choices": "options", "answer": "key", "answer_as": "letter"}
    )
    (tmp_path / "test.csv").write_text('n,q,options,key\n7,¿Sí?,"[""sí"", ""no""]",B\n', encoding="utf-8")
    write_rows(tmp_path / "test.jsonl", [{"n": "7", "q": "Yes?", "options": ["yes", "no"], "key": "B"}])
    (item,) = load_items(
        define_benchmark("mine", columns),
        Source(files="{split}.csv"),
        folder=tmp_path,
        english=Source(files="{split}.jsonl"),
    )
    assert item.pairing == "paired" and item.id == "test/7" and item.correct == "option_b"
    assert [segment.source for segment in item.segments] == ["Yes?", "yes", "no"]


def test_numbers_that_are_not_those_described_are_found_in_the_whole_file(tmp_path: Any) -> None:
    write_rows(tmp_path / "test.jsonl", XCOPA_ROWS)
    columns = Columns.model_validate({**XCOPA, "answer_as": "from-1"})
    with pytest.raises(FielError, match="test.jsonl: line 1: label: expected 1 to 2"):
        load_items(define_benchmark("xcopa", columns), Source(files="{split}.jsonl"), folder=tmp_path)
