"""Whatever a source holds: what check accepts goes the whole way, and what it refuses it refuses in words."""

import json
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from fiel.campaign.work import Work, load_work
from fiel.errors import FielError
from fiel.items import Item
from fiel.release.building import build_release
from fiel.release.content import TaskOutcome
from fiel.release.dataset import write_release
from fiel.release.storedexport import find_changed_files, open_export
from fiel.release.verification import read_export, verify_rows
from fiel.settings import Settings
from fiel.verdicts.consensus import Verdict
from fiel.workflow.export import export_campaign
from fiel.workflow.launch import launch_work
from fiel.workflow.rehearsal import find_whole_task, rehearse_campaign
from tests.helpers.campaigns import ROWS
from tests.helpers.wholeway import answer_all, write_small_campaign
from tests.server.running import EmbeddedServer
from tests.workflow.test_rehearsal import REFUSED, TYPED

NUMBERS = count()

PLAIN = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
TEXTS = st.one_of(
    PLAIN.filter(str.strip),
    PLAIN,
    st.sampled_from(
        ["", " ", "\0", "a\ud800", "x" * 100_001, "[quizá]", "<b>", "{{", "\u202e", "نعم", "é" * 300]
    ),
)
IDENTIFIERS = st.one_of(
    st.sampled_from(
        ["a", "A", "á", "a@2", "a@", "a b", "a/b", "", "a\n", "a,b", "a:b", '"', "%", "#", "x" * 5000]
    ),
    PLAIN,
)
NAMES = st.one_of(
    st.sampled_from(
        ["extra", "EXTRA", "ID", "", " ", "a.b", "fiel_rule", "query", "choices", "gold", "x" * 3000]
    ),
    PLAIN,
)
NUMBERS_OF_ALL_SIZES = st.one_of(
    st.integers(),
    st.sampled_from([2**31, 2**53 + 1, 2**63 - 1, 2**63, -(2**63) - 1, 2**64, 10**400]),
    st.floats(),
    st.sampled_from([float("nan"), float("inf"), 1e308, -0.0]),
)
VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), NUMBERS_OF_ALL_SIZES, TEXTS),
    lambda inner: st.one_of(st.lists(inner, max_size=2), st.dictionaries(NAMES, inner, max_size=2)),
    max_leaves=4,
)


@dataclass(frozen=True)
class Source:
    """A source as a file holds it: rows by split, or columns beside two good rows."""

    rows: Mapping[str, Sequence[Mapping[str, Any]]] = field(default_factory=dict)
    columns: Mapping[str, tuple[pa.DataType, Any]] = field(default_factory=dict)
    task: Mapping[str, Any] = field(default_factory=dict)


@st.composite
def rows_of_a_split(draw: st.DrawFn) -> list[dict[str, Any]]:
    size = draw(st.integers(1, 4))
    rows = [dict(row) for row in ROWS[:size]]
    for row, name in zip(rows, draw(st.lists(IDENTIFIERS, max_size=2)), strict=False):
        row["id"] = name
    for _ in range(draw(st.integers(0, 2))):
        row = rows[draw(st.integers(0, size - 1))]
        place = draw(st.sampled_from(list(row)))
        if draw(st.booleans()):
            row[place] = draw(st.one_of(TEXTS, st.none(), VALUES) if place != "id" else IDENTIFIERS)
        else:
            del row[place]
    extra = draw(st.lists(NAMES, max_size=1))
    values = draw(
        st.one_of(st.lists(VALUES, min_size=size, max_size=size), VALUES.map(lambda one: [one] * size))
    )
    return [{**row, **dict.fromkeys(extra, value)} for row, value in zip(rows, values, strict=True)]


@st.composite
def written_sources(draw: st.DrawFn) -> Source:
    """Rows in JSONL."""
    splits = draw(st.sampled_from([["test"], ["train", "test"], ["validation"]]))
    rows = {split: draw(rows_of_a_split()) for split in splits}
    for number, row in enumerate(rows.get("train", [])):
        if draw(st.booleans()):
            row["id"] = f"Train/{number}"
    slices: list[dict[str, object]] = [{}, {"limit": 1}, {"sample": {"size": 2}}, {"splits": splits[:1]}]
    return Source(rows=rows, task=draw(st.sampled_from(slices)))


@st.composite
def typed_sources(draw: st.DrawFn) -> Source:
    """Rows in Parquet, with columns of any type."""
    kinds = {**TYPED, **REFUSED}
    chosen = draw(st.lists(st.sampled_from(sorted(kinds)), min_size=1, max_size=3, unique=True))
    return Source(columns={draw(NAMES.filter(bool)): kinds[kind] for kind in chosen})


SOURCES = st.one_of(written_sources(), typed_sources())


def write_source(folder: Path, name: str, source: Source) -> Path:
    ending = "parquet" if source.columns else "jsonl"
    path = write_small_campaign(folder, name, files=f"{{split}}.{ending}", task=dict(source.task))
    for split, rows in source.rows.items():
        text = "".join(f"{json.dumps(row)}\n" for row in rows)
        (folder / f"{split}.jsonl").write_text(text, encoding="utf-8")
    if source.columns:
        table = pa.Table.from_pylist(ROWS[:2])
        for column, (kind, values) in source.columns.items():
            table = table.append_column(column, pa.array(values, kind))
        pq.write_table(table, folder / "test.parquet")
    return path


def checked(path: Path) -> Work | None:
    """What check accepts."""
    try:
        work = load_work(path)
        rehearse_campaign(work)
    except FielError as error:
        event("refused")
        assert str(path.parent) in str(error), "no file is named"
        return None
    event("accepted")
    return work


def correct_all(items: Sequence[Item]) -> dict[str, Verdict]:
    """Verdicts of one person who changed the first text of every item."""
    return {
        item.id: Verdict(
            item_id=item.id,
            status="validated",
            rule="single",
            corrections={item.segments[0].name: f"¿{number}?"},
            annotators=("ana",),
        )
        for number, item in enumerate(items)
    }


def read_as_the_harness_does(folder: Path, splits: Sequence[str], cache: Path) -> int:
    """Build the documents with the harness's own function; return how many there are."""
    from datasets import Dataset
    from lm_eval.tasks.okapi.arc_multilingual.utils import process_docs

    paths = [folder / f"es/{split}.parquet" for split in splits]
    return sum(len(process_docs(Dataset.from_parquet(str(each), cache_dir=str(cache)))) for each in paths)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(source=SOURCES)
def test_what_check_accepts_is_exported_and_verified(source: Source) -> None:
    with tempfile.TemporaryDirectory() as place:
        work = checked(write_source(Path(place, "campaign"), "awkward", source))
        if work is None:
            return
        (task,), out = work.campaign.tasks, Path(place, "out")
        items = find_whole_task(work, task)
        asked = {item.id for item in work.items["arc"]}
        verdicts = correct_all([item for item in items if item.id in asked])
        outcome = TaskOutcome(file=work.file, task=task, items=items, verdicts=verdicts, asked=asked)
        write_release([build_release(outcome)], out)
        export = open_export(out)
        assert find_changed_files(export) == []
        record = export.manifest.tasks["arc"]
        found, _ = verify_rows(record, items, read_export(out / "arc", record, language="es"))
        assert found.problems == [] and found.corrected == len(asked)
        assert read_as_the_harness_does(out / "arc", list(record.split_counts), Path(place)) == len(items)


@pytest.mark.long
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(source=SOURCES)
def test_what_check_accepts_is_launched_answered_and_exported(
    argilla: EmbeddedServer, source: Source
) -> None:
    with tempfile.TemporaryDirectory() as place:
        name = f"awkward-{next(NUMBERS)}"
        work = checked(write_source(Path(place, "campaign"), name, source))
        if work is None:
            return
        own = Settings(home=argilla.home)
        launch_work(own, work)
        launch_work(own, work)
        assert answer_all(argilla, name) == work.total
        info = export_campaign(own, work, Path(place, "out"), unresolved="keep")
        assert info.manifest.tasks["arc"].counts.items == len(find_whole_task(work, work.campaign.tasks[0]))
