import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
from datasets import load_dataset

from fiel.items import Item
from fiel.judgements import Decision, Judgement, judge_item
from fiel.release.configurations import withhold_addresses
from fiel.release.content import Release
from fiel.release.dataset import write_release
from fiel.verdicts.consensus import decide_items
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
