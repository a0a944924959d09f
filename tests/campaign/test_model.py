from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from fiel.campaign.campaignfile import load_campaign
from fiel.campaign.namesakes import refuse_namesake
from fiel.campaign.work import load_work
from fiel.cli import cli
from fiel.errors import FielError
from fiel.settings import Settings
from fiel.workflow.launch import launch_work
from tests.helpers.campaigns import TOP, describe_campaign, write_campaign


def refusal(folder: Path, text: str) -> str:
    (folder / "guide.md").write_text("guía")
    path = folder / "c.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FielError) as error:
        load_campaign(path)
    assert str(error.value).startswith(str(path))
    return str(error.value).removeprefix(f"{path}: ")


def refusal_of(folder: Path, **changes: Any) -> str:
    return refusal(folder, yaml.safe_dump(describe_campaign("c", **changes)))


@pytest.mark.parametrize("name", ["demo", "arc-c-es", "dibt-es", "hellaswag-es", "mmlu-es"])
def test_the_campaigns_that_come_with_fiel_are_valid(name: str) -> None:
    file = load_campaign(TOP / "campaigns" / f"{name}.yaml")
    assert file.campaign.name == name
    assert file.campaign.form_language == "es"


def test_there_is_no_other_campaign() -> None:
    assert {path.stem for path in (TOP / "campaigns").glob("*.yaml")} == {
        "demo",
        "arc-c-es",
        "dibt-es",
        "hellaswag-es",
        "mmlu-es",
    }


def test_malformed_yaml_names_line_and_column(tmp_path: Path) -> None:
    found = refusal(tmp_path, "name: [a\ntitle: b\n")
    assert found.startswith("line 2, column 6: expected YAML, found ")


def test_a_key_written_twice_is_refused(tmp_path: Path) -> None:
    assert "the key 'name' twice" in refusal(tmp_path, "name: a\nname: b\n")


def test_an_unknown_key_is_named(tmp_path: Path) -> None:
    assert (
        refusal(tmp_path, "name: c\n\nannotaton: {}\n")
        .splitlines()[-1]
        .endswith("line 3: annotaton: unknown key: did you mean annotation?")
    )


def test_an_unknown_benchmark_is_named_with_those_there_are(tmp_path: Path) -> None:
    message = refusal_of(tmp_path, task={"benchmark": "arq"})
    expected = "expected one of arc, dibt, hellaswag, mmlu, found 'arq': did you mean arc?"
    assert message.endswith(f"task 1: benchmark: {expected}")


def test_a_number_too_small_is_told_as_in_the_style_guide(tmp_path: Path) -> None:
    message = refusal_of(tmp_path, annotation={"min_submitted": 0})
    assert message == "line 2: annotation.min_submitted: expected 1 or more, found 0"


def test_an_unknown_split_is_refused(tmp_path: Path) -> None:
    assert "expected some of train, validation, test, found dev" in refusal_of(
        tmp_path, task={"splits": ["dev"]}
    )


def test_two_places_for_one_source_are_refused(tmp_path: Path) -> None:
    message = refusal_of(tmp_path, task={"source": {"hub": "a/b", "files": "c.json"}})
    assert message.endswith("task 1: source: expected either the key hub or files, found both")


def test_a_guide_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert "task 1: guide: expected a file" in refusal_of(tmp_path, task={"guide": "none.md"})


def test_two_tasks_of_one_name_are_refused(tmp_path: Path) -> None:
    description = describe_campaign("c")
    description["tasks"] *= 2
    assert "found twice: arc" in refusal(tmp_path, yaml.safe_dump(description))


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(
        FielError, match="none.yaml: expected a campaign file, found none: create one with fiel new$"
    ):
        load_campaign(tmp_path / "none.yaml")


def test_two_campaigns_of_one_name_in_a_folder_are_refused_at_launch(tmp_path: Path) -> None:
    path = write_campaign(tmp_path, "twice")
    (tmp_path / "other.yaml").write_text(path.read_text())
    with pytest.raises(FielError, match="name: expected a unique name, found 'twice' also in .*other.yaml"):
        refuse_namesake(path)
    with pytest.raises(FielError, match="name: expected a unique name"):
        launch_work(Settings(home=tmp_path), load_work(path))
    done = CliRunner().invoke(cli, ["check", str(path)])
    assert done.exit_code == 0
    assert f"{path}: {tmp_path / 'other.yaml'} has the same campaign name" in done.output


@pytest.mark.parametrize("audit", [-0.1, 1.1])
def test_an_audit_is_a_share(tmp_path: Path, audit: float) -> None:
    message = refusal_of(tmp_path, annotation={"audit": audit})
    assert "annotation.audit: expected " in message and message.endswith(f"found {audit}")


@pytest.mark.parametrize("url", ["https://example.org/guia?a=1#b", "http://example.org"])
def test_the_guide_the_video_and_the_forum_can_have_a_public_address(tmp_path: Path, url: str) -> None:
    keys = ("guide_url", "video_url", "ask_url")
    path = write_campaign(tmp_path, "c", guide_url=url, video_url=url, ask_url=url)
    campaign = load_campaign(path).campaign
    assert [getattr(campaign, key) for key in keys] == [url] * 3


@pytest.mark.parametrize(
    "url",
    [
        "",
        "guide.md",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://",
        "https://ana:1@a.org",
        "http://[x",
    ],
)
def test_an_address_that_volunteers_cannot_open_is_refused(tmp_path: Path, url: str) -> None:
    expected = f"expected a public address, such as https://example.org/guide, found {url!r}"
    for key in ("guide_url", "video_url", "ask_url"):
        assert refusal_of(tmp_path, **{key: url}).endswith(f": {key}: {expected}")


@pytest.mark.parametrize("target", [0, -0.1, 1.1, "all"])
def test_a_target_is_a_share_of_the_items(tmp_path: Path, target: object) -> None:
    assert ": annotation.target: expected " in refusal_of(tmp_path, annotation={"target": target})


def test_a_task_cannot_have_the_name_of_the_form_about_the_people(tmp_path: Path) -> None:
    found = refusal_of(tmp_path, task={"name": "about-you"})
    assert found.partition(": ")[2] == "task 1: name: 'about-you' is reserved: choose another name"


@pytest.mark.parametrize("name", ["arc", "hellaswag", "mmlu"])
def test_a_licence_that_contradicts_the_published_translation_is_refused(name: str, tmp_path: Path) -> None:
    source = {"hub": f"alexandrainst/m_{name}", "config": "es", "revision": "main"}
    task = {"benchmark": name, "source": source, "english": None}
    assert refusal_of(tmp_path, task=task) == (
        f"license: expected CC-BY-NC-4.0, the licence of alexandrainst/m_{name}, which its corrections "
        "inherit, found Apache-2.0"
    )
    (tmp_path / "c.yaml").write_text(
        yaml.safe_dump(describe_campaign("c", task=task, license="cc-by-nc-4.0")), encoding="utf-8"
    )
    assert load_campaign(tmp_path / "c.yaml").campaign.license == "cc-by-nc-4.0"


def test_a_licence_must_be_said(tmp_path: Path) -> None:
    description = describe_campaign("c")
    del description["license"]
    assert refusal(tmp_path, yaml.safe_dump(description)) == "license: expected a value, found nothing"
