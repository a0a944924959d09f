"""The folder with a server's data."""

from pathlib import Path

from fiel.errors import FielError


def prepare_home(home: Path) -> Path:
    """Create the home if needed, make it private and return its absolute path.

    The database inside has API keys in plain text, so the folder always gets mode 700.

    Raises:
        FielError: The path cannot be used as a home.
    """
    home = home.expanduser().absolute()
    if any(sign in str(home) for sign in "?%#"):
        raise FielError(f"home: expected a path without '?', '%' and '#', found {home}")
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        if home.stat().st_mode & 0o077:
            home.chmod(0o700)
    except OSError as error:
        raise FielError(f"home: cannot use the folder {home}: {error.strerror}") from error
    return home
