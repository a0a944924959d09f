"""Checks of a translation against its source."""

import re

from fiel.checks.finding import Finding
from fiel.items import Item

_WORDS = re.compile(r"[^\W\d_]{2,}")


def find_untranslated(item: Item) -> list[Finding]:
    """Find segments of three words or more that are the same as their source."""
    return [
        Finding(check="untranslated", severity="warning", segment=segment.name)
        for segment in item.segments
        if segment.source is not None
        and segment.translation.strip() == segment.source.strip()
        and len(_WORDS.findall(segment.translation)) >= 3
    ]
