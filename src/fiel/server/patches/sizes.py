"""Size limits for requests, and the check of a JSON value against them."""

from typing import Any

SIGN_IN_BYTES = 16 * 2**10
BODY_BYTES = 2**20
ORGANIZERS_BYTES = 4 * 2**20
BULK_BYTES = 64 * 2**20
"""For organizers' bulk uploads, which can have long texts, vectors or pictures."""

VALUES = 20_000
"""Most values in the JSON of one request: a search with all filters that Argilla allows has 12,500."""
DEPTH = 50
QUERY_LETTERS = 2_000
"""For each text of a search."""
ORGANIZERS_QUERY_LETTERS = 16_000

TEXT_LETTERS = 20_000
"""For each text of an answer; twice the length of the record's own texts, if those are longer."""
LIST_VALUES = 1_000
"""For an answer that is a list, such as spans, each of which is compared with all others."""


def find_excess(value: Any, *, values: int = VALUES, letters: int = BODY_BYTES) -> str | None:
    """Describe how a JSON value exceeds the limits, visiting no more of it than they allow.

    ``values`` counts nested values too, and the value itself; ``letters`` limits the characters of each text.
    """
    rest, seen = [(value, 0)], 1
    while rest:
        value, depth = rest.pop()
        if isinstance(value, str) and len(value) > letters:
            return f"expected texts of at most {letters:,} characters in this request, found {len(value):,}"
        if not isinstance(value, list | dict):
            continue
        seen += len(value)
        if seen > values:
            return f"expected at most {values:,} values in a request, found more"
        if depth >= DEPTH:
            return f"expected at most {DEPTH} levels in the JSON of a request, found more"
        rest += [(each, depth + 1) for each in (value.values() if isinstance(value, dict) else value)]
    return None
