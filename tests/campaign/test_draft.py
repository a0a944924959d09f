import json
from pathlib import Path
from typing import Any

import pytest

from fiel.benchmarks import BENCHMARKS
from fiel.benchmarks.benchmark import OKAPI_LANGUAGES
from fiel.benchmarks.columns import Columns, parse_columns
from fiel.campaign import Campaign, load_campaign
from fiel.campaign.draft import Draft, DraftOptions, draft_campaign
from fiel.campaign.guide import TO_WRITE, warn_of_guides
from fiel.errors import FielError
from fiel.sources.source import Source
from tests.benchmarks.shapes import BELEBELE, BELEBELE_ROWS, SHAPES
from tests.guides.pages import find_page, lines_of
from tests.helpers.campaigns import ROWS, TOP, write_campaign, write_rows
from tests.helpers.organizer import Shell
from tests.server.running import EmbeddedServer


def draft(
    folder: Path, benchmark: str = "arc", language: str = "ca", **options: Any
) -> tuple[Draft, Campaign]:
    options = {"out": folder / "campaigns" / "new.yaml", **options}
    done = draft_campaign(DraftOptions(benchmark=benchmark, language=language, **options))
    return done, load_campaign(done.campaign).campaign


def refusal(folder: Path, *arguments: str, **options: Any) -> str:
    before = sorted(folder.rglob("*.*"))
    with pytest.raises(FielError) as error:
        draft(folder, *arguments, **options)
    assert sorted(folder.rglob("*.*")) == before
    return str(error.value).replace(str(folder), "FOLDER")


@pytest.mark.parametrize("benchmark", BENCHMARKS)
@pytest.mark.parametrize("language", OKAPI_LANGUAGES)
def test_every_benchmark_in_every_published_language(tmp_path: Path, benchmark: str, language: str) -> None:
    _, campaign = draft(tmp_path, benchmark, language)
    (task,) = campaign.tasks
    assert (campaign.name, campaign.language, task.benchmark) == (
        f"{benchmark}-{language}",
        language,
        benchmark,
    )
    if benchmark == "dibt":
        english = Source(hub="data-is-better-together/prompts_ranked_multilingual_benchmark", revision="main")
        assert (task.source.files, task.english) == (f"dibt-{language}/{{split}}.jsonl", english)
    else:
        assert campaign.license == "CC-BY-NC-4.0"
        assert task.source == Source(hub=f"alexandrainst/m_{benchmark}", config=language, revision="main")
        assert task.english == Source(hub=f"alexandrainst/m_{benchmark}", config="en", revision="main")


def test_the_title_is_in_the_language_and_in_english(tmp_path: Path) -> None:
    assert draft(tmp_path)[1].title == {"ca": "ARC-Challenge · català", "en": "ARC-Challenge in Catalan"}


def test_the_commented_lines_are_valid_too(tmp_path: Path) -> None:
    done, _ = draft(tmp_path, "mmlu", "eu")
    text = done.campaign.read_text(encoding="utf-8")
    optional = ("splits:", "sample:", "limit:", "ids_file:", "language:", "credits:", "  ana:")
    for line in optional:
        assert f"# {line}" in text
        text = text.replace(f"# {line}", line)
    done.campaign.write_text(text, encoding="utf-8")
    campaign = load_campaign(done.campaign).campaign
    assert campaign.tasks[0].sample is not None
    assert (campaign.form_language, campaign.credits) == ("en", {"ana": "Ana"})


def test_a_language_without_a_guide_gets_one_to_translate(tmp_path: Path) -> None:
    done, campaign = draft(tmp_path)
    assert campaign.tasks[0].guide == Path("new.guide.md")
    first, _, rest = done.guide.read_text(encoding="utf-8").partition("\n\n")
    assert "translate this guide" in first
    assert rest == (TOP / "guides/en/arc.md").read_text(encoding="utf-8")
    assert (done.guide_language, done.guide_copied, done.form_language) == ("en", True, "ca")


def test_a_language_with_a_guide_gets_a_copy_of_it_as_it_is(tmp_path: Path) -> None:
    done, _ = draft(tmp_path, language="es-MX", source=Source(files="x.json"))
    assert done.guide.read_text(encoding="utf-8") == (TOP / "guides/es/arc.md").read_text(encoding="utf-8")
    assert (done.guide_language, done.form_language) == ("es", "es")


def test_a_guide_that_is_there_is_used_where_it_is(tmp_path: Path) -> None:
    there = tmp_path / "guides" / "ca" / "arc.md"
    there.parent.mkdir(parents=True)
    there.write_text("# Guia", encoding="utf-8")
    (tmp_path / "campaigns").mkdir()
    done, campaign = draft(tmp_path)
    assert campaign.tasks[0].guide == Path("../guides/ca/arc.md")
    assert (done.guide_language, done.guide_copied) == ("ca", False)
    assert [path.name for path in (tmp_path / "campaigns").iterdir()] == ["new.yaml"]


def test_any_language_with_a_translation_of_ones_own(tmp_path: Path) -> None:
    write_rows(tmp_path / "test.jsonl", ROWS)
    source = Source(files=str(tmp_path / "{split}.jsonl"))
    done, campaign = draft(tmp_path, language="nah-MX", source=source, license="CC0-1.0")
    assert campaign.tasks[0].source == Source(files="../{split}.jsonl")  # it starts from the campaign file
    assert (campaign.title, campaign.license) == ({"en": "ARC-Challenge in nah-MX"}, "CC0-1.0")


def test_a_licence_that_nobody_said_is_not_that_of_the_published_translations(tmp_path: Path) -> None:
    done, campaign = draft(tmp_path, source=Source(files="{split}.jsonl"))
    assert campaign.license == "other"
    assert "license: other  # fill in the licence" in done.campaign.read_text(encoding="utf-8")


def test_a_code_that_yaml_takes_for_something_else(tmp_path: Path) -> None:
    _, campaign = draft(tmp_path, language="no", source=Source(files='a "b": #{split}.jsonl', column="no"))
    assert (campaign.language, "no" in campaign.title) == ("no", True)
    source = campaign.tasks[0].source
    assert (source.column, str(source.files).endswith('a "b": #{split}.jsonl')) == ("no", True)


def test_an_unknown_language_is_refused_with_those_there_are(tmp_path: Path) -> None:
    message = refusal(tmp_path, "arc", "qu")
    assert message.startswith("--language: expected one of ar, bn, ca,")
    assert "the translations in alexandrainst/m_arc" in message
    assert message.endswith("found 'qu'. For another language, give your own translation with --source.")
    assert refusal(tmp_path, "dibt", "../x").startswith("--language: expected a language code such as es, ca")


def test_an_unknown_benchmark_and_a_bad_name_are_refused(tmp_path: Path) -> None:
    message = refusal(tmp_path, "arq")
    assert (
        message == "--benchmark: expected one of arc, dibt, hellaswag, mmlu, found 'arq': did you mean arc?"
    )
    assert refusal(tmp_path, name="A/b").startswith("--name: expected a name with lowercase letters")


@pytest.mark.parametrize("there", ["new.yaml", "new.guide.md"])
def test_nothing_is_overwritten(tmp_path: Path, there: str) -> None:
    (tmp_path / "campaigns").mkdir()
    (tmp_path / "campaigns" / there).write_text("mine")
    message = refusal(tmp_path)
    start = f"FOLDER/campaigns/{there}: expected a new file, found an existing one"
    assert message.startswith(f"{start}. Choose another with --out and --name")
    assert (tmp_path / "campaigns" / there).read_text() == "mine"


def test_a_campaign_that_is_not_valid_is_not_left_there(tmp_path: Path) -> None:
    write_campaign(tmp_path / "campaigns", "arc-ca")
    assert "name: expected a unique name, found 'arc-ca'" in refusal(tmp_path)


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "campaigns").write_text("a file")
    assert refusal(tmp_path).startswith("FOLDER/campaigns/new.guide.md: expected a new file, found: ")


def test_the_command_says_what_to_do_next(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    code, output, _ = shell("new", "--benchmark", "arc", "--language", "ca")
    assert code == 0
    assert output.splitlines() == [
        "campaigns/arc-ca.yaml: the campaign file",
        "campaigns/arc-ca.guide.md: the annotation guide in English: translate it, because volunteers read "
        "it before they start",
        "Next: fiel check campaigns/arc-ca.yaml",
    ]
    romanian = shell("new", "--benchmark", "arc", "--language", "ro")[1]
    assert "The form is not translated into ro yet: volunteers see it in English.\n" in romanian
    code, output, errors = shell("new", "--benchmark", "arc", "--language", "ca")
    assert (code, output) == (2, "")
    assert "campaigns/arc-ca.yaml: expected a new file" in errors


def test_the_command_and_then_check_with_ones_own_rows(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write_rows(tmp_path / "test.jsonl", ROWS)
    options = ("--source", "{split}.jsonl", "--out", "mine/arc.yaml", "--name", "mine", "--json")
    code, output, _ = shell("new", "--benchmark", "arc", "--language", "quz", *options)
    assert code == 0
    assert json.loads(output)["campaign"] == "mine/arc.yaml"
    code, output, _ = shell("check", "mine/arc.yaml", "--english", "none")
    assert (code, "arc: 8 items (8 test)" in output) == (0, True)


def test_a_guide_to_translate_is_told_by_check_and_refused_by_launch(
    shell: Shell, argilla: EmbeddedServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Volunteers would read the note to the organizers; without it the guide is one like any other."""
    monkeypatch.chdir(tmp_path)
    write_rows(tmp_path / "test.jsonl", ROWS)
    options = ("--source", "{split}.jsonl", "--out", "mine.yaml", "--name", "draft-to-translate")
    assert shell("new", "--benchmark", "arc", "--language", "ca", *options)[0] == 0
    code, _, errors = shell("check", "mine.yaml", "--english", "none")
    assert code == 0
    note = "mine.guide.md: line 1: expected a guide for volunteers, found a note to the organizers"
    assert f"Warning: {note}" in errors
    launch = ("launch", "mine.yaml", "--english", "none", "--yes", "--home", argilla.home)
    for more in ((), ("--dry-run",)):
        code, output, errors = shell(*launch, *more)
        assert (code, output) == (2, "")
        assert f"fiel: {note}" in errors and errors.endswith("Nothing was changed.\n")
    names = [each["name"] for each in argilla.client().get("me/workspaces").json()["items"]]
    assert "draft-to-translate" not in names
    guide = tmp_path / "mine.guide.md"
    guide.write_text(guide.read_text(encoding="utf-8").partition("\n\n")[2], encoding="utf-8")
    assert "a note to the organizers" not in shell("check", "mine.yaml", "--english", "none")[2]
    assert shell(*launch)[0] == 0


def test_a_guide_that_has_to_be_written_is_told_by_check_too(tmp_path: Path) -> None:
    guide = tmp_path / "guide.md"
    guide.write_text(f"# Riddles\n\n{TO_WRITE}\n", encoding="utf-8")
    (said, _) = warn_of_guides([guide])
    assert said.startswith(f"{guide}: line 3: expected a guide for volunteers, found a note")


def test_the_line_of_the_guide_describes_a_benchmark_by_its_columns(
    tmp_path: Path, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write_rows(tmp_path / "belebele_test.jsonl", BELEBELE_ROWS)
    line = lines_of(find_page("guides/en/adding-a-benchmark.md"))[0]
    source = line.index("--source")
    code, _, errors = shell(*line[1:source], *line[source + 2 :])
    assert code == 2 and "--source: expected where the rows with these columns are" in errors
    code, _, errors = shell(*line[1:])
    assert code == 0, errors
    path = Path("campaigns/belebele-es.yaml")
    (task,) = load_campaign(path).campaign.tasks
    assert task.columns == Columns.model_validate({**BELEBELE, "style": "options"})
    code, output, errors = shell("check", path)
    assert code == 0 and "2 belebele" in output, output + errors


@pytest.mark.parametrize("shape", ["truthful", "global"])
def test_columns_are_written_as_they_were_given(tmp_path: Path, shape: str) -> None:
    columns = Columns.model_validate(SHAPES[shape][0])
    source = Source(files="rows.jsonl")
    _, campaign = draft(tmp_path, shape, "es", columns=columns, source=source)
    assert campaign.tasks[0].columns == columns


@pytest.mark.parametrize(
    ("texts", "problem"),
    [
        (["question"], "expected KEY=NAME.*found 'question'"),
        (["id=a", "id=b"], "each once, found 'id=b'"),
        (["id=a", "question=q", "answer=k"], "choices"),
        (["id=a", "question=q", "choices=c", "anwser=k"], "anwser"),
    ],
)
def test_what_describes_no_columns_is_refused(texts: list[str], problem: str) -> None:
    with pytest.raises(FielError, match=f"--column: .*{problem}"):
        parse_columns(texts)
