"""The file that lets people sign in to Argilla with their Hugging Face account.

Format: that of Argilla 2.8, which finds the file by ``ARGILLA_AUTH_OAUTH_CFG``. The id and the secret of the
OAuth application are not in it: Argilla reads them from ``OAUTH2_HUGGINGFACE_CLIENT_ID`` and
``OAUTH2_HUGGINGFACE_CLIENT_SECRET``, to which a Space gives the values of its own ``OAUTH_CLIENT_ID`` and
``OAUTH_CLIENT_SECRET`` when its card says ``hf_oauth: true``.
"""

from collections.abc import Sequence
from pathlib import Path

from fiel.errors import FielError
from fiel.files import write_public

_HEAD = """# Sign-in to Argilla with a Hugging Face account; written by Fiel.
# Who signs in for the first time may annotate in these workspaces. No secret is in this file:
# set OAUTH2_HUGGINGFACE_CLIENT_ID and OAUTH2_HUGGINGFACE_CLIENT_SECRET in Argilla's environment.
providers:
  - name: huggingface
allowed_workspaces:
"""


def describe_oauth(workspaces: Sequence[str]) -> str:
    """Return the content of the file for the workspaces of some campaigns."""
    return _HEAD + "".join(f'  - name: "{name}"\n' for name in dict.fromkeys(workspaces))


def write_oauth_file(path: Path, workspaces: Sequence[str]) -> None:
    """Write the file for the workspaces of some campaigns.

    Args:
        path: The file, in place of what was there.
        workspaces: Names of campaigns, which are letters, digits and hyphens.

    Raises:
        FielError: It cannot be written.
    """
    try:
        write_public(path, describe_oauth(workspaces))
    except OSError as error:
        raise FielError(f"{path}: expected a file that can be written, found: {error}") from None
