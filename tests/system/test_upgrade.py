"""What the first version left behind, read by today's: a home, a campaign, an archive, a snapshot, an export.

`tests/data/campaign-0.1.tar.xz` is the folder of an organizer, made by Fiel at 670ee94 when the campaign of
`tests/helpers/lifedata.py` had been lived through as in `test_life.py`, up to its snapshot; `status.json` is
what ``fiel status`` said then. The pictures for social networks are left out, to keep it small.
"""

import json
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from fiel.errors import FielError
from fiel.hub.shipping import ship_export
from fiel.progress import overall_progress
from fiel.snapshots.folder import read_snapshot
from tests.helpers import lifedata as data
from tests.helpers.campaigns import write_campaign
from tests.helpers.organizer import Organizer, Shell
from tests.server.running import EmbeddedServer, running_server

FIRST = Path(__file__).parents[1] / "data" / "campaign-0.1.tar.xz"
FILE = "campaigns/vida.yaml"
TIMED = {"days", "active", "ending", "pace"}
"""What a status says of the last days."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The organizer's folder as the first version left it."""
    folder = tmp_path_factory.mktemp("first")
    with tarfile.open(FIRST) as archive:
        archive.extractall(folder, filter="data")
    return folder


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[EmbeddedServer]:
    """Today's server on the first version's home."""
    with running_server(folder / "home") as server:
        yield server


@pytest.fixture
def here(
    shell: Shell, server: EmbeddedServer, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Organizer]:
    monkeypatch.chdir(folder)
    organizer = Organizer(shell, server)
    yield organizer
    organizer.close()


def test_the_home_has_every_answer_and_its_people_go_on(here: Organizer) -> None:
    status = json.loads(Path("status.json").read_text(encoding="utf-8"))
    before = {key: value for key, value in status.items() if key not in TIMED}
    assert known(here.json("status", FILE), before) == before
    (planned,) = here.json("launch", FILE, "--dry-run")["datasets"]
    assert (planned["unchanged"], planned["new"]["count"]) == (14, 0)
    here.run("launch", FILE, "--yes")
    assert known(here.json("status", FILE), before) == before
    findings = here.json("doctor", FILE)
    assert len(findings) > 10 and [each for each in findings if each["state"] == "error"] == []

    luis, counts = data.PEOPLE[-1], submitted(here)
    assert sum(counts.values()) > len(data.COUNTED) - 1
    (passwords,) = (here.server.home / "people").glob("*.csv")
    here.let_in(passwords, [luis])
    queue = here.people[luis].queue(here.dataset("arc"))
    record = next(each for name, each in queue.items() if name.startswith("vida-"))
    shown = {each["name"]: each["translation"] for each in record["fields"]["item"]["segments"]}
    here.people[luis].answer(record["id"], "correct", shown)
    assert submitted(here) == {**counts, luis: counts[luis] + 1}


def test_the_archive_is_restored(folder: Path, here: Organizer) -> None:
    """Beside the campaign that it is of: its people are known."""
    done = here.json("restore", "vida.zip", "--to-name", "otra", "--same-people")
    assert done["equal"] is True


def test_the_snapshot_gives_way_to_one_that_the_dashboard_shows(
    here: Organizer, folder: Path, tmp_path: Path
) -> None:
    snapshot = here.server.home / "snapshot"
    with pytest.raises(FielError, match="found 2; take a new snapshot with this version of Fiel"):
        read_snapshot(snapshot)
    write_campaign(tmp_path, "sola")
    here.run("launch", tmp_path / "sola.yaml")
    code, _, errors = here.shell("snapshot", tmp_path / "sola.yaml", "--home", here.server.home)
    assert code == 2 and "It also has vida: name all its campaigns in one command." in errors
    assert list(snapshot.glob("*/judgements.parquet")), "nothing of it is lost"
    here.run("snapshot", FILE)
    assert not list(snapshot.glob("*/judgements.parquet")), "who answered what is gone"
    assert overall_progress(read_snapshot(snapshot).tables).answers >= len(data.COUNTED)


def test_the_rows_of_the_export_are_verified_and_a_new_one_has_the_same(
    here: Organizer, folder: Path
) -> None:
    code, output, _ = here.shell("verify", "out", "--json")
    task = json.loads(output)["tasks"]["arc"]
    assert code == 1 and (task["rows"], task["corrected"]) == (14, len(data.CORRECTED))
    assert [each.partition(":")[0] for each in task["problems"]] == ["exported by an earlier version of Fiel"]
    assert {each["corrections"] for each in task["readings"]} == {len(data.CORRECTED)}
    with pytest.raises(FielError, match="which can identify people. Export it again. Nothing was sent."):
        ship_export(folder / "out")

    here.run("export", FILE, "--unresolved", "keep", "--out", "again")
    assert json.loads(here.shell("verify", "again", "--json")[1])["holds"] is True
    assert {"manifest.json", "README.md", "es/test.parquet"} <= set(ship_export(folder / "again").files)
    ours, theirs = (pq.read_table(f"{out}/arc/es/test.parquet") for out in ("again", "out"))
    assert ours.to_pylist() == theirs.to_pylist()


def submitted(here: Organizer) -> dict[str, int]:
    return {each["username"]: each["submitted"] for each in here.json("people", "list", FILE)}


def known(found: Any, before: Any) -> Any:
    """What was found, without what the first version did not tell and what the time changes."""
    if isinstance(before, dict):
        return {key: known(found[key], value) for key, value in before.items()}
    if isinstance(before, list):
        return [known(one, other) for one, other in zip(found, before, strict=True)]
    return found
