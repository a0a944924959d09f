"""How suspicious an item is, from its form and its findings."""

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fiel.campaign.priority import prioritize_item
from fiel.checks import Finding
from fiel.checks.suspicion import INTERCEPT, count_longest_sentence, explain_suspicion, measure_suspicion
from fiel.checks.terminal import explain_item
from fiel.items import Item
from tests.checks.examples import make_item

OPTIONS = (("option_a", "un gas", "a gas"), ("option_b", "un sólido", "a solid"))
ASKED = make_item(("question", "¿Qué es el hielo?", "What is ice?"), *OPTIONS)
OPEN = make_item(("question", "El hielo es", "Ice is"), *OPTIONS)


def reasons(item: Item) -> list[str]:
    return [reason.name for reason in explain_suspicion(item, [])]


def test_a_question_that_goes_on_in_its_options_is_more_suspicious() -> None:
    assert measure_suspicion(OPEN, []) > measure_suspicion(ASKED, [])
    assert (reasons(OPEN), reasons(ASKED)) == (["open-question"], [])


@pytest.mark.parametrize(
    "source", ["What is “ice?”", "What is ice? ____", "Was?\n", "冰是什么？", "ما هو الثلج؟"]
)
def test_a_question_that_asks_is_not_open(source: str) -> None:
    assert reasons(make_item(("question", source, None), *OPTIONS)) == []
    assert reasons(make_item(("question", "El hielo es", source), *OPTIONS)) == []


def test_nothing_goes_on_without_options_or_without_a_question() -> None:
    assert reasons(make_item(("prompt", "Di algo.", "Say something."))) == []
    assert reasons(make_item(*OPTIONS)) == []


def test_one_long_sentence_is_more_suspicious_than_many_short_ones() -> None:
    words = [f"the part number {number} of the machine" for number in range(5)]
    long, short = (make_item(("prompt", "x", mark.join(words) + ".")) for mark in (" and of ", ". "))
    assert count_longest_sentence(long) > 2 * count_longest_sentence(short)
    assert reasons(long) == ["sentence"] and reasons(short) == []
    assert measure_suspicion(long, []) > measure_suspicion(short, [])


def test_a_text_without_english_is_measured_itself() -> None:
    text = "冰是水的固体形式，" * 12
    item = replace(make_item(("prompt", f"{text}。", None)), language="zh")
    assert count_longest_sentence(item) > 80
    assert reasons(item) == ["sentence"]


@given(st.integers(1, 60), st.integers(0, 3))
def test_suspicion_never_falls_with_length_or_a_finding_more(words: int, checks: int) -> None:
    findings = [Finding(check=f"c{number}", severity="warning") for number in range(checks)]
    shorter, longer = (make_item(("prompt", "x", "word " * count)) for count in (words, words + 1))
    assert measure_suspicion(shorter, findings) <= measure_suspicion(longer, findings)
    more = [*findings, Finding(check="other", severity="warning")]
    assert measure_suspicion(shorter, findings) <= measure_suspicion(shorter, more)


@given(st.dictionaries(st.sampled_from("abcdef"), st.floats(0, 1)), st.sampled_from("abcdef"))
def test_nor_with_a_finding_more_of_a_check_that_weighs_less(weights: dict[str, float], new: str) -> None:
    findings = [Finding(check=name, severity="warning") for name in "abcdef" if name != new]
    more = [*findings, Finding(check=new, severity="warning")]
    assert measure_suspicion(ASKED, findings, weights) <= measure_suspicion(ASKED, more, weights)


def test_a_short_item_with_findings_comes_early() -> None:
    one = [Finding(check="calque", severity="warning")]
    two = [*one, Finding(check="grammar", severity="warning")]
    found = [
        prioritize_item(measure_suspicion(*each))
        for each in ((ASKED, []), (ASKED, one), (OPEN, one), (ASKED, two))
    ]
    assert found == [0, 6, 8, 9]


def test_why_says_what_of_the_form_makes_it_suspicious() -> None:
    said = "\n".join(explain_item("arc", OPEN, []))
    assert "+0.82  the question goes on in its options, so each must fit it" in said
    long = make_item(("prompt", "x", "a word of it " * 40))
    said = "\n".join(explain_item("dibt", long, []))
    assert "length: 520 characters, 300 are usual" in said
    assert "longest sentence: 519 characters, 80 are usual" in said


def test_an_error_is_a_reason_of_its_own() -> None:
    error = [Finding(check="equal-options", severity="error", segment="option_a", values={"other": "B"})]
    found = explain_suspicion(ASKED, error)
    assert [reason.name for reason in found] == ["equal-options", "error"]
    assert measure_suspicion(ASKED, error) == 0.9
    odds = INTERCEPT + sum(reason.weight for reason in found)
    assert odds == pytest.approx(math.log(9))
    said = "\n".join(explain_item("arc", ASKED, error))
    assert "90% likely" in said and "an error: with one it is never less likely than 90%" in said


def test_an_item_that_is_likelier_to_need_an_edit_than_an_error_makes_it_has_no_such_reason() -> None:
    long = make_item(("question", "x", "a word of it, " * 200), *OPTIONS)
    error = [Finding(check="equal-options", severity="error", segment="option_a", values={"other": "B"})]
    assert measure_suspicion(long, error) > 0.9
    assert "error" not in [reason.name for reason in explain_suspicion(long, error)]
