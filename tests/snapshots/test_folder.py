import json
import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow.parquet as pq
import pytest

from fiel.errors import FielError
from fiel.progress import overall_progress
from fiel.snapshots.folder import LATEST, parse_latest, read_latest, read_snapshot
from fiel.snapshots.forgetting import forget_names
from fiel.snapshots.tables import Tables, join_tables
from fiel.snapshots.tabulation import Form
from fiel.snapshots.writing import renew_snapshot, write_snapshot
from tests.dashboard.seeding import (
    make_campaign,
    make_items,
    make_judgement,
    make_running_tables,
    make_second_tables,
    make_state,
    make_tables,
)
from tests.helpers.tabulating import tabulate_campaign
from tests.progress.rows import rows

TAKEN = datetime(2026, 3, 4, 12, 30, 15, tzinfo=UTC)


def folders(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.is_dir())


def edit_latest(folder: Path, **changes: Any) -> None:
    values = json.loads((folder / LATEST).read_text()) | changes
    (folder / LATEST).write_text(json.dumps(values))


@pytest.mark.parametrize(
    "tables",
    [
        Tables.empty(),
        make_tables(),
        join_tables([make_tables(), make_second_tables()]),
        make_running_tables(),
    ],
    ids=["empty", "one", "two", "full"],
)
def test_what_is_read_is_what_was_written(tmp_path: Path, tables: Tables) -> None:
    info = write_snapshot(tables, tmp_path / "new" / "folder", created_at=TAKEN)
    snapshot = read_snapshot(tmp_path / "new" / "folder")
    assert snapshot.created_at == TAKEN
    for name, frame in tables.frames().items():
        pd.testing.assert_frame_equal(snapshot.tables.frames()[name], frame)
        assert info.files[name].rows == len(frame)


def test_the_same_tables_give_the_same_bytes(tmp_path: Path) -> None:
    first = write_snapshot(make_tables(), tmp_path, created_at=TAKEN)
    second = write_snapshot(make_tables(), tmp_path, created_at=TAKEN)
    assert first.files == second.files
    assert first.path != second.path
    for name in first.files:
        one, two = (tmp_path / info.path / f"{name}.parquet" for info in (first, second))
        assert one.read_bytes() == two.read_bytes()


def test_latest_says_what_there_is(tmp_path: Path) -> None:
    info = write_snapshot(make_tables(), tmp_path, created_at=TAKEN)
    values = json.loads((tmp_path / LATEST).read_text())
    assert list(values) == ["schema_version", "created_at", "fiel_version", "path", "files"]
    assert values["schema_version"] == 6
    assert values["path"].startswith("20260304T123015Z-")
    assert values["files"]["items"] == {"sha256": info.files["items"].sha256, "rows": 24}


def test_only_the_newest_are_kept_and_only_snapshots_are_removed(tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    written = [
        write_snapshot(make_tables(done=done), tmp_path, created_at=TAKEN - timedelta(hours=done)).path
        for done in range(5)
    ]
    assert folders(tmp_path) == sorted(["photos", *written[-3:]])
    last = write_snapshot(make_tables(), tmp_path, created_at=TAKEN, keep=1).path
    assert folders(tmp_path) == sorted(["photos", last])
    assert read_snapshot(tmp_path).created_at == TAKEN


def test_a_writer_that_died_leaves_the_previous_snapshot_readable(tmp_path: Path) -> None:
    info = write_snapshot(make_tables(done=3), tmp_path, created_at=TAKEN)
    half = tmp_path / ".writing-died"
    half.mkdir()
    (half / "items.parquet").write_bytes(b"PAR1 and then nothing")
    (tmp_path / ".writing-latest.json").write_text('{"schema_version": 2, "cre')
    shutil.copytree(tmp_path / info.path, tmp_path / "20260305T000000Z-00000000")  # renamed, then died
    assert overall_progress(read_snapshot(tmp_path).tables).done == 3

    write_snapshot(make_tables(done=4), tmp_path, created_at=TAKEN)
    assert overall_progress(read_snapshot(tmp_path).tables).done == 4
    assert not list(tmp_path.glob(".writing-*"))


def test_a_rename_that_fails_leaves_the_previous_snapshot(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_snapshot(make_tables(done=3), tmp_path, created_at=TAKEN)

    def fail(path: Path, target: Path) -> Path:
        raise OSError(f"no space left for {target.name}")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", fail)
        with pytest.raises(FielError, match=r"no space left for latest\.json"):
            write_snapshot(make_tables(done=4), tmp_path, created_at=TAKEN)
    assert overall_progress(read_snapshot(tmp_path).tables).done == 3


def test_no_snapshot(tmp_path: Path) -> None:
    with pytest.raises(FielError, match="expected a snapshot, found none"):
        read_snapshot(tmp_path)


@pytest.mark.parametrize("content", [b"", b'{"schema_version": 4, "crea', b"\xff\xfe"])
def test_half_written_latest(tmp_path: Path, content: bytes) -> None:
    (tmp_path / LATEST).write_bytes(content)
    with pytest.raises(FielError, match=r"latest\.json: expected JSON"):
        read_snapshot(tmp_path)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"schema_version": 2}, "schema_version: expected 3 or 4 or 5 or 6, found 2; take a new snapshot"),
        ({"schema_version": None}, "schema_version: expected 3 or 4 or 5 or 6, found None"),
        ({"schema_version": [3]}, r"schema_version: expected 3 or 4 or 5 or 6, found \[3\]"),
        ({"path": "../elsewhere"}, "path: expected text that matches"),
        ({"files": {}}, "files: expected campaigns, items, parts, outcomes, days, work, people, varieties"),
        ({"created_at": "2026-03-04T12:00:00"}, "created_at"),
        ({"api_key": "x"}, "api_key: unknown key"),
    ],
)
def test_latest_that_cannot_be_used(tmp_path: Path, changes: dict[str, Any], message: str) -> None:
    write_snapshot(make_tables(), tmp_path, created_at=TAKEN)
    edit_latest(tmp_path, **changes)
    with pytest.raises(FielError, match=message):
        read_snapshot(tmp_path)


def test_a_latest_that_is_no_table(tmp_path: Path) -> None:
    (tmp_path / LATEST).write_text("[1]")
    with pytest.raises(FielError, match="schema_version: expected 3 or 4 or 5 or 6, found None"):
        read_snapshot(tmp_path)


def test_a_damaged_and_a_missing_file(tmp_path: Path) -> None:
    info = write_snapshot(make_tables(), tmp_path, created_at=TAKEN)
    path = tmp_path / info.path / "items.parquet"
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    with pytest.raises(FielError, match=r"items\.parquet.*the file is damaged"):
        read_snapshot(tmp_path)
    path.unlink()
    with pytest.raises(FielError, match=r"items\.parquet: expected a file of the snapshot"):
        read_snapshot(tmp_path)


def test_times_without_zone_and_keeping_none_are_refused(tmp_path: Path) -> None:
    with pytest.raises(FielError, match="created_at: expected a time with its time zone"):
        write_snapshot(make_tables(), tmp_path, created_at=datetime(2026, 3, 4))
    with pytest.raises(FielError, match="keep: expected 1 or more, found 0"):
        write_snapshot(make_tables(), tmp_path, created_at=TAKEN, keep=0)


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(FielError, match="expected a writable folder"):
        write_snapshot(make_tables(), tmp_path / "file", created_at=TAKEN)


SECRETS = (
    "zz-owner",
    "zz-nobody",
    "hunter2",
    "zz@mail.example",
    "argilla.apikey-zz",
    "zz-comment",
    "zz-aside",
    "zz-never-agreed",
    "0d9f5b1e-8d0b-4c39-9d53-zz",
)


def test_no_secret_is_in_any_byte(tmp_path: Path) -> None:
    """The texts of agreed corrections are there, and nothing that somebody wrote besides."""
    user_id = SECRETS[-1]
    campaign = make_campaign(credits={"zz-owner": "Zoe\u202e\x00"}, min_submitted=2)
    fine, leaking = {"option_a": "Texto acordado"}, {"option_a": "Escribe a zz@mail.example"}
    judgements = [
        make_judgement("arc-0", "zz-owner", comment="zz-comment: my password is hunter2"),
        make_judgement("arc-0", "zz-nobody", "unusable", comment="write to zz@mail.example"),
        make_judgement("arc-1", "zz@mail.example", problem="emptied:argilla.apikey-zz"),
        *(make_judgement("arc-2", who, "corrected", corrections=fine) for who in ("zz-owner", user_id)),
        *(make_judgement("arc-3", who, "corrected", corrections=leaking) for who in ("zz-owner", user_id)),
        make_judgement("arc-4", user_id, "corrected", corrections={"option_a": "zz-never-agreed"}),
    ]
    judgements[1] = replace(judgements[1], set_aside={"option_a": "zz-aside"})
    url = "https://zz-owner:hunter2@argilla.example/?api_key=argilla.apikey-zz"
    tables = tabulate_campaign(
        campaign,
        {"demo-arc": make_items(5)},
        {"demo-arc": judgements},
        argilla_url=url,
        forms=[Form("demo-arc", f"{url}&sort=metadata.priority.desc#zz-owner", ["arc-0"])],
    )
    write_snapshot(tables, tmp_path, created_at=TAKEN)
    stored = b"".join(path.read_bytes() for path in sorted(tmp_path.rglob("*")) if path.is_file())
    values = "".join(
        str(pq.read_table(path).to_pydict())
        + str(pq.read_metadata(path).metadata)
        + str(pq.read_schema(path))
        for path in tmp_path.rglob("*.parquet")
    )
    assert "'Zoe'" in values and "Texto acordado" in values
    for secret in (*SECRETS, "Texto que nadie publica"):
        assert secret.encode() not in stored
        assert secret not in values
    kept = tables.outcomes[tables.outcomes["status"] == "validated"]
    assert ("rewritten",) in kept["kinds"].tolist()  # counted, but not shown
    assert "rewritten" not in set(tables.corrections["kind"])


@pytest.mark.parametrize(
    ("credits", "title", "column"),
    [
        ({"a": "Ana (ana@mail.example)"}, "Demo", "contributor"),
        ({}, "Write to ana@mail.example", "titles"),
    ],
)
def test_an_address_in_a_public_text_is_refused(
    tmp_path: Path, credits: dict[str, str], title: str, column: str
) -> None:
    campaign = make_campaign(title=title, credits=credits)
    tables = tabulate_campaign(
        campaign, {"demo-arc": make_items(1)}, {"demo-arc": [make_judgement("arc-0", "a")]}
    )
    with pytest.raises(FielError, match=f"{column}: expected no e-mail address"):
        write_snapshot(tables, tmp_path, created_at=TAKEN)
    assert not (tmp_path / LATEST).exists()


EARLIER = Path(__file__).parents[1] / "data" / "snapshot-3"
"""Written by Fiel at 2c374fb: `make_state("antes", items=40, answered=0.7, people=7)`."""


NEW_SINCE = ["license", "organizers", "privacy_url", "data_url"]


def test_a_snapshot_of_the_version_before_is_read_as_what_it_comes_to_now() -> None:
    expected = make_state("antes", items=40, answered=0.7, people=7)
    found = read_snapshot(EARLIER).tables
    for name, frame in expected.frames().items():
        if name not in ("corrections", "patterns"):  # which were of all the tasks of a campaign together
            there = found.frames()[name]
            new = NEW_SINCE if name == "campaigns" else []
            assert there[new].isna().all(axis=None)
            pd.testing.assert_frame_equal(there.drop(columns=new), frame.drop(columns=new))
    columns = ["task", "segment", "source", "before", "after"]
    assert sorted(rows(found.corrections[columns])) == sorted(rows(expected.corrections[columns]))
    assert found.patterns.empty


def test_nothing_of_the_version_before_stays_beside_a_new_snapshot(tmp_path: Path) -> None:
    """Neither when it says the same: it said of each item at once what was decided."""
    folder = tmp_path / "snapshot"
    shutil.copytree(EARLIER, folder)
    (old,) = folders(folder)
    info = parse_latest(read_latest(folder))
    assert renew_snapshot(folder, info, created_at=TAKEN) is None
    new = write_snapshot(read_snapshot(folder).tables, folder, created_at=TAKEN)
    assert folders(folder) == [new.path] and old != new.path
    assert list(folder.rglob("outcomes.parquet"))


def test_a_name_is_taken_out_of_the_snapshot_and_of_those_beside_it(tmp_path: Path) -> None:
    for hours in (0, 1):
        tables = join_tables([make_tables(), Tables(**_renamed("otra"))])
        write_snapshot(tables, tmp_path, created_at=TAKEN + timedelta(hours=hours))
    before = read_snapshot(tmp_path).tables
    assert forget_names(tmp_path, {"Ana Gil", "Nobody"}) == ("otra",)
    after = read_snapshot(tmp_path)
    assert len(folders(tmp_path)) == 1 and after.created_at == TAKEN + timedelta(hours=1)
    assert "Ana Gil" not in set(after.tables.people["contributor"].dropna()) | set(
        after.tables.work["contributor"]
    )
    assert len(after.tables.people) == len(before.people)
    assert overall_progress(after.tables) == overall_progress(before)
    assert "Ana *Gil*" in set(after.tables.work["contributor"])
    assert forget_names(tmp_path / "none", {"Ana"}) == ()


def _renamed(campaign: str) -> dict[str, pd.DataFrame]:
    frames = make_running_tables().frames()
    return {
        name: frame.assign(campaign=pd.array([campaign] * len(frame), dtype="string"))
        for name, frame in frames.items()
    }
