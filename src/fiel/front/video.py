"""The videos that can be embedded in the page, and their players."""

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

_FILES = (".mp4", ".webm", ".ogv", ".mov")
_YOUTUBE = ("youtube.com", "youtube-nocookie.com", "youtu.be")


@dataclass(frozen=True)
class Player:
    """A video that can be embedded.

    Attributes:
        host: The host that learns that it is watched.
        address: Address of the video file, or of the player to embed.
        framed: Whether it is a player in a frame.
    """

    host: str
    address: str
    framed: bool


def find_player(url: str) -> Player | None:
    """Return how to embed a video file, or a YouTube, Vimeo or PeerTube page; None if only linkable."""
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    if parts.scheme not in ("http", "https") or not host:
        return None
    if parts.path.lower().endswith(_FILES):
        return Player(host, url, framed=False)
    address = _framed_address(host, parts.path, parse_qs(parts.query), f"{parts.scheme}://{parts.netloc}")
    return Player(host, address, framed=True) if address else None


def _framed_address(host: str, path: str, query: dict[str, list[str]], origin: str) -> str | None:
    if host in _YOUTUBE:
        found = query.get("v", [path.rsplit("/", 1)[-1]])[0]
        return (
            f"https://www.youtube-nocookie.com/embed/{found}" if re.fullmatch(r"[\w-]{11}", found) else None
        )
    if host == "vimeo.com":
        number = re.fullmatch(r"/(?:video/)?(\d+)", path)
        return f"https://player.vimeo.com/video/{number[1]}?dnt=1" if number else None
    peertube = re.fullmatch(r"/(?:w|videos/watch|videos/embed)/([\w-]+)", path)
    return f"{origin}/videos/embed/{peertube[1]}" if peertube else None
