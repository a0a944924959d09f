"""Report a campaign's status and the entries behind its counts."""

from datetime import UTC, datetime

from fiel.bars import NO_BAR, Bar
from fiel.campaign.work import Work
from fiel.progress.listing import Counted
from fiel.progress.status import CampaignStatus, describe_campaign
from fiel.settings import Settings
from fiel.workflow.connection import connected_argilla
from fiel.workflow.gathering import gather_answers


def report_status(settings: Settings, work: Work, *, bar: Bar = NO_BAR) -> CampaignStatus:
    """Collect the answers to a campaign and describe its status, without changing anything.

    Raises:
        FielError: The campaign was not launched, or people answered other items.
    """
    with connected_argilla(settings) as client:
        gathered = gather_answers(client, work, bar=bar)
    return describe_campaign(
        work.campaign,
        work.items,
        gathered.judgements,
        superseded=gathered.answers.superseded,
        gold=work.gold,
        careless=gathered.careless,
        closed_at=gathered.closed_at,
        withdrawn=gathered.answers.withdrawn,
        now=datetime.now(UTC),
    )


def collect_counted(settings: Settings, work: Work) -> Counted:
    """Collect what the counts in the status are computed from, without changing anything.

    Raises:
        FielError: The campaign was not launched, or people answered other items.
    """
    with connected_argilla(settings) as client:
        gathered = gather_answers(client, work)
    return Counted(
        campaign=work.campaign,
        items=work.items,
        judgements=gathered.judgements,
        earlier=gathered.answers.earlier,
        careless=gathered.careless,
        withdrawn=gathered.answers.withdrawn,
    )
