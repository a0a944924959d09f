"""What a model says is believed only as far as it holds against the item."""

import json
from typing import Any
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fiel.items import Item
from fiel.opinions.opinion import Opinion
from fiel.opinions.proposals import propose_texts
from fiel.opinions.reply import CheckedReply, Reply, check_reply, describe_refusals
from tests.checks.items import make_item
from tests.helpers.modelserver import problem, reply_of

ITEM = make_item(
    "es",
    instruction=("La celda tiene un núcleo y habla la lengua.", "The cell has a nucleus."),
    option_a=("la mitocondria", "the mitochondrion"),
)


def check(text: str, item: Item = ITEM, **more: Any) -> CheckedReply:
    return check_reply(Reply(text, **more), item, agent="m", prompt="p")


def proposed(opinion: Opinion, item: Item) -> str:
    (proposal,) = propose_texts(item, [opinion], [])
    return proposal.text


def refusals(text: str, item: Item = ITEM, **more: Any) -> list[str]:
    return [each.reason for each in check(text, item, **more).refused]


RIGHT = reply_of(problem("instruction", "celda", "célula"))


@pytest.mark.parametrize(
    "text",
    [
        RIGHT,
        f"```json\n{RIGHT}\n```",
        f"Here is what I found:\n```\n{RIGHT}\n```\nI hope this helps.",
        f"<think>A cell {{is}} a célula.</think>\n{RIGHT}",
        f"Sure! {RIGHT} Anything else?",
        json.dumps(json.loads(RIGHT), indent=4),
    ],
)
def test_the_json_is_found_wherever_it_stands(text: str) -> None:
    (opinion,) = check(text).opinions
    assert (opinion.item, opinion.agent, opinion.prompt) == (ITEM.id, "m", "p")
    assert (opinion.segment, opinion.quote, opinion.correction) == ("instruction", "celda", "célula")
    assert (opinion.kind, opinion.severity, opinion.score) == ("terminology", "major", 0.9)
    assert proposed(opinion, ITEM) == "La célula tiene un núcleo y habla la lengua."


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "no-json"),
        ("I cannot help with that.", "no-json"),
        (RIGHT[:-9], "no-json"),
        ("[" * 100_000, "no-json"),
        ("[]", "schema"),
        ('{"problems": null}', "schema"),
        ('{"errors": []}', "schema"),
    ],
)
def test_a_reply_of_no_use_is_refused_whole(text: str, reason: str) -> None:
    checked = check(text)
    assert not checked.usable and not checked.opinions
    assert [each.reason for each in checked.refused] == [reason]


def test_a_reply_that_ended_too_early_is_called_so() -> None:
    assert refusals(RIGHT[:-9], cut=True) == ["cut"]
    assert refusals(RIGHT, cut=True) == []


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (problem("option_e", "celda", "célula"), "segment"),
        (problem("option_a", "celda", "célula"), "quote"),
        (problem("instruction", "cell", "célula"), "quote"),
        (problem("instruction", "", "célula"), "quote"),
        (problem("instruction", None, "célula"), "quote"),  # meant for a part, and does not say which
        (problem("instruction", "la", "una"), "quote-or-once"),
        (problem("instruction", "n", "m"), "ambiguous"),
        (problem("instruction", "celda", " celda "), "same"),
        (problem("option_a", None, "la mitocondria"), "same"),
        (problem("instruction", "núcleo", normalize("NFD", "núcleo")), "same"),
        (problem("instruction", "celda", "célula", kind="beauty"), "schema"),
        (problem("instruction", "celda", "célula", severity="terminology"), "schema"),
        (problem("instruction", "celda", "célula", confidence=7), "schema"),
        (problem("instruction", "celda", "célula", confidence="high"), "schema"),
        (problem("instruction", "celda", "célula", confidence=float("nan")), "schema"),
        (problem("instruction", "celda", "c\x1b[31mélula"), "schema"),
        (problem("instruction", "celda", "c\ud800lula"), "schema"),
        (problem("instruction", "celda", "célula" * 9000), "schema"),
        (problem("instruction", ["celda"], "célula"), "schema"),  # type: ignore[arg-type]
        ({"segment": "instruction"}, "schema"),
        ("celda", "schema"),
    ],
)
def test_a_problem_that_cannot_be_right_is_refused_and_the_others_stay(wrong: Any, reason: str) -> None:
    checked = check(json.dumps({"problems": [wrong, problem("option_a", "la", "una")]}))
    assert checked.usable and checked.opinions[-1].segment == "option_a"
    if reason == "quote-or-once":  # "la" stands once as a word, and once within "habla"
        assert checked.refused == () and len(checked.opinions) == 2
    else:
        assert [(each.reason, each.place) for each in checked.refused] == [(reason, 1)]
        assert "Problem 1: its" in describe_refusals(checked.refused) or reason in ("schema", "segment")


def test_a_word_that_is_also_a_part_of_another_is_applied_in_its_own_place() -> None:
    (opinion,) = check(reply_of(problem("instruction", "la", "una"))).opinions
    assert proposed(opinion, ITEM) == "La celda tiene un núcleo y habla una lengua."
    assert opinion.quote in ITEM.segments[0].translation  # type: ignore[operator]


def test_a_quote_in_another_normal_form_is_the_texts_own() -> None:
    text = normalize("NFD", "El núcleo está aquí.")
    item = make_item("es", instruction=(text, None))
    (opinion,) = check(reply_of(problem("instruction", normalize("NFC", "núcleo"), "centro")), item).opinions
    assert opinion.quote == normalize("NFD", "núcleo")
    assert proposed(opinion, item) == normalize("NFD", "El centro está aquí.")


def test_a_script_without_spaces_needs_none() -> None:
    item = make_item("zh", instruction=("细胞有一个核心", "The cell has a nucleus"))
    (opinion,) = check(reply_of(problem("instruction", "核心", "细胞核")), item).opinions
    assert proposed(opinion, item) == "细胞有一个细胞核"


def test_a_problem_between_segments_has_no_quote() -> None:
    (opinion,) = check(reply_of(problem(None, "la", "una", kind="equal-options"))).opinions
    assert (opinion.segment, opinion.quote, opinion.correction) == (None, None, None)


def test_the_same_problem_twice_is_one() -> None:
    twice = problem("instruction", "celda", "célula")
    assert len(check(reply_of(twice, {**twice, "reason": "Otra vez."})).opinions) == 1


def test_a_reason_is_one_line() -> None:
    (opinion,) = check(reply_of(problem("instruction", "celda", None, reason="Es\n\n otro" * 100))).opinions
    assert opinion.reason is not None and "\n" not in opinion.reason and len(opinion.reason) <= 400


WORDS = st.lists(st.sampled_from(["la", "habla", "celda", "a", "ela", "é"]), min_size=1, max_size=8)


@given(words=WORDS, data=st.data())
def test_a_correction_changes_the_quoted_place_and_no_other(words: list[str], data: st.DataObject) -> None:
    """Whatever is quoted: what comes out differs from the text in one place where the quote stood."""
    text = " ".join(words)
    begin = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(begin + 1, len(text)))
    quote = text[begin:end]
    item = make_item("es", instruction=(text, None))
    checked = check(reply_of(problem("instruction", quote, "¡X!")), item)
    if not checked.opinions:
        assert checked.refused[0].reason in ("ambiguous", "quote")
        return
    (opinion,) = checked.opinions
    changed = proposed(opinion, item)
    places = [at for at in range(len(text)) if text.startswith(quote.strip(), at)]
    assert changed in {text[:at] + "¡X!" + text[at + len(quote.strip()) :] for at in places}
    assert opinion.quote is not None and text.count(opinion.quote) == 1


@given(st.text(max_size=300))
def test_nothing_that_a_model_writes_breaks_it(text: str) -> None:
    assert check(text).opinions == ()


@given(
    st.recursive(
        st.none()
        | st.booleans()
        | st.floats()
        | st.text(max_size=9)
        | st.sampled_from(["instruction", "celda"]),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(
                    ["problems", "segment", "quote", "kind", "severity", "correction", "confidence"]
                ),
                inner,
            )
        ),
        max_leaves=12,
    )
)
def test_no_json_that_a_model_writes_breaks_it(values: Any) -> None:
    checked = check(json.dumps({"problems": values}))
    assert checked.opinions == () or isinstance(values, list)
