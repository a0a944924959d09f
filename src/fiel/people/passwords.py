"""The private file with the passwords of new accounts."""

import os
import secrets
import string
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from fiel.errors import FielError
from fiel.files import write_private
from fiel.messages.spreadsheet import write_csv

COLUMNS = ("username", "password")

_SIGNS = "".join(sorted(set(string.ascii_letters + string.digits) - set("0O1lI")))  # without lookalikes
_LENGTH = 16  # 57 ** 16: 93 bits


def make_password() -> str:
    """Make a random password that can be read aloud and typed."""
    return "".join(secrets.choice(_SIGNS) for _ in range(_LENGTH))


@dataclass
class PasswordFile:
    """A CSV file that only its owner can read, rewritten atomically at every change.

    Attributes:
        links: Further columns with the same link for everyone, by column name.
        passwords: Password by user name, in the order of the file.
        orders: Links to give out in turn instead, by column name.
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
            refuse_existing(path)  # another run may have been faster
            raise FielError(f"{path}: expected a writable file, found: {error}") from None
        made = cls(path, links)
        made._write()
        return made

    def add(self, username: str, password: str) -> None:
        """Add a password and sync the file to disk."""
        self.passwords[username] = password
        self._write()

    def add_all(self, passwords: Mapping[str, str]) -> None:
        """Add several passwords."""
        self.passwords.update(passwords)
        self._write()

    def forget(self, usernames: Iterable[str]) -> None:
        """Remove passwords for which others follow: the file changes with the next one."""
        for username in usernames:
            del self.passwords[username]

    def link_to(self, links: Mapping[str, str]) -> None:
        """Replace the links."""
        self.links = links
        self._write()

    def drop(self, username: str) -> None:
        """Remove a password; delete the file with the last one."""
        del self.passwords[username]
        if self.passwords:
            self._write()
        else:
            self.path.unlink()

    def _write(self) -> None:
        people = enumerate(self.passwords.items())
        rows = [(username, password, *self._links_of(number)) for number, (username, password) in people]
        try:
            write_private(self.path, write_csv([(*COLUMNS, *self.links), *rows]))
        except OSError as error:
            raise FielError(f"{self.path}: expected a writable file, found: {error}") from None

    def _links_of(self, number: int) -> list[str]:
        orders = {column: turns[number % len(turns)] for column, turns in self.orders.items()}
        return [orders.get(column, link) for column, link in self.links.items()]


def refuse_existing(path: Path) -> None:
    """Raise `FielError` if the file exists already."""
    if path.exists() or path.is_symlink():
        raise FielError(_describe_existing(path))


def _describe_existing(path: Path) -> str:
    return (
        f"{path}: expected no file, found one: password files are never overwritten. Choose another with "
        "--passwords. Nothing was changed."
    )
