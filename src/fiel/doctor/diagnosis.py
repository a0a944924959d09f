"""The result of a diagnostic check."""

from dataclasses import dataclass
from typing import Literal

State = Literal["ok", "warning", "error"]


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What a check found, and what to do about it."""

    name: str
    state: State
    what: str
    todo: str = ""
