import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fiel.checks.notation import find_changed_code, find_changed_formulas
from tests.checks.examples import find_in, make_item


@pytest.mark.parametrize(
    ("language", "translation", "source", "found"),
    [
        ("es", "El agua es H3O.", "Water is H2O.", ("H3O", "H2O", "H3O")),
        ("es", "Se forma Na₂O.", "It forms NaO2.", ("Na₂O", "NaO2", "Na₂O")),
        ("es", "Si x^2 + 3 = 9", "If x^2 + 3 = 7", ("x^2 + 3 = 9", "x^2 + 3 = 7", "x^2 + 3 = 9")),
        ("es", "cuando p > q", "when p < q", ("p > q", "p < q", "p > q")),
        ("es", "La mitad, \\ frac{1}{2}", "One half, \\frac{1}{2}", (None, "\\frac", "")),
        ("es", "dióxido", "CO2", (None, "CO2", "")),
        ("de", "Es gilt F = m * b.", "F = m * a holds.", ("F = m * b", "F = m * a", "F = m * b")),
        ("ar", "الماء هو H3O", "Water is H2O.", ("H3O", "H2O", "H3O")),
    ],
)
def test_a_changed_formula(
    language: str, translation: str, source: str, found: tuple[str | None, str, str]
) -> None:
    assert find_in(translation, source, check=find_changed_formulas, language=language) == [found]


@pytest.mark.parametrize(
    ("language", "translation", "source"),
    [
        ("es", "El agua es H₂O.", "Water is H2O."),
        ("es", "Si x² + 3 = 7", "If x^2 + 3 = 7"),
        ("es", "p < 0,05", "p < .05"),
        ("es", "2 × w = 66", "2 * w = 66"),
        ("es", "x − 1 = 2", "x - 1 = 2"),
        ("es", "\\text{si } \\frac{1}{2}", "\\text{if } \\frac{1}{2}"),
        ("es", "entre 2 y 3", "2-3"),
        ("es", "la vitamina B12 y el plan", "vitamin B12 and a plan"),
        ("es", "cuesta $5 o más", "it costs $5 or more"),
        ("fr", "Si x = 5 et y = 3", "If x = 5 and y = 3"),
        ("de", "Ein A oder ein B", "An A or a B"),
    ],
)
def test_the_same_formula(language: str, translation: str, source: str) -> None:
    assert find_in(translation, source, check=find_changed_formulas, language=language) == []


@pytest.mark.parametrize(
    ("language", "translation", "source", "found"),
    [
        ("es", "Llama a título().", "Call title().", (None, "title()", "")),
        ("es", "Usa `imprimir(x)`.", "Use `print(x)`.", ("imprimir(x)", "print(x)", "imprimir(x)")),
        ("es", "Abre datos.csv", "Open data.csv", ("datos.csv", "data.csv", "datos.csv")),
        ("es", "la función suma_total", "the function total_sum", (None, "total_sum", "")),
        (
            "es",
            "en /casa/ana/notas",
            "in /home/ana/notes",
            ("/casa/ana/notas", "/home/ana/notes", "/casa/ana/notas"),
        ),
        ("pt", "com --ajuda", "with --help", ("--ajuda", "--help", "--ajuda")),
    ],
)
def test_changed_code(
    language: str, translation: str, source: str, found: tuple[str | None, str, str]
) -> None:
    assert find_in(translation, source, check=find_changed_code, language=language) == [found]


@pytest.mark.parametrize(
    ("language", "translation", "source"),
    [
        ("es", "Llama a title ().", "Call title()."),
        ("es", "Usa `print(x)`.", "Use `print(x)`."),
        ("es", "y/o", "and/or"),
        ("es", "hombres/mujeres", "men/women"),
        ("es", "examinando el caso", "exam_ining the case"),
        ("de", "und/oder -- also", "and/or -- so"),
    ],
)
def test_code_that_stayed_and_what_is_no_code(language: str, translation: str, source: str) -> None:
    assert find_in(translation, source, check=find_changed_code, language=language) == []


@settings(deadline=None)  # the first call reads what is known of a language
@given(st.text(st.sampled_from("abxHONa2₂²^=+*<() .\\frac_`-/$,"), max_size=40))
def test_a_text_has_the_formulas_and_the_code_of_itself(text: str) -> None:
    item = make_item(("instruction", f"{text} ", text))
    assert find_changed_formulas(item) == find_changed_code(item) == []
