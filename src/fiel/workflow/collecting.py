"""Collecting the answers to campaigns, for the public and for the organizers."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from fiel.errors import FielError
from fiel.settings import Settings
from fiel.work import Work
from fiel.workflow.connection import Note, connected_argilla

# argilla and pandas take seconds to import: the steps that use them import them.
if TYPE_CHECKING:
    from fiel.careless import CarelessPerson
    from fiel.judgements import Judgement
    from fiel.snapshot import SnapshotInfo
    from fiel.status import CampaignStatus


def take_snapshot(
    settings: Settings, works: Sequence[Work], *, note: Note = lambda text: None
) -> "SnapshotInfo":
    """Collect the answers to campaigns and write the dashboard's snapshot; other campaigns stay in it.

    Args:
        settings: Which Argilla.
        works: The campaigns and their items.
        note: Told when answers contradict themselves.
    """
    from fiel.annotation.about import credit_campaign
    from fiel.annotation.collect import collect_judgements
    from fiel.snapshot import has_snapshot, read_snapshot, write_snapshot
    from fiel.tables import join_tables, replace_campaigns, tabulate_campaign

    now = datetime.now(UTC)
    with connected_argilla(settings) as client:
        parts = []
        for work in works:
            judgements = collect_judgements(client, work.campaign, work.items)
            note_contradictions(work, judgements, note)
            judgements, _ = set_aside_careless(work, judgements)
            campaign = credit_campaign(client, work.campaign)
            parts.append(tabulate_campaign(campaign, work.items, judgements, argilla_url=client.api_url))
    tables = join_tables(parts)
    folder = settings.snapshot_folder
    if has_snapshot(folder):
        try:
            tables = replace_campaigns(read_snapshot(folder).tables, tables)
        except FielError as error:
            raise FielError(
                f"{error} The answers are in Argilla: remove {folder} to start it anew."
            ) from None
    return write_snapshot(tables, folder, created_at=now)


def report_status(settings: Settings, work: Work) -> "CampaignStatus":
    """Collect the answers to a campaign and say how it stands; nothing is changed.

    Raises:
        FielError: The campaign was not launched, or the items are not those that people answered.
    """
    from fiel.annotation.collect import collect_answers
    from fiel.status import describe_campaign

    with connected_argilla(settings) as client:
        answers = collect_answers(client, work.campaign, work.items)
    judgements, careless = set_aside_careless(work, answers.judgements)
    return describe_campaign(
        work.campaign,
        work.items,
        judgements,
        superseded=answers.superseded,
        gold=work.gold,
        careless=careless,
        now=datetime.now(UTC),
    )


def set_aside_careless(
    work: Work, judgements: "Mapping[str, Sequence[Judgement]]"
) -> "tuple[dict[str, list[Judgement]], list[CarelessPerson]]":
    """Set aside what the campaign's rules call careless; no later step counts it.

    Returns:
        All judgements by task name, and whose of them are set aside.
    """
    from fiel.careless import find_careless, set_aside
    from fiel.quality import describe_people

    careless = find_careless(describe_people(judgements, work.gold), work.campaign.careless)
    return set_aside(judgements, careless), careless


def note_contradictions(work: Work, judgements: "Mapping[str, Sequence[Judgement]]", note: Note) -> None:
    """Tell how many answers contradict themselves, if any do."""
    from fiel.judgements import find_contradictions

    count = sum(len(find_contradictions(each)) for each in judgements.values())
    if count:
        answers = "1 answer contradicts itself" if count == 1 else f"{count} answers contradict themselves"
        note(f"{work.campaign.name}: {answers}: fiel status shows which")
