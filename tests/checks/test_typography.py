import pytest

from fiel.checks.typography import (
    find_doubled_spaces,
    find_doubled_words,
    find_early_marks,
    find_end_punctuation,
    find_unpaired_marks,
)
from tests.checks.items import check_text, make_item, places


@pytest.mark.parametrize(
    ("language", "text", "source", "mark"),
    [
        ("es", "Cuál es la luz?", "Which is light?", "?"),
        ("es", "¿Cuál es la luz", "Which is light?", "¿"),
        ("es", "Qué bien!", "How nice!", "!"),
        ("es", "La luz (blanca es", "The (white) light is", "("),
        ("es", "La luz blanca) es", "The (white) light is", ")"),
        ("es", "La «luz es", "The “light” is", "«"),
        ("es", 'La "luz es', 'The "light" is', '"'),
        ("fr", "La « lumière", "The light", "«"),
        ("de", "Das „Licht ist", "The “light” is", "„"),
    ],
)
def test_marks_without_their_other_half(language: str, text: str, source: str, mark: str) -> None:
    findings = check_text(find_unpaired_marks, language, text, source)
    assert places(findings, text) == [mark]
    assert mark in findings[0].values["pair"]


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        ("es", "¿Cuál es la luz? ¡Dilo!", "Which is light? Say it!"),
        ("es", "a) la luz b) la sombra", "a) light b) shade"),
        ("es", 'Mide 5" de largo', 'It is 5" long'),
        ("es", "(la (luz) blanca)", "(the (white) light)"),
        ("es", "Es la d'Ana", "It is Ana's"),
        ("ca", "Quina és la llum?", "Which is light?"),
        ("fr", "Quelle est la lumière ?", "Which is light?"),
        ("de", "Das „Licht“ ist", "The “light” is"),
        ("es", "", "(the light)"),
    ],
)
def test_marks_in_pairs(language: str, text: str, source: str) -> None:
    assert check_text(find_unpaired_marks, language, text, source) == []


@pytest.mark.parametrize(
    ("language", "text", "source", "mark"),
    [
        ("es", "Cuál es la luz.", "Which is light?", "?"),
        ("es", "La luz es", "Light is:", ":"),
        ("es", "La luz es blanca", "Light is white.", "."),
        ("pt", "Qual é a luz", "Which is light?", "?"),
        ("ar", "ما هو الضوء.", "What is light?", "؟"),
    ],
)
def test_an_end_without_its_mark(language: str, text: str, source: str, mark: str) -> None:
    (finding,) = check_text(find_end_punctuation, language, text, source)
    assert finding.values == {"mark": mark}
    assert finding.span == (len(text) - 1, len(text))


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        ("es", "¿Cuál es la luz? ", "Which is light?"),
        ("es", "¿Cuál es la luz? (en 2019)", "In 2019, which is light?"),
        ("es", "¿Cómo se llama la luz?", "Light is called:"),
        ("es", "La luz es ______", "Light is ______."),
        ("ar", "ما هو الضوء؟", "What is light?"),
        ("th", "แสงคืออะไร", "What is light?"),  # Thai does without
        ("es", "", "Light is white."),
    ],
)
def test_an_end_that_is_right(language: str, text: str, source: str) -> None:
    assert check_text(find_end_punctuation, language, text, source) == []


@pytest.mark.parametrize("language", ["es", "it"])
def test_one_option_that_ends_otherwise(language: str) -> None:
    stopped = {
        "option_a": ("La luz.", "Light."),
        "option_b": ("La sombra.", "Shade."),
        "option_c": ("El sol", "Sun."),
    }
    (missing,) = find_end_punctuation(make_item(language, **stopped))
    assert (missing.segment, missing.values, missing.span) == ("option_c", {"mark": "."}, (5, 6))
    plain = {
        "option_a": ("La luz.", "Light"),
        "option_b": ("La sombra", "Shade"),
        "option_c": ("El sol", "Sun"),
    }
    (added,) = find_end_punctuation(make_item(language, **plain))
    assert (added.segment, added.values, added.span) == ("option_a", {"mark": "none"}, (6, 7))


def test_options_that_end_otherwise_in_the_source_too() -> None:
    options = {
        "option_a": ("La luz.", "Light."),
        "option_b": ("La sombra", "Shade"),
        "option_c": ("El sol", "Sun"),
    }
    assert find_end_punctuation(make_item("es", **options)) == []
    same = {name: (text.rstrip("."), source) for name, (text, source) in options.items()}
    assert find_end_punctuation(make_item("es", **same)) == []


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("es", "La luz de de la luna", "de de"),
        ("es", "Tanto como como ahora", "como como"),
        ("es", "El el sol", "El el"),
        ("ca", "La llum de de la lluna", "de de"),
        ("fr", "La lumière de de la lune", "de de"),
    ],
)
def test_a_word_twice(language: str, text: str, place: str) -> None:
    findings = check_text(find_doubled_words, language, text, "The light of the moon")
    assert [finding.check for finding in findings] == ["doubled-word"]
    assert places(findings, text) == [place]


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        ("es", "Es muy muy claro", "It is clear"),
        ("es", "Bora Bora es una isla", "Bora Bora is an island"),
        ("es", "El genotipo AA AA", "The genotype"),
        ("es", "de, de la luz", "Of light"),
        ("es", "La casa-casa casa", "The house"),
        ("es", "Es de desde ayer", "Since yesterday"),
        ("fr", "Nous nous lavons", "We wash"),
        ("id", "orang orang", "people"),
    ],
)
def test_words_that_may_stand_twice(language: str, text: str, source: str) -> None:
    assert check_text(find_doubled_words, language, text, source) == []


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("es", "La luz  blanca", "  "),
        ("es", "La luz , blanca", " ,"),
        ("es", "¿La luz ?", " ?"),
        ("fr", "La lumière , blanche", " ,"),
        ("zu", "Ukukhanya  okumhlophe", "  "),
    ],
)
def test_a_space_too_many(language: str, text: str, place: str) -> None:
    findings = check_text(find_doubled_spaces, language, text, "White light")
    assert [finding.check for finding in findings] == ["doubled-space"]
    assert places(findings, text) == [place]


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        ("es", "La luz blanca", "White light"),
        ("es", "  La luz\n  blanca", "White light"),
        ("es", "La  luz", "The  light"),
        ("es", "Vale .5 euros", "It is .5 euros"),
        ("es", "La luz . . .", "The light . . ."),
        ("fr", "La lumière ?", "The light?"),
        ("zu", "Ukukhanya ?", "The light?"),
    ],
)
def test_spaces_that_are_right(language: str, text: str, source: str) -> None:
    assert check_text(find_doubled_spaces, language, text, source) == []


def test_an_opening_mark_before_more_than_the_question() -> None:
    text = "Mira. ¿En las plantas verdes, qué produce el oxígeno?"
    assert places(check_text(find_early_marks, "es", text, None), text) == ["¿"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "En las plantas verdes, ¿qué produce el oxígeno?"),
        ("es", "¿En qué plantas verdes, según él, hay oxígeno?"),
        ("es", "¿Qué produce, en las plantas, el oxígeno?"),
        ("ca", "En les plantes verdes, què produeix l'oxigen?"),
    ],
)
def test_an_opening_mark_where_the_question_begins(language: str, text: str) -> None:
    assert check_text(find_early_marks, language, text, None) == []
