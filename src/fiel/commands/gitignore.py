"""Keep files with personal data out of git when they lie in a repository."""

import re
import subprocess
from pathlib import Path

from fiel.errors import FielError
from fiel.files import write_public

_SECONDS = 20
_IGNORED, _NOT_IGNORED = 0, 1  # exit codes of git check-ignore


def ignore_private(path: Path) -> Path | None:
    """Make git ignore a file or folder, which need not exist yet, if it is in a repository.

    It is added to ``info/exclude``, which is not versioned and so affects only this clone.

    Returns:
        The file that it was added to; None if it is ignored already, outside a repository, or git is missing.

    Raises:
        FielError: The file is tracked already.
    """
    path = path.expanduser().absolute()
    folder = path.parent
    while not folder.is_dir():
        folder = folder.parent
    code, _ = _git(folder, "check-ignore", "--quiet", "--", str(path))
    if code != _NOT_IGNORED:
        return None
    if _git(folder, "ls-files", "--error-unmatch", "--", str(path))[0] == 0:
        raise FielError(
            f"{path}: expected a file that git does not track, found a tracked one. It contains personal "
            f"data: choose another place, or untrack it first: git rm --cached {path.name}. Nothing was "
            "changed."
        )
    top = Path(_git(folder, "rev-parse", "--show-toplevel")[1])
    noted = folder / _git(folder, "rev-parse", "--git-path", "info/exclude")[1]
    place = path.parent.resolve() / path.name
    return _note(noted, place.relative_to(top).as_posix()) if place.is_relative_to(top) else None


def _note(noted: Path, place: str) -> Path:
    escaped = re.sub(r"([\\*?\[\]! ])", r"\\\1", place)
    try:
        before = noted.read_text(encoding="utf-8") if noted.exists() else ""
        noted.parent.mkdir(parents=True, exist_ok=True)
        newline = "" if not before or before.endswith("\n") else "\n"
        write_public(noted, f"{before}{newline}/{escaped}\n")
    except OSError as error:
        raise FielError(f"{noted}: expected a writable file, found: {error}") from None
    return noted


def _git(folder: Path, *words: str) -> tuple[int | None, str]:
    command = ["git", "-C", str(folder), *words]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=_SECONDS)
    except (OSError, subprocess.TimeoutExpired):
        return None, ""
    return done.returncode, done.stdout.rstrip("\n")
