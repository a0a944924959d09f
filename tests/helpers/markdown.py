"""What a Markdown page holds: code blocks, inline code, links and the anchors of its headings."""

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token

NOT_RUN = "Not run by the tests: "
"""A paragraph before a block that begins so says why nothing executes it."""


@dataclass(frozen=True)
class Block:
    """A code block: its language, its text, where it is, and why it is not run if it is not."""

    language: str
    text: str
    where: str
    not_run: str | None


class Page:
    def __init__(self, path: Path, top: Path) -> None:
        self.path = path
        self.name = str(path.relative_to(top))
        self.tokens = MarkdownIt("commonmark").enable("table").parse(path.read_text(encoding="utf-8"))
        self.inline = [child for token in self.tokens for child in token.children or ()]

    def blocks(self) -> list[Block]:
        found, said = [], ""
        for token in self.tokens:
            if token.type in ("fence", "code_block"):
                reason = said.partition(NOT_RUN)[2] or None
                found.append(Block(token.info.split(" ")[0], token.content, self._where(token), reason))
            if token.type == "inline" or token.type in ("fence", "code_block"):
                said = token.content
        return found

    def _where(self, token: Token) -> str:
        return f"{self.name}:{token.map[0] + 1 if token.map else 0}"

    def codes(self) -> list[str]:
        return [child.content for child in self.inline if child.type == "code_inline"]

    def links(self) -> list[str]:
        named = [str(child.attrs.get("href") or child.attrs.get("src") or "") for child in self.inline]
        return [unquote(link) for link in named if link]

    def anchors(self) -> set[str]:
        """The anchors of its headings, as GitHub makes them."""
        pairs = zip(self.tokens, self.tokens[1:], strict=False)
        heads = [after.content for token, after in pairs if token.type == "heading_open"]
        return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}
