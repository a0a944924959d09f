"""DIBT: the 500 prompts of Data Is Better Together, each with a machine translation.

Format: ``data-is-better-together/prompts_ranked_multilingual_benchmark`` on the Hub (``row_idx``, ``prompt``,
``metadata``) with an additional column ``translation``. The English original is in the row, or merged from a
separate source if the translation has only ``row_idx`` and ``translation``.
"""

from pydantic import BaseModel, ConfigDict

from fiel.benchmarks.benchmark import Benchmark, Index, PublishedDataset, Reference, Text
from fiel.items import Item, Row, Segment


class DibtRow(BaseModel):
    """A row of DIBT."""

    model_config = ConfigDict(extra="ignore")

    row_idx: Index
    translation: Text
    prompt: Text | None = None
    metadata: str | None = None


def decode_dibt(row: Row, *, split: str, position: int) -> Item:
    """Decode a row; without ``prompt``, the item has no original.

    Raises:
        pydantic.ValidationError: The row lacks a field or has a wrong type.
    """
    valid = DibtRow.model_validate(row)
    return Item(
        id=f"{split}/{valid.row_idx}",
        benchmark="dibt",
        split=split,
        position=position,
        segments=(Segment("prompt", valid.translation, source=valid.prompt),),
        answer=None,
        correct=None,
        row=row,
        pairing="paired" if (valid.prompt or "").strip() else "missing",
    )


def encode_dibt(item: Item) -> Row:
    """Write the translation back to its row."""
    return {**item.row, "translation": item.segments[0].translation}


DIBT = Benchmark(
    name="dibt",
    title="DIBT",
    columns={"row_idx": "int64", "prompt": "string", "metadata": "string", "translation": "string"},
    splits={"train": ()},
    usual_shape=("prompt",),
    decode=decode_dibt,
    encode=encode_dibt,
    pairing_key=lambda row: str(row["row_idx"]),
    bilingual=True,
    # The harness has no task for these prompts: this one sends them unchanged and keeps the replies.
    harness_task={
        "output_type": "generate_until",
        "test_split": "train",
        "doc_to_text": "translation",
        "doc_to_target": "",
        "generation_kwargs": {"until": [], "do_sample": False, "max_gen_toks": 2048},
        "metric_list": [{"metric": "bypass", "aggregation": "bypass", "higher_is_better": True}],
        "metadata": {"version": 1.0},
    },
    alpaca_eval=lambda row: str(row["translation"]),
    reference=Reference(
        title="Prompts ranked by the community of Data Is Better Together",
        authors=("Data Is Better Together",),
        year=2024,
        url="https://huggingface.co/datasets/data-is-better-together/prompts_ranked_multilingual_benchmark",
    ),
    publication=PublishedDataset(hub="data-is-better-together/prompts_ranked_multilingual_benchmark"),
)
