"""The items of a benchmark as multiple-choice questions, in one shape that several harnesses read.

Rows have a list of choices without gaps, so an item with three options has three. The key is given as a
letter and as an index: a letter can also be the text of a choice, which EuroEval would take for the key, and
Inspect turns only an index into a letter.
"""

from collections import defaultdict
from collections.abc import Iterable

import pyarrow as pa

from fiel.benchmarks.benchmark import Benchmark
from fiel.benchmarks.columns import LETTERS
from fiel.benchmarks.multiple_choice import can_ask, find_key
from fiel.items import Item, Row

QUESTION_SCHEMA = pa.schema(
    {
        "id": pa.string(),
        "question": pa.string(),
        "choices": pa.list_(pa.string()),
        "answer": pa.string(),
        "subject": pa.string(),
        "answer_index": pa.int64(),
    }
)


def build_questions(benchmark: Benchmark, items: Iterable[Item]) -> dict[str, pa.Table]:
    """Tabulate the items of each split that can be asked, in row order; empty without options.

    ``answer`` and ``answer_index`` count the choices that are there. ``subject`` is null for a benchmark
    without subjects.
    """
    rows: defaultdict[str, list[Row]] = defaultdict(list)
    for item in items:
        if can_ask(benchmark, item):
            rows[item.split].append(_describe_question(benchmark, item))
    return {split: pa.Table.from_pylist(own, schema=QUESTION_SCHEMA) for split, own in rows.items()}


def _describe_question(benchmark: Benchmark, item: Item) -> Row:
    key = find_key(item)
    assert key is not None and benchmark.multiple_choice is not None  # it can be asked
    return {
        "id": item.id,
        "question": benchmark.multiple_choice.question(item),
        "choices": [option.translation for option in item.options],
        "answer": LETTERS[key],
        "subject": benchmark.stratum(item) if benchmark.stratum_filter else None,
        "answer_index": key,
    }
