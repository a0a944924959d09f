"""The public tables of a campaign, tabulated once."""

from collections.abc import Mapping, Sequence
from typing import Any

from fiel.campaign import Campaign
from fiel.items import Item
from fiel.judgements import Judgement
from fiel.snapshots.tables import Tables
from fiel.snapshots.tabulation import Tabulator


def tabulate_campaign(
    campaign: Campaign,
    items: Mapping[str, Sequence[Item]],
    judgements: Mapping[str, Sequence[Judgement]],
    **options: Any,
) -> Tables:
    """Tabulate a campaign, with the options of `Tabulator.tabulate`."""
    return Tabulator(items).tabulate(campaign, judgements, **options)
