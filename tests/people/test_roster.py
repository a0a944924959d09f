from pathlib import Path

import pytest

from fiel.errors import FielError
from fiel.people.roster import Account, name_accounts, read_accounts


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "people.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_people_are_read_from_a_file(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        'username,first_name,last_name,role\nana,"Ana, la primera",,\n iñigo ,,Gil,admin\n\nluis@x.org,,,\n',
    )
    assert read_accounts(path) == [
        Account(username="ana", first_name="Ana, la primera"),
        Account(username="iñigo", last_name="Gil", role="admin"),
        Account(username="luis@x.org"),
    ]
    assert read_accounts(write(tmp_path, "username\nana\n")) == name_accounts(["ana"])
    names = name_accounts(["निशा"])
    assert read_accounts(write(tmp_path, "username\nनिशा\n")) == names


@pytest.mark.parametrize("mark", [";", "\t"])
def test_a_file_as_a_spreadsheet_in_spanish_writes_it(tmp_path: Path, mark: str) -> None:
    path = write(tmp_path, f"username{mark}first_name\r\nana{mark}Ana, la primera\r\n")
    assert read_accounts(path) == [Account(username="ana", first_name="Ana, la primera")]


def test_every_line_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "username,role,first_name\nana,annotator,\n-x,,\nANA,,\nluis,owner,\n,,Eva\nsimulated-b,,\n"
        f"rosa,,{'r' * 101}\n",
    )
    with pytest.raises(FielError) as caught:
        read_accounts(path)
    assert str(caught.value).splitlines() == [
        f"{path}: line 3: username: expected letters, digits and . @ + - _ without spaces, such as ana.gil, "
        "found '-x'",
        f"{path}: line 4: username: expected each person once, found 'ANA', which is also in {path}: line 2 "
        "(upper and lower case are the same)",
        f"{path}: line 5: role: expected 'annotator' or 'admin', found 'owner'",
        f"{path}: line 6: username: expected a value, found nothing",
        f"{path}: line 7: username: expected a name that does not start with simulated-, found 'simulated-b'",
        f"{path}: line 8: first_name: expected 100 characters or fewer, found 101",
        "Nothing was changed.",
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("name\nana\nluis\n", "line 1: expected the column username and, .*; found name$"),
        (
            "username,rol\nana,admin\n",
            "line 1: expected .* first_name, last_name, role; found username, rol$",
        ),
        ("username;role\nana;owner\n", "line 2: role: expected 'annotator' or 'admin'"),
        ("username\n", "expected a header with username and a line per person, found none"),
        ("username,role\nana\n", "line 2: expected 2 values"),
    ],
)
def test_a_file_of_another_form_is_refused(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(FielError, match=message):
        read_accounts(write(tmp_path, text))


def test_another_kind_of_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FielError, match="expected a table with the extension .csv, .*found '.xls'"):
        read_accounts(tmp_path / "people.xls")


def test_names_of_the_command_line_are_checked_in_the_same_way() -> None:
    with pytest.raises(FielError, match=r"person 2: username: expected letters, digits and .*, found 'a b'"):
        name_accounts(["ana", "a b"])
    with pytest.raises(FielError, match="person 2: username: expected each person once, found 'ana'"):
        name_accounts(["ana", "ana"])
