import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
from datasets import Dataset, load_dataset
from lm_eval.utils import apply_template

from fiel.campaign.work import load_work
from fiel.items import Item
from fiel.judgements import Decision, Judgement, judge_item
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


def export_labels(folder: Path, said: Sequence[dict[str, str]]) -> Dataset:
    """Export rows in the shape of Global-MMLU without its labels, with what one person said of each."""
    columns, rows = SHAPES["global"]
    bare = [{name: value for name, value in row.items() if name not in GLOBAL_MMLU} for row in rows]
    write_rows(folder / "test.jsonl", bare)
    source = {"files": "test.jsonl"}
    task = {"benchmark": "global", "columns": columns, "source": source, "splits": ["test"]}
    labels = {"labels": ["culture", "time", "region"]}
    path = write_small_campaign(folder, "labels", files="test.jsonl", task=task, annotation=labels)
    work = load_work(path)
    items = work.items["global"]
    judgements = [
        judge_item(item, annotator="ana", declared="correct", texts={}, submitted_at=DAY, labels=own)
        for item, own in zip(items, said, strict=True)
    ]
    verdicts = decide_items(items, judgements, min_submitted=1)
    (own_task,) = work.campaign.tasks
    write_release([release_of(work.file, own_task, items, verdicts, judgements=judgements)], folder / "out")
    return load_dataset(
        str(folder / "out/global"), "es_validated", split="test", cache_dir=str(folder / "cache")
    )


def test_labels_are_read_as_those_of_global_mmlu(tmp_path: Path) -> None:
    said = [{"culture": "yes", "time": "no", "region": "latin-america"}, {"culture": "no"}, {}]
    found = export_labels(tmp_path, said)
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


def test_labels_of_the_source_stay_and_a_campaign_without_labels_adds_none() -> None:
    said = [{"culture": "yes"}]
    assert build_label_columns(said, taken=["region"]) == {}
    assert build_label_columns([{"error": "omission"}], taken=()) == {}
    assert build_label_columns(said, taken=()).keys() == GLOBAL_MMLU.keys()
