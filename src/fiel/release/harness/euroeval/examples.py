"""The examples that the unmodified EuroEval builds from an export: a script, not imported.

Its argument is a folder for caches. It reads a JSON list of folders in the layout of a dataset of the Hub,
each with the name of its task, and prints for each the documents by task and split: the prompt, the choices
and the key as an index. EuroEval asks the Hub which splits there are; here its own rules for that get the
names of the files. It runs where EuroEval is, without Fiel.
"""

import json
import os
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def build_examples(folder: Path, name: str, cache: str) -> dict[str, dict[str, list[Any]]]:
    """Build the prompt of every example of the split that ``eval.yaml`` names."""
    import yaml
    from euroeval.data_loading import load_raw_data
    from euroeval.split_utils import find_split
    from euroeval.yaml_config import load_dataset_config_from_yaml

    path = folder / "eval.yaml"
    config = load_dataset_config_from_yaml(yaml_path=path)
    if config is None:
        raise SystemExit(f"{path}: expected a file that EuroEval reads, found one that it refuses")
    task = yaml.safe_load(path.read_text(encoding="utf-8"))["tasks"][0]
    names = sorted(each.stem for each in (folder / task["config"]).glob("*.parquet"))
    train, val = find_split(splits=names, keyword="train"), find_split(splits=names, keyword="val")
    config.name = config.pretty_name = name
    config.source = f"{folder}::{task['config']}"
    config.train_split, config.val_split, config.test_split = train or val, train and val, task["split"]
    dataset = load_raw_data(dataset_config=config, cache_dir=cache, api_key=None)
    rows = config.preprocessing_func(dataset)["test"]
    return {name: {task["split"]: [_build_example(config, row) for row in rows]}}


def _build_example(config: Any, row: dict[str, Any]) -> list[Any]:
    labels = _LETTERS[: len(row["raw_choices"])]
    text = config.instruction_prompt.format(text=row["text"], labels_str=", ".join(labels))
    return [text, row["raw_choices"], labels.index(row["label"])]


def main() -> None:
    """Answer what is asked on standard input."""
    asked, printed = json.load(sys.stdin), os.dup(1)
    os.dup2(2, 1)
    cache = sys.argv[1]
    found = [build_examples(Path(folder).resolve(), name, cache) for folder, (name,) in asked]
    answer = json.dumps({"version": version("euroeval"), "folders": found})
    os.write(printed, f"{answer}\n".encode())


if __name__ == "__main__":
    main()
