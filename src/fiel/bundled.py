"""Where the files that come with Fiel are: campaigns, guides and the dashboard."""

from pathlib import Path

import fiel

_PACKAGE = Path(fiel.__file__).parent


def bundled_path(name: str) -> Path:
    """Return the path of a folder or file that comes with Fiel.

    Args:
        name: Path below the top of the repository, such as ``campaigns/demo.yaml``.

    Returns:
        Its place inside an installed wheel, or in the checkout when that is what is installed.
    """
    installed = _PACKAGE / "_bundled" / name
    return installed if installed.exists() else _PACKAGE.parents[1] / name
