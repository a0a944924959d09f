import pytest

from fiel.people.joining import (
    clean_chosen_name,
    find_chosen_name_problem,
    is_taken,
    make_username,
    suggest_name,
)
from fiel.people.roster import Account


@pytest.mark.parametrize(
    ("name", "username"),
    [
        ("Ana Gil", "Ana.Gil"),
        ("  ana   gil ", "ana.gil"),
        ("Jose\u0301", "José"),
        ("नीता शर्मा", "नीता.शर्मा"),
        ("محمد علي", "محمد.علي"),
        ("田中さくら", "田中さくら"),
        ("Núria 🌞", "Núria"),
        ("hf:ana", "hfana"),
        ("<script>alert(1)</script>", "scriptalert1script"),
    ],
)
def test_a_chosen_name_makes_an_account_that_an_organizer_could_have_made(name: str, username: str) -> None:
    made = make_username(clean_chosen_name(name))
    assert made.rstrip(".") == username
    assert Account(username=made).username == made


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("", "name-missing"),
        (" \n\t ", "name-missing"),
        ("a" * 61, "name-long"),
        ("ana@example.org", "name-address"),
        ("A\u202ena", "name-letters"),
        ("...", "name-letters"),
        ("🌞", "name-letters"),
        ("\u0301", "name-letters"),
        ("Owner", "name-reserved"),
        ("ＯＷＮＥＲ", "name-reserved"),
        ("removed-0123", "name-reserved"),
        ("Simulated-Ana", "name-reserved"),
        ("hf:ana", "name-reserved"),
        ("Ana", None),
        ("Ñandú 7", None),
    ],
)
def test_names_that_cannot_be_shown_or_that_are_others_are_refused(name: str, problem: str | None) -> None:
    assert find_chosen_name_problem(clean_chosen_name(name)) == problem


@pytest.mark.parametrize("other", ["ana gil", "ANA  GIL", "Ana.Gil", "Ａｎａ Ｇｉｌ", "AnaGil", "hf:ana.gil"])
def test_names_that_look_alike_are_taken(other: str) -> None:
    assert is_taken("Ana Gil", [other])
    assert is_taken(other, ["Ana Gil"])
    assert not is_taken("Ana Gil", ["Ana", "Gil", "Ana Gila"])


@pytest.mark.parametrize("sign", ["\ufe0f", "\u200d", "\u200c", "\u034f", "\U000e0101"])
def test_letters_that_nobody_sees_make_no_other_name(sign: str) -> None:
    assert is_taken(f"a{sign}na", ["ana"])
    assert find_chosen_name_problem(f"own{sign}er") == "name-reserved"
    assert find_chosen_name_problem("\u3164" + sign) is not None
    assert find_chosen_name_problem("हिन्दी") is None


def test_a_suggested_name_is_free_and_short_enough() -> None:
    assert suggest_name("Ana", ["ana", "Ana 2", "ana.3"]) == "Ana 4"
    long = "x" * 60
    suggested = suggest_name(long, [long])
    assert find_chosen_name_problem(suggested) is None and not is_taken(suggested, [long])
