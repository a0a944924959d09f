"""Programs that some tests need: without one, just these tests are skipped, and in CI they fail."""

import os
import shutil
from typing import NoReturn

import pytest

_PACKAGES = {"ffprobe": "ffmpeg", "java": "openjdk-17-jre-headless", "mvn": "maven"}


def require_programs(*programs: str) -> None:
    """Go on with a test only if all these programs are installed."""
    missing = [program for program in programs if shutil.which(program) is None]
    if missing:
        report_missing(*(_PACKAGES.get(program, program) for program in missing))


def report_missing(*packages: str) -> NoReturn:
    """Leave a test out for want of what packages of Debian bring."""
    leave_out(f"not installed: apt-get install {' '.join(dict.fromkeys(packages))}")


def leave_out(reason: str) -> NoReturn:
    """Skip a test for want of something; fail it in CI, which has everything."""
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)
