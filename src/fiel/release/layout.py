"""Where the files of an export are."""

EVAL_FILE = "eval.yaml"
"""Tells Inspect, EuroEval and the Hub how to ask the questions."""


def questions_name(language: str) -> str:
    """Return the name of the configuration with the items as multiple-choice questions."""
    return f"{language}_mcq"


def data_path(split: str, *, configuration: str) -> str:
    """Return the path of a split's rows within the folder of its task."""
    return f"{configuration}/{split}.parquet"
