"""How well the checks and the queue find real mistakes, measured on items that people read.

``python -m tests.bench.detection`` checks the Spanish rows of ARC-C and MMLU with the real LanguageTool, and
compares the findings with the readers' labels in ``../shared/data/gold``; none is planted.
"""

import math
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import yaml
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import StratifiedKFold, cross_val_predict

from fiel.campaign.work import load_work, prepare_task_checks
from fiel.checks import Finding, check_item
from fiel.checks.suspicion import USUAL_CHARACTERS, count_characters, measure_suspicion, telling_checks
from fiel.items import Item
from fiel.proofreading.campaign import Proofreading, proofread_items
from tests.bench.okapi import DATA, describe_task, read_lines
from tests.proofreading.languagetool import running_languagetool

FOLDS = 5
SEEDS = 20

Checked = Sequence[tuple[Item, list[Finding]]]


def write_campaign(folder: Path) -> Path:
    """Write a campaign file of all the Spanish rows that are at hand; return it."""
    tasks = [
        describe_task(
            name,
            {"files": str(DATA / "okapi" / f"m_{name}_es_{{split}}.json")},
            {"files": str(DATA / "paired" / f"{paired}_{{split}}.jsonl"), "column": "en"},
        )
        for name, paired in (("arc", "arc_challenge"), ("mmlu", "mmlu"))
    ]
    campaign = {"name": "gold", "title": {"es": "Oro"}, "language": "es", "license": "CC-BY-NC-4.0"}
    path = folder / "gold.yaml"
    path.write_text(yaml.safe_dump({**campaign, "tasks": tasks}), encoding="utf-8")
    return path


def check_gold(labels: Mapping[str, str], *, grammar: bool) -> Checked:
    """Return the labelled items with their findings."""
    with tempfile.TemporaryDirectory() as folder:
        work = load_work(write_campaign(Path(folder)))
        proofreading = Proofreading()
        if grammar:
            with running_languagetool() as url:
                cache = Path(folder) / "answers.sqlite"
                proofreading = proofread_items(work.items, "es", url=url, cache=cache)
    found = []
    for task in work.campaign.tasks:
        items = work.items[task.name]
        checks = prepare_task_checks(work.file, task, items, proofread=proofreading.tasks.get(task.name))
        found += [(item, check_item(item, checks)) for item in items if item.id in labels]
    return found


def print_table(checked: Checked, labels: Mapping[str, str]) -> None:
    """Print how many of the mistakes each check found, and how many of its findings were right."""
    edit = {item for item, severity in labels.items() if severity != "none"}
    major = {item for item, severity in labels.items() if severity in ("major", "unusable")}
    groups = {"all": None, "errors": "error", "warnings": "warning"}
    names = sorted({finding.check for _, findings in checked for finding in findings})
    print("| check | items | right | edits found | serious ones found |\n|---|---:|---:|---:|---:|")
    for name in (*groups, *names):
        flagged = {
            item.id
            for item, findings in checked
            if any(
                name in ("all", finding.check) or groups.get(name) == finding.severity for finding in findings
            )
        }
        if flagged:
            right = f"{len(flagged & edit) / len(flagged):.0%}"
            shares = f"{len(flagged & edit) / len(edit):.0%} | {len(flagged & major) / len(major):.0%}"
            print(f"| {name} | {len(flagged)} | {right} | {shares} |")
    suspicion = np.array([measure_suspicion(*each) for each in checked])
    for what, wanted in (("an edit", edit), ("a serious edit", major)):
        truth = np.array([item.id in wanted for item, _ in checked])
        shares = ", ".join(
            f"{part:.0%}: {_found_in_first(suspicion, truth, part):.0%}" for part in (0.1, 0.2, 0.3)
        )
        auc = roc_auc_score(truth, suspicion)
        print(f"\nQueue, items that need {what}: AUC {auc:.2f}; in the first {shares}")


def fit(checked: Checked, labels: Mapping[str, str]) -> None:
    """Fit the suspicion again; print its coefficients and how it does on items that it was not fitted on."""
    lengths = [math.log(max(20, count_characters(item)) / USUAL_CHARACTERS) for item, _ in checked]
    features = np.array([lengths, [len(telling_checks(findings)) for _, findings in checked]]).T
    truth = np.array([labels[item.id] != "none" for item, _ in checked]).astype(int)
    fitted = LogisticRegression(C=1.0).fit(features, truth)
    slopes = fitted.coef_[0].round(2).tolist()
    print(f"\nIntercept {fitted.intercept_[0]:.2f}, per length and per check {slopes}")
    scores = []
    for seed in range(SEEDS):
        folds = StratifiedKFold(FOLDS, shuffle=True, random_state=seed)
        chances = cross_val_predict(
            LogisticRegression(C=1.0), features, truth, cv=folds, method="predict_proba"
        )
        scores.append((roc_auc_score(truth, chances[:, 1]), _found_in_first(chances[:, 1], truth, 0.2)))
    auc, share = np.mean(scores, axis=0)
    print(f"Cross-validated ({FOLDS} folds, {SEEDS} times): AUC {auc:.2f}; in the first 20%: {share:.0%}")


def _found_in_first(scores: np.ndarray, truth: np.ndarray, part: float) -> float:
    """Return which share of the wanted items stands in the first part of the queue."""
    first = np.argsort(-scores, kind="stable")[: round(part * len(scores))]
    return float(truth[first].sum() / truth.sum())


def main() -> None:
    """Measure without and with LanguageTool."""
    gold = DATA / "gold" / "es_200.jsonl"
    if not gold.exists():
        sys.exit(f"{gold}: expected the labelled items, found none")
    labels = {row["id"]: row["severity"] for row in read_lines(gold)}
    for grammar in (False, True):
        print(f"\n## {'With LanguageTool' if grammar else 'Without LanguageTool'}\n")
        checked = check_gold(labels, grammar=grammar)
        print_table(checked, labels)
    fit(checked, labels)


if __name__ == "__main__":
    main()
