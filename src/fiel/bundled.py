"""Locate the files that come with Fiel: campaigns, guides and the dashboard."""

from pathlib import Path

import fiel

_PACKAGE = Path(fiel.__file__).parent


def bundled_path(name: str) -> Path:
    """Return the path of a bundled folder or file, in the installed wheel or in the checkout.

    Args:
        name: Path relative to the repository, such as ``campaigns/demo.yaml``.
    """
    installed = _PACKAGE / "_bundled" / name
    return installed if installed.exists() else _PACKAGE.parents[1] / name
