"""Looking at all texts of an item at once finds what looking at each would."""

from dataclasses import replace
from functools import partial
from itertools import permutations

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from fiel.checks import Check
from fiel.checks.alltexts import list_plain_words
from fiel.checks.calques import find_calques, find_false_friends
from fiel.checks.capitals import find_english_acronyms
from fiel.checks.cues import find_lost_references
from fiel.checks.gender import find_changed_gender
from fiel.checks.negation import find_lost_negations
from fiel.checks.notation import find_changed_code, find_changed_formulas
from fiel.checks.numbers import find_changed_numbers
from fiel.checks.typography import find_unpaired_marks
from fiel.checks.units import find_changed_units
from fiel.checks.untranslated import find_chat_residue
from tests.checks.items import Text, make_item

find_acronyms = partial(find_english_acronyms, acronyms={"DNA": (1, 9)})

PLAIN: Text = ("Haus oder Kilometer", "House or kilometre")
EXAMPLES: list[tuple[Check, str, Text]] = [
    (find_calques, "de", ("Der Krieg begann in 1914", "The war began in 1914")),
    (find_calques, "es", ("Basado en la tabla, ¿qué pasa?", "Based on the table, what happens?")),
    (find_calques, "es", ("La reacción resulta en", "The reaction results in")),
    (find_false_friends, "ca", ("La silicona és un semiconductor.", "Silicon is a semiconductor.")),
    (find_chat_residue, "es", ("El gato (nota del traductor)", "The cat")),
    (find_chat_residue, "es", ("Traducción: el gato", "The cat")),
    (find_chat_residue, "es", ("«El gato»", "The cat")),
    (find_acronyms, "es", ("El DNA", "DNA")),
    (find_lost_references, "es", ("Ambos", "Both A and C")),
    (find_lost_references, "es", ("Ninguno", "neither a nor b")),
    (find_lost_references, "es", ("Solo", "(II) only")),
    (find_changed_gender, "es", ("Un estudiante dice que él lo sabe.", "A student says that she knows it.")),
    (find_lost_negations, "es", ("Es verdad", "It ISN'T true")),
    (find_lost_negations, "es", ("Es verdad", "It isn’t true")),
    (find_changed_formulas, "es", ("x = y + 3", "x = y + 2")),
    (find_changed_code, "es", ("Llama a imprimir()", "Call print()")),
    (find_changed_numbers, "es", ("Tiene 5", "It has 4")),
    (find_changed_numbers, "es", ("Tiene cinco", "It has four")),
    (find_changed_numbers, "es", ("Tiene doscientos", "It has one hundred")),
    (find_changed_units, "es", ("Son 5 km", "They are 5 miles")),
    (find_unpaired_marks, "es", ("Qué?", "What?")),
]


@pytest.mark.parametrize(("check", "language", "text"), EXAMPLES)
def test_what_is_found_in_a_text_is_found_between_others(check: Check, language: str, text: Text) -> None:
    alone = check(make_item(language, instruction=text))
    assert len(alone) == 1
    for order in permutations([text, PLAIN, PLAIN]):
        names = ("instruction", "option_a", "option_b")
        item = make_item(language, **dict(zip(names, order, strict=True)))
        place = names[order.index(text)]
        assert check(item) == [replace(alone[0], segment=place)]


@given(st.text(st.characters(max_codepoint=255)))
def test_plain_words_are_those_of_a_pattern(text: str) -> None:
    expected = None if "µ" in text else {*regex.findall(r"\w+", text.casefold())}
    assert list_plain_words(text) == expected  # the micro sign becomes a Greek letter
