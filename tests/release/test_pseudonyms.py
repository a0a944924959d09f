from pathlib import Path

import pytest

from fiel.errors import FielError
from fiel.release.pseudonyms import SECRET_FILE, load_secret, make_pseudonym


def test_a_secret_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    home = tmp_path / "home"
    secret = load_secret(home)
    assert load_secret(home) == secret and len(secret) == 32
    assert (home / SECRET_FILE).stat().st_mode & 0o777 == 0o600
    assert load_secret(tmp_path / "another") != secret


def test_a_pseudonym_is_of_the_secret_the_campaign_and_the_person() -> None:
    one = make_pseudonym(b"secret", campaign="arc", annotator="ana")
    assert one == make_pseudonym(b"secret", campaign="arc", annotator="ana")
    others = {
        make_pseudonym(b"another", campaign="arc", annotator="ana"),
        make_pseudonym(b"secret", campaign="mmlu", annotator="ana"),
        make_pseudonym(b"secret", campaign="arc", annotator="leo"),
    }
    assert len({one, *others}) == 4 and "ana" not in one


@pytest.mark.parametrize("content", ["", "0" * 63, "x" * 64])
def test_a_damaged_secret_is_not_replaced(content: str, tmp_path: Path) -> None:
    (tmp_path / SECRET_FILE).write_text(content, encoding="utf-8")
    with pytest.raises(FielError, match=r"pseudonyms\.key: expected the secret of the pseudonyms, 64 hex"):
        load_secret(tmp_path)
    assert (tmp_path / SECRET_FILE).read_text(encoding="utf-8") == content


def test_a_home_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file", encoding="utf-8")
    with pytest.raises(FielError, match=r"home/pseudonyms\.key: expected the secret"):
        load_secret(tmp_path / "home")
