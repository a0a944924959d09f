"""What people corrected in a text: the differences by word, a one-word classification, and a ranking."""

import re
from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Any, Literal, NamedTuple, get_args
from unicodedata import normalize

from rapidfuzz.distance import Indel

from fiel.checks.folding import fold
from fiel.checks.negation import count_negations
from fiel.items import Item
from fiel.verdicts.versions import measure_distance, normalize_text

CorrectionKind = Literal[
    "number",
    "negation",
    "wording",
    "omission",
    "addition",
    "order",
    "spelling",
    "rewritten",
    "punctuation",
]
"""What was corrected: a number; a negation or exception lost or invented; a few words; missing words; extra
words; the order of the same words; the spelling of words; nearly all of the text; or only punctuation,
capitals and spaces."""

KINDS: tuple[CorrectionKind, ...] = get_args(CorrectionKind)
"""The kinds; those that change the meaning come first."""

Edit = Literal["same", "removed", "added"]


class TextDifference(NamedTuple):
    """A part of two texts: in both, only in the first, or only in the second."""

    text: str
    change: Edit


_PUNCTUATION = r"!-/:-@\[-`{-~¡¿«»‹›“”„‘’…–—−、。！？：；，「」『』（）।॥،؛؟·"
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_MARKS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u102b-\u103e\u17b4-\u17d3"
_LETTER = rf"[^\s{_PUNCTUATION}{_UNSPACED}]"
_WORD = rf"\d+(?:[.,]\d+)+|{_LETTER}+(?:['’\-]{_LETTER}+)*|[{_UNSPACED}][{_MARKS}]*"
_TOKENS = re.compile(rf"\s+|{_WORD}|[^\s]")
_WORDS = re.compile(_WORD)
_NUMBERS = re.compile(r"(?<!\w)[-−]?\d+(?:[.,]\d+)*")

_ALIKE, _HALF, _REWRITTEN = 0.75, 0.5, 0.4
_FEW_WORDS, _LONG = 3, 5
_CARD_LENGTH = 400
_FEW_TOKENS, _MANY_TOKENS = 200, 5_000  # differing words and spaces in a text
_MINOR = frozenset({"rewritten", "punctuation"})


def word_differences(before: str, after: str) -> list[TextDifference]:
    """Return the common and differing parts of two texts, in reading order.

    The comparison is by word, and by character in scripts without spaces. Removed text precedes the text
    added in its place; a space between two changes belongs to both. The same and removed pieces make up the
    first text in NFC, the same and added ones the second: differently encoded accents look the same and are
    no difference.
    """
    first, second = (_TOKENS.findall(normalize("NFC", text)) for text in (before, after))
    pieces: list[TextDifference] = []
    removed = added = ""
    for same, old, new in _compare(first, second):
        if same and not (same.isspace() and (removed or added)):
            pieces += _pieces(removed, added)
            removed = added = ""
            pieces.append(TextDifference(same, "same"))
        elif same:
            removed, added = removed + same, added + same
        removed, added = removed + old, added + new
    return pieces + _pieces(removed, added)


@lru_cache(maxsize=16384)  # in one snapshot or export it is asked for a correction more than once
def classify_correction(before: str, after: str, *, language: str = "und") -> CorrectionKind:
    """Classify a correction in one word.

    The first of these rules that applies decides; words are compared without capitals:

    1. ``punctuation``: the words are the same; a decimal comma for a point is punctuation too.
    2. ``rewritten``: of five words or more, fewer than two in five were kept.
    3. ``number``: a number in digits was replaced by another.
    4. ``negation``: the number of negations and exceptions changed, in a language whose negations we know.
    5. ``order``: the words are the same in another order.
    6. ``spelling``: each changed word is at least three quarters the same as before, or was split or joined.
    7. ``omission``: words were added and none removed; ``addition``: the other way round.
    8. ``wording``: at most three words replaced at most three, or half of the words were kept;
       otherwise ``rewritten``.

    Args:
        before: The text as it was shown.
        after: The text that people agreed on.
        language: Code of their language, for its negations.
    """
    first, second = _words(before), _words(after)
    if _is_notation(before, after, first, second):
        return "punctuation"
    removed, added = Counter(first) - Counter(second), Counter(second) - Counter(first)
    kept = (len(first) + len(second) - removed.total() - added.total()) / max(1, len(first) + len(second))
    if max(len(first), len(second)) >= _LONG and kept < _REWRITTEN:
        return "rewritten"
    if _changes_number(before, after):
        return "number"
    if count_negations(before, language) != count_negations(after, language):
        return "negation"
    if not removed and not added:
        return "order"
    if _is_spelling(first, second):
        return "spelling"
    if not removed or not added:
        return "addition" if removed else "omission"
    few = max(removed.total(), added.total()) <= _FEW_WORDS
    return "wording" if few or kept >= _HALF else "rewritten"


def find_kinds(item: Item, corrections: Mapping[str, str], *, language: str) -> tuple[CorrectionKind, ...]:
    """Return the kinds of an item's corrections, by segment name, each once and sorted."""
    shown = {segment.name: segment.translation for segment in item.segments}
    found = {classify_correction(shown[name], text, language=language) for name, text in corrections.items()}
    return tuple(sorted(found))


def rank_corrections(rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Put the most instructive corrections first.

    Partly changed texts come before rewritten ones or changed punctuation, and texts that fit on a card
    before longer ones. Among these the kinds take turns, in the order of `KINDS`, and within a kind the
    benchmarks and segments do, those with the fewest changed words first. Further corrections of an item, and
    repetitions of a correction made elsewhere, come last. ``rows`` are those of
    `fiel.snapshots.summary.Details.corrections`, in any order.
    """
    ordered = sorted(map(dict, rows), key=_order)
    tiers = _tiers(ordered)
    places = [
        (*tier, row["kind"], row["benchmark"], row["segment"])
        for tier, row in zip(tiers, ordered, strict=True)
    ]
    mixed = sorted(zip(_turns(places), tiers, range(len(ordered)), strict=True))
    kinds = [(*tier, ordered[number]["kind"]) for _, tier, number in mixed]
    ranked = sorted(
        (tier, turn, KINDS.index(ordered[number]["kind"]), number)
        for turn, (_, tier, number) in zip(_turns(kinds), mixed, strict=True)
    )
    return [ordered[number] for *_, number in ranked]


def _tiers(ordered: Sequence[Mapping[str, Any]]) -> list[tuple[bool, bool, bool]]:
    """Tell of each correction whether it is a repetition, of a minor kind, and long."""
    seen: set[tuple[str, ...]] = set()
    tiers = []
    for row in ordered:
        names = {(row["campaign"], row["task"], row["item_id"]), (row["before"], row["after"])}
        tiers.append((not seen.isdisjoint(names), row["kind"] in _MINOR, _length(row) > _CARD_LENGTH))
        seen |= names
    return tiers


def _turns(places: Sequence[Hashable]) -> list[int]:
    """Number the occurrences of each place, from 1."""
    counts: Counter[Hashable] = Counter()
    turns = []
    for place in places:
        counts[place] += 1
        turns.append(counts[place])
    return turns


def _order(row: Mapping[str, Any]) -> tuple[Any, ...]:
    return (
        row["kind"] in _MINOR,
        _length(row) > _CARD_LENGTH,
        KINDS.index(row["kind"]),
        _changed_words(row["before"], row["after"]),
        _length(row),
        *(row[name] for name in ("campaign", "task", "item_id", "segment")),
    )


def _length(row: Mapping[str, Any]) -> int:
    return max(len(row["before"]), len(row["after"]))


@lru_cache(maxsize=65536)  # snapshot after snapshot ranks the same corrections
def _changed_words(before: str, after: str) -> int:
    first, second = Counter(_words(before)), Counter(_words(after))
    return ((first - second) + (second - first)).total()


def _words(text: str) -> list[str]:
    return _WORDS.findall(normalize_text(text).casefold())


def _is_notation(before: str, after: str, first: list[str], second: list[str]) -> bool:
    """Tell whether only marks differ, including those within a number but not its sign."""
    first, second = ([re.sub(r"(?<=\d),(?=\d)", ".", word) for word in words] for words in (first, second))
    return first == second and _numbers(before) == _numbers(after)


def _changes_number(before: str, after: str) -> bool:
    first, second = _numbers(before), _numbers(after)
    return bool(first - second) and bool(second - first)


def _numbers(text: str) -> Counter[str]:
    return Counter(each.replace(",", ".").replace("−", "-") for each in _NUMBERS.findall(text))


def _is_spelling(first: list[str], second: list[str]) -> bool:
    if fold("".join(first)) == fold("".join(second)):
        return True
    pairs = list(zip(first, second, strict=False))
    return len(first) == len(second) and all(a == b or _are_alike(a, b) for a, b in pairs)


def _are_alike(one: str, other: str) -> bool:
    one, other = fold(one), fold(other)
    return measure_distance(one, other) <= (1 - _ALIKE) * max(len(one), len(other))


def _compare(first: list[str], second: list[str]) -> Iterator[tuple[str, str, str]]:
    """Yield same, removed and added text, step by step, skipping the common beginning and end quickly."""
    start = _common(first, second)
    end = min(_common(first[::-1], second[::-1]), len(first) - start, len(second) - start)
    yield "".join(first[:start]), "", ""
    old, new = first[start : len(first) - end], second[start : len(second) - end]
    for low, high, new_low, new_high in _align(old, new):
        parts = "".join(old[low:high]), "".join(new[new_low:new_high])
        yield (parts[0], "", "") if old[low:high] == new[new_low:new_high] else ("", *parts)
    yield "".join(first[len(first) - end :]), "", ""


def _align(old: list[str], new: list[str]) -> list[tuple[int, int, int, int]]:
    """Return corresponding ranges of two lists, equal or not, in order.

    The longest common runs are the most readable, but finding them takes cubic time where words recur. For
    longer lists, a largest set of common words is found instead, and for the longest nothing.
    """
    longer = max(len(old), len(new))
    if longer <= _FEW_TOKENS:
        return [code[1:] for code in SequenceMatcher(None, old, new, autojunk=False).get_opcodes()]
    if longer > _MANY_TOKENS:
        return [(0, len(old), 0, len(new))]
    codes = Indel.opcodes(old, new)
    return [(code.src_start, code.src_end, code.dest_start, code.dest_end) for code in codes]


def _common(first: Sequence[str], second: Sequence[str]) -> int:
    pairs = zip(first, second, strict=False)
    return next((number for number, (a, b) in enumerate(pairs) if a != b), min(len(first), len(second)))


def _pieces(removed: str, added: str) -> list[TextDifference]:
    pieces = [TextDifference(removed, "removed"), TextDifference(added, "added")]
    return [piece for piece in pieces if piece.text]
