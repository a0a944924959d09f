"""Campaign files in one folder that have the same name: in Argilla they would be one campaign."""

from pathlib import Path

from fiel.errors import FielError
from fiel.reading.yamlfile import read_yaml


def refuse_namesake(path: Path) -> None:
    """Raise `FielError` if another file in the folder has the same name: they would share a workspace."""
    other = find_namesake(path)
    if other:
        name = _read_name(path)
        raise FielError(f"{path}: name: expected a unique name, found {name!r} also in {other}: rename one")


def find_namesake(path: Path) -> Path | None:
    """Return another campaign file in the folder with the same campaign name, if any."""
    name = _read_name(path)
    beside = sorted((*path.parent.glob("*.yaml"), *path.parent.glob("*.yml")))
    others = (other for other in beside if other.resolve() != path.resolve())
    return next((other for other in others if name and _read_name(other) == name), None)


def _read_name(path: Path) -> str | None:
    try:
        values = read_yaml(path).values
    except FielError:
        return None  # reported when this file itself is loaded
    return str(values.get("name") or "") if isinstance(values, dict) else None
