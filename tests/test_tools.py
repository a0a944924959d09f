"""Each test is skipped for want of just the programs that it needs, and no other test fails."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.browser import find_chromium
from tests.campaigns import TOP

PROGRAMS = {
    "ffmpeg": ("tests/video", {"ffmpeg", "ffprobe"}),
    "git": ("tests/test_gitignore.py", {"git"}),
}


@pytest.mark.parametrize(("folder", "hidden"), PROGRAMS.values(), ids=PROGRAMS.keys())
def test_where_a_program_is_missing_its_tests_are_skipped(
    tmp_path: Path, folder: str, hidden: set[str]
) -> None:
    find_chromium()  # which is there
    for place in os.environ["PATH"].split(os.pathsep):
        for path in Path(place).iterdir() if Path(place).is_dir() else ():
            if path.name not in hidden and not (tmp_path / path.name).exists():
                (tmp_path / path.name).symlink_to(path)
    assert not [name for name in hidden if shutil.which(name, path=str(tmp_path))]
    environment = {name: value for name, value in os.environ.items() if name != "CI"}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", folder]
    if folder.endswith(".py"):
        command.append("--setup-plan")  # which needs no server
    done = subprocess.run(
        command, cwd=TOP, env=environment | {"PATH": str(tmp_path)}, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout[-3000:]
    assert f"apt-get install {min(hidden)}" in done.stdout
