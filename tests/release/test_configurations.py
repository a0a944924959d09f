import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

import lm_eval.tasks
import pyarrow.parquet as pq
import yaml
from datasets import Dataset, load_dataset
from lm_eval.utils import apply_template

from fiel.campaign.work import load_work
from fiel.items import Item
from fiel.judgements import LABELS, Decision, Judgement, judge_item
from fiel.release.configurations import withhold_addresses
from fiel.release.content import Release
from fiel.release.dataset import write_release
from fiel.release.labelcolumns import build_label_columns
from fiel.verdicts.consensus import decide_items
from fiel.verdicts.corrections import classify_correction
from tests.benchmarks.shapes import SHAPES
from tests.guides.pages import find_page
from tests.helpers.campaigns import write_rows
from tests.helpers.wholeway import write_small_campaign
from tests.release.exports import contents, load_demo, release_of

DAY = datetime(2026, 3, 1, 9, 30, 7, tzinfo=UTC)


def answer(item: Item, annotator: str, declared: Decision = "correct", **texts: str) -> Judgement:
    comment = "Escríbeme a ana@example.org"
    at = DAY + timedelta(hours=len(annotator))
    return judge_item(
        item, annotator=annotator, declared=declared, texts=texts, comment=comment, submitted_at=at
    )


def release_answers(*, order: int = 1) -> Release:
    file, task, items = load_demo()["arc"]
    judgements = [
        answer(items[0], "leo"),
        answer(items[0], "ana-maria", "corrected", instruction="¿Y ahora?"),
        answer(items[0], "eva", "corrected", instruction="¿Y ahora?"),
        answer(items[1], "leo", "unusable", option_a="nada"),
        answer(items[1], "eva", "unusable"),
        answer(items[2], "eva", "corrected", option_a=" "),
        replace(answer(items[3], "leo"), problem="careless:too-fast"),
    ]
    verdicts = decide_items(items, judgements, min_submitted=2)
    return release_of(file, task, items, verdicts, judgements=judgements[::order])


def rows_of(folder: Path) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = pq.read_table(folder / "arc/es_judgements/train.parquet").to_pylist()
    return rows


def test_every_answer_is_there_with_what_became_of_it(tmp_path: Path) -> None:
    release = release_answers()
    write_release([release], tmp_path / "out")
    rows = rows_of(tmp_path / "out")
    _, _, items = load_demo()["arc"]
    found = [(row["item_id"], row["decision"], row["counted"], row["set_aside"]) for row in rows]
    assert sorted(found, key=str) == sorted(
        [
            (items[0].id, "correct", True, None),
            (items[0].id, "corrected", True, None),
            (items[0].id, "corrected", True, None),
            (items[1].id, "unusable", True, None),
            (items[1].id, "unusable", True, None),
            (items[2].id, "corrected", False, "emptied:option_a"),
            (items[3].id, "correct", False, "careless:too-fast"),
        ],
        key=str,
    )
    assert [row["item_id"] for row in rows] == sorted(
        (row["item_id"] for row in rows), key=[item.id for item in items].index
    )
    assert len({row["annotator"] for row in rows}) == len(rows)  # one for each item, whoever it is
    assert not {"day", "time"} & set(rows[0])
    answers = release.record.answers
    assert (answers.counted, answers.set_aside, answers.annotators) == (5, 2, 3)
    assert release.record.corrected == {items[0].id: ("instruction",)}


def test_an_answer_has_every_text_before_and_after(tmp_path: Path) -> None:
    write_release([release_answers()], tmp_path / "out")
    _, _, items = load_demo()["arc"]
    changed, unusable = None, None
    for row in rows_of(tmp_path / "out"):
        if row["item_id"] == items[0].id and row["decision"] == "corrected":
            changed = row["segments"]
        if row["item_id"] == items[1].id:
            unusable = row["segments"]
    assert changed is not None and unusable is not None
    before = [(segment.name, segment.translation) for segment in items[0].segments]
    assert [(each["name"], each["before"]) for each in changed] == before
    assert [each["after"] for each in changed] == ["¿Y ahora?", *(text for _, text in before[1:])]
    assert {each["after"] for each in unusable} == {None}


def test_nothing_private_is_in_any_file(tmp_path: Path) -> None:
    write_release([release_answers()], tmp_path / "out")
    written = b"".join(contents(tmp_path / "out").values())
    for table in (tmp_path / "out").rglob("*.parquet"):
        written += json.dumps(pq.read_table(table).to_pylist(), default=str).encode()
    for private in (b"ana-maria", b'leo"', b"Escr", b"example.org", b"09:30", b":07"):
        assert private not in written


def test_the_order_of_the_answers_makes_no_difference(tmp_path: Path) -> None:
    for order in (1, -1):
        write_release([release_answers(order=order)], tmp_path / str(order))
    assert contents(tmp_path / "1") == contents(tmp_path / "-1")


def test_anybody_can_load_the_answers(tmp_path: Path) -> None:
    write_release([release_answers()], tmp_path / "out")
    loaded = load_dataset(
        str(tmp_path / "out/arc"), "es_judgements", split="train", cache_dir=str(tmp_path / "cache")
    )
    assert loaded.to_list() == rows_of(tmp_path / "out")


def test_an_address_that_a_person_wrote_is_taken_out() -> None:
    shown = "Escribe a info@example.org"
    assert withhold_addresses(f"{shown} o a eva@example.org.", shown=shown) == f"{shown} o a [@]."
    assert withhold_addresses("a @ b", shown="") == "a @ b"


def test_the_example_of_the_guide_reads_every_correction(tmp_path: Path) -> None:
    write_release([release_answers()], tmp_path / "out")
    blocks = find_page("guides/en/release.md").blocks()
    (block,) = [each for each in blocks if each.language == "python"]
    names: dict[str, Any] = {}
    exec(compile(block.text, block.where, "exec"), names)
    found = names["read_corrections"](str(tmp_path / "out/arc"), "es")
    _, _, items = load_demo()["arc"]
    first = items[0].segments[0]
    expected = {
        "name": "instruction",
        "source": first.source,
        "before": first.translation,
        "after": "¿Y ahora?",
    }
    assert [{key: each[key] for key in expected} for each in found] == [expected, expected]
    assert {each["item"] for each in found} == {items[0].id}
    assert {each["kind"] for each in found} == {
        classify_correction(first.translation, "¿Y ahora?", language="es")
    }


GLOBAL_MMLU = {
    "required_knowledge": "string",
    "time_sensitive": "string",
    "reference": "string",
    "culture": "string",
    "region": "string",
    "country": "string",
    "cultural_sensitivity_label": "string",
    "is_annotated": "bool",
}


def export_labels(
    folder: Path,
    rows: Sequence[dict[str, Any]],
    columns: dict[str, Any],
    said: Sequence[dict[str, str]],
    *,
    corrections: Sequence[dict[str, str]] = (),
) -> Dataset:
    """Export rows of a described benchmark, with what one person said of each besides the translation."""
    write_rows(folder / "test.jsonl", rows)
    source = {"files": "test.jsonl"}
    task = {"benchmark": "described", "columns": columns, "source": source, "splits": ["test"]}
    asked = list(dict.fromkeys(label for each in said for label in each))
    path = write_small_campaign(folder, "labels", files="test.jsonl", task=task, annotation={"labels": asked})
    work = load_work(path)
    items = work.items["described"]
    judgements = [
        judge_item(
            item,
            annotator="ana",
            declared="corrected" if texts else "correct",
            texts=texts,
            submitted_at=DAY,
            labels=own,
        )
        for item, own, texts in zip(items, said, corrections or [{}] * len(items), strict=True)
    ]
    verdicts = decide_items(items, judgements, min_submitted=1)
    (own_task,) = work.campaign.tasks
    write_release([release_of(work.file, own_task, items, verdicts, judgements=judgements)], folder / "out")
    return load_dataset(
        str(folder / "out/described"), "es_validated", split="test", cache_dir=str(folder / "cache")
    )


def test_labels_are_read_as_those_of_global_mmlu(tmp_path: Path) -> None:
    said = [{"culture": "yes", "time": "no", "region": "latin-america"}, {"culture": "no"}, {}]
    columns, rows = SHAPES["global"]
    bare = [{name: value for name, value in row.items() if name not in GLOBAL_MMLU} for row in rows]
    found = export_labels(tmp_path, bare, columns, said)
    assert {name: found.features[name].dtype for name in GLOBAL_MMLU} == GLOBAL_MMLU
    assert [tuple(row[name] for name in GLOBAL_MMLU) for row in found] == [
        ("['cultural', 'regional']", "['No']", "[]", "[]", "['Latin America']", "[]", "CS", True),
        ("['none']", "[]", "[]", "[]", "[]", "[]", "CA", True),
        ("[]", "[]", "[]", "[]", "[]", "[]", "-", False),
    ]
    business = import_module("lm_eval.tasks.global_mmlu.default.es.utils").process_business(found)
    assert [row["cultural_sensitivity_label"] for row in business] == ["CS", "CA"]
    template = "{{question.strip()}}\nA. {{option_a}}\nD. {{option_d}}\nAnswer:"  # as in its task file
    assert apply_template(template, business[0]).endswith("A. La primera\nD. Ninguna\nAnswer:")


def test_labels_tell_which_mistakes_were_derived(tmp_path: Path) -> None:
    columns, rows = SHAPES["global"]
    said = [{"error": "terminology"}, {"error": "style"}, {}]
    corrections = [{"instruction": "¿Qué regla vale en el caso 4?"}] * 3
    found = export_labels(tmp_path, rows, columns, said, corrections=corrections)
    assert found["fiel_error"] == ["terminology", "style", "meaning"]
    assert found["fiel_error_derived"] == [False, False, True]
    assert found.features["fiel_error_derived"].dtype == "bool"


REDUX: dict[str, Any] = {
    "id": "number",
    "question": "question",
    "choices": "choices",
    "answer": "answer",
    "answer_as": "from-0",
}
ERROR_TYPES = {
    "ok": "ok",
    "unclear-question": "bad_question_clarity",
    "unclear-options": "bad_options_clarity",
    "no-answer": "no_correct_answer",
    "several-answers": "multiple_correct_answers",
    "wrong-key": "wrong_groundtruth",
    "expert": "expert",
}


def test_labels_are_read_as_those_of_mmlu_redux(tmp_path: Path) -> None:
    said = [{"question": value} for value in LABELS["question"]] + [{}]
    choices = ["Una", "Dos", "Tres", "Cuatro"]
    rows = [
        {"number": number, "question": f"¿Cuántas son {number}?", "choices": choices, "answer": number % 4}
        for number in range(len(said))
    ]
    found = export_labels(tmp_path, rows, REDUX, said)
    assert found["fiel_question"] == [*LABELS["question"], None]
    assert found["error_type"] == [*ERROR_TYPES.values(), None]
    assert found["correct_answer"] == [None] * len(said)
    assert [found.features[name].dtype for name in ("error_type", "correct_answer")] == ["string"] * 2

    # The harness's task reads the rows whose error_type is ok.
    folder = Path(lm_eval.tasks.__file__).parent / "mmlu-redux/generative"
    task = yaml.safe_load((folder / "_default_template_yaml").read_text(encoding="utf-8"))
    (row,) = found.filter(lambda each: each["error_type"] == "ok")
    prompt = apply_template(task["doc_to_text"], row)
    assert prompt.startswith("¿Cuántas son 0?\nA. Una\nB. Dos\nC. Tres\nD. Cuatro\n")
    assert apply_template(task["doc_to_target"], row) == "A"


def test_labels_of_the_source_stay_and_a_campaign_without_labels_adds_none() -> None:
    said = [{"culture": "yes"}]
    assert build_label_columns(said, taken=["region"]) == {}
    assert build_label_columns([{"error": "omission"}], taken=()) == {}
    assert build_label_columns(said, taken=()).keys() == GLOBAL_MMLU.keys()
    both = [{"culture": "yes", "question": "ok"}]
    assert build_label_columns(both, taken=["region"]).keys() == {"error_type", "correct_answer"}
    assert build_label_columns(both, taken=["error_type"]).keys() == GLOBAL_MMLU.keys()
