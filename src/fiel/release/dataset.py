"""An export on disk: rows, cards, harness tasks and a manifest, written completely or not at all."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import fiel
from fiel.errors import FielError
from fiel.impact.results import Impact
from fiel.messages.catalogue import Catalogue
from fiel.release.card import CARD_LANGUAGES, write_card, write_license
from fiel.release.cardrules import LICENSE_FILE, hub_license
from fiel.release.changes import CHANGES, Changes, compare_exports
from fiel.release.citation import write_citation
from fiel.release.content import Release
from fiel.release.effort import measure_effort
from fiel.release.folder import is_export, replace_folder
from fiel.release.harness import write_harness_files
from fiel.release.layout import data_path
from fiel.release.manifest import FORMAT, MANIFEST, Manifest, digest_manifest, read_manifest, write_manifest
from fiel.release.plots import draw_plots, load_plotting
from fiel.release.tables import write_parquet
from fiel.release.taskrecord import TaskRecord, WithdrawnRecord
from fiel.workers import begun


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseInfo:
    """What was written.

    Attributes:
        replaced: Whether an earlier export was replaced.
        changes: What changed since an earlier export, if there was one to compare with.
        releases: The releases without their rows.
    """

    path: Path
    replaced: bool
    manifest: Manifest
    changes: Changes | None
    releases: Sequence[Release]

    def as_dict(self) -> dict[str, Any]:
        """Return JSON-compatible values."""
        return {
            "path": str(self.path),
            "replaced": self.replaced,
            "counts": {name: task.counts.model_dump() for name, task in self.manifest.tasks.items()},
            "changes": self.changes and self.changes.model_dump(mode="json"),
            "files": [MANIFEST, *self.manifest.files],
        }


def write_release(
    releases: Iterable[Release],
    out: Path,
    *,
    since: Path | None = None,
    ended: Mapping[str, WithdrawnRecord] | None = None,
    impact: Impact | None = None,
) -> ReleaseInfo:
    """Write a campaign's tasks to a folder, completely or not at all.

    The same releases give the same bytes, provided that the export they are compared with is the same. An
    export with the same data as the one it replaces keeps that one's changes, so that exporting twice changes
    nothing. ``out`` is new, empty, or an earlier export to replace, with which the new one is compared unless
    ``since`` is given. ``ended`` is what was asked in tasks that the campaign no longer has, by dataset.
    ``impact`` goes into the dataset cards.

    Each release is written before the next one is asked for, so that the rows of one task at a time are in
    memory. An exception from ``releases`` leaves the folder unchanged, too.

    Raises:
        FielError: The folder contains something else or cannot be written, in which case it is unchanged;
            `since` is not an export of this campaign; or `impact` was measured on other rows.
    """
    written: list[tuple[list[Release], Manifest, Changes | None]] = []

    def fill(folder: Path) -> None:
        known = list(map(partial(_write_data, folder=folder), releases))
        if not known:
            raise FielError(f"{out}: expected one task or more to write, found none")
        load_plotting()
        with begun(_draw_plots, [release.record for release in known]) as drawn:
            data = _hash_files(folder)
            _refuse_other_impact(impact, data, known[0].campaign.language)
            changes = _find_changes(known, folder, data, out=out, since=since)
            if changes is not None:
                text = json.dumps(changes.model_dump(mode="json"), ensure_ascii=False, indent=2)
                (folder / CHANGES).write_text(f"{text}\n", encoding="utf-8")
            for release, plots in zip(known, drawn, strict=True):
                own = folder / release.task.name
                _describe(release, own, changes=changes, data=data, plots=plots, impact=impact)
        manifest = _manifest(known, folder, ended or {})
        write_manifest(manifest, folder)
        written.append((known, manifest, changes))

    replaced = replace_folder(out, fill)
    known, manifest, changes = written[0]
    return ReleaseInfo(path=out, replaced=replaced, manifest=manifest, changes=changes, releases=known)


def _write_data(release: Release, *, folder: Path) -> Release:
    """Write the rows and the files for harnesses into the task's folder; return the release without rows."""
    language = release.campaign.language
    folder = folder / release.task.name
    folder.mkdir()
    for configuration, splits in release.tables.items():
        for split, table in splits.items():
            _write(folder / data_path(split, configuration=configuration), table=table)
    texts = write_harness_files(release.exported)
    if release.prompts is not None:
        name = f"{release.task.benchmark}_{language}"
        prompts = [{"dataset": name, "instruction": prompt} for prompt in release.prompts]
        texts[f"alpaca_eval/{name}.json"] = json.dumps(prompts, ensure_ascii=False, indent=2) + "\n"
    for path, text in texts.items():
        _write(folder / path, content=text.encode())
    return release.without_rows()


def _refuse_other_impact(impact: Impact | None, data: Mapping[str, str], language: str) -> None:
    """Refuse an impact that was measured on other rows than those just written."""
    for name, task in impact.tasks.items() if impact else ():
        rows = {
            path.removeprefix(f"{name}/"): digest
            for path, digest in data.items()
            if path.startswith(f"{name}/{language}/")
        }
        if not rows or task.files != rows:
            raise FielError(
                f"impact: {name}: expected an impact measured on these rows, found one measured on others: "
                "the data has changed since. Export without it, evaluate the models again and measure again."
            )


def _draw_plots(record: TaskRecord) -> dict[str, dict[str, bytes]]:
    """Return the plots of a task by language and name."""
    return {language: draw_plots(record, Catalogue("card", language)) for language in CARD_LANGUAGES}


def _describe(
    release: Release,
    folder: Path,
    *,
    changes: Changes | None,
    data: Mapping[str, str],
    plots: Mapping[str, Mapping[str, bytes]],
    impact: Impact | None = None,
) -> None:
    """Write the files that describe the data, which is already written."""
    own = {path: digest for path, digest in data.items() if path.startswith(f"{release.task.name}/")}
    version = hashlib.sha256(json.dumps(own, sort_keys=True).encode()).hexdigest()[:12]
    _write(folder / "CITATION.cff", content=write_citation(release, version=version).encode())
    _write(folder / "CONTRIBUTORS.md", content=release.contributors.encode())
    if hub_license(release.campaign.license) == "other":
        _write(folder / LICENSE_FILE, content=write_license(release.campaign.license).encode())
    for language, drawn in plots.items():
        for name, image in drawn.items():
            _write(folder / f"plots/{name}.{language}.png", content=image)
    names = {language: list(drawn) for language, drawn in plots.items()}
    task_changes = changes.tasks.get(release.task.name) if changes else None
    card = write_card(release, plots=names, changes=task_changes, impact=impact)
    _write(folder / "README.md", content=card.encode())


def _write(path: Path, *, content: bytes = b"", table: Any = None) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if table is not None:
        write_parquet(table, path)
    else:
        path.write_bytes(content)


def _find_changes(
    releases: Sequence[Release], folder: Path, data: Mapping[str, str], *, out: Path, since: Path | None
) -> Changes | None:
    earlier = since or out
    if since is None and not is_export(out, of_format=FORMAT):
        return None
    manifest = read_manifest(earlier)
    names = {releases[0].campaign.name, releases[0].campaign.release_name}
    if names.isdisjoint({manifest.campaign, manifest.formerly}):
        if since is None:
            return None
        raise FielError(
            f"{since}: expected an export of {releases[0].campaign.name}, found one of {manifest.campaign}"
        )
    before = {path: digest for path, digest in manifest.files.items() if not _describes(path)}
    if since is None and before == data:
        path = earlier / CHANGES
        return Changes.model_validate_json(path.read_bytes()) if path.exists() else None
    digest = digest_manifest(earlier)
    return compare_exports(earlier, manifest, folder, releases, since=digest)


def _describes(path: str) -> bool:
    """Tell files that only describe the data from data files."""
    return (
        path == CHANGES
        or path.endswith(("/README.md", "/CITATION.cff", "/CONTRIBUTORS.md", f"/{LICENSE_FILE}"))
        or "/plots/" in path
    )


def _hash_files(folder: Path) -> dict[str, str]:
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in paths
    }


def _manifest(releases: Sequence[Release], folder: Path, ended: Mapping[str, WithdrawnRecord]) -> Manifest:
    campaign = releases[0].campaign
    return Manifest(
        fiel=fiel.__version__,
        campaign=campaign.release_name,
        formerly=campaign.name if campaign.release_name != campaign.name else None,
        title=dict(campaign.title),
        language=campaign.language,
        license=campaign.license,
        tasks={release.task.name: release.record for release in releases},
        files=_hash_files(folder),
        ended=dict(ended),
        effort=measure_effort(releases, folder),
    )
