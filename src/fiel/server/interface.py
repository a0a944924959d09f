"""Argilla's patched interface as files for a web server: ``python -m fiel.server.interface FOLDER``.

Argilla's own image serves the unpatched interface, which executes scripts written in records. So the stack's
proxy serves these files instead, and only the API comes from that server. `fiel.server.interfacecache` has
them for the embedded server.
"""

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from fiel.errors import FielError
from fiel.server.compression import BUILD_QUALITY
from fiel.server.patches.argillafiles import check_sources, installed_package
from fiel.server.patches.filenames import finish_interface
from fiel.server.patches.interface import patch_interface

_BASE_URL = "@@baseUrl@@"  # Argilla replaces this with its base path, which is empty here


def write_interface(folder: Path, *, quality: int = BUILD_QUALITY) -> None:
    """Write the installed Argilla's interface, patched, named by content and compressed.

    Raises:
        FielError: The folder exists, or the installed Argilla is not the version we have read.
    """
    package = installed_package()
    check_sources(package)
    if folder.exists():
        raise FielError(f"{folder}: expected a new folder, found one")
    # The bundled compressed files contain the unpatched interface.
    shutil.copytree(package / "static", folder, ignore=shutil.ignore_patterns("*.gz", "*.br"))
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".js", ".html"):
            path.write_text(path.read_text(encoding="utf-8").replace(_BASE_URL, ""), encoding="utf-8")
    patch_interface(folder)
    finish_interface(folder, package / "static", quality=quality)


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the interface into the given folder; return 0, or 2 when that failed."""
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
