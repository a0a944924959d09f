"""Add a sheet of judged findings to those of a campaign, and say what follows for the checks."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from fiel.campaign.campaignfile import load_campaign
from fiel.campaign.judged import add_judged, count_findings, judged_path, load_judged, read_sheet
from fiel.checks.precision import Judged, can_find_errors, count_judged, is_silent
from fiel.checks.suspicion import OPINION

Effect = Literal["silent", "error", "warning"]
"""What a check may do from now on: nothing, find errors if it looks for any, or warn."""


@dataclass(frozen=True, slots=True)
class JudgedCheck:
    """A check that people judged, and what follows; the numbers include Fiel's own judgements."""

    check: str
    right: int
    judged: int
    effect: Effect


@dataclass(frozen=True, slots=True)
class AddedJudgements:
    """What a sheet changed.

    Attributes:
        path: The campaign's file of judged findings.
        language: The language of the judged translations.
        new: How many judgements are new.
        changed: How many replace another one.
        checks: Every check that people of this campaign judged.
    """

    path: Path
    language: str
    new: int
    changed: int
    checks: Sequence[JudgedCheck]


def add_judgements(campaign: Path, sheet: Path) -> AddedJudgements:
    """Add the judgements of a sheet to those of a campaign.

    Raises:
        FielError: The sheet is not one of this campaign, or cannot be read.
    """
    language, path = load_campaign(campaign).campaign.language, judged_path(campaign)
    new, changed = add_judged(path, read_sheet(sheet, language))
    own = count_findings(load_judged(path), language)
    checks = [_describe(check, language, own) for check in own]
    return AddedJudgements(path, language, new, changed, checks)


def _describe(check: str, language: str, own: Judged) -> JudgedCheck:
    effect: Effect = "warning"
    if is_silent(check, language, own):
        effect = "silent"
    elif can_find_errors(check, language, own) and not check.startswith(OPINION):
        effect = "error"
    right, judged = count_judged(check, language, own)
    return JudgedCheck(check, right, judged, effect)
