"""How much of their weight checks have left, by what people did with the items they found something in."""

from datetime import UTC, datetime

from fiel.judgements import Decision, Judgement
from fiel.verdicts.acceptance import Acceptance, measure_acceptance


def judge(item: str, decision: Decision, *, by: str = "ana", problem: str | None = None) -> Judgement:
    return Judgement(
        item_id=item,
        annotator=by,
        decision=decision,
        declared=decision,
        corrections={"instruction": "other"} if decision == "corrected" else {},
        comment="",
        submitted_at=datetime(2026, 1, 1, tzinfo=UTC),
        problem=problem,
    )


def measure(*judgements: Judgement, check: str = "new-check") -> Acceptance:
    findings = {each.item_id: [check] for each in judgements if not each.item_id.startswith("plain")}
    return measure_acceptance(findings, judgements, "xa")[check]


def accepted(count: int) -> list[Judgement]:
    return [judge(str(number), "correct") for number in range(count)]


def test_a_check_weighs_less_the_more_people_accept_what_it_finds() -> None:
    weights = [measure(*accepted(count)).weight for count in (1, 3, 10, 40)]
    assert weights == sorted(weights, reverse=True) and weights[0] < 1 and weights[-1] == 0
    assert measure(*accepted(10)) == Acceptance(10, 0, 0.08)  # (10 × 0.7 / 20 − 0.32) / (0.7 − 0.32)


def test_a_check_whose_findings_people_correct_keeps_its_weight() -> None:
    found = measure(*(judge(str(number), "corrected") for number in range(9)), judge("9", "unusable"))
    assert found == Acceptance(10, 10, 1)


def test_a_check_is_compared_with_items_without_findings() -> None:
    plain = [judge(f"plain{number}", "corrected") for number in range(90)]
    mixed = [*accepted(5), *(judge(f"c{number}", "corrected") for number in range(9))]
    assert measure(*mixed).weight > measure(*mixed, *plain).weight == 0  # everything needs an edit here


def test_an_item_on_which_people_differ_counts_by_share() -> None:
    assert measure(judge("1", "correct"), judge("1", "corrected", by="eva")).changed == 0.5


def test_answers_with_a_problem_do_not_count() -> None:
    assert measure(judge("1", "correct"), judge("2", "correct", problem="careless")).items == 1


def test_what_was_measured_before_is_the_prior() -> None:
    findings = {"1": ["unpaired-marks"], "2": ["spelling"]}  # 23 of 24 and 4 of 4 were right in Spanish
    judgements = [judge("1", "correct"), judge("2", "correct")]
    found = measure_acceptance(findings, judgements, "es")
    assert found["unpaired-marks"].weight > found["spelling"].weight  # four are too few to be a prior
    assert measure_acceptance({}, [], "es") == {}
