from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from fiel.errors import FielError
from fiel.memory.releases import ReleaseMemory, carry_memories, read_memory
from fiel.memory.sentences import find_boxes
from fiel.memory.spreading import CarriedCorrection
from tests.helpers.earlier import judge, write_judgements
from tests.memory.sentences import make_item

LONG = ("Which of the following is a solid?", "¿Cuál de los siguiente es un sólido?")
RIGHT = "¿Cuál de los siguientes es un sólido?"


def remember(folder: Path, *rows: Mapping[str, Any]) -> ReleaseMemory:
    return read_memory(write_judgements(folder / "arc/es_judgements/train.parquet", rows))


def carried(memory: ReleaseMemory, *texts: Sequence[tuple[str, str]]) -> list[CarriedCorrection]:
    items = {"arc": [make_item(f"i{n}", *own) for n, own in enumerate(texts)]}
    return list(carry_memories(find_boxes(items), {"arc": [memory]}, answered=()))


def test_a_long_text_is_known_again_in_any_item_and_a_short_one_in_its_own(tmp_path: Path) -> None:
    memory = remember(
        tmp_path,
        judge("i0", ("instruction", LONG[1], RIGHT), ("option_a", "balance", "balanza")),
    )
    found = carried(memory, [LONG, ("balance", "balance")], [LONG, ("balance", "balance")])
    assert [(each.box.item, each.box.segment, each.text) for each in found] == [
        ("i0", "instruction", RIGHT),
        ("i0", "option_a", "balanza"),
        ("i1", "instruction", RIGHT),
    ]
    assert {each.origin for each in found} == {"arc/es_judgements"}


def test_what_people_kept_or_did_not_agree_upon_is_not_suggested(tmp_path: Path) -> None:
    memory = remember(
        tmp_path,
        judge("i0", ("instruction", LONG[1], LONG[1]), decision="correct"),
        judge("i1", ("instruction", "Un texto bastante largo", "Otro")),
        judge("i1", ("instruction", "Un texto bastante largo", "Uno más")),
        judge("i2", ("instruction", "Este texto no contó para nada", "Otro"), counted=False),
    )
    texts = [LONG, ("a", "Un texto bastante largo"), ("a", "Este texto no contó para nada")]
    assert not carried(memory, *([text, ("x", "y")] for text in texts))


def test_reports_of_a_wrong_original_are_told_by_item(tmp_path: Path) -> None:
    unusable = [("instruction", LONG[1], None)]
    memory = remember(
        tmp_path,
        judge("i0", *unusable, decision="unusable", reason="wrong-original"),
        judge("i0", *unusable, decision="unusable", reason="wrong-original"),
        judge("i1", *unusable, decision="unusable", reason="untranslatable"),
        judge("i2", *unusable, decision="unusable", reason="wrong-answer", counted=False),
    )
    assert memory.reported == {"i0": {"wrong-original": 2}}
    assert not carried(memory, [LONG, ("x", "y")])


def test_another_file_is_refused(tmp_path: Path) -> None:
    path = write_judgements(tmp_path / "other.parquet", [{"item_id": "a", "decision": "correct"}])
    with pytest.raises(FielError, match="found none called reason, segments, counted: it is the file"):
        read_memory(path)
    path.write_text("no Parquet", encoding="utf-8")
    with pytest.raises(FielError, match="expected the judgements of a release as Parquet"):
        read_memory(path)
