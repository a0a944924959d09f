"""The one file in which new people's passwords are written."""

import csv
import io
import os
import secrets
import string
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from fiel.errors import FielError
from fiel.files import write_private
from fiel.messages.plaintext import for_spreadsheet

COLUMNS = ("username", "password")

_SIGNS = "".join(sorted(set(string.ascii_letters + string.digits) - set("0O1lI")))  # none that look alike
_LENGTH = 16  # 57 ** 16: 93 bits


def make_password() -> str:
    """Make a random password that can be read aloud and typed."""
    return "".join(secrets.choice(_SIGNS) for _ in range(_LENGTH))


@dataclass
class PasswordFile:
    """A CSV file, for its owner alone to read, which is whole after every change.

    Attributes:
        path: The file.
        links: What comes after each password, by column: where to annotate, and where to say who one is.
        passwords: Password by user name, as they are in the file.
        orders: By column, links to give out in turn instead of the one that is there, if there are any.
    """

    path: Path
    links: Mapping[str, str]
    passwords: dict[str, str] = field(default_factory=dict)
    orders: Mapping[str, Sequence[str]] = field(default_factory=dict)

    @classmethod
    def create(cls, path: Path, links: Mapping[str, str]) -> Self:
        """Create the file.

        Raises:
            FielError: It exists already, or cannot be written.
        """
        refuse_existing(path)
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        except OSError as error:
            refuse_existing(path)  # another run may have been quicker
            raise FielError(f"{path}: expected a file that can be written, found: {error}") from None
        made = cls(path, links)
        made._write()
        return made

    def add(self, username: str, password: str) -> None:
        """Write a password; when this returns, it is on the disk."""
        self.passwords[username] = password
        self._write()

    def add_all(self, passwords: Mapping[str, str]) -> None:
        """Write the passwords of several people."""
        self.passwords.update(passwords)
        self._write()

    def link_to(self, links: Mapping[str, str]) -> None:
        """Write other links after the passwords."""
        self.links = links
        self._write()

    def drop(self, username: str) -> None:
        """Take a password out; with the last one the file goes."""
        del self.passwords[username]
        if self.passwords:
            self._write()
        else:
            self.path.unlink()

    def _write(self) -> None:
        text = io.StringIO()
        # Python leaves a lone carriage return unquoted, which would begin another line and another cell.
        split = any("\r" in text for text in (*self.passwords, *self.links))
        writer = csv.writer(text, lineterminator="\n", quoting=csv.QUOTE_ALL if split else csv.QUOTE_MINIMAL)
        writer.writerow(map(for_spreadsheet, (*COLUMNS, *self.links)))
        for number, (username, password) in enumerate(self.passwords.items()):
            writer.writerow(map(for_spreadsheet, (username, password, *self._links_of(number))))
        try:
            write_private(self.path, text.getvalue())
        except OSError as error:
            raise FielError(f"{self.path}: expected a file that can be written, found: {error}") from None

    def _links_of(self, number: int) -> list[str]:
        orders = {column: turns[number % len(turns)] for column, turns in self.orders.items()}
        return [orders.get(column, link) for column, link in self.links.items()]


def refuse_existing(path: Path) -> None:
    """Refuse to write passwords over a file that is there.

    Raises:
        FielError: It is there.
    """
    if path.exists() or path.is_symlink():
        raise FielError(_describe_existing(path))


def _describe_existing(path: Path) -> str:
    return (
        f"{path}: expected no file, found one: passwords are never written over others. Name another with "
        "--passwords. Nothing was changed."
    )
