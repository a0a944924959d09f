import ast
from collections.abc import Collection, Iterable, Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

TOP = Path(__file__).parents[2]
FIEL = TOP / "src/fiel"
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

# Folders whose modules compute and do nothing else, and what in them does more.
PURE_FOLDERS = ("checks", "verdicts", "progress")
NOT_PURE = {
    "checks/language.py": "reads what comes with Fiel about a language, once",
    "checks/precision.py": "reads the table of judged findings that comes with Fiel, once",
    "checks/typos.py": "os.path.commonprefix compares texts",
    "checks/webpage.py": "names the template next to it",
}
# Modules elsewhere that compute only.
PURE = (
    "snapshots/outcomes.py",
    "snapshots/tables.py",
    "snapshots/rounding.py",
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
    "people/credits.py",
)
IMPURE = (
    "os",
    "pathlib",
    "tempfile",
    "subprocess",
    "multiprocessing",
    "socket",
    "sqlite3",
    "httpx",
    "argilla",
    "fiel.annotation",
    "fiel.files",
    "fiel.reading.linefile",
    "fiel.reading.sheets",
    "fiel.server",
    "fiel.settings",
    "fiel.snapshots.folder",
    "fiel.sources",
)

# What is slow or not always installed: it is imported where it is used. Everything else is imported
# at the top of a module; which commands are imported, the table of the commands decides.
DEFERRED = {
    *("datasets", "huggingface_hub", "httpx", "matplotlib", "openpyxl", "pandas", "py3langid", "yaml"),
    *("euroeval", "inspect_ai", "lighteval", "lm_eval", "opencompass"),
    *("argilla", "argilla_server", "fakeredis", "redis", "rq", "sqlalchemy", "language_tool_python"),
}
DEFERRED_OURS = {
    ("fiel/__main__.py", "fiel.cli"): "once Ctrl-C is handled",
    ("fiel/commands/groups.py", "fiel.settings"): "pydantic, which the help does not need",
    (
        "fiel/commands/serve.py",
        "fiel.demo",
    ): "the server, the dashboard and a client: only the demo needs all",
    ("fiel/reading/sheets.py", "fiel.reading.workbooks"): "openpyxl",
    ("fiel/server/environment.py", "fiel.server.jobs.queues"): "once Redis is replaced",
    ("fiel/server/environment.py", "fiel.server.jobs.store"): "the same",
    (
        "fiel/server/interfacecache.py",
        "fiel.server.interface",
    ): "the benchmarks with their checks, which a start needs once for a version",
    ("fiel/server/process.py", "fiel.server"): "it imports argilla_server",
    ("fiel/video/planned.py", "fiel.video.recording"): "it needs the extra",
    ("fiel/workflow/people.py", "fiel.snapshots.forgetting"): "pandas",
}

# What a command leaves to the steps of the workflow; types for the type checker alone do not count.
STEPS = (
    "fiel.annotation",
    "fiel.archive",
    "fiel.server",
    "fiel.snapshots",
    "fiel.workflow.connection",
    "fiel.workflow.gathering",
)

# Folders and modules of the top that import one another, without any circle between their modules. No new one
# comes here without a reason.
MUTUAL = {
    ("campaign", "opinions"): "a prompt quotes the guide; a campaign file names opinions",
    ("checks", "opinions"): "a finding of an opinion; where in a text an opinion is",
    ("impact", "release"): "a dataset card shows an impact; an impact reads an export",
    ("judgements", "verdicts"): "what counts as the same text; answers become a verdict",
}


def parse(path: Path) -> ast.Module:
    """Parse a module without what it imports for the type checker alone."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for guarded in [node for node in ast.walk(tree) if isinstance(node, ast.If)]:
        if isinstance(guarded.test, ast.Name) and guarded.test.id == "TYPE_CHECKING":
            guarded.body = []
    return tree


def imported(path: Path) -> Iterator[str]:
    """Yield the names of the imported modules; those for the type checker alone do not count."""
    for node in ast.walk(parse(path)):
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


def is_part(module: str, packages: Iterable[str]) -> bool:
    return any(f"{module}.".startswith(f"{each}.") for each in packages)


def pure_modules() -> list[str]:
    folders = [path for folder in PURE_FOLDERS for path in sorted((FIEL / folder).glob("*.py"))]
    return [*(path.relative_to(FIEL).as_posix() for path in folders), *PURE]


@pytest.mark.parametrize("name", pure_modules())
def test_pure_modules_do_nothing_but_compute(name: str) -> None:
    impure = {each for each in imported(FIEL / name) if is_part(each, IMPURE)}
    assert bool(impure) == (name in NOT_PURE), impure


@pytest.mark.parametrize("path", sorted((FIEL / "commands").glob("*.py")), ids=lambda path: path.name)
def test_commands_leave_the_steps_to_the_workflow(path: Path) -> None:
    assert not {each for each in imported(path) if is_part(each, STEPS)}


def test_only_what_is_slow_is_imported_within_a_function() -> None:
    deferred: set[tuple[str, str]] = set()
    for path in FIEL.rglob("*.py"):
        place = path.relative_to(TOP / "src").as_posix()
        functions = [
            node for node in ast.walk(parse(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        ]
        for node in (each for function in functions for each in ast.walk(function)):
            if isinstance(node, ast.Import):
                deferred |= {(place, alias.name) for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                deferred.add((place, node.module))
    ours = {(place, module) for place, module in deferred if module.split(".")[0] == "fiel"}
    assert ours == set(DEFERRED_OURS)
    assert {module.split(".")[0] for _, module in deferred - ours} <= DEFERRED


def module_graph() -> dict[str, set[str]]:
    """Return the modules of `src` that each one imports, even within a function."""
    paths = {module_of(path): path for path in sorted(FIEL.rglob("*.py"))}
    graph = {}
    for name, path in paths.items():
        found = {longest for each in imported_names(path) if (longest := known_part(each, paths))}
        graph[name] = found - {name}
    return graph


def module_of(path: Path) -> str:
    parts = path.relative_to(TOP / "src").with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported_names(path: Path) -> Iterator[str]:
    """Yield the modules, and the names imported from them, which may be modules."""
    for node in ast.walk(parse(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def known_part(name: str, known: Collection[str]) -> str | None:
    """Return the name, or what it is imported from, if it is a module of ours."""
    return next((each for each in (name, name.rpartition(".")[0]) if each in known), None)


def test_no_module_imports_itself_by_way_of_others() -> None:
    graph = module_graph()
    assert len(graph) > 400
    try:
        tuple(TopologicalSorter(graph).static_order())
    except CycleError as circle:
        raise AssertionError(" imports ".join(reversed(circle.args[1]))) from None


def test_folders_import_one_another_only_where_it_is_said_why() -> None:
    between = {
        (one.split(".")[1], other.split(".")[1])
        for one, others in module_graph().items()
        for other in others
        if one != "fiel" and other != "fiel"
    }
    mutual = {(one, other) for one, other in between if one < other and (other, one) in between}
    assert mutual == set(MUTUAL)


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
