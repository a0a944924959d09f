"""The architecture page is true: its folders are there, and what it says to add works in a copy."""

import ast
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.dashboard.seeding import make_running_tables, seed_snapshot
from tests.guides.pages import find_page, lines_of
from tests.helpers.campaigns import TOP, write_rows
from tests.helpers.markdown import Page

PAGE = TOP / "guides/en/architecture.md"
BLOCK = re.compile(r"`([\w./-]+)`(, new)?\n\n((?:```\w+\n.*?^```\n\n?)+)", re.M | re.S)
CODE = re.compile(r"^```(\w+)\n(.*?)^```", re.M | re.S)


def add_what_the_page_says(top: Path) -> list[str]:
    """Write the new files and apply the differences; return the paths."""
    touched = []
    for path, new, blocks in BLOCK.findall(PAGE.read_text("utf-8")):
        target = top / path
        for language, text in CODE.findall(blocks):
            if language == "sh":
                continue
            assert target.exists() != bool(new), path
            target.parent.mkdir(exist_ok=True)
            change = apply_difference(target.read_text("utf-8"), text) if language == "diff" else text
            target.write_text(change, encoding="utf-8")
            touched.append(path)
    return touched


def apply_difference(text: str, difference: str) -> str:
    lines = difference.splitlines(keepends=True)
    old = "".join(line[1:] for line in lines if line[0] in " -")
    new = "".join(line[1:] for line in lines if line[0] in " +")
    assert text.count(old) == 1, difference
    return text.replace(old, new)


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    top = tmp_path_factory.mktemp("copy")
    for name in ("src", "dashboard", "guides"):
        shutil.copytree(TOP / name, top / name, ignore=shutil.ignore_patterns("__pycache__"))
    assert len(add_what_the_page_says(top)) == 18
    return top


def run_python(top: Path, *arguments: str, **variables: str) -> str:
    environment = {**os.environ, "PYTHONPATH": f"{top / 'src'}{os.pathsep}{TOP}", **variables}
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=top,
        env=environment,
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_benchmark_is_added(changed: Path) -> None:
    (changed / "data").mkdir()
    write_rows(
        changed / "data/test.jsonl", [{"id": "1", "riddle": "Blanco por dentro", "solution": "La pera"}]
    )
    new, check = lines_of(find_page("guides/en/architecture.md"))
    run_python(changed, "-m", *new)
    said = run_python(changed, "-m", *check)
    assert "riddles" in said
    assert "1 item" in said


def test_a_check_is_added(changed: Path) -> None:
    script = """
from fiel.messages.catalogue import Catalogue
from fiel.checks import check_item
from fiel.checks import WARNING_CHECKS
from fiel.items import Item, Segment
text = Segment("instruction", "HOLA", "Hi")
item = Item(id="1", benchmark="arc", split="test", position=0, segments=(text,),
            answer=None, correct=None, row={}, language="es")
warnings = [check.__name__ for check in WARNING_CHECKS]
print([finding.check for finding in check_item(item)], warnings.count("find_shouting"))
print(Catalogue("checks", "es").text("shouting"), Catalogue("checks", "en").text("shouting"))
"""
    said = run_python(changed, "-c", script).splitlines()
    assert "'shouting'" in said[0]
    assert said[0].endswith(" 1")
    assert (
        said[1] == "Está todo en mayúsculas, y en inglés no. It is all in capitals, and the English is not."
    )


def test_a_language_is_added(changed: Path) -> None:
    script = """
from fiel.messages.catalogue import Catalogue, available_languages
from fiel.checks import check_item
from fiel.items import Item, Segment
text = Segment("instruction", "Traducción: ¿Qué ye esto?", "What is this?")
item = Item(id="1", benchmark="arc", split="test", position=0, segments=(text,),
            answer=None, correct=None, row={}, language="ast")
print([finding.check for finding in check_item(item)], "ast" in available_languages("form"))
print(Catalogue("dashboard", "ast").text("language-name"), "ast" in available_languages("dashboard"))
print(Catalogue("form", "ast").text("verdict-corrected"), Catalogue("form", "ast").text("comment-title"))
"""
    assert run_python(changed, "-c", script).splitlines() == [
        "['chat-residue'] True",
        "Asturianu True",
        "Corrixida Comment",
    ]


def test_every_area_of_the_words_is_named() -> None:
    said = PAGE.read_text("utf-8").partition("## Add a language")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| (`.+`) \|", said, re.M)
    areas = {path.stem for path in (TOP / "src/fiel/messages").glob("*/*.ftl")}
    assert set(re.findall(r"`(\w+)`", " ".join(rows))) == areas


def test_a_public_page_is_added(changed: Path) -> None:
    tables = make_running_tables()
    seed_snapshot(changed / "snapshot", tables)
    script = """
from collections.abc import Iterator
from pathlib import Path
from tests.front.visiting import visit_front
for path in ("en/", "en/answers"):
    print(visit_front(Path("snapshot")).get(f"/{path}").text)
"""
    said = run_python(changed, "-c", script)
    assert 'href="https://fiel.example/en/answers">Answers</a>' in said
    assert f"{tables.days['answers'].sum():,} answers so far." in said


def test_every_folder_has_its_paragraph() -> None:
    page = Page(PAGE, TOP)
    named = set(re.findall(r"^\*\*`([\w./]+)/`\*\*", PAGE.read_text("utf-8"), re.M))
    packages = {path.parent.relative_to(TOP).as_posix() for path in (TOP / "src/fiel").glob("*/__init__.py")}
    assert packages <= named, packages - named
    (diagram,) = [block.text for block in page.blocks() if block.language == "mermaid"]
    drawn = set(re.findall(r'\["([\w./]+)/ ·', diagram))
    assert packages <= drawn, packages - drawn
    assert all((TOP / path).is_dir() for path in named | drawn)


def test_the_places_in_the_table_are_there() -> None:
    table = PAGE.read_text("utf-8").partition("Where do I put")[2].partition("\nEach of the following")[0]
    paths = set(re.findall(r"`((?:src|dashboard|guides|tests)/[\w./-]*)`", table))
    assert len(paths) > 20
    assert not [path for path in sorted(paths) if not (TOP / path).exists()]


def test_a_name_stands_for_one_thing() -> None:
    """No two public classes, type aliases or type variables of `src` and `dashboard` share a name."""
    places: dict[str, list[str]] = {}
    for path in sorted([*(TOP / "src").rglob("*.py"), *(TOP / "dashboard").rglob("*.py")]):
        for name in public_types(ast.parse(path.read_text("utf-8"))):
            places.setdefault(name, []).append(path.relative_to(TOP).as_posix())
    assert len(places) > 300
    assert not {name: found for name, found in places.items() if len(found) > 1}


# Names of several modules or folders, which mean the same in each: a command and its steps are not listed.
SHARED_NAMES = {
    "of one subject: what is asked, stored, shown and sent about it": {
        *("about", "accounts", "archive", "blind", "campaign", "contributors", "corrections", "doctor"),
        *("feedback", "guide", "invitations", "joining", "launch", "oauth", "people", "practice", "progress"),
        *("proofread", "proposals", "receipts", "report", "requeue", "restore", "status", "statuses"),
        *("terms", "video", "welcome"),
    },
    "of the same kind, each for its own folder": {
        *("card", "content", "counts", "documents", "drawing", "files", "folder", "interface"),
        *("loading", "pages", "quality", "rehearsal", "results", "serving", "tables", "webpage"),
        *("wording", "words"),
    },
    "of a folder, and of what belongs to it elsewhere": {"harness", "hellaswag", "hub", "impact", "sharing"},
}


def test_modules_of_one_name_mean_one_thing() -> None:
    """A new name that is taken already needs another word, or a place in `SHARED_NAMES`."""
    places: dict[str, set[str]] = {}
    for path in sorted((TOP / "src/fiel").rglob("*.py")):
        own = path.parent if path.name == "__init__.py" else path.with_suffix("")
        if not own.name.startswith("__") and own.name != "fiel":
            places.setdefault(own.name, set()).add(own.parent.relative_to(TOP / "src").as_posix())
    steps = {"fiel/commands", "fiel/workflow"}
    several = {name for name, found in places.items() if len(found - steps) + bool(found & steps) > 1}
    assert several == set().union(*SHARED_NAMES.values())


def public_types(tree: ast.Module) -> Iterator[str]:
    for node in tree.body:
        names = [node.name] if isinstance(node, ast.ClassDef) else []
        if isinstance(node, ast.Assign):
            names = [target.id for target in node.targets if isinstance(target, ast.Name)]
        yield from (name for name in names if re.match(r"[A-Z](?!$|[A-Z_0-9]+$)", name))
