"""Each test is skipped for want of just the programs that it needs, and no other test fails."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import SLOW, ByModule
from tests.helpers.browser import find_chromium
from tests.helpers.campaigns import TOP

HIDDEN = {"ffmpeg", "ffprobe"}


def test_where_chromium_is_there_and_ffmpeg_is_not_only_recordings_are_skipped(tmp_path: Path) -> None:
    find_chromium()
    for place in os.environ["PATH"].split(os.pathsep):
        for path in Path(place).iterdir() if Path(place).is_dir() else ():
            if path.name not in HIDDEN and not (tmp_path / path.name).exists():
                (tmp_path / path.name).symlink_to(path)
    assert not [name for name in HIDDEN if shutil.which(name, path=str(tmp_path))]
    environment = {name: value for name, value in os.environ.items() if name != "CI"}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/video"]
    done = subprocess.run(
        command, cwd=TOP, env=environment | {"PATH": str(tmp_path)}, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout[-3000:]
    assert "not installed: apt-get install ffmpeg" in done.stdout


def test_every_slow_module_is_there() -> None:
    """One that was moved or renamed would come back to `make test` unseen."""
    assert not [name for name in SLOW if not (TOP / "tests" / name).is_file()]


@pytest.mark.parametrize(
    ("test", "unit"),
    [
        ("tests/one/test_a.py::test_it[x@y-z]", "tests/one/test_a.py"),
        ("tests/one/test_a.py::test_that", "tests/one/test_a.py"),
        ("tests/two/test_b.py::test_it[x@y]@stack", "stack"),
        ("tests/two/test_c.py::test_that@stack", "stack"),
    ],
)
def test_a_worker_is_given_a_module_or_all_modules_of_a_group(test: str, unit: str) -> None:
    assert ByModule._split_scope(object.__new__(ByModule), test) == unit
