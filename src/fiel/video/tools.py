"""Find the external programs that a recording needs."""

import shutil
from dataclasses import dataclass
from importlib.util import find_spec

from fiel.errors import FielError

_BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@dataclass(frozen=True, slots=True)
class Tools:
    """Paths of the programs."""

    browser: str
    ffmpeg: str


def find_tools(search: str | None = None) -> Tools:
    """Find the programs in ``search``, in the format of ``PATH``; by default the environment's.

    Raises:
        FielError: One is missing; the message says how to install it.
    """
    if find_spec("playwright") is None:
        raise FielError("playwright: expected the Python package, found none: pip install 'fiel[video]'")
    browser = next(filter(None, (shutil.which(name, path=search) for name in _BROWSERS)), None)
    if browser is None:
        names = ", ".join(_BROWSERS)
        raise FielError(f"chromium: expected a browser, found none of {names}: apt-get install chromium")
    ffmpeg = shutil.which("ffmpeg", path=search)
    if ffmpeg is None:
        raise FielError("ffmpeg: expected the program, found none: apt-get install ffmpeg")
    return Tools(browser, ffmpeg)
