"""Addresses that change with what is behind them, so that a browser keeps the interface's files for a year.

Argilla names its bundles by their content, but not what we change in them. So the addresses of all of them
have one more part, made from all their content: ``/_nuxt.0123456789abcdef/``. The files stay where they are.
"""

import hashlib
import re
import shutil
from pathlib import Path

from fiel.server.compression import SUFFIXES, compress_files
from fiel.server.patches.bundles import TEMPLATES

BUNDLES = "_nuxt"

SCRIPT, SHEET = "fiel.js", "fiel.css"
"""Fiel's own files in the interface."""

_OURS = re.compile(r'"(' + "|".join(map(re.escape, (SCRIPT, SHEET))) + r')\?[0-9a-f]+"')
_TEMPLATES = f"./js/{TEMPLATES}"


def name_by_content(top: Path) -> str:
    """Give the files in a finished copy of the interface addresses by content; return their folder's name."""
    bundles = top / BUNDLES
    for path in (top / SCRIPT, top / SHEET, top / "js" / TEMPLATES):
        if path.exists():
            shutil.copyfile(path, bundles / path.name)
    name = f"{BUNDLES}.{_digest_files(top)}"
    for path in (*top.rglob("*.html"), *bundles.glob("*.js")):
        content = path.read_text(encoding="utf-8")
        named = content.replace(f"/{BUNDLES}/", f"/{name}/").replace(_TEMPLATES, f"./{name}/{TEMPLATES}")
        named = _OURS.sub(lambda found: f'"{name}/{found[1]}"', named)
        if named != content:
            path.write_text(named, encoding="utf-8")
    (top / name).symlink_to(BUNDLES)  # for web servers that know files only
    return name


def find_name(top: Path) -> str:
    """Return the name that `name_by_content` gave."""
    return next(path.name for path in top.glob(f"{BUNDLES}.*"))


def _digest_files(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix not in SUFFIXES.values():
            content = path.read_bytes()
            digest.update(f"{path.relative_to(folder)}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()[:16]


def finish_interface(folder: Path, originals: Path, *, quality: int) -> None:
    """Name and compress the files of each patched copy of the interface in a folder.

    For ``originals`` and ``quality`` see `fiel.server.compression.compress_files`.
    """
    for bundles in sorted(path for path in folder.rglob(BUNDLES) if path.is_dir()):
        name_by_content(bundles.parent)
        compress_files(bundles.parent, originals, quality=quality)
