import json
import re
import stat
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result

from fiel.cli import cli
from fiel.errors import FielError
from tests.helpers.campaigns import write_campaign
from tests.helpers.organizer import Shell
from tests.hub.standin import READER, STRANGER, WRITER
from tests.spaces.hub import SpacesHub

pytestmark = pytest.mark.filterwarnings("ignore:Use 'content=:DeprecationWarning")

ARGILLA, DASHBOARD = "org/annotate", "org/progress"


class Organizer:
    """Runs ``fiel space`` for one campaign, as an organizer of ``org`` does."""

    def __init__(self, hub: SpacesHub, wheel: Path, tmp_path: Path) -> None:
        self.hub = hub
        self.home = tmp_path / "home"
        campaign = write_campaign(tmp_path / "campaign", "spaced")
        places = ["--argilla", ARGILLA, "--dashboard", DASHBOARD, "--wheel", str(wheel)]
        self.arguments = ["space", str(campaign), "--home", str(self.home), *places]

    def __call__(self, *options: str, token: str = WRITER, answer: str = "", **variables: str) -> Result:
        env = {"HF_TOKEN": token, "HF_ENDPOINT": self.hub.url, **variables}
        return CliRunner(mix_stderr=False).invoke(cli, [*self.arguments, *options], env=env, input=answer)

    def made(self, *options: str, **given: str) -> Any:
        result = self("--yes", "--json", *options, **given)
        assert result.exit_code == 0, result.stderr
        return json.loads(result.stdout)

    def refused(self, *options: str, **given: str) -> str:
        result = self("--yes", *options, **given)
        assert isinstance(result.exception, FielError), (result.stdout, result.stderr)
        return str(result.exception)

    @property
    def credentials(self) -> Path:
        return self.home / "spaces" / "org--annotate" / "credentials.json"


@pytest.fixture
def organizer(hub: SpacesHub, wheel: Path, tmp_path: Path) -> Organizer:
    return Organizer(hub, wheel, tmp_path)


def test_both_spaces_are_made_with_storage_secrets_and_variables(
    hub: SpacesHub, organizer: Organizer
) -> None:
    result = organizer("--yes", "--storage", "small")
    assert result.exit_code == 0, result.stderr
    assert hub.storage == {ARGILLA: "small"}
    assert set(hub.secrets) == {ARGILLA}, "the dashboard holds no credential"
    assert hub.secrets[ARGILLA] == {"FIEL_CREDENTIALS": organizer.credentials.read_text()}
    assert stat.S_IMODE(organizer.credentials.stat().st_mode) == 0o600
    assert hub.variables[ARGILLA]["FIEL_HOME"] == "/data/fiel"
    assert hub.variables[DASHBOARD] == {
        "FIEL_HOME": "/home/user/fiel",
        "FIEL_SNAPSHOT": "hf://datasets/org/progress",
    }
    front = yaml.safe_load(hub.files[ARGILLA]["README.md"].decode().split("---\n")[1])
    assert (front["sdk"], front["hf_oauth"], front["app_port"]) == ("docker", True, 7860)
    workspaces = yaml.safe_load(hub.files[ARGILLA]["oauth.yaml"])["allowed_workspaces"]
    assert workspaces == [{"name": "spaced"}]
    assert "hf_oauth" not in hub.files[DASHBOARD]["README.md"].decode()
    assert "ARGILLA_API_URL=https://org-annotate.hf.space" in result.stdout
    assert_no_secret(organizer, hub, result.stdout + result.stderr)


def assert_no_secret(organizer: Organizer, hub: SpacesHub, said: str) -> None:
    secrets = json.loads(organizer.credentials.read_text())
    public = [said, json.dumps(hub.variables)]
    public += [content.decode(errors="ignore") for files in hub.files.values() for content in files.values()]
    for name in ("password", "api_key", "auth_secret"):
        assert len(secrets[name]) >= 24
        assert not [text for text in public if secrets[name] in text], name


def test_what_is_built_finds_everything_there(hub: SpacesHub, organizer: Organizer) -> None:
    organizer.made("--storage", "small")
    asked = [path for method, path in hub.writes() if ARGILLA in path and method == "POST"]
    last = next(number for number, path in enumerate(asked) if "/commit/" in path)
    for each in ("storage", "secrets", "variables"):
        assert asked.index(f"/api/spaces/{ARGILLA}/{each}") < last


def test_a_second_run_changes_nothing(hub: SpacesHub, organizer: Organizer) -> None:
    organizer.made("--storage", "small")
    before = len(hub.writes())
    again = organizer.made("--storage", "small")
    assert hub.writes()[before:] == []
    for each in again["spaces"]:
        assert not each["created"]
        assert each["secrets"] == each["variables"] == []
        assert {change["state"] for change in each["files"]} == {"same"}
    assert [each["storage"] for each in again["spaces"]] == ["small", None]
    assert again["spaces"][0]["stage"] == "BUILDING"


def test_a_run_that_broke_off_is_taken_up(hub: SpacesHub, organizer: Organizer) -> None:
    hub.faults.append(("POST", f"/api/spaces/{ARGILLA}/commit/", 503))
    said = organizer.refused("--storage", "small")
    assert re.search(r"org/annotate: expected the Hub to respond, found 503.*Run it again", said)
    done = organizer.made("--storage", "small")
    assert [each["created"] for each in done["spaces"]] == [False, True]
    assert done["spaces"][0]["secrets"] == [], "they were set before it broke off"
    assert "Dockerfile" in hub.files[ARGILLA]


def test_a_newer_wheel_takes_the_place_of_the_older_one(
    hub: SpacesHub, organizer: Organizer, wheel: Path
) -> None:
    organizer.made("--storage", "small")
    for repo in (ARGILLA, DASHBOARD):
        hub.files[repo]["fiel-0.0.9-py3-none-any.whl"] = b"an older one"
    organizer.made("--storage", "small")
    for repo in (ARGILLA, DASHBOARD):
        assert [path for path in hub.files[repo] if path.endswith(".whl")] == [wheel.name]


def test_without_storage_or_a_database_nothing_is_touched(hub: SpacesHub, organizer: Organizer) -> None:
    said = organizer.refused()
    assert "org/annotate: expected persistent storage, found none: all answers would be lost" in said
    assert "--storage small" in said and "FIEL_DATABASE_URL" in said
    assert hub.writes() == []
    assert not organizer.credentials.exists()


def test_storage_that_the_hub_does_not_give_is_said(hub: SpacesHub, organizer: Organizer) -> None:
    hub.offers_storage = False
    assert "expected the Hub to add the storage 'small'" in organizer.refused("--storage", "small")
    assert "Dockerfile" not in hub.files[ARGILLA], "it must not start without"


def test_a_database_elsewhere_needs_no_storage_and_is_a_secret(hub: SpacesHub, organizer: Organizer) -> None:
    url = "postgresql+asyncpg://fiel:between-us@db.example.org/fiel"
    result = organizer("--yes", FIEL_DATABASE_URL=url)
    assert result.exit_code == 0, result.stderr
    assert hub.secrets[ARGILLA]["FIEL_DATABASE_URL"] == url
    assert hub.variables[ARGILLA]["FIEL_HOME"] == "/home/user/fiel"
    assert hub.storage == {}
    assert "between-us" not in result.stdout + result.stderr + json.dumps(hub.variables)
    assert "suggested_storage" not in hub.files[ARGILLA]["README.md"].decode()


@pytest.mark.parametrize(
    ("token", "expected"),
    [
        (READER, "HF_TOKEN: expected a token with write access, found a read-only token"),
        (STRANGER, "org/annotate: expected a token in HF_TOKEN that can write there"),
        ("hf_unknown", "HF_TOKEN: expected a valid token"),
        ("", "HF_TOKEN: expected a token with write access, found nothing"),
    ],
)
def test_a_token_without_the_right_is_refused(
    hub: SpacesHub, organizer: Organizer, token: str, expected: str
) -> None:
    said = organizer.refused("--storage", "small", token=token)
    assert expected in said
    assert not token or token not in said
    assert hub.files == {}


def test_a_refusal_ends_with_2_and_one_line(
    hub: SpacesHub, organizer: Organizer, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_ENDPOINT", hub.url)
    monkeypatch.setenv("HF_TOKEN", STRANGER)
    code, out, errors = shell(*organizer.arguments, "--storage", "small", "--yes")
    assert (code, out) == (2, "")
    assert errors.startswith("fiel: org/annotate: expected a token in HF_TOKEN that can write there")
    assert errors.count("\n") == 1


def test_the_work_of_somebody_else_stays(hub: SpacesHub, organizer: Organizer) -> None:
    theirs = {"README.md": b"# Mine\n", "app.py": b"print()\n"}
    hub.files[DASHBOARD] = dict(theirs)
    assert "org/progress: expected an unused name or a Space created by Fiel" in organizer.refused(
        "--storage", "small"
    )
    assert hub.files == {DASHBOARD: theirs}, "Argilla's Space is not made either"


def test_lost_credentials_are_not_replaced_unseen(hub: SpacesHub, organizer: Organizer) -> None:
    organizer.made("--storage", "small")
    kept = organizer.credentials.read_text()
    organizer.credentials.unlink()
    said = organizer.refused("--storage", "small")
    assert f"{organizer.credentials}: expected the credentials of org/annotate" in said
    assert hub.secrets[ARGILLA]["FIEL_CREDENTIALS"] == kept
    assert not organizer.credentials.exists()


def test_it_asks_before_it_spends_and_shows(hub: SpacesHub, organizer: Organizer) -> None:
    result = organizer("--storage", "small", answer="n\n")
    assert result.exit_code == 1
    assert (
        "Everyone will be able to see these Spaces, and persistent storage (small) costs money"
        in result.stderr
    )
    assert hub.asked == []


@pytest.mark.parametrize(
    ("option", "value", "expected"),
    [
        ("--argilla", "nobody", "--argilla: expected a Space as OWNER/NAME, found 'nobody'"),
        ("--dashboard", "org/a b", "--dashboard: expected a Space as OWNER/NAME"),
        ("--dashboard", ARGILLA, "--dashboard: expected a different Space from --argilla"),
        ("--wheel", __file__, "expected a Fiel wheel, found BadZipFile"),
    ],
)
def test_what_cannot_be_is_refused(
    hub: SpacesHub, organizer: Organizer, option: str, value: str, expected: str
) -> None:
    assert expected in organizer.refused("--storage", "small", option, value)
    assert hub.asked == []


def test_a_dry_run_refuses_what_the_real_run_would(
    hub: SpacesHub, organizer: Organizer, tmp_path: Path
) -> None:
    dry = ("--dry-run", "--out", str(tmp_path / "out"))
    for token in (READER, STRANGER, "hf_of_nobody"):
        assert organizer.refused(*dry, "--storage", "small", token=token) == organizer.refused(
            "--storage", "small", token=token
        )
    assert organizer.refused(*dry) == organizer.refused()  # no storage, no database
    assert not (tmp_path / "out").exists() and not organizer.home.exists()
    held = organizer(*dry, "--storage", "small")
    assert held.exit_code == 0 and "nothing was changed on the Hub: this was a dry run" in held.stdout
    assert not hub.files and not organizer.home.exists()
    without = organizer(*dry, token="")
    assert without.exit_code == 0 and "the Hub was not contacted" in without.stdout
    assert "org/annotate: the real run refuses a Space without persistent storage" in without.stderr
    assert "HF_TOKEN is not set: the Hub was not contacted" in without.stderr
    organizer.made("--storage", "small")
    organizer.credentials.unlink()
    assert organizer.refused(*dry) == organizer.refused()  # the credentials are elsewhere
