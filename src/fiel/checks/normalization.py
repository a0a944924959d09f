"""Normal forms of texts, and mapping places back to the original texts.

The same word can be encoded in several ways that look alike: ``é`` is one character or two. The checks
compare texts in NFC (Unicode Standard Annex 15), so that both are treated alike.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Final

import regex as re

from fiel.checks.finding import Finding
from fiel.items import Item, Segment

_CLUSTER = re.compile(r"\X")
_PLAIN = re.compile(r"[\p{Grapheme_Cluster_Break=Other}\n]*+")
"""A text in which every code point is a perceived character of its own."""
_FORM: Final = "NFC"


@dataclass(frozen=True, slots=True)
class _Places:
    """Start positions of a text's user-perceived characters, in the original and in the normal form."""

    original: tuple[int, ...]
    normal: tuple[int, ...]

    def locate(self, span: tuple[int, int]) -> tuple[int, int]:
        """Return the place in the original of a span in the normal form, in whole perceived characters."""
        start = max(i for i, place in enumerate(self.normal) if place <= span[0])
        end = min(i for i, place in enumerate(self.normal) if place >= span[1])
        return self.original[start], self.original[max(start, end)]


def to_nfc(text: str) -> str:
    """Return a text in NFC."""
    return unicodedata.normalize(_FORM, text)


def normalize_item(item: Item) -> Item:
    """Return an item with texts in NFC: the same object if they already were."""
    if all(map(_is_normal, item.segments)):
        return item
    return replace(item, segments=tuple(map(_normalize_segment, item.segments)))


def _is_normal(segment: Segment) -> bool:
    is_normalized = unicodedata.is_normalized
    return is_normalized(_FORM, segment.translation) and is_normalized(_FORM, segment.source or "")


def _normalize_segment(segment: Segment) -> Segment:
    source = None if segment.source is None else to_nfc(segment.source)
    return Segment(segment.name, to_nfc(segment.translation), source)


def restore_places(findings: list[Finding], item: Item) -> list[Finding]:
    """Map findings' places back to the original item, in whole perceived characters."""
    texts = {segment.name: segment.translation for segment in item.segments}
    return [_restore(finding, texts) for finding in findings]


def _restore(finding: Finding, texts: Mapping[str, str]) -> Finding:
    if finding.span is None or finding.segment is None or finding.segment not in texts:
        return finding
    return replace(finding, span=restore_span(texts[finding.segment], finding.span))


def restore_span(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """Map a place in a text's normal form back to the text, in whole perceived characters."""
    if _PLAIN.fullmatch(text) and unicodedata.is_normalized(_FORM, text) and span[1] <= len(text):
        return span
    return _map_places(text).locate(span)


def _map_places(text: str) -> _Places:
    clusters = _CLUSTER.findall(text)
    lengths = [len(to_nfc(cluster)) for cluster in clusters]
    return _Places((0, *accumulate(map(len, clusters))), (0, *accumulate(lengths)))
