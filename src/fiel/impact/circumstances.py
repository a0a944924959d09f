"""What was not the same in two evaluations although it may differ, told without anybody's private data.

Logs hold paths of somebody's machine, addresses and keys of services. A page, a paper and a dataset card are
public, so of most settings only the name is told, and of a model's path its last part.
"""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from fiel.impact.evaluation import write_setting

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]{0,39}")
_PATH = re.compile(r"[/\\~.]|[A-Za-z]:[\\/]|.*//")
_PUBLIC = ("lm_eval_version", "model_dtype", "batch_size", "packages")
"""Settings whose values say nothing of a machine or of a person."""
_LONGEST = 120


def name_model(model: str) -> str:
    """Return the name of a model; of a path or an address, its last part.

    A name on the Hub has one slash, and with the service that Inspect puts before it two.
    """
    if not _PATH.match(model) and model.count("/") < 3:
        return model
    return re.split(r"[/\\]", model.rstrip("/\\"))[-1] or "model"


def name_models(models: Sequence[str]) -> dict[str, str]:
    """Name models, each with another name: those with the same last part of a path are numbered."""
    named: dict[str, str] = {}
    for model in models:
        name, number = name_model(model), 1
        while name in named.values():
            number += 1
            name = f"{name_model(model)} ({number})"
        named[model] = name
    return named


def split_arguments(arguments: Any) -> dict[str, str]:
    """Return the arguments of a model, of a mapping or of ``name=value,name=value``, each by its name.

    What has no plain name is together under ``model_args``: it can be a value in which a comma was.
    """
    if isinstance(arguments, str):
        parts = [part.partition("=") for part in arguments.split(",") if part]
        pairs = [(name.strip(), value) if equals else ("", name) for name, equals, value in parts]
    elif isinstance(arguments, Mapping):
        pairs = [(str(name), write_setting(value)) for name, value in arguments.items()]
    else:
        pairs = [("", write_setting(arguments))]
    found: dict[str, list[str]] = {}
    for name, value in pairs:
        key = f"model_args: {name}" if _NAME.fullmatch(name) else "model_args"
        found.setdefault(key, []).append(value)
    return {key: json.dumps(values, ensure_ascii=False) for key, values in found.items() if any(values)}


def show_public(setting: str, values: Sequence[str]) -> str | None:
    """Return the values of a setting, or None if they may be private."""
    if setting not in _PUBLIC:
        return None
    return (" | ".join(value.strip('"') for value in values if value) or "–")[:_LONGEST]
