"""What a replay of 2024 did to scripted models in the real lm-evaluation-harness, before and after.

The mistakes are planted (see `tests.bench.somos`): in some the question is left in English. Two of the models
are never right on those; two do not care, and nobody minds the other kinds.
"""

from collections.abc import Sequence
from pathlib import Path

from fiel.impact.results import Impact
from fiel.release.dataset import write_release
from fiel.workflow.impact import measure_impact
from tests.bench.impact import MODELS
from tests.bench.somos import Somos
from tests.impact.running import run_harness
from tests.release.exports import release_of


def measure_replay(folder: Path, somos: Somos, models: Sequence[str] = MODELS) -> Impact:
    """Evaluate the models on the benchmarks as they were launched and as they were released.

    Args:
        folder: Where `measure_outcome` left the releases of one way; source and logs go there too.
        somos: The campaigns of this way; that of the prompts has no right answers.
        models: See `tests.impact.scripted`.
    """
    work = next(each for each in somos.works if "arc" in each.items)
    out = folder / f"out-{work.campaign.name}"
    sides = {}
    for task in work.campaign.tasks:
        write_release([release_of(work.file, task, work.items[task.name], {})], folder / "source" / task.name)
        sides[f"before/{task.name}"] = folder / "source" / task.name / task.name
        sides[f"after/{task.name}"] = out / task.name
    run_harness(folder / "logs", sides, models)
    return measure_impact(folder / "logs" / "before", folder / "logs" / "after", out)
