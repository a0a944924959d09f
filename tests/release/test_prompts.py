"""In which words models are asked, in each language and by each harness."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
import yaml
from click.testing import CliRunner

from fiel.benchmarks.arc import ARC
from fiel.cli import cli
from fiel.release.card import write_card, write_front_matter
from fiel.release.configurations import describe_configurations
from fiel.release.harness import HARNESSES, ExportedTask, write_harness_files
from fiel.release.harness.euroeval import LANGUAGES
from fiel.release.harness.inspect.evalfile import write_eval_file
from fiel.release.harness.words import describe_words, find_words
from fiel.settings import Settings, child_environment
from tests.helpers.campaigns import write_rows
from tests.helpers.frozen import FROZEN, describe_frozen, describe_task, list_languages
from tests.helpers.harnesses import path_with_pythons, require_harness
from tests.helpers.wholeway import write_small_campaign
from tests.release.exports import load_demo, release_of, validate

OKAPI = (
    "ar bn ca da de es eu fr gu hi hr hu hy id is it kn ml mr nb ne nl pt ro ru sk sr sv ta te uk vi zh"
).split()
"""The languages of m_arc besides English, of which the translation says nothing."""

ROW: dict[str, Any] = {
    "id": "one",
    "instruction": "1 + 1?",
    "option_a": "1",
    "option_b": "2",
    "option_c": "3",
    "option_d": None,
    "option_e": None,
    "answer": "B",
}
LACKING = ("fa", "hy", "kn", "ko", "ml", "mr", "nb", "ne")
"""Languages that lighteval 0.13.0 knows and has no words in."""


def export_row(language: str, *, split: str = "test") -> ExportedTask:
    return describe_task(ARC, split, ROW, language)


def test_what_models_are_asked_is_frozen_in_every_language() -> None:
    """Scores are compared by version: whoever changes what a model is asked raises it and runs the helper."""
    assert json.loads(FROZEN.read_text(encoding="utf-8")) == describe_frozen()


def test_every_language_of_the_translations_has_words_of_its_own() -> None:
    assert [language for language in OKAPI if describe_words(language) == "none"] == []
    for language in list_languages():
        words = find_words(language)
        assert words.question != words.answer
        assert words.format is None or "{letters}" in words.format


def test_the_prompt_is_in_the_language_of_the_items_or_in_english() -> None:
    assert find_words("pt-BR").question == "Pergunta:"
    assert find_words("zh-Hans-CN").question == "问题："
    assert [find_words(tag).question for tag in ("zh-Hant", "zh-Hant-HK", "zh-TW")] == ["問題："] * 3
    assert find_words("xx") == find_words("en")
    assert [describe_words(tag) for tag in ("es", "pt-BR", "eu", "xx")] == [
        "sentences",
        "sentences",
        "words",
        "none",
    ]


@pytest.mark.parametrize(("language", "warned"), [("xh", True), ("is", False)])
def test_check_and_card_say_when_prompts_are_in_english(language: str, warned: bool, tmp_path: Path) -> None:
    write_rows(tmp_path / "test.jsonl", [ROW])
    path = write_small_campaign(tmp_path, "small", language=language)
    found = CliRunner().invoke(cli, ["check", str(path), "--home", str(tmp_path / "home")])
    assert found.exit_code == 0, found.output
    assert ("language: expected words for prompts in" in found.output) == warned

    file, task, items = load_demo()["arc"]
    file = file.model_copy(update={"campaign": file.campaign.model_copy(update={"language": language})})
    card = write_card(release_of(file, task, items, validate(items)), plots={})
    assert ("with English prompts, because Fiel has none in this language yet" in card) == warned
    assert ("modelo en inglés, porque Fiel aún no las tiene" in card) == warned
    assert "(Inspect puts its instructions in English)" in card


def test_a_language_in_which_a_harness_has_no_words_is_not_offered_for_it() -> None:
    for language in ("es", "pt-BR", "nb", "hr"):
        assert HARNESSES["euroeval"].list_tasks(export_row(language))
    for language in ("eu", "gl", "zh", "zh-Hant", "ar", "hi", "ta", "vi"):
        assert HARNESSES["euroeval"].list_tasks(export_row(language)) == []


def test_a_file_for_several_languages_names_none_that_all_would_be_asked_in() -> None:
    assert yaml.safe_load(write_eval_file(export_row("pt-BR")))["languages"] == ["pt"]
    several = yaml.safe_load(write_eval_file(*map(export_row, ("es", "zh", "pt"))))
    assert [each["config"] for each in several["tasks"]] == ["es_mcq", "zh_mcq", "pt_mcq"]
    assert "languages" not in several


@pytest.fixture
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    monkeypatch.setenv("PATH", path_with_pythons())
    offline = {"HF_HUB_OFFLINE": "1", "HF_DATASETS_OFFLINE": "1", "HF_HOME": str(tmp_path / "cache")}
    return {**child_environment(Settings(home=tmp_path / "home")), **offline}


def ask(
    name: str, asked: list[tuple[str, list[str]]], folder: Path, environment: dict[str, str]
) -> list[Any]:
    """Let a harness build the documents of folders."""
    command = [str(require_harness(name, environment=environment)), "-P", str(HARNESSES[name].script)]
    environment = {name: value for name, value in environment.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        [*command, environment["HF_HOME"]],
        cwd=folder,
        input=json.dumps(asked),
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    found: list[Any] = json.loads(done.stdout.splitlines()[-1])["folders"]
    return found


def write_home(folder: Path, *tasks: ExportedTask) -> None:
    """Write the questions of several languages, and answers, which have a split of their own."""
    configs = []
    for task in tasks:
        for split, table in task.questions.items():
            for name in (f"{task.language}_mcq/{split}", f"{task.language}_judgements/train"):
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                pq.write_table(table, folder / f"{name}.parquet")
        splits = {f"{task.language}_mcq": list(task.questions), f"{task.language}_judgements": ["train"]}
        configs += describe_configurations(splits, benchmark=task.benchmark, language=task.language)
    front = {"language": [task.language for task in tasks], "configs": configs}
    (folder / "README.md").write_text(write_front_matter(front) + "\n", encoding="utf-8")
    (folder / "eval.yaml").write_text(write_eval_file(*tasks), encoding="utf-8")


@pytest.mark.huge
def test_euroeval_asks_each_language_of_a_dataset_in_its_own_words(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    """And takes neither the split of the answers for one of the questions, nor a language that it lacks."""
    write_home(tmp_path / "home", *map(export_row, ("zh", "es", "de")))
    write_home(tmp_path / "alone", export_row("nb"))
    home, alone = ask("euroeval", [("home", []), ("alone", [])], tmp_path, environment)
    assert {name: documents["test"][0][0].split(":")[0] for name, documents in home.items()} == {
        "fiel_arc_es": "Pregunta",
        "fiel_arc_de": "Frage",
    }
    assert [documents["test"][0][0].split(":")[0] for documents in alone.values()] == ["Spørsmål"]


@pytest.mark.huge
def test_euroeval_has_words_in_the_languages_that_it_is_offered_for(environment: dict[str, str]) -> None:
    code = (
        "from euroeval.prompt_templates.multiple_choice import MULTIPLE_CHOICE_TEMPLATES as known\n"
        "print(*sorted(each.code for each in known))"
    )
    python = require_harness("euroeval", environment=environment)
    done = subprocess.run([str(python), "-P", "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == sorted(LANGUAGES)


@pytest.mark.huge
def test_lighteval_asks_in_every_language_also_where_it_has_no_words(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    languages = ("es", "zh-Hant", "xx", *LACKING)
    asked = []
    for language in languages:
        task, folder = export_row(language), tmp_path / language
        write_home(folder, task)
        for path, text in write_harness_files(task).items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, encoding="utf-8")
        asked.append((language, [each.name for each in HARNESSES["lighteval"].list_tasks(task)]))
    found = ask("lighteval", asked, tmp_path, environment)
    for language, tasks in zip(languages, found, strict=True):
        expected = find_words("zh" if language == "zh-Hant" else language).question
        for documents in tasks.values():
            text, choices, key = documents["test"][0]
            assert text.startswith(expected.rstrip(":：")), language
            assert len(choices) == 3 and key == 1
