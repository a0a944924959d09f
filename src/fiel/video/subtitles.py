"""Write subtitles. Format: WebVTT, https://www.w3.org/TR/webvtt1/."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape


@dataclass(frozen=True, slots=True)
class Cue:
    """The subtitle of a scene; times are in seconds from the start of the video."""

    name: str
    start: float
    end: float
    text: str


def write_subtitles(cues: Iterable[Cue]) -> str:
    """Return cues as WebVTT, each with the name of its scene."""
    blocks = [
        f"{cue.name}\n{_moment(cue.start)} --> {_moment(cue.end)}\n{escape(cue.text, quote=False)}\n"
        for cue in cues
    ]
    return "\n".join(["WEBVTT\n", *blocks])


def _moment(seconds: float) -> str:
    minutes, rest = divmod(round(seconds * 1000), 60_000)
    return f"{minutes // 60:02}:{minutes % 60:02}:{rest // 1000:02}.{rest % 1000:03}"
