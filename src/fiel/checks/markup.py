"""Checks of placeholders, addresses and markup, which a translation must not change."""

from collections import Counter
from collections.abc import Callable, Iterator

import regex as re

from fiel.checks.finding import Finding
from fiel.items import Item, Segment

_PLACEHOLDER = re.compile(
    r"(?P<blank>_{2,}|<BLANK>|\[BLANK\])"
    r"|(?<![\\\w^_}{])\{\{?\s?[A-Za-z_][A-Za-z_]\w*\s?\}\}?"
    r"|(?<![\w%])%(?:\(\w+\))?[sd](?!\w)"
)
_ASKS = re.compile(r"[?:？：؟…]\s*$")
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>\"'()\[\]{}«»“”]*[^\s<>\"'()\[\]{}«»“”.,;:!?]|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
)
_MARKUP = re.compile(
    r"(?P<tag></?(?:a|b|blockquote|br|code|div|em|h[1-6]|hr|i|img|li|ol|p|pre|s|script|span|strong|style|sub"
    r"|sup|table|tbody|td|th|thead|tr|u|ul)(?=[\s/>]))[^<>]{0,200}>"
    r"|\*\*|```|^#{1,6}(?=[ \t]+\S)|\]\((?=\S)",
    re.IGNORECASE | re.MULTILINE,
)
_BRACKETS = re.compile(r"\[.*?\]")  # the pattern of lm_eval/tasks/okapi/{arc,hellaswag}_multilingual/utils.py
_BRACKETED_LINE = re.compile(r"^.*\]", re.MULTILINE)  # avoids quadratic time on unclosed brackets
_MARKS = frozenset({"[header]", "[title]", "[step]", "[substeps]"})

_Token = tuple[str, tuple[int, int]]


def find_damaged_placeholders(item: Item) -> list[Finding]:
    """Find changed blanks and variables (``____``, ``{name}``, ``%s``); one blank may become a question."""
    return [
        finding
        for finding, segment in _compare_all(
            item, ("__", "{", "%", "BLANK"), _placeholders, check="damaged-placeholder"
        )
        if not _became_question(segment)
    ]


def find_damaged_addresses(item: Item) -> list[Finding]:
    """Find web and e-mail addresses that differ."""
    return [
        finding for finding, _ in _compare_all(item, ("://", "www.", "@"), _addresses, check="damaged-url")
    ]


def find_damaged_markup(item: Item) -> list[Finding]:
    """Find HTML tags and Markdown (bold, heading, link, code) that differ in number."""
    signs = ("<", "**", "```", "# ", "](")
    return [finding for finding, _ in _compare_all(item, signs, _markup, check="damaged-markup")]


def find_deleted_brackets(item: Item) -> list[Finding]:
    """Find text in square brackets, which the evaluation harness deletes from ARC and HellaSwag.

    The marks of HellaSwag's how-to articles are meant to be deleted, if the source has them.
    """
    return [
        Finding(
            check="deleted-brackets",
            severity="error",
            segment=segment.name,
            span=match.span(),
            values={"text": match.group()},
        )
        for segment in item.segments
        if "[" in segment.translation
        for line in _BRACKETED_LINE.finditer(segment.translation)
        for match in _BRACKETS.finditer(segment.translation, *line.span())
        if match.group() not in _MARKS or (segment.source is not None and match.group() not in segment.source)
    ]


def delete_brackets(text: str) -> str:
    """Return a text as the evaluation harness shows it, with a space for what is in square brackets."""
    return _BRACKETED_LINE.sub(lambda line: _BRACKETS.sub(" ", line[0]), text) if "[" in text else text


def _placeholders(text: str) -> Iterator[_Token]:
    for match in _PLACEHOLDER.finditer(text):
        yield "____" if match["blank"] else match.group(), match.span()


def _became_question(segment: Segment) -> bool:
    source = [name for name, _ in _placeholders(segment.source or "")]
    return source == ["____"] and "__" not in segment.translation and bool(_ASKS.search(segment.translation))


def _addresses(text: str) -> Iterator[_Token]:
    for match in _ADDRESS.finditer(text):
        yield match.group(), match.span()


def _markup(text: str) -> Iterator[_Token]:
    for match in _MARKUP.finditer(text):
        yield f"{match['tag'].lower()}>" if match["tag"] else match.group(), match.span()


def _compare_all(
    item: Item, signs: tuple[str, ...], find: Callable[[str], Iterator[_Token]], *, check: str
) -> Iterator[tuple[Finding, Segment]]:
    """Compare the segments that contain one of the signs that every match has."""
    for segment in item.segments:
        source, translation = segment.source, segment.translation
        if source is None or source == translation:
            continue
        if any(sign in source or sign in translation for sign in signs):
            finding = _compare(segment, source, find, check=check)
            if finding:
                yield finding, segment


def _compare(
    segment: Segment, source: str, find: Callable[[str], Iterator[_Token]], *, check: str
) -> Finding | None:
    here = list(find(segment.translation))
    wanted, found = Counter(text for text, _ in find(source)), Counter(text for text, _ in here)
    lost, added = wanted - found, found - wanted
    if not lost and not added:
        return None
    return Finding(
        check=check,
        severity="error",
        segment=segment.name,
        span=next((span for text, span in here if text in added), None),
        values={
            "kind": "changed" if lost and added else "lost" if lost else "added",
            "source": ", ".join(lost.elements()),
            "translation": ", ".join(added.elements()),
        },
        weight=float(max(lost.total(), added.total())),
    )
