"""Words and sentences are found in any script; places point into the text as it is."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fiel.checks.numbers import find_changed_numbers
from fiel.checks.words import find_sentences, find_words, is_within_word, list_sentences
from tests.checks.items import check_text


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "It doesn't weigh 3.5 kg", "It doesn't weigh kg"),
        ("fr", "Aujourd’hui, l'eau d'une rivière", "Aujourd hui l eau d une rivière"),
        ("it", "dell'acqua", "dell acqua"),
        ("fr", "l'1, d'2 et l'H2O", "l d et l H2O"),
        ("ca", "al·lèrgia", "al·lèrgia"),
        ("es", "una molécula de H2O (agua)", "una molécula de H2O agua"),
        ("hi", "निम्नलिखित में से कौन-सा स्तनधारी नहीं है?", "निम्नलिखित में से कौन सा स्तनधारी नहीं है"),
        ("ta", "எது பாலூட்டி அல்ல?", "எது பாலூட்டி அல்ல"),
        ("ar", "أيٌّ ممّا يلي ليس من الثدييات؟", "أيٌّ ممّا يلي ليس من الثدييات"),
        ("fa", "می\u200cشود", "می\u200cشود"),
        ("vi", unicodedata.normalize("NFD", "không phải là"), unicodedata.normalize("NFD", "không phải là")),
        ("zh", "下列动物不是哺乳动物。", "下列 动物 不是 哺乳 动物"),
        ("ja", "これは水です。", "これ は 水 です"),
        ("th", "สัตว์ชนิดใดไม่ใช่สัตว์เลี้ยง", "สัตว์ ชนิด ใด ไม่ใช่ สัตว์ เลี้ยง"),
        ("km", "សត្វណាខាងក្រោម", "សត្វ ណា ខាងក្រោម"),
        ("xx", "a 𝔘 b", "a 𝔘 b"),
    ],
)
def test_words_of_all_scripts(language: str, text: str, words: str) -> None:
    assert [each.text for each in find_words(text, language)] == words.split(" ")


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("en", "Dr. Jones weighs 3.5 kg, e.g. of salt. What is it?", 2),
        ("de", "Am 3. Mai ging Dr. Müller nach Hause. Warum?", 2),
        ("es", "Mira esto: ¿qué es? ¡No!", 3),
        ("zh", "水在零度结冰。下列哪一项不是哺乳动物？", 2),
        ("hi", "पानी जमता है। कौन-सा नहीं है?", 2),
        ("ar", "الماء يتجمد. أيٌّ ليس منها؟", 2),
        ("en", "One\ntwo\n\n", 2),
        ("en", "... 12. ", 0),
    ],
)
def test_sentences_of_all_scripts(language: str, text: str, count: int) -> None:
    assert len(list_sentences(text, language)) == count


TEXT = st.text(st.sampled_from([*"aé. :?!\n'’-1𝔘ा้ह。中สไ(«»\ud800\x00\u200d"]), max_size=40)


@given(TEXT, st.sampled_from(["en", "fr", "zh", "th", "hi", "xx", "pt-BR"]))
def test_places_are_of_the_text_as_it_is(text: str, language: str) -> None:
    for word in find_words(text, language):
        assert 0 <= word.start < word.end <= len(text)
        assert text[word.start : word.end] == word.text or "\ud800" in text
    places = find_sentences(text, language)
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert [*places] == sorted(places)
    assert text == "" or not is_within_word(text, 0, len(text))


def test_a_place_within_a_word_is_known_without_spaces() -> None:
    text = "这种动物和那种植物"
    begin = text.index("动物")
    assert not is_within_word(text, begin, begin + 2)
    assert is_within_word(text, begin, begin + 1)
    assert is_within_word("H2O y 3,5 l", 0, 2) and not is_within_word("l'eau", 2, 5)


def test_a_number_word_in_thai_is_no_part_of_another_word() -> None:
    # "can" begins with the letters of "three"
    lost = check_text(find_changed_numbers, "th", "สัตว์ที่สามารถบินได้ 4 ตัว", "There are 3 animals that can fly.")
    assert [each.values["kind"] for each in lost] == ["changed"]
    said = check_text(find_changed_numbers, "th", "มีสัตว์สามตัวที่บินได้", "There are 3 animals that can fly.")
    assert said == []
