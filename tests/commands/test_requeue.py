"""Answers that do not count, given back to people on a real Argilla."""

import json
import stat
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from fiel.annotation import client, rewriting
from fiel.annotation import client as argilla_client
from fiel.annotation.guidelines import fetch_guides
from fiel.annotation.requeue import find_problem_answers, return_answers
from fiel.campaign import requeued as requeued_file
from fiel.campaign.requeued import archive_answers
from fiel.cli import cli
from fiel.workflow.connection import connected_argilla
from fiel.workflow.gathering import gather_answers
from tests.commands.lives import SECOND, Life, launched
from tests.helpers.collecting import collect_answers
from tests.server.running import EmbeddedServer

RULES = {"min_answers": 6, "min_gold": 0.6}
GOLD = "id,decision\n" + "".join(f"Test/{number},correct\n" for number in range(1, 6))


def fiel(life: Life, command: str, *arguments: str, input: str | None = None) -> Result:
    line = [command, str(life.path), *arguments, "--home", str(life.argilla.home)]
    return CliRunner().invoke(cli, line, input=input)


def requeue(life: Life, problem: str) -> list[dict[str, Any]]:
    result = fiel(life, "requeue", "--problem", problem, "--yes", "--json")
    assert result.exit_code == 0, result.output
    answers: list[dict[str, Any]] = json.loads(result.stdout)["answers"]
    return answers


def kept(life: Life) -> list[dict[str, Any]]:
    path = life.argilla.home / "requeued" / f"{life.work.campaign.name}.jsonl"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


BACK = "  To return these items to the queues: fiel requeue"


def test_an_answer_that_empties_a_text_goes_back_and_nothing_is_lost(
    argilla: EmbeddedServer, tmp_path: Path
) -> None:
    with launched(argilla, tmp_path, "emptied") as life:
        life.answer("ana", "Test/1", "corrected", texts={"option_d": " "}, comment="¿Sobra?")
        life.answer("ana", "Test/2")
        assert life.records()["Test/1"]["status"] == "completed"  # to Argilla it has its answer
        said = fiel(life, "status").output
        assert "  Not counted, because a text was emptied: Test/1 by emptied-ana\n" in said
        assert f"{BACK} {life.path} --problem emptied\n" in said

        nothing = fiel(life, "requeue", "--problem", "careless", "--yes")
        assert nothing.output == "Nothing changed: no answer has such a problem.\n"
        asked = fiel(life, "requeue", "--problem", "emptied", input="n\n")
        assert asked.exit_code == 1
        assert "To become drafts: 1 answer from 1 person to 1 item." in asked.output
        assert life.records()["Test/1"]["status"] == "completed"

        (answer,) = requeue(life, "emptied")
        assert (answer["item"], answer["annotator"], answer["problem"]) == (
            "Test/1",
            "emptied-ana",
            "emptied:option_d",
        )
        records = life.records()
        assert (records["Test/1"]["status"], records["Test/2"]["status"]) == ("pending", "completed")
        (draft,) = records["Test/1"]["responses"]
        assert (draft["status"], draft["values"]["comment"]["value"]) == ("draft", "¿Sobra?")
        assert "Test/1" in life.people["luis"].queue(life.dataset)
        assert [each["values"] for each in kept(life)] == [draft["values"]]
        assert "To return these items to the queues" not in fiel(life, "status").output

        mended = {**draft["values"], "option_d": {"value": "Ninguno"}}
        again = {"status": "submitted", "values": mended}
        assert life.people["ana"].client.put(f"responses/{draft['id']}", json=again).status_code == 200
        assert requeue(life, "emptied") == []
        assert len(kept(life)) == 1
        with connected_argilla(life.settings) as client:
            found = collect_answers(client, life.work.campaign, life.work.items).judgements["arc"]
        assert {each.item_id: (each.decision, each.problem) for each in found} == {
            "Test/1": ("corrected", None),
            "Test/2": ("correct", None),
        }


def test_careless_answers_go_back_all_of_them_even_after_an_interruption(
    argilla: EmbeddedServer, tmp_path: Path
) -> None:
    (tmp_path / "gold.csv").write_text(GOLD, encoding="utf-8")
    with launched(argilla, tmp_path, "set-aside", task={"gold": "gold.csv"}, careless=RULES) as life:
        life.answer("ana", "Test/8")
        for number in range(1, 8):
            life.answer("luis", f"Test/{number}", "corrected", texts={"option_d": "Lo que sea"})
        said = fiel(life, "status").output
        assert "Set aside: 7 answers by set-aside-luis" in said
        assert f"{BACK} {life.path} --problem careless\n" in said
        assert requeue(life, "emptied") == []

        with connected_argilla(life.settings) as client:
            judgements = gather_answers(client, life.work).judgements
            answers = find_problem_answers(client, fetch_guides(client, life.work.file), judgements)
            assert len(answers) == 7
            archive_answers(answers, life.argilla.home / "requeued" / "set-aside.jsonl")
            return_answers(client, answers[:3])  # and here the connection breaks
        assert json.loads(fiel(life, "status", "--json").stdout)["careless"] == []  # too few to tell by

        back = requeue(life, "careless")
        assert sorted(each["item"] for each in back) == sorted(each.item for each in answers[3:])
        assert {each["problem"] for each in back} == {"careless:gold-missed"}
        records = life.records()
        assert {name for name, each in records.items() if each["status"] == "completed"} == {"Test/8"}
        drafts = [each for record in records.values() for each in record["responses"]]
        assert sorted(each["status"] for each in drafts) == ["draft"] * 7 + ["submitted"]
        assert requeue(life, "careless") == []
        assert sorted(each["item"] for each in kept(life)) == [f"Test/{number}" for number in range(1, 8)]
        assert len(life.people["ana"].queue(life.dataset)) == 7


def send_again(life: Life, item: str, text: str) -> None:
    """Have Ana send another answer in the place of hers."""
    (response,) = life.records()[item]["responses"]
    values = {**response["values"], "option_d": {"value": text}}
    body = {"status": "submitted", "values": values}
    life.people["ana"].client.put(f"responses/{response['id']}", json=body).raise_for_status()


@pytest.mark.parametrize("moment", ["before the last look", "after the last look"])
def test_a_newer_answer_that_is_sent_while_it_runs_stays(
    argilla: EmbeddedServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    with launched(argilla, tmp_path, f"newer-{moment.split()[0]}") as life:
        for item in ("Test/1", "Test/2"):
            life.answer("ana", item, "corrected", texts={"option_d": " "})
        if moment == "before the last look":
            keep = requeued_file.archive_answers

            def archive_answers(*arguments: Any) -> None:
                keep(*arguments)
                send_again(life, "Test/1", "Ninguno")

            monkeypatch.setattr("fiel.workflow.requeue.archive_answers", archive_answers)
        else:
            ask = client.call
            waiting = ["Test/1"]

            def call(argilla: Any, method: str, *arguments: Any, **options: Any) -> Any:
                if method == "PUT" and waiting:
                    send_again(life, waiting.pop(), "Ninguno")
                return ask(argilla, method, *arguments, **options)

            monkeypatch.setattr(rewriting, "call", call)
        done = fiel(life, "requeue", "--problem", "emptied", "--yes", "--json")
        assert done.exit_code == 0, done.output
        told = json.loads(done.stdout)
        assert [each["item"] for each in told["answers"]] == ["Test/2"]
        assert [each["item"] for each in told["newer"]] == ["Test/1"]
        (newer,) = life.records()["Test/1"]["responses"]
        assert (newer["status"], newer["values"]["option_d"]["value"]) == ("submitted", "Ninguno")
        assert [each["status"] for each in life.records()["Test/2"]["responses"]] == ["draft"]
        again = fiel(life, "requeue", "--problem", "emptied", "--yes").output
        assert again == "Nothing changed: no answer has such a problem.\n"


def test_what_is_left_alone_is_named(
    argilla: EmbeddedServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with launched(argilla, tmp_path, "newer-told") as life:
        life.answer("ana", "Test/1")
        life.write_guide(SECOND)
        life.run("guide", "update")
        keep = requeued_file.archive_answers

        def archive_answers(*arguments: Any) -> None:
            keep(*arguments)
            send_again(life, "Test/1", "Ninguno")

        monkeypatch.setattr("fiel.workflow.requeue.archive_answers", archive_answers)
        said = life.run("guide", "requeue", "--item", "Test/1", "--yes").output
        assert said == (
            "Skipped, because a newer answer was submitted meanwhile: Test/1 by newer-told-ana. "
            "To requeue that one too, run this again.\n"
        )
        (newer,) = life.records()["Test/1"]["responses"]
        assert (newer["status"], newer["values"]["option_d"]["value"]) == ("submitted", "Ninguno")


def test_a_draft_whose_acknowledgement_was_lost_is_counted(
    argilla: EmbeddedServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with launched(argilla, tmp_path, "lost-reply") as life:
        life.answer("ana", "Test/1", "corrected", texts={"option_d": " "})
        ask, waiting = argilla_client._request, [True]

        def request(client: Any, method: str, *arguments: Any, **options: Any) -> Any:
            answer = ask(client, method, *arguments, **options)
            if method == "PUT" and waiting:
                waiting.clear()
                raise argilla_client.ServerTrouble("the connection broke")
            return answer

        monkeypatch.setattr(argilla_client, "_request", request)
        assert [each["item"] for each in requeue(life, "emptied")] == ["Test/1"]
        assert not waiting


def test_items_that_a_stock_argilla_leaves_complete_without_answers_come_back(
    argilla: EmbeddedServer, tmp_path: Path
) -> None:
    with launched(argilla, tmp_path, "gone") as life:
        life.answer("ana", "Test/2")
        records = life.records()
        owner = argilla.client()
        body = {"status": "discarded"}
        owner.post(f"records/{records['Test/4']['id']}/responses", json=body).raise_for_status()
        for item in ("Test/1", "Test/4"):  # as a stock Argilla leaves them when their person is deleted
            statement = "UPDATE records SET status = 'completed' WHERE id = ?"
            argilla.execute(statement, records[item]["id"].replace("-", ""))
        assert "Test/1" not in life.people["luis"].queue(life.dataset)
        doctor = fiel(life, "doctor")
        assert "status does not match their answers: gone/arc: 2" in doctor.output
        assert "fiel requeue with the file of gone and --problem status" in doctor.output
        said = fiel(life, "requeue", "--problem", "status").output
        assert said == "Status corrected to match the answers: Test/1, Test/4\n"
        after = life.records()
        assert {name for name, each in after.items() if each["status"] == "completed"} == {"Test/2"}
        assert {name: len(each["responses"]) for name, each in after.items() if each["responses"]} == {
            "Test/2": 1,
            "Test/4": 1,
        }
        assert "Test/1" in life.people["luis"].queue(life.dataset)
        assert fiel(life, "requeue", "--problem", "status").output == (
            "Nothing changed: no answer has such a problem.\n"
        )
        assert "status does not match" not in fiel(life, "doctor").output
