"""Programs that are started and waited for."""

import subprocess
import sys
from pathlib import Path

import pytest

from fiel import processes
from fiel.errors import FielError


def test_what_does_not_answer_in_time_is_said_to_be_slow_beside_what_it_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its output alone, which may be a hint, passed for the reason."""
    monkeypatch.setattr(processes, "_START_SECONDS", 0)
    log = tmp_path / "dashboard.log"
    log.write_text("A hint about a package.\n", encoding="utf-8")
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as process:
        with pytest.raises(FielError) as raised:
            processes._wait(process, log, lambda: None)
        assert process.stdin is not None
        process.stdin.close()
    said = str(raised.value)
    assert "found none in 0 s" in said and "A hint about a package." in said


def test_what_ends_at_once_is_said_in_its_own_words(tmp_path: Path) -> None:
    log = tmp_path / "dashboard.log"
    log.write_text("fiel: no such file\n", encoding="utf-8")
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
        with pytest.raises(FielError, match=r"^no such file$"):
            processes._wait(process, log, lambda: None)
