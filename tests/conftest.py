import os

# No test may reach the Hub: it is set before anything imports the libraries that read it.
os.environ["HF_HUB_OFFLINE"] = "1"
os.environ["HF_DATASETS_DISABLE_PROGRESS_BARS"] = "1"
# Hundreds of processes are started, and images of containers often say that none may keep what it compiled.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from fiel.cli import main
from tests.helpers.organizer import Shell
from tests.server.running import EmbeddedServer, running_server

sys.dont_write_bytecode = False
settings.register_profile("fiel", deadline=None)  # no test asserts how long anything takes
settings.load_profile("fiel")

DATA = Path(__file__).parents[2] / "shared" / "data"


@pytest.fixture(scope="session")
def okapi() -> Path:
    """The real Okapi data, which is not in the repository."""
    if not DATA.is_dir():
        pytest.skip("the real Okapi data is not beside the checkout (CC BY-NC 4.0, not ours to ship)")
    return DATA


@pytest.fixture(scope="session")
def argilla(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedServer]:
    """One embedded Argilla for the tests of campaigns, each of which uses a campaign name of its own."""
    with running_server(tmp_path_factory.mktemp("campaigns") / "home") as server:
        yield server


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep what the developer's own shell sets out of the tests."""
    ours = ("FIEL_HOME", "FIEL_SNAPSHOT", "ARGILLA_API_URL", "ARGILLA_API_KEY")
    for name in (*ours, "HF_TOKEN", "HF_ENDPOINT"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def shell(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Shell:
    """Run the command as the shell does; returns exit code, output and errors."""

    def run(*arguments: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["fiel", *map(str, arguments)])
        with pytest.raises(SystemExit) as stop:
            main()
        output, errors = capsys.readouterr()
        return int(stop.value.code or 0), output, errors

    return run
