from pathlib import Path

import pytest

from fiel.errors import FielError
from fiel.release.pseudonyms import load_secret, make_pseudonym, secret_path


def test_a_secret_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    home = tmp_path / "home"
    secret = load_secret(home, "arc")
    assert load_secret(home, "arc") == secret and len(secret) == 32
    assert secret_path(home, "arc").stat().st_mode & 0o777 == 0o600
    assert load_secret(tmp_path / "another", "arc") != secret
    assert load_secret(home, "mmlu") != secret


def test_a_pseudonym_is_of_the_secret_the_person_and_the_item() -> None:
    one = make_pseudonym(b"secret", "ana", task="arc", item="1")
    assert one == make_pseudonym(b"secret", "ana", task="arc", item="1")
    others = {
        make_pseudonym(b"another", "ana", task="arc", item="1"),
        make_pseudonym(b"secret", "leo", task="arc", item="1"),
        make_pseudonym(b"secret", "ana", task="mmlu", item="1"),
        make_pseudonym(b"secret", "ana", task="arc", item="2"),
    }
    assert len({one, *others}) == 5
    assert "ana" not in one


@pytest.mark.parametrize("content", ["", "0" * 63, "x" * 64])
def test_a_damaged_secret_is_not_replaced(content: str, tmp_path: Path) -> None:
    path = secret_path(tmp_path, "arc")
    path.parent.mkdir()
    path.write_text(content, encoding="utf-8")
    with pytest.raises(FielError, match=r"arc\.key: expected the secret of the pseudonyms, 64 hex"):
        load_secret(tmp_path, "arc")
    assert path.read_text(encoding="utf-8") == content


def test_a_home_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file", encoding="utf-8")
    with pytest.raises(FielError, match=r"home/pseudonyms/arc\.key: expected the secret"):
        load_secret(tmp_path / "home", "arc")
