"""The warnings on the real translations: what they are known to find, and that they stay few."""

from collections import Counter
from pathlib import Path

import pytest

from fiel.benchmarks import BENCHMARKS
from fiel.checks import prepare_checks
from fiel.checks.normalization import normalize_item
from fiel.sources.loading import load_items
from fiel.sources.source import parse_source

KNOWN = {
    "arc": {
        ("chat-residue", "ARC-Challenge/train/Mercury_SC_407431"),
        ("untranslated", "ARC-Challenge/train/Mercury_SC_407431"),
        ("length-ratio", "ARC-Challenge/train/Mercury_SC_407431"),
        ("agreement-cue", "ARC-Challenge/test/Mercury_SC_400582"),
        ("agreement-cue", "ARC-Challenge/test/Mercury_7016538"),
        ("doubled-word", "ARC-Challenge/train/TIMSS_2011_8_pg136"),
        ("long-answer", "ARC-Challenge/test/Mercury_SC_413143"),
        ("unpaired-marks", "ARC-Challenge/test/Mercury_7222530"),
    },
    "mmlu": {
        ("length-ratio", "high_school_world_history/val/12"),
        ("end-punctuation", "business_ethics/dev/1"),
        ("doubled-space", "professional_psychology/val/1"),
        ("inconsistent-translation", "nutrition/val/32"),
        ("lost-reference", "philosophy/val/20"),
    },
}
FILES = {"arc": "arc_challenge", "mmlu": "mmlu"}


@pytest.mark.parametrize("name", ["arc", "mmlu"])
def test_the_real_translations(okapi: Path, name: str) -> None:
    of = load_items(
        BENCHMARKS[name],
        parse_source(f"{okapi}/okapi/m_{name}_es_{{split}}.json"),
        folder=Path(),
        language="es",
        english=parse_source(f"{okapi}/paired/{FILES[name]}_{{split}}.jsonl#en"),
    )
    checks = prepare_checks(of, own=BENCHMARKS[name].checks)
    normal = map(normalize_item, of)  # also what is silent, as no check is weighed here
    found = {(finding.check, item.id) for item in normal for check in checks for finding in check(item)}
    assert KNOWN[name] <= found
    warnings = {check for known in KNOWN.values() for check, _ in known}
    counts = Counter(check for check, _ in found if check in warnings)
    assert max(counts.values()) < 0.05 * len(of)
