import os
from pathlib import Path

import pytest

from fiel.files import write_private, write_public


def test_a_file_has_its_permissions_and_replaces_what_was_there(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        for _ in range(2):
            write_public(tmp_path / "open", "ñ")
            write_private(tmp_path / "closed", "ñ")
    finally:
        os.umask(before)
    modes = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.iterdir()}
    assert modes == {"open": 0o644, "closed": 0o600}
    assert (tmp_path / "open").read_bytes() == "ñ".encode()


def test_nothing_is_left_beside_a_file_that_could_not_be_written(tmp_path: Path) -> None:
    (tmp_path / "taken").mkdir()
    with pytest.raises(IsADirectoryError):
        write_public(tmp_path / "taken", "text")
    assert [path.name for path in tmp_path.iterdir()] == ["taken"]
