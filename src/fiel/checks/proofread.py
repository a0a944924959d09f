"""What LanguageTool found in texts, as the checks read it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Match:
    """A place that LanguageTool matched in a text.

    Attributes:
        start: Where it begins, in characters.
        end: Where it ends.
        rule: LanguageTool's id of the rule.
        category: LanguageTool's id of the rule's category, such as ``CASING``.
        issue: The kind of issue by the Internationalization Tag Set 2.0, such as ``misspelling``.
        corrections: What LanguageTool proposes, the likeliest first.
    """

    start: int
    end: int
    rule: str
    category: str
    issue: str
    corrections: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Proofread:
    """What LanguageTool found in the texts of a task.

    Attributes:
        matches: The matches by text.
        common: Unknown words, in lower case, that many items of the task have.
        english: Unknown words, in lower case, that are English.
        habits: Rules that match in many items of the task.
    """

    matches: Mapping[str, Sequence[Match]] = field(default_factory=dict)
    common: frozenset[str] = frozenset()
    english: frozenset[str] = frozenset()
    habits: frozenset[str] = frozenset()
