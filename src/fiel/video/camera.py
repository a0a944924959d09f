"""Capture frames; time in the video passes only with frames, never while a page loads."""

import base64
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING

from fiel.bars import Advance
from fiel.video.encoding import FRAMES_PER_SECOND

if TYPE_CHECKING:
    from playwright.sync_api import Page

_PICTURE = {"format": "jpeg", "quality": 92}
_STILL_SECONDS = 0.5  # how long one picture is shown while nothing moves


class Camera:
    """Capture frames of a page.

    The result does not depend on the speed of the machine: each step of a movement is awaited and becomes one
    frame.
    """

    def __init__(self, page: "Page", output: IO[bytes], *, pace: float, advance: Advance) -> None:
        """Start at time 0.

        Args:
            page: The page to film.
            output: Receives the pictures.
            pace: Factor for all times.
            advance: Called with the number of new frames.
        """
        self._devtools = page.context.new_cdp_session(page)
        self._output = output
        self._pace = pace
        self._advance = advance
        self.frames = 0

    @property
    def seconds(self) -> float:
        """Length of the video so far."""
        return self.frames / FRAMES_PER_SECOND

    def frames_until(self, seconds: float) -> int:
        """Return the number of frames after a time in the script."""
        return round(seconds * self._pace * FRAMES_PER_SECOND)

    def steps(self, seconds: float) -> Iterator[float]:
        """Yield the progress of a movement, up to 1, and capture a frame after each step."""
        count = max(1, self.frames_until(seconds))
        for number in range(1, count + 1):
            yield number / count
            self.take(1)

    def hold(self, frames: int) -> None:
        """Show a still picture, refreshed now and then in case the page changes by itself."""
        still = max(1, round(_STILL_SECONDS * FRAMES_PER_SECOND))
        for begun in range(0, frames, still):
            self.take(min(still, frames - begun))

    def take(self, count: int) -> None:
        """Capture one picture and repeat it for a number of frames."""
        picture = base64.b64decode(self._devtools.send("Page.captureScreenshot", _PICTURE)["data"])
        for _ in range(count):
            self._output.write(picture)
        self.frames += count
        self._advance(count)
