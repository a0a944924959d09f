import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fiel.people.credits import MAX_NAME_LENGTH, Profile, credit_people, find_name_problem

LISTED = {"ana": "Ana", "leo": "Leo"}


def say(username: str, credit: bool, name: str = "") -> Profile:
    return Profile(username=username, credit=credit, display_name=name)


@pytest.mark.parametrize(
    ("profiles", "named"),
    [
        ([], LISTED),
        ([say("ana", False)], {"leo": "Leo"}),
        ([say("ana", False, "Ana M.")], {"leo": "Leo"}),
        ([say("ana", True, " Ana  M. ")], {"ana": "Ana M.", "leo": "Leo"}),
        ([say("ana", True)], LISTED),  # the list has the name that she did not repeat
        ([say("ana", True, "ana@example.org")], {"leo": "Leo"}),
        ([say("eva", True, "Eva")], {**LISTED, "eva": "Eva"}),
        ([say("eva", True)], LISTED),
        ([say("eva", False, "Eva")], LISTED),
    ],
)
def test_what_a_person_says_wins_over_the_list(profiles: list[Profile], named: dict[str, str]) -> None:
    assert credit_people(LISTED, profiles) == named


@pytest.mark.parametrize("name", ["Ana", "María José", "玲", "نورا", "O’Neil-García", "می\u200cنا", "🌻"])
def test_names_as_people_have_them_can_be_shown(name: str) -> None:
    assert find_name_problem(name) is None


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("  ", "no name was given"),
        ("a" * 61, "the name has 61 characters, more than 60"),
        ("ana@example.org", "the name looks like an e-mail address"),
        ("Ana\nGil", "the name has invisible characters"),
        ("Ana\u202egro", "the name has invisible characters"),
        ("...", "the name has no letter"),
    ],
)
def test_a_name_that_cannot_be_shown_says_why(name: str, problem: str) -> None:
    assert find_name_problem(name) == problem
    assert say("eva", True, name).problem == problem
    assert say("eva", False, name).problem is None


@given(st.text(), st.booleans())
def test_nobody_is_named_who_did_not_say_yes_with_a_name_to_show(name: str, credit: bool) -> None:
    named = credit_people({}, [say("eva", credit, name)])
    if named:
        (shown,) = named.values()
        assert credit and 0 < len(shown) <= MAX_NAME_LENGTH and "@" not in shown
        assert not any(unicodedata.category(sign) in ("Cc", "Zl", "Zp") for sign in shown)
