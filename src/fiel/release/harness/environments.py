"""The Python that has a harness: this one, or one of its own, because what harnesses pin clashes."""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from filelock import FileLock

from fiel.errors import FielError
from fiel.release.harness.harness import Harness

CACHE = Path("~/.cache/fiel/harnesses")
"""Where the environments are, for all campaigns: they take gigabytes, and no backup should have them."""

_COMPLETE = "complete"


def is_installed(harness: Harness) -> bool:
    """Tell whether this Python has a harness."""
    spec = importlib.util.find_spec(harness.module)
    return spec is not None and spec.origin is not None  # a folder of that name is no installation


def find_python(harness: Harness, *, environment: Mapping[str, str]) -> Path:
    """Return a Python that has a harness: this one, or one in the cache, which is built if it is not there.

    Building needs ``uv`` and a package index; it can take minutes and gigabytes, once. What was left by an
    interruption is built again.

    Raises:
        FielError: ``uv`` is not installed, or the harness cannot be.
    """
    if is_installed(harness):
        return Path(sys.executable)
    digest = hashlib.sha256("\n".join((harness.python, *harness.requirements)).encode()).hexdigest()
    folder = CACHE.expanduser().resolve() / f"{harness.name}-{digest[:12]}"
    python = folder / "bin" / "python"
    folder.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(f"{folder}.lock"):
        if not (folder / _COMPLETE).is_file():
            _build(harness, folder, python, environment)
    return python


def _build(harness: Harness, folder: Path, python: Path, environment: Mapping[str, str]) -> None:
    beside = str(Path(sys.executable).parent)  # where pip installs it
    uv = shutil.which("uv", path=os.pathsep.join([beside, environment.get("PATH", "")]))
    if uv is None:
        raise FielError(
            f"{harness.title}: expected it, or uv to install it in an environment of its own, found neither: "
            f"pip install uv, or pip install {' '.join(map(repr, harness.requirements))}"
        )
    shutil.rmtree(folder, ignore_errors=True)
    for command in (
        [uv, "venv", "--quiet", "--python", f">={harness.python}", str(folder)],
        [uv, "pip", "install", "--quiet", "--python", str(python), *harness.requirements],
    ):
        done = subprocess.run(command, env=dict(environment), capture_output=True, text=True, check=False)
        if done.returncode:
            output = "\n".join(done.stderr.strip().splitlines()[-3:])
            raise FielError(f"{harness.title}: expected uv to install it, found: {output}")
    (folder / _COMPLETE).touch()
