"""What people read has no words that were retired because they read like a translation."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.helpers.campaigns import TOP

RETIRED = re.compile(
    r"\b(beside|holding|mend(s|ed|ing)?|of whom|put off|said of|what is there|whoever)\b", re.I
)
"""Instead: next to; having; fix; of them; postpone; said about; what exists; anyone who."""

DOCUMENTS = (
    *TOP.glob("*.md"),
    *TOP.glob("guides/en/**/*.md"),
    *TOP.glob("src/fiel/messages/en/*.ftl"),
)
COMMANDS = TOP / "src/fiel/commands"


def strings_of(path: Path) -> Iterator[tuple[int, str]]:
    """Docstrings, messages and help: every text in a module."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value


def read_texts() -> Iterator[tuple[str, str]]:
    for path in DOCUMENTS:
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            yield f"{path.relative_to(TOP)}:{number}", line
    for path in COMMANDS.glob("*.py"):
        for number, text in strings_of(path):
            yield f"{path.relative_to(TOP)}:{number}", text


def test_retired_words_stay_away() -> None:
    texts = list(read_texts())
    assert len(DOCUMENTS) > 40 and len(texts) > 10_000
    assert not [(place, found[0]) for place, text in texts if (found := RETIRED.search(text))]
    assert RETIRED.search("Beside doing it by hand") and RETIRED.search("gets the mend")


def test_home_is_only_fiels_folder() -> None:
    """A dataset with several languages was another home once; `fiel-home-1` stays in published manifests."""
    assert not [
        f"{path.relative_to(TOP)}: {name}"
        for folder in ("release", "hub")
        for path in (TOP / "src/fiel" / folder).rglob("*.py")
        for name in (path.stem, *names_of(path))
        if re.search(r"(^|_)(homes?|homecard|residents?)(_|$)", name, re.I) and path.stem != "authors"
    ]


def names_of(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.arg):
            yield node.arg
