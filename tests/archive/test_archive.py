"""Archives that are not whole, or were made to do harm."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from fiel.archive.content import (
    ArchivedAnswer,
    ArchivedDataset,
    ArchivedPerson,
    ArchivedRecord,
    ArchiveManifest,
    ContentSum,
    to_json,
)
from fiel.archive.file import PEOPLE, open_archive, writing_archive
from fiel.archive.integrity import check_archive
from fiel.errors import FielError

DATASET = ArchivedDataset(
    name="arc",
    ready=True,
    closed_at=None,
    guidelines="# Guía",
    allow_extra_metadata=True,
    distribution={"strategy": "overlap", "min_submitted": 1},
    metadata=None,
    fields=[],
    questions=[],
    metadata_properties=[],
    vectors_settings=[],
)
ANA = ArchivedPerson(username="ana", first_name="Ana", role="annotator", member=True)


def make_record(number: int, *, hour: int = 1, username: str = "ana") -> ArchivedRecord:
    time = f"2026-01-01T{hour:02}:00:00"
    answer = ArchivedAnswer(
        username=username, status="submitted", values={"verdict": {"value": "correct"}}, **times(time)
    )
    return ArchivedRecord(
        external_id=f"Test/{number}",
        status="completed",
        fields={"item": {"text": f"¿{number}?"}},
        metadata=None,
        suggestions=[],
        vectors={},
        answers=[answer],
        **times(time),
    )


def times(time: str) -> dict[str, str]:
    return {"inserted_at": time, "updated_at": time}


def sum_up(records: list[ArchivedRecord]) -> ContentSum:
    total = ContentSum(DATASET)
    for record in records:
        total.add(record)
    return total


def write(path: Path, records: list[ArchivedRecord], **changes: object) -> Path:
    with writing_archive(path) as writer:
        writer.add("datasets/arc/settings.json", [to_json(DATASET.model_dump())])
        lines = (to_json(record.model_dump()) + b"\n" for record in records)
        writer.add("datasets/arc/records.jsonl", lines)
        writer.add(PEOPLE, [to_json(ANA.model_dump())])
        manifest = ArchiveManifest(
            fiel="1",
            argilla="2.8.0",
            campaign="c",
            people=1,
            datasets={"arc": sum_up(records).info()},
            members=dict(writer.members),
        )
        writer.finish(manifest.model_copy(update=changes))
    return path


def check(path: Path) -> None:
    with open_archive(path) as archive:
        check_archive(archive)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return write(tmp_path / "a.zip", [make_record(number) for number in range(50)])


def test_a_whole_archive_is_read_back(file: Path) -> None:
    check(file)
    with open_archive(file) as archive:
        assert list(archive.records("arc")) == [make_record(number) for number in range(50)]
        assert archive.people() == [ANA]
        assert archive.manifest.datasets["arc"].answers == {"submitted": 50}


def test_the_content_has_no_order_and_no_times_but_everything_else() -> None:
    records = [make_record(1), make_record(2)]
    same = sum_up([make_record(2, hour=5), make_record(1, hour=6)]).info()
    assert sum_up(records).info() == same
    assert sum_up([make_record(1), make_record(1)]).info() != same
    assert sum_up([make_record(1, username="leo"), make_record(2)]).info() != same


def test_an_unfinished_archive_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(b"earlier")
    with pytest.raises(KeyboardInterrupt), writing_archive(path) as writer:
        writer.add("people.jsonl", [b"{}"])
        raise KeyboardInterrupt
    assert [each.name for each in tmp_path.iterdir()] == ["a.zip"]
    assert path.read_bytes() == b"earlier"
    with pytest.raises(FielError, match="expected a writable file"):
        write(tmp_path / "nowhere" / "a.zip", [])


def rewrite(path: Path, change: Callable[[dict[str, bytes]], object]) -> None:
    """Change the members of an archive, the manifest left as it is unless changed too."""
    with zipfile.ZipFile(path) as source:
        members = {name: source.read(name) for name in source.namelist()}
    change(members)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in members.items():
            target.writestr(name, content)


def set_manifest(members: dict[str, bytes], **changes: object) -> None:
    members["manifest.json"] = json.dumps(json.loads(members["manifest.json"]) | changes).encode()


DAMAGE: dict[str, tuple[Callable[[dict[str, bytes]], object], str]] = {
    "a changed answer": (
        lambda members: members.update(
            {"datasets/arc/records.jsonl": members["datasets/arc/records.jsonl"].replace(b"ana", b"eva")}
        ),
        "records.jsonl: the SHA-256 differs from the manifest",
    ),
    "a shortened member": (
        lambda members: members.update({"people.jsonl": b""}),
        "people.jsonl: the size differs from the manifest",
    ),
    "a missing member": (lambda members: members.pop("people.jsonl"), "members and manifest differ"),
    "a path out of the archive": (
        lambda members: members.update({"../../evil.txt": b"x"}),
        "members and manifest differ: .*evil",
    ),
    "no manifest": (lambda members: members.pop("manifest.json"), "manifest.json"),
    "a newer format": (lambda members: set_manifest(members, format=2), "format: expected 1, found 2"),
    "a manifest that is none": (
        lambda members: members.update({"manifest.json": b"[]"}),
        "format: expected 1, found None",
    ),
    "an unknown key": (lambda members: set_manifest(members, more=1), "manifest.json: more: unknown key"),
}


@pytest.mark.parametrize(("change", "message"), DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_archive_is_refused(
    file: Path, change: Callable[[dict[str, bytes]], object], message: str
) -> None:
    rewrite(file, change)
    with pytest.raises(FielError, match=message) as error:
        check(file)
    assert str(error.value).startswith(f"{file}: ")


def test_a_path_out_of_the_archive_is_refused_also_with_a_manifest_that_has_it(tmp_path: Path) -> None:
    with writing_archive(tmp_path / "a.zip") as writer:
        writer.add("../evil.txt", [b"x"])
        members = dict(writer.members)
        writer.finish(
            ArchiveManifest(fiel="1", argilla="2", campaign="c", people=0, datasets={}, members=members)
        )
    with pytest.raises(FielError, match="a member with an unsafe path"):
        check(tmp_path / "a.zip")


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    with writing_archive(tmp_path / "a.zip") as writer:
        writer.add("people.jsonl", (bytes(2**20) for _ in range(64)))
        members = dict(writer.members)
        writer.finish(
            ArchiveManifest(fiel="1", argilla="2", campaign="c", people=0, datasets={}, members=members)
        )
    with pytest.raises(FielError, match="people.jsonl: 67,108,864 bytes from "):
        check(tmp_path / "a.zip")


def test_an_archive_that_was_cut_off_is_refused(file: Path) -> None:
    whole = file.read_bytes()
    for size in (0, 10, len(whole) // 2, len(whole) - 1):
        file.write_bytes(whole[:size])
        with pytest.raises(FielError, match="expected a complete archive from fiel archive"):
            check(file)
    with pytest.raises(FielError, match="expected a complete archive from fiel archive"):
        check(file.with_name("none.zip"))


def test_a_changed_byte_is_noticed(file: Path) -> None:
    whole = file.read_bytes()
    place = whole.index(b"records.jsonl") + 60
    file.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
    with pytest.raises(FielError, match="found a damaged one"):
        check(file)


def test_answers_of_nobody_are_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "a.zip", [make_record(1, username="leo")])
    with pytest.raises(FielError, match=r"arc: Test/1: answers of \['leo'\]"):
        check(path)


def test_counts_that_are_not_the_archives_are_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "a.zip", [make_record(1)], datasets={"arc": sum_up([]).info()})
    with pytest.raises(FielError, match="arc: records=1"):
        check(path)
