"""Checks of formulas and code, which a translation must not change."""

import re as stdlib_re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator

import regex as re

from fiel.checks.alltexts import join_sources
from fiel.checks.finding import Finding
from fiel.items import Item, Segment

_ELEMENT = (
    "(?:A[cglmrstu]|B[aehikr]?|C[adeflmnorsu]?|D[bsy]|E[rsu]|F[elmr]?|G[ade]|H[efgos]?|I[nr]?|Kr?|L[airuv]"
    "|M[cgnot]|N[abdehiop]?|O[gs]?|P[abdmortu]?|R[abefghnu]|S[bcegimnr]?|T[abcehilms]|U|V|W|Xe|Yb?|Z[nr])"
)
_CHEMICAL = re.compile(
    rf"(?<![\w.\\$])(?=[A-Za-z()]{{1,12}}[\d₀-₉])(?:{_ELEMENT}[\d₀-₉]{{0,3}}|\((?:{_ELEMENT}[\d₀-₉]?){{1,6}}\)[\d₀-₉]){{1,12}}"
    r"(?!\w)"
)
_VITAMIN = re.compile(r"B(?:[1-9]|12)|D[23]|K[12]")
"""What would be boron, deuterium or potassium is a vitamin, whose letter is of the reader's alphabet."""
_MATH_TOKEN = re.compile(
    r"(?P<atom>(?:(?<![^\W_])(?<!\w\.)[A-Za-zα-ωΑ-Ω](?![A-Za-zÀ-ÿ'’]|\.\w)|\d+(?:[.,]\d+)*|\.\d+|[π∞()\[\]{}|])[⁰¹²³⁴-⁹₀-₉_]*)"
    r"|(?P<strong>[=^+*<>≤≥≠≈×÷√])|(?P<weak>[/·−–-])|(?P<space>\s+)|(?P<other>\w+|.)"
)
_STRONG = frozenset("=^+*<>≤≥≠≈×÷√")
_COMMAND = re.compile(
    r"\\(?!text|mathrm|mbox|quad|qquad|left|right|displaystyle|u[0-9a-f]{4}|n\b|t\b)[A-Za-z]{2,}"
)
_TWIN = re.compile(r"(?<=\\(?:le|ge|ne))q(?![A-Za-z])")  # ``\leq`` is ``\le``
_CODE = re.compile(
    r"`([^`\n]{1,200})`"
    r"|(?<![\w$\\])(?P<name>[A-Za-z]{2}\w*_[A-Za-z]{2}\w*)(?![\w^])"
    r"|(?<![\w\\.])([A-Za-z_]{3,}(?:\.[A-Za-z_]+)*\(\))"
    r"|(?<![\w/:.])((?:/[A-Za-z][\w.-]+){2,})(?!\w)"
    r"|(?<![\w.-])(\w[\w-]*\.(?:py|txt|html?|csv|json|js|java|cpp|exe|pdf|sh|xml|ya?ml))(?!\w)"
    r"|(?<![\w-])(--[a-z][\w-]+)"
)
_ALIKE = str.maketrans(
    {"−": "-", "–": "-", "^": None, "_": None, "{": None, "}": None}
    | dict.fromkeys("×·∗⋅•*", "x")
    | str.maketrans("АВСЕНКМОРТХ", "ABCEHKMOPTX")  # typed on a Cyrillic keyboard
)
_STATE = re.compile(
    r"(?<=[\w}])\((?:g|l|s|aq|(?:(?!\p{Latin})\p{L}){1,3})\)"
)  # of matter, possibly translated: (г)
_UNIT = r"(?:[kcdmµμn]?[msgLNJWVAKC]|h|ft|hr|min|mi|mol|Pa|Hz|eV|(?<=eV\s?/\s?)c)(?:\s?\^\s?\{?[−-]?\d\}?)?"
_UNITS = re.compile(rf"(?:\d[\d.,]*\s?)?\(?{_UNIT}(?:\s?[/·*]\s?{_UNIT})*\)?\p{{L}}?")
_QUANTITY = re.compile(r"\d\s?(?:\p{L}{1,3}\s?[/·]\s?)?\(?$")
_P_VALUE = re.compile(r"P(?=[=<>])")
_SYMBOLS = {
    "\\times": "×", "\\cdot": "·", "\\Delta": "Δ", "\\delta": "δ", "\\pi": "π", "\\alpha": "α", "\\beta": "β",
    "\\theta": "θ", "\\lambda": "λ", "\\mu": "μ", "\\sigma": "σ", "\\le": "≤", "\\ge": "≥",
    "\\ne": "≠", "\\infty": "∞", "\\sum": "∑", "\\sqrt": "√", "\\circ": "°", "\\div": "÷",
}  # fmt: skip
_SEPARATOR = re.compile(r"(?<=\d)[.,،](?=\d)")
_NO_ZERO = re.compile(r"(?<![\d.,])\.(?=\d)")
_MAY_BE_CHEMICAL = stdlib_re.compile(r"[A-Za-z)][\d₀-₉]")
_MATHEMATICAL = stdlib_re.compile(rf"[=^+*<>≤≥≠≈×÷√\\]|{_MAY_BE_CHEMICAL.pattern}")
_MAY_BE_MATHEMATICAL = stdlib_re.compile(r"[=^+*<>≤≥≠≈×÷√\\\d₀-₉]")
_CODED = stdlib_re.compile(r"[`_/]|\.[a-z]|--|\(\)")
_LOOKED_UP = 50  # items of one text searched in the other
_PROGRAM = re.compile(r"[`{}=]|\(\)|\b(?:code|file|function|variable|column|Python|Java\w*|SQL|script)s?\b")


def find_changed_formulas(item: Item) -> list[Finding]:
    """Find changed chemical formulas, equations and LaTeX commands; digit and sign notation may change."""
    if not _MAY_BE_MATHEMATICAL.search(join_sources(item)):
        return []
    return [
        finding
        for segment in item.segments
        if segment.source is not None
        and segment.source != segment.translation
        and _MAY_BE_MATHEMATICAL.search(segment.source)
        and _MATHEMATICAL.search(segment.source)
        for finding in _compare(segment, segment.source, _find_formulas, check="changed-formula")
    ]


def find_changed_code(item: Item) -> list[Finding]:
    """Find names, calls, options, file paths and backquoted text that were changed."""
    if not _CODED.search(join_sources(item)):
        return []
    return [
        finding
        for segment in item.segments
        if segment.source is not None
        and segment.source != segment.translation
        and _CODED.search(segment.source)
        for finding in _compare(segment, segment.source, _find_code, check="changed-code")
    ]


_Places = Iterator[tuple[str, tuple[int, int]]]


def _compare(segment: Segment, source: str, find: Callable[[str], _Places], *, check: str) -> list[Finding]:
    wanted = [text for text, _ in find(source)]
    if not wanted:
        return []
    there = list(find(segment.translation))
    lost, added = _difference(wanted, there, source, segment.translation)
    if check == "changed-formula":
        lost += _lost_commands(source, segment.translation)
    if not lost:
        return []
    values = {"source": ", ".join(lost), "translation": ", ".join(text for text, _ in added)}
    return [
        Finding(
            check=check,
            severity="error",
            segment=segment.name,
            span=added[0][1] if added else None,
            values={"kind": "changed" if added else "lost", **values},
            weight=float(len(lost)),
        )
    ]


def _difference(
    wanted: list[str], there: list[tuple[str, tuple[int, int]]], source: str, translation: str
) -> tuple[list[str], list[tuple[str, tuple[int, int]]]]:
    """Return what the source has more often than the translation, and what only the translation has."""
    counted = Counter(wanted), Counter(text for text, _ in there)
    if max(map(len, counted)) > _LOOKED_UP:
        return sorted(counted[0] - counted[1]), [each for each in there if each[0] not in counted[0]]
    known, kept = _normalize(source), _normalize(translation)
    lost = [
        text
        for text in counted[0]
        if _is_rarer(_normalize(text), known, kept) and not _is_drawn(text, translation)
    ]
    new = {text for text in counted[1] if _normalize(text) not in known}
    return lost, [each for each in there if each[0] in new]


def _is_rarer(text: str, source: str, translation: str) -> bool:
    return translation.count(text) < source.count(text)


def _normalize(text: str) -> str:
    text = unicodedata.normalize("NFKC", "".join(_STATE.sub("", text).split())).translate(_ALIKE)
    return _P_VALUE.sub("p", _SEPARATOR.sub("", _NO_ZERO.sub("0.", text)))


def _lost_commands(source: str, translation: str) -> list[str]:
    commands = (Counter(_COMMAND.findall(_TWIN.sub("", text))) for text in (source, translation))
    lost = next(commands) - next(commands)
    return sorted(command for command in lost if not _is_drawn(command, translation))


def _is_drawn(command: str, translation: str) -> bool:
    """Tell whether a LaTeX command was replaced by the sign it produces."""
    return _SYMBOLS.get(command, "\0") in translation


def _find_code(text: str) -> _Places:
    of_program = _PROGRAM.search(text) is not None  # elsewhere an underscore is a typing mistake
    for match in _CODE.finditer(text):
        if not match["name"] or of_program:
            yield match.group(match.lastindex or 0), match.span(match.lastindex or 0)


def _find_formulas(text: str) -> _Places:
    for match in _CHEMICAL.finditer(text) if _MAY_BE_CHEMICAL.search(text) else ():
        if any(character.isdigit() for character in match.group()) and not _VITAMIN.fullmatch(match.group()):
            yield match.group(), match.span()
    for match in _COMMAND.finditer(text) if "\\" in text else ():
        yield _TWIN.sub("", match.group()), match.span()
    if not _STRONG.isdisjoint(text):
        yield from _find_equations(_STATE.sub(lambda found: " " * len(found[0]), text))


def _find_equations(text: str) -> _Places:
    """Find runs of single letters, numbers, brackets and operators that contain a strong operator."""
    run: list[re.Match[str]] = []
    for match in _MATH_TOKEN.finditer(text):
        if match.lastgroup == "other" or _is_apart(run, match):
            yield from _finish(text, run)
            run = []
        if match.lastgroup != "other":
            run.append(match)
    yield from _finish(text, run)


def _is_apart(run: list[re.Match[str]], match: re.Match[str]) -> bool:
    """Tell whether an atom follows another after a space, without an operator between: ``x = 2 y = 3``."""
    return (
        match.lastgroup == "atom"
        and len(run) > 1
        and run[-1].lastgroup == "space"
        and run[-2].lastgroup == "atom"
    )


def _finish(text: str, run: list[re.Match[str]]) -> _Places:
    inner = [
        token for token in run if token.lastgroup == "atom" and not set(token.group()) <= set("()[]{}|_")
    ]
    if len(inner) < 2:
        return
    start, end = inner[0].start(), inner[-1].end()
    if _UNITS.fullmatch(text, start, end) and _QUANTITY.search(text, max(0, start - 8), start):
        return  # a quantity: its unit is a word, which another check compares
    if not _STRONG.isdisjoint(text[start:end]):
        yield text[start:end], (start, end)
