import io
import json
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
import yaml
from click.testing import CliRunner

from fiel.annotation.people import ensure_annotators
from fiel.annotation.records import find_datasets
from fiel.campaign import load_campaign
from fiel.cli import cli
from fiel.commands import COMMANDS
from fiel.settings import Settings
from fiel.workflow.connection import connected_argilla
from tests.helpers.campaigns import ROWS, TOP, Person, describe_campaign, write_campaign, write_rows
from tests.helpers.organizer import Shell
from tests.server.running import EmbeddedServer


def workspaces(argilla: EmbeddedServer) -> set[str]:
    return {each["name"] for each in argilla.client().get("me/workspaces").json()["items"]}


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_teaches_with_an_example(name: str) -> None:
    result = CliRunner().invoke(cli, [name, "--help"])
    assert result.exit_code == 0
    assert f"Example: fiel {name}" in result.output


def test_check_says_what_would_be_launched(shell: Shell, tmp_path: Path) -> None:
    path = write_campaign(tmp_path, "checked", rows=[{**ROWS[0], "option_b": "1 "}, *ROWS[1:]])
    code, output, _ = shell("check", path)
    assert code == 0
    assert "arc: 8 items (8 test)" in output
    assert "findings by check: 1 equal-options, 1 changed-number" in output
    assert "arc: equal-options (error): 1 finding in 1 item\n  Test/1, option_b: It says the same" in output
    code, output, errors = shell("check", path, "--json")
    assert (code, errors) == (0, "")  # no bar where nobody watches
    (task,) = json.loads(output)["tasks"]
    assert task["english"] == {"paired": 8}
    assert [(each["check"], each["items"]) for each in task["checks"]] == [
        ("equal-options", 1),
        ("changed-number", 1),
    ]


def test_check_writes_a_page(shell: Shell, tmp_path: Path) -> None:
    path = write_campaign(tmp_path, "paged", rows=[{**ROWS[0], "option_b": "1 "}, *ROWS[1:]])
    page = tmp_path / "report.html"
    code, output, _ = shell("check", path, "--html", page)
    assert code == 0
    assert f"Report written: {page}" in output
    assert "Dice lo mismo que otra opción (Opción A)." in page.read_text(encoding="utf-8")
    code, _, errors = shell("check", path, "--html", tmp_path / "nowhere" / "report.html")
    assert code == 2
    assert f"{tmp_path}/nowhere/report.html: expected a writable file, found: " in errors


def test_check_of_the_real_campaign_with_local_files(shell: Shell, okapi: Path) -> None:
    campaign = TOP / "campaigns/arc-c-es.yaml"
    source = f"{okapi}/okapi/m_arc_es_{{split}}.json"
    english = f"{okapi}/paired/arc_challenge_{{split}}.jsonl#en"
    code, output, _ = shell("check", campaign, "--source", source, "--english", english, "--json")
    assert code == 0
    (task,) = json.loads(output)["tasks"]
    assert task["splits"] == {"train": 1118, "validation": 297, "test": 1170}
    assert task["datasets"] == {"arc": 2572, "arc-3-options": 8, "arc-5-options": 5}


def test_check_of_the_real_mmlu_campaign_with_local_files(shell: Shell, okapi: Path) -> None:
    source, english = okapi / "okapi/m_mmlu_es_{split}.json", okapi / "paired/mmlu_{split}.jsonl#en"
    options = ("--source", source, "--english", english, "--json")
    code, output, errors = shell("check", TOP / "campaigns/mmlu-es.yaml", *options)
    assert code == 0 and errors.startswith("Warning: mmlu: 2 of 1737 items have no English original")
    (task,) = json.loads(output)["tasks"]
    assert task["splits"] == {"train": 272, "val": 1465}
    assert task["english"]["paired"] > 1500


def test_check_of_the_hellaswag_campaign_with_english_rows(shell: Shell, okapi: Path, tmp_path: Path) -> None:
    """The English rows stand in for the translation, which is not to be had in bulk."""
    lines = (okapi / "english/hellaswag_validation_1000.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [{**row, "label": str(row["label"])} for row in map(json.loads, lines)]
    write_rows(tmp_path / "val.jsonl", rows)
    options = ("--source", tmp_path / "{split}.jsonl", "--english", tmp_path / "{split}.jsonl", "--json")
    code, output, errors = shell("check", TOP / "campaigns/hellaswag-es.yaml", *options)
    assert (code, errors) == (0, "")
    (task,) = json.loads(output)["tasks"]
    assert (task["splits"], task["english"]) == ({"val": 1000}, {"paired": 1000})


def test_check_of_the_dibt_campaign_with_rows_of_ours(shell: Shell) -> None:
    options = ("--source", TOP / "campaigns/demo/dibt_{split}.jsonl", "--english", "none", "--json")
    code, output, errors = shell("check", TOP / "campaigns/dibt-es.yaml", *options)
    assert (code, errors) == (0, "")
    (task,) = json.loads(output)["tasks"]
    assert (task["splits"], task["english"]) == ({"train": 4}, {"paired": 4})


BAD_FILES = {
    "malformed YAML": ("name: [a\n", "line 2, column 1: expected YAML, found "),
    "unknown key": ("nam: a\n", "line 1: nam: unknown key: did you mean name?"),
    "unknown benchmark": (
        yaml.safe_dump(describe_campaign("bad", task={"benchmark": "arq"})),
        "task 1: benchmark: expected one of arc, dibt, hellaswag, mmlu, found 'arq': did you mean arc?",
    ),
}


@pytest.mark.parametrize(("text", "message"), BAD_FILES.values(), ids=BAD_FILES)
@pytest.mark.parametrize("command", ["check", "launch"])
def test_a_bad_campaign_file_is_refused(
    shell: Shell, argilla: EmbeddedServer, tmp_path: Path, command: str, text: str, message: str
) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text(text)
    before = workspaces(argilla)
    code, output, errors = shell(command, path, *(["--home", argilla.home] if command == "launch" else []))
    assert (code, output) == (2, "")
    assert errors.startswith("fiel: ")
    assert str(path) in errors and message in errors
    assert "Traceback" not in errors
    assert workspaces(argilla) == before


BAD_DATA = {
    "a row without an answer": (
        [ROWS[0], {key: value for key, value in ROWS[1].items() if key != "answer"}],
        "test.jsonl: line 2: answer: expected a value, found nothing",
    ),
    "duplicate ids": ([ROWS[0], ROWS[1], ROWS[1]], "test.jsonl: line 3: id: expected a unique id"),
}


@pytest.mark.parametrize(("rows", "message"), BAD_DATA.values(), ids=BAD_DATA)
def test_bad_data_is_refused_and_nothing_is_created(
    shell: Shell, argilla: EmbeddedServer, tmp_path: Path, rows: list[dict[str, str]], message: str
) -> None:
    path = write_campaign(tmp_path, "bad-data", rows=rows)
    code, _, errors = shell("launch", path, "--home", argilla.home)
    assert code == 2
    assert message in errors
    assert "bad-data" not in workspaces(argilla)


def test_two_campaigns_of_one_name_are_refused(shell: Shell, argilla: EmbeddedServer, tmp_path: Path) -> None:
    path = write_campaign(tmp_path, "same-name")
    (tmp_path / "copy.yaml").write_text(path.read_text())
    code, _, errors = shell("launch", path, "--home", argilla.home)
    assert code == 2
    assert "found 'same-name' also in" in errors
    assert "same-name" not in workspaces(argilla)


def test_a_wrong_key_is_refused_and_not_shown(
    shell: Shell, argilla: EmbeddedServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ARGILLA_API_URL", argilla.url)
    monkeypatch.setenv("ARGILLA_API_KEY", "wrong-key-of-mine")
    code, _, errors = shell("launch", write_campaign(tmp_path, "wrong-key"), "--home", tmp_path)
    assert code == 2
    assert f"{argilla.url}: expected an owner's API key" in errors
    assert "wrong-key-of-mine" not in errors
    assert "wrong-key" not in workspaces(argilla)


def test_a_server_that_does_not_answer_is_named(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ARGILLA_API_URL", "http://127.0.0.1:9")
    monkeypatch.setenv("ARGILLA_API_KEY", "key")
    code, _, errors = shell("launch", write_campaign(tmp_path, "silent"), "--home", tmp_path)
    assert code == 2
    assert "http://127.0.0.1:9: expected an Argilla server, found ConnectError" in errors


def test_without_a_server_the_message_says_how_to_start_one(shell: Shell, tmp_path: Path) -> None:
    code, _, errors = shell("launch", write_campaign(tmp_path, "none"), "--home", tmp_path)
    assert code == 2
    assert "expected a running Argilla, found none. Start it with fiel up" in errors


def test_default_credentials_are_refused(shell: Shell, argilla: EmbeddedServer, tmp_path: Path) -> None:
    owner = argilla.client()
    known = {"username": "admin", "password": "12345678", "first_name": "A", "role": "admin"}
    user = owner.post("users", json=known).raise_for_status().json()
    try:
        code, _, errors = shell("launch", write_campaign(tmp_path, "open-door"), "--home", argilla.home)
    finally:
        owner.delete(f"users/{user['id']}").raise_for_status()
    assert code == 2
    assert "found the password of admin still set to the public default" in errors
    assert "open-door" not in workspaces(argilla)


def test_an_unknown_task_of_a_source_is_refused(shell: Shell, tmp_path: Path) -> None:
    code, _, errors = shell("check", write_campaign(tmp_path, "tasks"), "--source", "mmlu=x_{split}.json")
    assert code == 2
    assert "--source: expected one of the tasks arc, found mmlu" in errors


def test_launch_snapshot_and_export_from_the_shell(
    shell: Shell, argilla: EmbeddedServer, tmp_path: Path
) -> None:
    path = write_campaign(tmp_path, "shell")
    code, output, _ = shell("launch", path, "--home", argilla.home)
    assert code == 0
    assert "arc: created, 8 records added, 0 already there" in output
    assert f"  Open: {argilla.url}/dataset/" in output
    code, output, _ = shell("launch", path, "--home", argilla.home)
    assert "Nothing changed" in output
    code, output, _ = shell("snapshot", path, "--home", argilla.home)
    assert code == 0
    assert Path(output.removeprefix("Snapshot written: ").strip()).is_dir()
    code, output, _ = shell("export", path, "--out", tmp_path / "out", "--home", argilla.home, "--json")
    assert code == 0
    assert json.loads(output)["counts"]["arc"]["pending"] == 8
    code, output, _ = shell("export", path, "--out", tmp_path / "out", "--home", argilla.home)
    assert "the earlier export was replaced" in output


def test_a_launch_shows_what_it_would_change_and_asks(
    shell: Shell, argilla: EmbeddedServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_campaign(tmp_path, "asks")
    code, output, _ = shell("launch", path, "--home", argilla.home, "--dry-run")
    assert code == 0
    assert output == "arc: to be created\n  8 new items (Test/1, Test/2, Test/3, …)\n"
    _, output, _ = shell("launch", path, "--home", argilla.home, "--dry-run", "--json")
    assert json.loads(output)["datasets"][0]["new"]["count"] == 8
    assert shell("launch", path, "--home", argilla.home)[0] == 0  # only adds: no question

    write_rows(tmp_path / "test.jsonl", [{**ROWS[0], "option_a": "uno"}, *ROWS[1:]])
    monkeypatch.setattr(sys, "stdin", io.StringIO("n\n"))
    code, output, errors = shell("launch", path, "--home", argilla.home)
    assert code == 1
    assert "7 items unchanged\n  1 changed item without answers" in output
    assert "Apply these changes?" in errors
    _, output, _ = shell("launch", path, "--home", argilla.home, "--dry-run", "--json")
    assert json.loads(output)["datasets"][0]["changed_unanswered"] == {"count": 1, "examples": ["Test/1"]}
    code, output, _ = shell("launch", path, "--home", argilla.home, "--yes")
    assert (code, "Changed texts: 1 replaced, 0 new revisions" in output) == (0, True)
    write_rows(tmp_path / "test.jsonl", ROWS[:4])
    code, output, _ = shell("launch", path, "--home", argilla.home, "--yes")
    assert (code, "Withdrawn: 4 items; the answers stay" in output) == (0, True)


def test_an_export_with_an_error_that_nobody_dealt_with_is_refused(
    shell: Shell, argilla: EmbeddedServer, tmp_path: Path
) -> None:
    rows = [*ROWS[:7], {**ROWS[7], "option_c": "9"}]
    path = write_campaign(tmp_path, "unresolved", rows=rows)
    assert shell("launch", path, "--home", argilla.home)[0] == 0
    out = tmp_path / "out"
    code, output, errors = shell("export", path, "--out", out, "--home", argilla.home)
    assert (code, output) == (2, "")
    assert "found 1 item pending or disputed: Test/8 (equal-options)." in errors
    assert not out.exists()
    arguments = ["export", path, "--out", out, "--home", argilla.home]
    assert shell(*arguments, "--unresolved", "keep")[0] == 0
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["tasks"]["arc"]["unresolved"] == {"Test/8": ["equal-options"]}


def test_a_source_that_moved_since_the_launch_is_not_exported(
    shell: Shell, argilla: EmbeddedServer, tmp_path: Path
) -> None:
    path = write_campaign(tmp_path, "moved-source")
    assert shell("launch", path, "--home", argilla.home)[0] == 0
    write_rows(tmp_path / "test.jsonl", [*ROWS[:5], {**ROWS[5], "option_c": "siete veces"}, *ROWS[6:]])
    arguments = ["export", path, "--out", tmp_path / "out", "--unresolved", "keep", "--home", argilla.home]
    code, _, errors = shell(*arguments)
    assert code == 2
    assert "moved-source: arc: expected the launched texts, found other texts in {split}.jsonl" in errors
    assert "for 1 item, such as Test/6: the source has changed since the launch." in errors
    assert not (tmp_path / "out").exists()
    assert shell("launch", path, "--home", argilla.home, "--yes")[0] == 0
    assert shell(*arguments)[0] == 0


def test_the_sources_of_a_launch_are_remembered(
    shell: Shell, argilla: EmbeddedServer, tmp_path: Path
) -> None:
    path = write_campaign(tmp_path, "elsewhere")
    (tmp_path / "test.jsonl").rename(tmp_path / "moved_test.jsonl")
    code, _, errors = shell("launch", path, "--home", argilla.home)
    assert "found none of the splits" in errors
    assert (
        shell("launch", path, "--source", f"{tmp_path}/moved_{{split}}.jsonl", "--home", argilla.home)[0] == 0
    )
    assert shell("export", path, "--out", tmp_path / "out", "--home", argilla.home)[0] == 0
    path.write_text(path.read_text().replace("'{split}.jsonl'", "other_{split}.jsonl"))
    _, _, errors = shell("export", path, "--out", tmp_path / "out", "--home", argilla.home)
    assert "found none of the splits" in errors  # the file names another source by now: it is right


def test_up_shows_the_password_once(tmp_path: Path) -> None:
    outputs = []
    for _ in range(2):
        command = [sys.executable, "-u", "-m", "fiel", "up", "--home", str(tmp_path / "home"), "--port", "0"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            lines = []
            for line in process.stdout:
                lines.append(line)
                if line.startswith("Credentials:"):
                    break
            url = lines[1].split()[4]
            assert httpx.get(f"{url}/sign-in", trust_env=False).status_code == 200
            process.terminate()
            process.stdout.read()
            assert process.wait(30) == 0
        outputs.append("".join(lines))
    assert "Password, shown only once: " in outputs[0]
    assert "Password" not in outputs[1]


def test_check_warns_of_a_guide_without_version(shell: Shell, tmp_path: Path) -> None:
    path = write_campaign(tmp_path, "unversioned")
    assert shell("check", path)[2] == ""
    (tmp_path / "guide.md").write_text("# Guía\n\nUn texto.\n", encoding="utf-8")
    code, output, errors = shell("check", path, "--json")
    assert (code, json.loads(output)["campaign"]) == (0, "unversioned")
    assert errors.startswith(
        f"Warning: {tmp_path / 'guide.md'}: expected a line like Version 1 · 2026-11-24 after the title"
    )


@pytest.mark.parametrize("command", ["check", "launch"])
def test_a_language_that_nobody_knows_is_a_warning(
    shell: Shell, argilla: EmbeddedServer, tmp_path: Path, command: str
) -> None:
    path = write_campaign(tmp_path, "mistyped", language="ed")
    options = ["--dry-run", "--home", argilla.home] if command == "launch" else []
    code, _, errors = shell(command, path, *options)
    assert (code, "Warning: language: expected a language, found 'ed'" in errors) == (0, True)


def test_answers_that_contradict_themselves_are_announced(
    shell: Shell, argilla: EmbeddedServer, tmp_path: Path
) -> None:
    path = write_campaign(tmp_path, "announced")
    assert shell("launch", path, "--home", argilla.home)[0] == 0
    _, _, errors = shell("snapshot", path, "--home", argilla.home)
    assert errors == ""
    settings = Settings(home=argilla.home)
    with connected_argilla(settings) as client:
        campaign = load_campaign(path).campaign
        password = ensure_annotators(client, campaign, ["ana-cli"])["ana-cli"]
        dataset = find_datasets(client, "announced")["arc"]["id"]
    ana = Person(argilla.url, "ana-cli", password)
    names = ("instruction", "option_a", "option_b", "option_c", "option_d")
    for external_id, record in list(ana.queue(dataset).items())[:2]:
        row = next(row for row in ROWS if row["id"] == external_id)
        ana.answer(record["id"], "corrected", {name: str(row[name]) for name in names})
    ana.close()
    which = f"fiel status {path} --list contradictions"
    said = f"announced: 2 answers contradict themselves. To list them: {which}\n"
    code, output, errors = shell("snapshot", path, "--home", argilla.home, "--json")
    assert (code, errors) == (0, said)
    assert "contradict" not in output and json.loads(output)["files"]
    code, output, errors = shell("export", path, "--out", tmp_path / "out", "--home", argilla.home)
    assert (code, errors) == (0, said)
    assert "2 validated" in output
    code, output, _ = shell(*which.split()[1:], "--list", "comments", "--home", argilla.home)
    assert (code, output.splitlines()[0], len(output.splitlines())) == (0, "contradictions: 2", 4)
    assert "by ana-cli: chose corrected and changed nothing; counts as correct" in output
    assert output.endswith("\ncomments: none\n")
    listed = json.loads(shell(*which.split()[1:], "--json", "--home", argilla.home)[1])
    assert {each["annotator"] for each in listed["contradictions"]} == {"ana-cli"}
    said_in_short = shell("status", path, "--home", argilla.home)[1]
    assert f"For details: fiel status {path} --list KIND" in said_in_short
