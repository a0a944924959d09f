"""The model of annotators against crowd-kit's, and intervals against statsmodels'.

    python -m venv other && other/bin/pip install crowd-kit statsmodels
    python -m tests.bench.annotators other/bin/python

Two small worlds, and what crowd-kit makes of them, are in ``tests/data/crowdkit.json``, which is written
anew. crowd-kit ends when its bound on the likelihood goes down, which it does long before the probabilities
stand still, since it counts the prior of a label once an answer and not once an item; so it is told to go on.
Both bring much that would clash with Fiel's own dependencies, so they run in an environment of their own.
"""

import json
import random
import subprocess
import sys
from pathlib import Path

from fiel.verdicts.annotators import estimate_labels
from fiel.verdicts.assistance import newcombe_interval, wilson_interval

LABELS = "abc"
RECORD = Path(__file__).parents[1] / "data/crowdkit.json"
_OTHER = """
import json, sys
import pandas as pd
from crowdkit.aggregation import DawidSkene
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

given = json.load(sys.stdin)
found = []
for rows in given["worlds"]:
    frame = pd.DataFrame(rows, columns=["task", "worker", "label"])
    model = DawidSkene(n_iter=300, tol=-1e9).fit_predict_proba(frame)
    model = model.reindex(columns=list("abc"), fill_value=0.0)
    model = model.round(7)
    found.append({str(task): row for task, row in model.to_dict("index").items()})
wilson = [proportion_confint(a, n, method="wilson") for a, n, _, _ in given["counts"]]
newcombe = [confint_proportions_2indep(a, n, b, m, method="newcomb") for a, n, b, m in given["counts"]]
json.dump({"worlds": found, "wilson": wilson, "newcombe": newcombe}, sys.stdout)
"""


def make_world(seed: int, *, items: int = 200) -> list[tuple[str, str, str]]:
    """People of several skills answer most of the items."""
    world = random.Random(seed)
    skills = [world.uniform(0.4, 0.95) for _ in range(8)]
    return [
        (str(item), f"p{who}", right if world.random() < skill else world.choice(LABELS))
        for item in range(items)
        for right in [world.choice(LABELS)]
        for who, skill in enumerate(skills)
        if world.random() < 0.6
    ]


def main(python: str) -> None:
    """Print the largest differences."""
    worlds = [make_world(seed) for seed in range(8)] + [make_world(seed, items=30) for seed in (20, 21)]
    draw = random.Random(1)
    counts = []
    for _ in range(200):
        n, m = draw.randint(1, 300), draw.randint(1, 300)
        counts.append((draw.randint(0, n), n, draw.randint(0, m), m))
    given = json.dumps({"worlds": worlds, "counts": counts})
    done = subprocess.run([python, "-c", _OTHER], input=given, capture_output=True, text=True, check=True)
    other = json.loads(done.stdout)
    apart, same, total = 0.0, 0, 0
    for rows, theirs in zip(worlds, other["worlds"], strict=True):
        for item, ours in estimate_labels(rows, LABELS).items():
            apart = max(apart, *(abs(ours[label] - theirs[item][label]) for label in LABELS))
            same += max(ours, key=ours.__getitem__) == max(theirs[item], key=theirs[item].__getitem__)
            total += 1
    print(f"Dawid-Skene: {same} of {total} labels the same, probabilities at most {apart:.1e} apart")
    small = [
        {"answers": rows, "probabilities": found}
        for rows, found in zip(worlds[8:], other["worlds"][8:], strict=True)
    ]
    RECORD.write_text("\n".join(["[", ",\n".join(map(json.dumps, small)), "]\n"]), encoding="utf-8")
    wilson = [
        abs(one - two)
        for (a, n, _, _), theirs in zip(counts, other["wilson"], strict=True)
        for one, two in zip(wilson_interval(a, n), theirs, strict=True)
    ]
    newcombe = [
        abs(one - two)
        for (a, n, b, m), theirs in zip(counts, other["newcombe"], strict=True)
        for one, two in zip(newcombe_interval((a, n), (b, m)), theirs, strict=True)
    ]
    print(f"Wilson: at most {max(wilson):.1e} apart; Newcombe: {max(newcombe):.1e}")


if __name__ == "__main__":
    main(sys.argv[1])
