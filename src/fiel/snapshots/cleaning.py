"""Names and addresses as the public tables have them."""

import unicodedata
from collections.abc import Sequence
from urllib.parse import parse_qsl, urlencode, urlsplit

_INVISIBLE = {"Cc", "Zl", "Zp"}
_DIRECTION_MARKS = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def clean_name(name: str) -> str | None:
    """Return a name as the tables have it, or None when nothing of it can be seen."""
    visible = "".join(
        " " if unicodedata.category(letter) in _INVISIBLE else letter
        for letter in name
        if letter not in _DIRECTION_MARKS
    )
    return " ".join(visible.split()) or None


def public_url(url: str | None, *, keep: Sequence[str] = ()) -> str | None:
    """Return scheme, host, port, path and the parameters to ``keep`` of a web address; None for others."""
    parts = urlsplit(url or "")
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return None
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    query = urlencode([each for each in parse_qsl(parts.query) if each[0] in keep])
    port = f":{parts.port}" if parts.port else ""
    return f"{parts.scheme}://{host}{port}{parts.path}{f'?{query}' if query else ''}"
