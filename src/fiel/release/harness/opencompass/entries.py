"""The entries that the unmodified OpenCompass builds from an export: a script, not imported.

It reads a JSON list of folders of exported tasks, each with the name of its task, and prints for each folder
the documents by task and split: the prompt, the choices and the letter of the key. A file of OpenCompass has
one split, here called ``test``. It runs where OpenCompass is, without Fiel.
"""

import json
import os
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any


def build_entries(folder: Path, name: str) -> dict[str, dict[str, list[Any]]]:
    """Build the prompt of every line with OpenCompass's reader, retriever and template."""
    from opencompass.datasets.custom import CustomDataset, make_custom_dataset_config
    from opencompass.openicl.icl_prompt_template import PromptTemplate
    from opencompass.openicl.icl_retriever import ZeroRetriever

    path = folder / "opencompass" / f"{name}.jsonl"
    config = make_custom_dataset_config({"path": str(path)})
    dataset = CustomDataset(reader_cfg=config["reader_cfg"], path=config["path"])
    template = PromptTemplate(config["infer_cfg"]["prompt_template"]["template"])
    retriever = ZeroRetriever(dataset)
    options = config["eval_cfg"]["evaluator"]["options"]
    found = []
    for number, row in enumerate(dataset.test):
        asked = retriever.generate_prompt_for_generate_task(number, "", prompt_template=template)
        (prompt,) = [
            part["prompt"] for part in asked if isinstance(part, dict) and part.get("role") == "HUMAN"
        ]
        choices = [row[letter] for letter in options if row[letter] is not None]
        found.append([prompt, choices, row[config["reader_cfg"]["output_column"]]])
    return {name: {"test": found}}


def main() -> None:
    """Answer what is asked on standard input."""
    asked, printed = json.load(sys.stdin), os.dup(1)
    os.dup2(2, 1)
    found = [build_entries(Path(folder).resolve(), name) for folder, (name,) in asked]
    answer = json.dumps({"version": version("opencompass"), "folders": found})
    os.write(printed, f"{answer}\n".encode())


if __name__ == "__main__":
    main()
