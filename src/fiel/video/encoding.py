"""The video files: frames go in as JPEG pictures, WebM (VP9) and MP4 (H.264) come out of ffmpeg."""

import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from fiel.errors import FielError

FRAMES_PER_SECOND = 20
_PIXELS = ("-vf", "scale=in_range=full:out_range=tv,format=yuv420p")
_VP9 = (
    "-c:v",
    "libvpx-vp9",
    "-crf",
    "32",
    "-b:v",
    "0",
    "-deadline",
    "good",
    "-cpu-used",
    "5",
    "-row-mt",
    "1",
)
_H264 = ("-c:v", "libx264", "-crf", "22", "-preset", "medium", "-movflags", "+faststart")


@contextmanager
def open_encoder(ffmpeg: str, webm: Path, mp4: Path, *, title: str, language: str) -> Iterator[IO[bytes]]:
    """Write two video files of the JPEG pictures that are written to what the block is given.

    Raises:
        FielError: ffmpeg did not write them; the message holds what it said.
    """
    name = ("-metadata", f"title={title}", "-metadata:s:v:0", f"language={language}")
    pictures = ("-f", "image2pipe", "-framerate", str(FRAMES_PER_SECOND), "-c:v", "mjpeg", "-i", "-")
    outputs = (*_PIXELS, *_VP9, *name, str(webm), *_PIXELS, *_H264, *name, str(mp4))
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            [ffmpeg, "-v", "error", "-y", *pictures, *outputs], stdin=subprocess.PIPE, stderr=said
        )
        assert process.stdin is not None  # it was asked for
        try:
            yield process.stdin
            process.stdin.close()
            failed = process.wait() != 0
        except BrokenPipeError:
            failed = True  # it ended before the last picture
        finally:
            process.kill()
            process.wait()
        if failed:
            said.seek(0)
            raise FielError(f"{webm}: ffmpeg: {said.read().decode(errors='replace').strip()}")
