from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from fiel.annotation.form import fields
from fiel.milestones import current_streak
from fiel.server import ownwork
from fiel.server.ownwork import StoredAnswer, count_work, describe_correction, describe_item, read_value

NOW = datetime(2026, 11, 29, 23, 30)
FIELDS = {
    "item": {
        "segments": [
            {"name": "instruction", "translation": "¿Que es?", "source": "What is it?"},
            {"name": "option_a", "translation": "Nada", "source": "Nothing"},
        ]
    }
}
FIXED = "¿Qué es?"


def answer(
    person: str, verdict: str, hour: int = 0, *, organizer: bool = False, instruction: str = "¿Que es?"
) -> StoredAnswer:
    values = {"verdict": verdict, "instruction": instruction, "option_a": "Nada"}
    stored = {name: {"value": value} for name, value in values.items()}
    return StoredAnswer(
        person=person, organizer=organizer, values=stored, answered_at=NOW + timedelta(hours=hour)
    )


def state(*others: StoredAnswer, needed: int = 2, released_at: datetime | None = None) -> str | None:
    answers = [answer("me", "corrected", instruction=FIXED), *others]
    found = describe_correction("me", FIELDS, answers, min_submitted=needed, released_at=released_at)
    assert found is not None
    assert (found["before"], found["after"]) == ("¿Que es?", "¿Qué es?")
    assert set(found) == {"state", "before", "after"}, "nothing of anybody else"
    return str(found["state"])


def test_what_became_of_a_correction() -> None:
    agreeing, keeping = answer("b", "corrected", instruction=FIXED), answer("b", "correct")
    other = answer("b", "corrected", instruction="¿Qué cosa será?")
    assert state() == "open"
    assert state(agreeing) == "accepted"
    assert state(other) == "open", "a dispute"
    assert state(keeping, answer("c", "correct"), needed=3) == "changed"
    assert state(answer("b", "unusable"), answer("c", "unusable")) == "changed"
    assert state(other, answer("c", "correct", organizer=True)) == "changed"


def test_it_is_released_if_all_its_answers_were_there() -> None:
    agreeing = answer("b", "corrected", hour=2, instruction=FIXED)
    after, before = (NOW.replace(tzinfo=UTC) + timedelta(hours=hours) for hours in (3, 1))
    assert state(agreeing, released_at=after) == "released"
    assert state(agreeing, released_at=before) == "accepted"
    assert state(answer("b", "correct"), answer("c", "correct"), released_at=after) == "changed"


@pytest.mark.parametrize(
    "strange", [{}, {"item": None}, {"item": {"segments": []}}, {"item": {"segments": [{}]}}]
)
def test_a_record_of_something_else_is_no_correction(strange: dict[str, Any]) -> None:
    answers = [answer("me", "corrected", instruction=FIXED)]
    assert describe_correction("me", strange, answers, min_submitted=1, released_at=None) is None
    assert describe_item(strange) == ""


def test_an_answer_that_changed_nothing_is_none() -> None:
    for own in (
        answer("me", "corrected"),
        answer("me", "unusable", instruction=FIXED),
        answer("b", "corrected", instruction=FIXED),
    ):
        assert describe_correction("me", FIELDS, [own], min_submitted=1, released_at=None) is None


def test_a_value_that_is_no_text_is_none() -> None:
    assert read_value({"comment": {"value": " ¿Y esto? "}}, "comment") == "¿Y esto?"
    others: list[Any] = [None, {}, {"comment": None}, {"comment": {}}, {"comment": {"value": 3}}]
    for values in others:
        assert read_value(values, "comment") == ""


def test_days_are_those_of_the_person() -> None:
    times = [NOW, NOW - timedelta(hours=1), NOW - timedelta(days=1), NOW - timedelta(days=3)]
    here = count_work(times, now=NOW, offset=0)
    assert here == {"answers": 4, "today": 2, "days": 3, "streak": 2, "reached": 1, "next": 10}
    east = count_work(times, now=NOW, offset=60)  # half past midnight: one answer today, two yesterday
    assert (east["today"], east["days"], east["streak"]) == (1, 3, 2)
    assert count_work([], now=NOW, offset=-840) == {
        **{"answers": 0, "today": 0, "days": 0, "streak": 0, "reached": None, "next": 1}
    }


def test_a_day_that_is_not_over_breaks_no_streak() -> None:
    today = NOW.date()
    days = {today - timedelta(days=back) for back in (1, 2, 4)}
    assert current_streak(days, today) == 2
    assert current_streak(days | {today}, today) == 3
    assert current_streak(days, today + timedelta(days=1)) == 0


def test_the_questions_have_the_names_of_the_form() -> None:
    assert (ownwork.VERDICT, ownwork.REASON, ownwork.COMMENT, ownwork.ITEM) == (
        fields.VERDICT_QUESTION,
        fields.REASON_QUESTION,
        fields.COMMENT_QUESTION,
        fields.ITEM_FIELD,
    )
