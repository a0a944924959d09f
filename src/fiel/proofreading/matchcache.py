"""What LanguageTool answered, kept by text: a text is checked once, whatever runs again."""

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from fiel.cachefile import open_cache_file
from fiel.checks.proofread import Match

_TABLE = """
CREATE TABLE IF NOT EXISTS answers (
    version TEXT, language TEXT, text BLOB, matches TEXT, PRIMARY KEY (version, language, text)
) WITHOUT ROWID
"""
_MOST_PARAMETERS = 500


class MatchCache:
    """A file of matches by text. The texts themselves are not in it, only their digests."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Use a connection to the file."""
        self._connection = connection

    def find(self, texts: Iterable[str], language: str, version: str) -> dict[str, list[Match]]:
        """Return the matches of the texts that this version of LanguageTool has checked before.

        Args:
            texts: The texts.
            language: LanguageTool's code of their language.
            version: Version of LanguageTool.
        """
        digests = {_digest(text): text for text in texts}
        found: dict[str, list[Match]] = {}
        order = [*digests]
        for start in range(0, len(order), _MOST_PARAMETERS):
            part = order[start : start + _MOST_PARAMETERS]
            marks = ", ".join("?" * len(part))
            rows = self._connection.execute(
                f"SELECT text, matches FROM answers WHERE version = ? AND language = ? AND text IN ({marks})",
                [version, language, *part],
            )
            found.update({digests[digest]: _read(matches) for digest, matches in rows})
        return found

    def add(self, found: Mapping[str, Sequence[Match]], language: str, version: str) -> None:
        """Keep what was found in texts."""
        rows = [
            (version, language, _digest(text), json.dumps([asdict(match) for match in matches]))
            for text, matches in found.items()
        ]
        with self._connection:
            self._connection.executemany("INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?)", rows)


@contextmanager
def open_match_cache(path: Path) -> Iterator[MatchCache]:
    """Open a cache for a block; see `fiel.cachefile.open_cache_file`."""
    with open_cache_file(path, _TABLE, probe="SELECT matches FROM answers LIMIT 1") as connection:
        yield MatchCache(connection)


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode(errors="surrogatepass")).digest()


def _read(matches: str) -> list[Match]:
    return [Match(**{**each, "corrections": tuple(each["corrections"])}) for each in json.loads(matches)]
