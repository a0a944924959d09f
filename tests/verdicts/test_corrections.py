from datetime import datetime
from typing import Any
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fiel.verdicts.corrections import KINDS, classify_correction, rank_corrections, word_differences
from tests.helpers.growth import assert_linear

PROSE = st.text(alphabet=st.sampled_from("ab é¿?.,5-日本ไท้  \n"), max_size=60) | st.text(max_size=40)


@given(PROSE, PROSE)
def test_the_pieces_make_both_texts(before: str, after: str) -> None:
    pieces = word_differences(before, after)
    assert "".join(text for text, change in pieces if change != "added") == normalize("NFC", before)
    assert "".join(text for text, change in pieces if change != "removed") == normalize("NFC", after)
    assert all(text for text, _ in pieces)
    if before == after:
        assert all(change == "same" for _, change in pieces)


def test_an_accent_that_is_written_in_another_way_is_no_difference() -> None:
    before = normalize("NFD", "Jamás cantó así")
    assert [tuple(piece) for piece in word_differences(before, "Jamás cantó allí")] == [
        ("Jamás cantó ", "same"),
        ("así", "removed"),
        ("allí", "added"),
    ]


@pytest.mark.parametrize(
    ("before", "after", "pieces"),
    [
        ("su velocidad", "su rapidez", "su [velocidad](rapidez)"),
        ("Mide 25 m de largo.", "Mide 2,5 m de largo.", "Mide [25](2,5) m de largo."),
        ("Qué fuerza actúa?", "¿Qué fuerza actúa?", "(¿)Qué fuerza actúa?"),
        ("el viejo perro ladra", "el gato negro ladra", "el [viejo perro](gato negro) ladra"),
        ("水在零度結冰", "水在零度沸騰", "水在零度[結冰](沸騰)"),
        ("น้ำเดือด", "น้ำแข็ง", "น้ำ[เดือด](แข็ง)"),
        ("यह पानी है", "यह दूध है", "यह [पानी](दूध) है"),
    ],
)
def test_words_are_compared_and_characters_where_there_are_no_spaces(
    before: str, after: str, pieces: str
) -> None:
    marks = {"same": "{}", "removed": "[{}]", "added": "({})"}
    assert "".join(marks[change].format(text) for text, change in word_differences(before, after)) == pieces


EXAMPLES = {
    "punctuation": [
        ("Cuál es la capital de Perú?", "¿Cuál es la capital de Perú?"),
        ("el río Amazonas", "El río Amazonas."),
        ("Pesa  3.5 kg", "Pesa 3,5 kg"),
        ("hola", "hola "),
    ],
    "spelling": [
        ("La celula se divide.", "La célula se divide."),
        ("Los electrones se mueben deprisa", "Los electrones se mueven deprisa"),
        ("a cerca de los planetas", "acerca de los planetas"),
        ("la estrella rojas", "la estrella roja"),
    ],
    "number": [
        ("Mide 25 m", "Mide 2,5 m"),
        ("Hace -5 °C fuera", "Hace 5 °C fuera"),
        ("En 1942 llegó Colón", "En 1492 llegó Colón"),
        ("3", "4"),
    ],
    "negation": [
        ("Todo lo siguiente ahorra agua", "Todo lo siguiente ahorra agua, excepto"),
        ("El metal conduce la corriente", "El metal no conduce la corriente"),
        ("Nunca llueve en invierno", "Llueve en invierno"),
    ],
    "omission": [
        ("El agua hierve a 100 °C", "A nivel del mar, el agua hierve a 100 °C"),
        ("la fuerza de un cuerpo", "la fuerza total de un cuerpo"),
    ],
    "addition": [
        ("la toalla toalla se seca", "la toalla se seca"),
        ("Traducción: Escribe un poema", "Escribe un poema"),
    ],
    "order": [("El rojo coche corre", "El coche rojo corre"), ("de hierro una barra", "una barra de hierro")],
    "wording": [
        ("su rapidez", "su velocidad"),
        ("Ana tomó un autobús a casa", "Ana cogió un taxi a casa"),
        ("La prueba de manejo dura una hora", "El examen de conducir dura una hora"),
    ],
    "rewritten": [
        ("Él consiguió lejos con eso en el fin", "Al final se salió con la suya"),
        ("uno dos tres cuatro", "cinco seis siete ocho"),
    ],
}


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [(before, after, kind) for kind, pairs in EXAMPLES.items() for before, after in pairs],
)
def test_what_was_mended_in_a_word(before: str, after: str, kind: str) -> None:
    assert classify_correction(before, after, language="es") == kind


def test_each_kind_has_its_example_and_negations_need_a_language() -> None:
    assert set(EXAMPLES) == set(KINDS)
    assert classify_correction("El metal conduce", "El metal no conduce") == "omission"


@given(PROSE, PROSE)
def test_every_correction_has_a_kind(before: str, after: str) -> None:
    assert classify_correction(before, after, language="es") in KINDS


def make_row(item: str, kind: str, **changes: Any) -> dict[str, Any]:
    row = {
        "campaign": "demo",
        "task": "arc",
        "benchmark": "arc",
        "item_id": item,
        "segment": "option_a",
        "before": f"antes {item}",
        "after": f"después {item}",
        "kind": kind,
        "day": datetime(2026, 3, 1),
    }
    return row | changes


def ids(rows: list[dict[str, Any]]) -> str:
    return " ".join(row["item_id"] for row in rank_corrections(rows))


def test_meaning_comes_before_commas_and_kinds_take_turns() -> None:
    rows = [
        make_row("comma", "punctuation"),
        make_row("all", "rewritten"),
        make_row("w1", "wording"),
        make_row("w2", "wording"),
        make_row("n1", "number"),
        make_row("n2", "number"),
        make_row("not", "negation"),
    ]
    assert ids(rows) == "n1 not w1 n2 w2 all comma"
    assert ids(rows[::-1]) == ids(rows)


def test_segments_and_benchmarks_take_turns_within_a_kind() -> None:
    rows = [make_row(f"a{number}", "wording") for number in range(3)]
    rows += [make_row("s", "wording", segment="instruction"), make_row("m", "wording", benchmark="mmlu")]
    assert ids(rows) == "m s a0 a1 a2"


def test_an_item_and_a_text_come_once_before_they_come_again() -> None:
    twice = [make_row("i", "number"), make_row("i", "wording", segment="option_b", before="x", after="y")]
    same = [make_row("k", "number", before="antes i", after="después i")]
    rows = [*twice, *same, make_row("o", "wording"), make_row("p", "punctuation")]
    ranked = ids(rows).split()
    assert ranked[:3] == ["i", "o", "p"] and sorted(ranked[3:]) == ["i", "k"]


def test_what_does_not_fit_on_a_card_comes_late_and_few_changes_early() -> None:
    long = make_row("long", "number", before="palabra " * 60)
    many = make_row("many", "wording", before="uno dos tres", after="seis siete ocho")
    assert ids([long, many, make_row("few", "wording")]) == "few many long"
    new = make_row("z", "wording", before="b", after="c", day=datetime(2026, 3, 2))
    assert (
        ids([make_row("y", "wording", before="d", after="e"), new]) == "y z"
    )  # when it was is nobody's business


@given(
    st.lists(
        st.tuples(st.sampled_from("abcdefgh"), st.sampled_from(KINDS), st.sampled_from("xyz")), max_size=20
    )
)
def test_the_first_ones_are_of_different_items(given_: list[tuple[str, str, str]]) -> None:
    rows = [
        make_row(item, kind, segment=segment, before=f"{number}", after=f"{number} más")
        for number, (item, kind, segment) in enumerate(given_)
    ]
    ranked = rank_corrections(rows)
    assert sorted(map(str, ranked)) == sorted(map(str, rows))
    items = len({row["item_id"] for row in rows})
    assert len({row["item_id"] for row in ranked[:items]}) == items


LENGTHY = {
    "words that recur": ("1 ", "2 "),
    "words in turn": ("ab ", "ac "),
    "one word": ("ab", "ba"),
    "numbers": ("1, ", "1. "),
}


@pytest.mark.parametrize("pieces", LENGTHY.values(), ids=LENGTHY.keys())
def test_texts_four_times_as_long_take_no_more_than_their_share(pieces: tuple[str, str]) -> None:
    def compare(letters: int) -> None:
        before, after = (piece * (letters // len(piece)) for piece in pieces)
        classify_correction(before, after, language="es")
        assert {piece.change for piece in word_differences(before, after)} >= {"removed", "added"}

    assert_linear(compare, 60_000)


def test_long_texts_are_compared_word_by_word_too() -> None:
    """Of those of thousands of words."""
    words = [f"palabra{number}" for number in range(1_000)]
    changed = [word if number % 3 else "otra" for number, word in enumerate(words)]
    pieces = word_differences(" ".join(words), " ".join(changed))
    assert "".join(piece.text for piece in pieces if piece.change != "added") == " ".join(words)
    assert "".join(piece.text for piece in pieces if piece.change != "removed") == " ".join(changed)
    assert sum(piece.change == "same" for piece in pieces) > 300
