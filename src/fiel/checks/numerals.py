"""The numbers in a text, as digits or words."""

import re as stdlib_re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

import regex as re
from unicode_rbnf import FormatPurpose, RbnfEngine
from unicode_rbnf.engine import NoRuleForNumberError

from fiel.checks.alltexts import list_plain_words
from fiel.checks.folding import CLITICS, fold, is_unspaced
from fiel.checks.words import find_words, is_within_word, list_words

Values = tuple[Decimal, ...]

_FRACTIONS = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_POWERS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_INDICES = "₀₁₂₃₄₅₆₇₈₉"
_NUMBER = re.compile(
    rf"""(?P<sign>(?<![^\s(\[{{,;:=$<>|«"“^\p{{Han}}\p{{Hiragana}}\p{{Katakana}}\p{{Hangul}}])[-−–](?:\p{{Sc}}\s?)?(?=[.,]?\d))?
    (?: \d{{1,3}}(?:[ \u00a0\u2009\u202f]\d{{3}})+(?!\d)(?:[.,]\d+)?
      | (?:(?<![\w.,])[.,])?\d+(?:[.,٫٬،]\d+)*
      | [{_FRACTIONS}] | [{_POWERS}]+ | [{_INDICES}]+ )""",
    re.VERBOSE,
)
_MAY_BEGIN = stdlib_re.compile(rf"[-−–.,\d{_FRACTIONS}{_POWERS}{_INDICES}](?:(?<![.,])|(?=\d))")
"""A number begins only there: a search for the whole pattern would try it at each letter."""
_ENGLISH = (re.compile(r"\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?"), re.compile(r"\d*\.\d+"))
_CONTINENTAL = (re.compile(r"\d{1,3}(?:[. ]\d{3})+(?:,\d+)?"), re.compile(r"\d*,\d+"))
_PREFIXED = "[克米瓦卡赫焦帕升伏安兆字比]"  # after 千 or 百万 it is a unit: 千克 is a kilogram
_LONGEST = 40  # characters of a number to compare: a text of only digits is no number
_DIGITS = re.compile(r"\d+")
_SOUTH_EAST = re.compile(r"[\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]")
_ALIKE = str.maketrans({"٫": ".", "٬": ",", "،": ",", "\u00a0": " ", "\u2009": " ", "\u202f": " "})


@dataclass(frozen=True, slots=True)
class Number:
    """A number written in digits.

    Attributes:
        text: The number as written.
        span: Its place, in characters.
        readings: Possible values, likeliest first; ``1,5`` can be one number or two.
    """

    text: str
    span: tuple[int, int]
    readings: tuple[Values, ...]


def find_numbers(text: str, *, english: bool, scales: Mapping[str, int]) -> list[Number]:
    """Find the numbers written in digits.

    In English, commas only separate thousands; otherwise all conventions are allowed. ``scales`` are the
    factors of words after a number, such as ``million``, in lower case.
    """
    return read_numbers(match_digits(text, scales=scales), english=english, scales=scales)


@dataclass(frozen=True, slots=True)
class WrittenNumber:
    """A number as it is written: with the word after it that multiplies it, if there is one."""

    text: str
    digits: re.Match[str]
    scale: re.Match[str] | None


def match_digits(text: str, *, scales: Mapping[str, int]) -> list[WrittenNumber]:
    """Match the numbers of `find_numbers`, which `read_numbers` reads."""
    pattern = _compile_scales(tuple(scales)) if scales else None
    found, end = [], 0
    for begin in map(stdlib_re.Match.start, _MAY_BEGIN.finditer(text)):
        match = _NUMBER.match(text, begin) if begin >= end else None
        if match:
            end = match.end()
            scale = pattern.match(text, end) if pattern else None
            found.append(WrittenNumber(text[begin : (scale or match).end()], match, scale))
    return found


def read_numbers(
    written: Iterable[WrittenNumber], *, english: bool, scales: Mapping[str, int]
) -> list[Number]:
    """Read numbers; see `find_numbers`."""
    numbers = []
    for each in written:
        sign = each.digits["sign"] or ""
        readings = _read(each.digits.group().removeprefix(sign), english=english)
        if each.scale:
            factor = scales[" ".join(each.scale[1].lower().split())]
            readings = tuple((*values[:-1], values[-1] * factor) for values in readings)
        if sign:
            readings = tuple((-values[0], *values[1:]) for values in readings)
        numbers.append(Number(each.text, each.digits.span(), readings))
    return numbers


@cache
def _compile_scales(words: tuple[str, ...]) -> re.Pattern[str]:
    names = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))
    end = rf"(?!{_PREFIXED})" if any(is_unspaced(word) for word in words) else r"(?![^\W\d_]|·)"
    return re.compile(rf"[\s-]?({names}){end}", re.IGNORECASE)


@lru_cache(maxsize=4096)
def _read(text: str, *, english: bool) -> tuple[Values, ...]:
    if text[0] in _FRACTIONS or text[0] in _POWERS or text[0] in _INDICES:
        text = unicodedata.normalize("NFKC", text)
    text = text[:_LONGEST].translate(_ALIKE)
    pieces = tuple(Decimal(digits) for digits in _DIGITS.findall(text))
    readings = []
    if any(pattern.fullmatch(text) for pattern in _ENGLISH) and text[0] != "0" or text[0:2] == "0.":
        readings.append(_whole(text.replace(",", "")))
    elif _ENGLISH[1].fullmatch(text):
        readings.append(_whole(text))
    if " " in text or not english:
        if any(pattern.fullmatch(text) for pattern in _CONTINENTAL):
            readings.append(_whole(text.replace(".", "").replace(" ", "").replace(",", ".")))
    return (*readings, pieces)


def _whole(text: str) -> Values:
    return (Decimal(text),) if text.count(".") < 2 else tuple(map(Decimal, _DIGITS.findall(text)))


def match_numbers(source: list[Number], translation: list[Number]) -> tuple[list[Number], list[Number]]:
    """Return the numbers that only the source has, and those that only the translation has."""
    if [number.text for number in source] == [number.text for number in translation]:
        return [], []
    same = Counter(number.text for number in source) & Counter(number.text for number in translation)
    lost, added = _without(source, same), _without(translation, same)
    pool = Counter(value for number in lost for value in number.readings[0])
    left = []
    for number in added:
        for values in number.readings:
            needed = Counter(values)
            if all(pool[value] >= count for value, count in needed.items()):
                pool.subtract(needed)
                break
        else:
            left.append(number)
    return _left_over(lost, pool), left


def _without(numbers: list[Number], same: Counter[str]) -> list[Number]:
    same, left = same.copy(), []
    for number in numbers:
        if same[number.text]:
            same[number.text] -= 1
        else:
            left.append(number)
    return left


def _left_over(numbers: list[Number], pool: Counter[Decimal]) -> list[Number]:
    left = []
    for number in reversed(numbers):
        held = Counter(number.readings[0]) & pool
        if held:
            pool.subtract(held)
            left.append(number)
    return left[::-1]


@lru_cache(maxsize=4096)
def spell(value: Decimal, code: str) -> frozenset[str]:
    """Return a whole number's cardinals and ordinals in words, folded; empty when unknown."""
    engine = _load_engine(code)
    if engine is None or value != value.to_integral_value() or not 0 <= value < 10**12:
        return frozenset()
    return frozenset(
        fold(" ".join(words.replace("\u00ad", "").split()))
        for purpose in (FormatPurpose.CARDINAL, FormatPurpose.ORDINAL)
        for words in _spellings(engine, int(value), purpose)
        if not words.isdecimal()
    )


def _spellings(engine: RbnfEngine, value: int, purpose: FormatPurpose) -> list[str]:
    try:
        spelt = engine.format_number(value, purpose).text_by_ruleset.values()
        return list(dict.fromkeys(form for text in spelt for form in _forms(text.translate(_COMMAS_BELOW))))
    except (ValueError, NoRuleForNumberError):
        # CLDR lacks words of this kind in the language, such as Romanian ordinals, or for numbers so large.
        return []


def _forms(text: str) -> tuple[str, ...]:
    """Return the ways to write a number that CLDR writes in one: *vingt-et-un* or *vingt et un*."""
    return text, _OBLIQUE.sub("ين", text), text.replace("-", " "), _ONE_HUNDRED.sub("", text)


_OBLIQUE = re.compile(r"ون\b")
"""The ending of Arabic tens as a subject, *عشرون*; after a preposition they end as *عشرين* does."""


def _is_no_number(text: str, start: int, end: int) -> bool:
    """Tell whether it is a part of a number in digits, "3.5 billion", or *năm* before a year, not five."""
    year = re.match(r"\s\d{3,4}(?!\d)", text[end : end + 6])
    return year is not None or re.search(r"\d[\s-]\Z", text[max(0, start - 2) : start]) is not None


_ONE_HUNDRED = re.compile(r"^(?:ein|ett?|en)\u00ad?(?=hund|tausend|tusen)")
"""What German and Scandinavian languages may leave out: *(ein)hundertfünfzig*, *(ett)hundra*."""

_COMMAS_BELOW = str.maketrans("şţŞŢ", "șțȘȚ")
"""The letters of Romanian in CLDR, with a cedilla, and as its norm has them; texts have both."""


def can_spell(code: str) -> bool:
    """Tell whether the number words of a language are known."""
    return _load_engine(code) is not None


@cache
def _load_engine(code: str) -> RbnfEngine | None:
    names = {"nb": "no"}
    for name in (code.replace("-", "_"), code.split("-")[0]):
        if names.get(name, name) in RbnfEngine.get_supported_languages():
            return RbnfEngine.for_language(names.get(name, name))
    return None


def find_number_words(text: str, code: str, *, scales: Mapping[str, int]) -> list[Number]:
    """Find the cardinals from 3 to 1000 and the billions that are written as words.

    Nothing is found in languages written without spaces. ``scales`` are the words for large numbers, in lower
    case.
    """
    phrases, begins, _ = _phrases(code, tuple(scales.items()))
    numbers, end = [], 0
    said = list_words(text, code) if may_say_number(text, code, scales=scales) else ()
    folded = [
        word.casefold() if word.isascii() else word.casefold().translate(_COMMAS_BELOW) for word in said
    ]
    if begins.isdisjoint(folded):
        return []
    words = find_words(text, code)
    for index, word in enumerate(words):
        if word.start < end or folded[index] not in begins:
            continue
        for length in (3, 2, 1):
            last = words[index : index + length][-1]
            parts = folded[index : index + length]
            value = phrases.get(" ".join(parts), phrases.get("".join(parts)))  # also *åtta hundra*
            if value is not None and not _is_no_number(text, word.start, last.end):
                span, end = (word.start, last.end), last.end
                numbers.append(Number(text[slice(*span)], span, ((Decimal(value),),)))
                break
    return numbers


def may_say_number(text: str, code: str, *, scales: Mapping[str, int]) -> bool:
    """Rule out cheaply most texts in which `find_number_words` finds nothing."""
    words = list_plain_words(text)
    if words is not None:
        alone, together = _split_begins(code, tuple(scales.items()))
        return not alone.isdisjoint(words) or any(words >= pair for pair in together)
    _, begins, anything = _phrases(code, tuple(scales.items()))
    usual = text.casefold().translate(_COMMAS_BELOW)
    return any(map(usual.__contains__, begins)) and anything.search(usual) is not None


@cache
def _phrases(
    code: str, scales: tuple[tuple[str, int], ...]
) -> tuple[dict[str, int], frozenset[str], re.Pattern[str]]:
    """Return the values of the phrases, their first words, and a pattern of the first words."""
    phrases = {word: value for word, value in scales if value >= 10**9}
    engine = _load_engine(code)
    for value in (*range(3, 100), *range(100, 1001, 100)):
        for text in _spellings(engine, value, FormatPurpose.CARDINAL) if engine else ():
            words = list_words(text.replace("\u00ad", "").casefold(), code)
            if 0 < len(words) <= 3 and not any(is_unspaced(word) for word in words):
                phrases[" ".join(words)] = value
    begins = frozenset(phrase.split()[0] for phrase in phrases)
    return phrases, begins, re.compile(rf"(?<![^\W\d_])(?:{'|'.join(map(re.escape, sorted(begins)))})")


@cache
def _split_begins(
    code: str, scales: tuple[tuple[str, int], ...]
) -> tuple[frozenset[str], tuple[frozenset[str], ...]]:
    """Return the words that begin a number of one word, as *seven* does, and the first two of the others."""
    phrases, begins, _ = _phrases(code, scales)
    single = [phrase for phrase in phrases if " " not in phrase]
    pairs = {frozenset(phrase.split()[:2]) for phrase in phrases if " " in phrase}
    alone = frozenset(begin for begin in begins if any(each.startswith(begin) for each in single))
    return alone, tuple(pair for pair in pairs if pair.isdisjoint(alone))


def mentions(folded: str, words: Iterable[str]) -> bool:
    """Tell whether a folded text has one of the folded words, or a longer word that begins with it.

    Words of up to three letters must be whole words, and all words in scripts of South-East Asia. Chinese and
    Japanese are searched anywhere.
    """
    return any(_is_mentioned(word, folded) for word in words if word in folded)


def _is_mentioned(word: str, folded: str) -> bool:
    places = _word_pattern(word).finditer(folded, overlapped=True)
    if not _SOUTH_EAST.match(word):
        return any(places)
    return any(not is_within_word(folded, *place.span()) for place in places)


@cache
def _word_pattern(word: str) -> re.Pattern[str]:
    if is_unspaced(word):
        return re.compile(re.escape(word))
    return re.compile(rf"(?<!\w){CLITICS}{re.escape(word)}" + ("" if len(word) > 3 else r"(?!\w)"))


def roman(value: Decimal) -> str:
    """Write a whole number from 1 to 39 in Roman numerals; otherwise return an empty text."""
    if value != value.to_integral_value() or not 1 <= value <= 39:
        return ""
    tens, ones = divmod(int(value), 10)
    return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]
