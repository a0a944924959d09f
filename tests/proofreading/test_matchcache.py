"""What LanguageTool answered is there at the next run, whatever happened to the file."""

from pathlib import Path

import pytest

from fiel.checks.proofread import Match
from fiel.errors import FielError
from fiel.proofreading.matchcache import open_match_cache

FOUND = {
    "las vasos 🌍": [Match(0, 9, "RULE", "AGREEMENT", "grammar", ("los vasos", "el vaso"))],
    "\ud800 roto": [],
}


def test_answers_are_kept_by_text_language_and_version(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "answers.sqlite"
    with open_match_cache(path) as cache:
        cache.add(FOUND, "es", "6.6")
    with open_match_cache(path) as cache:
        assert cache.find([*FOUND, "another"], "es", "6.6") == FOUND
        assert cache.find(FOUND, "ca", "6.6") == cache.find(FOUND, "es", "6.7") == {}


def test_thousands_are_found_at_once(tmp_path: Path) -> None:
    texts = [f"texto {number}" for number in range(3000)]
    with open_match_cache(tmp_path / "answers.sqlite") as cache:
        cache.add(dict.fromkeys(texts, []), "es", "6.6")
        assert len(cache.find(texts, "es", "6.6")) == 3000


def test_texts_are_not_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "answers.sqlite"
    with open_match_cache(path) as cache:
        cache.add({"a secret sentence": []}, "es", "6.6")
    assert b"secret" not in path.read_bytes()


@pytest.mark.parametrize("content", [b"no database at all", b"SQLite format 3\0" + b"\1" * 5000])
def test_a_damaged_file_is_begun_anew(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "answers.sqlite"
    path.write_bytes(content)
    with open_match_cache(path) as cache:
        cache.add(FOUND, "es", "6.6")
        assert cache.find(FOUND, "es", "6.6") == FOUND
    assert (tmp_path / "answers.sqlite.damaged").read_bytes() == content


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(FielError, match=r"file/answers.sqlite: expected a file that can be written"):
        with open_match_cache(tmp_path / "file" / "answers.sqlite"):
            pass
