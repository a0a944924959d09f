"""The demonstration in one line, without a clone, with what an installer chooses without our lock.

A folder with the wheel stands in for Fiel's page at the index; all other packages come from the index.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers.wheels import build_wheel

pytestmark = pytest.mark.long

DEMO = ("demo", "--exit", "--port", "0")
UV = str(Path(sys.executable).with_name("uv"))
PYTHON = ("--python", sys.executable)


@pytest.fixture(scope="module")
def links(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("links")
    build_wheel(folder)
    return str(folder)


@pytest.mark.parametrize("tool", ["uvx", "pipx", "pip"])
def test_the_demonstration_runs_in_one_line_from_any_folder(tool: str, links: str, tmp_path: Path) -> None:
    """``uvx fiel demo``, ``pipx run fiel demo``; ``pip install fiel`` and then ``fiel demo``."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    environment |= {"PIPX_HOME": str(tmp_path / "pipx"), "HOME": str(tmp_path)}
    environment["UV_CACHE_DIR"] = str(Path(links) / "cache")
    place = tmp_path / "a place with spaces, ñ"
    place.mkdir()

    def run(*command: str) -> str:
        done = subprocess.run(command, cwd=place, env=environment, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr[-4000:]
        return done.stdout

    if tool == "uvx":
        said = run(UV, "tool", "run", *PYTHON, "--find-links", links, "fiel", *DEMO)
    elif tool == "pipx":
        pipx = (UV, "tool", "run", *PYTHON, "pipx", "run")
        said = run(*pipx, "--pip-args", f"--find-links {links}", "fiel", *DEMO)
    else:
        run(sys.executable, "-m", "venv", str(tmp_path / "venv"))
        run(f"{tmp_path}/venv/bin/pip", "install", "--quiet", "--find-links", links, "fiel")
        said = run(f"{tmp_path}/venv/bin/fiel", *DEMO)
    assert "Done; everything has been stopped." in said
    assert (place / ".fiel-demo" / "export" / "manifest.json").stat().st_size > 0
    shutil.rmtree(tmp_path)
