import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from huggingface_hub import set_client_factory
from huggingface_hub.utils._http import default_client_factory

from fiel.server import load_credentials
from tests.guides.desk import Desk, staying
from tests.guides.pages import lines_that_begin
from tests.guides.rows import write_folder
from tests.helpers.campaigns import TOP
from tests.helpers.organizer import Shell
from tests.hub.standin import WRITER, PublishingHub, running_publishing_hub
from tests.server.running import EmbeddedServer


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedServer]:
    """The Argilla of these tests, started by the line of the reference, on any free port."""
    folder = tmp_path_factory.mktemp("guides")
    (line,) = lines_that_begin("guides/en/reference/commands.md", "fiel", "up")
    options = ["--home", str(folder / "home"), "--port", "0", "--json"]
    with staying([*line, *options], cwd=folder) as process:
        assert process.stdout is not None
        said = json.loads(process.stdout.readline())
        credentials = load_credentials(folder / "home")
        assert credentials is not None
        server = EmbeddedServer(said["url"], folder / "home", credentials, process, folder / "none")
        yield server
        server.close()


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the wheel that the line of the page on Spaces builds, from what is installed."""
    folder = tmp_path_factory.mktemp("wheel") / "dist"
    ((_, *line),) = lines_that_begin("guides/en/spaces.md", "python", "-m", "pip", "wheel")
    offline = ["--no-index", "--no-build-isolation", "--disable-pip-version-check", "--quiet"]
    command = [sys.executable, *line, *offline, "--wheel-dir", str(folder)]
    done = subprocess.run(command, cwd=TOP, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="module")
def stand_in() -> Iterator[PublishingHub]:
    """The Hub, and a client of it without the switch that keeps tests off the real one."""
    set_client_factory(lambda: httpx.Client(follow_redirects=True, trust_env=False, timeout=30))
    with running_publishing_hub() as hub:
        yield hub
    set_client_factory(default_client_factory)


@pytest.fixture
def desk(
    started: EmbeddedServer,
    stand_in: PublishingHub,
    dist: Path,
    shell: Shell,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Desk:
    """A folder with all that the pages name, an Argilla and an empty stand-in of the Hub."""
    write_folder(tmp_path)
    stand_in.__dict__.update(PublishingHub(stand_in.url).__dict__)
    monkeypatch.chdir(tmp_path)
    variables = {
        "FIEL_HOME": str(started.home),
        "FIEL_SNAPSHOT": str(tmp_path / "snapshot"),
        "HF_ENDPOINT": stand_in.url,
        "HF_TOKEN": WRITER,
    }
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    known = {"https://OWNER-arc.hf.space": started.url, "…": started.api_key, "OWNER": "org"}
    return Desk(tmp_path, started, dist, shell, monkeypatch, known)
