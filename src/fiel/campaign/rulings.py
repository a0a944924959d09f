"""What organizers ruled for every place at once: dismissed warnings and settled sentences.

Rulings are in a file next to the campaign file, such as ``campaigns/arc-c-es.rulings.jsonl``, which can be
under version control. The last ruling about a thing counts.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from fiel.reading.linefile import add_lines, read_line_file
from fiel.reading.strict import StrictModel

NonEmpty = Annotated[str, Field(min_length=1)]


class Dismissal(StrictModel):
    """A warning that is wrong everywhere it occurs.

    Attributes:
        check: Name of the check.
        about: What it is about: the words that it marks, or the English text and its translation; see
            `fiel.checks.dismissal.name_subject`.
        reason: Why it is wrong.
        ruled: The day, in UTC.
        revoked: Whether it is to be shown again.
    """

    kind: Literal["dismissal"] = "dismissal"
    check: NonEmpty
    about: NonEmpty
    reason: NonEmpty
    ruled: date
    revoked: bool = False


class Settlement(StrictModel):
    """The one translation of an English text, or the reason why there are several.

    Attributes:
        source: The English text, in NFC with single spaces.
        text: Its translation in every decided item; None if the differences stay.
        reason: Why.
        ruled: The day, in UTC.
    """

    kind: Literal["settlement"] = "settlement"
    source: NonEmpty
    text: NonEmpty | None
    reason: str
    ruled: date


_RULING: TypeAdapter[Dismissal | Settlement] = TypeAdapter(
    Annotated[Dismissal | Settlement, Field(discriminator="kind")]
)
_WHAT = "the organizers' rulings"


@dataclass(frozen=True, slots=True)
class Rulings:
    """The rulings that count.

    Attributes:
        dismissed: By check and what it is about.
        settled: By English text.
    """

    dismissed: Mapping[tuple[str, str], Dismissal] = field(default_factory=dict)
    settled: Mapping[str, Settlement] = field(default_factory=dict)


def rulings_path(campaign: Path) -> Path:
    """Return the file of rulings for a campaign file."""
    return campaign.with_name(f"{campaign.stem}.rulings.jsonl")


def load_rulings(path: Path) -> Rulings:
    """Read the rulings; without a file there are none.

    Raises:
        FielError: A line of the file is not a ruling.
    """
    dismissed: dict[tuple[str, str], Dismissal] = {}
    settled: dict[str, Settlement] = {}
    for ruling in read_line_file(path, _RULING, what=_WHAT):
        if isinstance(ruling, Dismissal):
            dismissed[ruling.check, ruling.about] = ruling
        else:
            settled[ruling.source] = ruling
    standing = {key: each for key, each in dismissed.items() if not each.revoked}
    return Rulings(standing, settled)


def add_rulings(path: Path, rulings: Iterable[Dismissal | Settlement]) -> None:
    """Append rulings to the file, all or none."""
    add_lines(path, rulings, what=_WHAT)
