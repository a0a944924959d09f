import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fiel.items import Item, Segment, correct_item
from fiel.judgements import Decision, Judgement
from fiel.verdicts.agreement import compare_answers
from fiel.verdicts.consensus import Verdict, decide_item, decide_items
from fiel.verdicts.versions import normalize_version, version_of
from tests.helpers.growth import assert_linear

ITEM = Item(
    id="Test/1",
    benchmark="arc",
    split="test",
    position=0,
    segments=(Segment("instruction", "¿Qué es  mayor?"), Segment("option_a", "Uno")),
    answer="A",
    correct="option_a",
    row={},
)
MENOR = {"instruction": "¿Qué es menor?"}
MAYOR = {"instruction": "¿Cuál es mayor?"}


def answer(
    annotator: str,
    decision: Decision = "correct",
    corrections: Mapping[str, str] | None = None,
    *,
    item_id: str = ITEM.id,
    problem: str | None = None,
    organizer: bool = False,
    minute: int = 0,
) -> Judgement:
    return Judgement(
        item_id=item_id,
        annotator=annotator,
        decision=decision,
        declared=decision,
        corrections=corrections or {},
        comment="",
        submitted_at=datetime(2024, 5, 1, tzinfo=UTC) + timedelta(minutes=minute),
        problem=problem,
        organizer=organizer,
    )


def accept(annotator: str) -> Judgement:
    return answer(annotator)


def correct(annotator: str, corrections: Mapping[str, str]) -> Judgement:
    return answer(annotator, "corrected", corrections)


def reject(annotator: str) -> Judgement:
    return answer(annotator, "unusable")


def decide(*judgements: Judgement, min_submitted: int = 1) -> Verdict:
    return decide_item(ITEM, judgements, min_submitted=min_submitted)


@pytest.mark.parametrize(
    ("judgements", "status", "rule", "corrections"),
    [
        ([], "pending", "no-answers", {}),
        ([accept("ana")], "validated", "single", {}),
        ([correct("ana", MENOR)], "validated", "single", MENOR),
        ([reject("ana")], "unusable", "single", {}),
        ([accept("ana"), accept("leo")], "validated", "unanimous", {}),
        ([correct("ana", MENOR), correct("leo", MENOR)], "validated", "unanimous", MENOR),
        ([reject("ana"), reject("leo")], "unusable", "unanimous", {}),
        ([reject("ana"), reject("leo"), accept("eva")], "unusable", "majority-decision", {}),
        ([correct("a", MENOR), correct("b", MENOR), reject("c")], "validated", "majority-decision", MENOR),
        ([correct("ana", MENOR), correct("leo", MENOR), accept("eva")], "validated", "majority-text", MENOR),
        ([correct("ana", MENOR), accept("leo"), accept("eva")], "validated", "majority-text", {}),
        ([reject("ana"), accept("leo")], "disputed", "tie-decision", {}),
        ([accept("ana"), correct("leo", MENOR)], "disputed", "tie-text", {}),
        ([accept("ana"), correct("leo", MENOR), correct("eva", MAYOR)], "disputed", "tie-text", {}),
    ],
)
def test_rules(judgements: list[Judgement], status: str, rule: str, corrections: dict[str, str]) -> None:
    verdict = decide(*judgements)
    assert (verdict.status, verdict.rule, verdict.corrections) == (status, rule, corrections)
    assert verdict.annotators == tuple(sorted(each.annotator for each in judgements))


def test_too_few_answers_wait() -> None:
    verdict = decide(accept("ana"), min_submitted=2)
    assert (verdict.status, verdict.rule, verdict.annotators) == ("pending", "too-few-answers", ("ana",))


def test_an_answer_with_a_problem_is_not_used() -> None:
    emptied = answer("leo", "corrected", {"option_a": " "}, problem="emptied:option_a")
    assert decide(emptied) == Verdict(item_id=ITEM.id, status="pending", rule="no-answers")
    assert decide(accept("ana"), emptied, min_submitted=2).rule == "too-few-answers"
    assert decide(accept("ana"), emptied).annotators == ("ana",)


def test_texts_that_look_the_same_are_one_version() -> None:
    composed, decomposed = {"option_a": "Corazón"}, {"option_a": " Corazo\u0301n\n"}
    verdict = decide(correct("ana", composed), correct("leo", decomposed), accept("eva"))
    assert (verdict.status, verdict.rule) == ("validated", "majority-text")


def test_the_most_frequent_writing_of_the_winner_is_taken_then_the_smallest() -> None:
    often, once = {"option_a": "Dos  o tres"}, {"option_a": "Dos o tres"}
    assert decide(correct("ana", often), correct("leo", once), correct("eva", once)).corrections == once
    assert decide(correct("ana", once), correct("leo", often)).corrections == often


def test_a_tie_of_white_space_or_unicode_forms_corrects_nothing() -> None:
    """What is shown wins, whichever comes first in the order of characters."""
    spaced = correct("ana", {"instruction": "¿Qué es mayor?"})
    for answers in ([spaced, accept("leo")], [accept("ana"), replace(spaced, annotator="leo")]):
        verdict = decide_item(ITEM, answers, min_submitted=2)
        assert (verdict.status, verdict.rule, dict(verdict.corrections)) == ("validated", "unanimous", {})
    for form in ("NFC", "NFD"):
        shown = replace(
            ITEM, segments=(Segment("instruction", unicodedata.normalize(form, "¿Qué?")), ITEM.segments[1])
        )
        other = unicodedata.normalize("NFD" if form == "NFC" else "NFC", "¿Qué?")
        answers = [accept("ana"), correct("leo", {"instruction": other})]
        assert decide_item(shown, answers, min_submitted=2).corrections == {}
    both = {"option_a": "Dos"}
    answers = [correct("ana", {**both, "instruction": "¿Qué es mayor?"}), correct("leo", both)]
    assert decide_item(ITEM, answers, min_submitted=2).corrections == both


def test_a_version_is_the_text_of_all_segments_together() -> None:
    both = {**MENOR, "option_a": "Dos"}
    assert decide(correct("ana", both), correct("leo", MENOR)).rule == "tie-text"


def test_items_are_decided_in_their_order() -> None:
    other = replace(ITEM, id="Test/2")
    verdicts = decide_items([other, ITEM], [accept("ana"), answer("ana", item_id="Gone/1")], min_submitted=1)
    assert [(name, each.status) for name, each in verdicts.items()] == [
        ("Test/2", "pending"),
        ("Test/1", "validated"),
    ]


def test_who_stands_for_the_verdict_is_named() -> None:
    assert decide(correct("eva", MENOR), accept("ana"), correct("leo", MENOR)).agreeing == ("eva", "leo")
    assert decide(reject("ana"), reject("leo"), accept("eva")).agreeing == ("ana", "leo")
    assert decide(reject("ana"), accept("leo")).agreeing == ()


LONG = Item(
    id="Test/3",
    benchmark="arc",
    split="test",
    position=1,
    segments=(
        Segment("instruction", "Por qué la luna parece cambiar de forma a lo largo de un mes"),
        Segment("option_a", "Uno"),
    ),
    answer="A",
    correct="option_a",
    row={},
)
QUESTION = "¿Por qué la luna parece cambiar de forma a lo largo de un mes?"
MOON = "¿Por qué la Luna parece cambiar de forma a lo largo del mes?"
MOONS = "¿Por qué la Luna parece cambiar de forma a lo largo de un mes?"


def decide_long(*texts: str | None) -> Verdict:
    """Each text is one person's, None that of who accepts the item."""
    judgements = [
        correct(f"p{number}", {"instruction": text}) if text else accept(f"p{number}")
        for number, text in enumerate(texts)
    ]
    judgements = [
        answer(each.annotator, each.decision, each.corrections, item_id=LONG.id) for each in judgements
    ]
    return decide_item(LONG, judgements, min_submitted=1)


def test_the_text_in_the_middle_of_similar_ones_is_taken() -> None:
    """From the one in the middle to each other it takes two and three characters, between those five."""
    verdict = decide_long(MOON, MOONS, QUESTION)
    assert (verdict.status, verdict.rule) == ("validated", "similar-text")
    assert verdict.corrections == {"instruction": MOONS} and verdict.agreeing == ("p1",)


def test_two_texts_that_differ_in_a_word_are_in_dispute() -> None:
    """None is in the middle, and the order of characters is no reason to prefer a word to another."""
    assert decide_long(MOON, MOONS).rule == "tie-text"
    assert decide_long(QUESTION, QUESTION.replace("mes", "año")).rule == "tie-text"


def test_texts_that_differ_in_punctuation_alone_are_not() -> None:
    mended = decide_long(None, QUESTION)
    assert (mended.rule, mended.corrections) == ("similar-text", {"instruction": QUESTION})
    assert decide_long(QUESTION.removesuffix("?"), QUESTION).rule == "similar-text"
    assert decide_long(None, QUESTION + " 5.0").rule == "tie-text"


def test_texts_that_are_too_far_from_the_middle_are_in_dispute() -> None:
    assert decide_long(MOON, MOONS, "¿A qué se deben las fases de la luna?").rule == "tie-text"
    assert decide(accept("ana"), correct("leo", {"option_a": "Una"})).rule == "tie-text"  # 2 of 3 characters


def fails(item: Item, corrections: Mapping[str, str]) -> bool:
    return "menor" in corrections.get("instruction", "")


def test_one_persons_new_error_is_not_validated() -> None:
    def decided(*judgements: Judgement) -> Verdict:
        return decide_item(ITEM, judgements, min_submitted=1, introduces_error=fails)

    alone = decided(correct("ana", MENOR))
    assert (alone.status, alone.rule, alone.agreeing) == ("disputed", "single-with-error", ())
    assert decided(correct("ana", MAYOR)).rule == "single"
    assert decided(accept("ana")).rule == "single"
    assert decided(correct("ana", MENOR), correct("leo", MENOR)).rule == "unanimous"
    verdicts = decide_items([ITEM], [correct("ana", MENOR)], min_submitted=1, introduces_error=fails)
    assert verdicts[ITEM.id] == alone


def test_a_text_with_a_new_error_is_not_the_one_in_the_middle() -> None:
    judgements = [
        answer(name, "corrected", {"instruction": text}, item_id=LONG.id)
        for name, text in {"ana": MOON, "leo": MOONS, "eva": QUESTION}.items()
    ]

    def wrong(item: Item, corrections: Mapping[str, str]) -> bool:
        return corrections["instruction"] == MOONS

    verdict = decide_item(LONG, judgements, min_submitted=1, introduces_error=wrong)
    assert (verdict.rule, verdict.corrections) == ("similar-text", {"instruction": QUESTION})


def decree(vote: Mapping[str, str] | str | None, minute: int = 0, name: str = "org") -> Judgement:
    decision: Decision = "corrected" if isinstance(vote, Mapping) else "unusable" if vote else "correct"
    corrections = vote if isinstance(vote, Mapping) else {}
    return answer(name, decision, corrections, organizer=True, minute=minute)


@pytest.mark.parametrize(
    ("judgements", "status", "rule", "corrections"),
    [
        ([accept("a"), correct("b", MENOR), decree(MAYOR)], "validated", "organizer", MAYOR),
        ([accept("a"), reject("b"), decree(MAYOR)], "validated", "organizer", MAYOR),
        ([accept("a"), correct("b", MENOR), decree("unusable")], "unusable", "organizer", {}),
        ([accept("a"), correct("b", MENOR), decree(None)], "validated", "majority-text", {}),
        ([accept("a"), accept("b"), decree(MAYOR)], "validated", "majority-text", {}),
        ([reject("a"), reject("b"), decree(None)], "unusable", "majority-decision", {}),
        # One stray answer after it does not open the dispute again.
        ([accept("a"), correct("b", MENOR), decree(MAYOR), accept("c")], "validated", "organizer", MAYOR),
        ([accept("a"), decree(MAYOR, 2, "o"), decree(MENOR, 3, "n")], "validated", "organizer", MENOR),
        ([decree(MENOR)], "validated", "single", MENOR),
    ],
)
def test_an_organizer_decides_what_no_majority_does(
    judgements: list[Judgement], status: str, rule: str, corrections: dict[str, str]
) -> None:
    verdict = decide(*judgements)
    assert (verdict.status, verdict.rule, verdict.corrections) == (status, rule, corrections)
    assert verdict.annotators == tuple(sorted(each.annotator for each in judgements))
    assert verdict.agreeing and set(verdict.agreeing) <= set(verdict.annotators)


def test_an_organizer_does_not_hurry_and_may_keep_what_the_checks_call_an_error() -> None:
    assert decide(decree(MAYOR), min_submitted=2).rule == "too-few-answers"
    kept = decide_item(ITEM, [decree(MENOR)], min_submitted=1, introduces_error=fails)
    assert (kept.rule, kept.corrections) == ("organizer", MENOR)


texts = st.sampled_from(["Uno", " Uno", "Dos", "Dos ", "Do\u0301s", "Dós", "¿Qué es mayor?"])
corrections = st.dictionaries(st.sampled_from(ITEM.shape), texts, min_size=1)
votes = st.one_of(st.just(None), st.just("unusable"), corrections)


Vote = Mapping[str, str] | str | None


def cast(annotator: str, vote: Vote, *, organizer: bool = False, minute: int = 0) -> Judgement:
    decision: Decision = "corrected" if isinstance(vote, Mapping) else "unusable" if vote else "correct"
    corrections = vote if isinstance(vote, Mapping) else {}
    return answer(annotator, decision, corrections, organizer=organizer, minute=minute)


def cast_all(cast_votes: list[tuple[Vote, bool]]) -> list[Judgement]:
    return [
        cast(f"person-{number}", vote, organizer=organizer, minute=number % 3)
        for number, (vote, organizer) in enumerate(cast_votes)
    ]


cast_lists = st.lists(st.tuples(votes, st.sampled_from([False, False, False, True])), min_size=1, max_size=9)


@given(cast_votes=cast_lists, data=st.data(), min_submitted=st.integers(1, 4), strict=st.booleans())
def test_the_order_of_the_answers_is_of_no_matter(
    cast_votes: list[tuple[Vote, bool]], data: st.DataObject, min_submitted: int, strict: bool
) -> None:
    judgements = cast_all(cast_votes)
    shuffled = data.draw(st.permutations(judgements))
    detector = fails if strict else None
    verdict = decide_item(ITEM, judgements, min_submitted=min_submitted, introduces_error=detector)
    again = decide_item(ITEM, shuffled, min_submitted=min_submitted, introduces_error=detector)
    assert again == verdict
    assert not verdict.corrections or verdict.status == "validated"
    assert bool(verdict.agreeing) == (verdict.status in ("validated", "unusable"))
    assert set(verdict.agreeing) <= set(verdict.annotators)


@given(cast_votes=cast_lists)
def test_an_agreed_text_is_one_that_somebody_stands_for(cast_votes: list[tuple[Vote, bool]]) -> None:
    judgements = cast_all(cast_votes)
    verdict = decide(*judgements)
    if verdict.status == "validated":
        kept = [each for each in judgements if each.decision != "unusable"]
        stood_for = {version_of(ITEM, each.corrections): each.annotator for each in kept}
        assert stood_for[version_of(ITEM, verdict.corrections)] in verdict.agreeing


@given(vote=votes, people=st.integers(2, 6), organizers=st.integers(0, 2))
def test_when_all_say_the_same_it_is_unanimous(vote: Vote, people: int, organizers: int) -> None:
    verdict = decide(*[cast(f"p{n}", vote, organizer=n < organizers) for n in range(people)])
    assert (verdict.rule, verdict.agreeing) == ("unanimous", verdict.annotators)
    assert verdict.status == ("unusable" if isinstance(vote, str) else "validated")
    if isinstance(vote, Mapping):
        assert correct_item(ITEM, verdict.corrections) == correct_item(ITEM, vote)


@given(cast_votes=cast_lists)
def test_unanimous_means_that_all_say_the_same(cast_votes: list[tuple[Vote, bool]]) -> None:
    judgements = cast_all(cast_votes)
    verdict = decide(*judgements)
    said = {
        None if each.decision == "unusable" else normalize_version(version_of(ITEM, each.corrections))
        for each in judgements
    }
    assert (verdict.rule in ("single", "unanimous")) == (len(said) == 1)


@given(cast_votes=cast_lists, strict=st.booleans())
@settings(max_examples=500)
def test_one_more_who_agrees_unsettles_nothing(cast_votes: list[tuple[Vote, bool]], strict: bool) -> None:
    judgements = cast_all(cast_votes)
    detector = fails if strict else None
    before = decide_item(ITEM, judgements, min_submitted=1, introduces_error=detector)
    if before.status not in ("validated", "unusable"):
        return
    more = cast("one-more", "unusable" if before.status == "unusable" else before.corrections or None)
    after = decide_item(ITEM, [*judgements, more], min_submitted=1, introduces_error=detector)
    texts = [normalize_version(version_of(ITEM, each.corrections)) for each in (before, after)]
    assert after.status == before.status and texts[0] == texts[1]
    assert set(before.agreeing) < set(after.agreeing)


@given(cast_votes=cast_lists)
def test_an_organizers_last_answer_stands_or_a_majority_does(cast_votes: list[tuple[Vote, bool]]) -> None:
    judgements = [*cast_all(cast_votes), decree(MAYOR, minute=100)]
    verdict = decide(*judgements)
    if "org" not in verdict.agreeing:
        assert 2 * len(verdict.agreeing) > len(judgements)
    else:
        assert verdict.corrections == MAYOR


def test_a_campaign_four_times_as_big_takes_no_more_than_its_share() -> None:
    """More of its answers are in dispute than in any campaign that goes on."""
    rules: Counter[str] = Counter()

    def decide_campaign(size: int) -> None:
        rules.clear()
        items, judgements = make_campaign(size)
        verdicts = decide_items(items, judgements, min_submitted=2)
        rules.update(verdict.rule for verdict in verdicts.values())

    assert_linear(decide_campaign, 1_000)
    assert {"unanimous", "similar-text", "tie-text", "tie-decision"} <= set(rules)
    assert rules.total() == 4_000


LENGTHY = {
    "unlike": ("ab " * 2, "cd " * 2),
    "of the same letters": ("ab ", "ba "),
    "with one difference": ("a" * 6, "a" * 6),
}


@pytest.mark.parametrize("pieces", LENGTHY.values(), ids=LENGTHY.keys())
def test_answers_four_times_as_long_take_no_more_than_their_share(pieces: tuple[str, str]) -> None:
    """Of which there are ties: each is compared with the others, and with what was shown."""

    def decide_long(letters: int) -> None:
        texts = [f"{number} {piece * (letters // 6)} {number}" for number, piece in enumerate(pieces)]
        shown = replace(ITEM, segments=(Segment("instruction", texts[0] + "!"), *ITEM.segments[1:]))
        votes = [
            answer(name, "corrected", {"instruction": text}) for name, text in zip("ab", texts, strict=True)
        ]
        decide_item(shown, votes, min_submitted=2)
        compare_answers({"arc": [shown]}, {"arc": votes})

    assert_linear(decide_long, 60_000)


def make_campaign(size: int) -> tuple[list[Item], list[Judgement]]:
    rng = Random(1)
    words = LONG.segments[0].translation.split()
    items = [
        replace(
            LONG, id=str(number), segments=tuple(Segment(f"s{n}", shuffled(rng, words)) for n in range(5))
        )
        for number in range(size)
    ]
    judgements = []
    for number in range(size * 20 // 9):
        segment = rng.choice(items[number % len(items)].segments)
        text = {segment.name: segment.translation + rng.choice([".", "?", " no"])}
        vote = rng.choice([None, None, None, "unusable", text])
        judgements.append(replace(cast(f"p{number % 61}", vote), item_id=items[number % len(items)].id))
    return items, judgements


def shuffled(rng: Random, words: list[str]) -> str:
    return " ".join(rng.sample(words, len(words)))
