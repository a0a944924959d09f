"""Compare files to publish with those in a repository."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from huggingface_hub.hf_api import RepoFile

FileState = Literal["new", "changed", "same", "removed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FileChange:
    """What happens to one file in a publication; the size is in bytes."""

    path: str
    state: FileState
    size: int


@dataclass(frozen=True, slots=True)
class Digest:
    """The Hub's identifiers for a content: the Git blob id and the SHA-256 of large files."""

    git: str
    sha256: str
    size: int


def digest_content(content: Path | bytes) -> Digest:
    """Compute the digest of a file or of bytes."""
    data = content.read_bytes() if isinstance(content, Path) else content
    blob = hashlib.sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False)
    return Digest(blob.hexdigest(), hashlib.sha256(data).hexdigest(), len(data))


def compare_files(
    digests: Mapping[str, Digest], remote: Mapping[str, RepoFile], earlier: frozenset[str]
) -> tuple[FileChange, ...]:
    """Compare files to publish with those in a repository, by path.

    ``earlier`` has the paths of the previous publication; those no longer published are removed.
    """

    def state(path: str) -> FileState:
        there = remote.get(path)
        if there is None:
            return "new"
        if there.lfs is not None:
            return "same" if there.lfs.sha256 == digests[path].sha256 else "changed"
        return "same" if there.blob_id == digests[path].git else "changed"

    removed = sorted((earlier & remote.keys()) - digests.keys())
    return (
        *(FileChange(path=path, state=state(path), size=digests[path].size) for path in sorted(digests)),
        *(FileChange(path=path, state="removed", size=remote[path].size) for path in removed),
    )
