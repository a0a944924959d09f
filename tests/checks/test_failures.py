"""A check that raises an error stops nothing but itself, and is named."""

import logging

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from unicode_rbnf import RbnfEngine

from fiel.checks import CHECKS, Failures, Finding, check_item, prepare_checks
from fiel.checks.detector import find_errors
from fiel.checks.failures import Failure, describe_failure
from fiel.items import Item
from tests.checks.items import make_item

LANGUAGES = sorted({*RbnfEngine.get_supported_languages(), "und", "zh", "th", "my"})
ITEM = make_item("es", instruction=("Hay 3 gatos", "There are 2 cats"))


def fail_always(item: Item) -> list[Finding]:
    raise KeyError("no rule for 21")


def test_the_other_checks_go_on_and_the_failure_is_counted() -> None:
    failures = Failures()
    checks = (fail_always, *CHECKS)
    findings = [check_item(ITEM, checks, failures=failures) for _ in range(3)]
    assert findings == [check_item(ITEM)] * 3 and findings[0]
    (failure,) = failures.by_check.values()
    assert (failure.check, failure.item_id, failure.items) == ("fail_always", ITEM.id, 3)
    said = describe_failure(failure)
    assert "fail_always" in said and "no rule for 21" in said and ITEM.id in said


def test_a_failure_that_nobody_counts_is_logged_once(caplog: pytest.LogCaptureFixture) -> None:
    def fail_here(item: Item) -> list[Finding]:
        raise RuntimeError("out of order")

    with caplog.at_level(logging.WARNING):
        for _ in range(2):
            assert find_errors(ITEM, [fail_here, *CHECKS]) == find_errors(ITEM, CHECKS)
    assert [record.getMessage() for record in caplog.records if "fail_here" in record.getMessage()] == [
        describe_failure(Failure("fail_here", ITEM.id, "RuntimeError: out of order"))
    ]


NUMBER = st.one_of(
    st.integers(0, 10**13), st.sampled_from([21, 100_000, 10**9]), st.decimals(0, 10**6, places=2)
)


@settings(deadline=None, max_examples=200)  # the first text of a language reads its rules
@given(NUMBER, NUMBER, st.sampled_from(LANGUAGES))
def test_no_number_in_any_language_makes_a_check_fail(one: object, other: object, language: str) -> None:
    """Tamil failed from 21 on, Russian at 100,000 and Hungarian at 10⁹."""
    failures = Failures()
    item = make_item(language, instruction=(f"x {one} y", f"a {other} b"), option_a=("c", f"d {one}"))
    check_item(item, prepare_checks([item]), failures=failures)
    assert failures.by_check == {}
