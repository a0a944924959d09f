"""Disputes decided from the command line, on a real Argilla, through to the export."""

import json
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result

from fiel.annotation.client import Argilla
from fiel.annotation.people import ensure_annotators
from fiel.annotation.records import fetch_records, find_datasets
from fiel.campaign.work import load_work
from fiel.cli import cli
from fiel.errors import FielError
from fiel.settings import Settings
from fiel.verdicts.careless import CarelessPerson
from fiel.verdicts.resolution import Choice
from fiel.workflow.connection import connected_argilla
from fiel.workflow.gathering import gather_answers
from fiel.workflow.launch import launch_work
from fiel.workflow.resolve import opened_item
from tests.helpers.campaigns import ROWS, Person, write_campaign
from tests.server.running import EmbeddedServer

SEGMENTS = ("instruction", "option_a", "option_b", "option_c", "option_d")
MENDED = "¿Qué número da 1 + 1?"
OWN = "¿Qué suman 3 y 1?"
ANSWERS = {
    "res-ana": [
        ("corrected", {"instruction": MENDED}),
        ("unusable", {}),
        ("corrected", {"option_d": "Ninguno de ellos"}),
        ("correct", {}),
        ("correct", {}),
    ],
    "res-leo": [
        ("correct", {}),
        ("correct", {}),
        ("corrected", {"option_d": "Nada de nada"}),
        ("correct", {}),
        ("unusable", {}),
    ],
}

Fiel = Callable[..., Result]


@pytest.fixture(scope="module")
def campaign(argilla: EmbeddedServer, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A campaign with four disputes and one item that two people accept."""
    path = write_campaign(tmp_path_factory.mktemp("resolving"), "resolving", annotation={"min_submitted": 2})
    work = load_work(path)
    launch_work(Settings(home=argilla.home), work)
    with connected_argilla(Settings(home=argilla.home)) as client:
        dataset = find_datasets(client, "resolving")["arc"]["id"]
        passwords = ensure_annotators(client, work.campaign, list(ANSWERS))
    for name, answers in ANSWERS.items():
        person = Person(argilla.url, name, passwords[name])
        queue = person.queue(dataset)
        for row, (verdict, changes) in zip(ROWS, answers, strict=False):
            texts = {segment: str(row[segment]) for segment in SEGMENTS} | changes
            person.answer(queue[str(row["id"])]["id"], verdict, texts)
        person.close()
    return path


@pytest.fixture
def fiel(argilla: EmbeddedServer, campaign: Path) -> Fiel:
    def run(command: str, *arguments: str, answer: str | None = None) -> Result:
        home = ("--home", str(argilla.home))
        return CliRunner(mix_stderr=False).invoke(
            cli, [command, str(campaign), *arguments, *home], input=answer
        )

    return run


def statuses(fiel: Fiel) -> dict[str, int]:
    done = fiel("status", "--json")
    assert done.exit_code == 0, done.output
    found: dict[str, int] = json.loads(done.output)["tasks"][0]["verdicts"]
    return found


def answers_of(argilla: EmbeddedServer, item_id: str) -> list[dict[str, Any]]:
    with connected_argilla(Settings(home=argilla.home)) as client:
        dataset = find_datasets(client, "resolving")["arc"]["id"]
        records = fetch_records(client, dataset, include="responses")
        (found,) = [each["responses"] for each in records if each["external_id"] == item_id]
    return list(found)


def test_the_answers_are_shown_side_by_side(argilla: EmbeddedServer, fiel: Fiel) -> None:
    done = fiel("resolve", "Test/1")
    assert done.exit_code == 0, done.output
    assert done.output.splitlines()[:5] == [
        "arc Test/1: disputed (tie-text)",
        "instruction",
        "  original: How much is 1 + 1?",
        "  as shown (res-leo): ¿Cuánto es 1 + 1?",
        f"  changed (res-ana): {MENDED}",
    ]
    assert "res-ana: unusable, no reason given" in fiel("resolve", "arc=Test/2").output
    assert len(answers_of(argilla, "Test/1")) == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("Test/99", "--correct"), "Test/99: expected the id of an item of the campaign, found none of"),
        (("Test/1", "--take", "nadie"), "--take: expected one of res-ana, res-leo, found nadie"),
        (("Test/1", "--take", "res-ana", "--correct"), "found several"),
        (("Test/1", "--text", "option_a= "), "Test/1: option_a: expected a text, found nothing"),
        (("Test/1", "--text", "option_z=Sí"), "--text: expected one of instruction, option_a,"),
        (("Test/1", "--text", "Sí"), "--text: expected SEGMENT=TEXT, found 'Sí'"),
        (("Test/1", "--text", "option_a=1", "--text", "option_a=2"), "found option_a again"),
        (("Test/2", "--take", "res-ana", "--text", "option_a=1"), "res-ana marked it unusable"),
    ],
)
def test_what_cannot_be_is_refused(
    argilla: EmbeddedServer, fiel: Fiel, arguments: tuple[str, ...], said: str
) -> None:
    done = fiel("resolve", *arguments)
    assert done.exit_code != 0 and said in str(done.exception)
    assert len(answers_of(argilla, "Test/1")) == 2


def test_an_item_that_is_not_in_dispute_is_asked_about(argilla: EmbeddedServer, fiel: Fiel) -> None:
    change = ("Test/4", "--text", "option_d=Ninguna cosa")
    done = fiel("resolve", *change, answer="n\n")
    assert done.exit_code == 1
    assert (
        "not in dispute but validated (unanimous); with your answer it would be validated (majority-text)"
        in done.stderr
    )
    assert len(answers_of(argilla, "Test/4")) == 2
    assert fiel("resolve", *change, answer="y\n").exit_code == 0
    assert len(answers_of(argilla, "Test/4")) == 3
    assert fiel("resolve", "Test/4", "--correct", "--yes").exit_code == 0
    assert len(answers_of(argilla, "Test/4")) == 3  # one's own answer is replaced


def test_what_was_answered_while_one_looked_is_not_decided_over(
    argilla: EmbeddedServer, fiel: Fiel, campaign: Path
) -> None:
    settings = Settings(home=argilla.home)
    owner = argilla.client()
    me = owner.get("me").json()["id"]

    def answer(item: str, text: str) -> None:
        """Answer in the browser, in the place of an earlier answer if there is one."""
        with connected_argilla(settings) as client:
            dataset = find_datasets(client, "resolving")["arc"]["id"]
            record = next(each for each in fetch_records(client, dataset) if each["external_id"] == item)
        row = next(each for each in ROWS if each["id"] == item)
        values = {"verdict": "corrected", **{name: str(row[name]) for name in SEGMENTS}, "option_d": text}
        body = {
            "record_id": record["id"],
            "status": "submitted",
            "values": {name: {"value": value} for name, value in values.items()},
        }
        (done,) = owner.post("me/responses/bulk", json={"items": [body]}).json()["items"]
        assert done["error"] is None

    for before in (None, "Primera"):  # a first answer, and another in the place of that one
        with opened_item(settings, load_work(campaign), "Test/8") as resolving:
            decided = resolving.decide(Choice(correct=True))
            answer("Test/8", "Primera" if before is None else "Segunda")
            with pytest.raises(FielError, match="Test/8: expected the answers as they were shown"):
                decided.submit()
        (mine,) = [each for each in answers_of(argilla, "Test/8") if each["user_id"] == me]
        found = "Primera" if before is None else "Segunda"
        assert (mine["status"], mine["values"]["option_d"]["value"]) == ("submitted", found)
    with opened_item(settings, load_work(campaign), "Test/8") as resolving:
        resolving.decide(Choice(correct=True)).submit()
    (mine,) = [each for each in answers_of(argilla, "Test/8") if each["user_id"] == me]
    assert mine["values"]["verdict"]["value"] == "correct"
    owner.delete(f"responses/{mine['id']}").raise_for_status()


def test_an_item_is_asked_for_alone(
    argilla: EmbeddedServer, campaign: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its answers are those that a reading of the whole campaign finds; careless people's stay set aside."""
    settings, work = Settings(home=argilla.home), load_work(campaign)
    asked: list[str] = []

    @contextmanager
    def listening(settings: Settings) -> Iterator[Argilla]:
        with connected_argilla(settings) as client:
            hooks = client.http_client.event_hooks
            hooks["request"] = [*hooks["request"], lambda request: asked.append(request.url.path)]
            client.http_client.event_hooks = hooks
            yield client

    monkeypatch.setattr("fiel.workflow.resolve.connected_argilla", listening)
    with connected_argilla(settings) as client:
        whole = gather_answers(client, work).judgements["arc"]
    for number in range(1, 7):
        item = f"Test/{number}"
        with opened_item(settings, work, item) as resolving:
            assert resolving.opened.judgements == tuple(each for each in whole if each.item_id == item)
    assert not [path for path in asked if path.startswith("/api/v1/fiel/") or path.endswith("/records")]
    leo = CarelessPerson(annotator="res-leo", rule="too-fast", found=1, limit=2, answers=5)
    with opened_item(settings, work, "Test/1", careless=[leo]) as resolving:
        problems = {each.annotator: each.problem for each in resolving.opened.judgements}
    assert problems == {"res-ana": None, "res-leo": "careless:too-fast"}
    strict = campaign.with_name("strict.yaml")  # its rule needs all answers of a person
    rule = "careless: {min_answers: 1, min_seconds: 3600}"
    strict.write_text(f"{campaign.read_text(encoding='utf-8')}{rule}\n", encoding="utf-8")
    with opened_item(settings, load_work(strict), "Test/1") as resolving:
        assert {each.problem for each in resolving.opened.judgements} == {"careless:too-fast"}
    assert [path for path in asked if path.startswith("/api/v1/fiel/") or path.endswith("/records")]


def test_disputes_are_decided_exported_and_archived(
    argilla: EmbeddedServer, fiel: Fiel, tmp_path: Path
) -> None:
    assert statuses(fiel)["disputed"] == 4
    assert "To decide: fiel resolve" in fiel("status").output
    taken = fiel("resolve", "Test/1", "--take", "res-ana")
    assert taken.output == "Test/1: was disputed (tie-text), now validated (majority-text)\n"
    unusable = fiel("resolve", "Test/2", "--unusable", "wrong-original")
    assert unusable.output == "Test/2: was disputed (tie-decision), now unusable (majority-decision)\n"
    own = fiel("resolve", "Test/3", "--take", "res-leo", "--text", f"instruction={OWN}", "--json")
    found = json.loads(own.output)
    assert (found["before"]["rule"], found["after"]["rule"]) == ("tie-text", "organizer")
    assert found["after"]["corrections"] == {"instruction": OWN, "option_d": "Nada de nada"}
    assert len(found["after"]["agreeing"]) == 1 and len(found["after"]["annotators"]) == 3
    assert fiel("resolve", "Test/5", "--take", "res-leo").exit_code == 0
    assert statuses(fiel) == {"validated": 3, "unusable": 2, "disputed": 0, "pending": 3}

    out = tmp_path / "out"
    done = fiel("export", "--out", str(out))
    assert done.exit_code == 0, done.output
    rows = {row["id"]: row for row in pq.read_table(out / "arc" / "es" / "test.parquet").to_pylist()}
    assert rows["Test/1"]["instruction"] == MENDED
    assert (rows["Test/3"]["instruction"], rows["Test/3"]["option_d"]) == (OWN, "Nada de nada")

    archive = tmp_path / "resolving.zip"
    assert fiel("close", "--out", str(archive), "--yes").exit_code == 0
    with zipfile.ZipFile(archive) as file:
        content = "".join(file.read(name).decode() for name in file.namelist() if name.endswith("jsonl"))
    assert OWN in content
    closed = fiel("resolve", "Test/1", "--correct", "--yes")
    assert closed.exit_code != 0 and "expected an open campaign" in str(closed.exception)
