"""Read a Fiel wheel and select the locked packages that it needs.

``python -m fiel.spaces.wheel WHEEL`` prints them, for ``pip install --no-deps --require-hashes``.
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
# The files in a Fiel wheel; other files from a clone may contain an organizer's names and passwords.
_SHIPPED = re.compile(
    r"fiel/(?!_bundled/)[\w./-]+\.(py|typed|ftl|html|css|js|svg|toml|yaml)"
    r"|fiel-[^/]+\.dist-info/(METADATA|RECORD|WHEEL|entry_points\.txt|licenses/LICENSE)"
    r"|fiel/_bundled/requirements\.lock"
    r"|fiel/_bundled/campaigns/(demo\.yaml|demo/(README\.md|mistakes\.json|[a-z]+_[a-z]+(\.en)?\.jsonl))"
    r"|fiel/_bundled/dashboard/((desk/)?\w+\.py|desk/templates/\w+\.(html|css)|\.streamlit/config\.toml)"
    r"|fiel/_bundled/guides/[\w./-]+\.(md|png|toml)"
    r"|fiel/_bundled/guides/en/manifest\.schema\.json"
)
# Environment markers of a Space, independent of this machine. Of Python it is the first 3.11: what a later
# one no longer needs is listed with its marker, by which pip leaves it out.
_PLACE = {
    "implementation_name": "cpython",
    "os_name": "posix",
    "platform_machine": "x86_64",
    "platform_python_implementation": "CPython",
    "platform_system": "Linux",
    "python_full_version": "3.11.0",
    "python_version": "3.11",
    "sys_platform": "linux",
}


@dataclass(frozen=True, slots=True)
class Wheel:
    """A Fiel wheel: file name, bytes, and requirements with versions and hashes."""

    name: str
    content: bytes
    requirements: str


def read_wheel(path: Path) -> Wheel:
    """Read a Fiel wheel, built with ``python -m pip wheel --no-deps .`` in a checkout.

    Raises:
        FielError: It is not a Fiel wheel, or contains other files, which would become public in a Space.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            strangers = [name for name in archive.namelist() if not _SHIPPED.fullmatch(name)]
            about = [name for name in archive.namelist() if name.endswith(".dist-info/METADATA")]
            metadata = Parser().parsestr(archive.read(about[0]).decode())
            lock = archive.read(_LOCK).decode()
        content = path.read_bytes()
    except (OSError, zipfile.BadZipFile, LookupError, UnicodeDecodeError) as error:
        raise FielError(f"{path}: expected a Fiel wheel, found {type(error).__name__}: {error}") from None
    if strangers:
        raise FielError(
            f"{path}: expected a wheel with only Fiel, because a Space is public, found "
            f"{', '.join(sorted(strangers)[:5])}{'…' if len(strangers) > 5 else ''}. Build it again from a "
            "clone without your own files."
        )
    needed = [Requirement(text) for text in metadata.get_all("Requires-Dist", [])]
    return Wheel(path.name, content, select_locked(lock, needed))


def select_locked(lock: str, needed: Iterable[Requirement]) -> str:
    """Return the part of a lock file for some requirements and their dependencies.

    The dependencies are read from the metadata of the packages installed here.
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
    except PackageNotFoundError:  # only for another system: listed, but its dependencies are not followed
        return []


if __name__ == "__main__":
    sys.stdout.write(read_wheel(Path(sys.argv[1])).requirements)
