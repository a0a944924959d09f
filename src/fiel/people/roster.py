"""The people to create accounts for, read from a file or the command line."""

import unicodedata
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, ValidationError, field_validator

from fiel.errors import FielError, describe_validation
from fiel.judgements import SIMULATED_PREFIX
from fiel.naming import written_as
from fiel.reading.problems import Problems
from fiel.reading.sheets import read_table
from fiel.reading.strict import StrictModel

REMOVED_PREFIX = "removed-"
"""Prefix of accounts of removed people."""

HUB_PREFIX = "hf:"
"""Prefix reserved for accounts that sign in with Hugging Face."""

CLOSED_KEY = "fiel_closed"
"""Key in a dataset's metadata that marks its campaign as closed; see `fiel.annotation.closing`."""

Role = Literal["annotator", "admin"]
"""What an account can do in its campaigns: answer, or also change the datasets."""

PersonName = Annotated[str, Field(min_length=1, max_length=100)]


def fold_name(username: str) -> str:
    """Return the same text for names that people or file systems may confuse."""
    return unicodedata.normalize("NFKC", username).casefold()


def find_alike(usernames: Iterable[str], known: Collection[str]) -> dict[str, str]:
    """Return the unknown names that are easily confused with a known one, with that known name."""
    folded = {fold_name(name): name for name in known}
    return {
        name: folded[fold_name(name)] for name in usernames if name not in known and fold_name(name) in folded
    }


def is_removed(username: str) -> bool:
    """Tell whether an account belonged to a removed person."""
    return username.removeprefix(SIMULATED_PREFIX).startswith(REMOVED_PREFIX)


class Account(StrictModel):
    """One account to create.

    Attributes:
        username: Name to sign in with; only organizers see it.
        first_name: Name in the greeting of their receipt if they chose none; by default the user name.
        last_name: Stored in Argilla, which shows it to organizers.
        role: ``annotator``, or ``admin`` for an organizer of the campaign.
    """

    username: Annotated[
        str,
        Field(max_length=60),
        written_as(r"\w[\w.@+-]*", "letters, digits and . @ + - _ without spaces, such as ana.gil"),
    ]
    first_name: PersonName | None = None
    last_name: PersonName | None = None
    role: Role = "annotator"

    @field_validator("username", mode="before")
    @classmethod
    def _one_spelling(cls, username: Any) -> Any:
        return unicodedata.normalize("NFC", username) if isinstance(username, str) else username

    @field_validator("username")
    @classmethod
    def _free_name(cls, username: str) -> str:
        for prefix in (SIMULATED_PREFIX, REMOVED_PREFIX):
            if fold_name(username).startswith(prefix):
                raise ValueError(f"expected a name that does not start with {prefix}, found {username!r}")
        return username


def read_accounts(path: Path) -> list[Account]:
    """Read people from a CSV or XLSX table.

    The columns are ``username`` and, optionally, ``first_name``, ``last_name`` and ``role``. Empty values are
    ignored.

    Raises:
        FielError: It cannot be read, or has invalid lines; the message names each of them.
    """
    problems = Problems()
    rows = [(f"{path}: {line}", row) for line, row in read_table(path, problems=problems)]
    if not rows and not problems:
        raise FielError(f"{path}: expected a header with username and a line per person, found none")
    if rows:
        _check_columns(path, rows[0][1])
    return _validate_accounts(((place, _without_empty(row)) for place, row in rows), problems)


def _check_columns(path: Path, columns: Iterable[str]) -> None:
    found, known = list(columns), list(Account.model_fields)
    if "username" not in found or not set(found) <= set(known):
        raise FielError(
            f"{path}: line 1: expected the column username and, optionally, {', '.join(known[1:])}; "
            f"found {', '.join(found)}"
        )


def name_accounts(usernames: Sequence[str]) -> list[Account]:
    """Return annotator accounts for user names from the command line.

    Raises:
        FielError: A name is invalid.
    """
    return _validate_accounts(
        ((f"person {number}", {"username": name}) for number, name in enumerate(usernames, 1)), Problems()
    )


def _without_empty(row: dict[str, str]) -> dict[str, Any]:
    return {key: value.strip() for key, value in row.items() if value.strip()}


def _validate_accounts(rows: Iterable[tuple[str, dict[str, Any]]], problems: Problems) -> list[Account]:
    accounts: list[Account] = []
    places: dict[str, str] = {}
    for place, row in rows:
        try:
            account = Account.model_validate(row)
        except ValidationError as error:
            problems.add(describe_validation(place, error))
            continue
        first = places.setdefault(account.username.casefold(), place)
        if first != place:
            problems.add(
                f"{place}: username: expected each person once, found {account.username!r}, which is also in "
                f"{first} (upper and lower case are the same)"
            )
        accounts.append(account)
    problems.refuse("Nothing was changed.")
    return accounts
