"""What models are asked in each language, in short: run it to write that down, for `test_prompts.py`.

Whoever changes what a model is asked raises ``FROZEN_VERSION`` first, because scores cannot be compared then:
``python -m tests.helpers.frozen``.
"""

import hashlib
import json
import tomllib
from collections.abc import Iterator
from typing import Any

from fiel.benchmarks import Benchmark
from fiel.benchmarks.arc import ARC
from fiel.benchmarks.hellaswag import HELLASWAG
from fiel.benchmarks.mmlu import MMLU
from fiel.release.building import find_strata
from fiel.release.harness import ExportedTask, write_harness_files
from fiel.release.harness.lm_eval.plain import FROZEN_VERSION
from fiel.release.questions import build_questions
from tests.helpers.campaigns import TOP

FROZEN = TOP / "tests/data/frozen.json"

_LETTERED = {"instruction": "1?", "option_a": "2", "option_b": "3", "option_c": "4", "option_d": "5"}
_ROWS: tuple[tuple[Benchmark, str, dict[str, Any]], ...] = (
    (ARC, "test", {"id": "a", **_LETTERED, "option_e": None, "answer": "B"}),
    (MMLU, "test", {"id": "anatomy/test/0", **_LETTERED, "answer": "B"}),
    (
        HELLASWAG,
        "val",
        {
            "ind": 1,
            "activity_label": "1",
            "ctx_a": "2",
            "ctx_b": "",
            "ctx": "2",
            "endings": ["3", "4", "5", "6"],
            "label": "1",
        },
    ),
)


def list_languages() -> list[str]:
    """Return the languages that there are words in, and one that there are none in."""
    words = TOP / "src/fiel/release/harness/words.toml"
    return [*tomllib.loads(words.read_text(encoding="utf-8")), "und"]


def describe_task(benchmark: Benchmark, split: str, row: dict[str, Any], language: str) -> ExportedTask:
    """Describe an export of one row."""
    items = [benchmark.decode(row, split=split, position=0)]
    return ExportedTask(
        benchmark=benchmark,
        language=language,
        splits=(split,),
        strata=find_strata(benchmark, items),
        questions=build_questions(benchmark, items),
    )


def digest_language(language: str) -> str:
    """Return a digest of all files that harnesses get in a language."""
    return hashlib.sha256("".join(_write_files(language)).encode()).hexdigest()[:12]


def _write_files(language: str) -> Iterator[str]:
    for benchmark, split, row in _ROWS:
        for path, text in sorted(write_harness_files(describe_task(benchmark, split, row, language)).items()):
            yield f"{path}\n{text}\n"


def describe_frozen() -> dict[str, Any]:
    """Return the version and the digests."""
    return {"version": FROZEN_VERSION, "digests": {each: digest_language(each) for each in list_languages()}}


if __name__ == "__main__":
    FROZEN.write_text(json.dumps(describe_frozen(), indent=1) + "\n", encoding="utf-8")
