from pathlib import Path

import pytest

from fiel.campaign.goldfile import read_gold
from fiel.campaign.work import load_work
from fiel.errors import FielError
from fiel.verdicts.gold import GoldAnswer
from tests.helpers.campaigns import describe_campaign, write_campaign
from tests.progress.test_status import ITEMS

RIGHT = (
    "id,decision,instruction,option_a\ni0,correct,,\ni1,corrected,¡Hola!,\ni2,unusable,,\ni3,corrected,,\n"
)


def write(folder: Path, content: str, name: str = "gold.csv") -> Path:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return path


def test_right_answers_are_read(tmp_path: Path) -> None:
    gold = read_gold(write(tmp_path, RIGHT), ITEMS)
    assert gold == {
        "i0": GoldAnswer(decision="correct"),
        "i1": GoldAnswer(decision="corrected", texts={"instruction": "¡Hola!"}),
        "i2": GoldAnswer(decision="unusable"),
        "i3": GoldAnswer(decision="corrected"),
    }
    lines = '{"id": "i1", "decision": "corrected", "option_a": "No"}\n{"id": "i0", "decision": "correct"}\n'
    assert list(read_gold(write(tmp_path, lines, "gold.jsonl"), ITEMS)) == ["i1", "i0"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("id,decision\nzz,correct\n", "line 2: id: expected the id of an item of the campaign, found 'zz'"),
        ("decision\ncorrect\n", "line 2: id: expected the id of an item of the campaign, found None"),
        ("id,decision\ni0,right\n", "line 2: decision: expected one of correct, corrected, unusable, found"),
        ("id,decision\ni0,correct\ni0,correct\n", "line 3: id: expected each item once, found 'i0' again"),
        (
            "id,decision,ending_a\ni0,corrected,No\n",
            "line 2: ending_a: expected one of instruction, option_a",
        ),
        ("id,decision,option_a\ni0,correct,No\n", "line 2: option_a: expected no text with 'correct'"),
        ("id,decision,option_a\ni0,corrected, Sí \n", "line 2: option_a: expected a text other than the one"),
    ],
)
def test_what_cannot_be_right_is_refused(tmp_path: Path, content: str, said: str) -> None:
    with pytest.raises(FielError) as refusal:
        read_gold(write(tmp_path, content), ITEMS)
    assert said in str(refusal.value)


def test_another_kind_of_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FielError, match=r"expected a file ending in \.csv, .*\.jsonl, found '\.doc'"):
        read_gold(write(tmp_path, RIGHT, "gold.doc"), ITEMS)


def test_a_campaign_names_its_gold_file(tmp_path: Path) -> None:
    write(tmp_path, "id,decision\nTest/2,correct\n")
    path = write_campaign(tmp_path, "golden", task={"gold": "gold.csv"})
    assert load_work(path).gold == {"arc": {"Test/2": GoldAnswer(decision="correct")}}
    write(tmp_path, "id,decision\nTest/20,correct\n")
    with pytest.raises(FielError, match=r"gold\.csv: line 2: id: .* found 'Test/20'"):
        load_work(path)
    (tmp_path / "gold.csv").unlink()
    with pytest.raises(FielError, match=r"gold\.csv: expected a readable file"):
        load_work(path)
    assert "gold" not in describe_campaign("plain")["tasks"][0]
