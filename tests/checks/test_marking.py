from hypothesis import given
from hypothesis import strategies as st

from fiel.checks.marking import MarkedPiece, Span, cut_text, shorten_text


def test_a_place_is_a_piece_of_its_own() -> None:
    assert cut_text("Son 25 metros", (4, 6)) == [
        MarkedPiece("Son "),
        MarkedPiece("25", (0,)),
        MarkedPiece(" metros"),
    ]


def test_places_may_overlap() -> None:
    assert cut_text("abcdef", (0, 4), None, (2, 6)) == [
        MarkedPiece("ab", (0,)),
        MarkedPiece("cd", (0, 2)),
        MarkedPiece("ef", (2,)),
    ]


def test_a_text_without_places_is_one_piece() -> None:
    assert cut_text("abc", None) == [MarkedPiece("abc")]
    assert cut_text("") == []


spans = st.none() | st.tuples(st.integers(-2, 12), st.integers(-2, 12))


@given(st.text(max_size=10), st.lists(spans, max_size=4))
def test_the_pieces_are_the_text_and_no_place_is_marked_outside(text: str, places: list[Span | None]) -> None:
    pieces = cut_text(text, *places)
    assert "".join(piece.text for piece in pieces) == text
    assert all(piece.text for piece in pieces)
    for number, place in enumerate(places):
        marked = "".join(piece.text for piece in pieces if number in piece.marks)
        assert marked == (text[max(place[0], 0) : max(place[1], 0)] if place else "")


def test_a_long_text_is_shortened_around_its_place() -> None:
    text = "a" * 500 + "HERE" + "b" * 500
    short, span = shorten_text(text, (500, 504), length=50)
    assert span is not None and short[slice(*span)] == "HERE"
    assert (len(short), short[0], short[-1]) == (52, "…", "…")


@given(st.text(min_size=30, max_size=99), st.integers(0, 99), st.integers(0, 40))
def test_a_shortened_text_still_shows_where_the_place_begins(text: str, start: int, length: int) -> None:
    start = min(start, len(text) - 1)
    short, span = shorten_text(text, (start, start + length), length=20)
    assert span is not None and len(short) <= 22
    assert text[start : start + length].startswith(short[slice(*span)])
    assert length == 0 or span[0] < span[1]


def test_a_short_text_stays() -> None:
    assert shorten_text("abc", (1, 2), length=3) == ("abc", (1, 2))
    assert shorten_text("abcd", None, length=3) == ("abc…", None)
