"""The file of a task's right answers, which show who answers with care."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, get_args

from fiel.errors import FielError
from fiel.items import Item
from fiel.judgements import Decision
from fiel.reading.problems import Problems
from fiel.reading.sheets import TABLES, is_table
from fiel.sources.files import read_rows
from fiel.verdicts.gold import GoldAnswer
from fiel.verdicts.versions import normalize_text

_ID, _DECISION = "id", "decision"


def read_gold(path: Path, items: Sequence[Item]) -> dict[str, GoldAnswer]:
    """Read the right answers of a task.

    The file is a table, such as a CSV or XLSX file, or JSONL, with ``id``, ``decision`` (correct, corrected
    or unusable) and, for items to correct, the right text of each segment to change, in a column of its name.

    Raises:
        FielError: It cannot be read, or a row has an unknown item, no decision or an impossible text.
    """
    if not is_table(path) and path.suffix.lower() != ".jsonl":
        raise FielError(
            f"{path}: expected a file ending in {', '.join(TABLES)} or .jsonl, found {path.suffix!r}"
        )
    known = {item.id: item for item in items}
    gold: dict[str, GoldAnswer] = {}
    problems = Problems()
    for located in read_rows(path, problems=problems):
        row = {name: value for name, value in located.row.items() if value not in (None, "")}
        try:
            item = _find_item(located.place, row.pop(_ID, None), known)
            if item.id in gold:
                raise FielError(f"{located.place}: {_ID}: expected each item once, found {item.id!r} again")
            gold[item.id] = _read_answer(located.place, row, item)
        except FielError as error:
            problems.add(error)
    problems.refuse()
    return gold


def _find_item(place: str, item_id: Any, known: Mapping[str, Item]) -> Item:
    item = known.get(item_id) if isinstance(item_id, str) else None
    if item is None:
        raise FielError(f"{place}: {_ID}: expected the id of an item of the campaign, found {item_id!r}")
    return item


def _read_answer(place: str, row: dict[str, Any], item: Item) -> GoldAnswer:
    decision = row.pop(_DECISION, None)
    if decision not in get_args(Decision):
        raise FielError(
            f"{place}: {_DECISION}: expected one of {', '.join(get_args(Decision))}, found {decision!r}"
        )
    shown = {segment.name: segment.translation for segment in item.segments}
    for name, text in row.items():
        if name not in shown:
            raise FielError(f"{place}: {name}: expected one of {', '.join(shown)}, found another name")
        if decision != "corrected":
            raise FielError(f"{place}: {name}: expected no text with {decision!r}, found {text!r}")
        if not isinstance(text, str) or normalize_text(text) in ("", normalize_text(shown[name])):
            raise FielError(f"{place}: {name}: expected a text other than the one shown, found {text!r}")
    return GoldAnswer(decision=decision, texts=row)
