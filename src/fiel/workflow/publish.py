"""Publish an export or the dashboard's snapshot on the Hub."""

import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from huggingface_hub import HfApi
from huggingface_hub.utils import disable_progress_bars

from fiel.errors import FielError
from fiel.hub.publishing import Publication, publish_files
from fiel.hub.shipping import Shipment, ship_export, ship_snapshot
from fiel.messages.plaintext import count_of
from fiel.release.authors import (
    FEWEST_PEOPLE,
    JUDGEMENT_COLUMNS,
    authors_path,
    find_new_answers,
    load_authors,
)
from fiel.release.reading import find_export
from fiel.settings import Settings
from fiel.workflow.connection import Note


def publish_export(
    settings: Settings,
    folder: Path,
    repo: str,
    *,
    tag: str | None = None,
    public: bool = False,
    dry_run: bool = False,
    allow_simulated: bool = False,
    allow_unresolved: bool = False,
    allow_few_people: bool = False,
    note: Note = lambda text: None,
) -> Publication:
    """Check one task of an export and publish it; see `fiel.hub.publishing.publish_files`.

    Args:
        settings: The Hub and the token.
        folder: An export with one task, or one task's folder in an export.
        repo: The dataset on the Hub.
        tag: Name for the commit; derived from the content by default.
        public: Whether to make the dataset public.
        dry_run: Whether to change nothing.
        allow_simulated: Whether to accept simulated answers.
        allow_unresolved: Whether to accept unresolved errors found by the checks.
        allow_few_people: Whether to accept new answers from fewer than `fiel.release.authors.FEWEST_PEOPLE`.
        note: Called before each retry when the Hub does not respond.

    Raises:
        FielError: The export cannot be published. Nothing is published in part.
    """
    shipment = ship_export(folder, allow_simulated=allow_simulated, allow_unresolved=allow_unresolved)
    hub = look_at_hub(settings, note) if dry_run else connect_hub(settings)

    def judge(before: bytes | None) -> None:
        _refuse_few_people(settings, shipment, folder, repo, before)

    return publish_files(
        shipment,
        hub,
        repo,
        tag=tag,
        public=public,
        dry_run=dry_run,
        judge=None if allow_few_people else judge,
        note=note,
    )


def _refuse_few_people(
    settings: Settings, shipment: Shipment, folder: Path, repo: str, before: bytes | None
) -> None:
    if shipment.judgements is None:
        return
    earlier = None if before is None else _read_judgements(repo, before)
    export, _ = find_export(folder)
    known = load_authors(settings.home, shipment.campaign, export=export)
    now = pq.read_table(shipment.judgements, columns=JUDGEMENT_COLUMNS)
    new = find_new_answers(known.get(shipment.task, ()), earlier, now)
    if not (new.answers or new.gone) or (new.people is not None and new.people >= FEWEST_PEOPLE):
        return
    if new.people is None:
        raise FielError(
            f"{folder}: expected a record of who gave its answers, found none in "
            f"{authors_path(settings.home, shipment.campaign)}, which belongs to the last export: export it "
            "again from this machine and home. Nothing was published."
        )
    since = f" since the version in {repo}" if earlier is not None else ""
    answers = count_of(new.answers, "new answer" if since else "answer")
    gone = f", and {count_of(new.gone, 'answer')} removed" if new.gone else ""
    raise FielError(
        f"{folder}: expected answers from {FEWEST_PEOPLE} or more people{since}, found {answers} from "
        f"{count_of(new.people, 'person', 'people')}{gone}: anyone who knows who took part could tell what "
        "they decided. Wait until more people have answered or, if those people consent, publish with "
        "--allow-few-people. Nothing was published."
    )


def _read_judgements(repo: str, content: bytes) -> pa.Table:
    try:
        return pq.read_table(pa.BufferReader(content), columns=JUDGEMENT_COLUMNS)
    except (pa.ArrowException, OSError, KeyError) as error:
        raise FielError(
            f"{repo}: expected answers published by Fiel, found: {error}. Publish to another dataset, or "
            "with --allow-few-people. Nothing was published."
        ) from None


def publish_snapshot(settings: Settings, repo: str, *, note: Note = lambda text: None) -> Publication:
    """Publish the latest snapshot to a public dataset, without a tag, replacing the previous one.

    Raises:
        FielError: There is no snapshot, or it cannot be published. Nothing is published in part.
    """
    shipment = ship_snapshot(settings.snapshot_folder)
    return publish_files(shipment, connect_hub(settings), repo, public=True, note=note)


def look_at_hub(settings: Settings, note: Note) -> HfApi:
    """Return the Hub of the settings for reading; without a token, private datasets are invisible."""
    if settings.hub_token is not None:
        return connect_hub(settings)
    note("HF_TOKEN is not set: a private dataset cannot be seen, so it is treated as new.")
    return HfApi(endpoint=settings.hub_endpoint, token=False)


def connect_hub(settings: Settings) -> HfApi:
    """Return the Hub of the settings, with their token.

    Raises:
        FielError: There is no token.
    """
    if settings.hub_token is None:
        raise FielError("HF_TOKEN: expected a token with write access, found nothing")
    if not sys.stderr.isatty():  # keep progress bars out of logs
        disable_progress_bars()
    return HfApi(endpoint=settings.hub_endpoint, token=settings.hub_token.get_secret_value())
