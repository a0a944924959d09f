import csv
import stat
from pathlib import Path

import pytest

from fiel.errors import FielError
from fiel.people.passwords import PasswordFile, make_password

LINKS = {"link": "http://a/form", "about_you": "http://a/about"}


def rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def test_passwords_are_on_the_disk_one_by_one_for_the_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "people" / "es.csv"
    file = PasswordFile.create(path, LINKS)
    for name, password in {"ana": "p1", "luis": "p2"}.items():
        file.add(name, password)
        assert rows(path)[-1] == [name, password, *LINKS.values()]
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    file.drop("luis")
    assert rows(path) == [["username", "password", "link", "about_you"], ["ana", "p1", *LINKS.values()]]
    file.drop("ana")
    assert list(path.parent.iterdir()) == []


def test_no_file_is_written_over(tmp_path: Path) -> None:
    path = tmp_path / "es.csv"
    path.write_text("mine")
    with pytest.raises(FielError, match="expected no file, found one: password files are never overwritten"):
        PasswordFile.create(path, LINKS)
    assert path.read_text() == "mine"
    (tmp_path / "link.csv").symlink_to(tmp_path / "nowhere")
    with pytest.raises(FielError, match="expected no file, found one"):
        PasswordFile.create(tmp_path / "link.csv", LINKS)


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "people").write_text("a file")
    with pytest.raises(FielError, match=r"es\.csv: expected a writable file, found: "):
        PasswordFile.create(tmp_path / "people" / "es.csv", LINKS)


def test_passwords_differ_and_start_with_no_sign_that_a_spreadsheet_takes_for_a_formula() -> None:
    made = [make_password() for _ in range(500)]
    assert len(set(made)) == 500
    assert {len(each) for each in made} == {16}
    assert all(each.isascii() and each.isalnum() for each in made)


def test_people_get_links_of_several_orders_in_turn(tmp_path: Path) -> None:
    path = tmp_path / "turns.csv"
    file = PasswordFile.create(path, LINKS)
    file.orders = {"link": ("http://a/1", "http://a/2")}
    file.add_all({"ana": "p1", "bea": "p2", "eva": "p3"})
    assert [row[2] for row in rows(path)[1:]] == ["http://a/1", "http://a/2", "http://a/1"]
    assert {row[3] for row in rows(path)[1:]} == {LINKS["about_you"]}
