"""Rules that people's corrections have in common: the same words changed for the same English word."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import regex as re

from fiel.judgements import Judgement
from fiel.memory.sentences import Box, Boxes, Items, find_boxes
from fiel.verdicts.corrections import word_differences
from fiel.verdicts.versions import normalize_text

MOST_WORDS = 3
"""A rule changes so many words at most; longer changes are about one sentence."""

FEWEST_PEOPLE = 2
FEWEST_ITEMS = 2
FEWEST_ASSOCIATED = 0.3
"""The least Dice coefficient (Dice, 1945) between the boxes with the English word and those with the
translation: 2 |A and B| / (|A| + |B|)."""

_SHORTEST_WORD = 3  # shorter English words are articles and prepositions
_WORD = re.compile(r"[\p{L}\p{M}\u200c\u200d]+(?:['’-][\p{L}\p{M}\u200c\u200d]+)*")
_UNSPACED = re.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]")


@dataclass(frozen=True, slots=True)
class TermRule:
    """A term that people translate differently from the machine.

    Attributes:
        source: The English word, in lower case.
        before: The words that people replaced, in lower case.
        after: The words that they put there, as they wrote them most often.
        cases: The boxes in which they did, in order.
        people: User names of the people who did, sorted.
        open: Boxes that nobody wrote in with the English word and the replaced words.
    """

    source: str
    before: str
    after: str
    cases: tuple[Box, ...]
    people: tuple[str, ...]
    open: tuple[Box, ...] = ()


def learn_rules(
    items: Items,
    judgements: Mapping[str, Sequence[Judgement]],
    *,
    answered: Collection[tuple[str, str]],
    known: Iterable[tuple[str, str]] = (),
) -> list[TermRule]:
    """Find what several people changed in the same way in several items.

    Args:
        items: The items of the campaign.
        judgements: All answers by task name; those with a problem are ignored.
        answered: Pairs of task name and item id in which somebody wrote anything at all.
        known: English terms and accepted translations that are in a glossary already.

    Returns:
        The rules, those that touch most open boxes first.
    """
    shown = find_boxes(items)
    boxes = [(box, _lower(sentence.source), _lower(sentence.translation)) for box, sentence in shown.items()]
    sources = {box: source for box, source, _ in boxes}
    index: dict[str, set[Box]] = defaultdict(set)
    for box, source, _ in boxes:
        for word in _WORD.findall(source):
            index[word].add(box)
    changes: dict[tuple[str, str], dict[Box, set[str]]] = defaultdict(lambda: defaultdict(set))
    spellings: dict[tuple[str, str], list[str]] = defaultdict(list)
    for box, person, before, after in _find_changes(shown, judgements):
        if box in sources:
            key = _lower(before), _lower(after)
            changes[key][box].add(person)
            spellings[key].append(after)
    taken = {(_lower(term), _lower(target)) for term, target in known}
    found = []
    for key, cases in changes.items():
        people = sorted(set().union(*cases.values()))
        if len(people) < FEWEST_PEOPLE or len({(box.task, box.item) for box in cases}) < FEWEST_ITEMS:
            continue
        term = _find_source_word([sources[box] for box in cases], key[0], boxes, index)
        if term is None or (term, key[1]) in taken:
            continue
        own = set(cases)
        touched = tuple(
            box
            for box, english, text in boxes
            if box not in own
            and (box.task, box.item) not in answered
            and has_words(english, term)
            and has_words(text, key[0])
        )
        spelling = max(sorted(set(spellings[key])), key=spellings[key].count)
        ordered = tuple(box for box, _, _ in boxes if box in own)
        found.append(TermRule(term, key[0], spelling, ordered, tuple(people), touched))
    return sorted(found, key=lambda rule: (-len(rule.open), -len(rule.cases), rule.source, rule.before))


def has_words(text: str, words: str) -> bool:
    """Tell whether a text has some words, both in lower case; whole words where the script has spaces."""
    at = text.find(words)
    while at >= 0:
        end = at + len(words)
        if (_is_edge(text[at - 1 : at], words[0]) if at else True) and _is_edge(
            text[end : end + 1], words[-1]
        ):
            return True
        at = text.find(words, at + 1)
    return False


def _is_edge(outside: str, inside: str) -> bool:
    return not outside or bool(_UNSPACED.match(inside)) or not re.match(r"[\p{L}\p{M}\p{N}]", outside)


def _find_changes(
    shown: Boxes, judgements: Mapping[str, Sequence[Judgement]]
) -> Iterator[tuple[Box, str, str, str]]:
    """Yield the few words that each person replaced, with the box, the person and what they put there."""
    frequency = Counter(word for sentence in shown.values() for word in set(_words(sentence.translation)))
    for task, own in judgements.items():
        for each in own:
            if each.problem is not None:
                continue
            for segment, text in each.corrections.items():
                box = Box(task, each.item_id, segment)
                if box in shown:
                    for removed, added in _replacements(shown[box].translation, normalize_text(text)):
                        yield box, each.annotator, *_narrow(removed, added, frequency)


def _replacements(before: str, after: str) -> Iterator[tuple[str, str]]:
    for first, second in pairwise(word_differences(before, after)):
        if (first.change, second.change) == ("removed", "added"):
            removed, added = first.text.strip(), second.text.strip()
            if _is_term(removed) and _is_term(added) and _lower(removed) != _lower(added):
                yield removed, added


def _narrow(removed: str, added: str, frequency: Mapping[str, int]) -> tuple[str, str]:
    """Return the rarest of the replaced words with its replacement: the others only agree with it."""
    pairs = list(zip(removed.split(), added.split(), strict=False))
    if len(removed.split()) != len(added.split()) or len(pairs) < 2:
        return removed, added
    changed = [pair for pair in pairs if _lower(pair[0]) != _lower(pair[1])]
    return min(changed, key=lambda pair: frequency.get(_lower(pair[0]), 0))


def _words(text: str) -> list[str]:
    return _WORD.findall(_lower(text))


def _lower(text: str) -> str:
    return normalize_text(text).casefold()


def _is_term(text: str) -> bool:
    return bool(_WORD.search(text)) and len(text.split()) <= MOST_WORDS


def _find_source_word(
    sources: Sequence[str], before: str, boxes: Sequence[tuple[Box, str, str]], index: Mapping[str, set[Box]]
) -> str | None:
    """Return the English word of all cases that goes best with the replaced words, if any does."""
    common = set.intersection(*(set(_WORD.findall(source)) for source in sources))
    with_text = {box for box, _, text in boxes if has_words(text, before)}
    best: tuple[float, int, str] | None = None
    for word in sorted(each for each in common if len(each) >= _SHORTEST_WORD):
        with_word = index[word]
        dice = 2 * len(with_word & with_text) / (len(with_word) + len(with_text))
        if dice >= FEWEST_ASSOCIATED and (best is None or (dice, len(word)) > best[:2]):
            best = dice, len(word), word
    return best[2] if best else None
