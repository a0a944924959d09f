"""How well the checks and the queue find real mistakes, measured on items that people read.

``python -m tests.bench.detection`` checks the Spanish rows of ARC-C and MMLU with the real LanguageTool, and
compares the findings with the readers' labels in ``../shared/data/gold``; none is planted.
"""

import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import yaml
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import StratifiedKFold

from fiel.campaign.work import load_work, prepare_task_checks
from fiel.checks import Finding, check_item
from fiel.checks.suspicion import (
    PER_CHECK,
    count_characters,
    measure_form,
    measure_suspicion,
    telling_checks,
)
from fiel.items import Item
from fiel.proofreading.campaign import Proofreading, proofread_items
from tests.bench.okapi import DATA, describe_task, read_lines
from tests.bench.simulation import print_simulated
from tests.proofreading.languagetool import running_languagetool

FOLDS = 5
SEEDS = 20
STEPS = 20
LONG = 1_000
"""Characters of an item that is long: most of those in law are."""

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
    form = np.array([measure_form(item) for item, _ in checked])
    checks = np.array([len(telling_checks(findings)) for _, findings in checked])
    edit = np.array([labels[item.id] != "none" for item, _ in checked])
    serious = np.array([labels[item.id] in ("major", "unusable") for item, _ in checked])
    free = LogisticRegression(C=1.0).fit(np.column_stack([form, checks]), edit)
    print(f"\nWith all free: per length, sentence, open question, check {free.coef_[0].round(2).tolist()}")
    held = _fit_form(form, checks, edit).round(2).tolist()
    print(f"With {PER_CHECK} per check: intercept, then the same {held}")
    scores = []
    for seed in range(SEEDS):
        odds = np.zeros(len(edit))
        for known, new in StratifiedKFold(FOLDS, shuffle=True, random_state=seed).split(form, edit):
            found = _fit_form(form[known], checks[known], edit[known])
            odds[new] = found[0] + form[new] @ found[1:] + PER_CHECK * checks[new]
        scores.append([*_measure_queue(odds, edit), *_measure_queue(odds, serious)])
    auc, share, serious_auc, serious_share = np.mean(scores, axis=0)
    print(f"Cross-validated ({FOLDS} folds, {SEEDS} times): AUC {auc:.2f}; in the first 20%: {share:.0%}")
    print(f"The same of serious ones: AUC {serious_auc:.2f}; in the first 20%: {serious_share:.0%}")


def print_across(checked: Checked, labels: Mapping[str, str]) -> None:
    """Fit on the items of one benchmark and order those of the other, with the whole form or with length."""
    print("\nFitted on one benchmark, the other in order (AUC): with the whole form, with length alone")
    form = np.array([measure_form(item) for item, _ in checked])
    checks = np.array([len(telling_checks(findings)) for _, findings in checked])
    edit = np.array([labels[item.id] != "none" for item, _ in checked])
    names = np.array([item.benchmark for item, _ in checked])
    for name in sorted(set(names)):
        known, new = names == name, names != name
        found = []
        for columns in (form, form[:, :1]):
            fitted = _fit_form(columns[known], checks[known], edit[known])
            odds = fitted[0] + columns[new] @ fitted[1:] + PER_CHECK * checks[new]
            found.append(f"{roc_auc_score(edit[new], odds):.2f}")
        print(f"  fitted on {name}: {', '.join(found)}")


def print_calibration(checked: Checked, labels: Mapping[str, str]) -> None:
    """Print how many items need an edit where so many are expected to, also of the longest ones alone."""
    print("\n| items | expected to need an edit | need one |\n|---|---:|---:|")
    suspicion = np.array([measure_suspicion(*each) for each in checked])
    edit = np.array([labels[item.id] != "none" for item, _ in checked])
    length = np.array([count_characters(item) for item, _ in checked])
    order = np.argsort(suspicion, kind="stable")
    groups = {f"fifth {place}": part for place, part in enumerate(np.array_split(order, 5), start=1)}
    longest = np.flatnonzero(length > LONG)
    groups |= {f"over {LONG:,} characters ({len(longest)})": longest}
    for name, part in groups.items():
        print(f"| {name} | {suspicion[part].mean():.0%} | {edit[part].mean():.0%} |")


def _fit_form(form: np.ndarray, checks: np.ndarray, truth: np.ndarray) -> np.ndarray:
    """Return intercept and coefficients of the form, fitted with that of the checks as it is.

    Newton's method, with the ridge penalty that `LogisticRegression` has; the intercept has none.
    """
    columns = np.column_stack([np.ones(len(form)), form])
    penalty = np.diag([0.0, *np.ones(form.shape[1])])
    found = np.zeros(columns.shape[1])
    for _ in range(STEPS):
        chances = 1 / (1 + np.exp(-(columns @ found + PER_CHECK * checks)))
        curvature = (columns.T * (chances * (1 - chances))) @ columns + penalty
        found += np.linalg.solve(curvature, columns.T @ (truth - chances) - penalty @ found)
    return found


def _measure_queue(scores: np.ndarray, truth: np.ndarray) -> tuple[float, float]:
    return float(roc_auc_score(truth, scores)), _found_in_first(scores, truth, 0.2)


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
        print_calibration(checked, labels)
        print_simulated(checked, labels)
    fit(checked, labels)
    print_across(checked, labels)


if __name__ == "__main__":
    main()
