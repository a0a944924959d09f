"""Opinions become warnings, one for each place, that raise the suspicion with their score."""

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fiel.checks import check_item, prepare_checks
from fiel.checks.finding import Finding
from fiel.checks.sentence import describe_finding
from fiel.checks.suspicion import explain_suspicion, measure_suspicion
from fiel.checks.terminal import explain_item
from fiel.items import Item
from fiel.opinions.opinion import Opinion
from tests.checks.examples import make_item

TEXT = "¿Qué acción física es?"
ITEM = make_item(("instruction", TEXT, "Which physical action is it?"))
SCORES = st.lists(st.floats(0, 1, allow_nan=False), max_size=5)


def say(**values: object) -> Opinion:
    return Opinion(**{"item": ITEM.id, "agent": "m", "segment": "instruction", **values})  # type: ignore[arg-type]


def find(*opinions: Opinion, item: Item = ITEM) -> list[Finding]:
    checks = prepare_checks([item], opinions={item.id: opinions})
    return [each for each in check_item(item, checks) if each.check == "opinion"]


def test_an_opinion_is_a_warning_at_its_place() -> None:
    (finding,) = find(say(quote="acción", score=0.8, reason="no\nes", kind="term", correction="obra"))
    assert (finding.severity, finding.span, finding.weight) == ("warning", (5, 11), 0.8)
    assert finding.values == {
        "agent": "m",
        "reason": "no es",
        "kind": "term",
        "correction": "obra",
    }


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("quoted", ["NFC", "NFD"])
def test_the_place_is_right_however_accents_are_encoded(form: str, quoted: str) -> None:
    text = normalize(form, TEXT)  # type: ignore[arg-type]
    item = make_item(("instruction", text, "?"))
    (finding,) = find(say(quote=normalize(quoted, "acción")), item=item)  # type: ignore[arg-type]
    assert finding.span is not None
    assert normalize("NFC", text[slice(*finding.span)]) == "acción"


def test_agents_who_blame_one_place_are_one_line_that_names_both() -> None:
    opinions = (
        say(quote="acción", agent="one"),
        say(quote="acción", agent="two", reason="r"),
        say(agent="three"),
    )
    both, whole = find(*opinions, say(agent="three"))
    assert describe_finding(both, "en") == "Change proposed by one, two: r"
    assert describe_finding(both, "es") == "Cambio propuesto por one, two: r"
    assert (whole.span, describe_finding(whole, "en")) == (None, "Change proposed by three.")
    (kind,) = find(say(kind="omission", correction="x"))
    assert describe_finding(kind, "es") == "Cambio propuesto por m (omission). ¿Será «x»?"


def test_an_opinion_that_blames_nothing_is_no_finding() -> None:
    assert find(say(score=0.0, correction="Otra cosa")) == []


def findings(scores: list[float], *others: str) -> list[Finding]:
    own = [Finding(check="opinion", severity="warning", weight=score) for score in scores]
    return [*own, *(Finding(check=name, severity="warning") for name in others)]


@given(SCORES, st.floats(0, 1), st.integers(0, 4))
def test_the_suspicion_never_falls_with_a_score_or_an_opinion_more(
    scores: list[float], more: float, place: int
) -> None:
    before = measure_suspicion(ITEM, findings(scores, "grammar"))
    assert measure_suspicion(ITEM, findings([*scores, more], "grammar")) >= before - 1e-12
    if place < len(scores):
        raised = [*scores[:place], max(scores[place], more), *scores[place + 1 :]]
        assert measure_suspicion(ITEM, findings(raised, "grammar")) >= before - 1e-12


def test_an_opinion_takes_no_finding_its_place() -> None:
    three = measure_suspicion(ITEM, findings([], "a", "b", "c"))
    assert measure_suspicion(ITEM, findings([0.9], "a", "b", "c")) > three
    names = [reason.name for reason in explain_suspicion(ITEM, findings([0.9], "a", "b", "c"))]
    assert names == ["a", "b", "c", "opinion"]


@pytest.mark.parametrize("left", [0.0, 0.25])
def test_opinions_that_people_keep_rejecting_weigh_less(left: float) -> None:
    said = find(say(score=0.9))
    full, less = (measure_suspicion(ITEM, said, {"opinion": each}) for each in (1.0, left))
    assert full == measure_suspicion(ITEM, said) > less >= measure_suspicion(ITEM, [])
    told = "\n".join(explain_item("arc", ITEM, said, {"opinion": 0.25}))
    assert "+0.45  opinions of models or tools, 25% of their weight" in told
