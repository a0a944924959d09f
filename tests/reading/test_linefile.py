"""Files to which several commands add lines."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest
from pydantic import BaseModel, TypeAdapter

from fiel.errors import FielError
from fiel.reading.linefile import add_lines, read_line_file

WHAT = "the numbers"


class Number(BaseModel):
    writer: int
    number: int


def add(path: Path, writer: int) -> None:
    for number in range(25):
        add_lines(path, [Number(writer=writer, number=number)], what=WHAT)


def test_commands_at_once_lose_no_line_of_each_other(tmp_path: Path) -> None:
    path = tmp_path / "numbers.jsonl"
    path.write_text('{"writer": 9, "number": 0}', encoding="utf-8")  # no line break at its end
    with ProcessPoolExecutor(3, mp_context=get_context("spawn")) as writers:
        list(writers.map(add, [path] * 3, range(3)))
    found = list(read_line_file(path, TypeAdapter(Number), what=WHAT))
    assert len(found) == 76
    for writer in range(3):
        assert [each.number for each in found if each.writer == writer] == list(range(25))


def test_a_place_where_no_file_can_be_is_said(tmp_path: Path) -> None:
    (tmp_path / "none").write_text("", encoding="utf-8")
    with pytest.raises(FielError, match="expected a file that can be written, found"):
        add_lines(tmp_path / "none" / "numbers.jsonl", [], what=WHAT)
