"""Publish an export or the dashboard's snapshot on the Hub."""

import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pyarrow as pa
import pyarrow.parquet as pq
from huggingface_hub import HfApi
from huggingface_hub.utils import disable_progress_bars

from fiel.annotation.telling import note_release
from fiel.bars import Note
from fiel.errors import FielError
from fiel.hub.publication import Publication
from fiel.hub.publishing import publish_files
from fiel.hub.shipping import Shipment, ship_export, ship_snapshot
from fiel.judgements import FEWEST_PEOPLE
from fiel.messages.plaintext import count_of
from fiel.release.authors import JUDGEMENT_COLUMNS, authors_path, find_new_answers, load_authors
from fiel.release.manifest import MANIFEST, digest_manifest, read_manifest
from fiel.release.storedexport import find_export
from fiel.settings import Settings
from fiel.snapshots.batches import Batches, load_batches, lock_batches, save_batches
from fiel.snapshots.folder import read_snapshot
from fiel.workflow.connection import connected_argilla


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
        allow_few_people: Whether to accept new answers, since the last version or since those behind the
            snapshot's decisions, from fewer than `fiel.judgements.FEWEST_PEOPLE`.
        note: Called before each retry when the Hub does not respond.

    Raises:
        FielError: The export cannot be published. Nothing is published in part.
    """
    shipment = ship_export(folder, allow_simulated=allow_simulated, allow_unresolved=allow_unresolved)
    export = _open_export(folder, shipment)
    hub = look_at_hub(settings, note) if dry_run else connect_hub(settings)

    def judge(before: bytes | None) -> None:
        _refuse_few_people(settings, export, repo, before)
        with lock_batches(settings.home):  # no snapshot may come between
            batches = load_batches(settings.home, export.campaign)
            _refuse_few_since_snapshot(settings, export, batches)
            _refuse_few_since_version(export, batches)
            record(sure=False)

    def record(*, sure: bool) -> None:
        if not dry_run:
            _record_release(settings, export, sure=sure)

    if allow_few_people:
        record(sure=False)
    publication = publish_files(
        shipment,
        hub,
        repo,
        tag=tag,
        public=public,
        dry_run=dry_run,
        judge=None if allow_few_people else judge,
        note=note,
    )
    record(sure=True)
    if not dry_run and not publication.private:
        _tell_people(settings, export, publication.url, note)
    return publication


@dataclass(frozen=True, slots=True, kw_only=True)
class _Export:
    """The export that a task is published from.

    Attributes:
        given: Its folder, or that of the task, as the organizer named it.
        campaign: Name of the campaign where people answered.
        released_as: Its name in releases.
        digest: Of its manifest.
    """

    given: Path
    folder: Path
    campaign: str
    released_as: str
    task: str
    digest: str
    judgements: Path | None

    def __str__(self) -> str:
        """Return the folder that was given, for messages."""
        return str(self.given)


def _open_export(given: Path, shipment: Shipment) -> _Export:
    folder, _ = find_export(given)
    manifest = read_manifest(folder)
    return _Export(
        given=given,
        folder=folder,
        campaign=manifest.formerly or manifest.campaign,
        released_as=shipment.campaign,
        task=shipment.task,
        digest=digest_manifest(folder),
        judgements=shipment.judgements,
    )


def _tell_people(settings: Settings, export: _Export, url: str, note: Note) -> None:
    """Let the people's own pages say that their corrections are in the release, if Argilla answers.

    The export's manifest is written right after the answers were collected.
    """
    until = datetime.fromtimestamp((export.folder / MANIFEST).stat().st_mtime, UTC)
    try:
        with connected_argilla(settings) as client:
            note_release(client, export.campaign, export.task, url=url, until=until)
    except (FielError, httpx.HTTPError) as error:
        note(f"It is published, but people do not see it on their own pages yet: {error}")


def _refuse_few_people(settings: Settings, export: _Export, repo: str, before: bytes | None) -> None:
    if export.judgements is None:
        return
    earlier = None if before is None else _read_judgements(repo, before)
    known = load_authors(settings.home, export.released_as, export=export.folder)
    now = pq.read_table(export.judgements, columns=JUDGEMENT_COLUMNS)
    new = find_new_answers(known.get(export.task, ()), earlier, now)
    if not (new.answers or new.gone) or (new.people is not None and new.people >= FEWEST_PEOPLE):
        return
    if new.people is None:
        raise FielError(
            f"{export}: expected a record of who gave its answers, found none in "
            f"{authors_path(settings.home, export.released_as)}, which belongs to the last export: export it "
            "again from this machine and home. Nothing was published."
        )
    since = f" since the version in {repo}" if earlier is not None else ""
    answers = count_of(new.answers, "new answer" if since else "answer")
    gone = f", and {count_of(new.gone, 'answer')} removed" if new.gone else ""
    raise FielError(
        f"{export}: expected answers from {FEWEST_PEOPLE} or more people{since}, found {answers} from "
        f"{count_of(new.people, 'person', 'people')}{gone}: anyone who knows who took part could tell what "
        "they decided. Wait until more people have answered or, if those people consent, publish with "
        "--allow-few-people. Nothing was published."
    )


def _refuse_few_since_snapshot(settings: Settings, export: _Export, batches: Batches | None) -> None:
    """Refuse a version that differs from the decisions in the snapshot by the answers of too few people."""
    if export.judgements is None:
        return
    if batches is None or export.task not in batches.shown:
        if _shows_decisions(settings, export.campaign, export.task):
            raise FielError(
                f"{export}: expected a record of the answers behind the decisions in the snapshot, found "
                "none: run fiel snapshot once, which begins one, and publish again. Nothing was published."
            )
        return
    if batches.export != export.digest:
        raise FielError(
            f"{export}: expected the last export of {export.campaign} from this home, found another: export "
            "it again. Nothing was published."
        )
    count = batches.count_since(export.task)
    if count is not None and count < FEWEST_PEOPLE:
        raise FielError(
            f"{export}: expected the answers behind the decisions that the dashboard shows, or those of "
            f"{FEWEST_PEOPLE} or more people besides, found those of {count_of(count, 'person', 'people')} "
            "besides: anyone who knows who took part could tell what they decided. Wait until more people "
            "have answered or, if those people consent, publish with --allow-few-people. Nothing was "
            "published."
        )


def _refuse_few_since_version(export: _Export, batches: Batches | None) -> None:
    """Refuse a version that differs from another one by labels or blind answers of too few people.

    Both are published by item or in numbers, not in the answers that `_refuse_few_people` compares.
    """
    if batches is None or batches.export != export.digest:
        return  # nothing was published from this home, or what `_refuse_few_since_snapshot` refuses
    count = batches.count_since_released(export.task)
    if count is not None and count < FEWEST_PEOPLE:
        raise FielError(
            f"{export}: expected answers, labels or answers to blind questions from {FEWEST_PEOPLE} or more "
            "people since a version that was published from this home, found those of "
            f"{count_of(count, 'person', 'people')}: anyone who knows who took part could tell what they "
            "decided. Wait until more people have answered or, if those people consent, publish with "
            "--allow-few-people. Nothing was published."
        )


def _shows_decisions(settings: Settings, campaign: str, task: str) -> bool:
    """Tell whether the snapshot of this home shows what was decided in a task."""
    try:
        decisions = read_snapshot(settings.snapshot_folder).tables.decisions
    except FielError:
        return False  # there is none here
    return bool(((decisions["campaign"] == campaign) & (decisions["task"] == task)).any())


def _record_release(settings: Settings, export: _Export, *, sure: bool) -> None:
    """Record which answers are in the version on the Hub, so that the snapshot keeps its distance."""
    with lock_batches(settings.home):
        batches = load_batches(settings.home, export.campaign)
        if batches is not None and batches.export == export.digest:
            save_batches(settings.home, export.campaign, batches.release(export.task, sure=sure))


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
