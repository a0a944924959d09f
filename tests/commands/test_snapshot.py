from pathlib import Path

import pytest
from click.testing import CliRunner

from fiel.cli import cli
from fiel.errors import FielError


@pytest.mark.parametrize("address", ["https://fiel.example/snapshot", "hf://datasets/owner/name"])
def test_a_snapshot_is_not_written_to_an_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setenv("FIEL_SNAPSHOT", address)
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(cli, ["snapshot", "campaign.yaml", "--home", str(tmp_path / "home")])
    assert isinstance(done.exception, FielError)
    assert "expected a folder to write the snapshot to, found a " in str(done.exception)
    assert list(tmp_path.iterdir()) == []
