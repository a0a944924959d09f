"""Checks of HellaSwag: a context that breaks off, and endings that continue it.

The evaluation harness joins ``ctx_a``, ``ctx_b.capitalize()`` and the ending (``process_docs`` in
``lm_eval/tasks/okapi/hellaswag_multilingual/utils.py``).
"""

import regex as re

from fiel.checks.finding import Finding
from fiel.checks.language import load_language
from fiel.checks.words import Word, find_words, list_words
from fiel.items import Item, Segment

_MARK = re.compile(r"\[\w+\]")
_ENDS_SENTENCE = re.compile(r"[.!?…。؟।][\"'”»)]*$")


def find_broken_continuations(item: Item) -> list[Finding]:
    """Find endings that do not continue the context, and contexts that do not break off."""
    context = next((s for s in reversed(item.segments) if s.name in ("ctx_a", "ctx_b")), None)
    if context is None:
        return []
    findings = []
    end = _closing_place(context)
    if end is not None:
        findings.append(_broken(context.name, end, "closed"))
    for ending in item.options:
        repeated = _repeated_start(ending, context, item.language)
        if repeated:
            findings.append(_broken(ending.name, repeated, "repeated"))
        elif end is None and _starts_anew(ending, context, item.language):
            findings.append(_broken(ending.name, _first_letter(ending.translation), "capital"))
    return findings


def _broken(segment: str, span: tuple[int, int], how: str) -> Finding:
    return Finding(
        check="broken-continuation", severity="warning", segment=segment, span=span, values={"how": how}
    )


def _closing_place(context: Segment) -> tuple[int, int] | None:
    """Return the place of the mark that ends the context's sentence, if the source's does not end there."""
    if not context.source or _ENDS_SENTENCE.search(context.source.rstrip()):
        return None
    found = _ENDS_SENTENCE.search(context.translation.rstrip())
    return found.span() if found else None


def _starts_anew(ending: Segment, context: Segment, language: str) -> bool:
    """Tell whether an ending starts in upper case mid-sentence, while its source starts in lower case."""
    if load_language(language).capital_nouns or _ENDS_SENTENCE.search(context.translation.rstrip()):
        return False
    ours, theirs = ending.translation.lstrip(), (ending.source or "").lstrip()
    return ours[:1].isupper() and theirs[:1].islower()


def _first_letter(text: str) -> tuple[int, int]:
    start = len(text) - len(text.lstrip())
    return start, start + 1


def _repeated_start(ending: Segment, context: Segment, language: str) -> tuple[int, int] | None:
    """Return the place of two words or more (or the whole context) that only the translation repeats."""
    length = _shared_words(context.translation, ending.translation, language)
    if length == 0 or _shared_words(context.source or "", ending.source or "", "en"):
        return None
    words = find_words(ending.translation, language)[:length]
    return words[0].start, words[-1].end


def _shared_words(before: str, after: str, language: str) -> int:
    tail = [word.lower() for word in list_words(before, language)[-6:]]
    head = [word.lower() for word in list_words(after, language)[:6]]
    for length in range(min(len(tail), len(head)), 0, -1):
        if tail[-length:] == head[:length]:
            return length if length > 1 or len(tail) == 1 else 0
    return 0


def find_changed_marks(item: Item) -> list[Finding]:
    """Find segments whose ``[title]``, ``[step]``, ``[header]``, ``[substeps]`` are not the source's."""
    findings = []
    for segment in item.segments:
        if segment.source is None:
            continue
        theirs, ours = _MARK.findall(segment.source), list(_MARK.finditer(segment.translation))
        if theirs == [mark[0] for mark in ours]:
            continue
        wrong = next(
            (mark for place, mark in enumerate(ours) if theirs[place : place + 1] != [mark[0]]), None
        )
        findings.append(
            Finding(
                check="changed-mark",
                severity="warning",
                segment=segment.name,
                span=wrong.span() if wrong else None,
                values={"marks": " ".join(theirs) or "none"},
            )
        )
    return findings


def find_lowercased_context(item: Item) -> list[Finding]:
    """Find words of ``ctx_b`` that lose their capitals at evaluation: everything after its first letter."""
    context = next((segment for segment in item.segments if segment.name == "ctx_b"), None)
    if context is None:
        return []
    text = context.translation
    lost = [word for word in find_words(text, item.language) if _loses_capitals(word)]
    if not lost:
        return []
    return [
        Finding(
            check="lowercased-context",
            severity="warning",
            segment=context.name,
            span=(lost[0].start, lost[0].end),
            values={"words": ", ".join(word.text for word in lost)},
        )
    ]


def _loses_capitals(word: Word) -> bool:
    lowered = word.text[1:] if word.start == 0 else word.text
    return lowered != lowered.lower()
