"""How a campaign stands, and what its counts are made of."""

from datetime import UTC, datetime

from fiel.bars import NO_BAR, Bar
from fiel.campaign.work import Work
from fiel.progress.listing import Counted
from fiel.progress.status import CampaignStatus, describe_campaign
from fiel.settings import Settings
from fiel.workflow.connection import connected_argilla
from fiel.workflow.gathering import gather_answers


def report_status(settings: Settings, work: Work, *, bar: Bar = NO_BAR) -> CampaignStatus:
    """Collect the answers to a campaign and say how it stands; nothing is changed.

    Args:
        settings: Which Argilla.
        work: The campaign and its items.
        bar: Told how many records there are, and have been fetched.

    Raises:
        FielError: The campaign was not launched, or the items are not those that people answered.
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
    """Collect what the counts of a campaign's status are made of; nothing is changed.

    Raises:
        FielError: The campaign was not launched, or the items are not those that people answered.
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
