"""What must hold for the texts of every language, whoever translates them."""

import re
from functools import cache
from itertools import product
from pathlib import Path

import pytest
from babel import Locale
from babel.numbers import format_decimal, format_percent
from fluent.syntax import FluentParser
from fluent.syntax.ast import BaseNode, Message, NumberLiteral, TextElement, VariableReference, Variant

import fiel.messages.catalogue
from fiel.messages.catalogue import Catalogue, available_languages, waits_for_reader
from fiel.messages.readers import FORM_AREAS, warn_of_words

MESSAGES = Path(fiel.messages.catalogue.__file__).parent
LANGUAGES = ("ar", "ca", "en", "es", "eu", "fr", "gl", "it", "pt")
TRANSLATED = tuple(language for language in LANGUAGES if language != "en")
OURS = ("en", "es")  # the languages that the project's own people write
BILINGUAL = {"card", "contributors"}  # what an export says is in Spanish and English
AREAS = sorted({path.stem for path in MESSAGES.glob("*/*.ftl")})
PAIRS = [(area, each) for area, each in product(AREAS, TRANSLATED) if each in available_languages(area)]

PLURALS = {"zero", "one", "two", "few", "many", "other"}
COUNTS = (0, 1, 2, 5, 21, 1_000_000)
ANSWERS = {
    "ar": "لا إجابات, إجابة واحدة, إجابتان, 5 إجابات, 21 إجابة, 1,000,000 إجابة",
    "ca": "0 respostes, 1 resposta, 2 respostes, 5 respostes, 21 respostes, 1.000.000 de respostes",
    "en": "0 answers, 1 answer, 2 answers, 5 answers, 21 answers, 1,000,000 answers",
    "es": "0 respuestas, 1 respuesta, 2 respuestas, 5 respuestas, 21 respuestas, 1.000.000 respuestas",
    "eu": "0 erantzun, erantzun 1, 2 erantzun, 5 erantzun, 21 erantzun, 1.000.000 erantzun",
    "fr": "0 réponse, 1 réponse, 2 réponses, 5 réponses, 21 réponses, 1\u202f000\u202f000 de réponses",
    "gl": "0 respostas, 1 resposta, 2 respostas, 5 respostas, 21 respostas, 1.000.000 respostas",
    "it": "0 risposte, 1 risposta, 2 risposte, 5 risposte, 21 risposte, 1.000.000 di risposte",
    "pt": "0 resposta, 1 resposta, 2 respostas, 5 respostas, 21 respostas, 1.000.000 de respostas",
}
"""What ``card-answers`` says of each of `COUNTS`."""

SAME_AS_ENGLISH = {
    *("benchmark-arc", "benchmark-dibt", "benchmark-hellaswag", "benchmark-mmlu"),
    *("card-work", "metric-one", "p"),  # names and numbers only
    *("key-backspace", "key-control", "key-enter", "key-escape", "key-shift", "key-tab"),  # as on the keys
    *("label-region-africa", "label-region-asia", "label-region-europe", "label-region-oceania"),
}
SAME_IN = {
    "ar": {"card-percent"},
    "ca": {"segment-ctx_a", "segment-context", "error", "model", "sorting--record", "source"}
    | {"label-culture-no", "label-time-no"},
    "es": {"error", "benchmark-column", "sorting--record", "source", "label-culture-no", "label-time-no"},
    "fr": {"points", "subject-marketing", "subject-nutrition", "segment-instruction", "segment-option"}
    | {"annotationGuidelines", "guidelines", "guide", "questions", "name-options", "source", "effort-title"}
    | {f"segment-option_{letter}" for letter in "abcde"},
    "it": {"card-percent", "subject-marketing", "login--password", "label-culture-no", "label-time-no"},
    "pt": {"card-percent", "subject-marketing", "name-one", "source"},
}


@cache
def read_messages(area: str, language: str) -> dict[str, Message]:
    text = (MESSAGES / language / f"{area}.ftl").read_text(encoding="utf-8")
    entries = FluentParser().parse(text).body
    return {entry.id.name: entry for entry in entries if isinstance(entry, Message)}


def nodes_of(node: object) -> list[BaseNode]:
    if isinstance(node, list):
        return [found for each in node for found in nodes_of(each)]
    if not isinstance(node, BaseNode):
        return []
    return [node, *(found for each in vars(node).values() for found in nodes_of(each))]


def variables_of(message: BaseNode) -> set[str]:
    return {node.id.name for node in nodes_of(message) if isinstance(node, VariableReference)}


def variants_of(message: Message) -> set[str]:
    keys = [node.key for node in nodes_of(message) if isinstance(node, Variant)]
    return {str(key.value) if isinstance(key, NumberLiteral) else key.name for key in keys}


def texts_of(message: BaseNode) -> str:
    return "\n".join(node.value for node in nodes_of(message) if isinstance(node, TextElement))


@pytest.mark.parametrize("area", sorted(set(AREAS) - BILINGUAL))
def test_every_area_is_in_every_language(area: str) -> None:
    assert available_languages(area) == sorted(LANGUAGES)


@pytest.mark.parametrize(("area", "language"), PAIRS)
def test_a_language_has_the_messages_and_variables_of_english(area: str, language: str) -> None:
    english, translated = read_messages(area, "en"), read_messages(area, language)
    assert set(translated) == set(english)
    for key, message in translated.items():
        assert variables_of(message) == variables_of(english[key]), key
        assert variants_of(message) - PLURALS - {"0", "1"} == variants_of(english[key]) - PLURALS - {
            "0",
            "1",
        }, key


@pytest.mark.parametrize(("area", "language"), PAIRS)
def test_no_message_is_left_in_english(area: str, language: str) -> None:
    english = read_messages(area, "en")
    same = {
        key
        for key, message in read_messages(area, language).items()
        if message.equals(english[key], ignored_fields=["span", "comment"])
    }
    assert same <= SAME_AS_ENGLISH | SAME_IN.get(language, set())


@pytest.mark.parametrize(
    ("area", "language"), [(area, each) for area in AREAS for each in available_languages(area)]
)
def test_plurals_are_those_of_cldr(area: str, language: str) -> None:
    rule = Locale(language).plural_form
    categories = {rule(count) for count in (*range(200), 1_000_000)}
    for key, message in read_messages(area, language).items():
        used = variants_of(message) & PLURALS
        assert "one" not in used or used <= categories, key
        for count in COUNTS:
            values = dict.fromkeys(variables_of(message), count)
            assert "{" not in Catalogue(area, language).text(key, **values), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_counts_read_as_people_say_them(language: str) -> None:
    say = Catalogue("share", language).text
    assert ", ".join(say("card-answers", answers=count) for count in COUNTS) == ANSWERS[language]


@pytest.mark.parametrize("language", [each for each in LANGUAGES if Locale(each).plural_form(0) == "one"])
def test_none_is_not_called_one(language: str) -> None:
    """French and Portuguese count none as one: there, ``un`` cannot stand for the number."""
    for area in available_areas(language):
        for key, message in read_messages(area, language).items():
            ones = [node for node in nodes_of(message) if isinstance(node, Variant) and is_one(node)]
            if ones and "0" not in variants_of(message):
                said = "\n".join(texts_of(node) for node in ones if not variables_of(node))
                assert not re.search(r"\b(une?|uma?)\b", said, re.I), (area, key)


def is_one(variant: Variant) -> bool:
    return not isinstance(variant.key, NumberLiteral) and variant.key.name == "one"


def available_areas(language: str) -> list[str]:
    return [area for area in AREAS if language in available_languages(area)]


@pytest.mark.parametrize("language", sorted({*LANGUAGES} - {*OURS}))
def test_percentages_are_written_as_in_cldr(language: str) -> None:
    percent = format_percent(0.42, locale=language)
    assert Catalogue("share", language).text("card-percent", percent=42) == percent
    assert percent in Catalogue("share", language).text("badge", percent=42)
    noise = Catalogue("impact", language).text("noise", value=42, low=7, high=7, here=7)
    assert percent in noise


@pytest.mark.parametrize("area", [area for area in AREAS if "fr" in available_languages(area)])
def test_french_spaces_cannot_break_a_line(area: str) -> None:
    for key, message in read_messages(area, "fr").items():
        texts = texts_of(message)
        assert not re.search(r"(?<![\u00a0\u202f])[;!?»%](?!\w)", texts.replace("en %", "")), key
        assert not re.search(r"[ \w]:(?=\s|$)", texts, re.M), key
        assert not re.search(r"«(?!\u00a0)", texts), key


@pytest.mark.parametrize(
    ("area", "language"),
    [(area, each) for area in AREAS for each in ("ca", "fr", "it") if each in available_languages(area)],
)
def test_apostrophes_are_typographic(area: str, language: str) -> None:
    for key, message in read_messages(area, language).items():
        assert "'" not in texts_of(message), key


def test_every_file_says_whether_a_native_reader_signed_it_off() -> None:
    signed = re.compile(r"# status: signed off by \S.*, \d{4}-\d{2}-\d{2}")
    for path in MESSAGES.glob("*/*.ftl"):
        language, area = path.parent.name, path.stem
        first = path.read_text(encoding="utf-8").split("\n")[0]
        if language not in OURS:
            assert waits_for_reader(area, language) or signed.fullmatch(first), path
        else:
            assert not waits_for_reader(area, language), path


def test_the_organizer_learns_which_words_wait_until_they_are_signed_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (warning,) = warn_of_words("ca-ES")
    assert "Catalan" in warning
    assert all(f"ca/{area}.ftl" in warning for area in FORM_AREAS)
    assert warn_of_words("es") == warn_of_words("en") == warn_of_words("de") == []
    monkeypatch.setattr(fiel.messages.catalogue, "_FOLDER", tmp_path)
    (tmp_path / "ca").mkdir()
    for area in FORM_AREAS:
        (tmp_path / f"ca/{area}.ftl").write_text(
            "# status: signed off by Mercè Puig, 2026-12-03\nhello = Hola\n"
        )
    (tmp_path / "ca/about.ftl").write_text("# status: waiting for a native reader\nhello = Hola\n")
    (warning,) = warn_of_words("ca")
    assert "ca/about.ftl" in warning
    assert "ca/form.ftl" not in warning


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_follow_cldr(language: str) -> None:
    written = format_decimal(12345, locale=language)
    assert written in Catalogue("dashboard", language).text("age-days", count=12345)
