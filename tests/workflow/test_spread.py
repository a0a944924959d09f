"""A correction reaches the open items with the same sentence, and nothing that anybody wrote is touched."""

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from fiel.annotation import client as connecting
from fiel.annotation.client import call
from fiel.annotation.people import ensure_annotators
from fiel.annotation.records import fetch_records, find_datasets
from fiel.campaign.files import list_files
from fiel.campaign.priority import is_audited
from fiel.campaign.work import Work, load_work, prepare_work_checks
from fiel.checks import Finding, check_item
from fiel.errors import FielError
from fiel.judgements import find_contradictions
from fiel.settings import Settings
from fiel.workflow.close import close
from fiel.workflow.connection import connected_argilla
from fiel.workflow.gathering import gather_campaign
from fiel.workflow.launch import launch_work
from fiel.workflow.spread import spread_campaign, spread_fetched
from tests.helpers.campaigns import ENGLISH, ROWS, Person, make_work, write_rows
from tests.helpers.collecting import collect_answers
from tests.helpers.organizer import Shell
from tests.server.running import Argilla, EmbeddedServer

FIXED = "Ninguna"  # for "Nothing", which is "Nada" in every row


@dataclass
class Scene:
    """A launched campaign, its owner and a volunteer."""

    settings: Settings
    client: connecting.Argilla
    work: Work
    ana: Person

    def records(self) -> dict[str, dict[str, Any]]:
        dataset = find_datasets(self.client, self.work.campaign.name)["arc"]["id"]
        included = ["responses", "suggestions"]
        return {each["external_id"]: each for each in fetch_records(self.client, dataset, include=included)}

    def answer(self, id: str, *, status: str = "submitted", **texts: str) -> None:
        item = next(each for each in self.work.items["arc"] if each.id == id)
        shown = {segment.name: segment.translation for segment in item.segments}
        verdict = "corrected" if texts else "correct"
        self.ana.answer(self.records()[id]["id"], verdict, {**shown, **texts}, status=status)

    def suggested(self, record: Mapping[str, Any], segment: str = "option_d") -> tuple[str, str]:
        """The text in a box before anybody writes, and who suggests it."""
        questions = call(self.client, "GET", f"datasets/{record['dataset_id']}/questions")["items"]
        question = next(each["id"] for each in questions if each["name"] == segment)
        (found,) = [each for each in record["suggestions"] if each["question_id"] == question]
        return found["value"], found["agent"]


@contextmanager
def make_scene(
    argilla: Argilla,
    settings: Settings,
    folder: Path,
    name: str,
    *,
    task: Mapping[str, Any] | None = None,
    **annotation: Any,
) -> Iterator[Scene]:
    work = make_work(folder, name, annotation={"audit": 0, **annotation}, task=task or {})
    with connected_argilla(settings) as client:
        launch_work(settings, work)
        password = ensure_annotators(client, work.campaign, [f"{name}-ana"])[f"{name}-ana"]
        ana = Person(argilla.url, f"{name}-ana", password)
        yield Scene(settings, client, work, ana)
        ana.close()


@pytest.fixture(scope="module")
def settings(argilla: EmbeddedServer) -> Settings:
    return Settings(home=argilla.home)


@pytest.fixture
def scene(
    argilla: Argilla, settings: Settings, tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[Scene]:
    name = request.node.name.removeprefix("test_")[:40].strip("_").replace("_", "-")
    with make_scene(argilla, settings, tmp_path, name) as made:
        yield made


def notes(record: Mapping[str, Any]) -> list[str]:
    segments = record["fields"]["item"]["segments"]
    return [each["text"] for segment in segments for each in segment["findings"] if "notice" in each]


def test_a_correction_is_suggested_in_every_open_item_and_said_to_be_one(scene: Scene) -> None:
    scene.answer("Test/1", option_d=FIXED)
    before = scene.records()
    spreading = spread_campaign(scene.settings, scene.work)
    after = scene.records()
    assert spreading.changed == 7 and spreading.skipped == 0
    (sentence,) = spreading.sentences
    assert (sentence.source, sentence.before, sentence.text) == ("Nothing", "Nada", FIXED)
    assert len(sentence.boxes) == 7 and sentence.items == 1
    assert after["Test/1"] == before["Test/1"]
    for id in list(after)[1:]:
        assert scene.suggested(after[id]) == (FIXED, "community")
        assert scene.suggested(after[id], "option_a") == scene.suggested(before[id], "option_a")
        (note,) = notes(after[id])
        assert "comunidad" in note
        segments = after[id]["fields"]["item"]["segments"]
        assert [each["translation"] for each in segments][-1] == "Nada", "the text that is judged stays"


def test_taking_or_leaving_what_the_box_held_contradicts_nothing(scene: Scene) -> None:
    scene.answer("Test/1", option_d=FIXED)
    spread_campaign(scene.settings, scene.work)
    answers = {
        "Test/2": ("correct", FIXED),
        "Test/3": ("corrected", FIXED),
        "Test/4": ("corrected", "Nada"),
        "Test/5": ("unusable", FIXED),
        "Test/6": ("correct", "Cero"),  # contradicts itself
    }
    for id, (verdict, text) in answers.items():
        item = next(each for each in scene.work.items["arc"] if each.id == id)
        shown = {segment.name: segment.translation for segment in item.segments}
        scene.ana.answer(scene.records()[id]["id"], verdict, {**shown, "option_d": text})
    given = collect_answers(scene.client, scene.work.campaign, scene.work.items).judgements["arc"]
    assert {each.item_id: each.decision for each in given} == {
        **dict.fromkeys(["Test/1", "Test/2", "Test/3", "Test/6"], "corrected"),
        "Test/4": "correct",
        "Test/5": "unusable",
    }
    assert [each.item_id for each in find_contradictions(given)] == ["Test/6"]
    assert not any(each.set_aside for each in given)


def test_a_text_that_a_launch_replaced_meanwhile_gets_no_earlier_one(scene: Scene) -> None:
    scene.answer("Test/1", option_d=FIXED)
    fetched, gathered = gather_campaign(scene.client, scene.work)
    rows = [{**row, "option_a": f"{row['option_a']}!"} for row in ROWS]
    write_rows(scene.work.file.folder / "test.jsonl", [ROWS[0], *rows[1:]])
    changed = load_work(scene.work.file.path)
    launch_work(scene.settings, changed)
    before = scene.records()
    done = spread_fetched(scene.client, scene.work, fetched, gathered.judgements)
    assert (done.changed, done.skipped) == (0, 7)
    assert scene.records() == before
    assert spread_campaign(scene.settings, changed).changed == 7


def test_a_second_run_changes_nothing_and_a_later_answer_changes_the_suggestion(scene: Scene) -> None:
    scene.answer("Test/1", option_d=FIXED)
    assert spread_campaign(scene.settings, scene.work, dry_run=True).changed == 7
    assert spread_campaign(scene.settings, scene.work).changed == 7
    seen = scene.records()
    assert spread_campaign(scene.settings, scene.work).changed == 0
    assert scene.records() == seen
    scene.answer("Test/2")  # kept as it is: as many as corrected it
    assert spread_campaign(scene.settings, scene.work).changed == 6
    after = scene.records()["Test/3"]
    assert scene.suggested(after) == ("Nada", "machine-translation") and not notes(after)


@pytest.mark.parametrize("status", ["draft", "discarded", "submitted"])
def test_what_anybody_wrote_stays(argilla: Argilla, settings: Settings, tmp_path: Path, status: str) -> None:
    with make_scene(
        argilla, settings, tmp_path, f"wrote-{status}", min_submitted=2, spread="answered"
    ) as scene:
        scene.answer("Test/1", option_d=FIXED)
        scene.answer("Test/5", status=status, option_c="cinco", option_d=FIXED)
        before = scene.records()["Test/5"]
        assert spread_campaign(scene.settings, scene.work).changed == 6
        assert scene.records()["Test/5"] == before


def test_the_organizer_takes_a_correction_back_for_good(scene: Scene) -> None:
    scene.answer("Test/1", option_d=FIXED)
    (sentence,) = spread_campaign(scene.settings, scene.work).sentences
    with pytest.raises(FielError, match="expected the id of a sentence that fiel spread lists, found '123'"):
        spread_campaign(scene.settings, scene.work, undo=["123"])
    assert spread_campaign(scene.settings, scene.work, undo=[sentence.id]).changed == 7
    assert scene.suggested(scene.records()["Test/2"]) == ("Nada", "machine-translation")
    again = spread_campaign(scene.settings, scene.work)
    assert again.changed == 0 and again.sentences[0].undone
    assert spread_campaign(scene.settings, scene.work, redo=[sentence.id]).changed == 7


def test_the_audit_gets_no_suggestion(argilla: Argilla, settings: Settings, tmp_path: Path) -> None:
    with make_scene(argilla, settings, tmp_path, "spread-audit", audit=0.5) as scene:
        audited = {
            item.id
            for item in scene.work.items["arc"]
            if is_audited("spread-audit", "arc", item.id, share=0.5)
        }
        assert 0 < len(audited - {"Test/1"}) < 7
        scene.answer("Test/1", option_d=FIXED)
        spread_campaign(scene.settings, scene.work)
        for id, record in scene.records().items():
            if id != "Test/1":
                expected = ("Nada", "machine-translation") if id in audited else (FIXED, "community")
                assert scene.suggested(record) == expected


def test_off_is_off_and_closed_is_closed(argilla: Argilla, settings: Settings, tmp_path: Path) -> None:
    with make_scene(argilla, settings, tmp_path, "spread-closed") as scene:
        scene.answer("Test/1", option_d=FIXED)
        close(scene.settings, scene.work, tmp_path / "archive")
        with pytest.raises(FielError, match="closed"):
            spread_campaign(scene.settings, scene.work)


def test_while_a_hundred_people_write_no_item_changes_after_its_first_answer(
    argilla: Argilla, settings: Settings, tmp_path: Path
) -> None:
    """Each item is answered by one of them while corrections are spread and taken back again and again."""
    rows = [{**ROWS[0], "id": f"Test/{n}", "option_c": f"{n} veces"} for n in range(101)]
    english = [{**ENGLISH[0], "id": f"Test/{n}", "option_c": f"{n} times"} for n in range(101)]
    with make_scene(argilla, settings, tmp_path / "empty", "spread-race") as scene:
        folder = scene.work.file.folder
        write_rows(folder / "test.jsonl", rows)
        write_rows(folder / "test.en.jsonl", english)
        work = load_work(scene.work.file.path)
        launch_work(scene.settings, work)
        scene.work = work
        scene.answer("Test/0", option_d=FIXED)
        (sentence,) = spread_campaign(scene.settings, work, dry_run=True).sentences
        ids = {name: each["id"] for name, each in scene.records().items()}
        seen: dict[str, Any] = {}

        def write(number: int) -> None:
            name = f"Test/{number}"
            shown = {segment.name: segment.translation for segment in work.items["arc"][number].segments}
            scene.ana.answer(ids[name], "correct", shown, status="draft")
            record = call(scene.client, "GET", f"records/{ids[name]}")
            seen[name] = {key: record[key] for key in ("fields", "metadata", "suggestions")}

        writers = [threading.Thread(target=write, args=(number,)) for number in range(1, 101)]
        for place, writer in enumerate(writers):
            writer.start()
            if place % 25 == 0:
                undo, redo = ([sentence.id], []) if place % 50 else ([], [sentence.id])
                spread_campaign(scene.settings, work, undo=undo, redo=redo)
        for writer in writers:
            writer.join()
        spread_campaign(scene.settings, work)
        after = scene.records()
        assert len(seen) == 100
        for name, before in seen.items():
            assert {key: after[name][key] for key in before} == before, name
            assert len(after[name]["responses"]) == 1


def test_after_a_kill_the_next_run_does_the_rest(scene: Scene) -> None:
    scene.answer("Test/1", option_d=FIXED)
    command = [
        sys.executable,
        "-m",
        "fiel",
        "spread",
        str(scene.work.file.path),
        "--home",
        str(scene.settings.home),
    ]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while process.poll() is None and not any(notes(each) for each in scene.records().values()):
        pass
    if process.poll() is None:
        os.kill(process.pid, signal.SIGKILL)
    process.wait()
    before = scene.records()
    begun = sum(bool(notes(each)) for each in before.values())
    assert begun and before["Test/1"]["suggestions"]
    assert spread_campaign(scene.settings, scene.work).changed == 7 - begun
    assert all(
        scene.suggested(each) == (FIXED, "community")
        for id, each in scene.records().items()
        if id != "Test/1"
    )


def test_the_command_lists_what_it_did_and_how_to_undo_it(scene: Scene, shell: Shell) -> None:
    scene.answer("Test/1", option_d=FIXED)
    code, out, _ = shell("spread", scene.work.file.path, "--home", scene.settings.home)
    assert code == 0 and "Nada → Ninguna" in out and "corrected in 1 item; in 7 open boxes" in out
    assert "Changed: the suggestions of 7 open items." in out
    id = out.split()[0]
    code, out, _ = shell(
        "spread", scene.work.file.path, "--home", scene.settings.home, "--undo", id, "--json"
    )
    told = json.loads(out)
    assert code == 0 and told["changed"] == 7 and told["sentences"][0]["undone"] is True
    code, _, errors = shell(
        "spread", scene.work.file.path, "--home", scene.settings.home, "--redo", "nothing"
    )
    assert code == 2 and "expected the id of a sentence" in errors


def test_the_corrections_of_an_earlier_release_are_suggested_and_its_reports_told(
    argilla: EmbeddedServer, settings: Settings, shell: Shell, tmp_path: Path
) -> None:
    with make_scene(argilla, settings, tmp_path / "first", "remembered") as scene:
        scene.answer("Test/1", option_d=FIXED, instruction="¿Cuánto da 1 más 1?")
        other = {segment.name: segment.translation for segment in scene.work.items["arc"][1].segments}
        record = scene.records()["Test/2"]["id"]
        scene.ana.answer(record, "unusable", other, reason="wrong-original")
        path, out = scene.work.file.path, tmp_path / "out"
        assert shell("export", path, "--home", argilla.home, "--out", out)[0] == 0
    judgements = out / "arc" / "es_judgements" / "train.parquet"
    work = make_work(tmp_path / "second", "remembering", task={"memory": str(judgements)})
    work = load_work(work.file.path)
    assert judgements in [each.path for each in list_files(work.file)]
    checks = prepare_work_checks(work, work.campaign.tasks[0])
    warned = {item.id for item in work.items["arc"] if named(check_item(item, checks), "reported-original")}
    assert warned == {"Test/2"}
    with make_scene(
        argilla, settings, tmp_path / "second", "remembering", task={"memory": str(judgements)}
    ) as scene:
        assert spread_campaign(scene.settings, scene.work).changed == 1
        records = scene.records()
        assert scene.suggested(records["Test/1"]) == (FIXED, "community")
        assert scene.suggested(records["Test/1"], "instruction")[0] == "¿Cuánto da 1 más 1?"
        assert "de la versión arc/es_judgements" in " ".join(notes(records["Test/1"]))
        assert scene.suggested(records["Test/3"]) == ("Nada", "machine-translation")  # too short to be sure
        assert spread_campaign(scene.settings, scene.work).changed == 0


def named(findings: list[Finding], check: str) -> bool:
    return check in {each.check for each in findings}
