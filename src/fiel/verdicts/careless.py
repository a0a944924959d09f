"""People whose answers are set aside by the campaign's own rules.

An answer that is set aside stays in Argilla and in every list; it only gets a problem, so that it does not
count. There is no rule against changing nothing: most translations may be right.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from fiel.judgements import Judgement
from fiel.reading.strict import StrictModel
from fiel.verdicts.quality import CARELESS_PREFIX, Judgements, PersonQuality

MIN_GOLD_ANSWERS = 5
"""Fewest answers to hidden gold items for which the share of right ones is meaningful."""

CarelessRule = Literal["too-fast", "gold-missed"]
"""Why all answers of a person are set aside: faster than anyone can read, or wrong where the right answer is
known."""


class CarelessRules(StrictModel):
    """The campaign's requirements; all answers of a person who does not meet them are set aside.

    Attributes:
        min_answers: Fewest answers of a person to which a rule applies.
        min_seconds: Smallest median time between two consecutive answers; see `PersonQuality.seconds`.
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
        found: The measured value: seconds, or the share of right gold answers.
        answers: Number of answers set aside.
    """

    annotator: str
    rule: CarelessRule
    found: float
    limit: float
    answers: int


def find_careless(people: Iterable[PersonQuality], rules: CarelessRules | None) -> list[CarelessPerson]:
    """Find the people whose answers the campaign's rules set aside; organizers are exempt."""
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
    """Give careless people's usable answers the problem ``careless:RULE``, so that they do not count."""
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
