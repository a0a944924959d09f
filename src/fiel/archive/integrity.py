"""Check the integrity of an archive before it is used: every hash, count and line."""

import hashlib

from fiel.archive.content import ContentSum
from fiel.archive.file import Archive, damaged


def check_archive(archive: Archive) -> None:
    """Read a whole archive and compare it with its manifest, in constant memory.

    Raises:
        FielError: A hash, a count or a content differs, or a record is invalid.
    """
    for name, member in archive.manifest.members.items():
        digest = hashlib.sha256()
        for block in archive.blocks(name):
            digest.update(block)
        if digest.hexdigest() != member.sha256:
            raise damaged(archive.path, f"{name}: the SHA-256 differs from the manifest")
    people = [person.username for person in archive.people()]
    if len(people) != archive.manifest.people or len(set(people)) != len(people):
        raise damaged(archive.path, f"{len(people)} people, {len(set(people))} of them different")
    for name in archive.manifest.datasets:
        _check_dataset(archive, name, set(people))


def _check_dataset(archive: Archive, name: str, people: set[str]) -> None:
    dataset = archive.dataset(name)
    if dataset.name != name:
        raise damaged(archive.path, f"datasets/{name}: settings of {dataset.name}")
    total = ContentSum(dataset)
    for record in archive.records(name):
        strangers = {answer.username for answer in record.answers} - people
        if strangers:
            raise damaged(archive.path, f"{name}: {record.external_id}: answers of {sorted(strangers)}")
        total.add(record)
    if total.info() != archive.manifest.datasets[name]:
        raise damaged(archive.path, f"{name}: {total.info()}, not {archive.manifest.datasets[name]}")
