"""Answers that do not count, given back to people on a real Argilla."""

import json
import stat
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from fiel.annotation.collect import collect_judgements
from fiel.annotation.guidelines import fetch_guides
from fiel.annotation.requeue import archive_answers, find_problem_answers, return_answers
from fiel.cli import cli
from fiel.workflow.connection import connected_argilla
from fiel.workflow.gathering import gather_answers
from tests.commands.lives import Life, launched
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


BACK = "  To put these items back into the queues: fiel requeue"


def test_an_answer_that_empties_a_text_goes_back_and_nothing_is_lost(
    argilla: EmbeddedServer, tmp_path: Path
) -> None:
    with launched(argilla, tmp_path, "emptied") as life:
        life.answer("ana", "Test/1", "corrected", texts={"option_d": " "}, comment="¿Sobra?")
        life.answer("ana", "Test/2")
        assert life.records()["Test/1"]["status"] == "completed"  # to Argilla it has its answer
        said = fiel(life, "status").output
        assert "  Not counted, a text is emptied: Test/1 of emptied-ana\n" in said
        assert f"{BACK} {life.path} --problem emptied\n" in said

        nothing = fiel(life, "requeue", "--problem", "careless", "--yes")
        assert nothing.output == "Nothing changed: no answer has such a problem.\n"
        asked = fiel(life, "requeue", "--problem", "emptied", input="n\n")
        assert asked.exit_code == 1
        assert "To become drafts: 1 answer of 1 person to 1 item." in asked.output
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
        assert "To put these items back into the queues" not in fiel(life, "status").output

        mended = {**draft["values"], "option_d": {"value": "Ninguno"}}
        again = {"status": "submitted", "values": mended}
        assert life.people["ana"].client.put(f"responses/{draft['id']}", json=again).status_code == 200
        assert requeue(life, "emptied") == []
        assert len(kept(life)) == 1
        with connected_argilla(life.settings) as client:
            found = collect_judgements(client, life.work.campaign, life.work.items)["arc"]
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
        assert "Set aside: 7 answers of set-aside-luis" in said
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
