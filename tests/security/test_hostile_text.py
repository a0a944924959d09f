"""Names and titles that would like to be markup, a command or a formula are text wherever Fiel writes."""

import csv
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from fiel.messages.plaintext import for_markdown, for_spreadsheet, for_terminal, lines_for_terminal
from fiel.people.passwords import PasswordFile
from fiel.people.roster import Account
from fiel.release.card import write_card
from fiel.release.contributors import write_contributors
from fiel.workflow.people import _find_password_files
from tests.release.exports import build_demo
from tests.sharing.test_receipts import ANSWERS

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[x](javascript:alert(1))",
    "![x](https://elsewhere.example/pixel.png)",
    "<https://elsewhere.example>",
    "| a | b |",
    "# título",
    "**n** _k_ ~~t~~ `c`",
    "&lt;b&gt; &#106;avascript",
    "\\<script>",
    "[a]: javascript:alert(1)",
    "<!-- comment",
    "$$x$$ ]]> <![CDATA[",
]
FORMULAS = [
    '=HYPERLINK("https://elsewhere.example")',
    "+1",
    "-1+cmd|' /C calc'!A0",
    "@SUM(A1)",
    "\tx",
    "\rx",
    "\r=1",
]


class Markup(HTMLParser):
    """The elements, the attributes and the text of a page."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def handle_comment(self, data: str) -> None:
        self.tags.append(("comment", {}))

    @property
    def text(self) -> str:
        return " ".join("".join(self.texts).split())


def rendered(markdown: str) -> Markup:
    """Markdown as the Hub reads it: with tables and strikes, and with HTML in it."""
    return Markup(
        MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(markdown)
    )


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_is_text_in_the_table_of_contributors(name: str) -> None:
    page = rendered(write_contributors(ANSWERS["arc"], {"ana": name}))
    plain = rendered(write_contributors(ANSWERS["arc"], {"ana": "Ana"}))
    assert page.tags == plain.tags
    assert name in page.text, page.text


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_and_a_title_are_text_in_the_card(name: str) -> None:
    release = build_demo("arc")

    def card(text: str) -> str:
        title = {"es": text, "en": text}
        campaign = release.campaign.model_copy(update={"title": title})
        named = replace(release, campaign=campaign, named=(text,))
        return write_card(named, plots={}).split("---\n", 2)[2]

    page = rendered(card(name))
    assert page.tags == rendered(card("Ana")).tags
    assert page.text.count(name) == 4, "twice in each language"


def test_the_test_would_have_seen_them() -> None:
    found = [name for name in HOSTILE if rendered(f"x {name}").tags != [("p", {})]]
    assert len(found) >= 5


@pytest.mark.parametrize("name", [*HOSTILE, "a\x1b]0;taken\x07", "b\x9b2J", "c\r\nd"])
def test_nothing_commands_the_terminal(name: str) -> None:
    assert for_terminal(name).isprintable()
    assert all(line.isprintable() for line in lines_for_terminal(f"{name}\n{name}").split("\n"))
    assert for_terminal("¿Cuánto es 1 + 1? 日本") == "¿Cuánto es 1 + 1? 日本"


@pytest.mark.parametrize("name", FORMULAS)
def test_a_formula_is_text_in_the_file_of_passwords(tmp_path: Path, name: str) -> None:
    """An archive of others may hold such a user name: Argilla takes any. It is found again as it was."""
    file = PasswordFile.create(tmp_path / "passwords.csv", {"link": "https://a.example", "=about": "=1"})
    file.add_all({name: "Password1234", "ana": "-x"})
    with file.path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(lines))
    assert [row[0] for row in rows] == ["username", f"'{name}", "ana"]
    assert rows[0] == ["username", "password", "link", "'=about"]
    assert rows[2] == ["ana", "'-x", "https://a.example", "'=1"]
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in rows for cell in row)
    assert _find_password_files(tmp_path, name) == [file.path]
    assert _find_password_files(tmp_path, "ana") == [file.path]
    assert _find_password_files(tmp_path, "eva") == []


def test_nobody_gets_an_account_whose_name_is_a_formula() -> None:
    """So what ``fiel people add`` writes can be read back as it is."""
    for name in FORMULAS:
        with pytest.raises(ValueError, match="username"):
            Account(username=name)
    assert for_spreadsheet("ana.gil+1@example.org") == "ana.gil+1@example.org"


def test_fiel_writes_csv_in_one_place_only() -> None:
    """Whoever adds another has to defuse its formulas too."""
    sources = Path(__file__).parents[2]
    writers = ("csv.writer", "DictWriter", "to_csv", "st.dataframe", "st.data_editor")
    written = [
        path.name
        for folder in ("src", "dashboard")
        for path in (sources / folder).rglob("*.py")
        if any(each in path.read_text(encoding="utf-8") for each in writers)
    ]
    assert written == ["spreadsheet.py"]


def test_markdown_keeps_what_is_harmless() -> None:
    assert for_markdown("Ana  María\nGil-O'Neill (México)") == "Ana María Gil-O'Neill (México)"
