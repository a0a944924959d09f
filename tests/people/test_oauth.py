import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from fiel.cli import cli
from tests.helpers.campaigns import write_campaign
from tests.server.running import server_environment

# What Argilla makes of the file, with the id and the secret that only its environment has.
_READ = """
import sys
from argilla_server.security.authentication.oauth2.settings import OAuth2Settings
read = OAuth2Settings.from_yaml(sys.argv[1])
provider = read.providers["huggingface"]
print(provider.client_id, provider.client_secret, provider.scope, read.allow_http_redirect)
print(*[workspace.name for workspace in read.allowed_workspaces])
"""


def test_argilla_reads_the_file(tmp_path: Path) -> None:
    paths = [write_campaign(tmp_path / name, name) for name in ("one", "on")]
    out = tmp_path / ".oauth.yml"
    result = CliRunner().invoke(cli, ["oauth-file", *map(str, paths), "--out", str(out)])
    assert result.exit_code == 0, result.output
    assert "can annotate in one, on" in result.output
    extra = {"OAUTH2_HUGGINGFACE_CLIENT_ID": "the-id", "OAUTH2_HUGGINGFACE_CLIENT_SECRET": "the-secret"}
    command = [sys.executable, "-W", "ignore", "-c", _READ, str(out)]
    environment = server_environment() | extra | {"ARGILLA_HOME_PATH": str(tmp_path)}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == ["the-id the-secret ['openid', 'profile'] False", "one on"]


def test_no_secret_is_in_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OAUTH_CLIENT_SECRET", "very-secret")
    out = tmp_path / "oauth.yml"
    CliRunner().invoke(cli, ["oauth-file", str(write_campaign(tmp_path, "one")), "--out", str(out)])
    assert "very-secret" not in out.read_text()
    assert set(yaml.safe_load(out.read_text())["providers"][0]) == {"name"}


def test_a_bad_campaign_writes_nothing(tmp_path: Path) -> None:
    out = tmp_path / "oauth.yml"
    result = CliRunner().invoke(cli, ["oauth-file", str(tmp_path / "none.yaml"), "--out", str(out)])
    assert result.exit_code != 0
    assert not out.exists()
