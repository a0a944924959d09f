"""What a check may say in a language follows from the findings that were judged there."""

from collections.abc import Iterator
from importlib.resources import files

import pytest

from fiel.checks import Finding, check_item, precision
from fiel.checks.precision import (
    BY_CONSTRUCTION,
    can_find_errors,
    is_silent,
    list_silent,
    load_precision,
    weigh_findings,
)
from fiel.messages.languages import is_language
from tests.checks.items import make_item
from tests.helpers.reference import check_severities

TABLE = {
    "xa": {"changed-number": (18, 20), "lost-negation": (17, 20), "grammar": (2, 5), "spelling": (1, 5)},
    "xb": {"changed-number": (19, 19), "long-answer": (10, 30), "grammar": (1, 60)},
    "xc": {"long-answer": (9, 25), "doubled-word": (4, 4)},
}


def forget() -> None:
    for each in (precision._judged_in, precision._noisy_checks, precision._known_checks):
        each.cache_clear()


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(precision, "load_precision", lambda: TABLE)
    forget()
    yield
    monkeypatch.undo()
    forget()


@pytest.mark.usefixtures("judged")
@pytest.mark.parametrize(
    ("check", "language", "errors"),
    [
        ("changed-number", "xa", True),  # 90 % of 20
        ("changed-number", "xa-MX", True),  # a variety has what its language has
        ("lost-negation", "xa", False),  # 85 %
        ("changed-number", "xb", False),  # all, but of 19
        ("changed-number", "xz", False),  # nothing was judged
        ("equal-options", "xz", True),  # by construction
        ("of-another-package", "xz", True),  # not ours to judge
        ("changed-code", "xa", False),
    ],
)
def test_errors_are_earned(check: str, language: str, errors: bool) -> None:
    assert can_find_errors(check, language) == errors


@pytest.mark.usefixtures("judged")
@pytest.mark.parametrize(
    ("check", "language", "silent"),
    [
        ("grammar", "xa", False),  # 40 % of 5
        ("spelling", "xa", True),
        ("long-answer", "xb", True),
        ("long-answer", "xz", True),  # 19 of 55 in all languages
        ("grammar", "xz", False),  # what a dictionary of another language lacks says nothing of this one
        ("doubled-word", "xz", False),
    ],
)
def test_noise_is_silent(check: str, language: str, silent: bool) -> None:
    assert is_silent(check, language) == silent


@pytest.mark.usefixtures("judged")
def test_findings_are_weighed() -> None:
    found = [
        Finding(check="changed-number", severity="error", segment="a"),
        Finding(check="lost-negation", severity="error", segment="a"),
        Finding(check="spelling", severity="warning", segment="a"),
        Finding(check="changed-number", severity="warning", segment="b"),
    ]
    assert [(each.check, each.severity, each.segment) for each in weigh_findings(found, "xa")] == [
        ("changed-number", "error", "a"),
        ("lost-negation", "warning", "a"),
        ("changed-number", "warning", "b"),
    ]


def test_a_check_that_has_not_earned_it_only_warns() -> None:
    item = make_item("fi", instruction=("Hän juoksee 3 km.", "He runs 5 km."), option_a=("", "Yes"))
    assert {(each.check, each.severity) for each in check_item(item)} == {
        ("changed-number", "warning"),
        ("empty-segment", "error"),
    }


def test_the_table_is_sound() -> None:
    table, severities = load_precision(), check_severities()
    assert len(table) >= 10
    for language, checks in table.items():
        assert is_language(language)
        for check, (right, judged) in checks.items():
            assert check in severities and 0 <= right <= judged > 0, (language, check)
    assert {check for check in BY_CONSTRUCTION if severities.get(check) != "error"} == set()


def test_a_check_that_cannot_be_wrong_is_always_heard() -> None:
    own = dict.fromkeys(BY_CONSTRUCTION, (0, 60))
    assert not any(is_silent(check, "es", own) for check in BY_CONSTRUCTION)
    empty = Finding(check="empty-segment", severity="error", segment="option_a")
    assert weigh_findings([empty], "es", own) == [empty]
    assert not BY_CONSTRUCTION & list_silent("es", own).keys()


def test_in_every_language_errors_are_certain_or_earned() -> None:
    table, severities = load_precision(), check_severities()
    languages = {
        path.name.split(".")[0] for path in files("fiel.checks").joinpath("languages").iterdir()
    } | set(table)
    assert {"ca", "de", "es", "pt"} <= languages
    for language in sorted(languages | {"xz"}):
        for check in {name for name in severities if severities[name] == "error"} - BY_CONSTRUCTION:
            right, judged = table.get(language, {}).get(check, (0, 0))
            earned = judged >= 20 and right >= 0.9 * judged
            found = [Finding(check=check, severity="error", segment="a")]
            said = {each.severity for each in weigh_findings(found, language)}
            assert said <= ({"error"} if earned else {"warning"}), (language, check)
