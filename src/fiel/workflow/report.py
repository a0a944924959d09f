"""Report how good a release is."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from fiel.bars import NO_BAR, Bar
from fiel.campaign.work import load_work
from fiel.release.dataset import write_release
from fiel.release.manifest import digest_manifest
from fiel.release.storedexport import open_export
from fiel.release.taskrecord import TaskRecord
from fiel.report.results import Report, describe_release
from fiel.settings import Settings
from fiel.workflow.export import build_releases, gather_export


@dataclass(frozen=True, slots=True)
class FoundReport:
    """A report, and the manifest's records of its tasks."""

    report: Report
    records: Mapping[str, TaskRecord]


def report_export(folder: Path) -> FoundReport:
    """Report on an export, or on the one task whose folder is given.

    Raises:
        FielError: It is no export of ours, or of a benchmark that is not installed.
    """
    export = open_export(folder)
    records = {name: export.manifest.tasks[name] for name in export.tasks}
    titles = {name: record.definition.title for name, record in records.items()}
    return FoundReport(
        describe_release(export.manifest, digest=digest_manifest(export.folder), titles=titles), records
    )


def report_campaign(settings: Settings, path: Path, *, bar: Bar = NO_BAR) -> FoundReport:
    """Report on what an export of a campaign would be now; nothing is kept of it.

    Raises:
        FielError: The campaign cannot be exported; see `fiel.workflow.export.export_campaign`.
    """
    work = load_work(path, home=settings.home)
    gathered = gather_export(settings, work, bar=bar)
    with TemporaryDirectory(prefix="fiel-report-") as folder:
        out = Path(folder, "out")
        write_release(build_releases(gathered, bar=bar), out, ended=gathered.ended)
        return report_export(out)
