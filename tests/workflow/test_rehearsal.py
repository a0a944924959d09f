"""What an export would refuse for the data's sake, check refuses: with file, row and key, all at once."""

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import yaml

from fiel.campaign.work import load_work
from fiel.release.building import build_splits
from fiel.workflow.rehearsal import rehearse_campaign, warn_of_work
from tests.helpers.campaigns import ROWS, write_rows
from tests.helpers.organizer import Shell
from tests.helpers.wholeway import carry_through, write_small_campaign
from tests.server.running import EmbeddedServer

DAY = dt.date(2026, 1, 2)
MOMENT = dt.datetime(2026, 1, 2, 3, 4, 5, 678901)

TYPED: Mapping[str, tuple[pa.DataType, Sequence[Any]]] = {
    "int8": (pa.int8(), [1, None]),
    "int32": (pa.int32(), [1, 2]),
    "uint64": (pa.uint64(), [2**63, 1]),
    "half": (pa.float16(), [1.5, None]),
    "float32": (pa.float32(), [0.1, 2]),
    "boolean": (pa.bool_(), [True, None]),
    "nothing": (pa.null(), [None, None]),
    "date": (pa.date32(), [DAY, None]),
    "timestamp": (pa.timestamp("us"), [MOMENT, None]),
    "nanoseconds": (pa.timestamp("ns"), pa.array([1767323045678901234, None], pa.timestamp("ns"))),
    "zoned": (pa.timestamp("ms", "Europe/Madrid"), pa.array([1, None], pa.timestamp("ms", "Europe/Madrid"))),
    "time": (pa.time64("us"), [dt.time(1, 2, 3, 4), None]),
    "duration": (pa.duration("us"), [dt.timedelta(1, 2, 3), None]),
    "decimal": (pa.decimal128(10, 2), [Decimal("1.50"), None]),
    "binary": (pa.binary(), [b"a\xff\0", None]),
    "large text": (pa.large_string(), ["a", None]),
    "categories": (pa.dictionary(pa.int32(), pa.string()), ["a", "b"]),
    "fixed list": (pa.list_(pa.int32(), 2), [[1, 2], [3, 4]]),
    "list": (pa.list_(pa.int16()), [[1], []]),
    "table": (pa.struct({"a": pa.int32(), "day": pa.date32()}), [{"a": 1, "day": DAY}, None]),
    "list of tables": (pa.list_(pa.struct({"a": pa.int32()})), [[{"a": 1}], []]),
}
REFUSED: Mapping[str, tuple[pa.DataType, Any]] = {
    "text of views": (pa.string_view(), ["a", None]),
    "map": (pa.map_(pa.string(), pa.int32()), [[("a", 1)], None]),
    "fixed binary": (pa.binary(2), [b"ab", None]),
    "fine time": (pa.time64("ns"), pa.array([1001, None], pa.time64("ns"))),
    "far day": (pa.date32(), pa.array([10**8, 1], pa.date32())),
}


def write_typed(
    folder: Path, name: str, columns: Mapping[str, tuple[pa.DataType, Any]], **changes: Any
) -> Path:
    """Write a campaign whose two rows are in Parquet, with more columns."""
    path = write_small_campaign(folder, name, files="{split}.parquet", **changes)
    table = pa.Table.from_pylist(ROWS[:2])
    for column, (kind, values) in columns.items():
        table = table.append_column(column, pa.array(values, kind))
    pq.write_table(table, folder / "test.parquet")
    return path


def write_lines(folder: Path, name: str, rows: Sequence[Mapping[str, Any]], **changes: Any) -> Path:
    path = write_small_campaign(folder, name, **changes)
    write_rows(folder / "test.jsonl", rows)
    return path


def refusal(shell: Shell, path: Path) -> list[str]:
    """The lines with which a campaign is refused at check, and at the launch before Argilla is asked."""
    code, output, errors = shell("check", path)
    assert code == 2, output
    launched = shell("launch", path, "--home", path.parent / "nowhere", "--yes")
    assert (launched[0], launched[2]) == (2, errors)
    return errors.removeprefix("fiel: ").strip().splitlines()


def test_every_column_is_exported_with_the_type_that_it_has_in_the_source(tmp_path: Path) -> None:
    path = write_typed(tmp_path, "types", TYPED)
    work = load_work(path)
    rehearse_campaign(work)
    task = work.campaign.tasks[0]
    source = pq.read_table(tmp_path / "test.parquet")
    built = build_splits("arc", task.definition, work.items["arc"])["test"]
    assert built.select(source.column_names).schema == source.schema
    assert built.select(source.column_names).equals(source)


@pytest.mark.long
def test_typed_columns_go_the_whole_way(
    argilla: EmbeddedServer, shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = write_typed(tmp_path, "rehearsing-types", TYPED)
    carry_through(shell, argilla, path, tmp_path / "out", changes={"instruction": "¿Y bien?"}, verify=True)
    source, exported = (
        pq.read_table(tmp_path / each) for each in ("test.parquet", "out/arc/es/test.parquet")
    )
    names = [name for name in source.column_names if name != "instruction"]
    assert exported.select(names).schema.remove_metadata() == source.select(names).schema
    assert exported.select(names).equals(source.select(names))


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_a_type_that_cannot_be_exported_is_refused_at_check(name: str, tmp_path: Path, shell: Shell) -> None:
    (line,) = refusal(shell, write_typed(tmp_path, "refused", {name: REFUSED[name]}))
    assert str(tmp_path / "test.parquet") in line and f": {name}: expected" in line


def test_a_text_column_of_categories_keeps_its_type_when_it_is_corrected(tmp_path: Path) -> None:
    path = write_small_campaign(tmp_path, "categories", files="{split}.parquet")
    table = pa.Table.from_pylist(ROWS[:2])
    place = table.schema.get_field_index("option_d")
    table = table.set_column(place, "option_d", table.column("option_d").dictionary_encode())
    pq.write_table(table, tmp_path / "test.parquet")
    work = load_work(path)
    rehearse_campaign(work)
    built = build_splits("arc", work.campaign.tasks[0].definition, work.items["arc"])["test"]
    assert built.schema.field("option_d").type == table.schema.field("option_d").type


def test_a_column_of_one_name_twice_is_refused(tmp_path: Path, shell: Shell) -> None:
    path = write_small_campaign(tmp_path, "twice", files="{split}.parquet")
    table = pa.Table.from_pylist(ROWS[:2])
    pq.write_table(table.append_column("answer", pa.array(["A", "B"])), tmp_path / "test.parquet")
    (line,) = refusal(shell, path)
    assert line == f"{tmp_path / 'test.parquet'}: answer: expected each column once, found 2"


def test_splits_whose_columns_have_other_types_are_refused(tmp_path: Path, shell: Shell) -> None:
    path = write_typed(tmp_path, "splits", {"extra": (pa.date32(), [DAY, None])})
    train = pa.Table.from_pylist([{**row, "id": f"Train/{row['id']}", "extra": "x"} for row in ROWS[:2]])
    pq.write_table(train, tmp_path / "train.parquet")
    (line,) = refusal(shell, path)
    assert line == (
        "arc: extra: expected the same column type in all splits, found string in train and "
        "date32[day] in test"
    )


def test_the_wider_of_two_types_holds_the_values_of_both_splits(tmp_path: Path) -> None:
    path = write_typed(tmp_path, "wider", {"extra": (pa.int64(), [2**40, None])})
    train = pa.Table.from_pylist([{**row, "id": f"Train/{row['id']}"} for row in ROWS[:2]])
    pq.write_table(train.append_column("extra", pa.array([1, 2], pa.int32())), tmp_path / "train.parquet")
    work = load_work(path)
    rehearse_campaign(work)
    built = build_splits("arc", work.campaign.tasks[0].definition, work.items["arc"])
    assert {table.schema.field("extra").type for table in built.values()} == {pa.int64()}


@pytest.mark.parametrize(
    ("values", "place", "message"),
    [
        ([8, "9"], 2, "grade: expected values of one type in a column, found '9' (string), and 8 (int64) in"),
        (
            [None, 8, True],
            3,
            "grade: expected values of one type in a column, found True (bool), and 8 (int64) in",
        ),
        ([{"a": 1}, {"a": "x"}], 2, "grade: expected values of one type in a column, found {'a': 'x'}"),
        ([1, 2**64], 2, "grade: expected a value that Parquet can hold, found 18446744073709551616"),
        ([-1, 2**63], 2, "grade: expected a value that Parquet can hold, found 9223372036854775808"),
        ([0.5, 2**60 + 1], 2, "grade: expected values of one type in a column, found 1152921504606846977"),
    ],
)
def test_values_that_no_column_holds_together_are_named_with_both_lines(
    values: list[Any], place: int, message: str, tmp_path: Path, shell: Shell
) -> None:
    rows = [{**row, "grade": value} for row, value in zip(ROWS, values, strict=False)]
    (line,) = refusal(shell, write_lines(tmp_path, "mixed", rows))
    assert line.startswith(f"arc: {tmp_path / 'test.jsonl'}: line {place}: {message}")


@pytest.mark.parametrize(
    ("extra", "message"),
    [
        ({"more": {}}, "line 1: more: expected values that datasets can write and read back"),
        ({"fiel_rule": "x"}, "line 1: fiel_rule: expected no column whose name begins with fiel_"),
    ],
)
def test_a_column_that_cannot_be_exported_is_named(
    extra: Mapping[str, Any], message: str, tmp_path: Path, shell: Shell
) -> None:
    (line,) = refusal(shell, write_lines(tmp_path, "columns", [{**ROWS[0], **extra}, ROWS[1]]))
    assert message in line


def test_lists_too_deep_to_be_written_are_refused(tmp_path: Path, shell: Shell) -> None:
    deep: Any = 1
    for _ in range(60):
        deep = [deep]
    (line,) = refusal(shell, write_lines(tmp_path, "deep", [{**ROWS[0], "más. datos": deep}]))
    assert "line 1: más. datos: expected up to 30 levels of nested values" in line


def test_rows_outside_the_campaign_are_read_too(tmp_path: Path, shell: Shell) -> None:
    """An export writes the whole source."""
    bad = [{**ROWS[5], "id": ROWS[0]["id"]}, {**ROWS[6], "answer": "Z"}]
    path = write_lines(tmp_path, "outside", [*ROWS[:5], *bad], task={"limit": 2})
    file = tmp_path / "test.jsonl"
    assert refusal(shell, path) == [
        f"{file}: line 6: id: expected a unique id, found 'Test/1', which {file}: line 1 also has",
        f"{file}: line 7: answer: expected 'A', 'B', 'C', 'D' or 'E', found 'Z'",
    ]


def test_splits_outside_the_campaign_are_read_too(tmp_path: Path, shell: Shell) -> None:
    path = write_lines(tmp_path, "outsplit", ROWS, task={"splits": ["test"]})
    write_rows(tmp_path / "train.jsonl", [ROWS[0]])
    (line,) = refusal(shell, path)
    assert line == (
        f"{tmp_path / 'test.jsonl'}: line 1: id: expected a unique id, found 'Test/1', which "
        f"{tmp_path / 'train.jsonl'}: line 1 also has"
    )


def test_a_guide_that_argilla_does_not_take_is_refused_at_check(tmp_path: Path, shell: Shell) -> None:
    path = write_lines(tmp_path, "guide", ROWS)
    (tmp_path / "guide.md").write_text("# Guía\n\nVersión 1\n" + "palabra " * 1300, encoding="utf-8")
    (line,) = refusal(shell, path)
    assert line.startswith("guide: expected 10,000 characters or fewer")


def test_tasks_whose_datasets_would_have_one_name_are_refused(tmp_path: Path, shell: Shell) -> None:
    path = write_lines(tmp_path, "names", [{**ROWS[0], "option_d": None}])
    values = yaml.safe_load(path.read_text(encoding="utf-8"))
    values["tasks"].append({**values["tasks"][0], "name": "arc-3-options"})
    path.write_text(yaml.safe_dump(values), encoding="utf-8")
    assert any("expected another name" in line for line in refusal(shell, path))


def test_bad_rows_of_a_source_are_told_at_once(tmp_path: Path, shell: Shell) -> None:
    rows = [{**row, "id": f"{number}", "answer": "Z"} for number, row in enumerate(ROWS * 4)]
    lines = refusal(shell, write_lines(tmp_path, "many", rows))
    assert len(lines) == 21 and lines[20] == "… and 12 more"
    assert [f"line {number}: answer: expected" in line for number, line in enumerate(lines[:20], 1)] == [
        True
    ] * 20


def test_rows_that_are_bad_in_other_ways_are_told_at_once(tmp_path: Path, shell: Shell) -> None:
    path = write_lines(tmp_path, "ways", [])
    good = json.dumps(ROWS[0])
    nul = json.dumps({**ROWS[1], "option_a": "\0"})
    key = json.dumps({**ROWS[2], "answer": "Z"})
    (tmp_path / "test.jsonl").write_text("\n".join([good, "{cut", "[1]", nul, key]), encoding="utf-8")
    lines = refusal(shell, path)
    found = [line.partition("test.jsonl: ")[2].partition(":")[0].partition(",")[0] for line in lines]
    assert found == ["line 2", "line 3", "line 4", "line 5"]


def test_bad_rows_of_every_other_file_are_told_at_once(tmp_path: Path, shell: Shell) -> None:
    path = write_lines(tmp_path, "files", ROWS, task={"gold": "gold.csv", "glossary": "glossary.csv"})
    gold, glossary = tmp_path / "gold.csv", tmp_path / "glossary.csv"
    glossary.write_text("source,target\none,\n,uno\none,uno\none,dos\n", encoding="utf-8")
    assert [line.split(": ")[1] for line in refusal(shell, path)] == ["line 2", "line 3", "line 5"]
    glossary.write_text("source,target\none,uno\n", encoding="utf-8")
    gold.write_text(
        "id,decision\nnone,correct\nTest/1,good\nTest/2,correct\nTest/2,correct\n", encoding="utf-8"
    )
    assert [line.split(": ")[1] for line in refusal(shell, path)] == ["line 2", "line 3", "line 5"]
    gold.write_text("id,decision\nTest/1,correct\n", encoding="utf-8")
    values = yaml.safe_load(path.read_text(encoding="utf-8"))
    values["tasks"][0]["ids_file"] = "ids.txt"
    path.write_text(yaml.safe_dump(values), encoding="utf-8")
    (tmp_path / "ids.txt").write_text("Test/1\nnone\nTest/2\nnobody\n", encoding="utf-8")
    assert [line.split(": ")[1] for line in refusal(shell, path)] == ["line 2", "line 4"]
    people = tmp_path / "people.csv"
    people.write_text("username\n" + "a b\n" * 30, encoding="utf-8")
    code, _, errors = shell("people", "add", path, "--file", people, "--home", tmp_path / "nowhere")
    assert code == 2 and errors.count("username: expected") == 20 and "… and 10 more" in errors


@pytest.mark.parametrize(
    ("task", "lacking"),
    [
        ({}, "arc: no item has its English original"),
        ({"english": {"files": "{split}.en.jsonl"}}, "arc: 6 of 8 items have no English original"),
    ],
)
def test_check_warns_of_items_without_originals(
    task: Mapping[str, Any], lacking: str, tmp_path: Path, shell: Shell
) -> None:
    path = write_lines(tmp_path, "originals", ROWS, task=task)
    write_rows(tmp_path / "test.en.jsonl", ROWS[:2])
    code, _, errors = shell("check", path)
    assert code == 0 and f"Warning: {lacking}" in errors
    write_rows(tmp_path / "test.en.jsonl", ROWS)
    if task:
        assert not list(warn_of_work(load_work(path)))


def test_features_that_arrow_has_no_type_for_are_kept(tmp_path: Path) -> None:
    from datasets import ClassLabel, Dataset

    from fiel.release.tables import write_parquet

    path = write_small_campaign(tmp_path, "features", files="{split}.parquet")
    source = Dataset.from_list([{**row, "level": number % 2} for number, row in enumerate(ROWS)])
    source = source.cast_column("level", ClassLabel(names=["easy", "hard"]))
    source.to_parquet(tmp_path / "test.parquet")
    work = load_work(path)
    built = build_splits("arc", work.campaign.tasks[0].definition, work.items["arc"])["test"]
    write_parquet(built, tmp_path / "again.parquet")
    again = Dataset.from_parquet(str(tmp_path / "again.parquet"), cache_dir=str(tmp_path / "cache"))
    assert again.features["level"] == ClassLabel(names=["easy", "hard"])


@pytest.mark.parametrize(
    ("license", "said"),
    [
        (
            "CC-BY-NC-4",
            "found 'CC-BY-NC-4': the dataset card will use `other` with this name. Did you mean CC-",
        ),
        ("Mis condiciones", "found 'Mis condiciones': the dataset card will use `other` with this name."),
        ("CC-BY-4.0", None),
    ],
)
def test_check_says_what_the_hub_will_not_take_in_the_card(
    license: str, said: str | None, tmp_path: Path, shell: Shell
) -> None:
    path = write_lines(tmp_path, "licensed", ROWS[:2], license=license)
    code, output, errors = shell("check", path)
    assert code == 0, errors
    words = " ".join((output + errors).split())
    assert ("expected a licence known to the Hugging Face Hub" in words) == (said is not None)
    assert said is None or said in words


@pytest.mark.parametrize(("language", "code"), [("castellano", 2), ("es_MX", 2), ("xx", 0)])
def test_check_names_a_language_that_the_hub_does_not_have(
    language: str, code: int, tmp_path: Path, shell: Shell
) -> None:
    path = write_lines(tmp_path, "tongue", ROWS[:2], language=language)
    ended, _, errors = shell("check", path)
    assert (ended, "language: expected" in errors) == (code, True), errors
