"""The finished interface is made once for each version, and each home gets it from the cache."""

import os
import shutil
from pathlib import Path

import pytest

from fiel.server import interfacecache
from fiel.server.interfacecache import place_interface
from fiel.server.patches.filenames import find_name


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_all_homes_have_the_same_files(tmp_path: Path) -> None:
    for name in ("one", "two"):
        place_interface(tmp_path / name)
    one, two = (contents(tmp_path / name) for name in ("one", "two"))
    assert one == two and len(one) > 500
    assert find_name(tmp_path / "one") == find_name(tmp_path / "two")
    shutil.rmtree(tmp_path / "one")
    assert contents(tmp_path / "two") == two


def test_without_a_cache_it_is_made_in_the_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setattr(interfacecache, "CACHE", tmp_path / "file" / "cache")
    place_interface(tmp_path / "made")
    monkeypatch.undo()
    place_interface(tmp_path / "cached")
    made, cached = ({*contents(tmp_path / name)} for name in ("made", "cached"))
    assert made == cached
    assert find_name(tmp_path / "made") == find_name(tmp_path / "cached")


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache, for interfaces that have one page."""
    monkeypatch.setattr(interfacecache, "CACHE", tmp_path / "cache")
    monkeypatch.setattr(interfacecache, "_make", write_page)
    return tmp_path / "cache"


def write_page(folder: Path, _quality: int) -> None:
    folder.mkdir(parents=True)
    (folder / "index.html").write_text("page", encoding="utf-8")


def test_what_was_interrupted_is_made_again(
    cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(folder: Path, quality: int) -> None:
        write_page(folder, quality)
        raise KeyboardInterrupt

    monkeypatch.setattr(interfacecache, "_make", stop)
    with pytest.raises(KeyboardInterrupt):
        place_interface(tmp_path / "stopped")
    assert not (tmp_path / "stopped").exists() and [*cache.iterdir()] == []
    shutil.copytree(tmp_path, cache / "new-killed", ignore=shutil.ignore_patterns("cache"))  # as by SIGKILL
    monkeypatch.setattr(interfacecache, "_make", write_page)
    place_interface(tmp_path / "again")
    assert contents(tmp_path / "again") == {"index.html": b"page"}


def test_two_starts_at_once_use_what_one_of_them_made(
    cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def meet(folder: Path, quality: int) -> None:
        monkeypatch.setattr(interfacecache, "_make", write_page)
        place_interface(tmp_path / "other")
        write_page(folder, quality)

    monkeypatch.setattr(interfacecache, "_make", meet)
    place_interface(tmp_path / "this")
    (made,) = cache.iterdir()
    for name in ("this", "other"):
        assert (tmp_path / name / "index.html").samefile(made / "interface" / "index.html")


@pytest.mark.parametrize("damage", ["removed", "cut off", "list removed", "list cut off"])
def test_what_is_not_whole_any_more_is_made_again(cache: Path, tmp_path: Path, damage: str) -> None:
    place_interface(tmp_path / "before")
    (made,) = cache.iterdir()
    path = made / ("sizes.json" if "list" in damage else "interface/index.html")
    path.unlink()
    if "cut off" in damage:
        path.touch()
    place_interface(tmp_path / "after")
    assert contents(tmp_path / "after") == {"index.html": b"page"}
    assert [*cache.iterdir()] == [made]


def test_nobody_changes_what_all_homes_have(cache: Path, tmp_path: Path) -> None:
    place_interface(tmp_path / "one")
    (made,) = cache.iterdir()
    assert cache.stat().st_mode & 0o077 == 0
    assert {path.stat().st_mode & 0o222 for path in (made / "interface").iterdir()} == {0}


def test_the_cache_in_somebody_elses_home_is_not_used(
    cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1)
    place_interface(tmp_path / "one")
    assert contents(tmp_path / "one") == {"index.html": b"page"} and not cache.exists()
    assert "the home of somebody else" in caplog.text and "each start takes longer" in caplog.text


def test_another_version_gets_another_and_the_newest_stay(
    cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for version in range(5):
        monkeypatch.setattr(
            interfacecache, "_read_package", lambda version=version: [("fiel", bytes([version]))]
        )
        place_interface(tmp_path / str(version))
        for path in cache.iterdir():  # all of them are a day older now
            then = path.stat().st_mtime - 86_400
            os.utime(path, (then, then))
        assert len([*cache.iterdir()]) == min(version + 1, 3)
    assert all(contents(tmp_path / str(version)) for version in range(5))
