import json
import stat
from pathlib import Path

import pytest

from fiel.annotation.guidelines import fetch_guides, update_guides
from fiel.annotation.requeue import find_old_answers, return_answers
from fiel.campaign.requeued import Touched, archive_answers
from fiel.errors import FielError
from fiel.workflow.connection import connected_argilla
from tests.commands.lives import GUIDE, SECOND, launched
from tests.helpers.campaigns import ROWS
from tests.helpers.collecting import collect_answers
from tests.server.running import EmbeddedServer


def test_a_new_version_is_published_once(argilla: EmbeddedServer, tmp_path: Path) -> None:
    with launched(argilla, tmp_path, "guide-published") as life:
        (before,) = life.json("guide", "show")
        assert (before["published"], before["published_at"], before["state"]) == (1, None, "same")
        life.write_guide(SECOND)
        assert life.json("guide", "show")[0]["state"] == "newer"
        told = life.run("guide", "update").output
        assert told == "arc: version 2 published, replacing 1\n  las pulgadas también se quedan.\n"
        seen = life.people["ana"].client.get(f"datasets/{life.dataset}").json()
        assert seen["guidelines"] == SECOND
        (after,) = life.json("guide", "show")
        assert (after["published"], after["state"]) == (2, "same") and after["published_at"]
        assert "Nothing changed" in life.run("guide", "update").output
        assert life.json("guide", "show") == [after]


def test_every_dataset_of_a_task_gets_it_and_nothing_else_of_them_changes(
    argilla: EmbeddedServer, tmp_path: Path
) -> None:
    three = {key: value for key, value in ROWS[7].items() if key != "option_d"}
    with launched(argilla, tmp_path, "guide-shapes", rows=[*ROWS[:7], three]) as life:
        owner = argilla.client()
        for noted in (None, {"ours": 1}):  # Argilla stores metadata only where there is none
            changed = owner.patch(f"datasets/{life.dataset}", json={"metadata": noted})
            assert changed.status_code == 200
        life.write_guide(SECOND)
        assert [each["dataset"] for each in life.json("guide", "update")] == ["arc", "arc-3-options"]
        stored = owner.get(f"datasets/{life.dataset}").json()
        assert stored["metadata"]["ours"] == 1
        assert stored["metadata"]["guide"]["version"] == 2
        assert (stored["name"], stored["distribution"]["min_submitted"]) == ("arc", 1)
        third = SECOND.replace("Versión 2", "Versión 3", 1).replace(
            "- Versión 2", "- Versión 3: x\n- Versión 2"
        )
        life.write_guide(third)
        assert [each["version"] for each in life.json("guide", "update")] == [3, 3]
        metadata = owner.get(f"datasets/{life.dataset}").json()["metadata"]
        assert (metadata["ours"], metadata["guide"]["version"]) == (1, 3)
        assert metadata["guide"]["published_at"] > stored["metadata"]["guide"]["published_at"]


def test_guidelines_that_somebody_changes_in_argilla_meanwhile_stay(
    argilla: EmbeddedServer, tmp_path: Path
) -> None:
    with launched(argilla, tmp_path, "guide-moved") as life:
        life.write_guide(SECOND)
        with connected_argilla(life.settings) as client:
            guides = fetch_guides(client, life.work.file)
            theirs = GUIDE.replace("millas son millas", "millas se quedan")
            argilla.client().patch(f"datasets/{life.dataset}", json={"guidelines": theirs}).raise_for_status()
            with pytest.raises(FielError, match="someone changed them in Argilla meanwhile"):
                update_guides(client, guides)
        assert argilla.client().get(f"datasets/{life.dataset}").json()["guidelines"] == theirs


def test_a_changed_text_needs_a_new_version(argilla: EmbeddedServer, tmp_path: Path) -> None:
    with launched(argilla, tmp_path, "guide-refused") as life:
        refusals = {
            GUIDE.replace("millas", "leguas"): "arc: expected a version of 2 or more, since the text was",
            GUIDE.replace("Versión 1 ·", "Versión 0 ·"): "expected a line after the title like Version 2",
            GUIDE.replace("Versión 1 ·", "Versión 2 ·"): "saying what changed in version 2",
        }
        for text, expected in refusals.items():
            life.write_guide(text)
            result = life.run("guide", "update")
            assert isinstance(result.exception, FielError)
            assert expected in str(result.exception) and str(life.guide) in str(result.exception)
        life.write_guide(SECOND)
        life.run("guide", "update")
        life.write_guide(GUIDE)
        result = life.run("guide", "update")
        assert "volunteers already see version 2" in str(result.exception)
        assert life.json("guide", "show")[0]["published"] == 2


def test_only_touched_items_go_back_and_nothing_is_lost(argilla: EmbeddedServer, tmp_path: Path) -> None:
    rows = [ROWS[0], {**ROWS[1], "option_c": "22 veces"}, *ROWS[2:]]  # a number that the checks miss
    with launched(argilla, tmp_path, "guide-requeue", rows=rows) as life:
        corrected = {"option_d": "Ninguno"}
        life.answer("ana", "Test/1", "corrected", texts=corrected, comment="¿Así?")
        life.answer("ana", "Test/2")
        life.answer("ana", "Test/3")
        assert (
            "Test/1" not in life.people["luis"].queue(life.dataset)
            or life.records()["Test/1"]["status"] == "completed"
        )
        refused = life.run("guide", "requeue", "--item", "Test/1", "--yes")
        assert "publish a new version with fiel guide update first" in str(refused.exception)
        life.write_guide(SECOND)
        life.run("guide", "update")

        asked = life.run("guide", "requeue", "--item", "Test/1", "--finding", "changed-number", input="n\n")
        assert asked.exit_code == 1
        assert "To become drafts: 2 answers from 1 person to 2 items." in asked.output
        assert {record["status"] for record in life.records().values()} == {"completed", "pending"}
        assert life.records()["Test/1"]["status"] == "completed"

        command = ("guide", "requeue", "--item", "Test/1", "--finding", "changed-number", "--yes")
        done = life.json(*command)
        assert [each["item"] for each in done["answers"]] == ["Test/1", "Test/2"]
        records = life.records()
        assert [records[f"Test/{number}"]["status"] for number in (1, 2, 3)] == ["pending"] * 2 + [
            "completed"
        ]
        (draft,) = records["Test/1"]["responses"]
        assert draft["status"] == "draft"
        assert draft["values"]["option_d"]["value"] == "Ninguno"
        assert draft["values"]["comment"]["value"] == "¿Así?"
        assert "Test/1" in life.people["luis"].queue(life.dataset)  # for other people it waits again

        archive = Path(done["archive"])
        assert stat.S_IMODE(archive.stat().st_mode) == 0o600
        kept = [json.loads(line) for line in archive.read_text(encoding="utf-8").splitlines()]
        assert [(each["item"], each["guide"]) for each in kept] == [("Test/1", 2), ("Test/2", 2)]
        assert kept[0]["values"]["option_d"]["value"] == "Ninguno"

        url = f"responses/{draft['id']}"
        again = {"status": "submitted", "values": draft["values"]}
        assert life.people["ana"].client.put(url, json=again).status_code == 200
        assert life.json(*command) == {
            "archive": None,
            "answers": [],
            "newer": [],
            "settled": [],
        }  # what was given since is left alone
        with connected_argilla(life.settings) as client:
            judgements = collect_answers(client, life.work.campaign, life.work.items).judgements["arc"]
        assert sorted(each.item_id for each in judgements) == ["Test/1", "Test/3"]


def test_items_that_are_not_there_are_refused(argilla: EmbeddedServer, tmp_path: Path) -> None:
    with launched(argilla, tmp_path, "guide-strange") as life:
        life.write_guide(SECOND)
        life.run("guide", "update")
        listed = tmp_path / "ids.txt"
        listed.write_text("Test/1\n\nTest/99\n", encoding="utf-8")
        refusals = {
            ("--items", listed): "--item: expected the id of an item in Argilla, found Test/99: fiel",
            ("--finding", "changed-unit"): "--finding: expected a check that found something",
            (): "expected --item, --items or --finding",
        }
        for arguments, expected in refusals.items():
            result = life.run("guide", "requeue", *arguments, "--yes")
            assert isinstance(result.exception, FielError)
            assert expected in str(result.exception)


def test_an_interrupted_requeue_is_completed(argilla: EmbeddedServer, tmp_path: Path) -> None:
    with launched(argilla, tmp_path, "guide-halfway", annotation={"min_submitted": 2}) as life:
        for who in ("ana", "luis"):
            life.answer(who, "Test/1")
        life.write_guide(SECOND)
        life.run("guide", "update")
        archive = life.settings.home / "requeued" / "guide-halfway.jsonl"
        with connected_argilla(life.settings) as client:
            guides = fetch_guides(client, life.work.file)
            answers = find_old_answers(client, guides, Touched(items=["arc=Test/1"]))
            assert len(answers) == 2
            archive_answers(answers, archive)
            return_answers(client, answers[:1])  # and here the connection breaks
        done = life.json("guide", "requeue", "--item", "Test/1", "--yes")
        assert [each["annotator"] for each in done["answers"]] == [answers[1].annotator]
        assert [each["status"] for each in life.records()["Test/1"]["responses"]] == ["draft", "draft"]
        kept = archive.read_text(encoding="utf-8").splitlines()
        assert sorted(json.loads(line)["annotator"] for line in kept) == [
            "guide-halfway-ana",
            "guide-halfway-luis",
        ]
        assert [path.name for path in archive.parent.glob("*halfway*")] == ["guide-halfway.jsonl"]
