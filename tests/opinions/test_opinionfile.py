"""Opinions files are validated at the door; Fiel's own lose what no longer holds."""

import json
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest

from fiel.campaign import load_campaign
from fiel.campaign.work import add_reviewed, load_work
from fiel.errors import FielError
from fiel.items import Item, Segment
from fiel.opinions.opinion import Opinion
from fiel.opinions.opinionfile import read_candidates, read_opinions, read_reviewed
from fiel.opinions.reviewfiles import opinions_path
from tests.helpers.campaigns import ROWS, write_campaign

ITEM = Item(
    id="Test/1",
    benchmark="arc",
    split="test",
    position=0,
    segments=(
        Segment("instruction", normalize("NFD", "¿Qué acción es?"), "?"),
        Segment("option_a", "Sí", "Yes"),
    ),
    answer="A",
    correct="option_a",
    row={"nllb": "¿Cuál es?", "same": "Sí", "many": ["Claro", None], "number": 7},
)


def write(path: Path, *lines: Any) -> Path:
    texts = [line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines]
    path.write_text("".join(f"{text}\n" for text in texts), encoding="utf-8")
    return path


def line(**values: Any) -> dict[str, Any]:
    return {"item": "Test/1", **values}


def test_a_line_is_an_opinion_and_each_counts_once(tmp_path: Path) -> None:
    said = line(segment="instruction", score=0.5, quote="acción", correction="hecho", agent="m", reason="r")
    path = write(tmp_path / "comet.jsonl", said, "", said, line(segment=None, score=1), line())
    first, second = read_opinions(path, [ITEM])
    assert first == Opinion(**{**said, "score": 0.5})
    assert second == Opinion(item="Test/1", agent="comet")  # named like its file; surely, unless it says less
    again = write(tmp_path / "again.jsonl", first.as_line(), second.as_line())
    assert read_opinions(again, [ITEM]) == [first, second]


@pytest.mark.parametrize("content", ["", "\n\n"])
def test_a_tool_that_blames_nothing_writes_an_empty_file(tmp_path: Path, content: str) -> None:
    path = tmp_path / "none.jsonl"
    path.write_text(content, encoding="utf-8")
    assert read_opinions(path, [ITEM]) == []


WRONG = {
    "unknown item": (line(item="x"), "item: expected the id of an item of the campaign, found 'x'"),
    "no item": ({"score": 1}, "item: expected the id of an item of the campaign, found nothing"),
    "a list": (line(item=["Test/1"]), "item: expected the id of an item of the campaign, found ['Test/1']"),
    "unknown key": (line(segmant="option_a"), "segmant: unknown key: did you mean segment?"),
    "unknown segment": (
        line(segment="option_b"),
        "segment: expected one of instruction, option_a, found 'opti",
    ),
    "score too high": (line(score=1.5), "score: expected a number from 0 to 1, found 1.5"),
    "score below": (line(score=-0.1), "score: expected a number from 0 to 1, found -0.1"),
    "a word for a score": (line(score="high"), "score: expected a number from 0 to 1, found 'high'"),
    "true for a score": (line(score=True), "score: expected a number from 0 to 1, found True"),
    "not finite": ('{"item": "Test/1", "score": NaN}', "score: expected text or a number, found nan"),
    "a quote of nothing": (
        line(segment="option_a", quote="No"),
        "quote: expected words of the translation, found 'No'",
    ),
    "a quote without place": (
        line(quote="Sí"),
        "segment: expected the name of the segment to correct, found",
    ),
    "nothing changes": (
        line(segment="option_a", correction="Sí"),
        "correction: expected another text than the one shown, found 'Sí'",
    ),
    "empties": (line(segment="option_a", correction=""), "correction: expected text, found ''"),
    "number": (line(reason=3), "reason: expected text, found 3"),
    "severity": (line(severity="grave"), "severity: expected one of major, minor, found 'grave'"),
    "surrogate": ('{"item": "Test/1", "reason": "\\ud800"}', "reason: "),
    "list of opinions": ("[]", "expected an object, found list"),
    "no JSON": ("item: Test/1", "column 1: expected JSON"),
}


@pytest.mark.parametrize(("wrong", "said"), WRONG.values(), ids=WRONG)
def test_a_wrong_line_is_refused_with_its_place(tmp_path: Path, wrong: Any, said: str) -> None:
    path = write(tmp_path / "tool.jsonl", line(), wrong)
    with pytest.raises(FielError) as caught:
        read_opinions(path, [ITEM])
    assert str(caught.value).startswith(f"{path}: line 2"), caught.value
    assert said in str(caught.value)


def test_all_wrong_lines_are_told_at_once_up_to_twenty(tmp_path: Path) -> None:
    path = write(tmp_path / "tool.jsonl", "no", *[line(score=2)] * 30)
    with pytest.raises(FielError) as caught:
        read_opinions(path, [ITEM])
    told = str(caught.value).splitlines()
    assert len(told) == 21 and told[-1] == "… and 11 more"
    assert [f"line {number}" in text for number, text in enumerate(told[:20], 1)] == [True] * 20


def test_words_may_be_deleted_and_accents_encoded_in_either_way(tmp_path: Path) -> None:
    path = write(tmp_path / "tool.jsonl", line(segment="instruction", quote="acción ", correction=""))
    assert [each.correction for each in read_opinions(path, [ITEM])] == [""]


def test_only_jsonl_is_read(tmp_path: Path) -> None:
    with pytest.raises(FielError, match="ending in .jsonl, found '.csv'"):
        read_opinions(write(tmp_path / "tool.csv", "item"), [ITEM])


def test_fiels_own_opinions_about_other_texts_are_left_out_and_counted(tmp_path: Path) -> None:
    holds = line(segment="option_a", quote="Sí", correction="Vale", agent="m")
    path = write(
        tmp_path / "arc.jsonl",
        holds,
        {**holds, "item": "Test/9"},
        {**holds, "segment": "option_b"},
        {**holds, "quote": "Claro"},
        {**holds, "quote": None, "correction": "Sí"},
    )
    found = read_reviewed(path, [ITEM])
    assert ([each.correction for each in found.opinions], found.stale) == (["Vale"], 4)
    assert read_reviewed(tmp_path / "missing.jsonl", [ITEM]).opinions == ()
    with pytest.raises(FielError, match="line 1: score"):
        read_reviewed(write(path, line(score=3)), [ITEM])


def test_other_translations_come_from_columns_of_the_rows() -> None:
    columns = {"instruction": ["nllb"], "option_a": ["same", "many.0", "many.1", "many.2"]}
    found = read_candidates([ITEM], columns)
    assert [(each.segment, each.agent, each.correction) for each in found] == [
        ("instruction", "nllb", "¿Cuál es?"),
        ("option_a", "many.0", "Claro"),
    ]
    assert {each.score for each in found} == {0.0}  # they blame nothing


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ({"instruction": ["nlb"]}, "Test/1: nlb: expected this column for a candidate, found nllb, same"),
        ({"instruction": ["number"]}, "Test/1: number: expected text, found 7"),
        ({"question": ["nllb"]}, "candidates: expected one of the segments instruction, option_a, found"),
    ],
)
def test_a_column_that_is_not_there_is_refused(columns: dict[str, list[str]], said: str) -> None:
    with pytest.raises(FielError) as caught:
        read_candidates([ITEM], columns)
    assert said in str(caught.value)


def test_a_campaign_names_one_file_or_several_and_the_home_adds_its_own(tmp_path: Path) -> None:
    home, folder = tmp_path / "home", tmp_path / "campaign"
    folder.mkdir()
    write(folder / "one.jsonl", line(agent="one"))
    write(folder / "two.jsonl", line(agent="two"))
    rows = [{**row, "second": f"Otra {row['option_c']}"} for row in ROWS]
    task = {"opinions": ["one.jsonl", "two.jsonl"], "candidates": {"option_c": "second"}}
    path = write_campaign(folder, "voiced", rows=rows, task=task)
    own = opinions_path(home, "voiced", "arc")
    own.parent.mkdir(parents=True)
    write(own, line(agent="model"), line(agent="model", item="gone"))
    assert [each.agent for each in load_work(path).opinions["arc"]["Test/1"]] == ["one", "two", "second"]
    work = load_work(path, home=home)
    assert [each.agent for each in work.opinions["arc"]["Test/1"]] == ["one", "two", "second", "model"]
    assert [each.agent for each in work.opinions["arc"]["Test/2"]] == ["second"]
    assert work.stale == {"arc": 1}
    assert add_reviewed(work, home).opinions == work.opinions
    single = write_campaign(folder, "single", rows=rows, task={"opinions": "one.jsonl"})
    assert load_campaign(single).campaign.tasks[0].opinions == [Path("one.jsonl")]


@pytest.mark.parametrize("value", [7, [7], {"a": "b"}, "C:\\opinions.jsonl"])
def test_a_path_that_is_none_is_refused(tmp_path: Path, value: Any) -> None:
    with pytest.raises(FielError, match="opinion"):
        write_campaign(tmp_path, "voiced", task={"opinions": value})
