"""What a manifest says of the quality of a release and of the work on it."""

from fiel.reading.strict import StrictModel


class KindRecord(StrictModel):
    """How many items have a mistake of one kind, from the audit; see `fiel.verdicts.audit.KindEstimate`.

    Attributes:
        mistaken: Decided items of the sample with such a mistake.
        before: Estimated number of items that had one; null when nothing is decided.
        before_low: Lower end of the 95 % confidence interval of ``before``.
        before_high: Upper end of the interval.
        corrected: Items in which people corrected one.
        left: Estimated number of items that still have one; null when nothing is decided.
        left_low: Lower end of the 95 % confidence interval of ``left``.
        left_high: Upper end of the interval.
    """

    mistaken: int
    before: float | None
    before_low: int
    before_high: int
    corrected: int
    left: float | None
    left_low: int
    left_high: int


class CheckRecord(StrictModel):
    """What people did with the items in which a check found something.

    Attributes:
        items: Number of those items that somebody answered, shown or, in the audit, not shown.
        changed: How many of them were changed or called unusable; an item on which people differ counts by
            share.
    """

    items: int
    changed: float


class EffortRecord(StrictModel):
    """How the work was shared between the people who answered, without organizers and simulated accounts.

    The numbers of people without a public name are rounded down to 1, 2, 5, 10, 20, 50… before they count.

    Attributes:
        people: How many people gave an answer that can be used.
        answers: Number of those answers.
        top_people: The most active tenth, rounded up to whole people.
        top_share: Share of the answers that these gave, from 0 to 1.
        inequality: Gini coefficient: 0 when all gave as many, near 1 when one gave all.
        seconds: Median time from one answer to the next of the same person, pauses of more than ten minutes
            left out; null when fewer than three people have such times.
    """

    people: int
    answers: int
    top_people: int
    top_share: float
    inequality: float
    seconds: float | None


class AccuracyRecord(StrictModel):
    """How often people chose the key; see `fiel.verdicts.blind.Accuracy`.

    Attributes:
        items: Number of questions.
        answers: Number of answers.
        people: Number of people who gave them.
        accuracy: Share of the answers that are the key, from 0 to 1.
        low: Lower end of its 95 % confidence interval.
        high: Upper end of the interval.
    """

    items: int
    answers: int
    people: int
    accuracy: float
    low: float
    high: float


class BlindRecord(StrictModel):
    """How people answered a random slice of the questions, in the machine translation, without the key.

    Attributes:
        share: The campaign file's share of the items.
        drawn: Number of questions in the slice.
        decided: Questions that enough people answered.
        otherwise: Ids of the questions on which most people did not choose the key.
        rate: Share of the decided questions on which they did, from 0 to 1; null without any.
        low: Lower end of the 95 % confidence interval of ``rate`` for all questions of the campaign.
        high: Upper end of the interval.
        accuracy: How often people chose the key; null for fewer than three people.
        subjects: The same by subject, or by split, with three people or more.
    """

    share: float
    drawn: int
    decided: int
    otherwise: tuple[str, ...]
    rate: float | None
    low: float
    high: float
    accuracy: AccuracyRecord | None
    subjects: dict[str, AccuracyRecord]
