"""An organizer's day in the terminal, on a real Argilla: disputes one by one, the daily command, messages."""

import json
import subprocess
import sys
import threading
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook
from pydantic import SecretStr

from fiel.annotation.people import ensure_annotators
from fiel.annotation.records import find_datasets
from fiel.campaign.folders import choose_campaign
from fiel.campaign.work import Work, load_work
from fiel.cli import cli
from fiel.errors import FielError
from fiel.judgements import identify_comment
from fiel.messages.catalogue import Catalogue
from fiel.settings import Settings
from fiel.workflow.announce import announce_changes
from fiel.workflow.connection import connected_argilla
from fiel.workflow.gathering import gather_answers
from fiel.workflow.invitations import invite
from fiel.workflow.launch import launch_work
from fiel.workflow.resolve import collect_disputes
from fiel.workflow.status import report_status
from tests.helpers.campaigns import ROWS, Person, write_campaign
from tests.server.running import EmbeddedServer

SEGMENTS = ("instruction", "option_a", "option_b", "option_c", "option_d")
OTHER = "=¿Qué número da {0} + 1?"


@dataclass(frozen=True)
class Scene:
    """A campaign with five disputes, and its people."""

    server: EmbeddedServer
    path: Path
    people: dict[str, Person]
    queues: dict[str, dict[str, Any]]

    @property
    def settings(self) -> Settings:
        return Settings(home=self.server.home)

    def answer(self, name: str, number: int, *, changed: bool = False, comment: str = "") -> None:
        row = ROWS[number - 1]
        texts = {segment: str(row[segment]) for segment in SEGMENTS}
        if changed:
            texts["instruction"] = OTHER.format(number)
        verdict = "corrected" if changed else "correct"
        record = self.queues[name][str(row["id"])]["id"]
        self.people[name].answer(record, verdict, texts, comment=comment)

    def disputes(self) -> list[str]:
        work = load_work(self.path)
        with connected_argilla(self.settings) as client:
            return [each.item.id for each in collect_disputes(work, gather_answers(client, work).judgements)]


@pytest.fixture(scope="module")
def scene(argilla: EmbeddedServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    path = write_campaign(tmp_path_factory.mktemp("daily"), "daily", annotation={"min_submitted": 2})
    work, settings = load_work(path), Settings(home=argilla.home)
    launch_work(settings, work)
    with connected_argilla(settings) as client:
        dataset = find_datasets(client, "daily")["arc"]["id"]
        passwords = ensure_annotators(client, work.campaign, ["day-ana", "day-leo"])
    people = {name: Person(argilla.url, name, password) for name, password in passwords.items()}
    found = Scene(argilla, path, people, {name: each.queue(dataset) for name, each in people.items()})
    for number in range(1, 6):
        found.answer("day-ana", number, changed=True, comment="¿Cifras?" if number == 1 else "")
        found.answer("day-leo", number)
    yield found
    for person in people.values():
        person.close()


@pytest.fixture
def fiel(scene: Scene) -> Callable[..., Result]:
    def run(*words: str, answer: str | None = None) -> Result:
        command = [*words, "--home", str(scene.server.home)]
        return CliRunner(mix_stderr=False).invoke(cli, command, input=answer)

    return run


Fiel = Callable[..., Result]


def test_the_status_and_the_disputes_are_a_spreadsheet(scene: Scene, fiel: Fiel, tmp_path: Path) -> None:
    out = tmp_path / "status.xlsx"
    done = fiel("status", str(scene.path), "--xlsx", str(out))
    assert done.exit_code == 0, done.stderr
    assert out.stat().st_mode & 0o777 == 0o600
    book = load_workbook(out)
    assert [list(row) for row in book["status"].iter_rows(values_only=True)][1][:3] == ["arc", 8, 5]
    disputed = [
        row for row in book["disputed"].iter_rows(values_only=True) if row[1:3] == ("Test/1", "instruction")
    ]
    texts = {row[6]: row[5] for row in disputed}
    assert texts == {"day-leo": "¿Cuánto es 1 + 1?", "day-ana": f"'{OTHER.format(1)}"}  # no formula
    lists = [row[:4] for row in book["lists"].iter_rows(values_only=True)]
    assert ("comments", "arc", "Test/1", "day-ana") in lists
    refused = fiel("status", str(scene.path), "--xlsx", str(tmp_path / "status.csv"))
    assert isinstance(refused.exception, FielError) and "ends in .xlsx" in str(refused.exception)


def test_resolve_without_an_item_walks_through_all_disputes(scene: Scene, fiel: Fiel) -> None:
    listed = json.loads(fiel("resolve", str(scene.path), "--json").stdout)
    assert [each["item_id"] for each in listed] == [f"Test/{number}" for number in range(1, 6)]
    # take the first person's; skip; write; a choice that is none, then unusable; stop
    answers = "1\ns\nw\n¿Cuánto da 3 + 1?\nx\nu\nother\nq\n"
    done = fiel("resolve", str(scene.path), answer=answers)
    assert done.exit_code == 0, done.stderr
    assert "1 of 5: arc Test/1: disputed" in done.stdout
    assert done.stdout.count("  now validated (") == 2 and "  now unusable (organizer)" in done.stdout
    assert "3 disputes decided, 2 left." in done.stdout
    assert scene.disputes() == ["Test/2", "Test/5"]


def test_the_end_of_the_input_leaves_the_rest_as_it_is(scene: Scene, fiel: Fiel) -> None:
    command = [sys.executable, "-m", "fiel", "resolve", str(scene.path), "--home", str(scene.server.home)]
    done = subprocess.run(command, input="s\n", capture_output=True, text=True, check=False)
    assert done.returncode == 0 and "0 disputes decided, 2 left." in done.stdout, done.stderr
    refused = fiel("resolve", str(scene.path), "--correct")
    assert isinstance(refused.exception, FielError) and "ITEM_ID" in str(refused.exception)


def test_a_day_is_one_command_without_a_path(
    scene: Scene, fiel: Fiel, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("FIEL_CAMPAIGN", str(scene.path))
    monkeypatch.chdir(tmp_path)
    invited = [
        invite(scene.settings, scene.path, days=days, max_uses=9, approve=False, practice="none")[0]
        for days in (2, 9)
    ]
    done = fiel("daily", "--ask", answer="c\nq\n")
    assert done.exit_code == 0, done.stderr
    assert f"Invitation {invited[0]} ends on 20" in done.stdout and invited[1] not in done.stdout
    assert "New comments: 1" in done.stdout and "fiel feedback answer" in done.stdout
    assert "Disputes: 2" in done.stdout and "1 dispute decided, 1 left." in done.stdout
    assert "Prueba: la semana en números" in done.stdout
    (archive,) = (scene.server.home / "archives").glob("daily-*.zip")
    assert archive.stat().st_mode & 0o777 == 0o600
    assert zipfile.ZipFile(archive).testzip() is None
    told = json.loads(fiel("daily", "--json").stdout)  # again on the same day
    assert told["archive"] == str(archive) and told["disputes"] == ["arc=Test/5"]
    assert told["ending_invitations"] == invited[:1]
    assert "day-" not in told["news"]


def test_each_person_gets_a_message_with_what_they_need(scene: Scene, fiel: Fiel, tmp_path: Path) -> None:
    printed = fiel("people", "welcome", str(scene.path), "day-ana")
    assert printed.exit_code == 0, printed.stderr
    assert "¡Hola, day-ana!" in printed.stdout and "/annotation-mode?sort=" in printed.stdout
    assert "contraseña" not in printed.stdout
    passwords, out = tmp_path / "new.csv", tmp_path / "welcome.txt"
    assert fiel("people", "add", str(scene.path), "day-eva", "--passwords", str(passwords)).exit_code == 0
    refused = fiel("people", "welcome", str(scene.path), "--passwords", str(passwords))
    assert isinstance(refused.exception, FielError) and "--out" in str(refused.exception)
    done = fiel("people", "welcome", str(scene.path), "--passwords", str(passwords), "--out", str(out))
    assert done.exit_code == 0 and out.stat().st_mode & 0o777 == 0o600
    password = passwords.read_text(encoding="utf-8").splitlines()[1].split(",")[1]
    assert f"Tu contraseña: {password}" in out.read_text(encoding="utf-8") and password not in done.stdout
    unknown = fiel("people", "welcome", str(scene.path), "day-anna")
    assert "did you mean day-ana" in str(unknown.exception)


def test_the_chat_is_told_once_and_without_names(scene: Scene, tmp_path: Path) -> None:
    told: list[str] = []
    taking = threading.Event()

    class Chat(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(200 if taking.is_set() else 503)
            self.end_headers()
            if taking.is_set():
                told.append(body["text"])

        def log_message(self, format: str, *args: Any) -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Chat)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    address = SecretStr(f"http://127.0.0.1:{server.server_port}/secret-hook")
    settings = scene.settings.model_copy(update={"home": tmp_path, "webhook": address})
    try:
        work = load_work(scene.path)
        assert announce(scene, settings, work) == []  # the first time it only looks
        scene.answer("day-ana", 6, changed=True, comment="¿Y esto?")
        scene.answer("day-leo", 6)
        with pytest.raises(FielError, match="status 503"):
            announce(scene, settings, work)
        taking.set()
        assert len(announce(scene, settings, work)) == 3  # nothing was lost
        assert announce(scene, settings, work) == []
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
    assert told == [
        "Prueba: ¡75\u00a0% de los elementos terminados!\nPrueba: comentarios nuevos sin respuesta: 1\n"
        "Prueba: elementos nuevos en los que no hay acuerdo: 1"
    ]


def test_a_second_look_is_asked_for_until_an_organizer_decides(scene: Scene, fiel: Fiel) -> None:
    """What somebody wrote besides waits for an answer all the same."""
    words = Catalogue("interface", "it").text("second-look-text")  # in whatever language the form was
    texts = f"{words} ", f"{words} ¿siete? Y la guía está mal."
    bare, more = (identify_comment("arc", "Test/7", text.strip()) for text in texts)
    scene.answer("day-ana", 7, comment=texts[0])
    scene.answer("day-leo", 7, comment=texts[1])
    scene.answer("day-ana", 8, comment=words)
    scene.answer("day-leo", 8, changed=True)  # in dispute, where it is decided anyway
    path = str(scene.path)
    told = json.loads(fiel("daily", path, "--json").stdout)
    assert told["second_looks"] == ["arc=Test/7"] and "arc=Test/8" in told["disputes"]
    described = fiel("daily", path, "--no-ask").stdout
    assert f"Asked to look again at arc=Test/7: fiel resolve {path} arc=Test/7" in described
    assert fiel("resolve", path, "arc=Test/7", "--correct", "--yes").exit_code == 0
    after = json.loads(fiel("daily", path, "--json").stdout)
    assert after["second_looks"] == []
    assert {bare, more} <= {*told["comments"]}
    assert {*after["comments"]} == {*told["comments"]} - {bare}


def announce(scene: Scene, settings: Settings, work: Work) -> list[str]:
    with connected_argilla(scene.settings) as client:
        judgements = gather_answers(client, work).judgements
    return announce_changes(settings, work, report_status(scene.settings, work), judgements)


def test_which_campaign_it_is_when_nobody_says(tmp_path: Path) -> None:
    folder, home = tmp_path / "campaigns", tmp_path / "home"
    with pytest.raises(FielError, match="CAMPAIGN: expected a campaign file, found none given, none in"):
        choose_campaign(home, folder=folder)
    first = write_campaign(folder, "first")
    assert choose_campaign(home, folder=folder) == first
    assert choose_campaign(home, tmp_path / "chosen.yaml", folder=folder) == tmp_path / "chosen.yaml"
    second = write_campaign(folder, "second")
    with pytest.raises(FielError, match="2 in .*set FIEL_CAMPAIGN"):
        choose_campaign(home, folder=folder)
    for place in ("launches/second.json", "places/second.txt"):
        (home / place).parent.mkdir(parents=True)
        (home / place).write_text(f"{second}\n", encoding="utf-8")
    assert choose_campaign(home, folder=folder) == second
