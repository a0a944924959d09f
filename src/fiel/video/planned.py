"""Plan the instructional videos, and record them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from fiel.bars import Advance
from fiel.errors import FielError
from fiel.video.script import script_languages
from fiel.video.tools import find_tools

if TYPE_CHECKING:
    from fiel.video.recording import Recording


@dataclass(frozen=True, slots=True)
class PlannedVideo:
    """A video that is not recorded yet.

    Attributes:
        language: Its language.
        frames: Number of its frames.
        record: Records it; takes a callback for the number of new frames.
    """

    language: str
    frames: int
    record: "Callable[[Advance], Recording]"


def plan_videos(languages: Sequence[str], out: Path, *, overwrite: bool, pace: float) -> list[PlannedVideo]:
    """Plan the videos in these languages, or in all that have a script; the arguments are the command's.

    Raises:
        FielError: A program is missing, there is no script in a language, or a file exists.
    """
    tools = find_tools()
    available = script_languages()
    unknown = sorted(set(languages) - set(available))
    if unknown:
        raise FielError(f"--language: expected some of {', '.join(available)}, found {', '.join(unknown)}")

    from fiel.video.recording import count_frames, record_video, video_files  # they need the extra

    def plan(language: str) -> PlannedVideo:
        files = video_files(language, out, overwrite=overwrite)
        return PlannedVideo(
            language,
            count_frames(language, pace=pace),
            lambda advance: record_video(language, files, tools, pace=pace, advance=advance),
        )

    return [plan(language) for language in dict.fromkeys(languages or available)]
