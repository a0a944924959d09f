"""What LanguageTool answered, kept by text: a text is checked once, whatever runs again."""

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict
from pathlib import Path

from fiel.checks.grammar import Match
from fiel.errors import FielError

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
    """Open a cache for a block; several commands may at once. A damaged one is begun anew.

    Raises:
        FielError: It cannot be written there.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = _connect(path)
    except (OSError, sqlite3.OperationalError) as error:
        raise FielError(f"{path}: expected a file that can be written, found: {error}") from None
    with closing(connection):
        yield MatchCache(connection)


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=60)
    try:
        connection.execute(_TABLE)
        connection.execute("SELECT matches FROM answers LIMIT 1").fetchone()
    except sqlite3.OperationalError:
        connection.close()
        raise
    except sqlite3.DatabaseError:  # no database, or a part of one: everything in it can be asked again
        connection.close()
        path.unlink()
        return _connect(path)
    return connection


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode(errors="surrogatepass")).digest()


def _read(matches: str) -> list[Match]:
    return [Match(**{**each, "corrections": tuple(each["corrections"])}) for each in json.loads(matches)]
