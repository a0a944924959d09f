"""Careless answers on a real Argilla: found by hidden gold items, listed, and counted by nothing."""

import json
from pathlib import Path

import pyarrow.parquet as pq
from click.testing import CliRunner

from fiel.annotation.people import ensure_annotators
from fiel.annotation.records import find_datasets
from fiel.campaign.work import load_work
from fiel.cli import cli
from fiel.settings import Settings
from fiel.workflow.connection import connected_argilla
from fiel.workflow.launch import launch_work
from tests.helpers.campaigns import Person, write_campaign
from tests.server.running import EmbeddedServer

GOLD = "".join(
    [
        "id,decision,option_d\n",
        *(f"Test/{number},correct,\n" for number in range(1, 5)),
        "Test/5,corrected,\n",
    ]
)
RULES = {"min_answers": 5, "min_gold": 0.6}


def test_answers_of_who_misses_the_gold_are_listed_and_not_used(
    argilla: EmbeddedServer, tmp_path: Path
) -> None:
    (tmp_path / "gold.csv").write_text(GOLD, encoding="utf-8")
    path = write_campaign(tmp_path, "gilded", task={"gold": "gold.csv"}, careless=RULES)
    work, home = load_work(path), argilla.home
    launch_work(Settings(home=home), work)
    with connected_argilla(Settings(home=home)) as client:
        dataset = find_datasets(client, "gilded")["arc"]["id"]
        passwords = ensure_annotators(client, work.campaign, ["gild-ana", "gild-leo"])
    texts = {item.id: {each.name: each.translation for each in item.segments} for item in work.items["arc"]}
    ana, leo = (Person(argilla.url, name, passwords[name]) for name in ("gild-ana", "gild-leo"))
    queue = ana.queue(dataset)
    shown = {name: (set(record["metadata"]), set(record["fields"]["item"])) for name, record in queue.items()}
    assert len(shown) == 8 and len({str(sorted(map(sorted, each))) for each in shown.values()}) == 1
    for item_id, record in leo.queue(dataset).items():
        leo.answer(record["id"], "corrected", texts[item_id] | {"option_d": "Lo que sea"})
    for item_id in ("Test/1", "Test/2", "Test/3", "Test/4", "Test/6"):
        ana.answer(queue[item_id]["id"], "correct", texts[item_id])
    ana.close()
    leo.close()

    def fiel(*arguments: str) -> str:
        done = CliRunner().invoke(cli, [arguments[0], str(path), *arguments[1:], "--home", str(home)])
        assert done.exit_code == 0, done.output
        return str(done.output)

    found = json.loads(fiel("status", "--json"))
    careless = {"annotator": "gild-leo", "rule": "gold-missed", "found": 0.2, "limit": 0.6, "answers": 8}
    assert found["careless"] == [careless]
    assert [(each["annotator"], each["gold"], each["gold_right"]) for each in found["quality"]] == [
        ("gild-ana", 4, 1.0),
        ("gild-leo", 5, 0.2),
    ]
    assert found["tasks"][0]["verdicts"] == {"validated": 5, "unusable": 0, "disputed": 0, "pending": 3}
    said = "Set aside: 8 answers by gild-leo: 20% of the hidden gold items right, expected 60% or more"
    assert said in fiel("status").splitlines()
    assert "gild-leo: does not count, careless:gold-missed" in fiel("resolve", "Test/1").splitlines()
    # What is set aside is not thanked for.
    (receipt,) = json.loads(fiel("receipts", "--out", str(tmp_path / "receipts"), "--json"))
    assert (receipt["username"], receipt["answers"]) == (
        "gild-ana",
        5,
    )
    assert [path.name for path in (tmp_path / "receipts").iterdir()] == ["gild-ana.html"]
    fiel("export", "--out", str(tmp_path / "out"))
    rows = pq.read_table(tmp_path / "out" / "arc" / "es" / "test.parquet").to_pylist()
    assert {row["option_d"] for row in rows} == {"Nada"}
