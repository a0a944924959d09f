"""Items of one or more segments, and short names for what the checks find in them."""

from collections.abc import Sequence

from fiel.checks import CHECKS, Check, Finding
from fiel.items import Item, Pairing, Segment


def make_item(
    *segments: tuple[str, str, str | None],
    language: str = "es",
    correct: str | None = "option_a",
    pairing: Pairing = "paired",
) -> Item:
    """An item of segments given as name, translation and source."""
    return Item(
        id="1",
        benchmark="arc",
        split="test",
        position=0,
        segments=tuple(Segment(name, text, source) for name, text, source in segments),
        answer="A",
        correct=correct,
        row={},
        pairing=pairing,
        language=language,
    )


def find_in(
    translation: str, source: str | None, *, check: Check, language: str = "es"
) -> list[tuple[str | None, str, str]]:
    """What a check finds in one segment: the marked place, and the values ``source`` and ``translation``."""
    findings = check(make_item(("instruction", translation, source), language=language))
    assert all(finding.segment == "instruction" for finding in findings)
    assert all(finding.severity == "error" or finding.values["kind"] == "added" for finding in findings)
    return [
        (
            translation[slice(*finding.span)] if finding.span else None,
            finding.values.get("source", ""),
            finding.values.get("translation", ""),
        )
        for finding in findings
    ]


def find_all(item: Item, checks: Sequence[Check] = CHECKS) -> list[Finding]:
    return [finding for check in checks for finding in check(item)]
