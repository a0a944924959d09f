"""Show and publish versions of the annotation guide, and requeue the answers they affect."""

from collections.abc import Collection
from pathlib import Path

from fiel.annotation.guidelines import fetch_guides, update_guides
from fiel.campaign import CampaignFile
from fiel.campaign.publishedguide import PublishedGuide
from fiel.campaign.requeued import Touched
from fiel.errors import FielError
from fiel.settings import Settings
from fiel.sources.subsets import read_ids
from fiel.workflow.connection import connected_argilla
from fiel.workflow.requeue import Confirm, Requeued, requeue_touched


def compare_guides(settings: Settings, file: CampaignFile) -> list[PublishedGuide]:
    """Read the guide that volunteers see in each dataset of a campaign, and its file.

    Raises:
        FielError: The campaign was not launched, or a guide cannot be read.
    """
    with connected_argilla(settings) as client:
        return fetch_guides(client, file)


def publish_guides(settings: Settings, file: CampaignFile) -> list[PublishedGuide]:
    """Publish the guides with newer files, all or none; return these as they were before.

    Raises:
        FielError: See `fiel.annotation.guidelines.update_guides`.
    """
    with connected_argilla(settings) as client:
        return update_guides(client, fetch_guides(client, file))


def requeue_affected(
    settings: Settings,
    file: CampaignFile,
    items: Collection[str],
    findings: Collection[str],
    *,
    ids: Path | None,
    confirm: Confirm,
) -> Requeued:
    """Return the answers to items that the published version affects, if they are older.

    Args:
        settings: The Argilla.
        file: The campaign.
        items: Ids of items, or ``TASK=ID``.
        findings: Names of checks: all items in which they found something.
        ids: A text file with more ids, one per line.
        confirm: Called before anything is changed.

    Raises:
        FielError: Nothing says which items; or see `fiel.workflow.requeue.requeue_touched`.
    """
    touched = Touched(items=(*items, *(read_ids(ids) if ids else ())), findings=findings)
    if not touched.items and not touched.findings:
        raise FielError("expected --item, --items or --finding, to say which items the new version affects")
    return requeue_touched(settings, file, touched, confirm=confirm)
