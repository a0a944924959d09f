import pytest
from hypothesis import given
from hypothesis import strategies as st

from fiel.server.search.textquery import (
    Group,
    Lookup,
    Node,
    Not,
    Plan,
    QueryTooLongError,
    Several,
    Term,
    Without,
    parse_text_query,
    plan_lookup,
    wanted_terms,
)


def word(text: str, *, prefix: bool = False) -> Term:
    return Term(text, prefix)


A, B, C = word("a"), word("b"), word("c")


@pytest.mark.parametrize(
    ("text", "node"),
    [
        ("a", A),
        ("a b c", Group("and", (A, B, C))),
        ("a + b", Group("and", (A, B))),
        ("a a", A),
        ("a | b", Group("or", (A, B))),
        ("a | b c", Group("and", (Group("or", (A, B)), C))),
        ("a b | c", Group("or", (Group("and", (A, B)), C))),
        ("a (b | c)", Group("and", (A, Group("or", (B, C))))),
        ("-a", Not(A)),
        ("--a", A),
        ("a -b", Group("and", (A, Not(B)))),
        ("a - b", Group("and", (A, B))),
        ("-(a | b)", Not(Group("or", (A, B)))),
        ("-% a", A),
        ("a-b", word("a-b")),
        ("a*", word("a*", prefix=True)),
        ('"a b"', word("a b")),
        ('"a b"*', word("a b", prefix=True)),
        ('-"a b"', Not(word("a b"))),
        ('a "b', Group("and", (A, B))),
        ("(a", A),
        ("a)", A),
        ("((a))", A),
        ("a () b", Group("and", (A, B))),
        ("| a |", A),
        (r"\-a", word("-a")),
        (r'"a \" b"', word('a " b')),
        (r"a\*", word("a*", prefix=True)),
        ("", None),
        ("%", None),
        ("- \" ( | ) '", None),
    ],
)
def test_reads(text: str, node: Node | None) -> None:
    assert parse_text_query(text) == node


def test_star_is_everything() -> None:
    assert parse_text_query(" * ") == "everything"


@pytest.mark.parametrize("text", ["a (b | " * 40, "a b | c " * 30, "-(a " * 20])
def test_refuses_what_is_too_much(text: str) -> None:
    with pytest.raises(QueryTooLongError, match="at most"):
        parse_text_query(text)


def test_long_text_stays_flat() -> None:
    words = [word(f"w{at}") for at in range(2000)]
    assert parse_text_query(" ".join(term.text for term in words)) == Group("and", tuple(words))
    assert parse_text_query("|".join(term.text for term in words)) == Group("or", tuple(words))
    assert parse_text_query("a " * 5000) == A
    assert parse_text_query("(" * 5000 + "a" + ")" * 5000) == A


def test_takes_out_what_cannot_be_stored() -> None:
    assert parse_text_query("a\0b\ud83d") == Group("and", (A, B))


@pytest.mark.parametrize(
    ("text", "lookup", "inverted"),
    [
        ("a", A, False),
        ("-a", A, True),
        ("--a", A, False),
        ("a b", Several("and", (A, B)), False),
        ("a | b", Several("or", (A, B)), False),
        ("a -b", Without(A, B), False),
        ("a -b -c", Without(A, Several("or", (B, C))), False),
        ("-a -b", Several("or", (A, B)), True),
        ("-a | -b", Several("and", (A, B)), True),
        ("a | -b", Without(B, A), True),
        ("a | b | -c", Without(C, Several("or", (A, B))), True),
        ("-(a -b)", Without(A, B), True),
        ("(a | -b) c", Without(C, Without(B, A)), False),
        ("a (b | c)", Several("and", (Several("or", (B, C)), A)), False),
    ],
)
def test_plans_a_lookup(text: str, lookup: Lookup, inverted: bool) -> None:
    node = parse_text_query(text)
    assert isinstance(node, Term | Not | Group)
    assert plan_lookup(node) == Plan(lookup, inverted)


def test_names_the_terms_that_are_wanted() -> None:
    node = parse_text_query("a -(b -c)")
    assert isinstance(node, Group)
    assert list(wanted_terms(node)) == [A, C]


@given(st.text(alphabet=' \t\\"()|+-*~%ab', max_size=60) | st.text(max_size=60))
def test_any_text_is_a_query(text: str) -> None:
    try:
        parse_text_query(text)
    except QueryTooLongError:
        pass
