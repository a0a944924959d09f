"""How likely a careful volunteer would change an item, from what the checks found and from its form.

A logistic regression fitted on real mistakes: 200 random Spanish items of ARC-Challenge and MMLU, each read
by a person (91 need an edit, 26 a serious one). ``python -m tests.bench.detection`` fits it again and prints
the cross-validated result. It only ever rises with length and with each kind of finding, and below what is
usual, length tells nothing.

Of the form it knows three things that make a text hard to translate: how long it is, how long its longest
sentence is, and whether the question goes on in its options, each of which must then fit it.

Fitted, a check with a finding counts 2.2. Some of the checks were written with these items at hand, and nine
in ten of their findings are right there; `PER_CHECK` is what it would be if seven in ten were, as elsewhere,
and the others are fitted for it.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from fiel.checks.finding import Finding
from fiel.checks.words import find_sentences
from fiel.items import Item

INTERCEPT = -1.11
PER_LENGTH = 1.22
"""For each time that the text is e times as long as usual, or more."""
PER_SENTENCE = 0.65
"""The same for its longest sentence."""
OPEN_QUESTION = 0.82
"""For a question that goes on in its options, instead of asking."""
PER_CHECK = 1.60
"""For each check with a finding, up to `MOST_CHECKS`."""
MOST_CHECKS = 3
PER_OPINION = 2.0
"""For an opinion, times its score. A prior, as there were no opinions of a real model to fit it on: a score
of 0.8 adds 1.6, what an agent tells who blames 80 % of the mistaken items and 15 % of the others
(log 0.80/0.15 = 1.67)."""
OPINION = "opinion"
USUAL_CHARACTERS = 300
USUAL_SENTENCE = 80
"""Characters of the longest sentence; half of the 200 items have a longer one."""
OF_AN_ERROR = 0.9
"""The least suspicion of an item with an error; see `fiel.checks.precision`."""
ERROR = "error"
_LEAST_ODDS = math.log(OF_AN_ERROR / (1 - OF_AN_ERROR))


Weights = Mapping[str, float]
"""How much of its weight a check has left, from 0 to 1, by name."""

_EQUAL: Weights = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class SuspicionReason:
    """Why an item is suspicious.

    Attributes:
        name: ``length``, ``sentence``, ``open-question``, `ERROR`, or the name of a check.
        weight: What it adds to the log-odds.
    """

    name: str
    weight: float


def measure_suspicion(item: Item, findings: Sequence[Finding], weights: Weights = _EQUAL) -> float:
    """Return the estimated probability, from 0 to 1, that an item needs an edit.

    ``weights`` are those of `fiel.verdicts.acceptance`; a check that is not in them has all its weight.
    """
    reasons = explain_suspicion(item, findings, weights)
    if any(reason.name == ERROR for reason in reasons):
        return OF_AN_ERROR
    return 1 / (1 + math.exp(-INTERCEPT - sum(reason.weight for reason in reasons)))


def explain_suspicion(
    item: Item, findings: Sequence[Finding], weights: Weights = _EQUAL
) -> list[SuspicionReason]:
    """Return what makes an item more suspicious than a short question without findings.

    An error raises it to `OF_AN_ERROR` where the rest does not come to that: the last reason is what it adds.
    """
    form = (
        SuspicionReason(name, coefficient * value)
        for (name, coefficient), value in zip(_OF_FORM.items(), measure_form(item), strict=True)
    )
    names = telling_checks(findings, weights)
    checks = (SuspicionReason(name, PER_CHECK * weights.get(name, 1.0)) for name in names)
    said = weigh_opinions(findings) * weights.get(OPINION, 1.0)
    opinions = SuspicionReason(OPINION, PER_OPINION * said)
    reasons = [*(reason for reason in form if reason.weight), *checks]
    reasons += [opinions] if opinions.weight else []
    lacking = _LEAST_ODDS - INTERCEPT - sum(reason.weight for reason in reasons)
    has_error = any(finding.severity == "error" for finding in findings)
    return [*reasons, SuspicionReason(ERROR, lacking)] if has_error and lacking > 0 else reasons


_OF_FORM = {"length": PER_LENGTH, "sentence": PER_SENTENCE, "open-question": OPEN_QUESTION}


def measure_form(item: Item) -> tuple[float, float, float]:
    """Return what the coefficients of length, longest sentence and open question are for.

    The first two are logarithms of how many times longer than usual they are; all are 0 or more.
    """
    return (
        math.log(max(1.0, count_characters(item) / USUAL_CHARACTERS)),
        math.log(count_longest_sentence(item, least=USUAL_SENTENCE) / USUAL_SENTENCE),
        float(_is_open(item)),
    )


def weigh_opinions(findings: Sequence[Finding]) -> float:
    """Return how much opinions weigh together: at least the highest score, and less for each further one.

    The sum of the scores, the highest first, each halved once more than the one before: from 0 to 2.
    """
    scores = sorted((each.weight for each in findings if each.check == OPINION), reverse=True)
    return sum(score * 0.5**place for place, score in enumerate(scores))


def telling_checks(findings: Sequence[Finding], weights: Weights = _EQUAL) -> list[str]:
    """Return the checks whose findings tell something, as many as count: by weight, then errors first."""
    names = {finding.check: finding.severity for finding in findings if finding.check != OPINION}
    return sorted(names, key=lambda name: (-weights.get(name, 1.0), names[name], name))[:MOST_CHECKS]


def count_characters(item: Item) -> int:
    """Return how many characters an item's English original has, or its translation without one."""
    return sum(len(segment.source or segment.translation) for segment in item.segments)


def count_longest_sentence(item: Item, *, least: int = 0) -> int:
    """Return how many characters the longest sentence of the English has, or of texts without English.

    If there is none of more than ``least`` characters, it is ``least``.
    """
    texts = [
        (segment.translation, item.language) if segment.source is None else (segment.source, "en")
        for segment in item.segments
    ]
    longest = least
    for text, language in sorted(texts, key=lambda text: -len(text[0])):
        if len(text) <= longest:
            break  # no sentence is longer than its text: most are not cut
        longest = max(longest, *(end - start for start, end in find_sentences(text, language)), 0)
    return longest


_QUESTION_MARKS = ("?", "？", "؟")
_AFTER_MARKS = " \n\t\"'”’»)_"


def _is_open(item: Item) -> bool:
    """Tell whether the question has options but does not end by asking: they go on with its sentence."""
    if not item.options or item.segments[0] in item.options:
        return False
    question = item.segments[0].source or item.segments[0].translation
    return not question.rstrip(_AFTER_MARKS).endswith(_QUESTION_MARKS)
