"""Names for the people of an export that nobody can turn back into theirs.

A pseudonym belongs to one person and one item: it is the same in every export of a campaign, and another for
every other item, because a person who could be followed from item to item could be known by how much they
did, which is public for those who are named. It is an HMAC of the task, the item and the user name with a
secret of the campaign, which leaves the home in the campaign's archive only: without it, nobody can try user
names until one fits.
"""

import hashlib
import hmac
import json
import re
import secrets
from pathlib import Path

from fiel.errors import FielError
from fiel.files import write_private

_DIGITS = 16


def secret_path(home: Path, campaign: str) -> Path:
    """Return where a home keeps the secret of a campaign."""
    return home / "pseudonyms" / f"{campaign}.key"


def load_secret(home: Path, campaign: str) -> bytes:
    """Read the secret of a campaign; the first time, make it, for the home's owner alone to read.

    Raises:
        FielError: The file holds something else or cannot be used.
    """
    path = secret_path(home, campaign)
    try:
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            write_private(path, secrets.token_hex(32))
        text = path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise FielError(f"{path}: expected the secret of the pseudonyms, found: {error}") from None
    if not re.fullmatch("[0-9a-f]{64}", text):
        raise FielError(
            f"{path}: expected the secret of the pseudonyms, 64 hexadecimal digits, found something else. "
            "Put back the file as it was: with another secret everybody gets another pseudonym"
        )
    return bytes.fromhex(text)


def make_pseudonym(secret: bytes, annotator: str, *, task: str, item: str) -> str:
    """Return the pseudonym of a user name for one item, such as ``p-4f0c2a9be1d37788``."""
    message = json.dumps([task, item, annotator]).encode()
    return f"p-{hmac.new(secret, message, hashlib.sha256).hexdigest()[:_DIGITS]}"
