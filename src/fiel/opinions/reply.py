"""Reading a model's reply about an item; what it claims is checked before anybody sees it."""

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field, ValidationError, field_validator

from fiel.checks.folding import widen_place
from fiel.checks.normalization import restore_span, to_nfc
from fiel.checks.words import is_within_word
from fiel.items import Item
from fiel.opinions.opinion import SEVERITIES, Opinion
from fiel.opinions.prompt import KINDS

RefusalReason = Literal["cut", "no-json", "schema", "segment", "quote", "ambiguous", "same", "many"]
"""Why a reply, or a problem in it, is refused: it ends too early; it is no JSON; it does not fit the schema;
it names no segment of the item; its quote does not stand in the segment's translation, or more than once; its
correction changes nothing; or it comes after as many others as people read."""

_WORDS: Mapping[RefusalReason, str] = {
    "cut": "it ended before it was complete",
    "no-json": "it was not JSON",
    "schema": "it did not have the form that was asked for",
    "segment": "it named a segment that the item does not have",
    "quote": "its quote does not stand in that segment's translation",
    "ambiguous": "its quote stands more than once in that segment's translation: quote more words around it",
    "same": "its correction is what stands there already",
    "many": "it and all after it are too many: name only the most important",
}

MOST_PROBLEMS = 20
"""So many problems of a reply are read: people read them all, and two or three are usual."""

_MOST_CHARACTERS = 10_000
_REASON_CHARACTERS = 400
_LEAST_LEFT = 0.5  # of a whole segment that is written anew
_THOUGHTS = re.compile(r"^\s*<think>.*?</think>", re.S)
_FENCED = re.compile(r"```(?:json)?\s*\n(.*?)```", re.S | re.I)
_ALLOWED_CONTROLS = "\n\r\t"


@dataclass(frozen=True, slots=True)
class Reply:
    """What a model answered about an item.

    Attributes:
        text: The text of its message.
        cut: Whether it ended because it was too long.
        asked: How many times it was asked.
        prompt_tokens: Tokens that it read, as its server counts them; 0 if unknown.
        reply_tokens: Tokens that it wrote.
    """

    text: str
    cut: bool = False
    asked: int = 1
    prompt_tokens: int = 0
    reply_tokens: int = 0


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a reply is refused (``place`` is None), or one of its problems, counted from 1."""

    reason: RefusalReason
    place: int | None = None


@dataclass(frozen=True, slots=True)
class CheckedReply:
    """What a reply is worth.

    Attributes:
        opinions: What stood the check, in the reply's order.
        refused: What did not.
    """

    opinions: tuple[Opinion, ...]
    refused: tuple[Refusal, ...]

    @property
    def usable(self) -> bool:
        """Whether the reply says something about the item, if only that nothing is wrong."""
        return all(each.place is not None for each in self.refused)


class _Refused(Exception):
    def __init__(self, reason: RefusalReason) -> None:
        self.reason: RefusalReason = reason


class _Problem(BaseModel, strict=True):
    segment: str | None
    quote: Annotated[str, Field(max_length=_MOST_CHARACTERS)] | None
    kind: str
    severity: str
    correction: Annotated[str, Field(max_length=_MOST_CHARACTERS)] | None
    confidence: Annotated[float, Field(ge=0, le=1)]
    reason: Annotated[str, Field(max_length=_MOST_CHARACTERS)]

    @field_validator("kind")
    @classmethod
    def _known_kind(cls, name: str) -> str:
        if name not in KINDS:
            raise ValueError("an unknown kind")
        return name

    @field_validator("severity")
    @classmethod
    def _known_severity(cls, name: str) -> str:
        if name not in SEVERITIES:
            raise ValueError("an unknown severity")
        return name

    @field_validator("quote", "correction", "reason")
    @classmethod
    def _visible(cls, text: str | None) -> str | None:
        """Refuse control characters and halves of characters, which no text of an item needs."""
        if any(unicodedata.category(c) in ("Cc", "Cs") and c not in _ALLOWED_CONTROLS for c in text or ""):
            raise ValueError("a control character")
        return text


def check_reply(reply: Reply, item: Item, *, agent: str, prompt: str) -> CheckedReply:
    """Return the opinions in a reply that hold against the item, and what is refused.

    Args:
        reply: What the model answered.
        item: The item that it was asked about.
        agent: The model's name, for the opinions.
        prompt: The prompt's fingerprint, for the opinions.
    """
    problems = _find_problems(reply.text)
    if isinstance(problems, str):
        return CheckedReply((), (Refusal("cut" if reply.cut else problems),))
    opinions: list[Opinion] = []
    refused: list[Refusal] = []
    for place, values in enumerate(problems[:MOST_PROBLEMS], start=1):
        try:
            opinion = _check_problem(values, item, agent=agent, prompt=prompt)
        except _Refused as refusal:
            refused.append(Refusal(refusal.reason, place))
        else:
            opinions.append(opinion)
    if len(problems) > MOST_PROBLEMS:
        refused.append(Refusal("many", MOST_PROBLEMS + 1))
    places = {(each.segment, each.quote, each.correction): each for each in reversed(opinions)}
    first = [each for each in opinions if places[each.segment, each.quote, each.correction] is each]
    return CheckedReply(tuple(first), tuple(refused))


def describe_refusals(refused: Sequence[Refusal]) -> str:
    """Return what to tell a model about what was refused, so that it can answer again."""
    told = [
        f"Problem {each.place}: {_WORDS[each.reason]}."
        if each.place
        else f"Your reply could not be used: {_WORDS[each.reason]}."
        for each in refused
    ]
    return "\n".join([*told, "Reply once more about the same item: the whole JSON object, and nothing else."])


def _find_problems(text: str) -> list[Any] | Literal["no-json", "schema"]:
    """Return the list of problems in a reply, also where words or a code fence stand around the JSON."""
    for candidate in _candidates(_THOUGHTS.sub("", text)):
        try:
            values = json.loads(candidate)
        except (ValueError, RecursionError):
            continue
        problems = values.get("problems") if isinstance(values, dict) else None
        return problems if isinstance(problems, list) else "schema"
    return "no-json"


def _candidates(text: str) -> Iterator[str]:
    yield text
    yield from _FENCED.findall(text)
    yield text[text.find("{") : text.rfind("}") + 1]


def _check_problem(values: Any, item: Item, *, agent: str, prompt: str) -> Opinion:
    try:
        problem = _Problem.model_validate(values)
    except ValidationError:
        raise _Refused("schema") from None
    quote, correction = (each and each.strip() for each in (problem.quote, problem.correction))
    if problem.segment is None:
        quote = correction = None
    else:
        texts = {segment.name: segment.translation for segment in item.segments}
        if problem.segment not in texts:
            raise _Refused("segment")
        quote, correction = _check_change(texts[problem.segment], quote, correction)
    return Opinion(
        item=item.id,
        agent=agent,
        segment=problem.segment,
        score=problem.confidence,
        quote=quote,
        kind=problem.kind,
        severity=problem.severity,
        correction=correction,
        reason=" ".join(problem.reason.split())[:_REASON_CHARACTERS] or None,
        prompt=prompt,
    )


def _check_change(text: str, quote: str | None, correction: str | None) -> tuple[str | None, str | None]:
    """Return a quote as it stands in the text, only once, and what should stand there instead."""
    if quote is None:
        if correction is not None and _alike(correction, text):
            raise _Refused("same")
        if correction is not None and len(correction) < _LEAST_LEFT * len(text):
            raise _Refused("quote")  # it is meant for a part of the segment, and does not say which
        return None, correction
    if not quote:
        raise _Refused("quote")
    if correction is not None and _alike(correction, quote):
        raise _Refused("same")
    begin, end = restore_span(text, _find_once(to_nfc(text), to_nfc(quote)))
    wide_begin, wide_end = widen_place(text, begin, end)
    if correction is not None:
        correction = text[wide_begin:begin] + correction + text[end:wide_end]
    return text[wide_begin:wide_end], correction


def _alike(one: str, other: str) -> bool:
    return to_nfc(one.strip()) == to_nfc(other.strip())


def _find_once(text: str, quote: str) -> tuple[int, int]:
    """Return where a quote stands; if in several places, then in the one where it is no part of a word."""
    places = [match.span() for match in re.finditer(f"(?={re.escape(quote)})", text)]
    spans = [(begin, begin + len(quote)) for begin, _ in places]
    if len(spans) > 1:
        spans = [span for span in spans if not is_within_word(text, *span)]
        if len(spans) != 1:
            raise _Refused("ambiguous")
    if not spans:
        raise _Refused("quote")
    return spans[0]
