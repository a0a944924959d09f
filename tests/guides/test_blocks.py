"""Every code block is executed: by what reads its language, or it says why not and is counted."""

import json
import tomllib
from contextlib import chdir
from pathlib import Path

import pytest
import yaml

from fiel.benchmarks import ARC
from fiel.campaign import Campaign
from fiel.campaign.goldfile import read_gold
from fiel.sources.files import read_rows
from tests.guides import rows
from tests.guides.pages import BLOCKS, SHELL
from tests.helpers.campaigns import describe_campaign
from tests.helpers.markdown import Block
from tests.helpers.reference import FOLDER

TOLD = [block for block in BLOCKS if block.not_run]
PROSE = {"markdown", "html", "text"}  # the languages of blocks that are not run
STEPS = "guides/en/architecture.md"  # tests/system/test_architecture.py does what it says
HELP = FOLDER.name  # tests/guides/test_pages.py compares what --help says there with the code
READ = [
    block
    for block in BLOCKS
    if block.language not in SHELL
    and not block.not_run
    and not block.where.startswith(STEPS)
    and not (block.language == "text" and HELP in block.where)
]


def run_block(block: Block) -> None:
    if block.language == "yaml":
        whole = describe_campaign("example", task={"gold": "gold.csv"})
        Campaign.model_validate({**whole, **yaml.safe_load(block.text)})
    elif block.language == "jsonl":
        lines = [json.loads(line) for line in block.text.splitlines()]
        given = [{"id": line["id"], **line[language]} for line in lines for language in ("es", "en")]
        items = [ARC.decode(row, split="test", position=place) for place, row in enumerate(given)]
        assert [ARC.encode(item) for item in items] == given
    elif block.language == "python":
        exec(compile(block.text, block.where, "exec"), {"__name__": "example"})
    elif block.language == "toml":
        assert tomllib.loads(block.text)
    elif block.language == "csv":
        path = Path("gold.csv")
        path.write_text(block.text, encoding="utf-8")
        ids = [str(located.row["id"]) for located in read_rows(path)]
        items = [ARC.decode(row, split="test", position=place) for place, row in enumerate(rows.ARC["es"])]
        assert list(read_gold(path, items)) == ids
    else:
        raise AssertionError(f"{block.where}: nothing runs {block.language}; say why with a line before it")


def test_there_are_blocks_to_run() -> None:
    assert len([block for block in BLOCKS if block.language in SHELL]) > 60  # tests/guides/test_lines.py
    assert {block.language for block in READ} >= {"csv", "jsonl", "python", "toml", "yaml"}


@pytest.mark.parametrize("block", READ, ids=lambda block: block.where)
def test_a_block_that_is_no_shells_is_read(block: Block, tmp_path: Path) -> None:
    with chdir(tmp_path):
        run_block(block)


def test_the_blocks_that_are_not_run_are_few() -> None:
    assert {block.language for block in TOLD} == PROSE
    assert len(TOLD) == 4, [block.where for block in TOLD]


def test_a_block_of_another_kind_is_noticed() -> None:
    with pytest.raises(AssertionError, match="nothing runs cobol"):
        run_block(Block("cobol", "MOVE A TO B", "here", None))
