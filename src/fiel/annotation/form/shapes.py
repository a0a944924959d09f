"""The datasets of a task: one for each shape that its items have."""

import hashlib
import json
import re
from collections.abc import Sequence

from fiel.benchmarks import Benchmark
from fiel.campaign import Task
from fiel.items import Item


def dataset_name(task: Task, shape: Sequence[str]) -> str:
    """Return the name of the dataset in Argilla for the items of one shape, unique to that shape.

    Argilla's questions belong to the dataset, so items with other boxes need another dataset: ``arc`` for the
    usual four options, ``arc-3-options`` and ``arc-5-options`` for the others. When several shapes have one
    size, all names but the plainest say which texts the shape has or lacks: ``arc-3-options-abd``,
    ``hellaswag-6-texts-without-activity-label``.
    """
    usual = task.definition.usual_shape
    if tuple(shape) == usual:
        return task.name
    options = [name for name in shape if name.startswith("option_")]
    if options:
        name, mark = f"{task.name}-{len(options)}-options", _mark_options(shape, usual)
    else:
        name, mark = f"{task.name}-{len(shape)}-texts", _mark_texts(shape, usual)
    return f"{name}-{mark}" if mark else name


def _mark_options(shape: Sequence[str], usual: Sequence[str]) -> str:
    """Return what distinguishes a shape from the usual texts with as many options from A on."""
    first = [f"option_{chr(ord('a') + place)}" for place in range(len(shape))]
    others = [name for name in usual if not name.startswith("option_")]
    options = [name for name in shape if name.startswith("option_")]
    if list(shape) == [*others, *first[: len(options)]]:
        return ""
    letters = [name.removeprefix("option_") for name in options]
    if list(shape) == [*others, *options] and all(re.fullmatch("[a-z0-9]", each) for each in letters):
        return "".join(letters)
    return _digest_shape(shape)


def _mark_texts(shape: Sequence[str], usual: Sequence[str]) -> str:
    """Return what distinguishes a shape from the usual one without the last of its unnumbered texts."""
    missing = [name for name in usual if name not in shape]
    parts = [name for name in usual if not re.search("[0-9]$", name)]
    if list(shape) != [name for name in usual if name not in missing]:
        return _digest_shape(shape)
    if missing == parts[len(parts) - len(missing) :]:
        return ""
    return "without-" + "-".join(re.sub("[^a-z0-9]+", "-", name.lower()).strip("-") for name in missing)


def _digest_shape(shape: Sequence[str]) -> str:
    return hashlib.sha256(json.dumps(list(shape)).encode()).hexdigest()[:8]


def group_shapes(benchmark: Benchmark, items: Sequence[Item]) -> dict[tuple[str, ...], list[Item]]:
    """Group items by shape, the usual one first."""
    groups: dict[tuple[str, ...], list[Item]] = {}
    for item in items:
        groups.setdefault(item.shape, []).append(item)
    return dict(sorted(groups.items(), key=lambda group: (group[0] != benchmark.usual_shape, group[0])))


def names_of_task(task: Task, names: Sequence[str]) -> list[str]:
    """Return the names that belong to a task's datasets, of any shape."""
    pattern = re.compile(rf"{re.escape(task.name)}(-[0-9]+-(options|texts)(-[a-z0-9-]+)?)?")
    return [name for name in names if pattern.fullmatch(name)]
