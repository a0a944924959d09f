"""The findings of checks."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from fiel.items import Item

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One suspicious place in an item.

    Attributes:
        check: Name of the check, which is also the key of its sentence in the catalogue ``checks``.
        severity: An error keeps the item out of a release until a person has resolved it.
        segment: Name of the segment, or None for the whole item.
        span: Start and end of the place in the segment's translation, in characters.
        values: Values for the sentence, by name.
        weight: Severity relative to other findings of the same check, 1 unless the check can tell.
    """

    check: str
    severity: Severity
    segment: str | None = None
    span: tuple[int, int] | None = None
    values: Mapping[str, str] = field(default_factory=dict)
    weight: float = 1.0


Check = Callable[[Item], list[Finding]]
"""A pure function that finds one kind of mistake."""
