"""A wheel of Fiel, and the locked packages that it needs where it is installed.

``python -m fiel.spaces.wheel WHEEL`` prints these, for ``pip install --no-deps --require-hashes``.
"""

import re
import sys
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from email.parser import Parser
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from fiel.errors import FielError

_LOCK = "fiel/_bundled/requirements.lock"
# What Fiel puts into a wheel; a wheel of a clone that has more may hold names and passwords of an organizer.
_SHIPPED = re.compile(
    r"fiel/(?!_bundled/)[\w./-]+\.(py|typed|ftl|html|css|js|toml|yaml)"
    r"|fiel-[^/]+\.dist-info/(METADATA|RECORD|WHEEL|entry_points\.txt|licenses/LICENSE)"
    r"|fiel/_bundled/requirements\.lock"
    r"|fiel/_bundled/campaigns/(demo\.yaml|demo/(README\.md|mistakes\.json|[a-z]+_[a-z]+(\.en)?\.jsonl))"
    r"|fiel/_bundled/dashboard/(\w+\.py|templates/\w+\.(html|svg|css)|\.streamlit/config\.toml)"
    r"|fiel/_bundled/guides/[\w./-]+\.(md|png|toml)"
    r"|fiel/_bundled/guides/en/manifest\.schema\.json"
)
# Where a Space runs it, wherever it is prepared.
_PLACE = {
    "implementation_name": "cpython",
    "os_name": "posix",
    "platform_machine": "x86_64",
    "platform_python_implementation": "CPython",
    "platform_system": "Linux",
    "python_full_version": "3.11.14",
    "python_version": "3.11",
    "sys_platform": "linux",
}


@dataclass(frozen=True, slots=True)
class Wheel:
    """A wheel of Fiel: its file name, its bytes, and its requirements with versions and hashes."""

    name: str
    content: bytes
    requirements: str


def read_wheel(path: Path) -> Wheel:
    """Read a wheel of Fiel.

    Args:
        path: A file that ``python -m pip wheel --no-deps .`` makes in a checkout.

    Raises:
        FielError: It is no wheel of Fiel, or holds more than Fiel: everybody can read what is in a Space.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            strangers = [name for name in archive.namelist() if not _SHIPPED.fullmatch(name)]
            about = [name for name in archive.namelist() if name.endswith(".dist-info/METADATA")]
            metadata = Parser().parsestr(archive.read(about[0]).decode())
            lock = archive.read(_LOCK).decode()
        content = path.read_bytes()
    except (OSError, zipfile.BadZipFile, LookupError, UnicodeDecodeError) as error:
        raise FielError(f"{path}: expected a wheel of Fiel, found {type(error).__name__}: {error}") from None
    if strangers:
        raise FielError(
            f"{path}: expected a wheel that holds Fiel only, for everybody can read it in a Space, found "
            f"{', '.join(sorted(strangers)[:5])}{'…' if len(strangers) > 5 else ''}. Build it again from a "
            "clone without files of your own."
        )
    needed = [Requirement(text) for text in metadata.get_all("Requires-Dist", [])]
    return Wheel(path.name, content, select_locked(lock, needed))


def select_locked(lock: str, needed: Iterable[Requirement]) -> str:
    """Return the part of a lock file that some requirements need, with what those need in turn.

    What each package needs is asked of the packages that are installed here.

    Args:
        lock: A file for ``pip install --require-hashes``.
        needed: The requirements.
    """
    names = _follow(needed)
    return "".join(block for name, block in _split(lock) if name in names)


def _split(lock: str) -> Iterator[tuple[str, str]]:
    block: list[str] = []
    for line in lock.splitlines(keepends=True):
        if block and not line.startswith(" "):
            yield _name(block[0]), "".join(block)
            block = []
        block.append(line)
    if block:
        yield _name(block[0]), "".join(block)


def _name(line: str) -> str:
    return str(canonicalize_name(line.split("==")[0]))


def _follow(needed: Iterable[Requirement]) -> set[str]:
    queue = [(each, "") for each in needed]
    seen: set[tuple[str, str]] = set()
    while queue:
        requirement, extra = queue.pop()
        if requirement.marker and not requirement.marker.evaluate({**_PLACE, "extra": extra}):
            continue
        for wanted in ("", *requirement.extras):
            key = (str(canonicalize_name(requirement.name)), wanted)
            if key not in seen:
                seen.add(key)
                queue += [(each, wanted) for each in _needs(requirement.name)]
    return {name for name, _ in seen}


def _needs(name: str) -> list[Requirement]:
    try:
        return [Requirement(text) for text in requires(name) or []]
    except PackageNotFoundError:  # one for the other system, which is named and not followed
        return []


if __name__ == "__main__":
    sys.stdout.write(read_wheel(Path(sys.argv[1])).requirements)
