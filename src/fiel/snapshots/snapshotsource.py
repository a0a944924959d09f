"""Sources of the dashboard's snapshot: a folder, the web, or a dataset on the Hub."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote, urlsplit

import httpx

from fiel.errors import FielError
from fiel.settings import Settings
from fiel.snapshots.download import Download, Downloader, open_downloader
from fiel.snapshots.folder import (
    LATEST,
    Snapshot,
    SnapshotInfo,
    has_snapshot,
    parse_latest,
    read_latest,
    read_snapshot,
)
from fiel.snapshots.mirror import SnapshotMirror

_LATEST_BYTES = 1 << 20
_TOTAL_BYTES = 256 << 20
_SECONDS = 60.0
_HUB_ANSWER_SECONDS = 10
_KINDS = "a folder, http(s)://HOST/PATH, or hf://datasets/OWNER/NAME[@REVISION][/PATH]"
_PART = r"[A-Za-z0-9][\w.-]*"
_DATASET = re.compile(rf"datasets/(?P<name>{_PART}/{_PART})(@(?P<revision>[^/@]+))?(/(?P<path>.+?))?/?")


class NoSnapshot(FielError):
    """The source exists but has no snapshot yet."""


class SnapshotSource(Protocol):
    """A source of snapshots.

    Attributes:
        local: Whether it is on this machine, where reading is cheap.
    """

    local: bool

    def read_local(self) -> Snapshot | None:
        """Return the last valid local copy of a remote source's snapshot, without any request."""

    def renew(self) -> Snapshot | None:
        """Return the newest snapshot, or None if it is the last one returned.

        Raises:
            NoSnapshot: There is none.
            FielError: The source does not answer, or its snapshot is incomplete or of another version.
        """


def open_source(settings: Settings) -> SnapshotSource:
    """Return the source in the settings, without reading it yet.

    Raises:
        FielError: The address is of an unknown kind, or contains a password.
    """
    address = settings.snapshot_address
    scheme, separator, rest = address.partition("://")
    if not separator:
        return FolderSource(Path(address))
    mirror = SnapshotMirror(settings.home, address)
    if scheme in ("http", "https"):
        _check_url(address)
        return WebSource(address, mirror)
    found = _DATASET.fullmatch(rest) if scheme == "hf" else None
    if found is None or ".." in (found["path"] or "").split("/"):
        raise FielError(f"FIEL_SNAPSHOT: expected {_KINDS}, found {address!r}")
    token = settings.hub_token.get_secret_value() if settings.hub_token else None
    revision = unquote(found["revision"]) if found["revision"] else None
    return HubSource(found["name"], revision, found["path"] or "", mirror=mirror, token=token)


class FolderSource:
    """A folder that ``fiel snapshot`` writes; it need not exist yet."""

    local = True

    def __init__(self, folder: Path) -> None:
        """Set the folder."""
        self._folder = folder
        self._returned = b""

    def read_local(self) -> Snapshot | None:
        """Return None: a folder has no local copy."""
        return None

    def renew(self) -> Snapshot | None:
        """Return the newest snapshot; see `SnapshotSource.renew`."""
        if not has_snapshot(self._folder):
            raise NoSnapshot(f"{self._folder}: expected a snapshot, found none")
        latest = read_latest(self._folder)
        if latest == self._returned:
            return None
        snapshot = read_snapshot(self._folder)
        self._returned = latest
        return snapshot


class _MirroredSource:
    """A remote source with a local copy of its last valid snapshot."""

    local = False

    def __init__(self, mirror: SnapshotMirror) -> None:
        self._mirror = mirror
        self._returned = False

    def read_local(self) -> Snapshot | None:
        """Return the mirror's last valid snapshot."""
        snapshot = self._mirror.read()
        self._returned = snapshot is not None
        return snapshot


class WebSource(_MirroredSource):
    """A snapshot's folder on any web server."""

    def __init__(self, address: str, mirror: SnapshotMirror) -> None:
        """Set the address of the folder with ``latest.json``."""
        super().__init__(mirror)
        self._address = address.rstrip("/")

    def renew(self) -> Snapshot | None:
        """Return the newest snapshot; see `SnapshotSource.renew`."""
        note = self._mirror.read_note() if self._returned else {}
        sent = {"ETag": "If-None-Match", "Last-Modified": "If-Modified-Since"}
        conditions = {sent[name]: value for name, value in note.items() if name in sent}
        with open_downloader(self._address, seconds=_SECONDS) as downloader:
            answer = _get_latest(downloader, self._address, conditions)
            if answer.status == 304:
                return None
            note = {name: answer.headers[name] for name in sent if name in answer.headers}
            if self._returned and answer.content == self._mirror.read_latest():
                self._mirror.write_note(note)
                return None
            snapshot = _fetch(downloader, self._address, answer.content, self._mirror, note)
        self._returned = True
        return snapshot


class HubSource(_MirroredSource):
    """A snapshot's folder in a dataset on the Hub, read at one commit."""

    def __init__(
        self, dataset: str, revision: str | None, path: str, *, mirror: SnapshotMirror, token: str | None
    ) -> None:
        """Set the place on the Hub, and the token of someone with access if it is private."""
        super().__init__(mirror)
        self._dataset, self._revision, self._path = dataset, revision, path
        # Without our own token, do not use one that a login left on this machine.
        self._token: str | bool = token or False

    def renew(self) -> Snapshot | None:
        """Return the newest snapshot; see `SnapshotSource.renew`."""
        from huggingface_hub import hf_hub_url

        note = {"commit": self._resolve()}
        if self._returned and self._mirror.read_note() == note:
            return None
        name = f"{self._path}/{LATEST}".lstrip("/")
        url = hf_hub_url(self._dataset, name, repo_type="dataset", revision=note["commit"])
        headers = {"Authorization": f"Bearer {self._token}"} if self._token else {}
        with open_downloader(url, seconds=_SECONDS, headers=headers) as downloader:
            folder = url.removesuffix(f"/{LATEST}")
            latest = _get_latest(downloader, folder, {}).content
            if self._returned and latest == self._mirror.read_latest():
                self._mirror.write_note(note)
                return None
            snapshot = _fetch(downloader, folder, latest, self._mirror, note)
        self._returned = True
        return snapshot

    def _resolve(self) -> str:
        from huggingface_hub import HfApi

        try:
            info = HfApi(token=self._token).dataset_info(
                self._dataset, revision=self._revision, timeout=_HUB_ANSWER_SECONDS
            )
        except (httpx.HTTPError, OSError) as error:  # the Hub's own errors are subclasses of these
            reason = str(error).split("\n")[0].rstrip(".")
            raise FielError(
                f"hf://datasets/{self._dataset}: expected a readable dataset, found "
                f"{type(error).__name__}: {reason}. A private one needs a token in HF_TOKEN."
            ) from None
        return str(info.sha)


def _check_url(address: str) -> None:
    parts = urlsplit(address)
    if parts.username is not None or parts.password is not None:
        raise FielError("FIEL_SNAPSHOT: expected a public address, found one with a password")
    if not parts.hostname or parts.query or parts.fragment:
        raise FielError(f"FIEL_SNAPSHOT: expected {_KINDS}, found {address!r}")


def _get_latest(downloader: Downloader, folder: str, conditions: Mapping[str, str]) -> Download:
    answer = downloader.get(f"{folder}/{LATEST}", most=_LATEST_BYTES, headers=conditions)
    if answer.status in (404, 410):
        raise NoSnapshot(f"{folder}: expected a snapshot, found none")
    return answer


def _fetch(
    downloader: Downloader, folder: str, latest: bytes, mirror: SnapshotMirror, note: Mapping[str, str]
) -> Snapshot:
    info = parse_latest(latest, where=f"{folder}/{LATEST}")
    return mirror.keep(latest, _get_files(downloader, folder, info, mirror), note)


def _get_files(
    downloader: Downloader, folder: str, info: SnapshotInfo, mirror: SnapshotMirror
) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    for name, file in info.files.items():
        left = _TOTAL_BYTES - sum(map(len, files.values()))
        known = mirror.find_file(name, file.sha256)  # often only a snapshot's time has changed
        if known is None:
            files[name] = _get_file(downloader, f"{folder}/{info.path}/{name}.parquet", left)
        else:
            files[name] = known
    return files


def _get_file(downloader: Downloader, url: str, most: int) -> bytes:
    answer = downloader.get(url, most=most)
    if answer.status != 200:
        raise FielError(f"{url}: expected a file of the snapshot, found the status {answer.status}")
    return answer.content
