"""Restore an archived campaign to another Argilla, and verify the copy."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from fiel.annotation.client import Argilla
from fiel.annotation.links import find_links
from fiel.annotation.restore import RestorePlan, admit_people, carry_out_restore, plan_restore, undo_restore
from fiel.archive.file import OPINIONS, REQUEUED, Archive, open_archive
from fiel.archive.integrity import check_archive
from fiel.bars import NO_BAR, Bar
from fiel.campaign.files import HomeFiles, find_home_files
from fiel.errors import FielError
from fiel.files import write_private
from fiel.interrupts import telling
from fiel.naming import Name, refuse_malformed
from fiel.people.passwords import PasswordFile, refuse_existing
from fiel.people.roster import is_removed
from fiel.settings import Settings
from fiel.workflow.connection import connected_argilla
from fiel.workflow.people import name_password_file
from fiel.workflow.restoredcopy import RestoredPart, compare_restored, describe_lost


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """The result of a restore.

    Attributes:
        created: User names of new accounts, except those of removed people.
        passwords: The file with their passwords, if any.
        comparisons: The archive compared with the restored campaign.
        not_carried: What could not be restored, in words.
    """

    campaign: str
    api_url: str
    created: Sequence[str]
    passwords: Path | None
    comparisons: Sequence[RestoredPart]
    not_carried: Sequence[str]

    @property
    def equal(self) -> bool:
        """Whether all comparisons are equal."""
        return all(comparison.equal for comparison in self.comparisons)

    def as_dict(self) -> dict[str, Any]:
        """Return it as JSON-compatible values."""
        return {
            "campaign": self.campaign,
            "api_url": self.api_url,
            "created": list(self.created),
            "passwords": str(self.passwords) if self.passwords else None,
            "equal": self.equal,
            "comparisons": [{**asdict(each), "equal": each.equal} for each in self.comparisons],
            "not_carried": list(self.not_carried),
        }


def restore(
    settings: Settings,
    path: Path,
    *,
    name: str | None = None,
    passwords: Path | None = None,
    same_people: bool = False,
    resume: bool = False,
    bar: Bar = NO_BAR,
) -> Restored:
    """Restore an archived campaign to the Argilla of the settings, and compare the result.

    The whole archive is checked before the first change; if anything fails later, all changes are undone.

    Args:
        settings: The Argilla, and the home, which notes that a restore is in progress.
        path: The archive.
        name: Name for the campaign; by default its own.
        passwords: File for the passwords of new accounts; by default one in the home.
        same_people: Whether accounts with the same user name are the same people.
        resume: Whether to first undo an earlier restore of this archive that was killed.
        bar: Progress in records restored.

    Raises:
        FielError: The archive is damaged, or Argilla cannot store it.
    """
    if name is not None:
        refuse_malformed("--to-name", Name, name)
    with open_archive(path) as opened, connected_argilla(settings) as client:
        check_archive(opened)
        name = name or opened.manifest.campaign
        journal = settings.home / "restores" / f"{name}.json"
        if journal.exists():
            _clear_earlier(client, opened, journal, resume=resume)
        plan = plan_restore(client, opened, name, same_people=same_people)
        out = passwords or name_password_file(settings.home, name)
        if _new_people(plan):
            refuse_existing(out)
        journal.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        plan = plan.model_copy(update={"passwords": str(out.absolute()) if _new_people(plan) else None})
        write_private(journal, plan.model_dump_json())
        try:
            written = _write_passwords(plan, out)
            bar.expect(sum(each.records for each in opened.manifest.datasets.values()))
            carry_out_restore(client, opened, plan, progress=bar)
            admit_people(client, opened, plan)
            if written:
                written.link_to(find_links(client, name).columns)
            compared = compare_restored(client, opened, plan)
        except BaseException as error:
            _undo(client, opened, plan, journal, error)
            raise
        journal.unlink()
        _restore_notes(opened, find_home_files(settings.home, name))
        return Restored(
            campaign=name,
            api_url=plan.api_url,
            created=list(_new_people(plan)),
            passwords=written.path if written else None,
            comparisons=compared,
            not_carried=describe_lost(opened, plan),
        )


def _clear_earlier(client: Argilla, archived: Archive, journal: Path, *, resume: bool) -> None:
    earlier = RestorePlan.model_validate_json(journal.read_bytes())
    if earlier.api_url != client.api_url:
        raise FielError(f"{journal}: expected no file, found an unfinished restore to {earlier.api_url}")
    if not resume:
        raise FielError(
            f"{earlier.name}: expected no restore in progress, found an unfinished one: the workspace and "
            f"{len(earlier.accounts)} accounts may exist in part. If it is no longer running, run this again "
            "with --resume, which undoes it and starts again."
        )
    try:
        undo_restore(client, archived, earlier)
    except FielError as error:
        raise FielError(
            f"{error}. To keep the campaign in Argilla, remove {journal}; otherwise delete the campaign "
            "first."
        ) from None
    _forget(earlier, journal)


def _undo(client: Argilla, archived: Archive, plan: RestorePlan, journal: Path, error: BaseException) -> None:
    try:
        with telling(
            f"Undoing the restore of {plan.name} did not finish. Nothing was lost: run it again with "
            "--resume, which undoes the rest and starts again."
        ):
            undo_restore(client, archived, plan)
            _forget(plan, journal)
    except FielError as second:
        raise FielError(
            f"{error}\nThe restore could not be undone ({second}). Run it again with --resume, which undoes "
            "it and starts again."
        ) from error
    if isinstance(error, KeyboardInterrupt):
        error.add_note("Nothing was lost: the restore was undone. Run it again.")


def _forget(plan: RestorePlan, journal: Path) -> None:
    """Delete the useless password file of an undone restore, then its journal."""
    if plan.passwords is not None and _wrote_passwords(plan, Path(plan.passwords)):
        Path(plan.passwords).unlink()
    journal.unlink()


def _wrote_passwords(plan: RestorePlan, path: Path) -> bool:
    """Tell whether the file contains passwords of this restore or none yet, not other passwords."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return False
    password = next(iter(_new_people(plan).values()))
    return len(lines) <= 1 or any(password in line for line in lines)


def _write_passwords(plan: RestorePlan, path: Path) -> PasswordFile | None:
    """Write passwords before the accounts are created; links are added once the datasets exist."""
    people = _new_people(plan)
    if not people:
        return None
    file = PasswordFile.create(path, {})
    file.add_all(people)
    return file


def _new_people(plan: RestorePlan) -> dict[str, str]:
    """Return the passwords of new accounts by user name, except accounts of removed people."""
    return {each.username: each.password for each in plan.accounts if not is_removed(each.username)}


def _restore_notes(archived: Archive, home: HomeFiles) -> None:
    """Restore the requeued answers and the opinions that Fiel asked for, unless the home has them already."""
    paths = {REQUEUED: home.requeued}
    for member in archived.manifest.members:
        if member.startswith(OPINIONS):
            paths[member] = home.opinions / PurePosixPath(member).name
    for member, path in paths.items():
        if member in archived.manifest.members and not path.exists():
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_private(path, archived.read(member).decode("utf-8"))
