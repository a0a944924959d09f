"""Scripted models in the real lm-evaluation-harness: a script, run in a process of its own.

    python scripted.py OUT SIDE=FOLDER… -- MODEL…

Each model answers the tasks in each folder's ``harness/``; the logs go to ``OUT/SIDE/MODEL``. A model is
``NAME:KNOWS:READS``: it picks the right option in about KNOWS of 100 items, always the same ones, and another
in the rest; READS is ``any``, or ``es`` for one that is never right if the question or the right option is in
English. Two others know nothing and read every word, so any correction can move them: ``echo`` picks the
option with the largest share of its letters, three by three, in the question, and ``length`` the longest one.
"""

import hashlib
import os
import sys
from pathlib import Path
from typing import Any

ENGLISH = {"the", "of", "and", "a", "an", "to", "in", "is", "are", "from", "for", "with", "by", "it"}
SPANISH = {"el", "la", "los", "las", "de", "y", "un", "una", "en", "es", "son", "del", "que", "se", "por"}


def draw(*parts: object) -> int:
    return int.from_bytes(hashlib.sha256(repr(parts).encode()).digest()[:4])


def reads_english(text: str) -> bool:
    words = set(text.lower().replace(".", " ").split())
    return bool(words & ENGLISH) and not words & SPANISH


def list_choices(doc: dict[str, Any]) -> tuple[list[str], int]:
    """Return the options and the place of the right one; the harness leaves MMLU's in their columns."""
    if "choices" in doc:
        return doc["choices"], int(doc["gold"])
    return [doc[f"option_{letter}"] for letter in "abcd"], "ABCD".index(doc["answer"])


def list_threes(text: str) -> set[str]:
    return {text[place : place + 3] for place in range(len(text) - 2)}


def echo(question: str, choice: str) -> float:
    threes = list_threes(choice.lower())
    return len(threes & list_threes(question.lower())) / max(1, len(threes))


def pick_option(name: str, knows: int, reads: str, doc: dict[str, Any]) -> int:
    choices, gold = list_choices(doc)
    id = doc["id"] if "id" in doc else doc["ind"]
    question = doc.get("instruction") or doc.get("ctx", "")
    if reads in ("echo", "length"):
        scores = [len(each) if reads == "length" else echo(question, each) for each in choices]
        return scores.index(max(scores))
    right = draw(name, id) % 100 < knows
    if right and not (reads == "es" and any(map(reads_english, (question, choices[gold])))):
        return gold
    others = [place for place in range(len(choices)) if place != gold]
    return others[draw(name, id, "other") % len(others)]


def main() -> None:
    from lm_eval.api.model import LM
    from lm_eval.api.registry import register_model
    from lm_eval.evaluator import simple_evaluate
    from lm_eval.loggers import EvaluationTracker
    from lm_eval.tasks import TaskManager

    @register_model("scripted")
    class Scripted(LM):  # type: ignore[misc]
        def __init__(self, pretrained: str, knows: str, reads: str, **more: Any) -> None:
            super().__init__()
            self.name, self.knows, self.reads = pretrained, int(knows), reads

        def loglikelihood(self, requests: list[Any], **more: Any) -> list[tuple[float, bool]]:
            return [
                (
                    -1.0 if each.idx == pick_option(self.name, self.knows, self.reads, each.doc) else -1e4,
                    False,
                )
                for each in requests
            ]

        def loglikelihood_rolling(self, requests: list[Any], **more: Any) -> list[float]:
            raise NotImplementedError

        def generate_until(self, requests: list[Any], **more: Any) -> list[str]:
            raise NotImplementedError

    out, *rest = sys.argv[1:]
    split = rest.index("--")
    place = Path(out).resolve()
    sides = [(side, Path(folder).resolve()) for side, folder in (each.split("=") for each in rest[:split])]
    for side, folder in sides:
        os.chdir(folder)
        tasks = sorted(path.stem for path in Path("harness").glob("*.yaml"))
        for model in rest[split + 1 :]:
            tracker = EvaluationTracker(output_path=str(place / side))
            results = simple_evaluate(
                model="scripted",
                model_args=dict(zip(("pretrained", "knows", "reads"), model.split(":"), strict=True)),
                tasks=tasks,
                task_manager=TaskManager(include_path="harness", include_defaults=False),
                log_samples=True,
                evaluation_tracker=tracker,
                bootstrap_iters=0,
            )
            samples = results.pop("samples")
            tracker.save_results_aggregated(results=results, samples=samples)
            for task in tasks:
                tracker.save_results_samples(task_name=task, samples=samples[task])


if __name__ == "__main__":
    main()
