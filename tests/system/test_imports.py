import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

TOP = Path(__file__).parents[2]
SOURCES = sorted([*(TOP / "src").rglob("*.py"), *(TOP / "dashboard").rglob("*.py")])

# Which package may be imported where; a folder ends in a slash.
ALLOWED = {
    "argilla": ("src/fiel/annotation/form/parts.py",),  # it takes a second to import
    "argilla_server": ("src/fiel/server/",),
    "streamlit": ("dashboard/",),
    "yaml": (
        "src/fiel/reading/yamlfile.py",
        "src/fiel/release/card.py",
        "src/fiel/release/citation.py",
        "src/fiel/release/harness/",
    ),
    "dotenv": ("src/fiel/settings.py",),
}
PURE = (
    "verdicts/agreement.py",
    "verdicts/annotators.py",
    "verdicts/audit.py",
    "verdicts/blind.py",
    "verdicts/careless.py",
    "verdicts/consensus.py",
    "verdicts/corrections.py",
    "progress/__init__.py",
    "progress/contributors.py",
    "progress/counts.py",
    "progress/help.py",
    "progress/pace.py",
    "progress/quality.py",
    "verdicts/quality.py",
    "verdicts/resolution.py",
    "verdicts/versions.py",
    "snapshots/outcomes.py",
    "snapshots/tables.py",
    "snapshots/summary.py",
    "snapshots/cleaning.py",
    "snapshots/tabulation.py",
    "impact/statistics.py",
    "impact/results.py",
    "impact/measuring.py",
    "report/results.py",
    "judgements.py",
    "items.py",
    "campaign/priority.py",
    "opinions/opinion.py",
    "opinions/prompt.py",
    "opinions/reply.py",
    "progress/status.py",
    "progress/forecast.py",
    "progress/inequality.py",
    "people/credits.py",
    "progress/listing.py",
)
IMPURE = (
    "os",
    "pathlib",
    "httpx",
    "argilla",
    "fiel.annotation",
    "fiel.server",
    "fiel.settings",
    "fiel.snapshots.folder",
)


def imported(path: Path) -> Iterator[str]:
    """Names of the imported modules; those for the type checker alone do not count."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for guarded in [node for node in ast.walk(tree) if isinstance(node, ast.If)]:
        if isinstance(guarded.test, ast.Name) and guarded.test.id == "TYPE_CHECKING":
            guarded.body = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def reads_environment(path: Path) -> bool:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return any(
        isinstance(node, ast.Attribute)
        and node.attr in ("environ", "getenv")
        and isinstance(node.value, ast.Name)
        and node.value.id == "os"
        and isinstance(node.ctx, ast.Load)
        for node in ast.walk(tree)
    )


def test_there_is_something_to_look_at() -> None:
    assert len(SOURCES) > 30


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(TOP)))
def test_packages_are_imported_where_they_belong(path: Path) -> None:
    place = path.relative_to(TOP).as_posix()
    for module in imported(path):
        allowed = ALLOWED.get(module.split(".")[0])
        assert allowed is None or place.startswith(allowed), f"{place} imports {module}"


@pytest.mark.parametrize("name", PURE)
def test_pure_modules_do_nothing_but_compute(name: str) -> None:
    modules = set(imported(TOP / "src/fiel" / name))
    assert not {module for module in modules if module.startswith(IMPURE)}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(TOP)))
def test_only_settings_reads_the_environment(path: Path) -> None:
    place = path.relative_to(TOP).as_posix()
    if place != "src/fiel/settings.py" and not place.startswith("src/fiel/server/"):
        assert not reads_environment(path)


def reach(starts: Iterable[Path]) -> set[str]:
    """Names of the modules of Fiel that some modules import, directly or through others."""
    found: set[str] = set()
    waiting = [*starts]
    while waiting:
        for module in imported(waiting.pop()):
            path = TOP / "src" / module.replace(".", "/")
            files = [each for each in (path.with_suffix(".py"), path / "__init__.py") if each.is_file()]
            if module.startswith("fiel.") and module not in found and files:
                found.add(module)
                waiting += files
    return found


def test_what_decides_or_publishes_knows_no_model_of_the_annotators() -> None:
    """A second opinion is shown to organizers: nothing is decided by it, and nothing of it is published."""
    places = ("verdicts/consensus.py", "verdicts/resolution.py", "workflow/export.py", "workflow/publish.py")
    starts = [TOP / "src/fiel" / name for name in places]
    for folder in ("release", "snapshots", "report", "hub"):
        starts += (TOP / "src/fiel" / folder).rglob("*.py")
    reached = reach(starts)
    assert "fiel.verdicts.consensus" in reached and len(reached) > 50
    assert "fiel.verdicts.annotators" not in reached
    assert "fiel.verdicts.annotators" in reach([TOP / "src/fiel/progress/status.py"])
