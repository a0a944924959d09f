"""A text is judged alike in whichever Unicode form it is written, and places point into it as it is."""

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from fiel.checks import CHECKS, Finding, check_item
from fiel.checks.folding import fold
from fiel.checks.negation import find_lost_negations
from fiel.checks.normalization import normalize_item
from fiel.checks.numbers import find_changed_numbers
from fiel.items import Item
from tests.checks.items import check_text, make_item, places

LETTERS = "á é ñ Å ç ữ й א בּ श क्षि カ ガ ｶﾞ 각 한 กำ 1 2 . 5 ? ¿ ( no «".split()
TEXT = st.lists(st.sampled_from([*LETTERS, " ", "Jamás ", "no ", "nadie ", " 3 ", "not "]), max_size=30).map(
    "".join
)


def decompose(item: Item) -> Item:
    return replace(
        item,
        segments=tuple(
            replace(
                segment,
                translation=unicodedata.normalize("NFD", segment.translation),
                source=segment.source and unicodedata.normalize("NFD", segment.source),
            )
            for segment in item.segments
        ),
    )


def quotes(item: Item, findings: list[Finding]) -> list[tuple[str, str | None, str]]:
    texts = {segment.name: segment.translation for segment in item.segments}
    return [
        (
            finding.check,
            finding.segment,
            unicodedata.normalize("NFC", texts[finding.segment or ""][slice(*finding.span)])
            if finding.span
            else "",
        )
        for finding in findings
    ]


@settings(deadline=None, max_examples=300)  # the first call reads what is known of a language
@example("?", "áｶﾞ", "es")  # the last character is two letters
@given(TEXT, TEXT, st.sampled_from(["es", "fr", "vi", "hi", "ar", "ko", "ja"]))
def test_the_form_makes_no_difference(text: str, source: str, language: str) -> None:
    item = normalize_item(make_item(language, instruction=(text, source), option_a=(source, text)))
    apart = decompose(item)
    together, separate = check_item(item, CHECKS), check_item(apart, CHECKS)
    assert quotes(item, together) == quotes(apart, separate)


def test_a_negation_in_decomposed_letters_is_known() -> None:
    text = unicodedata.normalize("NFD", "Jamás llueve aquí.")
    assert check_item(make_item("es", instruction=(text, "It never rains here."))) == []


def test_a_place_covers_whole_letters() -> None:
    text = unicodedata.normalize("NFD", "Él comió comió pan.")
    findings = check_item(make_item("es", instruction=(text, "He ate bread.")))
    assert [unicodedata.normalize("NFC", each) for each in places(findings, text)] == ["comió comió"]


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        ("hi", "जॉन ने चार सेब खरीदे।", "John bought four apples."),
        ("hi", "सीता के पास तीन किताबें हैं।", "Sita has three books."),
        ("ne", "चोरले सात सिक्का चोर्यो।", "The thief stole seven coins."),
        ("ta", "அவன் மூன்று புத்தகம் வாங்கினான்.", "He bought three books."),
        ("bn", "সে তিন বই কিনেছে।", "He bought three books."),
    ],
)
def test_vowel_signs_belong_to_the_word(language: str, text: str, source: str) -> None:
    assert check_text(find_changed_numbers, language, text, source) == []


@pytest.mark.parametrize(
    ("language", "text", "lost"),
    [
        ("hi", "किस पौधे ने धूप की आवश्यकता महसूस की?", True),  # ने is not न
        ("hi", "किस पौधे को धूप की आवश्यकता नहीं थी?", False),
        ("ar", "أيّ نبات لَا يحتاج إلى الشمس؟", False),  # with vowel marks
        ("ar", "أيّ نبات يحتاج إلى الشمس؟", True),
        ("zh", "哪种植物不需要阳光？", False),
        ("zh", "哪种植物需要阳光？", True),
    ],
)
def test_negations_are_whole_words(language: str, text: str, lost: bool) -> None:
    found = check_text(find_lost_negations, language, text, "Look. Which plant did NOT need sunlight?")
    assert bool(found) == lost


def test_folding_takes_accents_and_no_vowel_signs() -> None:
    assert fold("Ćafé") == "cafe"
    assert fold("سَلَام") == fold("سلام")
    assert fold("ने") != fold("न") and fold("गि") != fold("ग") and fold("が") != fold("か")
