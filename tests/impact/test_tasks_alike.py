"""Two tasks of one export whose ids are the same numbers."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from fiel.campaign.work import load_work
from fiel.errors import FielError
from fiel.release.dataset import write_release
from fiel.workflow.impact import measure_impact
from tests.helpers.campaigns import describe_campaign, write_rows
from tests.impact.made_up import DATE
from tests.impact.test_inspectlogs import LOGS, entries_of, write_json
from tests.release.exports import release_of

ITEMS = 6
COLUMNS = {
    "id": "number",
    "question": "question",
    "choices": "choices",
    "answer": "answer",
    "answer_as": "from-0",
}
TEXTS = {
    "lakes": ("lago", ["Sí", "No"]),
    "rivers": ("río", ["Sí", "No", "Quizá"]),
    "seas": ("mar", ["Sí", "No"]),
}


def rows_of(task: str) -> list[dict[str, Any]]:
    noun, choices = TEXTS[task]
    own = [f"{each}, un {noun}" for each in choices]
    return [
        {"number": number, "question": f"¿Es grande el {noun} {number}?", "choices": own, "answer": 0}
        for number in range(ITEMS)
    ]


@pytest.fixture(scope="module")
def export(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("alike")
    (folder / "guide.md").write_text("# Guía\n\nVersión 1\n", encoding="utf-8")
    tasks = []
    for name in TEXTS:
        write_rows(folder / f"{name}.jsonl", rows_of(name))
        source = {"files": f"{name}.jsonl"}
        tasks.append(
            {"benchmark": name, "columns": COLUMNS, "source": source, "splits": ["test"], "guide": "guide.md"}
        )
    path = folder / "alike.yaml"
    path.write_text(yaml.safe_dump({**describe_campaign("alike"), "tasks": tasks}), encoding="utf-8")
    work = load_work(path)
    releases = [release_of(work.file, task, work.items[task.name], {}) for task in work.campaign.tasks]
    write_release(releases, folder / "out")
    return folder / "out"


def write_log(folder: Path, task: str, **changes: Any) -> Path:
    folder.mkdir()
    name = f"fiel_{task}_es"
    results = {
        "configs": {name: {"test_split": "test"}},
        "config": {"model": "hf"},
        "model_name": "acme/one",
        "n-shot": {name: 0},
    }
    (folder / f"results_{DATE}.json").write_text(json.dumps(results), encoding="utf-8")
    sample = {"target": "0", "filter": "none", "metrics": ["acc"], "acc": 1.0, "prompt_hash": "p"}
    lines = [json.dumps({**sample, "doc": {**row, **changes}}) for row in rows_of(task)]
    (folder / f"samples_{name}_{DATE}.jsonl").write_text("\n".join([*lines, "", ""]), encoding="utf-8")
    return folder


@pytest.mark.parametrize("task", TEXTS)
def test_the_texts_tell_which_task_was_evaluated(task: str, export: Path, tmp_path: Path) -> None:
    before, after = (write_log(tmp_path / side, task) for side in ("before", "after"))
    found = measure_impact(before, after, export).tasks
    assert {name: each.items["all"] for name, each in found.items()} == {task: ITEMS}


def test_where_the_texts_do_not_tell_it_the_folder_of_the_task_does(export: Path, tmp_path: Path) -> None:
    before, after = (write_log(tmp_path / side, "seas", question="¿Otra?") for side in ("before", "after"))
    with pytest.raises(FielError, match="found ids that lakes and rivers and seas have: give --export the"):
        measure_impact(before, after, export)
    with pytest.raises(FielError, match="other texts after than in the export in 6 items"):
        measure_impact(before, after, export / "seas")


@pytest.mark.parametrize("task", TEXTS)
def test_inspect_s_choices_tell_it_too(task: str, export: Path, tmp_path: Path) -> None:
    entries = {name: text for name, text in entries_of(LOGS / "before.eval").items() if "sample" not in name}
    for side in ("before", "after"):
        samples = [
            {
                "id": f"test/{row['number']}",
                "input": row["question"],
                "choices": row["choices"],
                "target": "A",
                "scores": {"choice": {"value": "C"}},
            }
            for row in rows_of(task)
        ]
        write_json(tmp_path / f"{side}.json", entries, samples=samples)
    found = measure_impact(tmp_path / "before.json", tmp_path / "after.json", export).tasks
    assert {name: each.items["all"] for name, each in found.items()} == {task: ITEMS}
