"""How much is too much of what people send, with what a look at JSON finds too much of."""

from typing import Any

SIGN_IN_BYTES = 16 * 2**10
BODY_BYTES = 2**20
ORGANIZERS_BYTES = 4 * 2**20
BULK_BYTES = 64 * 2**20
"""For many records at once, which may hold long texts, vectors or pictures; of organizers."""

VALUES = 20_000
"""In the JSON of one request: a search with all filters that Argilla takes has 12,500."""
DEPTH = 50
QUERY_LETTERS = 2_000
"""In each text of a search."""
ORGANIZERS_QUERY_LETTERS = 16_000

TEXT_LETTERS = 20_000
"""Of each text of an answer; where a record's own texts are longer, twice theirs."""
LIST_VALUES = 1_000
"""In an answer that is a list, such as one of spans, each of which is compared with all others."""


def find_excess(value: Any, *, values: int = VALUES, letters: int = BODY_BYTES) -> str | None:
    """Say what a JSON value has too much of, after a look at no more than is taken.

    Args:
        value: What JSON reads.
        values: How many values it may hold, itself and what is in them counted.
        letters: How long each text in it may be.
    """
    rest, seen = [(value, 0)], 1
    while rest:
        value, depth = rest.pop()
        if isinstance(value, str) and len(value) > letters:
            return f"expected texts of at most {letters:,} letters in this request, found {len(value):,}"
        if not isinstance(value, list | dict):
            continue
        seen += len(value)
        if seen > values:
            return f"expected at most {values:,} values in a request, found more"
        if depth >= DEPTH:
            return f"expected at most {DEPTH} levels in the JSON of a request, found more"
        rest += [(each, depth + 1) for each in (value.values() if isinstance(value, dict) else value)]
    return None
