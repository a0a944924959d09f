"""The arithmetic of the capacity table in guides/en/kubernetes.md is that of its formulas."""

import math

import pytest

from tests.helpers.campaigns import TOP

GUIDE = (TOP / "guides/en/kubernetes.md").read_text(encoding="utf-8")
_LINES = GUIDE.split("### The table")[1].split("###")[0].strip().splitlines()
ROWS = [[cell.strip() for cell in line.strip("|").split("|")] for line in _LINES[2:]]


def test_the_table_has_the_scale_that_was_asked_for() -> None:
    assert ["30", "26000", "3"] in [row[:3] for row in ROWS]
    assert len(ROWS) > 4


@pytest.mark.parametrize("row", ROWS, ids=lambda row: "-".join(row[:3]))
def test_a_row_follows_from_the_formulas(row: list[str]) -> None:
    languages, items, overlap = map(int, row[:3])
    answers = languages * items * overlap
    requests = answers / 90 * 0.15 / 3600 * 4
    database = languages * items * 11e3 + answers * 1.5e3
    expected = [
        f"{answers}",
        f"{answers / 90:.0f}",
        f"{answers / 86:.0f}",
        f"{answers / 60:.0f}",
        f"{requests:.2f}",
        f"{math.ceil(requests / 30)}",
        f"{database / 1e9:.1f}",
        f"{database * 0.21 / 1e9:.1f}",
        f"{database / 128e6:.0f}",
        f"{languages * items / 309 / 60:.0f}",
    ]
    assert row[3:] == expected


def test_the_measured_figures_are_those_of_their_guide() -> None:
    measured = (TOP / "guides/en/embedded-argilla.md").read_text(encoding="utf-8")
    for figure in ("| 309 |", "about 60 requests a second", "230 to 280 MB"):
        assert figure in measured
