"""The configurations next to the drop-in one, above all validated rows and individual answers."""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from fiel.benchmarks.benchmark import Benchmark
from fiel.items import Item, Segment
from fiel.judgements import Judgement
from fiel.release.content import TaskOutcome
from fiel.release.labelcolumns import build_label_columns
from fiel.release.layout import data_path
from fiel.verdicts.consensus import Verdict
from fiel.verdicts.corrections import CorrectionKind, classify_correction
from fiel.verdicts.labels import Labelled, label_item

JUDGEMENTS_SPLIT = "train"
"""The only split of the judgements; the Hub gives unsplit data this name, too."""

PREFIX = "fiel_"
"""Prefix of the added columns: no benchmark has such a column."""

_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_WITHHELD = "[@]"

_SEGMENTS = pa.list_(pa.struct(dict.fromkeys(("name", "source", "before", "after", "kind"), pa.string())))
_JUDGEMENT_SCHEMA = pa.schema(
    {
        "item_id": pa.string(),
        "split": pa.string(),
        "annotator": pa.string(),
        "simulated": pa.bool_(),
        "organizer": pa.bool_(),
        "decision": pa.string(),
        "reason": pa.string(),
        "segments": _SEGMENTS,
        "counted": pa.bool_(),
        "set_aside": pa.string(),
    }
)


def validated_name(language: str) -> str:
    """Return the name of the configuration with only the validated rows."""
    return f"{language}_validated"


def judgements_name(language: str) -> str:
    """Return the name of the configuration with the answers."""
    return f"{language}_judgements"


def describe_configurations(
    splits: Mapping[str, Sequence[str]], *, benchmark: Benchmark, language: str
) -> list[dict[str, Any]]:
    """Describe the configurations for a card, from the splits of each.

    A split with other names is listed under each. The split of the judgements is none of the benchmark's.
    """
    return [
        {
            "config_name": name,
            "data_files": [
                {"split": each, "path": data_path(split, configuration=name)}
                for split in own
                for each in (split, *(() if name == judgements_name(language) else benchmark.splits[split]))
            ],
            **({"default": True} if name == language else {}),
        }
        for name, own in splits.items()
        if own
    ]


def read_judgements(folder: Path, language: str, columns: Sequence[str]) -> pa.Table | None:
    """Read columns of a task's table of answers from its written folder; None when there are no answers.

    A column can be a part of another, by its path in Parquet: ``segments.list.element.after``.
    """
    path = folder / data_path(JUDGEMENTS_SPLIT, configuration=judgements_name(language))
    return pq.ParquetFile(path).read(columns=list(columns)) if path.exists() else None


def build_validated(outcome: TaskOutcome, splits: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
    """Select the validated rows of each split that has any, each with how it was decided.

    Added columns: ``fiel_item_id``, ``fiel_rule``, ``fiel_answers`` (number of answers that counted) and
    ``fiel_corrected`` (names of the segments that changed). A campaign with labels adds one for each, such as
    ``fiel_culture``: what more than half of those who said something chose, or null. If it asks about
    culture, time or region, the columns of Global-MMLU follow; if it asks about the question, those of
    MMLU-Redux. A source that has such columns keeps its own. If it asks about the mistake,
    ``fiel_error_derived`` tells which were derived from the corrections.

    Args:
        outcome: The verdicts.
        splits: All rows of the source, corrected.
    """
    chosen: dict[str, list[tuple[int, Item, Verdict]]] = {split: [] for split in splits}
    places = dict.fromkeys(splits, 0)
    for item in outcome.items:
        verdict = outcome.verdicts.get(item.id)
        if verdict is not None and verdict.status == "validated":
            chosen[item.split].append((places[item.split], item, verdict))
        places[item.split] += 1
    labels = _list_labels(outcome)
    return {split: _with_verdicts(splits[split], rows, labels) for split, rows in chosen.items() if rows}


def _list_labels(outcome: TaskOutcome) -> dict[str, Labelled]:
    """Return what people agree on about each item by label; empty if the campaign asks for no labels."""
    asked = outcome.file.campaign.annotation.labels
    judgements: dict[str, list[Judgement]] = {}
    for each in outcome.judgements:
        judgements.setdefault(each.item_id, []).append(each)
    return {
        item.id: label_item(item, verdict, judgements.get(item.id, ()), asked)
        for item in outcome.items
        if asked and (verdict := outcome.verdicts.get(item.id)) is not None
    }


def _with_verdicts(
    table: pa.Table, rows: Sequence[tuple[int, Item, Verdict]], labels: Mapping[str, Labelled]
) -> pa.Table:
    columns = {
        "item_id": pa.array([item.id for _, item, _ in rows], pa.string()),
        "rule": pa.array([verdict.rule for *_, verdict in rows], pa.string()),
        "answers": pa.array([len(verdict.annotators) for *_, verdict in rows], pa.int64()),
        "corrected": pa.array([list(verdict.corrections) for *_, verdict in rows], pa.list_(pa.string())),
    }
    own = [labels[item.id] for _, item, _ in rows] if labels else []
    for label in own[0].values if own else ():
        columns[label] = pa.array([each.values[label] for each in own], pa.string())
        if label == "error":
            columns["error_derived"] = pa.array([each.derived for each in own], pa.bool_())
    taken = table.take(pa.array([place for place, *_ in rows], pa.int64()))
    for name, column in columns.items():
        taken = taken.append_column(f"{PREFIX}{name}", column)
    for name, column in build_label_columns([each.values for each in own], taken=table.column_names).items():
        taken = taken.append_column(name, column)
    return taken.combine_chunks()


class _Texts:
    """The segments of many answers in sequence: each item's once, and where an answer differs from them."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._starts: dict[str, int] = {}
        self._segments: list[Segment] = []
        self._places: list[int] = []  # among these segments, of each answer's
        self._offsets = [0]
        self._after: dict[int, str | None] = {}
        self._kinds: dict[int, CorrectionKind] = {}

    def add(self, item: Item, judgement: Judgement) -> None:
        """Add an answer."""
        start = self._starts.setdefault(item.id, len(self._segments))
        if start == len(self._segments):
            self._segments += item.segments
        first = len(self._places)
        self._places += range(start, start + len(item.segments))
        self._offsets.append(len(self._places))
        unusable = judgement.decision == "unusable"
        if not unusable and not judgement.corrections:
            return
        for place, segment in enumerate(item.segments, first):
            before, text = segment.translation, judgement.corrections.get(segment.name)
            if text is not None:
                self._kinds[place] = classify_correction(before, text, language=self._language)
                self._after[place] = withhold_addresses(text, shown=before)
            if unusable:
                self._after[place] = None

    def as_array(self) -> pa.Array:
        """Return a list of segments for each answer, in order."""
        places = pa.array(self._places, pa.int32())
        shown = ("name", "source", "translation")
        texts = [pa.array([getattr(each, name) for each in self._segments], pa.string()) for name in shown]
        names, source, before = (each.take(places) for each in texts)
        after = _replace(before, self._after)
        kinds = _replace(pa.nulls(len(places), pa.string()), self._kinds)
        fields = list(_SEGMENTS.value_type)
        structs = pa.StructArray.from_arrays([names, source, before, after, kinds], fields=fields)
        return pa.ListArray.from_arrays(pa.array(self._offsets, pa.int32()), structs)


def _replace(texts: pa.Array, others: Mapping[int, str | None]) -> pa.Array:
    """Replace the texts at some places, which are in order."""
    mask = np.zeros(len(texts), dtype=bool)
    mask[list(others)] = True
    return pc.replace_with_mask(texts, pa.array(mask), pa.array(list(others.values()), pa.string()))


def order_judgements(outcome: TaskOutcome) -> list[Judgement]:
    """Return all answers in item order, then by content, independently of their authors."""
    order = {item.id: place for place, item in enumerate(outcome.items)}
    return sorted(
        outcome.judgements,
        key=lambda each: (
            order[each.item_id],
            each.organizer,
            each.simulated,
            each.decision,
            each.reason or "",
            sorted(each.corrections.items()),
            why_set_aside(each, outcome.verdicts.get(each.item_id)) or "",
        ),
    )


def build_judgements(outcome: TaskOutcome, ordered: Iterable[Judgement]) -> pa.Table:
    """Tabulate all answers without name, comment or time.

    Each text comes with its English original and, where the person changed it, the kind of the correction;
    see `fiel.verdicts.corrections.classify_correction`.

    A pseudonym only numbers the answers to one item. One that followed a person across items could be undone
    with other public data: the amount of work of each named person is enough. One derived from a person's
    name would change when they leave, revealing which answers were theirs. ``ordered`` is from
    `order_judgements`.
    """
    items = {item.id: item for item in outcome.items}
    texts = _Texts(outcome.file.campaign.language)
    columns: dict[str, list[Any]] = {name: [] for name in _JUDGEMENT_SCHEMA.names if name != "segments"}
    counts: Counter[str] = Counter()
    for judgement in ordered:
        item = items[judgement.item_id]
        counts[item.id] += 1
        pseudonym = make_pseudonym(outcome.task.name, item.id, counts[item.id])
        texts.add(item, judgement)
        for name, value in _describe(item, judgement, pseudonym, outcome.verdicts.get(item.id)).items():
            columns[name].append(value)
    arrays = [
        texts.as_array() if name == "segments" else pa.array(columns.pop(name), kind)
        for name, kind in zip(_JUDGEMENT_SCHEMA.names, _JUDGEMENT_SCHEMA.types, strict=True)
    ]
    return pa.table(arrays, schema=_JUDGEMENT_SCHEMA)


def make_pseudonym(task: str, item: str, number: int) -> str:
    """Return the pseudonym of an item's n-th answer, such as ``p-4f0c2a9be1d37788``."""
    message = json.dumps([task, item, number]).encode()
    return f"p-{hashlib.sha256(message).hexdigest()[:16]}"


def why_set_aside(judgement: Judgement, verdict: Verdict | None) -> str | None:
    """Return why an answer did not count, such as ``emptied``; None when it did."""
    if judgement.problem is not None:
        return judgement.problem
    counted = verdict is not None and judgement.annotator in verdict.annotators
    return None if counted else "not-counted"


def withhold_addresses(text: str, *, shown: str) -> str:
    """Remove from a person's text the e-mail addresses that were not in the text shown to them."""
    if "@" not in text:
        return text
    return _MAIL.sub(lambda found: found[0] if found[0] in shown else _WITHHELD, text)


def _describe(item: Item, judgement: Judgement, pseudonym: str, verdict: Verdict | None) -> dict[str, Any]:
    set_aside = why_set_aside(judgement, verdict)
    return {
        "item_id": item.id,
        "split": item.split,
        "annotator": pseudonym,
        "simulated": judgement.simulated,
        "organizer": judgement.organizer,
        "decision": judgement.decision,
        "reason": judgement.reason,
        "counted": set_aside is None,
        "set_aside": set_aside,
    }
