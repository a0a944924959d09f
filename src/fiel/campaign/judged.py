"""Findings that people judged: which were right, saved in a file next to the campaign file.

``campaigns/arc-c-es.judged.jsonl`` has a line for each judged finding, with the check and the language and
without any text or name, so it can be public. It is added to Fiel's own judgements
(`fiel.checks.precision`), and communities can contribute the counts to ``checks/precision.toml``.

The sheet in which they judge is a table with a row for each finding and an empty column ``right``.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import Field, TypeAdapter

from fiel.checks.finding import Finding
from fiel.checks.precision import Judged
from fiel.errors import FielError
from fiel.files import write_bytes, write_public
from fiel.items import Item
from fiel.messages.spreadsheet import write_csv, write_workbook
from fiel.reading.linefile import as_lines, read_line_file
from fiel.reading.problems import Problems
from fiel.reading.sheets import read_table
from fiel.reading.strict import StrictModel

COLUMNS = ("finding", "language", "check", "item", "text", "english", "place", "right")
PER_CHECK = 24
"""So many findings of a check are in a sheet: enough for it to earn errors, and soon read."""

_YES = frozenset({"yes", "y", "true", "1", "x", "sí", "si", "sim", "oui", "ja", "да"})
_NO = frozenset({"no", "n", "false", "0", "não", "nao", "non", "nein", "nej", "нет"})


class JudgedFinding(StrictModel):
    """A person's judgement of a finding.

    Attributes:
        id: Fingerprint of the finding and the texts, 12 hexadecimal digits.
        check: The check that found it.
        language: The language of the translation.
        right: Whether it was right.
    """

    id: str = Field(pattern=r"^[0-9a-f]{12}$")
    check: str = Field(min_length=1)
    language: str = Field(min_length=1)
    right: bool


_JUDGED = TypeAdapter(JudgedFinding)


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A finding as it is shown to the person who judges it; the attributes are the sheet's columns."""

    finding: str
    language: str
    check: str
    item: str
    text: str
    english: str
    place: str


def judged_path(campaign: Path) -> Path:
    """Return the file of judged findings of a campaign file."""
    return campaign.with_name(f"{campaign.stem}.judged.jsonl")


def load_judged(path: Path) -> dict[str, JudgedFinding]:
    """Read the judged findings by id; the last judgement of a finding counts.

    Raises:
        FielError: A line of the file is none.
    """
    return {found.id: found for found in read_line_file(path, _JUDGED, what="JSON lines")}


def count_findings(judged: Mapping[str, JudgedFinding], language: str) -> Judged:
    """Count the right and the judged findings of a language by check."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for each in judged.values():
        if each.language == language:
            total[each.check] += 1
            right[each.check] += each.right
    return {check: (right[check], count) for check, count in sorted(total.items())}


def describe_finding_row(item: Item, finding: Finding, *, check: str | None = None) -> SheetRow:
    """Return the row of a finding; ``check`` is what it is judged as, by default the check that found it."""
    segments = {segment.name: segment for segment in item.segments}
    segment = segments.get(finding.segment or "", item.segments[0])
    place = segment.translation[slice(*finding.span)] if finding.span else ""
    texts = (item.language, check or finding.check, item.id, segment.translation, segment.source or "", place)
    return SheetRow(_identify(texts), *texts)


def _identify(texts: Sequence[str]) -> str:
    """Return the fingerprint of a row, by which a changed row or a finding judged before is known."""
    content = json.dumps(["".join(text.split()) for text in texts], ensure_ascii=False)
    return hashlib.sha256(content.encode(errors="surrogatepass")).hexdigest()[:12]


def choose_rows(rows: Iterable[SheetRow], judged: Mapping[str, JudgedFinding]) -> list[SheetRow]:
    """Choose the findings to judge: those not judged yet, up to `PER_CHECK` of each check, by lot.

    The lot is the fingerprint, so the same findings come again until they are judged.
    """
    chosen: dict[str, list[SheetRow]] = {}
    for row in sorted({row.finding: row for row in rows}.values(), key=lambda each: each.finding):
        own = chosen.setdefault(row.check, [])
        if row.finding not in judged and len(own) < PER_CHECK:
            own.append(row)
    return [row for check in sorted(chosen) for row in chosen[check]]


def write_sheet(path: Path, rows: Sequence[SheetRow]) -> None:
    """Write a sheet to judge, as CSV or XLSX by its extension.

    Raises:
        FielError: Another extension, or the file cannot be written.
    """
    table = [COLUMNS, *((*(getattr(row, name) for name in COLUMNS[:-1]), "") for row in rows)]
    if path.suffix.lower() not in (".csv", ".xlsx"):
        raise FielError(f"{path}: expected a name that ends in .csv or .xlsx, found {path.suffix!r}")
    try:
        write_bytes(
            path,
            write_workbook({"findings": table}, guard=_guard)
            if path.suffix.lower() == ".xlsx"
            else _as_csv(table),
        )
    except OSError as error:
        raise FielError(f"{path}: expected a writable file, found: {error}") from None


def _guard(cell: str) -> str:
    """Put a space before what a spreadsheet would take for a formula; white space makes no other finding."""
    return f" {cell}" if cell[:1] in ("=", "+", "-", "@") else cell


def _as_csv(table: Sequence[Sequence[str]]) -> bytes:
    text = write_csv(table, guard=_guard, line_end="\r\n")
    return b"\xef\xbb\xbf" + text.encode(errors="replace")  # so that Excel reads it as UTF-8


def read_sheet(path: Path, language: str) -> list[JudgedFinding]:
    """Read a sheet that was filled in; rows with nothing in ``right`` are left for later.

    Raises:
        FielError: It cannot be read, or some of its rows are invalid: all are named, with their lines.
    """
    judged, problems = [], Problems()
    for place, row in read_table(path, problems=problems):
        try:
            found = _read_row(f"{path}: {place}", row, language)
        except FielError as error:
            problems.add(error)
        else:
            judged += [found] if found else []
    problems.refuse()
    return judged


def _read_row(place: str, row: Mapping[str, str], language: str) -> JudgedFinding | None:
    missing = [name for name in COLUMNS if name not in row]
    if missing:
        raise FielError(f"{place}: expected the columns of fiel check --sheet, found no {missing[0]}")
    answer = row["right"].strip().casefold()
    if not answer:
        return None
    if answer not in _YES | _NO:
        raise FielError(f"{place}: right: expected yes, no or nothing, found {row['right']!r}")
    if row["language"].strip() != language:
        raise FielError(f"{place}: language: expected {language}, the campaign's, found {row['language']!r}")
    if row["finding"].strip() != _identify([row[name] for name in COLUMNS[1:-1]]):
        raise FielError(
            f"{place}: finding: expected the finding of these texts, found {row['finding']!r}: change only "
            "the column right, or write the sheet again with fiel check --sheet"
        )
    return JudgedFinding(
        id=row["finding"].strip(), check=row["check"].strip(), language=language, right=answer in _YES
    )


def add_judged(path: Path, found: Iterable[JudgedFinding]) -> tuple[int, int]:
    """Add judged findings to a campaign's file, none of them twice.

    Returns:
        How many are new, and how many were judged differently before and are replaced.
    """
    before = load_judged(path)
    after = {**before, **{each.id: each for each in found}}
    new = len(after) - len(before)
    changed = sum(before[id] != after[id] for id in before)
    if new or changed:
        lines = sorted(after.values(), key=lambda each: (each.language, each.check, each.id))
        write_public(path, as_lines(lines))
    return new, changed
