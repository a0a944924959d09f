from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fiel.benchmarks import MMLU
from fiel.campaign.work import load_whole_task, load_work
from fiel.errors import FielError
from fiel.items import Item
from fiel.sources.loading import load_items
from fiel.sources.source import parse_source
from fiel.sources.subsets import Sample, Subset, select_items
from tests.helpers.campaigns import ROWS, make_work, write_campaign, write_rows

SUBJECTS = {"anatomy": 40, "law": 160, "virology": 1, "logic": 19}


def make_item(subject: str, number: int) -> Item:
    row = {**ROWS[0], "id": f"{subject}/test/{number}"}
    return MMLU.decode(row, split="test", position=number)


ITEMS = [make_item(subject, number) for subject, count in SUBJECTS.items() for number in range(count)]


def draw(size: int, *, seed: int = 0, items: list[Item] = ITEMS) -> list[Item]:
    subset = Subset(sample=Sample(size=size, seed=seed))
    return [item for _, item in select_items([("", i) for i in items], subset, stratum=MMLU.stratum)]


def shares(items: list[Item]) -> dict[str, int]:
    return dict(Counter(MMLU.stratum(item) for item in items))


def test_a_sample_takes_a_fair_share_of_each_subject_and_at_least_one_item() -> None:
    assert shares(draw(22)) == {"anatomy": 4, "law": 15, "virology": 1, "logic": 2}
    assert shares(draw(4)) == {"anatomy": 1, "law": 1, "virology": 1, "logic": 1}
    assert shares(draw(2)) == {"law": 1, "anatomy": 1}  # the largest first, when there is not one for each
    assert draw(500) == ITEMS


@given(size=st.integers(1, len(ITEMS)), seed=st.integers(0, 5))
def test_a_sample_is_in_order_fair_within_one_item_and_part_of_every_larger_one(size: int, seed: int) -> None:
    drawn, larger = draw(size, seed=seed), draw(size + 1, seed=seed)
    assert len(drawn) == size
    assert drawn == [item for item in ITEMS if item in drawn]
    assert {item.id for item in drawn} <= {item.id for item in larger}
    if size > len(SUBJECTS):
        for subject, count in shares(drawn).items():
            fair = size * SUBJECTS[subject] / len(ITEMS)
            assert count == 1 or abs(count - fair) < 2, (subject, count, fair)


def test_the_same_seed_draws_the_same_items_everywhere() -> None:
    """The ids are written down here: another machine or Python must draw them too."""
    expected = "anatomy/test/14 law/test/12 law/test/60 law/test/143 virology/test/0 logic/test/4"
    assert " ".join(item.id for item in draw(6, seed=7)) == expected
    assert draw(6, seed=7, items=ITEMS[::-1]) == draw(6, seed=7)[::-1]
    assert draw(6, seed=8) != draw(6, seed=7)


def load(folder: Path, **task: Any) -> list[str]:
    return [item.id for item in make_work(folder, "slice", task=task).items["arc"]]


def test_the_settings_of_a_task_apply_one_after_another(tmp_path: Path) -> None:
    ids = ["Test/7", "Test/2", "Test/5", "Test/4"]
    assert load(tmp_path, ids=ids) == ["Test/2", "Test/4", "Test/5", "Test/7"]
    sampled = load(tmp_path, ids=ids, sample={"size": 3})
    assert len(sampled) == 3 and set(sampled) < set(ids)
    assert load(tmp_path, ids=ids, sample={"size": 3}, limit=2) == sampled[:2]
    write_rows(tmp_path / "train.jsonl", [{**ROWS[0], "id": "Train/1"}])
    assert load(tmp_path, sample={"size": 2})[0] == "Train/1"  # a split is a stratum, and has one item
    assert load(tmp_path, sample={"size": 2}, splits=["test"])[0] != "Train/1"


def test_ids_from_a_file_beside_the_campaign(tmp_path: Path) -> None:
    tmp_path.joinpath("ids.txt").write_bytes("\ufeffTest/3\r\n\r\n  Test/1 \r\n".encode())
    assert load(tmp_path, ids_file="ids.txt") == ["Test/1", "Test/3"]


def refusal(folder: Path, **task: Any) -> str:
    with pytest.raises(FielError) as error:
        load(folder, **task)
    return str(error.value).replace(str(folder), "FOLDER")


def test_an_unknown_id_is_named_with_its_place(tmp_path: Path) -> None:
    expected = "expected the id of an item in the task, found"
    assert refusal(tmp_path, ids=["Test/1", "x"]) == f"FOLDER/slice.yaml: task 1: id 2: {expected} 'x'"
    (tmp_path / "ids.txt").write_text("Test/1\nx\ny\n")
    message = refusal(tmp_path, ids_file="ids.txt", limit=1)
    assert message == f"FOLDER/ids.txt: line 2: {expected} 'x'\nFOLDER/ids.txt: line 3: {expected} 'y'"


def test_lists_of_ids_that_cannot_be_used(tmp_path: Path) -> None:
    assert "expected only one of the keys ids and ids_file" in refusal(
        tmp_path, ids=["Test/1"], ids_file="i.txt"
    )
    assert "task 1: ids: expected 1 or more values, found 0" in refusal(tmp_path, ids=[])
    assert "FOLDER/i.txt: expected a text file with one id per line" in refusal(tmp_path, ids_file="i.txt")
    (tmp_path / "i.txt").write_text("\n \n")
    assert refusal(tmp_path, ids_file="i.txt") == "FOLDER/i.txt: expected one id per line, found none"


@pytest.mark.parametrize("sample", [{"size": 0}, {"seed": 1}, {"size": 5, "by": "subject"}, 5])
def test_a_sample_that_is_none_is_refused(tmp_path: Path, sample: Any) -> None:
    assert "task 1: sample" in refusal(tmp_path, sample=sample)


def test_a_doubled_id_is_found_though_the_sample_leaves_it_out(tmp_path: Path) -> None:
    rows = [*ROWS, ROWS[0]]
    with pytest.raises(FielError, match="line 9: id: expected a unique id"):
        make_work(tmp_path, "doubled", rows=rows, task={"sample": {"size": 1}})


def test_an_export_reads_the_whole_task(tmp_path: Path) -> None:
    (tmp_path / "ids.txt").write_text("Test/1\nTest/2\n")
    slices: list[dict[str, Any]] = [
        {"ids_file": "ids.txt", "splits": ["test"]},
        {"ids": ["Test/1", "Test/2"], "sample": {"size": 2}},
        {"limit": 2},
    ]
    for number, task in enumerate(slices):
        work = load_work(write_campaign(tmp_path, f"whole-{number}", task=task))
        assert len(work.items["arc"]) == 2
        assert len(load_whole_task(work.file, work.campaign.tasks[0])) == len(ROWS)


def test_a_sample_of_the_real_mmlu_has_every_subject(okapi: Path) -> None:
    source = parse_source("okapi/m_mmlu_es_{split}.json")
    everything = load_items(MMLU, source, folder=okapi)
    subset = Subset(sample=Sample(size=300, seed=1))
    drawn = load_items(MMLU, source, folder=okapi, subset=subset)
    assert len(drawn) == 300
    assert len(shares(drawn)) == len(shares(everything)) == 57
    largest = max(shares(everything), key=lambda subject: shares(everything)[subject])
    fair = 300 * shares(everything)[largest] / len(everything)
    assert abs(shares(drawn)[largest] - fair) < 2
    larger = load_items(MMLU, source, folder=okapi, subset=Subset(sample=Sample(size=400, seed=1)))
    assert {item.id for item in drawn} < {item.id for item in larger}
    chosen = {item.id for item in drawn}
    assert drawn == [item for item in everything if item.id in chosen]
