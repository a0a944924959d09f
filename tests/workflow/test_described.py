"""Benchmarks described in a campaign file, the whole way and into the harness's own tasks."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import lm_eval.tasks
import pyarrow.parquet as pq
import pytest
import yaml

from fiel.release.harness import MAIN
from fiel.release.manifest import read_manifest
from fiel.settings import Settings, child_environment
from tests.benchmarks.shapes import SHAPES
from tests.helpers.campaigns import describe_campaign, write_rows
from tests.helpers.organizer import Shell
from tests.helpers.wholeway import carry_through
from tests.server.running import EmbeddedServer

SPLITS = {"belebele": "test", "xcopa": "test", "truthful": "validation", "global": "test"}
OWN = {
    "belebele": "belebele/belebele_spa_Latn.yaml",
    "xcopa": "xcopa/default_it.yaml",
    "truthful": "truthfulqa/truthfulqa_mc2.yaml",
    "global": "global_mmlu/default/es/global_mmlu_es_business.yaml",
}
LABELS = {"culture": "yes", "time": "no", "region": "europe", "error": "terminology", "question": "wrong-key"}
CHANGES = {"option_b": "Eso otro", "context": "Otra premisa."}


def write_described(folder: Path, name: str) -> Path:
    """Write a campaign of the three shapes, with their rows."""
    (folder / "guide.md").write_text("# Guía\n\nVersión 1\n", encoding="utf-8")
    tasks = []
    for task, (columns, rows) in SHAPES.items():
        write_rows(folder / f"{task}_{SPLITS[task]}.jsonl", rows)
        source = {"files": f"{task}_{{split}}.jsonl"}
        tasks.append({"benchmark": task, "columns": columns, "source": source, "guide": "guide.md"})
    path = folder / f"{name}.yaml"
    labels = {"annotation": {"labels": list(LABELS)}}
    described = {**describe_campaign(name), "tasks": tasks, **labels}
    path.write_text(yaml.safe_dump(described, allow_unicode=True), encoding="utf-8")
    return path


def build_own(folder: Path, out: Path) -> dict[str, list[list[Any]]]:
    """Build the documents of the harness's own tasks, of which only the place of the data differs."""
    tasks = Path(lm_eval.tasks.__file__).parent
    (folder / "harness").mkdir(parents=True)
    for name, own in OWN.items():
        data = {split: f"{out}/{name}/es/{SPLITS[name]}.parquet" for split in ("validation", "test", "dev")}
        place = {"dataset_path": "parquet", "dataset_name": None, "dataset_kwargs": {"data_files": data}}
        task = {"include": str(tasks / own), "task": f"own_{name}", **place}
        (folder / f"harness/{name}.yaml").write_text(yaml.safe_dump(task), encoding="utf-8")
    environment = {
        **child_environment(Settings(home=folder)),
        "HF_HUB_OFFLINE": "1",
        "HF_HOME": f"{folder}/hf",
    }
    done = subprocess.run(
        [sys.executable, "-P", str(MAIN.script)],
        input=json.dumps([[str(folder), [f"own_{name}" for name in OWN]]]),
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    (found,) = json.loads(done.stdout.splitlines()[-1])["folders"]
    return {name: found[f"own_{name}"][SPLITS[name]] for name in OWN}


@pytest.mark.long
def test_three_public_shapes_the_whole_way(
    argilla: EmbeddedServer, shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = write_described(tmp_path, "described-shapes")
    code, output, errors = shell("check", path)
    assert code == 0, errors
    assert "2 belebele" in output and "1 truthful-7-options" in output, output
    out = tmp_path / "out"
    manifest = carry_through(shell, argilla, path, out, changes=CHANGES, labels=LABELS, verify=True)
    assert {name: task["counts"]["corrected"] for name, task in manifest["tasks"].items()} == {
        "belebele": 2,
        "xcopa": 2,
        "truthful": 2,
        "global": 3,
    }
    assert read_manifest(out).tasks["xcopa"].definition.described

    code, output, errors = shell("verify", out, "--json")
    found = json.loads(output)["tasks"]
    keys = {
        name: (each["documents"], each["keys"], each["texts"], each["corrections"])
        for task in found.values()
        for each in task["readings"]
        for name in [each["task"]]
        if each["harness"] == "lm-eval"
    }
    assert keys == {
        "fiel_belebele_es_plain": (2, 2, 2, 2),
        "fiel_xcopa_es_plain": (2, 2, 2, 2),
        "fiel_truthful_es": (2, 2, 2, 2),
        "fiel_global_es_plain": (3, 3, 3, 3),
    }

    documents = build_own(tmp_path / "own", out)
    for text, choices, key in documents["belebele"]:
        assert text.startswith("P: Otra premisa.\nQ: ¿Cuántos") and "\nB: Eso otro\n" in text
        assert choices == ["A", "B", "C", "D"] and key == (2 if "pide" in text else 1)
    assert [document[0] for document in documents["xcopa"]] == ["Otra premisa perché", "Otra premisa quindi"]
    assert [document[1:] for document in documents["xcopa"]] == [
        [["se cayó de la mesa.", "eso otro"], 0],
        [["el río se secó.", "eso otro"], 1],
    ]
    assert [choices[1] for _, choices, _ in documents["truthful"]] == ["Eso otro", "Eso otro"]
    assert [len(choices) for _, choices, _ in documents["truthful"]] == [3, 7]
    assert [key for *_, key in documents["global"]] == ["D", "A"]
    assert all("\nB. Eso otro\n" in text for text, *_ in documents["global"])

    rows = pq.read_table(out / "global/es/test.parquet").to_pylist()
    assert rows == [{**row, "option_b": "Eso otro"} for row in SHAPES["global"][1]]
    labelled = pq.read_table(out / "global/es_validated/test.parquet").to_pylist()
    names = ("fiel_culture", "fiel_time", "fiel_region", "fiel_error", "fiel_error_derived", "error_type")
    assert [tuple(row[name] for name in names) for row in labelled] == [
        ("yes", "no", "europe", "terminology", False, "wrong_groundtruth")
    ] * 3
