"""Wheels of Fiel, built from this checkout with the build backend that pyproject.toml names."""

import subprocess
import sys
from pathlib import Path

TOP = Path(__file__).parents[2]


def build_wheel(folder: Path, *, top: Path = TOP) -> Path:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    done = subprocess.run(command, cwd=top, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (wheel,) = folder.glob("*.whl")
    return wheel
