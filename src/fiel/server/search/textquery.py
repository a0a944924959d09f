r"""The search box's language: Elasticsearch's ``simple_query_string``, with AND by default.

``words together``, ``"a phrase"``, ``-not``, ``this | that``, ``begin*`` and ``(groups)``. As there, any text
is a valid query: misplaced operators are skipped, operators bind from left to right, and ``\`` makes a
character literal. Two differences: a dash followed by a space is punctuation, and fuzziness and slop
(``word~2``) are not supported, so their sign separates words.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from fiel.errors import FielError

MAX_DEPTH = 25

Operator = Literal["and", "or"]

_TOKEN = re.compile(
    r"""
    (?P<sign> [()|+] | -(?=\S) )
    | " (?P<phrase> (?: \\. | [^"\\] )* ) " (?P<star> \*? )
    | (?P<word> (?: \\. | [^\s"()|+\\] )+ )  # a dash inside a word is no operator
    | .
    """,
    re.VERBOSE | re.DOTALL,
)
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")  # NUL and lone surrogates, which no database accepts


class QueryTooLongError(FielError):
    """The text query is too large for the database."""


class Term(NamedTuple):
    """Consecutive words in one field; with ``prefix`` the last one is only the beginning of a word."""

    text: str
    prefix: bool


class Not(NamedTuple):
    """A node that must not be found."""

    node: "Node"


class Group(NamedTuple):
    """Two or more nodes, of which all or any must be found."""

    operator: Operator
    nodes: tuple["Node", ...]


Node = Term | Not | Group


class Without(NamedTuple):
    """Matches of one lookup but not of the other."""

    wanted: "Lookup"
    unwanted: "Lookup"


class Several(NamedTuple):
    """Matches of all or any of two or more lookups, most deeply nested first."""

    operator: Operator
    lookups: tuple["Lookup", ...]


Lookup = Term | Without | Several
"""A query that a word index can answer: it finds where words are, never texts without words."""


class Plan(NamedTuple):
    """A lookup, and whether its matches are the answer or, if ``inverted``, everything else is."""

    lookup: Lookup
    inverted: bool


def parse_text_query(text: str) -> Node | Literal["everything"] | None:
    """Parse a query; None when it has no words, so that nothing matches.

    Raises:
        QueryTooLongError: Its operators are nested more than 25 deep.
    """
    if text.strip() == "*":
        return "everything"
    levels = [_Level()]
    for token in _tokens(_UNSTORABLE.sub(" ", text)):
        if token == "(":
            levels.append(_Level())
        elif token == ")":
            _close(levels)
        elif isinstance(token, Term):
            levels[-1].add(token, depth=0)
        elif token:
            levels[-1].take_sign(token)
        else:
            levels[-1].negated = False
    while len(levels) > 1:  # an unclosed group ends with the text
        _close(levels)
    return levels[0].node


def plan_lookup(node: Node) -> Plan:
    """Turn a query into a lookup: ``a | -b`` becomes everything except matches of ``b`` without ``a``."""
    if isinstance(node, Term):
        return Plan(node, inverted=False)
    if isinstance(node, Not):
        plan = plan_lookup(node.node)
        return Plan(plan.lookup, not plan.inverted)
    plans = [plan_lookup(inner) for inner in node.nodes]
    found = [plan.lookup for plan in plans if not plan.inverted]
    missing = [plan.lookup for plan in plans if plan.inverted]
    if node.operator == "and":
        return Plan(_without(found, missing), False) if found else Plan(_several("or", missing), True)
    return Plan(_without(missing, found), True) if missing else Plan(_several("or", found), False)


def any_of(terms: Sequence[Term]) -> Lookup:
    """Return the lookup of texts with at least one of the terms."""
    return _several("or", terms)


def wanted_terms(node: Node, *, negated: bool = False) -> Iterator[Term]:
    """Yield the terms of a query whose presence makes a record match."""
    if isinstance(node, Not):
        yield from wanted_terms(node.node, negated=not negated)
    elif isinstance(node, Group):
        for inner in node.nodes:
            yield from wanted_terms(inner, negated=negated)
    elif not negated:
        yield node


def terms_of(lookup: Lookup) -> Iterator[Term]:
    """Yield the terms of a lookup."""
    if isinstance(lookup, Term):
        yield lookup
        return
    for inner in lookup.lookups if isinstance(lookup, Several) else lookup:
        yield from terms_of(inner)


def _without(wanted: Sequence[Lookup], unwanted: Sequence[Lookup]) -> Lookup:
    every = _several("and", wanted)
    return Without(every, _several("or", unwanted)) if unwanted else every


def _several(operator: Operator, lookups: Sequence[Lookup]) -> Lookup:
    if len(lookups) == 1:
        return lookups[0]
    # Database parsers have a short stack for the part of a group that they have already read.
    return Several(operator, tuple(sorted(lookups, key=_nesting, reverse=True)))


def _nesting(lookup: Lookup) -> int:
    if isinstance(lookup, Term):
        return 0
    inner = lookup.lookups if isinstance(lookup, Several) else lookup
    return 1 + max(_nesting(each) for each in inner)


def _tokens(text: str) -> Iterator[Term | str]:
    """Split a query into terms and the operators ``( ) | + -``; terms without a letter or digit become ''."""
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
    """One group while it is parsed: its nodes so far, and the state for the next node."""

    nodes: list[Node] = field(default_factory=list)
    joined_by: Operator = "and"
    operator: Operator | None = None
    negated: bool = False
    deepest: int = 0
    known: set[Node] = field(default_factory=set)

    @property
    def node(self) -> Node | None:
        if len(self.nodes) < 2:
            return self.nodes[0] if self.nodes else None
        return Group(self.joined_by, tuple(self.nodes))

    @property
    def depth(self) -> int:
        return self.deepest + (len(self.nodes) > 1)

    def take_sign(self, sign: str) -> None:
        if sign == "-":
            self.negated = not self.negated
        elif self.operator is None and self.nodes:
            self.operator = "or" if sign == "|" else "and"

    def add(self, node: Node | None, *, depth: int) -> None:
        if node is not None and self.negated:
            self._append(Not(node), depth + 1)
        elif node is not None:
            self._append(node, depth)
        self.operator, self.negated = None, False

    def _append(self, node: Node, depth: int) -> None:
        """Append to a group with the same operator, so that a long query stays flat."""
        operator = self.operator or "and"
        if len(self.nodes) > 1 and operator != self.joined_by:
            self.nodes, self.deepest = [Group(self.joined_by, tuple(self.nodes))], self.depth
            self.known.clear()
        if depth == 0 and node in self.known:
            return
        if depth == 0:
            self.known.add(node)
        self.nodes.append(node)
        self.joined_by = operator
        self.deepest = max(self.deepest, depth)
        if self.depth > MAX_DEPTH:
            raise QueryTooLongError(
                f"text query: expected operators nested at most {MAX_DEPTH} deep, found more"
            )


def _close(levels: list[_Level]) -> None:
    if len(levels) > 1:
        closed = levels.pop()
        levels[-1].add(closed.node, depth=closed.depth)
