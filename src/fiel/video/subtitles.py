"""Subtitles of the video. Format: WebVTT, https://www.w3.org/TR/webvtt1/."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape


@dataclass(frozen=True, slots=True)
class Cue:
    """What is said in a scene.

    Attributes:
        name: The scene.
        start: Seconds from the beginning of the video.
        end: Where it ends, in seconds too.
        text: The caption.
    """

    name: str
    start: float
    end: float
    text: str


def write_subtitles(cues: Iterable[Cue]) -> str:
    """Write cues as a WebVTT file, each with the name of its scene."""
    blocks = [
        f"{cue.name}\n{_moment(cue.start)} --> {_moment(cue.end)}\n{escape(cue.text, quote=False)}\n"
        for cue in cues
    ]
    return "\n".join(["WEBVTT\n", *blocks])


def _moment(seconds: float) -> str:
    minutes, rest = divmod(round(seconds * 1000), 60_000)
    return f"{minutes // 60:02}:{minutes % 60:02}:{rest // 1000:02}.{rest % 1000:03}"
