r"""The search box's language: what Elasticsearch calls ``simple_query_string``, with AND by default.

``words together``, ``"a phrase"``, ``-not``, ``this | that``, ``begin*`` and ``(groups)``. As there, any text
is a valid query: a sign that makes no sense where it stands is skipped, operators bind from left to right,
and ``\`` takes a sign literally. Two differences: a dash followed by a space is punctuation, and fuzziness
and slop (``word~2``) are not taken over, so that their sign separates words.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from fiel.errors import FielError

MAX_TERMS = 100
MAX_DEPTH = 25

Operator = Literal["and", "or"]

_TOKEN = re.compile(
    r"""
    (?P<sign> [()|+] | -(?=\S) )
    | " (?P<phrase> (?: \\. | [^"\\] )* ) " (?P<star> \*? )
    | (?P<word> (?: \\. | [^\s"()|+\\] )+ )  # a dash inside a word is no sign
    | .
    """,
    re.VERBOSE | re.DOTALL,
)


class QueryTooLongError(FielError):
    """A text query that is more than the database should be asked at once."""


class Term(NamedTuple):
    """Words that must stand side by side in one field; with ``prefix`` the last one only begins so."""

    text: str
    prefix: bool


class Not(NamedTuple):
    """What must not be found."""

    node: "Node"


class Group(NamedTuple):
    """Two or more nodes, of which all or any must be found."""

    operator: Operator
    nodes: tuple["Node", ...]


Node = Term | Not | Group


def parse_text_query(text: str) -> Node | Literal["everything"] | None:
    """Read a query; None when there is no word in it, and then nothing is to be found.

    Raises:
        QueryTooLongError: It has more than 100 terms, or operators nested 25 deep.
    """
    if text.strip() == "*":
        return "everything"
    tokens = list(_tokens(text.replace("\0", " ")))  # for SQLite a NUL ends a text
    terms = sum(isinstance(token, Term) for token in tokens)
    if terms > MAX_TERMS:
        raise QueryTooLongError(
            f"text query: expected at most {MAX_TERMS} words, found {terms}: "
            'put a passage in "quotes" to find it as it stands'
        )
    node = _read(tokens)
    if node is not None and _depth(node) > MAX_DEPTH:
        raise QueryTooLongError(f"text query: expected operators nested at most {MAX_DEPTH} deep, found more")
    return node


def _tokens(text: str) -> Iterator[Term | str]:
    """Cut a query into terms and the signs ``( ) | + -``; a term without a letter or digit comes as ''."""
    for match in _TOKEN.finditer(text):
        if match["sign"]:
            yield match["sign"]
        elif match["phrase"] is not None:
            yield _term(match["phrase"], prefix=bool(match["star"]))
        elif match["word"]:
            yield _term(match["word"], prefix=match["word"].endswith("*"))


def _term(raw: str, *, prefix: bool) -> Term | str:
    if not any(sign.isalnum() for sign in raw):
        return ""
    return Term(re.sub(r"\\(.)", r"\1", raw, flags=re.DOTALL), prefix)


@dataclass
class _Level:
    """One group while it is read: what stands in it so far, and what waits for its next node."""

    node: Node | None = None
    operator: Operator | None = None
    negated: bool = False

    def add(self, node: Node | None) -> None:
        if node is not None:
            self.node = _join(self.operator or "and", self.node, Not(node) if self.negated else node)
        self.operator, self.negated = None, False

    def take_sign(self, sign: str) -> None:
        if sign == "-":
            self.negated = not self.negated
        elif self.operator is None and self.node is not None:
            self.operator = "or" if sign == "|" else "and"


def _read(tokens: list[Term | str]) -> Node | None:
    levels = [_Level()]
    for token in tokens:
        if token == "(":
            levels.append(_Level())
        elif token == ")":
            _close(levels)
        elif isinstance(token, Term):
            levels[-1].add(token)
        elif token:
            levels[-1].take_sign(token)
        else:
            levels[-1].negated = False
    while len(levels) > 1:  # a group that is never closed ends with the text
        _close(levels)
    return levels[0].node


def _close(levels: list[_Level]) -> None:
    if len(levels) > 1:
        closed = levels.pop()
        levels[-1].add(closed.node)


def _join(operator: Operator, left: Node | None, right: Node) -> Node:
    """Append to a group of the same operator, so that a long query stays flat."""
    if left is None or left == right:
        return right
    if isinstance(left, Group) and left.operator == operator:
        return left if right in left.nodes else Group(operator, (*left.nodes, right))
    return Group(operator, (left, right))


def _depth(node: Node) -> int:
    if isinstance(node, Term):
        return 0
    if isinstance(node, Not):
        return 1 + _depth(node.node)
    return 1 + max(_depth(inner) for inner in node.nodes)
