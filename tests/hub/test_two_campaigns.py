"""One dataset of two languages from two campaigns, each answered in Argilla, and what others make of it."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import mlcroissant
import pyarrow.parquet as pq
import pytest
import yaml
from datasets import load_dataset
from huggingface_hub import HfApi

from fiel.hub.publishing import publish_files
from fiel.hub.shipping import ship_export
from fiel.release.harness import HARNESSES
from fiel.settings import Settings, child_environment
from tests.helpers.campaigns import write_rows
from tests.helpers.harnesses import path_with_pythons, require_harness
from tests.helpers.wholeway import carry_through, write_small_campaign
from tests.hub.standin import WRITER, PublishingHub
from tests.release.croissant import write_croissant
from tests.server.running import EmbeddedServer

# The Hub's library sends files in a way that its own client calls old.
pytestmark = pytest.mark.filterwarnings("ignore:Use 'content=:DeprecationWarning")

TEXTS = {
    "es": ("¿Cuánto es {number} más uno?", "Ninguna de las otras", "Ninguna de las anteriores"),
    "pt-BR": ("Quanto é {number} mais um?", "Nenhuma das outras", "Nenhuma das anteriores"),
}
"""By language the question, the last option, and its correction."""


def write_language(folder: Path, language: str) -> Path:
    """Write a campaign with rows of its own, with three options and with five."""
    question, other, _ = TEXTS[language]
    rows = [
        {
            "id": f"Sum/{number}",
            "instruction": question.format(number=number),
            **{f"option_{letter}": str(number + place) for place, letter in enumerate("abcd")},
            "option_d": other,
            "option_e": str(number * 10) if number % 2 else None,
            "answer": "B",
        }
        for number in range(2, 6)
    ]
    folder.mkdir()
    write_rows(folder / "train.jsonl", rows[:1])
    write_rows(folder / "test.jsonl", rows[1:])
    return write_small_campaign(folder, f"home-{language.lower()}", language=language)


def run(*arguments: object) -> tuple[int, str, str]:
    """Run the command in a process of its own."""
    command = [sys.executable, "-m", "fiel", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    return done.returncode, done.stdout, done.stderr


@pytest.fixture(scope="module")
def home(argilla: EmbeddedServer, running: PublishingHub, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dataset as it is downloaded, with each campaign's rows next to it."""
    folder = tmp_path_factory.mktemp("two")
    for language, (*_, corrected) in TEXTS.items():
        path = write_language(folder / language, language)
        carry_through(run, argilla, path, folder / language / "out", changes={"option_d": corrected})
    api = HfApi(endpoint=running.url, token=WRITER)
    for language in TEXTS:
        publish_files(ship_export(folder / language / "out"), api, "org/sums")
    for name, content in running.files["org/sums"].items():
        (folder / "sums" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "sums" / name).write_bytes(content)
    return folder / "sums"


def read_card(home: Path) -> dict[str, Any]:
    found = yaml.safe_load((home / "README.md").read_text(encoding="utf-8").split("---\n")[1])
    assert isinstance(found, dict)
    return found


def test_the_downloaded_dataset_is_valid(home: Path) -> None:
    sources = [f"--source={name}/arc={home.parent}/{name}/{{split}}.jsonl" for name in TEXTS]
    english = [f"--english={name}/arc=none" for name in TEXTS]
    code, output, errors = run("verify", home, *sources, *english, "--harness", "lm-eval", "--json")
    assert code == 0, output + errors
    found = json.loads(output)
    assert found["holds"] and list(found["tasks"]) == ["es/arc", "pt-BR/arc"]
    for task in found["tasks"].values():
        assert (task["rows"], task["corrected"]) == (4, 4)
        assert all(each["corrections"] == each["documents"] for each in task["readings"])


def test_every_configuration_of_both_languages_streams(home: Path) -> None:
    configs = read_card(home)["configs"]
    names = [f"{language}{kind}" for language in TEXTS for kind in ("", "_mcq", "_validated", "_judgements")]
    assert [each["config_name"] for each in configs] == names
    for config in configs:
        language = config["config_name"].partition("_")[0]
        streamed = load_dataset(str(home), config["config_name"], streaming=True)
        assert list(streamed) == [each["split"] for each in config["data_files"]]
        rows = [row for split in streamed.values() for row in split]
        for each in config["data_files"]:
            assert list(streamed[each["split"]]) == pq.read_table(home / each["path"]).to_pylist()
        told = json.dumps(rows, ensure_ascii=False, default=str)
        (other,) = TEXTS.keys() - {language}
        assert TEXTS[language][2] in told and TEXTS[other][2] not in told


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
def test_the_croissant_file_of_both_languages_is_valid(home: Path, tmp_path: Path) -> None:
    path = tmp_path / "croissant.json"
    card = read_card(home)
    path.write_text(json.dumps(write_croissant(home, card)), encoding="utf-8")
    dataset = mlcroissant.Dataset(jsonld=path)
    assert list(dataset.metadata.ctx.issues.errors) == []
    assert {each.id for each in dataset.metadata.record_sets} == {
        each["config_name"] for each in card["configs"]
    }


def test_inspect_asks_the_questions_of_both_languages(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", path_with_pythons())
    environment = child_environment(Settings(home=tmp_path))
    python = require_harness("inspect", environment=environment)
    environment |= {"HF_HUB_OFFLINE": "1", "HF_DATASETS_OFFLINE": "1", "HF_HOME": str(tmp_path / "cache")}
    environment.pop("PYTHONPATH", None)
    done = subprocess.run(
        [python, "-P", HARNESSES["inspect"].script, environment["HF_HOME"]],
        cwd=tmp_path,
        input=json.dumps([[str(home), []]]),
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    (found,) = json.loads(done.stdout.splitlines()[-1])["folders"]
    assert list(found) == ["fiel_arc_es", "fiel_arc_pt-BR"]
    for (question, _, corrected), splits in zip(TEXTS.values(), found.values(), strict=True):
        prompts = splits["test"]
        assert len(prompts) == 3
        for number, (prompt, choices, key) in enumerate(prompts, 3):
            assert question.format(number=number) in prompt and corrected in prompt
            assert choices[3] == corrected and key == "B"
