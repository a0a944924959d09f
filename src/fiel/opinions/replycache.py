"""What models answered, saved by model, prompt and item: nothing is asked, or paid, twice."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fiel.cachefile import open_cache_file
from fiel.opinions.prompt import VERSION, Prompt
from fiel.opinions.reply import Reply

_TABLES = """
CREATE TABLE IF NOT EXISTS replies (
    number INTEGER PRIMARY KEY, model TEXT, prompt TEXT, item TEXT,
    text TEXT, cut INTEGER, asked INTEGER, prompt_tokens INTEGER, reply_tokens INTEGER,
    UNIQUE (model, prompt, item)
);
CREATE TABLE IF NOT EXISTS prompts (
    campaign TEXT, task TEXT, prompt TEXT, version INTEGER, guide INTEGER, instructions TEXT,
    PRIMARY KEY (campaign, task, prompt)
);
"""
_COLUMNS = "text, cut, asked, prompt_tokens, reply_tokens"


@dataclass(frozen=True, slots=True)
class SavedPrompt:
    """A prompt that a model was asked with.

    Attributes:
        version: Version of Fiel's questions then.
        guide: Version of the annotation guide in it; 0 if it had none.
        instructions: The prompt itself, without the item.
    """

    version: int
    guide: int
    instructions: str


class ReplyCache:
    """A file of replies by model, prompt's fingerprint and item's digest. It does not hold the items."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Use a connection to the file."""
        self._connection = connection

    def find(self, model: str, prompt: str) -> dict[str, Reply]:
        """Return the replies of a model to a prompt, by item's digest."""
        rows = self._connection.execute(
            f"SELECT item, {_COLUMNS} FROM replies WHERE model = ? AND prompt = ?", (model, prompt)
        )
        return {digest: _read(*row) for digest, *row in rows}

    def find_last(self, model: str, campaign: str, task: str) -> dict[str, tuple[str, Reply]]:
        """Return a model's last reply about each item to any prompt of a task, with its fingerprint.

        The replies are by item's digest.
        """
        rows = self._connection.execute(
            f"SELECT item, prompt, {_COLUMNS} FROM replies JOIN prompts USING (prompt) "
            "WHERE model = ? AND campaign = ? AND task = ? ORDER BY number",
            (model, campaign, task),
        )
        return {digest: (prompt, _read(*row)) for digest, prompt, *row in rows}

    def find_prompts(self, campaign: str, task: str) -> dict[str, SavedPrompt]:
        """Return all prompts of a task, by fingerprint."""
        rows = self._connection.execute(
            "SELECT prompt, version, guide, instructions FROM prompts WHERE campaign = ? AND task = ?",
            (campaign, task),
        )
        return {prompt: SavedPrompt(*row) for prompt, *row in rows}

    def add_prompt(self, campaign: str, task: str, prompt: Prompt) -> None:
        """Save what a task's items are asked about with, before the replies to it."""
        with self._connection:
            self._connection.execute(
                "INSERT OR IGNORE INTO prompts VALUES (?, ?, ?, ?, ?, ?)",
                (campaign, task, prompt.fingerprint, VERSION, prompt.guide, _encodable(prompt.instructions)),
            )

    def add(self, model: str, prompt: str, digest: str, reply: Reply) -> None:
        """Save a reply, in the place of an earlier one to the same question."""
        values = (reply.cut, reply.asked, reply.prompt_tokens, reply.reply_tokens)
        with self._connection:
            self._connection.execute(
                f"INSERT OR REPLACE INTO replies (model, prompt, item, {_COLUMNS}) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (model, prompt, digest, _encodable(reply.text), *values),
            )


@contextmanager
def open_reply_cache(path: Path) -> Iterator[ReplyCache]:
    """Open a cache for a block; see `fiel.cachefile.open_cache_file`."""
    probe = f"SELECT number, {_COLUMNS}, instructions FROM replies JOIN prompts USING (prompt) LIMIT 1"
    with open_cache_file(path, _TABLES, probe=probe) as connection:
        yield ReplyCache(connection)


def _read(text: Any, cut: Any, *counts: Any) -> Reply:
    return Reply(text, bool(cut), *counts)


def _encodable(text: str) -> str:
    return text.encode(errors="replace").decode()
