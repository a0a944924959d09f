"""Whose answers are set aside by the campaign's own rules.

An answer that is set aside stays where it is, in Argilla and in every list; it only gets a problem, with
which no answer counts. There is no rule for who changes nothing: most translations may be right.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from fiel.judgements import Judgement
from fiel.reading.strict import StrictModel
from fiel.verdicts.quality import CARELESS_PREFIX, Judgements, PersonQuality

MIN_GOLD_ANSWERS = 5
"""Answers to hidden gold items without which their share of right ones says nothing."""

CarelessRule = Literal["too-fast", "gold-missed"]
"""Why all the answers of a person are set aside: given faster than anybody reads, or wrong where the right
answer is known."""


class CarelessRules(StrictModel):
    """What a campaign asks of everybody's answers, all of which are set aside if they fall short.

    Attributes:
        min_answers: How many answers a person must have given before a rule is applied to them.
        min_seconds: Smallest median time between two answers on end; see `PersonQuality.seconds`.
        min_gold: Smallest share of right answers to hidden gold items, from 0 to 1, of five or more.
    """

    min_answers: Annotated[int, Field(ge=1)] = 20
    min_seconds: Annotated[float, Field(gt=0)] | None = None
    min_gold: Annotated[float, Field(gt=0, le=1)] | None = None

    @model_validator(mode="after")
    def _some_rule(self) -> Self:
        if self.min_seconds is None and self.min_gold is None:
            raise ValueError("expected min_seconds, min_gold or both, found neither")
        return self


@dataclass(frozen=True, slots=True, kw_only=True)
class CarelessPerson:
    """A person whose answers are set aside.

    Attributes:
        annotator: User name of the person.
        rule: Which rule says so.
        found: What it looks at: seconds, or the share of right gold answers.
        limit: What the campaign asks for.
        answers: How many answers are set aside.
    """

    annotator: str
    rule: CarelessRule
    found: float
    limit: float
    answers: int


def find_careless(people: Iterable[PersonQuality], rules: CarelessRules | None) -> list[CarelessPerson]:
    """Find whose answers the campaign's rules set aside; an organizer's never are.

    Args:
        people: How each person answers.
        rules: The rules; None sets nothing aside.
    """
    if rules is None:
        return []
    return [
        CarelessPerson(
            annotator=each.annotator, rule=broken[0], found=broken[1], limit=broken[2], answers=each.answers
        )
        for each in people
        if not each.organizer and each.answers >= rules.min_answers and (broken := _find_broken(each, rules))
    ]


def set_aside(judgements: Judgements, careless: Iterable[CarelessPerson]) -> dict[str, list[Judgement]]:
    """Give the usable answers of careless people the problem ``careless:RULE``, with which none counts."""
    problems = {each.annotator: CARELESS_PREFIX + each.rule for each in careless}
    return {
        task: [
            replace(judgement, problem=problems[judgement.annotator])
            if judgement.annotator in problems and judgement.problem is None
            else judgement
            for judgement in each
        ]
        for task, each in judgements.items()
    }


def _find_broken(person: PersonQuality, rules: CarelessRules) -> tuple[CarelessRule, float, float] | None:
    if rules.min_seconds is not None and person.seconds is not None and person.seconds < rules.min_seconds:
        return "too-fast", person.seconds, rules.min_seconds
    right = person.gold_right if person.gold >= MIN_GOLD_ANSWERS else None
    if rules.min_gold is not None and right is not None and right < rules.min_gold:
        return "gold-missed", right, rules.min_gold
    return None
