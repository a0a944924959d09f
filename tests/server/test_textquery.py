import pytest
from hypothesis import given
from hypothesis import strategies as st

from fiel.server.textquery import Group, Node, Not, QueryTooLongError, Term, parse_text_query


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


@pytest.mark.parametrize("text", [" ".join(f"w{at}" for at in range(101)), "a (b | " * 40, "a b | c " * 30])
def test_refuses_what_is_too_much(text: str) -> None:
    with pytest.raises(QueryTooLongError, match="at most"):
        parse_text_query(text)


@given(st.text(alphabet=' \t\\"()|+-*~%ab', max_size=60) | st.text(max_size=60))
def test_any_text_is_a_query(text: str) -> None:
    try:
        parse_text_query(text)
    except QueryTooLongError:
        pass
