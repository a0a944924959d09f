"""Names of datasets and tags on the Hub, as people give them."""

import re

from huggingface_hub.errors import HFValidationError
from huggingface_hub.utils import validate_repo_id

from fiel.errors import FielError

_TAG = re.compile(r"[A-Za-z0-9][A-Za-z0-9_+-]*(\.[A-Za-z0-9_+-]+)*")


def check_repo(name: str) -> str:
    """Return the name of a dataset, given as OWNER/NAME or hf://datasets/OWNER/NAME.

    Raises:
        FielError: It is not a valid name.
    """
    repo = name.removeprefix("hf://").removeprefix("datasets/")
    try:
        validate_repo_id(repo)
    except HFValidationError as error:
        raise FielError(f"--to: expected a dataset as OWNER/NAME, found {name!r}: {error}") from None
    if repo.count("/") != 1 or not repo.isascii():
        raise FielError(f"--to: expected a dataset as OWNER/NAME, found {name!r}")
    return repo


def check_tag(tag: str) -> str:
    """Return a tag such as v1.0, or raise `FielError` if it is invalid."""
    if not _TAG.fullmatch(tag) or tag.endswith(".lock"):
        raise FielError(f"--tag: expected letters, digits, '.', '-' and '_', like v1.0, found {tag!r}")
    return tag
