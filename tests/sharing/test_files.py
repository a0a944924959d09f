import re
from pathlib import Path

from fiel.messages.catalogue import available_languages
from fiel.sharing.files import write_pictures
from fiel.snapshots.tables import Tables, join_tables
from tests.dashboard.seeding import make_second_tables, make_tables


def written(folder: Path) -> dict[str, int]:
    return {path.name: path.stat().st_ino for path in folder.iterdir()}


def test_there_is_one_of_each_for_each_campaign_and_language(tmp_path: Path) -> None:
    write_pictures(make_tables(), tmp_path)
    languages = available_languages("share")
    one = {name for each in languages for name in (f"badge-demo-{each}.svg", f"card-demo-{each}.png")}
    assert {"badge-demo-es.svg", "card-demo-ca.png"} <= one
    assert set(written(tmp_path)) == one
    write_pictures(join_tables([make_tables(), make_second_tables()]), tmp_path)
    together = {name for each in languages for name in (f"badge-{each}.svg", f"card-{each}.png")}
    assert set(written(tmp_path)) == one | {name.replace("demo", "otra") for name in one} | together


def test_only_what_changed_is_written_anew(tmp_path: Path) -> None:
    second = make_second_tables()
    write_pictures(join_tables([make_tables(done=8), second]), tmp_path)
    before = written(tmp_path)
    write_pictures(join_tables([make_tables(done=8), second]), tmp_path)
    assert written(tmp_path) == before
    (tmp_path / "card-demo-es.png").write_bytes(b"half")
    (tmp_path / "badge-demo-es.svg").unlink()
    write_pictures(join_tables([make_tables(done=12), second]), tmp_path)
    after = written(tmp_path)
    assert {name for name in before if after[name] == before[name]} == {
        name for name in before if "-otra-" in name
    }


def test_what_was_made_up_and_who_made_it_leaves_no_name(tmp_path: Path) -> None:
    write_pictures(make_tables(), tmp_path)
    for path in tmp_path.glob("*.svg"):
        text = path.read_text(encoding="utf-8")
        assert re.search("simul[aé]|محاكاة", text) and "Ana" not in text and "Luz" not in text


def test_no_campaign_no_picture(tmp_path: Path) -> None:
    write_pictures(Tables.empty(), tmp_path)
    assert not written(tmp_path)
