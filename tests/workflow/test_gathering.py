"""Collecting answers and setting some aside is one step, which all go through."""

import re
from datetime import UTC, datetime
from pathlib import Path

from fiel.verdicts.blind import BlindAnswer
from fiel.workflow.gathering import judge_questions
from tests.helpers.campaigns import TOP, make_work


def test_no_step_collects_answers_without_setting_aside_what_does_not_count() -> None:
    """Whoever called these would count what the campaign's own rules set aside, as receipts once did."""
    alone = re.compile(r"\b(collect_answers|find_careless|fetch_campaign)\b")
    sources = [*(TOP / "src/fiel/workflow").glob("*.py"), *(TOP / "src/fiel/commands").glob("*.py")]
    found = {path.name for path in sources if alone.search(path.read_text(encoding="utf-8"))}
    assert found == {"gathering.py"}


def test_simulated_accounts_answer_no_question_as_people(tmp_path: Path) -> None:
    """So what organizers see of the blind questions is what an export says of them."""
    work = make_work(tmp_path, "simulated-blind", task={"blind": 1, "english": None})
    given = [
        BlindAnswer(item_id="Test/1", annotator=who, choice=choice, submitted_at=datetime.now(UTC))
        for who, choice in {**dict.fromkeys("abc", "option_b"), "simulated-1": "option_a"}.items()
    ]
    found = judge_questions(work, {"arc": given})["arc"]
    assert found.accuracy is not None
    assert (found.accuracy.people, found.accuracy.answers, found.accuracy.accuracy) == (3, 3, 1)
    assert found.decided == 1
    nobody = judge_questions(work, {"arc": given[2:]})["arc"]
    assert nobody.decided == 0 and nobody.accuracy is not None and nobody.accuracy.people == 1
