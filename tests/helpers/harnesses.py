"""The harnesses that are no locked dependencies, in the environments that `fiel verify` builds."""

import os
from collections.abc import Mapping
from pathlib import Path

from fiel.errors import FielError
from fiel.release.harness import HARNESSES
from fiel.release.harness.environments import find_python
from tests.helpers.tools import leave_out


def path_with_pythons() -> str:
    """Return the PATH with the newer Pythons of pyenv, whose own stand-ins refuse what is not chosen."""
    kept = sorted(Path("~/.pyenv/versions").expanduser().glob("3.1[2-9]*/bin"))
    return os.pathsep.join([os.environ["PATH"], *map(str, kept)])


def require_harness(name: str, *, environment: Mapping[str, str]) -> Path:
    """Return a Python with a harness, built once; skip the test if that cannot be, and fail it in CI."""
    try:
        return find_python(HARNESSES[name], environment=environment)
    except FielError as error:
        reason = str(error)
    leave_out(reason)
