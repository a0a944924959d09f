"""Each test is skipped for want of just the programs that it needs, and no other test fails."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.conftest import LONG, SLOW, find_scope
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


def test_every_long_test_is_there() -> None:
    """One that was renamed would come back to CI unseen."""
    modules = sorted({f"tests/{name.partition('::')[0]}" for name in LONG})
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "-m", "long", "-p", "no:cacheprovider"]
    done = subprocess.run([*command, *modules], cwd=TOP, capture_output=True, text=True, check=True)
    collected = [line.removeprefix("tests/") for line in done.stdout.splitlines()]
    assert not [name for name in LONG if not any(each.startswith(name) for each in collected)]


WATCHER = """
import os
from pathlib import Path

def pytest_runtest_protocol(item):
    with Path(os.environ["SEEN"]).open("a") as seen:
        seen.write(f"{os.environ['PYTEST_XDIST_WORKER']} {item.path}\\n")
"""


def test_what_takes_long_to_start_is_started_by_one_worker(tmp_path: Path) -> None:
    """A new pytest once undid the groups of xdist unseen, and each worker started a stack of its own."""
    (tmp_path / "watcher.py").write_text(WATCHER)
    environment = os.environ | {"SEEN": str(tmp_path / "seen"), "PYTHONPATH": f"{tmp_path}:{TOP}"}
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-n",
        "2",
        "--dist",
        "loadscope",
        "-p",
        "watcher",
        "--setup-plan",
    ]
    folders = {TOP / "tests" / name for name in ("proofreading", "stack", "server")}
    command += ["-q", "-p", "no:cacheprovider", "-m", "not long", *map(str, folders)]
    done = subprocess.run(command, cwd=TOP, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-3000:]
    workers: dict[str, set[str]] = {}
    for line in (tmp_path / "seen").read_text().splitlines():
        worker, _, module = line.partition(" ")
        workers.setdefault(find_scope(Path(module)), set()).add(worker)
    assert {len(each) for each in workers.values()} == {1} and len(set().union(*workers.values())) == 2
    assert {Path(scope) for scope in workers if not scope.endswith(".py")} == folders
