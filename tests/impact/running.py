"""Scripted models evaluated by the real harness on both sides of a validation."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.impact import scripted


def run_harness(out: Path, sides: Mapping[str, Path], models: Sequence[str]) -> None:
    """Evaluate the models on each side's folder of a task; a log goes to ``out/SIDE``, at any depth."""
    environment = {
        **{name: value for name, value in os.environ.items() if name != "PYTHONPATH"},
        "HF_HUB_OFFLINE": "1",
        "HF_HOME": str(out / "cache"),
        "PYTHONWARNINGS": "ignore",
    }
    folders = [f"{side}={folder}" for side, folder in sides.items()]
    done = subprocess.run(
        [sys.executable, "-P", scripted.__file__, str(out), *folders, "--", *models],
        env=environment,
        capture_output=True,
        text=True,
        timeout=3600,
        check=False,
    )
    assert done.returncode == 0, done.stderr
