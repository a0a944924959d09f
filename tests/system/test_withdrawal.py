"""Whoever no longer wants to be named is in no later export or snapshot; what they corrected stays."""

import json
import stat
from pathlib import Path

import pyarrow.parquet
import pytest
from click.testing import CliRunner

from fiel.annotation.client import connect
from fiel.annotation.records import find_datasets
from fiel.campaign.work import Work, load_work
from fiel.cli import cli
from fiel.errors import FielError
from fiel.settings import Settings
from fiel.snapshots.folder import read_snapshot
from fiel.snapshots.tables import replace_campaigns
from fiel.snapshots.writing import write_snapshot
from fiel.workflow.export import export_campaign
from fiel.workflow.people import remove_person
from fiel.workflow.receipts import write_receipts
from fiel.workflow.snapshot import take_snapshot
from tests.annotation.test_people import join, launched, present
from tests.dashboard.seeding import make_judgement
from tests.helpers.campaigns import Person, write_campaign
from tests.helpers.tabulating import tabulate_campaign
from tests.server.running import EmbeddedServer

NAMES = {"wd-form": "Fátima", "wd-listed": "Lisandro", "wd-removed": "Remedios", "wd-stays": "Estela"}


def everything(folder: Path) -> str:
    """Every byte of a folder, and what its Parquet files hold."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    tables = [pyarrow.parquet.read_table(path) for path in files if path.suffix == ".parquet"]
    raw = "".join(path.read_bytes().decode(errors="replace") for path in files)
    return raw + "".join(str(table.to_pylist()) + str(table.schema) for table in tables)


def publish(settings: Settings, work: Work, out: Path) -> str:
    """Export and take a snapshot; return all that is in both."""
    export_campaign(settings, work, out, unresolved="keep")
    info = take_snapshot(settings, [work])
    return everything(out) + everything(settings.snapshot_folder / info.path)


def corrections(out: Path) -> list[str]:
    table = pyarrow.parquet.read_table(out / "arc/es/test.parquet")
    return [text for text in table["instruction"].to_pylist() if text.startswith("Corregida:")]


def show_ended_campaign(settings: Settings, work: Work) -> None:
    """Put a campaign that is over into the snapshot, in which nobody takes it again."""
    judgements = [make_judgement("Test/1", "wd-removed"), make_judgement("Test/2", "wd-stays")]
    ended = tabulate_campaign(work.campaign, work.items, {"arc": judgements})
    before = read_snapshot(settings.snapshot_folder)
    write_snapshot(
        replace_campaigns(before.tables, ended), settings.snapshot_folder, created_at=before.created_at
    )


@pytest.fixture
def settings(argilla: EmbeddedServer, tmp_path: Path) -> Settings:
    key = argilla.credentials.api_key
    return Settings(home=tmp_path / "home", api_url=argilla.url, api_key=key, snapshot=tmp_path / "shown")


def test_three_ways_to_take_back_a_name(
    argilla: EmbeddedServer, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = {"wd-listed": "Lisandro", "wd-removed": "Remedios"}
    work = launched(settings, tmp_path, "withdraw", credits=listed)
    passwords = join(settings, work, *NAMES)
    people = {name: Person(argilla.url, name, passwords[name]) for name in NAMES}
    client = connect(argilla.url, argilla.api_key)
    dataset = find_datasets(client, "withdraw")["arc"]["id"]
    for item, person in zip(work.items["arc"], people.values(), strict=False):
        texts = {segment.name: segment.translation for segment in item.segments}
        record = person.queue(dataset)[item.id]["id"]
        person.answer(record, "corrected", {**texts, "instruction": f"Corregida: {texts['instruction']}"})
    for name in ("wd-form", "wd-removed", "wd-stays"):
        present(client, "withdraw", people[name], credit="yes", display_name=NAMES[name])

    before = publish(settings, work, tmp_path / "before")
    assert all(name in before for name in NAMES.values())

    monkeypatch.setenv("ARGILLA_API_URL", argilla.url)
    monkeypatch.setenv("ARGILLA_API_KEY", argilla.api_key)
    words = ["receipts", str(work.file.path), "--out", str(tmp_path / "receipts"), "--json"]
    ran = CliRunner(mix_stderr=False).invoke(cli, [*words, "--home", str(settings.home)])
    assert ran.exit_code == 0, ran.output
    written = {each["username"]: Path(each["path"]) for each in json.loads(ran.stdout)}
    assert {name: path.name for name, path in written.items()} == {name: f"{name}.html" for name in NAMES}
    assert stat.S_IMODE((tmp_path / "receipts").stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in written.values()} == {0o600}
    for name, path in written.items():
        page = path.read_text(encoding="utf-8")
        assert f"Gracias, {NAMES[name]}" in page and "revisaste un texto" in page
        assert not any(other in page for other in NAMES.values() if other != NAMES[name])
    with pytest.raises(FielError, match="expected a new or empty folder for the receipts, found files"):
        write_receipts(settings, work, tmp_path / "receipts")

    present(client, "withdraw", people["wd-form"], credit="no", display_name="Fátima")
    remaining = {"wd-removed": "Remedios"}
    work = load_work(write_campaign(work.file.path.parent, "withdraw", credits=remaining))
    other = load_work(write_campaign(work.file.path.parent, "ended", credits={"wd-removed": "Reme Ortiz"}))
    show_ended_campaign(settings, other)
    gone = remove_person(
        settings,
        work.campaign,
        "wd-removed",
        confirm=lambda campaigns: True,
        folder=work.file.path.parent,
    )
    assert gone and gone.unnamed == ("ended", "withdraw")
    assert gone.leftovers == tuple(
        f"the key credits.wd-removed of {each.file.path}" for each in (other, work)
    )
    shown = everything(settings.snapshot_folder)  # before the next snapshot, which the ended one never gets
    assert "Remedios" not in shown and "Reme Ortiz" not in shown and "Estela" in shown
    after = publish(settings, work, tmp_path / "after")
    assert "Estela" in after
    for name, display in list(NAMES.items())[:3]:
        assert display not in after and name not in after
    assert "removed-" not in after and "wd-" not in after
    assert corrections(tmp_path / "after") == corrections(tmp_path / "before")
    assert len(corrections(tmp_path / "after")) == 4
    for person in people.values():
        person.close()
    client.http_client.close()
