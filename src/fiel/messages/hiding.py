"""Secrets that this process knows, so that no message, log or traceback shows one."""

from typing import TYPE_CHECKING

from fiel.errors import FielError

if TYPE_CHECKING:
    import sqlalchemy as sa

_SHORTEST = 6  # what is shorter is no secret, and may be part of any word
_HIDDEN = "[secret]"
_KNOWN: set[str] = set()


def know_secret(text: str) -> None:
    """Remember a secret, to hide it in whatever is shown from now on."""
    if len(text) >= _SHORTEST:
        _KNOWN.add(text)


def hide_secrets(text: str) -> str:
    """Return a text without the secrets that are known, as they are or as Python writes them."""
    for secret in sorted(_KNOWN, key=len, reverse=True):  # one may begin with another
        for form in (secret, repr(secret)[1:-1], repr(secret.encode(errors="replace"))[2:-1]):
            text = text.replace(form, _HIDDEN)
    return text


def describe_database(url: "sa.URL") -> str:
    """Return the address of a database for messages, without what may be secret in it."""
    return url.set(query={}).render_as_string(hide_password=True)


def clean_secret(name: str, text: str, *, ascii_only: bool) -> str:
    """Return a secret without the white space around it, which files and forms add, and remember it.

    Args:
        name: What messages call it; the secret is in none of them.
        text: The secret as it was given.
        ascii_only: Whether it goes into the header of a request, which takes nothing else and no spaces.

    Raises:
        FielError: It has a line break or another sign that it cannot have.
    """
    for each in (text, text.strip()):
        know_secret(each)
    clean = text.strip()
    if any(ord(sign) < 32 or ord(sign) == 127 for sign in clean):
        raise FielError(
            f"{name}: expected one line of visible signs, found a line break or a control character in it"
        )
    if ascii_only and not all("!" <= sign <= "~" for sign in clean):
        raise FielError(
            f"{name}: expected letters from a to z, digits and signs, found an accent, a space or another "
            "character in it. Copy it again from where it was made."
        )
    return clean
