"""Unit files for systemd: what they say, and that nobody's changes are lost."""

import shutil
import subprocess
from pathlib import Path

import pytest

from fiel.errors import FielError
from fiel.workflow.service import ServiceOptions, describe_units, write_units
from tests.helpers.campaigns import write_campaign
from tests.helpers.organizer import Shell

STRANGE = 'a "b" 100% $HOME \\ c'


def units(tmp_path: Path, **changes: int) -> dict[str, str]:
    home, campaigns = tmp_path / STRANGE, tmp_path / "campaigns"
    return describe_units(ServiceOptions(home=home, campaigns=campaigns, folder=tmp_path, **changes))


def test_what_was_written_is_not_written_again_but_kept_up_to_date(tmp_path: Path) -> None:
    out = tmp_path / "units"
    assert set(write_units(units(tmp_path), out).values()) == {"written"}
    assert set(write_units(units(tmp_path), out).values()) == {"unchanged"}
    states = write_units(units(tmp_path, seconds=30), out)
    assert {name for name, state in states.items() if state == "updated"} == {"fiel-watch.service"}
    assert "--watch 30" in (out / "fiel-watch.service").read_text(encoding="utf-8")


def test_a_unit_that_somebody_changed_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    out = tmp_path / "units"
    write_units(units(tmp_path), out)
    changed = out / "fiel-server.service"
    own = changed.read_text(encoding="utf-8").replace("RestartSec=5", "RestartSec=60")
    changed.write_text(own, encoding="utf-8")
    before = {path.name: path.read_text(encoding="utf-8") for path in out.iterdir()}
    with pytest.raises(FielError, match=r"fiel-server\.service: .*changed by hand.*Nothing was written"):
        write_units(units(tmp_path, seconds=30), out)
    assert {path.name: path.read_text(encoding="utf-8") for path in out.iterdir()} == before
    assert write_units(units(tmp_path), out, overwrite=True)["fiel-server.service"] == "updated"


def test_systemd_reads_strange_paths_as_they_are(tmp_path: Path) -> None:
    text = units(tmp_path)["fiel-server.service"]
    (line,) = [each for each in text.splitlines() if each.startswith("ExecStart=")]
    assert line.endswith('a \\"b\\" 100%% $$HOME \\\\ c"')
    if shutil.which("systemd-analyze"):
        out = tmp_path / "units"
        write_units(units(tmp_path), out)
        command = ["systemd-analyze", "verify", "--user", *map(str, out.iterdir())]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert "Failed to parse" not in done.stderr and "Invalid" not in done.stderr, done.stderr


def test_the_command_says_how_to_start_them(
    tmp_path: Path, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    campaign = write_campaign(tmp_path / "campaigns", "kept")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FIEL_WEBHOOK", "https://chat.example/hook/secret-of-the-hook")
    code, output, errors = shell("service", "--out", tmp_path / "units", "--home", tmp_path / "home")
    assert code == 0, errors
    assert "systemctl --user enable --now fiel-server.service" in output
    texts = [path.read_text(encoding="utf-8") for path in (tmp_path / "units").iterdir()]
    assert len(texts) == 4 and not [text for text in texts if "secret" in text]
    assert any(str(campaign) in text for text in texts)
    code, _, errors = shell("service", tmp_path / "nowhere.yaml", "--out", tmp_path / "units")
    assert code == 2 and "nowhere.yaml" in errors
