"""Java programs put together from what their makers publish on Maven Central."""

import hashlib
import os
import shutil
import subprocess
import zipfile
from pathlib import Path

import filelock

_CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "fiel"


def resolve_jars(name: str, parts: Path) -> Path:
    """Return the folder with a program's jars, which Maven fetches the first time.

    Args:
        name: What the folder is called.
        parts: The ``pom.xml`` that lists the program's parts; a part that is an archive brings jars.
    """
    version = hashlib.sha256(parts.read_bytes()).hexdigest()[:12]
    folder = _CACHE / f"{name}-{version}"
    _CACHE.mkdir(parents=True, exist_ok=True)
    with filelock.FileLock(_CACHE / f"{name}.lock"):
        if not folder.exists():
            _fetch(parts, folder)
    return folder


def _fetch(parts: Path, folder: Path) -> None:
    fetched = folder.with_suffix(".part")
    shutil.rmtree(fetched, ignore_errors=True)
    goal = ["dependency:copy-dependencies", f"-DoutputDirectory={fetched}"]
    command = ["mvn", "--quiet", "--batch-mode", "--file", str(parts), *goal]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    for archive in fetched.glob("*.zip"):
        with zipfile.ZipFile(archive) as plugin:
            plugin.extractall(fetched, [name for name in plugin.namelist() if name.endswith(".jar")])
        archive.unlink()
    fetched.rename(folder)
