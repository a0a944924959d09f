"""Where an organizer is: the campaign, its items, and in whose name steps are done."""

import shlex
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import streamlit as st
from pydantic import SecretStr

from desk.rendering import Words, escape_markdown
from fiel.annotation.organizers import Organizer
from fiel.campaign.campaignfile import CampaignFile
from fiel.campaign.files import list_files
from fiel.campaign.work import Work, load_work, note_path
from fiel.errors import FielError
from fiel.messages.hiding import hide_secrets
from fiel.settings import Settings


@dataclass(frozen=True)
class Place:
    """The campaign that somebody leads, and who it is.

    Attributes:
        settings: The settings of the commands; their key is the person's own if it is an owner.
        path: The campaign file as the commands are told.
    """

    words: Words
    organizer: Organizer
    settings: Settings
    path: Path
    file: CampaignFile

    @property
    def name(self) -> str:
        """Name of the campaign."""
        return self.file.campaign.name

    @property
    def key(self) -> SecretStr:
        """The key of the person, in whose name answers are given."""
        return self.organizer.api_key

    def work(self) -> Work:
        """Return the campaign with its items, read again when one of its files has changed.

        Raises:
            FielError: The file or its data is invalid.
        """
        return _load_work(self.path, self.settings.home, _stamp(self))

    def command(self, *words: str) -> str:
        """Write the command that does the same; ``{}`` stands for the campaign file."""
        return shlex.join(["fiel", *self.fill_in(words)])

    def fill_in(self, words: tuple[str, ...]) -> list[str]:
        """Put the campaign file where a word is ``{}``."""
        return [str(self.path) if word == "{}" else word for word in words]


def _stamp(place: Place) -> tuple[tuple[str, int, int], ...]:
    paths = [path for each in list_files(place.file) for path in each.paths]
    paths.append(note_path(place.file.campaign, place.settings.home))
    stats = [(path, path.stat()) for path in paths if path.exists()]
    return tuple((str(path), stat.st_mtime_ns, stat.st_size) for path, stat in stats)


@st.cache_resource(max_entries=8, show_spinner=False)
def _load_work(path: Path, home: Path, stamp: tuple[tuple[str, int, int], ...]) -> Work:
    return load_work(path, home=home)


def attempt(step: Callable[[], None]) -> bool:
    """Do a step and tell whether it was done; what refused it is shown."""
    try:
        step()
    except FielError as error:
        show_problem(error)
        return False
    return True


def show_problem(error: FielError) -> None:
    """Show why something was refused, without secrets."""
    st.error(escape_markdown(hide_secrets(str(error))), icon=":material/error:")


def show_command(place: Place, *words: str) -> None:
    """Show the command that does what a button does."""
    st.code(place.command(*words), language=None, wrap_lines=True)
