"""Frames as plain values."""

from typing import Any

import pandas as pd


def rows(frame: pd.DataFrame) -> list[tuple[Any, ...]]:
    """Return the rows, with None where a value is missing."""
    return [
        tuple(None if pd.isna(value) else value for value in row)
        for row in frame.itertuples(index=False, name=None)
    ]
