"""Diagnose an installation with small checks that change nothing."""

from collections.abc import Callable
from pathlib import Path

from fiel.campaign import CampaignFile, load_campaign
from fiel.doctor.databases import check_database, check_postgresql
from fiel.doctor.diagnosis import Diagnosis
from fiel.doctor.machine import (
    check_disk,
    check_hub,
    check_key,
    check_ports,
    check_storage,
    check_versions,
)
from fiel.doctor.running import check_argilla
from fiel.errors import FielError
from fiel.settings import Settings

_LOCAL: tuple[Callable[[Settings], Diagnosis], ...] = (
    check_versions,
    check_key,
    check_storage,
    check_disk,
    check_ports,
)


def examine(settings: Settings, campaign: Path | None = None) -> list[Diagnosis]:
    """Run every check, including those of a campaign file if given."""
    findings = [check(settings) for check in _LOCAL]
    findings += check_database(settings)
    if settings.database_url:
        findings.append(check_postgresql(settings))
    file = None
    if campaign is not None:
        finding, file = check_campaign(campaign)
        findings.append(finding)
    findings += check_argilla(settings, file.campaign.name if file else None)
    return [*findings, check_hub(settings)]


def check_campaign(path: Path) -> tuple[Diagnosis, CampaignFile | None]:
    """Check that a campaign file is valid."""
    try:
        file = load_campaign(path)
    except FielError as error:
        return Diagnosis("campaign", "error", str(error), "Correct the file; fiel check shows details."), None
    return Diagnosis("campaign", "ok", f"{path}: {file.campaign.name}"), file
