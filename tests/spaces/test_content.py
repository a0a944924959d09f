"""The files of a dry run, and that they do in a Space what they are there for."""

import json
import os
import re
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from click.testing import CliRunner

from fiel.cli import cli
from fiel.server.credentials import ensure_credentials
from tests.helpers.campaigns import write_campaign
from tests.server.running import server_environment


@pytest.fixture(scope="module")
def written(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dry")
    campaign = write_campaign(folder, "dry")
    names = ["--argilla", "org/annotate", "--dashboard", "org/progress", "--wheel", str(wheel)]
    places = ["--home", str(folder / "home"), "--out", str(folder / "out")]
    secrets = {"FIEL_DATABASE_URL": "postgresql+asyncpg://a:between-us@db/a"}
    result = CliRunner().invoke(cli, ["space", str(campaign), *names, *places, "--dry-run"], env=secrets)
    assert result.exit_code == 0, result.output
    assert "the Hub was not contacted" in result.output
    assert not (folder / "home").exists(), "a dry run makes no credentials"
    return folder / "out"


def test_a_dry_run_writes_both_spaces_without_a_secret(written: Path, wheel: Path) -> None:
    both = {"Dockerfile", "README.md", "requirements.txt", "start.sh", wheel.name}
    assert {path.name for path in (written / "argilla").iterdir()} == {*both, "oauth.yaml", ".fiel-argilla"}
    assert {path.name for path in (written / "dashboard").iterdir()} == {*both, ".fiel-dashboard"}
    for path in written.rglob("*"):
        assert path.is_dir() or b"between" not in path.read_bytes() or path.suffix == ".whl", path
    assert (written / "argilla" / wheel.name).read_bytes() == wheel.read_bytes()


def test_the_requirements_are_locked_and_without_the_tools_of_developers(written: Path) -> None:
    lines = (written / "argilla" / "requirements.txt").read_text().splitlines()
    names = [line.split("==")[0] for line in lines if not line.startswith(" ")]
    assert {"argilla-server", "streamlit", "sqlalchemy", "uvicorn"} <= set(names)
    assert not {"lm-eval", "torch", "pytest", "playwright", "mypy"} & set(names)
    hashed = re.findall(r"^\S+==[^\n]+\\\n    --hash=sha256:", "\n".join(lines), re.MULTILINE)
    assert len(hashed) == len(names)


def test_the_image_is_not_run_by_root_and_copies_what_is_there(written: Path) -> None:
    for folder in written.iterdir():
        lines = (folder / "Dockerfile").read_text().splitlines()
        assert lines.index("USER user") < next(n for n, line in enumerate(lines) if line.startswith("CMD"))
        (copied,) = [
            line.split()[1:-1] for line in lines if line.startswith("COPY") and "." not in line.split()[1:2]
        ]
        assert all((folder / name).is_file() for name in copied)


@contextmanager
def started(script: Path, options: list[str], variables: dict[str, str]) -> Iterator[dict[str, Any]]:
    """What ``start.sh`` says as JSON once it answers, on any free port of loopback."""
    fiel = Path(sys.executable).parent
    environment = {**server_environment(), "PATH": f"{fiel}{os.pathsep}{os.environ['PATH']}", **variables}
    command = ["bash", str(script), "--host", "127.0.0.1", "--port", "0", "--json", *options]
    process = subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout and process.stderr
    try:
        line = process.stdout.readline()
        assert line, process.stderr.read()
        yield json.loads(line)
    finally:
        process.terminate()
        process.communicate(timeout=30)


def test_argillas_space_starts_with_its_owner_and_sign_in(written: Path, tmp_path: Path) -> None:
    credentials, _ = ensure_credentials(tmp_path / "organizer")
    home = tmp_path / "space"
    variables = {
        "FIEL_HOME": str(home),
        "FIEL_CREDENTIALS": (tmp_path / "organizer" / "credentials.json").read_text(),
        "OAUTH_CLIENT_ID": "the-id",
        "OAUTH_CLIENT_SECRET": "the-secret",
        "SPACE_ID": "org/annotate",
    }
    with started(written / "argilla" / "start.sh", [], variables) as said:
        assert stat.S_IMODE((home / "credentials.json").stat().st_mode) == 0o600
        with httpx.Client(base_url=f"{said['url']}/api/v1/", timeout=30, trust_env=False) as client:
            door = client.get("oauth2/providers/huggingface/authentication")
            asked = parse_qs(urlsplit(door.headers["Location"]).query)
            assert (door.status_code, asked["client_id"]) == (303, ["the-id"])
            assert asked["redirect_uri"][0].startswith("https://"), "as the Hub's proxy is asked"
            key = {"X-Argilla-Api-Key": credentials.api_key.get_secret_value()}
            assert client.get("me", headers=key).json()["role"] == "owner"


def test_argillas_space_does_not_start_where_its_data_would_be_lost(written: Path) -> None:
    variables = {"FIEL_HOME": "/data/fiel", "FIEL_CREDENTIALS": "{}", "PATH": os.environ["PATH"]}
    if os.path.ismount("/data"):
        pytest.skip("/data is a disk of its own on this machine")
    command = ["bash", str(written / "argilla" / "start.sh")]
    done = subprocess.run(command, env=variables, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "/data: expected persistent storage, found none\n")


def test_the_dashboards_space_starts_without_a_snapshot(written: Path, tmp_path: Path) -> None:
    variables = {"FIEL_HOME": str(tmp_path / "home"), "FIEL_SNAPSHOT": str(tmp_path / "snapshot")}
    with started(written / "dashboard" / "start.sh", [], variables) as said:
        assert httpx.get(said["url"], timeout=30, trust_env=False).status_code == 200
