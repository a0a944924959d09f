"""What the guides show is true: their code runs or is parsed, and their links lead somewhere."""

import importlib.util
import json
import os
import re
import shlex
import tomllib
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path
from urllib.parse import urlsplit

import click
import pytest
import yaml

from fiel.benchmarks import ARC
from fiel.benchmarks.files import read_rows
from fiel.campaign import Campaign
from fiel.cli import cli
from fiel.verdicts.gold import read_gold
from tests.campaigns import ROWS, TOP, describe_campaign
from tests.markdown import Block, Page
from tests.organizer import Shell
from tests.reference import FOLDER, WRITE, check_severities, write_reference
from tests.server.running import EmbeddedServer

PAGES = [
    Page(path, TOP) for path in sorted([*TOP.glob("*.md"), *(TOP / "guides").rglob("*.md")]) if path.is_file()
]
BLOCKS = [block for page in PAGES for block in page.blocks()]
TOLD = [block for block in BLOCKS if block.not_run]
PROSE = {"markdown", "html", "text"}  # the languages of blocks that are not run
STEPS = "guides/en/architecture.md"  # tests/test_architecture.py does what it says
SHELL = {"cd", "cp", "pip", "apt-get", "lm_eval"}  # what is not ours to test


def commands_in(text: str) -> Iterator[list[str]]:
    for line in text.replace("\\\n", " ").splitlines():
        words = shlex.split(line, comments=True)
        while "&&" in words:
            yield words[: words.index("&&")]
            words = words[words.index("&&") + 1 :]
        if words:
            yield words


def parse_command(words: list[str]) -> None:
    """Have click parse the arguments of ``fiel``, as far as a run would."""
    command: click.Command = cli
    context = cli.make_context("fiel", list(words))
    while isinstance(command, click.Group):
        name, found, rest = command.resolve_command(context, [*context.protected_args, *context.args])
        assert found is not None
        command, context = found, found.make_context(name, rest, parent=context)


def parse_compose(words: list[str]) -> None:
    """Hold the services of ``docker compose`` to the file, and have a command of ours parsed."""
    services = yaml.safe_load((TOP / "docker-compose.yml").read_text("utf-8"))["services"]
    name, *rest = [word for word in words if not word.startswith("--")]
    assert name in {"up", "ps", "run", "exec", "cp", "stop", "restart", "pull"}, words
    if name == "cp":
        rest = [word.partition(":")[0] for word in rest if ":" in word]
    elif name in ("run", "exec"):
        if rest[0] == "fiel":
            parse_command(words[words.index("fiel") + 1 :])
        rest = rest[:1]
    assert set(rest) <= set(services), words


def run_line(words: list[str]) -> None:
    if words[0] == "fiel":
        parse_command(words[1:])
    elif words[0] == "make":
        target = next(word for word in words[1:] if "=" not in word)
        assert re.search(rf"^{target}:", (TOP / "Makefile").read_text("utf-8"), re.M), words
    elif words[:2] == ["docker", "compose"]:
        parse_compose(words[2:])
    elif words[0] == "export":
        assert words[1].partition("=")[0] in (TOP / ".env.example").read_text("utf-8"), words
    elif words[:2] == ["python", "-m"]:
        assert importlib.util.find_spec(words[2]), words
    else:
        assert words[0] in SHELL, words


def run_block(block: Block) -> None:
    if block.language in ("", "sh"):
        for words in commands_in(block.text):
            run_line(words)
    elif block.language == "yaml":
        whole = describe_campaign("example", task={"gold": "gold.csv"})
        Campaign.model_validate({**whole, **yaml.safe_load(block.text)})
    elif block.language == "jsonl":
        rows = [json.loads(line) for line in block.text.splitlines()]
        items = [ARC.decode(row, split="test", position=place) for place, row in enumerate(rows)]
        assert [ARC.encode(item) for item in items] == rows
    elif block.language == "python":
        exec(compile(block.text, block.where, "exec"), {"__name__": "example"})
    elif block.language == "toml":
        assert tomllib.loads(block.text)
    elif block.language == "csv":
        path = Path("gold.csv")
        path.write_text(block.text, encoding="utf-8")
        ids = [str(located.row["id"]) for located in read_rows(path)]
        rows = [{**ROWS[0], "id": each} for each in ids]
        items = [ARC.decode(row, split="test", position=place) for place, row in enumerate(rows)]
        assert list(read_gold(path, items)) == ids
    else:
        raise AssertionError(f"{block.where}: nothing runs {block.language}; say why with a line before it")


def test_there_are_blocks_to_run() -> None:
    assert len(PAGES) > 25
    assert len([block for block in BLOCKS if block.language == "sh"]) > 40


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.where)
def test_every_block_runs_or_says_why_not(block: Block, tmp_path: Path) -> None:
    if block.not_run or (block.language == "text" and FOLDER.name in block.where):
        return  # counted below; the reference is compared with the code
    if block.where.startswith(STEPS) and block.language != "sh":
        return
    for folder in ("out", "arc-c-es-validated"):
        (tmp_path / folder).mkdir()
    with chdir(tmp_path):
        run_block(block)


def test_the_blocks_that_are_not_run_are_few() -> None:
    assert {block.language for block in TOLD} == PROSE
    assert len(TOLD) == 3, [block.where for block in TOLD]


def test_an_unknown_option_or_command_is_noticed(tmp_path: Path) -> None:
    for line in (
        "fiel launch x.yaml --frobnicate",
        "fiel lunch x.yaml",
        "make coffee",
        "rm -r x",
        "docker compose stop tea",
    ):
        with pytest.raises((click.UsageError, AssertionError)):
            run_block(Block("sh", line, "here", None))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_named_in_a_sentence_exist(page: Page) -> None:
    for code in page.codes():
        words = code.split()
        if len(words) < 2 or words[0] != "fiel" or words[1].startswith("-"):
            continue
        command: click.Command = cli
        while isinstance(command, click.Group) and len(words) > 1 and words[1] in command.commands:
            command, words = command.commands[words[1]], words[1:]
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
    assert [each and each[0] for each in one] == [each and each[0] for each in other]


def test_the_campaign_of_the_readme_runs(
    argilla: EmbeddedServer, shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (readme,) = [page for page in PAGES if page.name == "README.md"]
    (rows,) = [block.text for block in readme.blocks() if block.language == "jsonl"]
    (campaign,) = [block.text for block in readme.blocks() if block.language == "yaml"]
    (lines,) = [block.text for block in readme.blocks() if "fiel close" in block.text]
    (tmp_path / "data").mkdir()
    (tmp_path / "data/test.jsonl").write_text(rows, encoding="utf-8")
    (tmp_path / "first-steps.yaml").write_text(campaign, encoding="utf-8")
    (tmp_path / "guides").symlink_to(TOP / "guides")
    monkeypatch.setenv("FIEL_HOME", str(argilla.home))
    monkeypatch.setenv("FIEL_SNAPSHOT", str(tmp_path / "snapshot"))
    monkeypatch.chdir(tmp_path)
    for words in commands_in(lines):
        code, output, errors = shell(*words[1:])
        assert code == 0, (words, output, errors)
    assert (tmp_path / "out/manifest.json").is_file()
    assert (tmp_path / "first-steps.zip").is_file()
    assert os.listdir(tmp_path / "snapshot")
