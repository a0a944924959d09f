"""Work on several processes: each part once and in order, whatever it results in."""

import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pytest

from fiel.workers import begun, in_chunks


def note(part: Sequence[int], *, folder: Path) -> list[int]:
    """Note that a part was done; return nothing of most parts."""
    with (folder / f"{part[0]}").open("x") as file:  # fails when it is there
        file.write(f"{os.getpid()} {os.nice(0)}")
    return [each for each in part if each % 500 == 0]


@pytest.mark.parametrize("processes", [1, 2, 3])
def test_each_chunk_is_done_once_and_in_order(processes: int, tmp_path: Path) -> None:
    found = list(in_chunks(partial(note, folder=tmp_path), range(1, 2001), processes=processes))
    assert [each for part in found for each in part] == [500, 1000, 1500, 2000]
    noted = [file.read_text().split() for file in tmp_path.iterdir()]
    assert len(noted) == len(found) == 40
    assert len({process for process, _ in noted}) == (1 if processes == 1 else processes + 1)


def test_other_processes_give_way_to_a_server_on_the_same_machine(tmp_path: Path) -> None:
    with begun(partial(note, folder=tmp_path), [[1], [2]], processes=2) as done:
        assert list(done) == [[], []]
    noted = [file.read_text().split() for file in tmp_path.iterdir()]
    assert {int(nice) for _, nice in noted} == {min(19, os.nice(0) + 5)}
    assert str(os.getpid()) not in {process for process, _ in noted}


def test_nothing_is_begun_for_nothing() -> None:
    with begun(len, []) as done:
        assert list(done) == []
    assert list(in_chunks(len, [])) == []
