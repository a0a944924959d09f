"""A later launch brings the marks and the order of open items up to date, and touches nobody's work."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from fiel.annotation.client import Argilla, call
from fiel.annotation.form.fields import read_findings
from fiel.annotation.launch import launch_campaign
from fiel.annotation.people import ensure_annotators
from fiel.annotation.records import fetch_records, find_datasets
from fiel.campaign.work import Work, load_work, prepare_task_checks
from fiel.checks.finding import Finding
from fiel.items import Item
from fiel.settings import Settings
from fiel.workflow.archive import archive
from fiel.workflow.connection import connected_argilla
from fiel.workflow.launch import launch_work
from fiel.workflow.restore import restore
from fiel.workflow.spread import spread_campaign
from tests.helpers.campaigns import ROWS, Person, make_work, write_campaign
from tests.server.running import EmbeddedServer


@pytest.fixture
def client(argilla: EmbeddedServer) -> Iterator[Argilla]:
    with connected_argilla(Settings(home=argilla.home)) as connected:
        yield connected


def records(client: Argilla, campaign: str, *, recall: bool = True) -> dict[str, dict[str, Any]]:
    dataset = find_datasets(client, campaign)["arc"]["id"]
    found = fetch_records(client, dataset, include=["responses", "suggestions"], recall=recall)
    return {each["external_id"]: each for each in found}


def launch(argilla: EmbeddedServer, work: Work) -> int:
    return sum(each.refreshed for each in launch_work(Settings(home=argilla.home), work))


def take_up(folder: Path, name: str, term: str) -> Work:
    """Name a glossary with a term that every item has otherwise."""
    (folder / "terms.csv").write_text(f"source,target\n{term}\n", encoding="utf-8")
    return load_work(write_campaign(folder, name, annotation={"audit": 0}, task={"glossary": "terms.csv"}))


def marks(record: dict[str, Any]) -> list[str]:
    return list(record["metadata"].get("findings") or ())


def test_a_term_that_is_taken_up_marks_the_open_items_and_brings_them_forward(
    argilla: EmbeddedServer, client: Argilla, tmp_path: Path
) -> None:
    work = make_work(tmp_path, "refreshed", annotation={"audit": 0})
    assert launch(argilla, work) == 0
    password = ensure_annotators(client, work.campaign, ["fresca"])["fresca"]
    person = Person(argilla.url, "fresca", password)
    before = records(client, "refreshed")
    shown = {segment.name: segment.translation for segment in work.items["arc"][0].segments}
    person.answer(before["Test/1"]["id"], "correct", shown)
    person.answer(before["Test/2"]["id"], "correct", shown, status="draft")
    person.close()
    before = records(client, "refreshed")
    work = take_up(tmp_path, "refreshed", "nothing,ninguna")
    assert launch(argilla, work) == 6
    after = records(client, "refreshed")
    for id in ("Test/1", "Test/2"):
        assert after[id] == before[id]
    for id in list(after)[2:]:
        assert "glossary-term" in marks(after[id]) and "glossary-term" not in marks(before[id])
        assert after[id]["metadata"]["priority"] > before[id]["metadata"]["priority"]
        assert after[id]["suggestions"] == before[id]["suggestions"]
        segments = after[id]["fields"]["item"]["segments"]
        assert [each["translation"] for each in segments] == [
            each["translation"] for each in before[id]["fields"]["item"]["segments"]
        ]
        assert any("ninguna" in each["text"] for segment in segments for each in segment["findings"])
    assert launch(argilla, work) == 0
    assert records(client, "refreshed") == after


def test_open_items_of_a_restored_campaign_are_refreshed_together_and_keep_their_times(
    argilla: EmbeddedServer, client: Argilla, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In as many requests as their bytes need."""
    settings, work = Settings(home=argilla.home), make_work(tmp_path, "kept-times", annotation={"audit": 0})
    launch(argilla, work)
    archive(settings, work.file, tmp_path / "kept-times.zip")
    assert restore(settings, tmp_path / "kept-times.zip", name="kept-times-again", same_people=True).equal
    before = records(client, "kept-times-again", recall=False)
    work = take_up(tmp_path, "kept-times-again", "nothing,ninguna")
    monkeypatch.setattr("fiel.annotation.largerequests.BATCH_BYTES", 20_000)
    changed: list[int] = []

    def note(request: httpx.Request) -> None:
        if request.method == "PATCH" and "/records/" in request.url.path:
            assert request.url.path.endswith("/records/bulk"), "not one by one"
            changed.append(len(request.content))

    client.http_client.event_hooks["request"].append(note)
    checks = {"arc": prepare_task_checks(work.file, work.campaign.tasks[0], work.items["arc"])}
    guides = {"arc": "# Guía"}
    (done,) = launch_campaign(client, work.campaign, work.items, guidelines=guides, checks=checks)
    assert done.refreshed == 8 and len(changed) > 1 and max(changed) < 21_000
    after = records(client, "kept-times-again", recall=False)
    for id, record in after.items():
        assert "glossary-term" in marks(record)
        assert record["metadata"]["original_times"] == before[id]["metadata"]["original_times"]


def correct_first(argilla: EmbeddedServer, client: Argilla, work: Work, name: str) -> None:
    """Let somebody of this name correct the last option of the first item."""
    password = ensure_annotators(client, work.campaign, [name])[name]
    person = Person(argilla.url, name, password)
    shown = {segment.name: segment.translation for segment in work.items["arc"][0].segments}
    first = records(client, work.campaign.name)["Test/1"]["id"]
    person.answer(first, "corrected", {**shown, "option_d": "Ninguna"})
    person.close()


def test_a_suggested_correction_stays_when_the_marks_change(
    argilla: EmbeddedServer, client: Argilla, tmp_path: Path
) -> None:
    work = make_work(tmp_path, "kept-suggestion", annotation={"audit": 0})
    launch(argilla, work)
    correct_first(argilla, client, work, "sugerente")
    assert spread_campaign(Settings(home=argilla.home), work).changed == 7
    work = take_up(tmp_path, "kept-suggestion", "much,cuantísimo")
    assert launch(argilla, work) == 7
    record = records(client, "kept-suggestion")["Test/2"]
    assert "Ninguna" in {each["value"] for each in record["suggestions"]}
    findings = [each for segment in record["fields"]["item"]["segments"] for each in segment["findings"]]
    assert [each["notice"] for each in findings if "notice" in each] == ["carried"]
    assert spread_campaign(Settings(home=argilla.home), work).changed == 0


def test_a_correction_that_is_suggested_during_a_launch_stays(
    argilla: EmbeddedServer, client: Argilla, tmp_path: Path
) -> None:
    work = make_work(tmp_path, "spread-meanwhile", annotation={"audit": 0})
    launch(argilla, work)
    correct_first(argilla, client, work, "pronta")
    spread = list[int]()

    def check_meanwhile(item: Item) -> list[Finding]:
        """Find something, after a watch has spread the correction."""
        if not spread:
            spread.append(spread_campaign(Settings(home=argilla.home), work).changed)
        return [Finding(check="doubled-space", severity="warning", segment="instruction")]

    guides, checks = {"arc": "# Guía"}, {"arc": (check_meanwhile,)}
    (done,) = launch_campaign(client, work.campaign, work.items, guidelines=guides, checks=checks)
    assert spread == [7] and done.refreshed == 7
    record = records(client, "spread-meanwhile")["Test/2"]
    assert marks(record) == ["doubled-space"]
    assert spread_campaign(Settings(home=argilla.home), work).changed == 0


def test_without_languagetool_what_it_found_stays(
    argilla: EmbeddedServer, client: Argilla, tmp_path: Path
) -> None:
    work = make_work(tmp_path, "kept-grammar", annotation={"audit": 0})
    launch(argilla, work)
    record = records(client, "kept-grammar")["Test/3"]
    metadata = {**record["metadata"], "findings": ["grammar"]}
    call(client, "PATCH", f"records/{record['id']}", json={"metadata": metadata})
    work = take_up(tmp_path, "kept-grammar", "nothing,ninguna")
    assert launch(argilla, work) == 7
    assert marks(records(client, "kept-grammar")["Test/3"]) == ["grammar"]


def test_open_items_move_when_a_check_counts_for_less_and_the_audit_stays(
    argilla: EmbeddedServer, client: Argilla, tmp_path: Path
) -> None:
    rows = [{**row, "option_a": f"{row['option_a']}  {row['option_a']}"} for row in ROWS[:4]] + ROWS[4:]
    for name, audit in (("lighter", 0.0), ("lighter-audited", 1.0)):
        work = make_work(tmp_path / name, name, rows=rows, annotation={"audit": audit})
        launch(argilla, work)
        checks = {"arc": prepare_task_checks(work.file, work.campaign.tasks[0], work.items["arc"])}
        before = records(client, name)
        doubted = [id for id, each in before.items() if "doubled-space" in read_findings(each["metadata"])]
        assert len(doubted) >= 3
        for left in (0.0, 1.0):
            weights = {"arc": {"doubled-space": left}}
            (done,) = launch_campaign(
                client,
                work.campaign,
                work.items,
                guidelines={"arc": "# Guía"},
                checks=checks,
                weights=weights,
            )
            after = records(client, name)
            assert done.refreshed == (0 if audit else len(doubted))
            for id in after:
                moved = after[id]["metadata"]["priority"] - before[id]["metadata"]["priority"]
                assert (moved < 0) is (left == 0 and not audit and id in doubted), id
