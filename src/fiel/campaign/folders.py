"""The campaign files in a folder: a campaign for each language, say."""

from collections.abc import Iterable
from pathlib import Path

from fiel.campaign.files import list_launched_places
from fiel.campaign.namesakes import refuse_namesake
from fiel.errors import FielError
from fiel.reading.yamlfile import read_yaml


def find_campaigns(paths: Iterable[Path]) -> list[Path]:
    """Return campaign files, and those in folders in order of their names, each once.

    A YAML file in a folder is a campaign if it has the keys ``name`` and ``tasks``.

    Raises:
        FielError: A folder has no campaign file, two of one name, or a file that is no valid YAML.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if not path.is_dir():
            found[path] = None
            continue
        own = _find_in(path)
        if not own:
            raise FielError(f"{path}: expected campaign files, found none: create one with fiel new")
        for each in own:
            refuse_namesake(each)
        found |= dict.fromkeys(own)
    return list(found)


def choose_campaign(home: Path, chosen: Path | None = None, folder: Path = Path("campaigns")) -> Path:
    """Return the campaign file of a command that was given none.

    It is ``chosen``, else the only campaign in the folder, else the one of the home's last launch.

    Raises:
        FielError: There is none, or its file is gone.
    """
    if chosen:
        return chosen
    found = _find_in(folder)
    if len(found) == 1:
        return found[0]
    launched = list_launched_places(home)
    if launched and launched[-1].exists():
        return launched[-1]
    raise FielError(
        f"CAMPAIGN: expected a campaign file, found none given, {len(found) or 'none'} in {folder} and no "
        f"last launch in {home}: name the file, or set FIEL_CAMPAIGN to it"
    )


def _find_in(folder: Path) -> list[Path]:
    return [each for each in sorted((*folder.glob("*.yaml"), *folder.glob("*.yml"))) if _is_campaign(each)]


def _is_campaign(path: Path) -> bool:
    values = read_yaml(path).values
    return isinstance(values, dict) and {"name", "tasks"} <= values.keys()
