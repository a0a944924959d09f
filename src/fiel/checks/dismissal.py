"""Leave out warnings that an organizer dismissed wherever they are about the same."""

from collections.abc import Collection, Iterable

from fiel.checks.finding import Finding
from fiel.checks.normalization import normalize_item, to_nfc
from fiel.items import Item

_ABOUT_WORDS = frozenset({"spelling", "english-word"})
"""Checks that are about the words that they mark, in whatever sentence."""

Dismissals = Collection[tuple[str, str]]
"""Dismissed warnings: names of checks with what they are about, by `name_subject`."""


def name_subject(finding: Finding, item: Item) -> str | None:
    """Return what a finding is about, the same for all its equals; None if it is about this item alone.

    That is the marked words for checks of spelling, and otherwise the English text with its translation.
    Texts are in NFC with single spaces.
    """
    segment = next((each for each in normalize_item(item).segments if each.name == finding.segment), None)
    if segment is None:
        return None
    if finding.check in _ABOUT_WORDS and finding.span is not None:
        shown = next(each.translation for each in item.segments if each.name == finding.segment)
        return " ".join(to_nfc(shown[slice(*finding.span)]).split()).casefold() or None
    return " → ".join(" ".join(text.split()) for text in (segment.source or "", segment.translation))


def drop_dismissed(findings: Iterable[Finding], item: Item, dismissed: Dismissals) -> list[Finding]:
    """Leave out the dismissed warnings of an item; errors stay, since people resolve them."""
    if not dismissed:
        return list(findings)
    return [each for each in findings if each.severity == "error" or not _is_in(each, item, dismissed)]


def _is_in(finding: Finding, item: Item, dismissed: Dismissals) -> bool:
    subject = name_subject(finding, item)
    return subject is not None and (finding.check, subject) in dismissed
