"""Secrets that this process knows, so that no message, log or traceback shows them."""

from typing import TYPE_CHECKING

from fiel.errors import FielError

if TYPE_CHECKING:
    import sqlalchemy as sa

_SHORTEST = 6  # a shorter text is no secret, and could be part of any word
_HIDDEN = "[secret]"
_KNOWN: set[str] = set()


def know_secret(text: str) -> None:
    """Remember a secret, to hide it in everything shown from now on."""
    if len(text) >= _SHORTEST:
        _KNOWN.add(text)


def hide_secrets(text: str) -> str:
    """Return a text without the known secrets, whether plain or escaped by Python."""
    for secret in sorted(_KNOWN, key=len, reverse=True):  # one may begin with another
        for form in (secret, repr(secret)[1:-1], repr(secret.encode(errors="replace"))[2:-1]):
            text = text.replace(form, _HIDDEN)
    return text


def describe_database(url: "sa.URL") -> str:
    """Return the address of a database for messages, without its password or query."""
    return url.set(query={}).render_as_string(hide_password=True)


def clean_secret(name: str, text: str, *, ascii_only: bool) -> str:
    """Strip the white space that files and forms add around a secret, remember it and return it.

    ``name`` stands for it in messages. ``ascii_only`` is for HTTP headers, which allow only visible ASCII.

    Raises:
        FielError: It contains a line break or another character that is not allowed.
    """
    for each in (text, text.strip()):
        know_secret(each)
    clean = text.strip()
    if any(ord(sign) < 32 or ord(sign) == 127 for sign in clean):
        raise FielError(
            f"{name}: expected one line of visible characters, found a line break or a control character"
        )
    if ascii_only and not all("!" <= sign <= "~" for sign in clean):
        raise FielError(
            f"{name}: expected unaccented letters, digits and symbols, found an accent, a space or another "
            "character. Copy it again from its source."
        )
    return clean
