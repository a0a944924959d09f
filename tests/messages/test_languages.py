import pytest

from fiel.benchmarks.benchmark import OKAPI_LANGUAGES
from fiel.messages.catalogue import Catalogue, segment_title
from fiel.messages.languages import is_language, language_name, writing_direction


@pytest.mark.parametrize("language", ["ar", "arz", "ckb", "fa", "he", "ur", "yi", "dv", "ar-EG", "es-Arab"])
@pytest.mark.parametrize("casing", [str, str.upper])
def test_right_to_left(language: str, casing: type[str]) -> None:
    code, *subtags = language.split("-")
    assert writing_direction("-".join([code, *map(casing, subtags)])) == "rtl"


@pytest.mark.parametrize(
    "language", ["es", "es-419", "zh-Hant-TW", "hi", "xx", "und", "ar-Latn", "sr-Cyrl-RS"]
)
def test_left_to_right(language: str) -> None:
    assert writing_direction(language) == "ltr"


def test_the_script_decides_where_a_language_has_two() -> None:
    tags = ("pa", "pa-PK", "pa-Arab", "az", "az-Arab", "ku", "ku-Arab")
    directions = {tag: writing_direction(tag) for tag in tags}
    assert [tag for tag, direction in directions.items() if direction == "rtl"] == [
        "pa-PK",
        "pa-Arab",
        "az-Arab",
        "ku-Arab",
    ]


def test_of_the_published_languages_arabic_alone_is_written_from_the_right() -> None:
    assert [each for each in OKAPI_LANGUAGES if writing_direction(each) == "rtl"] == ["ar"]


@pytest.mark.parametrize("language", ["es", "ca", "pt-BR", "zh-Hant", "qu", "arn", "gn", "no"])
def test_known_languages(language: str) -> None:
    assert is_language(language)


@pytest.mark.parametrize("language", ["xx", "ed", "zzz"])
def test_unknown_languages(language: str) -> None:
    assert not is_language(language)


def test_names() -> None:
    assert language_name("ca", written_in="ca") == "català"
    assert language_name("ca", written_in="en") == "Catalan"
    assert language_name("xx", written_in="en") is None
    assert all(language_name(each, written_in=each) for each in OKAPI_LANGUAGES)


@pytest.mark.parametrize("language", OKAPI_LANGUAGES)
def test_the_form_speaks_some_language_to_everybody(language: str) -> None:
    own = {
        "ar": "صحيحة",
        "ca": "Correcta",
        "es": "Correcta",
        "eu": "Zuzena",
        "fr": "Correcte",
        "it": "Giusta",
        "pt": "Correta",
    }
    expected = own.get(language, "Correct")
    assert Catalogue("form", language).text("verdict-correct") == expected


def test_a_segment_that_the_form_has_no_word_for_goes_by_its_name() -> None:
    assert segment_title("option_a", "es") == "Opción A"
    assert segment_title("other_premise", "es") == "Other premise"


def test_a_region_takes_the_texts_of_its_language() -> None:
    assert Catalogue("form", "es-MX").text("verdict-correct") == "Correcta"
