"""The archive of a campaign: a zip file with everything except passwords and keys.

Its members, all in UTF-8:

- ``datasets/NAME/settings.json``: the settings of a dataset in Argilla, an `ArchivedDataset`.
- ``datasets/NAME/records.jsonl``: an `ArchivedRecord` per line, with all answers in every status.
- ``people.jsonl``: a `Person` per line, for everyone who belongs to the workspace or answered.
- ``files/campaign.yaml``, ``files/TASK/guide.md``…: the campaign file and the files that it names.
- ``files/feedback.jsonl``: the answers to comments, if any.
- ``files/rulings.jsonl``: the organizers' rulings, if any.
- ``notes/…``: Fiel's records of launches and sources, the saved answers that were requeued, and the
  opinions that Fiel asked for.
- ``manifest.json``: an `ArchiveManifest`, with the SHA-256 of every other member and the digest of every
  dataset.

The same content gives the same bytes: the archive does not record when or where it was written. The digest of
a dataset is the sum of the SHA-256 of its settings and of each record, without ids and times, so two Argillas
with the same campaign have the same digest in any order of records.
"""

import hashlib
import os
import secrets
import stat
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import orjson
from pydantic import ValidationError

from fiel.archive.content import (
    FORMAT,
    ArchivedDataset,
    ArchivedPerson,
    ArchivedRecord,
    ArchiveManifest,
    MemberInfo,
)
from fiel.errors import FielError, describe_validation
from fiel.files import sync_path
from fiel.naming import check_path
from fiel.reading.strict import StrictModel

MANIFEST = "manifest.json"
PEOPLE = "people.jsonl"
LAUNCH = "notes/launches.json"
REQUEUED = "notes/requeued.jsonl"
OPINIONS = "notes/opinions/"

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time in zip
_LONGEST_LINE = 64 * 2**20
_LONGEST_MANIFEST = 16 * 2**20
_MOST_COMPRESSED = 200  # records compress to a tenth, zip bombs to a thousandth
_BLOCK = 2**20

# What zipfile and the parser raise for a member that is damaged, encrypted, missing or not JSON.
_UNREADABLE = (
    *(zipfile.BadZipFile, zlib.error, KeyError, OSError, EOFError),
    *(RuntimeError, NotImplementedError, ValueError),
)


class ArchiveWriter:
    """Add members to an archive."""

    def __init__(self, file: zipfile.ZipFile) -> None:
        self._file = file
        self.members: dict[str, MemberInfo] = {}

    def add(self, name: str, chunks: Iterable[bytes]) -> None:
        """Add a member in chunks."""
        info = zipfile.ZipInfo(name, _EPOCH)
        info.compress_type, info.create_system, info.external_attr = zipfile.ZIP_DEFLATED, 3, 0o600 << 16
        digest, size = hashlib.sha256(), 0
        with self._file.open(info, "w", force_zip64=True) as member:
            for chunk in chunks:
                digest.update(chunk)
                size += len(chunk)
                member.write(chunk)
        self.members[name] = MemberInfo(bytes=size, sha256=digest.hexdigest())

    def finish(self, manifest: ArchiveManifest) -> None:
        """Add the manifest as the last member."""
        self.add(MANIFEST, [manifest.model_dump_json(indent=2).encode() + b"\n"])


@contextmanager
def writing_archive(path: Path) -> Iterator[ArchiveWriter]:
    """Write or replace an archive atomically; only its owner can read it (mode 600).

    Raises:
        FielError: It cannot be written; an existing file is not changed.
    """
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as raw:
            with zipfile.ZipFile(raw, "w") as file:
                yield ArchiveWriter(file)
            raw.flush()
            os.fsync(raw.fileno())
        os.replace(temporary, path)
        sync_path(path.parent)
    except OSError as error:
        raise FielError(f"{path}: expected a writable file, found: {error}") from None
    finally:
        temporary.unlink(missing_ok=True)


_Model = TypeVar("_Model", bound=StrictModel)


class Archive:
    """An archive open for reading."""

    def __init__(self, path: Path, file: zipfile.ZipFile, manifest: ArchiveManifest) -> None:
        self._file = file
        self.path = path
        self.manifest = manifest

    @property
    def digest(self) -> str:
        """SHA-256 of the manifest, which identifies the archive."""
        return self.manifest.digest

    def people(self) -> list[ArchivedPerson]:
        """Return the people."""
        return list(self._lines(PEOPLE, ArchivedPerson))

    def dataset(self, name: str) -> ArchivedDataset:
        """Return the settings of a dataset."""
        member = f"datasets/{name}/settings.json"
        return self._parse(member, self.read(member), ArchivedDataset)

    def records(self, name: str) -> Iterator[ArchivedRecord]:
        """Read the records of a dataset, one at a time."""
        return self._lines(f"datasets/{name}/records.jsonl", ArchivedRecord)

    def read(self, member: str) -> bytes:
        """Return a whole member; for small ones."""
        return b"".join(self.blocks(member))

    def blocks(self, member: str) -> Iterator[bytes]:
        """Read a member in chunks.

        Raises:
            FielError: It is missing or damaged.
        """
        try:
            with self._file.open(member) as source:
                while block := source.read(_BLOCK):
                    yield block
        except _UNREADABLE as error:
            raise damaged(self.path, f"{member}: {error}") from None

    def _lines(self, member: str, model: type[_Model]) -> Iterator[_Model]:
        try:
            with self._file.open(member) as source:
                number = 0
                while line := source.readline(_LONGEST_LINE):
                    number += 1
                    yield self._parse(f"{member}: line {number}", line, model)
        except _UNREADABLE as error:
            raise damaged(self.path, f"{member}: {error}") from None

    def _parse(self, place: str, text: bytes, model: type[_Model]) -> _Model:
        try:
            return model.model_validate(orjson.loads(text))
        except orjson.JSONDecodeError as error:
            raise damaged(self.path, f"{place}: {error}") from None
        except ValidationError as error:
            raise FielError(describe_validation(f"{self.path}: {place}", error)) from None


@contextmanager
def open_archive(path: Path) -> Iterator[Archive]:
    """Open an archive; its members are never extracted to the paths that they name.

    Raises:
        FielError: It is not an archive in this version's format, or its members do not match its manifest.
    """
    try:
        file = zipfile.ZipFile(path)
    except (OSError, zipfile.BadZipFile, ValueError) as error:
        raise FielError(f"{path}: expected a complete archive from fiel archive, found: {error}") from None
    with file:
        manifest = _read_manifest(path, file)
        _check_members(path, file, manifest)
        yield Archive(path, file, manifest)


def damaged(path: Path, what: str) -> FielError:
    """Return the error for an archive that is not as ``fiel archive`` wrote it."""
    return FielError(f"{path}: expected an archive from fiel archive, found a damaged one: {what}")


def _read_manifest(path: Path, file: zipfile.ZipFile) -> ArchiveManifest:
    try:
        info = file.getinfo(MANIFEST)
        if info.file_size > _LONGEST_MANIFEST:
            raise damaged(path, f"{MANIFEST} of {info.file_size:,} bytes")
        values = orjson.loads(file.read(info))
    except _UNREADABLE as error:
        raise damaged(path, f"{MANIFEST}: {error}") from None
    found = values.get("format") if isinstance(values, dict) else None
    if found != FORMAT:
        raise FielError(
            f"{path}: format: expected {FORMAT}, found {found!r}: use the version of Fiel that wrote it, "
            f"{values.get('fiel') if isinstance(values, dict) else 'unknown'}"
        )
    try:
        return ArchiveManifest.model_validate(values)
    except ValidationError as error:
        raise FielError(describe_validation(f"{path}: {MANIFEST}", error)) from None


def _check_members(path: Path, file: zipfile.ZipFile, manifest: ArchiveManifest) -> None:
    names = sorted(info.filename for info in file.infolist())
    expected = sorted([*manifest.members, MANIFEST])
    if names != expected:
        strange = sorted(set(names) ^ set(expected)) or [name for name in names if names.count(name) > 1]
        raise damaged(path, f"members and manifest differ: {strange[:5]}")
    for info in file.infolist():
        if _leaves(info.filename) or stat.S_ISLNK(info.external_attr >> 16):
            raise damaged(path, f"a member with an unsafe path: {info.filename[:80]!r}")
        if info.filename != MANIFEST and info.file_size != manifest.members[info.filename].bytes:
            raise damaged(path, f"{info.filename}: the size differs from the manifest")
        if info.file_size > max(_BLOCK, _MOST_COMPRESSED * info.compress_size):
            raise damaged(path, f"{info.filename}: {info.file_size:,} bytes from {info.compress_size:,}")


def _leaves(name: str) -> bool:
    try:
        check_path(name)
    except ValueError:
        return True
    return name.startswith("/") or ".." in name.split("/")
