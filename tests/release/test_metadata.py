"""What the Hub is told about a dataset, held against its own lists, and what its viewer loads."""

import json
import re
from pathlib import Path
from typing import Any

import mlcroissant
import pyarrow.parquet as pq
import pytest
import yaml
from huggingface_hub import DatasetCard, DatasetCardData

from fiel.release.dataset import write_release
from fiel.release.manifest import read_manifest
from fiel.release.metadata import Described, describe_dataset
from tests.release.croissant import write_croissant
from tests.release.exports import build_demo
from tests.release.test_verification import answered


def options_of(key: str) -> set[str]:
    """Return the values that the Hub's own library lists for a key."""
    text = " ".join((DatasetCardData.__doc__ or "").split())
    (said,) = re.findall(rf" {key} \(.*?Options are: (.*?)\. \w+ \(", f"{text} end (")
    return set(re.findall(r"'([^']+)'", said))


def read_card(folder: Path) -> dict[str, Any]:
    found = DatasetCard.load(folder / "README.md").data.to_dict()
    assert found == yaml.safe_load((folder / "README.md").read_text(encoding="utf-8").split("---\n")[1])
    return dict(found)


@pytest.fixture(scope="module")
def export(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("metadata") / "out"
    write_release([answered("arc", instruction="¿Y ahora?"), build_demo("dibt"), build_demo("mmlu")], out)
    return out


@pytest.mark.parametrize("task", ["arc", "dibt", "mmlu"])
def test_every_value_is_one_of_the_hubs(task: str, export: Path) -> None:
    card = read_card(export / task)
    for key in ("annotations_creators", "multilinguality", "size_categories"):
        assert card[key] and set(card[key]) <= options_of(key), key
    assert all(re.fullmatch(r"original|extended\|\S+", each) for each in card["source_datasets"])
    assert {each.split("|")[0] for each in card["source_datasets"]} <= options_of("source_datasets")
    assert card["task_categories"] == (
        ["text-generation"] if task == "dibt" else ["multiple-choice", "question-answering"]
    )
    assert card["language"] == ["es"]


def describe(export: Path, **changes: Any) -> dict[str, Any]:
    manifest = read_manifest(export)
    record = manifest.tasks["arc"].model_copy(update=changes)
    part = Described(language="pt-BR", license="My own terms", record=record)
    return describe_dataset([part], benchmark=record.definition)


def test_size_people_language_and_licence_are_as_they_are(export: Path) -> None:
    record = read_manifest(export).tasks["arc"]
    found = describe(export)
    assert found["language"] == ["pt"] and found["language_bcp47"] == ["pt-BR"]
    assert (found["license"], found["license_name"], found["license_link"]) == (
        "other",
        "my-own-terms",
        "LICENSE",
    )
    assert found["size_categories"] == ["n<1K"] and found["annotations_creators"] == ["crowdsourced"]
    many = record.counts.model_copy(update={"items": 10_000})
    robots = record.answers.model_copy(update={"annotators": 3, "simulated": 3})
    nobody = record.answers.model_copy(update={"annotators": 0, "simulated": 0})
    assert describe(export, counts=many)["size_categories"] == ["10K<n<100K"]
    assert describe(export, answers=robots)["annotations_creators"] == ["machine-generated"]
    assert describe(export, answers=nobody)["annotations_creators"] == ["no-annotation"]
    place = {"hub": "alexandrainst/m_arc", "files": None, "revision": "a" * 40}
    hub = record.source.model_copy(update=place)
    assert describe(export, source=hub)["source_datasets"] == ["extended|alexandrainst/m_arc"]
    for folder in ("../data", "ana/data", "C:/data"):  # a dataset on the Hub is known by its commit
        local = record.source.model_copy(update={"hub": folder, "files": None})
        assert describe(export, source=local)["source_datasets"] == ["extended|other"]


def test_licences_of_several_languages_stand_side_by_side(export: Path) -> None:
    record = read_manifest(export).tasks["arc"]
    parts = [
        Described(language=language, license=license, record=record, license_folder=f"languages/{language}/")
        for language, license in (("es", "Apache-2.0"), ("ca", "Mine"), ("eu", "Apache-2.0"))
    ]
    found = describe_dataset(parts, benchmark=record.definition)
    assert found["license"] == ["apache-2.0", "other"] and found["license_name"] == "mine"
    assert found["license_link"] == "languages/ca/LICENSE"
    assert found["language"] == ["es", "ca", "eu"]


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
@pytest.mark.parametrize("task", ["arc", "dibt", "mmlu"])
def test_the_croissant_file_that_the_hub_makes_is_valid(task: str, export: Path, tmp_path: Path) -> None:
    path = tmp_path / "croissant.json"
    path.write_text(json.dumps(write_croissant(export / task, read_card(export / task))), encoding="utf-8")
    dataset = mlcroissant.Dataset(jsonld=path)
    assert list(dataset.metadata.ctx.issues.errors) == []
    assert {each.id for each in dataset.metadata.record_sets} == {
        each["config_name"] for each in read_card(export / task)["configs"]
    }


@pytest.mark.parametrize("task", ["arc", "dibt", "mmlu"])
def test_every_configuration_streams_with_the_types_of_its_columns(task: str, export: Path) -> None:
    from datasets import Features, get_dataset_config_names, load_dataset

    folder = export / task
    configs = {each["config_name"]: each["data_files"] for each in read_card(folder)["configs"]}
    assert get_dataset_config_names(str(folder)) == list(configs)
    for name, files in configs.items():
        streamed = load_dataset(str(folder), name, streaming=True)
        assert list(streamed) == [each["split"] for each in files]
        for each in files:
            table = pq.read_table(folder / each["path"])
            assert streamed[each["split"]].features == Features.from_arrow_schema(table.schema)
            assert list(streamed[each["split"]]) == table.to_pylist()
