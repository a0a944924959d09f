"""The Markdown pages of the project, their code blocks, and what somebody types who follows them."""

import shlex
from collections.abc import Iterator

from tests.helpers.campaigns import TOP
from tests.helpers.markdown import Block, Page

PAGES = [
    Page(path, TOP) for path in sorted([*TOP.glob("*.md"), *(TOP / "guides").rglob("*.md")]) if path.is_file()
]
BLOCKS = [block for page in PAGES for block in page.blocks()]
SHELL = ("", "sh")
"""The languages of blocks that are typed into a shell; those without one are indented."""


def find_page(name: str) -> Page:
    (page,) = [page for page in PAGES if page.name == name]
    return page


def commands_in(text: str) -> Iterator[list[str]]:
    """The words of each command, without comments; ``&&`` is between two."""
    for line in text.replace("\\\n", " ").splitlines():
        words = shlex.split(line, comments=True)
        while "&&" in words:
            yield words[: words.index("&&")]
            words = words[words.index("&&") + 1 :]
        if words:
            yield words


def lines_of(page: Page) -> list[list[str]]:
    """Every command of a page, in its order."""
    blocks: list[Block] = [block for block in page.blocks() if block.language in SHELL]
    return [words for block in blocks for words in commands_in(block.text)]


def lines_that_begin(name: str, *words: str) -> list[list[str]]:
    """The commands of a page that begin with these words; there must be some."""
    found = [line for line in lines_of(find_page(name)) if line[: len(words)] == list(words)]
    assert found, f"{name}: {' '.join(words)}"
    return found
