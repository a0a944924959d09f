"""Whatever people answer: order, keys and the rows that nobody corrected stay."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fiel.campaign import CampaignFile, Task
from fiel.items import Item
from fiel.judgements import DECISIONS, Judgement, judge_item
from fiel.release.building import build_release
from fiel.release.content import TaskOutcome
from fiel.verdicts.consensus import decide_items
from tests.release.exports import load_demo

DEMO = load_demo()
START = datetime(2026, 3, 1, tzinfo=UTC)
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30)
KEYS = ("id", "answer", "ind", "label", "row_idx", "metadata")


@st.composite
def answer_sets(draw: st.DrawFn, items: list[Item]) -> list[Judgement]:
    """Any answers, at most one of each person to each item."""
    judgements = []
    for item in items:
        for name in draw(st.sets(st.sampled_from(["ana", "leo", "eva", "simulated-rosa"]))):
            texts = draw(st.dictionaries(st.sampled_from(item.shape), TEXTS, max_size=2))
            judgements.append(
                judge_item(
                    item,
                    annotator=name,
                    declared=draw(st.sampled_from(DECISIONS)),
                    texts=texts,
                    submitted_at=START + timedelta(minutes=draw(st.integers(0, 10_000))),
                    organizer=name == "eva",
                )
            )
    return judgements


def export_rows(
    file: CampaignFile, task: Task, items: list[Item], judgements: list[Judgement]
) -> tuple[list[dict[str, Any]], dict[str, tuple[str, ...]], Any]:
    verdicts = decide_items(items, judgements, min_submitted=2)
    outcome = TaskOutcome(file=file, task=task, items=items, verdicts=verdicts, judgements=judgements)
    release = build_release(outcome)
    rows = [row for table in release.splits.values() for row in table.to_pylist()]
    return rows, dict(release.record.corrected), release.tables


@pytest.mark.parametrize("name", sorted(DEMO))
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_order_keys_and_untouched_rows_are_kept(name: str, data: st.DataObject) -> None:
    file, task, items = DEMO[name]
    judgements = data.draw(answer_sets(items))
    rows, corrected, tables = export_rows(file, task, items, judgements)
    assert len(rows) == len(items)
    for item, row in zip(items, rows, strict=True):
        assert {key: row[key] for key in KEYS if key in row} == {
            key: item.row.get(key) for key in KEYS if key in row
        }
        differing = {key for key in row if row[key] != item.row.get(key)}
        assert bool(differing) == (item.id in corrected)
    said = {(each.item_id, text) for each in judgements for text in each.corrections.values()}
    for item, row in zip(items, rows, strict=True):
        again = task.definition.decode(row, split=item.split, position=item.position)
        texts = {segment.name: segment.translation for segment in again.segments}
        assert all((item.id, texts[segment]) in said for segment in corrected.get(item.id, ()))
    assert sum(map(len, tables["es_judgements"].values())) == len(judgements)
    shuffled = data.draw(st.permutations(judgements))
    _, _, again_tables = export_rows(file, task, items, list(shuffled))
    assert again_tables == tables
