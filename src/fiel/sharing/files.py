"""Badges and cards as files next to the snapshot, served together with it."""

import hashlib
import logging
from contextlib import suppress
from pathlib import Path

from fiel import __version__
from fiel.errors import FielError
from fiel.files import write_bytes
from fiel.messages.catalogue import available_languages
from fiel.sharing.badge import draw_badge
from fiel.sharing.card import draw_card, read_label
from fiel.sharing.figures import Figures, count_figures
from fiel.snapshots.tables import Tables, select_campaign

_LOGGER = logging.getLogger("fiel.sharing")


def picture_names(tables: Tables) -> list[str]:
    """Return the names of the badges and cards that `write_pictures` writes for these tables."""
    names = [str(name) for name in tables.campaigns["campaign"]]
    languages = available_languages("share")
    ends = [f"{name}-{language}" for name in names for language in languages]
    ends += languages if len(names) > 1 else []
    return [name for end in ends for name in (f"badge-{end}.svg", f"card-{end}.png")]


def write_pictures(tables: Tables, folder: Path) -> None:
    """Write a badge and a card for each campaign and language, and for all together if there are several.

    They are named ``badge-CAMPAIGN-LANGUAGE.svg`` and ``card-CAMPAIGN-LANGUAGE.png``, without CAMPAIGN for
    all together. Pictures that would look the same are not rewritten.

    Raises:
        FielError: The folder cannot be written.
    """
    names = [str(name) for name in tables.campaigns["campaign"]]
    languages = available_languages("share")
    for name in names:
        for language, figures in count_figures(select_campaign(tables, name), languages).items():
            _write(figures, language, folder, f"{name}-{language}")
    if len(names) > 1:
        for language, figures in count_figures(tables, languages, together=True).items():
            _write(figures, language, folder, language)


def _write(figures: Figures, language: str, folder: Path, name: str) -> None:
    try:
        _write_changed(folder / f"badge-{name}.svg", draw_badge(figures, language))
        label = hashlib.sha256(f"{__version__} {language} {figures}".encode()).hexdigest()
        card = folder / f"card-{name}.png"
        if read_label(_read(card)) != label:
            _write_card(card, figures, language, label)
    except OSError as error:
        raise FielError(f"{folder}: expected a writable folder, found: {error}") from None


def _write_card(path: Path, figures: Figures, language: str, label: str) -> None:
    try:
        content = draw_card(figures, language, label=label)
    except FielError as error:  # the numbers are published even without the picture
        _LOGGER.warning("%s: not drawn: %s", path, error)
        return
    _write_changed(path, content)


def _write_changed(path: Path, content: bytes) -> None:
    if _read(path) != content:
        write_bytes(path, content, sync=False)  # it can be redrawn


def _read(path: Path) -> bytes:
    with suppress(FileNotFoundError):
        return path.read_bytes()
    return b""
