"""A campaign file, read and validated."""

from pathlib import Path

from pydantic import ValidationError

from fiel.campaign.glossaryfile import load_glossary
from fiel.campaign.guide import load_guide
from fiel.campaign.model import Campaign
from fiel.errors import FielError, describe_place, describe_validation, nearest
from fiel.reading.strict import StrictModel
from fiel.reading.yamlfile import read_yaml


class CampaignFile(StrictModel):
    """A campaign and its file; paths in it are relative to the file's folder."""

    path: Path
    campaign: Campaign

    @property
    def folder(self) -> Path:
        """Base folder of relative paths."""
        return self.path.parent


def load_campaign(path: Path) -> CampaignFile:
    """Read and validate a campaign file.

    Raises:
        FielError: The file cannot be read, is not YAML, has an unknown key or an invalid value, or names a
            guide that does not exist.
    """
    if not path.exists():
        raise FielError(f"{path}: expected a campaign file, found none{_meant_by(path)}")
    read = read_yaml(path)
    try:
        campaign = Campaign.model_validate(read.values)
    except ValidationError as error:
        raise FielError(describe_validation(str(path), error, model=Campaign, marks=read)) from None
    for index, task in enumerate(campaign.tasks):
        guide = path.parent / task.guide
        if not guide.is_file():
            place = ("tasks", index, "guide")
            where = f"{path}: line {read.line(place)}: {describe_place(place)}"
            raise FielError(f"{where}: expected a file, found none at {guide}")
        load_guide(guide)  # only to validate it
        if task.glossary is not None:
            load_glossary(path.parent / task.glossary)  # only to validate it
    return CampaignFile(path=path, campaign=campaign)


def _meant_by(path: Path) -> str:
    """Suggest a campaign file for a path that does not exist."""
    folders = dict.fromkeys((path.parent, path.parent / "campaigns"))
    known = {each.stem: each for folder in folders for each in sorted(folder.glob("*.y*ml"))}
    found = nearest(path.stem, known)
    if found:
        return f": did you mean {known[found]}?"
    return (
        ": create one with fiel new"
        if not known
        else f": {path.parent} has {', '.join(map(str, known.values()))}"
    )
