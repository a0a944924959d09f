import pytest

from fiel.benchmarks import HELLASWAG
from fiel.checks import Check, Finding
from fiel.checks.hellaswag import find_broken_continuations, find_changed_marks, find_lowercased_context
from fiel.messages.catalogue import Catalogue
from tests.checks.items import make_item, places


def situation(
    check: Check, language: str, ctx_b: tuple[str, str | None], ending: tuple[str, str | None]
) -> list[Finding]:
    item = make_item(
        language, correct="ending_0", ctx_a=("Ana entra.", "Ana comes in."), ctx_b=ctx_b, ending_0=ending
    )
    return check(item)


GIRL = ("la niña", "the girl")


@pytest.mark.parametrize(
    ("language", "ctx_b", "ending", "how", "place"),
    [
        ("es", GIRL, ("Corre al parque.", "runs to the park."), "capital", "C"),
        ("es", GIRL, ("la niña corre.", "runs."), "repeated", "la niña"),
        ("es", GIRL, ("La niña corre.", "runs."), "repeated", "La niña"),
        ("es", ("luego", "then"), ("luego corre.", "runs."), "repeated", "luego"),
        ("nl", ("het meisje", "the girl"), ("Rent naar het park.", "runs."), "capital", "R"),
        ("de", ("das Mädchen", "the girl"), ("das Mädchen rennt.", "runs."), "repeated", "das Mädchen"),
    ],
)
def test_an_ending_that_does_not_go_on(
    language: str, ctx_b: tuple[str, str], ending: tuple[str, str], how: str, place: str
) -> None:
    (finding,) = situation(find_broken_continuations, language, ctx_b, ending)
    assert (finding.check, finding.segment, finding.values["how"]) == ("broken-continuation", "ending_0", how)
    assert places([finding], ending[0]) == [place]


@pytest.mark.parametrize("text", ["La niña corre.", "La niña corre!»"])
def test_a_context_that_is_closed(text: str) -> None:
    (finding,) = situation(find_broken_continuations, "es", (text, "the girl runs"), ("Salta.", "and jumps."))
    assert (finding.segment, finding.values["how"]) == ("ctx_b", "closed")
    assert places([finding], text) == [text.removeprefix("La niña corre")]


@pytest.mark.parametrize(
    ("language", "ctx_b", "ending"),
    [
        ("es", GIRL, ("corre al parque.", "runs to the park.")),
        ("es", GIRL, ("Ana corre.", "Ana runs.")),
        ("es", ("La niña corre.", "The girl runs."), ("Salta.", "She jumps.")),
        ("es", GIRL, (", que corre.", ", who runs.")),
        ("es", ("una y la otra", "one and the other"), ("otra vez corre.", "runs again.")),
        ("es", ("ella y ella", "she and she"), ("y ella corre.", "and she runs.")),
        ("es", GIRL, ("Corre.", None)),
        ("de", ("das Mädchen", "the girl"), ("Richtung Park rennt.", "towards the park.")),
    ],
)
def test_an_ending_that_goes_on(
    language: str, ctx_b: tuple[str, str], ending: tuple[str, str | None]
) -> None:
    assert situation(find_broken_continuations, language, ctx_b, ending) == []


def test_an_item_without_its_second_context() -> None:
    item = make_item("es", ctx_a=("Ana entra y", "Ana comes in and"), ending_0=("Corre.", "runs."))
    assert [finding.values["how"] for finding in find_broken_continuations(item)] == ["capital"]


@pytest.mark.parametrize(
    ("text", "source", "place"),
    [
        ("[título] Corre. [step] Salta.", "[title] Run. [step] Jump.", ["[título]"]),
        ("[step] Corre. [title] Salta.", "[title] Run. [step] Jump.", ["[step]"]),
        ("[title] Corre. [step] Salta. [step]", "[title] Run. [step] Jump.", ["[step]"]),
        ("Corre. Salta.", "[title] Run. [step] Jump.", []),
        ("[titel] Ren.", "[title] Run.", ["[titel]"]),
    ],
)
def test_marks_that_changed(text: str, source: str, place: list[str]) -> None:
    (finding,) = situation(find_changed_marks, "es", GIRL, (text, source))
    assert (finding.check, finding.segment) == ("changed-mark", "ending_0")
    assert places([finding], text) == place
    assert finding.values["marks"].startswith("[title]")


@pytest.mark.parametrize(("language", "words"), [("es", "sobran"), ("en", "remove them")])
def test_marks_that_the_english_has_not(language: str, words: str) -> None:
    (finding,) = situation(find_changed_marks, "es", GIRL, ("[step] Corre.", "Run."))
    said = Catalogue("checks", language).text(finding.check, **finding.values)
    assert words in said and "–" not in said


@pytest.mark.parametrize("source", ["[title] Run. [step] Jump.", None])
def test_marks_that_were_kept(source: str | None) -> None:
    assert situation(find_changed_marks, "nl", GIRL, ("[title] Ren. [step] Spring.", source)) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [("luego Ana y la ONU", "Ana, ONU"), ("ONU y más", "ONU"), ("dann rennt Eva", "Eva"), ("la McD", "McD")],
)
def test_capitals_that_the_evaluation_takes_away(text: str, words: str) -> None:
    (finding,) = situation(find_lowercased_context, "es", (text, "x"), ("corre.", "runs."))
    assert (finding.check, finding.segment, finding.values) == (
        "lowercased-context",
        "ctx_b",
        {"words": words},
    )
    assert places([finding], text) == [words.split(", ")[0]]
    assert words.split(", ")[0] not in text.capitalize().split()  # what the harness does


@pytest.mark.parametrize("text", ["la niña", "Ana y ella", "Él 3", "", "她跑"])
def test_capitals_that_stay(text: str) -> None:
    assert text.capitalize()[1:] == text[1:]
    assert situation(find_lowercased_context, "es", (text, "x"), ("corre.", "runs.")) == []


def test_they_are_the_benchmarks_own() -> None:
    own = {find_broken_continuations, find_changed_marks, find_lowercased_context}
    assert own < set(HELLASWAG.checks)
