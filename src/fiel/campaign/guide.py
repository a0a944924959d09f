"""Parse annotation guides: version, sections and list of changes.

A guide is Markdown. The line after its title has the version and, optionally, the date; its last section
lists what changed:

    # Guía de ARC

    Versión 2 · 2026-11-24

    ## Cambios

    - Versión 2 (2026-11-24): las unidades tienen una sección propia.

The words can be in any language: only their order, the number and the date are read.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from fiel.errors import FielError
from fiel.reading.textfiles import read_text

_TITLE = re.compile(r"#\s+\S")
_SECTION = re.compile(r"##\s+(?P<title>.+?)\s*#*\s*$")
_VERSION = re.compile(r"(?P<word>[^\d\W][^\d#>*-]{0,39}?)\s*(?P<number>\d{1,6})(\s*·\s*(?P<date>\d\S*))?\s*$")
_CHANGE = re.compile(
    r"[-*]\s+(?P<word>[^\d\W]\D{0,39}?)\s*(?P<number>\d{1,6})\s*([(（][^)）]*[)）])?\s*[:：]\s*(?P<text>.+)$"
)

TO_TRANSLATE = (
    "> **For the organizers: translate this guide.** Replace the Spanish examples with examples in your "
    "language, and delete these lines before the launch."
)
"""Note that ``fiel new`` adds at the top of a copied guide in another language."""

TO_WRITE = "> **For the organizers:** replace this line with what volunteers need to know."
"""Text of the empty guide that ``fiel new`` writes if it has none to copy."""

_NOTES = re.compile(r"\s*>[>*_\s]*For the organizers\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a guide: its heading, and the id by which comments can refer to it."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class GuideChange:
    """An entry in the list of changes, with its line number from 0."""

    version: int
    text: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """A parsed guide.

    Attributes:
        where: The file, or the dataset that it is published in.
        version: Version number; 0 if there is none.
        dated: The date next to the version, if any.
        version_line: The line of the version, counted from 0, if any.
        changes: The entries of its last section, in order.
    """

    where: str
    text: str
    version: int
    dated: date | None
    version_line: int | None
    sections: tuple[Section, ...]
    changes: tuple[GuideChange, ...]

    def changes_in(self, version: int) -> list[str]:
        """Return the changes in a version."""
        return [change.text for change in self.changes if change.version == version]


def load_guide(path: Path) -> Guide:
    """Read a guide.

    Raises:
        FielError: The file is not a ``.md`` file, cannot be read, is empty, or has an invalid date.
    """
    if (
        path.resolve().suffix.lower() != ".md"
    ):  # keeps campaign files from showing private files to volunteers
        raise FielError(f"{path}: expected a guide ending in .md, found {path.resolve()}")
    return parse_guide(read_text(path, what="an annotation guide"), str(path))


def warn_of_guides(paths: Iterable[Path]) -> list[str]:
    """Return warnings about unfinished guides and guides without a version."""
    warnings = []
    for path in dict.fromkeys(paths):
        guide = load_guide(path)
        if found := describe_unfinished(guide):
            warnings.append(f"{found}. Until then, fiel launch refuses it")
        if not guide.version:
            warnings.append(
                f"{path}: expected a line like Version 1 · 2026-11-24 after the title, found none: this is "
                "treated as version 0"
            )
    return warnings


def describe_unfinished(guide: Guide) -> str | None:
    """Describe the first note to the organizers that is left in a guide, if any."""
    for number, line in enumerate(guide.text.splitlines(), start=1):
        if _NOTES.match(line):
            return (
                f"{guide.where}: line {number}: expected a guide for volunteers, found a note to the "
                "organizers: follow it and delete it"
            )
    return None


def refuse_unfinished(guides: Iterable[Guide]) -> None:
    """Raise `FielError` if a guide still has a note to the organizers."""
    found = [problem for guide in guides if (problem := describe_unfinished(guide))]
    if found:
        raise FielError("\n".join([*dict.fromkeys(found), "Nothing was changed."]))


def parse_guide(text: str, where: str) -> Guide:
    """Parse the Markdown text of a guide; errors call it ``where``.

    Raises:
        FielError: It is empty, or the date next to the version is invalid.
    """
    if not text.strip():
        raise FielError(f"{where}: expected an annotation guide, found an empty file: write the guide first")
    lines = text.splitlines()
    line, found = _find_version(lines)
    return Guide(
        where=where,
        text=text,
        version=int(found["number"]) if found else 0,
        dated=_read_date(found["date"], f"{where}: line {line + 1}") if found and found["date"] else None,
        version_line=line if found else None,
        sections=tuple(_read_sections(lines)),
        changes=tuple(_read_changes(lines)),
    )


def _find_version(lines: Sequence[str]) -> "tuple[int, re.Match[str] | None]":
    """Return the number of the first non-blank line after the title, and its version if any."""
    title = next((number for number, line in enumerate(lines) if _TITLE.match(line)), -1)
    following = (number for number in range(title + 1, len(lines)) if lines[number].strip())
    number = next(following, title)
    return number, _VERSION.match(lines[number])


def _read_date(text: str, where: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise FielError(f"{where}: expected a date like 2026-11-24, found {text!r}") from None


def _read_sections(lines: Sequence[str]) -> Iterator[Section]:
    seen: set[str] = set()
    for line in lines:
        if found := _SECTION.match(line):
            base = slug = section_id(found["title"])
            count = 1
            while slug in seen:
                count += 1
                slug = f"{base}-{count}"
            seen.add(slug)
            yield Section(slug, found["title"])


def section_id(title: str) -> str:
    """Turn a heading into an id: ``Qué no cambiar`` becomes ``que-no-cambiar``."""
    plain = "".join(
        letter
        for letter in unicodedata.normalize("NFKD", title.casefold())
        if not unicodedata.combining(letter)
    )
    return re.sub(r"[\W_]+", "-", plain).strip("-")


def _read_changes(lines: Sequence[str]) -> Iterator[GuideChange]:
    headings = [number for number, line in enumerate(lines) if _SECTION.match(line)]
    for number in range(headings[-1] + 1 if headings else len(lines), len(lines)):
        if found := _CHANGE.match(lines[number]):
            yield GuideChange(int(found["number"]), found["text"].strip(), number)


def find_section(guide: Guide, comment: str) -> Section | None:
    """Find the section of the guide that a comment refers to.

    A comment refers to it by id (``#que-no-cambiar``), by a word that only its id contains (``#cambiar``), or
    by its heading.
    """
    for tag in re.findall(r"#([\w-]+)", comment):
        wanted = section_id(tag)
        exact = [section for section in guide.sections if section.id == wanted]
        partial = [section for section in guide.sections if wanted in section.id.split("-")]
        if len(exact or partial) == 1:
            return (exact or partial)[0]
    words = f"-{section_id(comment)}-"
    named = [section for section in guide.sections if "-" in section.id and f"-{section.id}-" in words]
    return named[0] if named else None


def add_change(guide: Guide, text: str, *, published: int, today: date) -> str:
    """Return the text of a guide with a line added to the changes of the next version.

    If the file's version is the ``published`` one that volunteers see, its number is raised.

    Raises:
        FielError: The guide has no version, or no list of changes at its end.
    """
    if guide.version_line is None or not guide.changes:
        what = "a line like Version 1 · 2026-11-24 after the title, and a last section with lines like"
        raise FielError(f"{guide.where}: expected {what} - Version 1 (2026-11-24): what changed")
    lines = guide.text.splitlines()
    version = max(guide.version, published + 1)
    if version != guide.version:
        lines[guide.version_line] = _written_version(lines[guide.version_line], version, today)
    ours = [change.line for change in guide.changes if change.version == version]
    place = ours[-1] + 1 if ours else guide.changes[0].line
    word = _word_of(lines[guide.changes[0].line], _CHANGE)
    lines.insert(place, f"- {word} {version} ({today.isoformat()}): {' '.join(text.split())}")
    return "\n".join(lines) + "\n"


def _written_version(line: str, version: int, today: date) -> str:
    return f"{_word_of(line, _VERSION)} {version} · {today.isoformat()}"


def _word_of(line: str, pattern: "re.Pattern[str]") -> str:
    found = pattern.match(line)
    return found["word"].strip() if found else ""
