"""Files with personal data that lie in somebody's git repository, where ``git add .`` would take them."""

import re
import subprocess
from pathlib import Path

from fiel.errors import FielError
from fiel.files import write_public

_SECONDS = 20
_IGNORED, _NOT_IGNORED = 0, 1  # what git check-ignore ends with


def ignore_private(path: Path) -> Path | None:
    """Have git ignore a file or a folder if it is in a repository and not ignored yet.

    It is noted in the repository's own ``info/exclude``, which is not versioned and so is nobody else's.

    Args:
        path: The file or folder, which need not be there yet.

    Returns:
        The file that it was noted in; None when nothing was to be done, or there is no git.

    Raises:
        FielError: The file is versioned already.
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
            f"{path}: expected a file that git does not know, found one that it versions: it holds personal "
            f"data. Choose another place, or take it out first: git rm --cached {path.name}. Nothing was "
            "changed."
        )
    top = Path(_git(folder, "rev-parse", "--show-toplevel")[1])
    noted = folder / _git(folder, "rev-parse", "--git-path", "info/exclude")[1]
    place = path.parent.resolve() / path.name
    return _note(noted, place.relative_to(top).as_posix()) if place.is_relative_to(top) else None


def _note(noted: Path, place: str) -> Path:
    escaped = re.sub(r"([\\*?\[\]! ])", r"\\\1", place)
    try:
        kept = noted.read_text(encoding="utf-8") if noted.exists() else ""
        noted.parent.mkdir(parents=True, exist_ok=True)
        write_public(noted, f"{kept}{'' if not kept or kept.endswith(chr(10)) else chr(10)}/{escaped}\n")
    except OSError as error:
        raise FielError(f"{noted}: expected a file that can be written, found: {error}") from None
    return noted


def _git(folder: Path, *words: str) -> tuple[int | None, str]:
    command = ["git", "-C", str(folder), *words]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=_SECONDS)
    except (OSError, subprocess.TimeoutExpired):
        return None, ""
    return done.returncode, done.stdout.rstrip("\n")
