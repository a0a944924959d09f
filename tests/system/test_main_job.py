"""The main job, end to end, on real items: launch, answer, snapshot, export, evaluate."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
import yaml

from fiel.annotation.people import ensure_annotators
from fiel.annotation.records import find_datasets
from fiel.campaign import load_campaign
from fiel.campaign.work import Work, load_work
from fiel.items import Item
from fiel.progress import campaign_progress, rank_contributors
from fiel.settings import Settings
from fiel.snapshots.folder import read_snapshot
from fiel.sources.files import read_rows
from fiel.workflow.connection import connected_argilla
from fiel.workflow.export import export_campaign
from fiel.workflow.launch import launch_work
from fiel.workflow.snapshot import take_snapshot
from tests.helpers.campaigns import Person, describe_campaign
from tests.server.running import EmbeddedServer

ITEMS = 100
CORRECTED = {3: "option_a", 17: "instruction", 42: "option_d"}  # position: segment
UNUSABLE = 8


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory, okapi: Path) -> Work:
    folder = tmp_path_factory.mktemp("main-job")
    (folder / "guide.md").write_text("# Guía", encoding="utf-8")
    description = describe_campaign(
        "main-job",
        task={
            "source": {"files": f"{okapi}/okapi/m_arc_es_{{split}}.json"},
            "english": {"files": f"{okapi}/paired/arc_challenge_{{split}}.jsonl", "column": "en"},
            "splits": ["test"],
            "limit": ITEMS,
        },
        license="CC-BY-NC-4.0",
        credits={"person-a": "Ada"},
    )
    path = folder / "main-job.yaml"
    path.write_text(yaml.safe_dump(description), encoding="utf-8")
    return load_work(path)


@pytest.fixture(scope="module")
def settings(argilla: EmbeddedServer, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return Settings(home=argilla.home, snapshot=tmp_path_factory.mktemp("snapshot"))


def better(text: str) -> str:
    return f"{text} (corregido)"


@pytest.fixture(scope="module")
def answered(argilla: EmbeddedServer, settings: Settings, work: Work) -> Iterator[None]:
    """The campaign, launched, with the answers of three people."""
    launch_work(settings, work)
    with connected_argilla(settings) as client:
        datasets = find_datasets(client, work.campaign.name)
        passwords = ensure_annotators(client, work.campaign, ["person-a", "person-b", "person-c"])
    answer_all(argilla, work, datasets, passwords)
    yield


def answer_all(
    argilla: EmbeddedServer, work: Work, datasets: Mapping[str, Any], passwords: Mapping[str, str]
) -> None:
    """Person a takes the first third of the items, b the next 20, c the rest but for the last ten."""
    people = {name: Person(argilla.url, name, password) for name, password in passwords.items()}
    queues: dict[str, dict[str, Any]] = {
        name: {key: value for each in datasets.values() for key, value in person.queue(each["id"]).items()}
        for name, person in people.items()
    }
    assert all(len(queue) == ITEMS for queue in queues.values())
    for number, item in enumerate(work.items["arc"][: ITEMS - 10]):
        name = "person-a" if number < 34 else "person-b" if number < 54 else "person-c"
        answer_one(people[name], queues[name][item.id]["id"], number, item)
    for person in people.values():
        person.close()


def answer_one(person: Person, record_id: str, number: int, item: Item) -> None:
    texts = {segment.name: segment.translation for segment in item.segments}
    if number == UNUSABLE:
        person.answer(record_id, "unusable", texts, comment="No se entiende")
    elif number in CORRECTED:
        segment = CORRECTED[number]
        person.answer(record_id, "corrected", {**texts, segment: better(texts[segment])})
    else:
        person.answer(record_id, "correct", texts)


@pytest.fixture(scope="module")
def exported(
    answered: None, settings: Settings, work: Work, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    out = tmp_path_factory.mktemp("exports") / "out"
    export_campaign(settings, work, out, unresolved="keep")
    return out


def source_rows(okapi: Path, split: str) -> list[dict[str, Any]]:
    rows = [located.row for located in read_rows(okapi / "okapi" / f"m_arc_es_{split}.json")]
    return [{**row, "option_d": row.get("option_d"), "option_e": row.get("option_e")} for row in rows]


def test_the_snapshot_counts_what_people_did(answered: None, settings: Settings, work: Work) -> None:
    take_snapshot(settings, [work])
    tables = read_snapshot(settings.snapshot_folder).tables
    (progress,) = campaign_progress(tables).to_dict("records")
    assert (progress["total"], progress["done"], progress["answers"]) == (ITEMS, 90, 90)
    named = rank_contributors(tables).to_dict("records")
    assert [(row["contributor"], row["answers"]) for row in named if row["contributor"] == "Ada"] == [
        ("Ada", 34)
    ]
    for picture in ("badge-{}-es.svg", "badge-{}-en.svg", "card-{}-es.png", "card-{}-en.png"):
        assert (settings.snapshot_folder / picture.format(work.campaign.name)).is_file()
    stored = b"".join(path.read_bytes() for path in settings.snapshot_folder.rglob("*") if path.is_file())
    assert b"person-" not in stored and b"No se entiende" not in stored


def test_the_export_differs_from_the_source_in_the_corrections_alone(exported: Path, okapi: Path) -> None:
    for split in ("train", "validation", "test"):
        expected = source_rows(okapi, split)
        if split == "test":
            for position, segment in CORRECTED.items():
                expected[position][segment] = better(expected[position][segment])
        table = pq.read_table(exported / "arc" / "es" / f"{split}.parquet")
        assert table.to_pylist() == expected


def test_validated_items_are_a_configuration_of_their_own(exported: Path, okapi: Path) -> None:
    ids = pq.read_table(exported / "arc/es_validated/test.parquet")["id"].to_pylist()
    expected = [row["id"] for row in source_rows(okapi, "test")[: ITEMS - 10]]
    assert ids == [each for number, each in enumerate(expected) if number != UNUSABLE]


def test_the_harness_evaluates_the_export_unchanged(exported: Path, tmp_path: Path) -> None:
    folder = exported / "arc"
    (task,) = [path.stem for path in (folder / "harness").glob("*.yaml")]
    command = [
        sys.executable,
        "-m",
        "lm_eval",
        "run",
        "--model",
        "dummy",
        "--tasks",
        task,
        "--include_path",
        "harness",
    ]
    environment = {**os.environ, "HF_HUB_OFFLINE": "1", "HF_HOME": str(tmp_path / "hub")}
    done = subprocess.run(
        [*command, "--output_path", str(tmp_path / "results"), "--log_samples"],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    (samples,) = (tmp_path / "results").rglob("samples_*.jsonl")
    documents = [json.loads(line)["doc"] for line in samples.read_text(encoding="utf-8").splitlines()]
    assert len(documents) == 1170
    assert sum("(corregido)" in json.dumps(document, ensure_ascii=False) for document in documents) == len(
        CORRECTED
    )


def test_the_campaign_file_is_read_as_it_was_written(work: Work) -> None:
    assert load_campaign(work.file.path).campaign == work.campaign
