"""Collecting answers and setting some aside is one step, which all go through."""

import re

from tests.helpers.campaigns import TOP


def test_no_step_collects_answers_without_setting_aside_what_does_not_count() -> None:
    """Whoever called these would count what the campaign's own rules set aside, as receipts once did."""
    alone = re.compile(r"\b(collect_answers|find_careless|fetch_campaign)\b")
    sources = [*(TOP / "src/fiel/workflow").glob("*.py"), *(TOP / "src/fiel/commands").glob("*.py")]
    found = {path.name for path in sources if alone.search(path.read_text(encoding="utf-8"))}
    assert found == {"gathering.py"}
