"""What the guides say is true: their links lead somewhere, and what they name is there."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import click
import pytest

from fiel.benchmarks import BENCHMARKS
from fiel.cli import cli
from tests.guides.pages import PAGES
from tests.helpers.campaigns import TOP
from tests.helpers.commands import subcommands
from tests.helpers.markdown import Page
from tests.helpers.reference import FOLDER, WRITE, check_severities, write_reference


def test_there_are_pages() -> None:
    assert len(PAGES) > 25


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_named_in_a_sentence_exist(page: Page) -> None:
    for code in page.codes():
        words = code.split()
        if len(words) < 2 or words[0] != "fiel" or words[1].startswith("-"):
            continue
        command: click.Command = cli
        while isinstance(command, click.Group) and len(words) > 1 and words[1] in subcommands(command):
            command, words = subcommands(command)[words[1]], words[1:]
        assert command is not cli, (page.name, code)
        known = {option for each in command.params for option in each.opts}
        assert {word for word in words if word.startswith("--")} <= known, (page.name, code)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Page) -> None:
    for link in page.links():
        parts = urlsplit(link)
        if parts.scheme:
            assert parts.scheme == "https", link
            assert re.fullmatch(r"[\w-]+(\.[\w-]+)+", parts.netloc), link
            continue
        path = (page.path.parent / parts.path).resolve() if parts.path else page.path
        assert path.is_relative_to(TOP), (page.name, link)
        assert path.exists(), (page.name, link)
        if parts.fragment:
            assert parts.fragment in Page(path, TOP).anchors(), (page.name, link)


def test_every_guide_is_in_the_list_of_guides() -> None:
    (index,) = [page for page in PAGES if page.name == "guides/README.md"]
    listed = {(index.path.parent / link).resolve() for link in index.links()}
    guides = {path for path in (TOP / "guides").rglob("*.md") if path != index.path}
    assert guides <= listed, sorted(map(str, guides - listed))


def test_the_reference_is_what_the_code_says() -> None:
    pages = write_reference()
    assert sorted(pages) == sorted(path.name for path in FOLDER.iterdir())
    for name, text in pages.items():
        assert (FOLDER / name).read_text("utf-8") == text, f"guides/en/reference/{name} is old: run {WRITE}"
    assert set(check_severities().values()) == {"error", "warning"}


def test_the_hours_in_the_handbooks_are_reckoned() -> None:
    for name in ("es/manual.md", "en/handbook.md"):
        text = (TOP / "guides" / name).read_text("utf-8")
        rows = re.findall(r"^\| [\w-]+ \| (\d+) \| (\d+) \| (\d+) \| (\d+) \|$", text, re.M)
        assert len(rows) == 4
        for items, *hours in rows:
            assert [int(each) for each in hours] == [round(int(items) * s / 3600) for s in (30, 60, 120)]


def test_the_handbooks_have_the_same_parts() -> None:
    texts = [(TOP / "guides" / name).read_text("utf-8") for name in ("es/manual.md", "en/handbook.md")]
    one, other = ([re.match(r"#+", line) for line in text.splitlines()] for text in texts)
    assert [each[0] for each in one if each] == [each[0] for each in other if each]


VOLUNTEERS = {path for path in (TOP / "guides").glob("*/*.md") if path.stem in BENCHMARKS}
"""What volunteers read: Argilla shows a new line in these as one, so their paragraphs are not wrapped."""

PROSE = sorted(
    path
    for pattern in ("*.md", "campaigns/*/*.md", "guides/*/*.md", "tests/*/*.md")  # the reference is generated
    for path in TOP.glob(pattern)
    if path not in VOLUNTEERS
)
FENCED = re.compile(r"^ *```.*?^ *```$", re.M | re.S)


@pytest.mark.parametrize("path", PROSE, ids=lambda path: str(path.relative_to(TOP)))
def test_lines_of_prose_are_short(path: Path) -> None:
    """Nothing but a table, code or a single long word takes more than 100 characters."""
    text = FENCED.sub("", path.read_text("utf-8"))
    lines = [line for line in text.splitlines() if not line.startswith(("|", "    "))]
    words = re.compile(r"(?:`[^`]+`|\S)+")
    assert not [line for line in lines if len(line) > 100 and len(words.findall(line)) > 1]
