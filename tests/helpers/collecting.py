"""The answers of a campaign in Argilla, fetched and judged once."""

from collections.abc import Mapping, Sequence

from fiel.annotation.client import Argilla
from fiel.annotation.collect import Answers, Judge
from fiel.annotation.fetched import fetch_campaign
from fiel.campaign import Campaign
from fiel.items import Item


def collect_answers(client: Argilla, campaign: Campaign, items: Mapping[str, Sequence[Item]]) -> Answers:
    """Fetch and judge all submitted answers of a campaign; ``items`` are by task name, as launched."""
    return Judge(campaign, items).judge(fetch_campaign(client, campaign.name))
