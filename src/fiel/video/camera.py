"""Time in the video: it passes only while frames are taken, never while a page loads."""

import base64
from collections.abc import Callable, Iterator
from typing import IO, TYPE_CHECKING

from fiel.video.encoding import FRAMES_PER_SECOND

if TYPE_CHECKING:
    from playwright.sync_api import Page

_PICTURE = {"format": "jpeg", "quality": 92}
_STILL_SECONDS = 0.5  # how long one picture stands while nothing moves


class Camera:
    """Takes frame after frame of a page.

    What is shown is the same on a slow machine as on a fast one: a movement is made of steps, each of which
    is waited for and becomes one frame.
    """

    def __init__(
        self, page: "Page", output: IO[bytes], *, pace: float, advance: Callable[[int], None]
    ) -> None:
        """Begin at the time 0.

        Args:
            page: What to film.
            output: Where the pictures go.
            pace: What all times are multiplied with.
            advance: Told how many more frames were taken.
        """
        self._devtools = page.context.new_cdp_session(page)
        self._output = output
        self._pace = pace
        self._advance = advance
        self.frames = 0

    @property
    def seconds(self) -> float:
        """How much of the video there is."""
        return self.frames / FRAMES_PER_SECOND

    def frames_until(self, seconds: float) -> int:
        """Return how many frames a video has after so many seconds of its script."""
        return round(seconds * self._pace * FRAMES_PER_SECOND)

    def steps(self, seconds: float) -> Iterator[float]:
        """Take the frames of a movement: yields how far it is, up to 1, and takes a frame after each."""
        count = max(1, self.frames_until(seconds))
        for number in range(1, count + 1):
            yield number / count
            self.take(1)

    def hold(self, frames: int) -> None:
        """Let the picture stand, looking again now and then for what the page itself changes."""
        still = max(1, round(_STILL_SECONDS * FRAMES_PER_SECOND))
        for begun in range(0, frames, still):
            self.take(min(still, frames - begun))

    def take(self, count: int) -> None:
        """Take a picture for so many frames."""
        picture = base64.b64decode(self._devtools.send("Page.captureScreenshot", _PICTURE)["data"])
        for _ in range(count):
            self._output.write(picture)
        self.frames += count
        self._advance(count)
