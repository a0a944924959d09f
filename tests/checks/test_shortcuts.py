"""What checks leave out to be quick: never anything that would be found, and no text is cut twice."""

import re as stdlib_re
from collections import Counter
from collections.abc import Iterator

import pytest
import regex as re
from hypothesis import given
from hypothesis import strategies as st
from icu4py.breakers import WordBreaker
from sentencex import get_sentence_boundaries

from fiel.checks import CHECKS, calques, capitals, check_item, cues, negation, numerals, untranslated, words
from fiel.checks import language as language_module
from fiel.checks.folding import compile_words, find_parts, has_part
from tests.checks.items import make_item

PIECES = (
    *" .,:;?!()'’-\"\n1٣%/+=…。।·¿¡«a",
    *("Both A and C", "either a or b", "I only", "IV", "statement II", "options B", "D, or E"),
    *("not", "No", "cannot", "isn't", "won’t", "another", "atLEAST", "except", "Dr.", "e.g.", "3.5", "agua"),
    *("Σ", "ſ", "İ", "ı", "K", "ß", "é", "\u0307", "हिन्दी", "ไทย", "\u00a0", "\u2028", "\x1c", "\ud800"),
)
TEXT = st.lists(st.sampled_from(PIECES), max_size=12).map("".join) | st.text(max_size=20)


@given(TEXT, st.sampled_from(["en", "es", "el", "hi", "th", "zh", "xx"]))
def test_one_sentence_is_known_without_cutting(text: str, language: str) -> None:
    quick = words.find_sentences.__wrapped__(text, language)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(words, "_ONE_SENTENCE", re.compile("(?!)"))
        assert words.find_sentences.__wrapped__(text, language) == quick


@given(TEXT)
def test_no_reference_and_no_negation_is_ruled_out(text: str) -> None:
    if cues._REFERENCES.search(text):
        assert cues._may_refer(text)
    if negation._EITHER.search(text):
        assert negation._may_negate(text)


@given(TEXT, st.integers(0, 30))
def test_beginnings_of_sentences_are_those_of_the_pattern(text: str, start: int) -> None:
    start = min(start, len(text))
    pattern = capitals._BEGINS.search(text, max(0, start - 4), start)
    assert capitals._begins(text, start) == (pattern is not None)


WORDS = ("momento", "silicona*", "los químicos", "İzmir", "ılık", "sister*", "kilo", "straße", "σῶς*", "a b")


@given(st.sampled_from(WORDS), TEXT, TEXT)
def test_a_text_with_a_word_has_its_part(word: str, before: str, after: str) -> None:
    pattern, parts = compile_words([word]), find_parts([word])
    for change in (str, str.upper, str.title, str.swapcase):
        text = f"{before} {change(word.replace('*', 'x'))} {after}"
        assert not pattern.search(text) or has_part(text.casefold(), parts)


@pytest.mark.parametrize("code", ["es", "ca", "pt", "fr", "it", "de"])
def test_false_friends_are_found_by_their_parts(code: str) -> None:
    for friend in calques._load_false_friends(code)[0]:
        assert friend.parts and not has_part("", friend.parts)


def test_a_calque_has_its_fixed_part() -> None:
    find = calques._find_fixed_parts
    assert find(r"\b(?:es|será) (?:el|la) más probable (?:que|de(?! (?:l[ao]s)\b))\b") == (" más probable ",)
    assert find(r"(?<=(?:^|[.?!:]\s*))(?:was|welche[rs]?)\b[^,.]{0,90}?\bam\b") == ("am",)
    assert find(r"\bes (?:más )?propens[oa]\b|\bm[áa]s propensos? a\b") == ("propens", "s propenso")
    assert find(r"basée?s? sur\p{L}+") == ("basé",)
    assert find(r"\bs\x27ha de\b") == ("ha de",)
    assert find(r"(?:a[)]b) foo|[]|]bar") == (" foo", "bar")
    assert find("yap\u0131lmas\u0131 |gerekli") == ("", "gerekli")


CALQUES = [
    (language, phrase)
    for language in sorted(path.stem for path in language_module._FOLDER.glob("*.toml"))
    for phrase in language_module.load_language(language).calques
]


def draw_match(data: st.DataObject, phrase: str) -> str:
    """Draw a text that a pattern matches; skip the patterns that only the module regex knows."""
    known = phrase.replace(r"\p{L}", "[a-zé]").replace(r"\p{Lu}", "[A-Z]").replace(r"\p{Ll}", "[a-z]")
    try:
        pattern = stdlib_re.compile(known, stdlib_re.IGNORECASE)
    except stdlib_re.error:
        return ""
    return data.draw(st.from_regex(pattern))


@given(st.data(), st.sampled_from(CALQUES))
def test_every_text_with_a_calque_has_one_of_its_parts(data: st.DataObject, calque: tuple[str, str]) -> None:
    language, phrase = calque
    text = draw_match(data, phrase)
    found = next(each for each in calques._load_calques(language) if each.phrase.pattern == phrase)
    for each in (text, text.upper()):
        if found.phrase.search(each):
            assert has_part(each.casefold(), found.parts)


LETTERS = st.text(st.sampled_from("aéñZºªµ²5_9 '’‘.,:;·¸-–—…\n\r\xa0\xad\x85“−\0\u0301\u200dжไ")) | TEXT


@given(LETTERS, st.sampled_from(["es", "en", "it", "sv", "th", "zh", "xx"]))
def test_plain_texts_are_cut_as_by_icu(text: str, language: str) -> None:
    assert_cut_as_by_icu(text, language)


def test_every_latin_character_ends_a_word_as_in_icu() -> None:
    for character in map(chr, range(256)):
        for text in ("a{}b", "1{}a", "a{}1", "1{}1a", "{}a", "a{}"):
            assert_cut_as_by_icu(text.format(character), "es")


def assert_cut_as_by_icu(text: str, language: str) -> None:
    words.list_words.cache_clear()
    plain = words.find_words.__wrapped__(text, language)
    words.list_words.cache_clear()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(words, "_split_plain", lambda text: None)
        assert words.find_words.__wrapped__(text, language) == plain
    words.list_words.cache_clear()
    assert all(text[start:end] == word for word, start, end in plain)


@given(TEXT | st.text(st.sampled_from("-−–.,0٣½²₂ $€a(")))
def test_numbers_are_matched_where_they_may_begin(text: str) -> None:
    quick = [each.digits.span() for each in numerals.match_digits(text, scales={})]
    assert quick == [each.span() for each in numerals._NUMBER.finditer(text)]


@pytest.fixture
def cuts(monkeypatch: pytest.MonkeyPatch) -> Iterator[Counter[str]]:
    """Count how often each text is cut into words or sentences."""
    counted: Counter[str] = Counter()

    def count_words(text: str, language: str) -> object:
        counted[f"{language}: {text}"] += 1
        return WordBreaker(text, language)

    def count_plain(text: str) -> list[str] | None:
        pieces = split_plain(text)
        counted[f"plain: {text}"] += pieces is not None
        return pieces

    def count_sentences(language: str, text: str) -> object:
        counted[f"sentences {language}: {text}"] += 1
        return get_sentence_boundaries(language, text)

    split_plain = words._split_plain
    monkeypatch.setattr(words, "WordBreaker", count_words)
    monkeypatch.setattr(words, "_split_plain", count_plain)
    monkeypatch.setattr(words, "get_sentence_boundaries", count_sentences)
    yield counted


QUESTION = "¿Cuál de los siguientes animales no es un mamífero? Elija la mejor respuesta."
ORIGINAL = "Which of the following animals is not a mammal? Choose the best answer."
OPTIONS = {"option_a": ("la ballena azul", "the blue whale"), "option_b": ("el tiburón", "the shark")}


def test_no_text_is_cut_twice_for_all_checks(cuts: Counter[str]) -> None:
    item = make_item("es", instruction=(QUESTION, ORIGINAL), **OPTIONS)
    for _ in range(2):
        check_item(item, CHECKS)
    assert cuts[f"plain: {QUESTION}"] == 1
    assert set(cuts.values()) == {1}


def test_what_has_no_number_and_no_english_word_is_not_cut(cuts: Counter[str]) -> None:
    text, source = "La ballena respira con pulmones", "Whales breathe with lungs"
    item = make_item("es", instruction=(text, source))
    for _ in range(2):
        cuts.clear()  # the number words themselves are cut once
        assert numerals.find_number_words(source, "en", scales={}) == []
        assert numerals.find_number_words(text, "es", scales={}) == []
    assert not cuts
    assert untranslated.find_untranslated(item) == []
    assert set(cuts) == {f"plain: {text}"}  # the English has none of its words, so it is not cut
    words.find_sentences(text, "es")
    assert set(cuts) == {f"plain: {text}"}  # and one sentence is known as such
