"""The examples that the unmodified EuroEval builds from an export: a script, not imported.

Its argument is a folder for caches. It reads a JSON list of folders in the layout of a dataset of the Hub,
each with the names of its tasks, and prints for each the documents by task and split: the prompt, the choices
and the key as an index. EuroEval asks the Hub for ``eval.yaml``, the card and the names of all files; here
it gets those of the folder, and finds languages and splits in them by its own rules. It runs where EuroEval
is, without Fiel.
"""

import json
import os
import shutil
import sys
from importlib.metadata import version
from pathlib import Path
from types import SimpleNamespace
from typing import Any

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


class Mirror:
    """What EuroEval asks the Hub about a dataset, from a folder below the current one."""

    def hf_hub_download(self, *, repo_id: str, filename: str, local_dir: Path, **_: Any) -> str:
        """Copy a file of the dataset to where it is wanted."""
        return str(shutil.copy(Path(repo_id, filename), local_dir))

    def dataset_info(self, *, repo_id: str) -> Any:
        """Return the metadata of the card and the names of the files."""
        from huggingface_hub import DatasetCard

        files = [path.relative_to(repo_id).as_posix() for path in sorted(Path(repo_id).rglob("*"))]
        card = DatasetCard.load(Path(repo_id, "README.md"))
        return SimpleNamespace(
            card_data=card.data, siblings=[SimpleNamespace(rfilename=name) for name in files]
        )


def build_examples(folder: str, *, cache: str) -> dict[str, dict[str, list[Any]]]:
    """Build the prompt of every example of the tasks that EuroEval finds in a folder."""
    import yaml
    from euroeval.data_loading import load_raw_data
    from euroeval.yaml_config import load_yaml_config

    configs = load_yaml_config(hf_api=Mirror(), dataset_id=folder, cache_dir=Path(cache))
    if configs is None:
        raise SystemExit(f"{folder}: expected a dataset that EuroEval reads, found one that it refuses")
    listed = yaml.safe_load(Path(folder, "eval.yaml").read_text(encoding="utf-8"))["tasks"]
    tasks = {f"{folder}::{task['config']}": task for task in listed}
    found = {}
    for config in configs:
        dataset = load_raw_data(dataset_config=config, cache_dir=cache, api_key=None)
        rows, task = config.preprocessing_func(dataset)["test"], tasks[config.source]
        found[task["id"]] = {task["split"]: [_build_example(config, row) for row in rows]}
    return found


def _build_example(config: Any, row: dict[str, Any]) -> list[Any]:
    labels = _LETTERS[: len(row["raw_choices"])]
    text = config.instruction_prompt.format(text=row["text"], labels_str=", ".join(labels))
    return [text, row["raw_choices"], labels.index(row["label"])]


def main() -> None:
    """Answer what is asked on standard input."""
    asked, printed = json.load(sys.stdin), os.dup(1)
    os.dup2(2, 1)
    found = [build_examples(os.path.relpath(folder), cache=sys.argv[1]) for folder, _ in asked]
    answer = json.dumps({"version": version("euroeval"), "folders": found})
    os.write(printed, f"{answer}\n".encode())


if __name__ == "__main__":
    main()
