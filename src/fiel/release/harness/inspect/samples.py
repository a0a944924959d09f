"""The prompts that the unmodified Inspect builds from an export: a script, not imported.

Its argument is the Hub's home, HF_HOME. It reads a JSON list of folders in the layout of a dataset of the
Hub, and prints for each the documents of its tasks, by task and split: the prompt, the choices and the letter
of the key. Inspect asks the Hub's cache for ``eval.yaml``, so the folder is put there under a name. It runs
where Inspect is, without Fiel.
"""

import asyncio
import json
import os
import shutil
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

_COMMIT = "0" * 40


def publish_locally(folder: Path, place: Path, *, cache: Path) -> str:
    """Lay a folder out as a dataset in the Hub's cache and in the current folder; return its name."""
    owner, name = "fiel", place.name
    cached = Path(cache, "hub", f"datasets--{owner}--{name}")
    (cached / "refs").mkdir(parents=True)
    (cached / "refs" / "main").write_text(_COMMIT)
    shutil.copytree(folder, cached / "snapshots" / _COMMIT)
    (place / owner).mkdir(parents=True)
    shutil.copytree(folder, place / owner / name)
    os.chdir(place)  # load_dataset prefers a folder with the name of a dataset
    return f"{owner}/{name}"


def build_samples(repo: str) -> dict[str, dict[str, list[Any]]]:
    """Build the prompt of every sample with the solvers of ``eval.yaml``."""
    import yaml
    from inspect_ai._eval.task.hf import task_create_from_hf

    described = yaml.safe_load(Path(repo, "eval.yaml").read_text(encoding="utf-8"))["tasks"]
    tasks = task_create_from_hf(f"hf/{repo}")
    return {
        said["id"]: {said["split"]: [asyncio.run(_ask(task, sample)) for sample in task.dataset]}
        for said, task in zip(described, tasks, strict=True)
    }


async def _ask(task: Any, sample: Any) -> list[Any]:
    from inspect_ai.model import ChatMessageUser, ModelOutput
    from inspect_ai.scorer import Target
    from inspect_ai.solver import TaskState

    target, seen = Target(sample.target), []

    async def reply(state: TaskState, **_: Any) -> TaskState:
        seen.append(state.user_prompt.text)
        state.output = ModelOutput.from_content("none", f"ANSWER: {target.text}")
        return state

    state = TaskState(
        model="none/none",
        sample_id=0,
        epoch=1,
        input=sample.input,
        messages=[ChatMessageUser(content=sample.input)],
        target=target,
        choices=sample.choices,
    )
    state = await task.solver(state, reply)
    (scorer,) = task.scorer
    score = await scorer(state, target)
    if score is None or score.value != "C":
        raise SystemExit(f"{sample.input!r}: expected the key {target.text} to be scored as right, was not")
    return [seen[0], sample.choices, target.text]


def main() -> None:
    """Answer what is asked on standard input."""
    asked, printed = json.load(sys.stdin), os.dup(1)
    os.dup2(2, 1)  # Inspect prints what it loads
    here, found = Path.cwd(), []
    for number, (folder, _) in enumerate(asked):
        repo = publish_locally(here / folder, here / f"mirror-{number}", cache=Path(sys.argv[1]))
        found.append(build_samples(repo))
        os.chdir(here)
    answer = json.dumps({"version": version("inspect_ai"), "folders": found})
    os.write(printed, f"{answer}\n".encode())


if __name__ == "__main__":
    main()
