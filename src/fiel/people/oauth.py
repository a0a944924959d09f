"""Write the file that lets people sign in to Argilla with their Hugging Face account.

Format: Argilla 2.8, which reads the path from ``ARGILLA_AUTH_OAUTH_CFG``. The file does not contain the OAuth
application's id and secret: Argilla reads them from ``OAUTH2_HUGGINGFACE_CLIENT_ID`` and
``OAUTH2_HUGGINGFACE_CLIENT_SECRET``. A Space sets them from its own ``OAUTH_CLIENT_ID`` and
``OAUTH_CLIENT_SECRET``, which it has if its card says ``hf_oauth: true``.
"""

from collections.abc import Sequence
from pathlib import Path

from fiel.errors import FielError
from fiel.files import write_public

_HEAD = """# Sign-in to Argilla with a Hugging Face account; written by Fiel.
# People who sign in for the first time can annotate in these workspaces. This file has no secrets:
# set OAUTH2_HUGGINGFACE_CLIENT_ID and OAUTH2_HUGGINGFACE_CLIENT_SECRET in Argilla's environment.
providers:
  - name: huggingface
allowed_workspaces:
"""


def describe_oauth(workspaces: Sequence[str]) -> str:
    """Return the content of the file for some workspaces."""
    return _HEAD + "".join(f'  - name: "{name}"\n' for name in dict.fromkeys(workspaces))


def write_oauth_file(path: Path, workspaces: Sequence[str]) -> None:
    """Write or replace the file for some workspaces, whose names need no YAML escaping.

    Raises:
        FielError: It cannot be written.
    """
    try:
        write_public(path, describe_oauth(workspaces))
    except OSError as error:
        raise FielError(f"{path}: expected a writable file, found: {error}") from None
