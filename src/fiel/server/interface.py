"""Argilla's interface as we mend it, as files for a web server: ``python -m fiel.server.interface FOLDER``.

A server of Argilla's own image serves the interface as it is, which runs what is written in a record. So the
proxy of the stack serves these files in its place, and only the API comes from that server.
"""

import gzip
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from fiel.errors import FielError
from fiel.server.patches.interface import mend_interface
from fiel.server.patches.sources import check_sources, installed_package

_BASE_URL = "@@baseUrl@@"  # Argilla puts the path there that it is served below: for us, the top
_COMPRESSED = (".js", ".css", ".html", ".svg", ".json")


def write_interface(folder: Path) -> None:
    """Write the interface of the installed Argilla, mended, and compressed for ``gzip_static``.

    Args:
        folder: A folder that is not there yet.

    Raises:
        FielError: The folder is there, or the installed Argilla is not the one that was read.
    """
    package = installed_package()
    check_sources(package)
    if folder.exists():
        raise FielError(f"{folder}: expected a new folder, found one")
    # The compressed files that come with it are of what is not mended.
    shutil.copytree(package / "static", folder, ignore=shutil.ignore_patterns("*.gz", "*.br"))
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".js", ".html"):
            path.write_text(path.read_text(encoding="utf-8").replace(_BASE_URL, ""), encoding="utf-8")
    mend_interface(folder)
    for path in sorted(folder.rglob("*")):
        if path.suffix in _COMPRESSED:
            path.with_name(f"{path.name}.gz").write_bytes(gzip.compress(path.read_bytes(), mtime=0))


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the interface into the folder given; return 0, or 2 when it could not be."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    if len(given) != 1:
        print("usage: python -m fiel.server.interface FOLDER", file=sys.stderr)
        return 2
    try:
        write_interface(Path(given[0]))
    except FielError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
