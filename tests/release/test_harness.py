import importlib.util
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from fiel.benchmarks.arc import ARC
from fiel.benchmarks.mmlu import MMLU
from fiel.campaign import Task
from fiel.items import Item
from fiel.release.dataset import write_release
from fiel.release.harness.lm_eval.tasks import harness_files, harness_task
from tests.release.exports import build_demo, load_arc, load_demo, release_of, validate

PLACE = {"task", "tag", "dataset_path", "dataset_name", "dataset_kwargs"}
ORIGINALS = {"arc": "arc_es", "hellaswag": "hellaswag_es", "mmlu": "m_mmlu_es"}
CORRECTED = 11

# What the harness itself makes of the tasks that it is given: run apart, for it sets up much at import.
READ_CONFIGURATIONS = """
import json, sys
from pathlib import Path
from lm_eval.tasks import TaskManager
from lm_eval.tasks._yaml_loader import load_yaml

manager = TaskManager(include_path="harness" if Path("harness").is_dir() else None)
found = {}
for name in sys.argv[1:]:
    values = load_yaml(manager.task_index[name].yaml_path, resolve_func=True)
    found[name] = {
        key: f"{value.__module__}.{value.__name__}" if callable(value) else value
        for key, value in values.items()
    }
print(json.dumps(found))
"""

BUILD_DOCUMENTS = """
import json, sys
from lm_eval.tasks import TaskManager

name = sys.argv[1]
task = TaskManager(include_path="harness", include_defaults=False).load([name])["tasks"][name]
kinds = ("training", "validation", "test")
splits = [list(getattr(task, f"{kind}_docs")() or ()) if getattr(task, f"has_{kind}_docs")() else []
          for kind in kinds]
print(json.dumps([
    [[task.doc_to_text(doc), task.doc_to_choice(doc), task.doc_to_target(doc)] for doc in split]
    for split in splits
]))
"""


def run(arguments: list[str], *, folder: Path, cache: Path) -> str:
    """Run Python as an evaluator does: in the export's folder, without network and without Fiel."""
    environment = {
        **{name: value for name, value in os.environ.items() if name != "PYTHONPATH"},
        "HF_HUB_OFFLINE": "1",
        "HF_HOME": str(cache),
        "PYTHONWARNINGS": "ignore",
    }
    done = subprocess.run(
        [sys.executable, *arguments], cwd=folder, env=environment, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def documents(folder: Path, cache: Path, name: str) -> list[list[list[Any]]]:
    answer = json.loads(run(["-c", BUILD_DOCUMENTS, name], folder=folder, cache=cache).splitlines()[-1])
    assert isinstance(answer, list)
    return answer


@pytest.fixture(scope="module")
def forty(okapi: Path) -> list[Item]:
    """Real items of all splits: ones with three and five options among them."""
    items = load_arc(okapi)
    unusual = [item for item in items if len(item.segments) != 5]
    usual = {split: [i for i in items if i.split == split] for split in ("train", "validation", "test")}
    chosen = {item.id for item in [*unusual, *(item for own in usual.values() for item in own[:9])]}
    return [item for item in items if item.id in chosen]


@pytest.fixture(scope="module")
def exports(forty: list[Item], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The forty items as in the source, and with one corrected."""
    folder = tmp_path_factory.mktemp("exports")
    file, task, _ = load_demo()["arc"]
    changes = {forty[CORRECTED].id: {"instruction": "¿Qué dice aquí?", "option_b": "Lo acordado"}}
    for name, verdicts in (("source", validate(forty)), ("corrected", validate(forty, changes))):
        release = release_of(file, task, forty, verdicts)
        write_release([release], folder / name)
    return folder


def test_the_harness_runs_an_export_as_its_card_says(
    exports: Path, forty: list[Item], tmp_path: Path
) -> None:
    assert len(forty) == 40
    results, folder = tmp_path / "results", exports / "corrected" / "arc"
    card = (folder / "README.md").read_text(encoding="utf-8")
    (said,) = set(re.findall(r"^lm_eval .*", card, re.MULTILINE))  # alike in each language of the card
    line = said.replace("--model hf --model_args pretrained=MODEL", "--model dummy")
    assert line != said
    more = ["--num_fewshot", "2", "--log_samples", "--output_path", str(results)]
    run(["-m", *line.split(), *more], folder=folder, cache=tmp_path / "hf")
    (scores,) = results.rglob("results_*.json")
    tests = [item for item in forty if item.split == "test"]
    counted = json.loads(scores.read_text(encoding="utf-8"))["n-samples"]["fiel_arc_es"]
    assert counted == {"original": len(tests), "effective": len(tests)}


def test_documents_differ_where_people_corrected(exports: Path, forty: list[Item], tmp_path: Path) -> None:
    source = documents(exports / "source" / "arc", tmp_path / "a", "fiel_arc_es")
    corrected = documents(exports / "corrected" / "arc", tmp_path / "b", "fiel_arc_es")
    before, after = ([doc for split in splits for doc in split] for splits in (source, corrected))
    assert [len(split) for split in source] == [
        sum(item.split == split for item in forty) for split in ("train", "validation", "test")
    ]
    assert [index for index, doc in enumerate(after) if doc != before[index]] == [CORRECTED]
    query, choices, gold = after[CORRECTED]
    assert query == "Question: ¿Qué dice aquí?\nAnswer:"
    assert choices == [*before[CORRECTED][1][:1], "Lo acordado", *before[CORRECTED][1][2:]]
    assert gold == before[CORRECTED][2] == "ABCDE".index(str(forty[CORRECTED].answer))
    assert [len(doc[1]) for doc in after] == [len(item.segments) - 1 for item in forty]


def test_an_export_can_be_moved_and_renamed(tmp_path: Path) -> None:
    write_release([build_demo("hellaswag")], tmp_path / "out")
    (tmp_path / "out" / "hellaswag").rename(tmp_path / "elsewhere")
    _, validation, _ = documents(tmp_path / "elsewhere", tmp_path / "hf", "fiel_hellaswag_es")
    assert [doc[2] for doc in validation] == [int(str(item.answer)) for item in load_demo()["hellaswag"][2]]


def test_a_task_without_some_splits_still_loads(tmp_path: Path) -> None:
    file, task, items = load_demo()["mmlu"]
    items = [item for item in items if item.split != "train"]
    write_release([release_of(file, task, items, validate(items))], tmp_path / "out")
    training, _, tests = documents(tmp_path / "out" / "mmlu", tmp_path / "hf", "fiel_mmlu_es")
    assert (len(training), len(tests)) == (0, 3)


def test_only_the_place_of_the_data_differs_from_the_harness_own_tasks(tmp_path: Path) -> None:
    (tmp_path / "harness").mkdir()
    for name in ORIGINALS:
        task = load_demo()[name][1]
        text = harness_task(task.definition, language="es", splits=task.definition.splits)
        assert text is not None
        (tmp_path / "harness" / f"{name}.yaml").write_text(text, encoding="utf-8")
    ours = [f"fiel_{name}_es" for name in ORIGINALS]
    script = ["-c", READ_CONFIGURATIONS, *ours, *ORIGINALS.values()]
    found = json.loads(run(script, folder=tmp_path, cache=tmp_path / "hf").splitlines()[-1])
    for name, original in ORIGINALS.items():
        own, theirs = found[f"fiel_{name}_es"], found[original]
        for configuration in (own, theirs):
            for key in PLACE:
                configuration.pop(key, None)
        assert own == theirs and "output_type" in own


def load_tagged(text: str) -> dict[str, Any]:
    class Loader(yaml.SafeLoader):
        pass

    Loader.add_constructor("!function", lambda loader, node: f"function {node.value}")
    values = yaml.load(text, Loader=Loader)
    assert isinstance(values, dict)
    return values


def task_of(name: str) -> Task:
    return load_demo()[name][1]


def test_functions_are_tags() -> None:
    text = harness_task(task_of("arc").definition, language="es", splits=ARC.splits) or ""
    assert "\nprocess_docs: !function lm_eval.tasks.okapi.arc_multilingual.utils.process_docs\n" in text
    values = load_tagged(text)
    assert values["task"] == "fiel_arc_es"
    assert values["dataset_kwargs"]["data_files"]["validation"] == "es/validation.parquet"


def test_splits_that_are_not_there_are_not_asked_for() -> None:
    values = load_tagged(harness_task(task_of("arc").definition, language="eu", splits=["test"]) or "")
    assert "training_split" not in values and "validation_split" not in values
    assert values["test_split"] == "test"
    assert values["dataset_kwargs"]["data_files"] == {"test": "eu/test.parquet"}


def test_there_is_no_task_without_something_to_evaluate() -> None:
    assert harness_task(task_of("arc").definition, language="es", splits=["train"]) is None


def test_each_subject_reads_its_own_rows_with_few_shot_examples_of_its_own() -> None:
    strata = {"anatomy": ("train", "test"), "astronomy": ("test",), "college_medicine": ("train",)}
    files = harness_files(task_of("mmlu").definition, language="es", splits=MMLU.splits, strata=strata)
    assert list(files) == [
        "harness/fiel_mmlu_es.yaml",
        "harness/subjects/fiel_mmlu_es_anatomy.yaml",
        "harness/subjects/fiel_mmlu_es_astronomy.yaml",  # of the third there is nothing to evaluate
        "harness/subjects/_fiel_mmlu_es_subjects.yaml",
    ]
    whole, anatomy, astronomy, group = map(load_tagged, files.values())
    for subject in (anatomy, astronomy):
        filters = subject["dataset_kwargs"].pop("filters")
        assert filters == [
            ["id", ">=", f"{subject['task_alias']}/"],
            ["id", "<", f"{subject['task_alias']}0"],
        ]
    assert anatomy["dataset_kwargs"]["data_files"] == {"train": "es/train.parquet", "test": "es/test.parquet"}
    assert {key: value for key, value in whole.items() if key not in PLACE} == {
        key: value for key, value in anatomy.items() if key not in PLACE | {"task_alias"}
    }
    assert "fewshot_split" in anatomy and "fewshot_split" not in astronomy
    assert group["task"] == ["fiel_mmlu_es_anatomy", "fiel_mmlu_es_astronomy"]
    assert group["aggregate_metric_list"] == [{"metric": "acc", "weight_by_size": True}]


def test_the_group_weighs_as_the_harness_own_group_does() -> None:
    pytest.importorskip("lm_eval")
    spec = importlib.util.find_spec("lm_eval")
    assert spec is not None and spec.origin is not None
    theirs = yaml.safe_load((Path(spec.origin).parent / "tasks/mmlu/default/_mmlu_stem.yaml").read_text())
    files = harness_files(
        task_of("mmlu").definition, language="es", splits=["test"], strata={"anatomy": ("test",)}
    )
    ours = load_tagged(files["harness/subjects/_fiel_mmlu_es_subjects.yaml"])
    assert ours["aggregate_metric_list"] == theirs["aggregate_metric_list"]


def test_prompts_are_in_the_form_of_alpaca_eval(tmp_path: Path) -> None:
    write_release([build_demo("dibt", i1={"prompt": "Dime «hola»."})], tmp_path / "out")
    prompts = json.loads((tmp_path / "out/dibt/alpaca_eval/dibt_es.json").read_text(encoding="utf-8"))
    texts = [item.segments[0].translation for item in load_demo()["dibt"][2]]
    texts[1] = "Dime «hola»."
    assert prompts == [{"dataset": "dibt_es", "instruction": text} for text in texts]
