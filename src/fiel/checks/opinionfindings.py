"""What models and other tools say about a translation, as findings: people decide on it."""

import re
from collections.abc import Mapping, Sequence
from unicodedata import normalize

from fiel.checks.finding import Finding
from fiel.checks.precision import Judged, is_silent
from fiel.checks.words import is_within_word
from fiel.items import Item
from fiel.opinions.opinion import Opinion, Opinions

_REASON_LENGTH = 300

_Place = tuple[str | None, tuple[int, int] | None]


def find_opinions(item: Item, *, opinions: Mapping[str, Sequence[Opinion]]) -> list[Finding]:
    """Return what others say about an item: a finding for each place, with everybody who blames it.

    An opinion of score 0 blames nothing. The first reason, kind and correction of a place are told, and the
    highest score is its weight.

    Args:
        item: An item with texts in NFC.
        opinions: The opinions about the task's items, by item id.
    """
    places: dict[_Place, list[Opinion]] = {}
    for opinion in opinions.get(item.id, ()):
        if opinion.score > 0:
            places.setdefault((opinion.segment, locate_quote(opinion, item)), []).append(opinion)
    return [_describe_place(segment, span, own) for (segment, span), own in places.items()]


def name_agent_check(agent: str) -> str:
    """Return the name by which an agent's opinions are judged, as those of a check."""
    return f"opinion: {shorten_line(agent)}"


def leave_out_silent(opinions: Opinions, language: str, judged: Judged) -> Opinions:
    """Leave out what agents say who were wrong too often in a language, as people ``judged`` it."""
    heard = {
        item: [each for each in own if not is_silent(name_agent_check(each.agent), language, judged)]
        for item, own in opinions.items()
    }
    return {item: own for item, own in heard.items() if own}


def list_agents(item: Item, finding: Finding, opinions: Opinions) -> list[str]:
    """Return the agents behind a finding of `find_opinions`."""
    said = [each for each in opinions.get(item.id, ()) if each.score > 0 and each.segment == finding.segment]
    return list(dict.fromkeys(each.agent for each in said if locate_quote(each, item) == finding.span))


def locate_quote(opinion: Opinion, item: Item) -> tuple[int, int] | None:
    """Return the place of the quoted words in a segment of an item in NFC, or None without a quote there.

    Where they stand several times, it is the first place in which they are no part of a word, if any.
    """
    text = next((each.translation for each in item.segments if each.name == opinion.segment), "")
    quote = normalize("NFC", opinion.quote or "")
    found = re.finditer(f"(?={re.escape(quote)})", text) if quote else ()
    places = [(each.start(), each.start() + len(quote)) for each in found]
    whole = (place for place in places if not is_within_word(text, *place))
    return next(whole, places[0] if places else None)


def shorten_line(text: str) -> str:
    """Return a text in one line of 300 characters or fewer; a message takes no value of more than 1,000."""
    line = " ".join(text.split())
    return line if len(line) <= _REASON_LENGTH else f"{line[: _REASON_LENGTH - 1]}…"


def _describe_place(
    segment: str | None, span: tuple[int, int] | None, opinions: Sequence[Opinion]
) -> Finding:
    def first(name: str) -> str:
        told = next((getattr(each, name) for each in opinions if getattr(each, name)), "none")
        return shorten_line(str(told))

    return Finding(
        check="opinion",
        severity="warning",
        segment=segment,
        span=span,
        values={
            "agent": shorten_line(", ".join(dict.fromkeys(each.agent for each in opinions))),
            "reason": first("reason"),
            "kind": first("kind"),
            "correction": first("correction"),
        },
        weight=max(each.score for each in opinions),
    )
