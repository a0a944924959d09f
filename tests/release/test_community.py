"""A community whose corrections are known beforehand, on real items: the export is what they agreed on."""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pyarrow.parquet as pq
import pytest
import yaml
from click.testing import CliRunner

from fiel.annotation.people import ensure_annotators
from fiel.annotation.records import fetch_records, find_datasets
from fiel.campaign.work import Work, load_work
from fiel.cli import cli
from fiel.items import Item
from fiel.release.dataset import ReleaseInfo
from fiel.settings import Settings, child_environment
from fiel.workflow.connection import connected_argilla
from fiel.workflow.export import export_campaign
from fiel.workflow.launch import launch_work
from tests.helpers.campaigns import TOP, Person
from tests.server.running import EmbeddedServer

pytestmark = pytest.mark.long  # four whole benchmarks

NAME = "community"
A, B, C, OWNER = "community-a", "community-b", "community-c", "owner"
PLANS = 60  # of every so many items, each has a plan of its own; the last ones nobody looks at
_BATCH = 100  # the most answers that Argilla takes at once

RUN_DUMMY = """
import json, os, sys
import lm_eval
from lm_eval.tasks import TaskManager

counts = {}
for folder, names in json.load(sys.stdin):
    os.chdir(folder)
    found = lm_eval.simple_evaluate(
        model="dummy", tasks=names, num_fewshot=0, limit=3, bootstrap_iters=0,
        task_manager=TaskManager(include_path="harness", include_defaults=False),
    )
    counts |= {name: each["effective"] for name, each in found["n-samples"].items()}
print(json.dumps(counts))
"""


Answer = tuple[str, str, str | None, str]
"""Who says what: user name, decision, the changed text, and the status of the answer."""


@dataclass(frozen=True)
class Plan:
    """What people do with one item, and what has to come of it.

    Attributes:
        answers: The answers, in this order.
        status: What the item comes to.
        text: The text that its segment has in the export, if it is not that of the source.
        set_aside: How many of the answers do not count.
    """

    answers: Sequence[Answer] = ()
    status: str = "pending"
    text: str | None = None
    set_aside: int = 0


def say(who: str, decision: str, text: str | None = None) -> Answer:
    return who, decision, text, "submitted"


def make_plan(number: int) -> Plan:
    """Plan the item of a number within its task; two answers are asked for."""
    one, other = f"Primera propuesta, la {number}", f"Algo distinto del todo: {number}"
    decided = f"Lo decidido en {number}"
    second = ((), ((B, "corrected", other, "draft"),), ((B, "corrected", other, "discarded"),))
    plans = (
        # Right as it is; the second person says "corrected" and changes nothing.
        Plan([say(A, "correct"), say(B, "corrected")], "validated"),
        # The same correction, once said to be "correct"; a majority; a dispute; one that was decided.
        Plan([say(A, "corrected", one), say(B, "correct", one)], "validated", one),
        Plan(
            [say(A, "corrected", other), say(B, "corrected", one), say(C, "corrected", one)], "validated", one
        ),
        Plan([say(A, "corrected", one), say(C, "corrected", other)], "disputed"),
        Plan(
            [say(A, "corrected", one), say(B, "corrected", other), say(OWNER, "corrected", decided)],
            "validated",
            decided,
        ),
        # Beyond use, once with a text changed all the same; no agreement on whether it is of use.
        Plan([say(B, "unusable"), say(C, "unusable", one)], "unusable"),
        Plan([say(A, "correct"), say(C, "unusable")], "disputed"),
        # The second person dropped out: no answer, a draft, or a discarded one.
        Plan([say(A, "corrected", one), *second[number % 7 % 3]], "pending"),
        # An emptied text does not count; spaces make no difference.
        Plan(
            [say(A, "corrected", " "), say(B, "corrected", one), say(C, "corrected", one)],
            "validated",
            one,
            set_aside=1,
        ),
        Plan(
            [say(A, "corrected", one.replace(" ", "  ")), say(B, "corrected", one), say(C, "corrected", one)],
            "validated",
            one,
        ),
        # Somebody answers twice: the later answer counts.
        Plan([say(A, "unusable"), say(B, "corrected", one), say(A, "corrected", one)], "validated", one),
    )
    kind = number % PLANS
    return plans[kind] if kind < len(plans) else Plan()


@dataclass(frozen=True)
class Community:
    work: Work
    settings: Settings
    plans: Mapping[str, Mapping[str, tuple[Item, Plan]]]
    server: EmbeddedServer

    @property
    def folder(self) -> Path:
        return self.work.file.folder

    def segment(self, item: Item) -> str:
        """The segment that people change in an item."""
        return item.shape[item.position % len(item.shape)]

    def answer_all(self) -> None:
        with connected_argilla(self.settings) as client:
            datasets = find_datasets(client, NAME)
            passwords = ensure_annotators(client, self.work.campaign, [A, B, C])
            records = {
                (name.split("@")[0], record["external_id"]): record["id"]
                for name, each in datasets.items()
                for record in fetch_records(client, each["id"])
            }
        people = {name: Person(self.server.url, name, password) for name, password in passwords.items()}
        clients = {name: person.client for name, person in people.items()} | {OWNER: self.server.client()}
        found = {external: id for (_, external), id in records.items()}
        for turn in range(3):
            for name, own in clients.items():
                send(own, list(self._answers(found, name, turn)))
        for person in people.values():
            person.close()

    def _answers(self, records: Mapping[str, str], name: str, turn: int) -> Iterator[dict[str, Any]]:
        for task in self.plans.values():
            for item, plan in task.values():
                if turn < len(plan.answers) and plan.answers[turn][0] == name:
                    _, decision, text, status = plan.answers[turn]
                    texts = {segment.name: segment.translation for segment in item.segments}
                    if text is not None:
                        texts[self.segment(item)] = text
                    values = {key: {"value": value} for key, value in {"verdict": decision, **texts}.items()}
                    yield {"record_id": records[item.id], "status": status, "values": values}


def send(client: httpx.Client, answers: list[dict[str, Any]]) -> None:
    for start in range(0, len(answers), _BATCH):
        done = client.post("me/responses/bulk", json={"items": answers[start : start + _BATCH]})
        done.raise_for_status()
        assert [each["error"] for each in done.json()["items"] if each["error"]] == []


def write_files(folder: Path, okapi: Path) -> Path:
    """Write the campaign; MMLU's validation rows stand in for its test, which is not at hand."""
    for split, source in {"train": "dev", "test": "val"}.items():
        text = (okapi / "okapi" / f"m_mmlu_es_{source}.json").read_text(encoding="utf-8")
        (folder / f"mmlu_{split}.json").write_text(text, encoding="utf-8")
    guides, demo = TOP / "guides/es", TOP / "campaigns/demo"
    sources = {
        "arc": f"{okapi}/okapi/m_arc_es_{{split}}.json",
        "mmlu": "mmlu_{split}.json",
        "hellaswag": f"{demo}/hellaswag_{{split}}.jsonl",
        "dibt": f"{demo}/dibt_{{split}}.jsonl",
    }
    campaign = {
        "name": NAME,
        "title": {"es": "Comunidad"},
        "language": "es",
        "license": "CC-BY-NC-4.0",
        "annotation": {"min_submitted": 2},
        "tasks": [
            {"benchmark": name, "source": {"files": files}, "guide": str(guides / f"{name}.md")}
            for name, files in sources.items()
        ],
    }
    path = folder / f"{NAME}.yaml"
    path.write_text(yaml.safe_dump(campaign, allow_unicode=True), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def community(argilla: EmbeddedServer, okapi: Path, tmp_path_factory: pytest.TempPathFactory) -> Community:
    work = load_work(write_files(tmp_path_factory.mktemp("community"), okapi))
    plans = {
        task: {item.id: (item, make_plan(number)) for number, item in enumerate(items)}
        for task, items in work.items.items()
    }
    found = Community(work, Settings(home=argilla.home), plans, argilla)
    launch_work(found.settings, work)
    found.answer_all()
    return found


@pytest.fixture(scope="module")
def exported(community: Community) -> ReleaseInfo:
    return export_campaign(community.settings, community.work, community.folder / "out", unresolved="keep")


def put_text(row: dict[str, Any], segment: str, text: str) -> None:
    """Put a text into a row as the benchmark's authors would, without the codecs."""
    if segment.startswith("ending_"):
        row["endings"][int(segment[-1])] = text
    elif segment == "prompt":
        row["translation"] = text
    else:
        row[segment] = text
        if segment in ("ctx_a", "ctx_b"):
            row["ctx"] = f"{row['ctx_a']} {row['ctx_b']}" if row["ctx_b"] else row["ctx_a"]


def test_the_whole_of_both_benchmarks_is_there(community: Community) -> None:
    assert {name: len(items) for name, items in community.work.items.items()} == {
        "arc": 2585,
        "mmlu": 1737,
        "hellaswag": 5,
        "dibt": 4,
    }


@pytest.mark.parametrize("task", ["arc", "mmlu", "hellaswag", "dibt"])
def test_the_export_is_the_source_with_the_expected_corrections(
    task: str, community: Community, exported: ReleaseInfo
) -> None:
    expected: dict[str, list[dict[str, Any]]] = {}
    validated, corrected = [], {}
    for item, plan in community.plans[task].values():
        row = json.loads(json.dumps(item.row))
        if plan.text is not None:
            put_text(row, community.segment(item), plan.text)
            corrected[item.id] = (community.segment(item),)
        if plan.status == "validated":
            validated.append(item.id)
        expected.setdefault(item.split, []).append(row)
    folder = exported.path / task
    for split, rows in expected.items():
        found = pq.read_table(folder / f"es/{split}.parquet").to_pylist()
        assert found == [{**dict.fromkeys(found[0]), **row} for row in rows]
    record = exported.manifest.tasks[task]
    assert record.corrected == corrected
    ids = [
        id
        for split in expected
        if (folder / f"es_validated/{split}.parquet").exists()
        for id in pq.read_table(folder / f"es_validated/{split}.parquet")["fiel_item_id"].to_pylist()
    ]
    assert ids == validated
    statuses = [plan.status for _, plan in community.plans[task].values()]
    for status in ("validated", "unusable", "disputed", "pending"):
        assert getattr(record.counts, status) == statuses.count(status)


def test_every_answer_is_in_the_judgements(community: Community, exported: ReleaseInfo) -> None:
    for task, plans in community.plans.items():
        table = pq.read_table(exported.path / task / "es_judgements/train.parquet")
        expected = {
            (item.id, who): plan
            for item, plan in plans.values()
            for who, *_, status in plan.answers
            if status == "submitted"
        }
        assert len(table) == len(expected)
        set_aside = sum(plan.set_aside for _, plan in plans.values())
        assert table["counted"].to_pylist().count(False) == set_aside
        assert len(set(table["annotator"].to_pylist())) == len(expected)
    written = b"".join(path.read_bytes() for path in exported.path.rglob("*") if path.is_file())
    assert b"community-a" not in written and str(community.folder).encode() not in written


def test_the_export_is_verified_with_the_harness(
    community: Community, exported: ReleaseInfo, okapi: Path
) -> None:
    sources = {task.name: task.source.files for task in community.work.campaign.tasks}
    sources["mmlu"] = str(community.folder / "mmlu_{split}.json")
    options = [text for name, files in sources.items() for text in ("--source", f"{name}={files}")]
    done = CliRunner().invoke(cli, ["verify", str(exported.path), "--json", *options])
    found = json.loads(done.stdout)
    assert found["problems"] == [] and [each["problems"] for each in found["tasks"].values()] == [[]] * 4
    assert (done.exit_code, found["holds"]) == (0, True)
    mmlu = found["tasks"]["mmlu"]["documents"]
    subjects = {name for name in mmlu if name != "fiel_mmlu_es"}
    assert len(subjects) == 57 and sum(mmlu[name] for name in subjects) == mmlu["fiel_mmlu_es"] == 1737
    assert found["tasks"]["arc"]["documents"] == {"fiel_arc_es": 2585}
    assert found["tasks"]["arc"]["corrected"] == len(exported.manifest.tasks["arc"].corrected) > 150
    damaged = {each["item_id"] for each in found["tasks"]["arc"]["damaged"]}
    assert set(exported.manifest.tasks["arc"].damaged) <= damaged


def test_the_harness_runs_all_four(community: Community, exported: ReleaseInfo, tmp_path: Path) -> None:
    names = {task: [f"fiel_{task}_es"] for task in community.plans}
    names["mmlu"].append("fiel_mmlu_es_subjects")
    asked = [[str(exported.path / task), own] for task, own in names.items()]
    environment = child_environment(community.settings) | {"HF_HUB_OFFLINE": "1", "HF_HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", RUN_DUMMY],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    counts = json.loads(done.stdout.splitlines()[-1])
    wholes = {name for own in names.values() for name in own if not name.endswith("_subjects")}
    assert {name: counts[name] for name in wholes} == dict.fromkeys(wholes, 3)
    assert len(counts) == len(wholes) + 57 and min(counts.values()) > 0


def test_exporting_again_changes_no_byte(community: Community, exported: ReleaseInfo, tmp_path: Path) -> None:
    again = export_campaign(community.settings, community.work, tmp_path / "out", unresolved="keep")
    assert again.manifest == exported.manifest
