import pytest

from fiel.checks.language import warn_of_language


@pytest.mark.parametrize("language", ["es", "pt-BR", "en"])
def test_no_warning_of_a_language_that_the_checks_know(language: str) -> None:
    assert warn_of_language(language) == []


@pytest.mark.parametrize(
    ("language", "words"),
    [("ed", "found 'ed', which Fiel does not know"), ("ast", "nothing is known of 'ast' yet")],
)
def test_a_warning_of_one_that_they_do_not(language: str, words: str) -> None:
    (warning,) = warn_of_language(language)
    assert words in warning and "find nothing" in warning
