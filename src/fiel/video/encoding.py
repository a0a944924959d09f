"""Encode JPEG frames as WebM (VP9) and MP4 (H.264) with ffmpeg."""

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
    """Encode the JPEG pictures that the block writes to the yielded stream as two video files.

    Raises:
        FielError: ffmpeg failed; the message contains its output.
    """
    name = ("-metadata", f"title={title}", "-metadata:s:v:0", f"language={language}")
    pictures = ("-f", "image2pipe", "-framerate", str(FRAMES_PER_SECOND), "-c:v", "mjpeg", "-i", "-")
    outputs = (*_PIXELS, *_VP9, *name, str(webm), *_PIXELS, *_H264, *name, str(mp4))
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(
            [ffmpeg, "-v", "error", "-y", *pictures, *outputs], stdin=subprocess.PIPE, stderr=errors
        )
        assert process.stdin is not None  # because of PIPE
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
            errors.seek(0)
            raise FielError(f"{webm}: ffmpeg: {errors.read().decode(errors='replace').strip()}")
