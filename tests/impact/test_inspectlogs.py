"""Logs that Inspect 0.3.285 wrote of eight made-up items, three of them corrected."""

import json
import shutil
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from fiel.errors import FielError
from fiel.workflow.impact import measure_impact
from tests.helpers.campaigns import TOP
from tests.impact.made_up import MadeUp, export_made_up

LOGS = TOP / "tests/data/inspect-logs"


@pytest.fixture(scope="module")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> MadeUp:
    return export_made_up(tmp_path_factory.mktemp("export") / "out", items=8, corrected=3, unusable=1)


def entries_of(path: Path) -> dict[str, bytes]:
    """The entries of a log, which are compressed with Zstandard: read apart from how Fiel reads them."""
    found = {}
    with zipfile.ZipFile(path) as archive, path.open("rb") as file:
        for entry in archive.infolist():
            file.seek(entry.header_offset)
            header = file.read(30)
            assert int.from_bytes(header[8:10], "little") == 93
            file.read(int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little"))
            packed = file.read(entry.compress_size)
            found[entry.filename] = pa.Codec("zstd").decompress(packed, entry.file_size).to_pybytes()
    return found


def write_json(path: Path, entries: Mapping[str, bytes], **changes: Any) -> None:
    samples = [json.loads(text) for name, text in sorted(entries.items()) if name.startswith("samples/")]
    whole = {**json.loads(entries["header.json"]), "samples": samples, **changes}
    path.write_text(json.dumps(whole, indent=2), encoding="utf-8")


def write_zip(path: Path, entries: Mapping[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in entries.items():
            archive.writestr(name, text)


@pytest.mark.parametrize("kind", ["as written", "deflated", "json"])
def test_logs_of_inspect_are_compared(kind: str, made_up: MadeUp, tmp_path: Path) -> None:
    for side in ("before", "after"):
        (tmp_path / side).mkdir()
        if kind == "as written":
            shutil.copy(LOGS / f"{side}.eval", tmp_path / side)
        elif kind == "deflated":
            write_zip(tmp_path / side / "log.eval", entries_of(LOGS / f"{side}.eval"))
        else:
            write_json(tmp_path / side / "log.json", entries_of(LOGS / f"{side}.eval"))
    task = measure_impact(tmp_path / "before", tmp_path / "after", made_up.folder).tasks["arc"]
    assert (task.harness, task.models) == ("Inspect", ["mockllm/model"])
    assert task.items == {"all": 8, "corrected": 3, "unchanged": 4, "unusable": 1}
    ((model,),) = [metric.models for metric in task.metrics]
    corrected = model.parts["corrected"]
    # the script knows odd numbers, and reads "más" but not "mas": 0 and 2 become right
    assert (corrected.before, corrected.gained, corrected.lost) == (1 / 3, 2, 0)
    assert model.parts["unchanged"].gained == model.parts["unchanged"].lost == 0


def measure_changed(made_up: MadeUp, tmp_path: Path, **changes: Any) -> None:
    entries = entries_of(LOGS / "after.eval")
    header = json.loads(entries["header.json"])
    write_json(
        tmp_path / "after.json", entries, **{key: change(header[key]) for key, change in changes.items()}
    )
    measure_impact(LOGS / "before.eval", tmp_path / "after.json", made_up.folder)


BAD: dict[str, tuple[dict[str, Any], str]] = {
    "unfinished": (
        {"status": lambda status: "error"},
        "status: expected an evaluation that succeeded, found 'error'",
    ),
    "epochs": (
        {"eval": lambda run: {**run, "config": {**run["config"], "epochs": 3}}},
        "epochs: expected 1, found 3: run it again with --epochs 1",
    ),
    "limit": (
        {"eval": lambda run: {**run, "config": {**run["config"], "limit": 5}}},
        "limit: expected 'none', as in",
    ),
    "solver": ({"plan": lambda plan: {**plan, "steps": []}}, "solvers: expected"),
    "model": (
        {"eval": lambda run: {**run, "model": 3}},
        "eval.model: expected the name of the model, found 3",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_a_log_that_cannot_be_compared_is_refused(name: str, made_up: MadeUp, tmp_path: Path) -> None:
    changes, expected = BAD[name]
    with pytest.raises(FielError) as refused:
        measure_changed(made_up, tmp_path, **changes)
    assert expected in str(refused.value)


def damage_samples(tmp_path: Path, **changes: Any) -> Path:
    entries = entries_of(LOGS / "after.eval")
    name = next(name for name in entries if name.startswith("samples/"))
    entries[name] = json.dumps({**json.loads(entries[name]), **changes}).encode()
    write_zip(tmp_path / "after.eval", entries)
    return tmp_path / "after.eval"


def test_samples_that_cannot_be_used_are_refused(made_up: MadeUp, tmp_path: Path) -> None:
    bad: list[tuple[dict[str, Any], str]] = [
        ({"scores": None}, "scores: expected what the scorers said, found nothing"),
        ({"id": "Made/test/7"}, "id: expected each item once, found 'Made/test/7' again"),
        ({"scores": {"choice": {"value": float("nan")}}}, "expected JSON without NaN"),
    ]
    for changes, expected in bad:
        log = damage_samples(tmp_path, **changes)
        with pytest.raises(FielError) as refused:
            measure_impact(LOGS / "before.eval", log, made_up.folder)
        assert expected in str(refused.value)


def test_a_log_without_samples_is_refused(made_up: MadeUp, tmp_path: Path) -> None:
    entries = entries_of(LOGS / "after.eval")
    write_zip(tmp_path / "after.eval", {"header.json": entries["header.json"]})
    with pytest.raises(FielError, match="expected samples, found none"):
        measure_impact(LOGS / "before.eval", tmp_path / "after.eval", made_up.folder)


def test_a_file_that_only_ends_like_a_log_is_refused(made_up: MadeUp, tmp_path: Path) -> None:
    (tmp_path / "after.eval").write_text("no zip", encoding="utf-8")
    with pytest.raises(
        FielError, match=r"after\.eval: expected a log of Inspect, found: File is not a zip file"
    ):
        measure_impact(LOGS / "before.eval", tmp_path / "after.eval", made_up.folder)


def test_an_entry_that_unpacks_to_more_than_it_says_is_refused(
    made_up: MadeUp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fiel.impact.inspectlogs._MOST_BYTES", 1000)
    with pytest.raises(FielError, match="expected 1,000 bytes or fewer, found more"):
        measure_impact(LOGS / "before.eval", LOGS / "after.eval", made_up.folder)


def test_logs_of_two_harnesses_are_not_compared(made_up: MadeUp, tmp_path: Path) -> None:
    from tests.impact.made_up import write_harness_logs

    write_harness_logs(tmp_path, "mockllm/model", made_up.after, [1] * 8)
    with pytest.raises(FielError, match="harness: expected"):
        measure_impact(LOGS / "before.eval", tmp_path, made_up.folder)


def encrypt(log: bytearray) -> None:
    for mark, place in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        start = -1
        while (start := log.find(mark, start + 1)) != -1:
            log[start + place] |= 1


def spoil(log: bytearray) -> None:
    for place in range(60, 110):
        log[place] ^= 0x55


@pytest.mark.parametrize(
    ("method", "damage"),
    [(zipfile.ZIP_DEFLATED, encrypt), (zipfile.ZIP_LZMA, spoil), (zipfile.ZIP_BZIP2, spoil)],
)
def test_a_damaged_or_encrypted_log_is_refused(
    method: int, damage: Callable[[bytearray], None], made_up: MadeUp, tmp_path: Path
) -> None:
    path = tmp_path / "after.eval"
    with zipfile.ZipFile(path, "w", method) as archive:
        entries = entries_of(LOGS / "after.eval")
        for name in ("header.json", *(name for name in entries if name != "header.json")):
            archive.writestr(name, entries[name])
    damage(content := bytearray(path.read_bytes()))
    path.write_bytes(content)
    with pytest.raises(FielError, match="after.eval"):
        measure_impact(LOGS / "before.eval", path, made_up.folder)


def test_samples_that_are_no_list_are_refused(made_up: MadeUp, tmp_path: Path) -> None:
    path = tmp_path / "after.json"
    write_json(path, entries_of(LOGS / "after.eval"))
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | {"samples": 5}, indent=2), "utf-8")
    with pytest.raises(FielError, match="samples: expected a list, found 5"):
        measure_impact(LOGS / "before.eval", path, made_up.folder)


def test_sides_of_inspect_the_wrong_way_round_are_refused(made_up: MadeUp) -> None:
    with pytest.raises(FielError, match="in 3 items: .*Are BEFORE and AFTER the wrong way round"):
        measure_impact(LOGS / "after.eval", LOGS / "before.eval", made_up.folder)


def test_a_log_of_another_export_is_refused(made_up: MadeUp, tmp_path: Path) -> None:
    path = tmp_path / "after.json"
    write_json(path, entries_of(LOGS / "after.eval"))
    log = json.loads(path.read_text("utf-8"))
    for sample in log["samples"]:
        if sample["id"] == "Made/test/1":
            sample["input"] = sample["input"].replace("más", "mås")
    path.write_text(json.dumps(log, indent=2), encoding="utf-8")
    with pytest.raises(FielError, match="other texts after than in the export in 1 item: Made/test/1"):
        measure_impact(LOGS / "before.eval", path, made_up.folder)


def write_changed(folder: Path, change: Callable[[dict[str, Any]], None]) -> tuple[Path, Path]:
    """Change every sample of both logs."""
    sides = folder / "before.json", folder / "after.json"
    for path in sides:
        write_json(path, entries_of(LOGS / f"{path.stem}.eval"))
        log = json.loads(path.read_text("utf-8"))
        for sample in log["samples"]:
            change(sample)
        path.write_text(json.dumps(log, indent=2), encoding="utf-8")
    return sides


def reverse_choices(sample: dict[str, Any]) -> None:
    sample["choices"].reverse()


def ask_otherwise(sample: dict[str, Any]) -> None:
    sample["input"] = f"Pregunta: {sample['input']}"


@pytest.mark.parametrize("change", [reverse_choices, ask_otherwise])
def test_a_task_that_asks_in_its_own_way_can_be_compared(
    change: Callable[[dict[str, Any]], None], made_up: MadeUp, tmp_path: Path
) -> None:
    before, after = write_changed(tmp_path, change)
    assert measure_impact(before, after, made_up.folder).tasks["arc"].items["corrected"] == 3
    if change is reverse_choices:  # whose texts are those of the export, in another order
        with pytest.raises(FielError, match="the wrong way round"):
            measure_impact(after, before, made_up.folder)
