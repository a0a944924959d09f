"""Logs of lm-evaluation-harness.

Format: what ``lm_eval run --log_samples --output_path`` writes (``evaluation_tracker.py`` and
``result_schema.py`` of version 0.4): in one folder ``results_DATE.json``, and for each task
``samples_TASK_DATE.jsonl``, a line for each document and filter with ``doc`` (the row), ``target``,
``prompt_hash``, ``filter``, the names of the metrics and the value of each.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import Any

import orjson

from fiel.errors import FielError, shorten
from fiel.impact.circumstances import split_arguments
from fiel.impact.evaluation import (
    Evaluation,
    LogMatch,
    ModelResponse,
    digest_texts,
    find_task,
    read_score,
    write_setting,
)
from fiel.impact.exported import EvaluatedTask
from fiel.items import Item
from fiel.reading.textfiles import is_writable

_SAMPLES = re.compile(r"samples_(.+)_(\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d(?:\.\d+)?)\.jsonl")
_RESULTS = re.compile(r".+_(\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d(?:\.\d+)?)\.json")
_ADDRESS = re.compile(r" at 0x[0-9a-f]+")  # of a function, in each run another
_LONGEST_LINE = 64 << 20
_MOST_RESULTS = 256 << 20
_LOOKED_AT = 20  # lines in which to find out of which task a log is
_PROMPT = (
    "description doc_to_text doc_to_choice doc_to_target process_docs target_delimiter fewshot_delimiter "
    "gen_prefix output_type repeats"
).split()
_WHOLE = ("system_instruction_sha", "chat_template_sha", "fewshot_as_multiturn")


def is_samples(path: Path) -> bool:
    """Tell whether a file is named like a log of samples."""
    return _SAMPLES.fullmatch(path.name) is not None


def is_results(path: Path) -> bool:
    """Tell whether a file is named like the results that accompany such a log."""
    return _RESULTS.fullmatch(path.name) is not None


def find_results(path: Path) -> Path:
    """Return the results that a log of samples belongs to.

    Raises:
        FielError: They are not in its folder, or there are several.
    """
    date = _date_of(_SAMPLES, path)
    found = [each for each in path.parent.glob(f"*_{date}.json") if is_results(each)]
    if len(found) != 1:
        raise FielError(
            f"{path}: expected the results of this run next to it, results_{date}.json, found {len(found)} "
            "files. Both are needed: they tell the model and its settings."
        )
    return found[0]


def find_lonely_results(paths: list[Path]) -> list[Path]:
    """Find results of runs that logged no samples."""
    logged = {(path.parent, _date_of(_SAMPLES, path)) for path in paths if is_samples(path)}
    results = [path for path in paths if is_results(path)]
    return [path for path in results if (path.parent, _date_of(_RESULTS, path)) not in logged]


def _date_of(pattern: re.Pattern[str], path: Path) -> str:
    match = pattern.fullmatch(path.name)
    assert match is not None  # looked at before
    return match.groups()[-1]


def read_harness_log(path: Path, tasks: Mapping[str, EvaluatedTask]) -> Evaluation:
    """Read a log of samples, line by line, with its results.

    Raises:
        FielError: It is not such a log, contradicts itself, or is not of a task of the export.
    """
    results_path = find_results(path)
    results = _read_results(results_path)
    match = _SAMPLES.fullmatch(path.name)
    assert match is not None
    name = _task_name(results, match[1])
    configuration = _mapping(_mapping(results.get("configs")).get(name))
    samples = _read_samples(path)
    first = list(islice(samples, _LOOKED_AT))
    if not first:
        raise FielError(f"{path}: expected a sample on each line, found none: the file is empty.")
    split = str(configuration.get("test_split") or configuration.get("validation_split") or "")
    task = find_task(
        f"{path}: line 1", tasks.values(), lambda each: _match([sample for _, sample in first], each, split)
    )
    responses: dict[str, ModelResponse] = {}
    unknown = 0
    for number, sample in chain(first, samples):
        place = f"{path}: line {number}"
        item = _decode(sample, task, split)
        if item is None or item.id not in task.items:
            unknown += 1
            continue
        response = _read_response(place, sample, item, task)
        earlier = responses.get(item.id)
        if earlier is not None:
            response = _merge(place, item.id, earlier, response)
        responses[item.id] = response
    config = _mapping(results.get("config"))
    fewshot = _mapping(results.get("n-shot")).get(name)
    model = results.get("model_name")
    if not isinstance(model, str) or not model or not is_writable(model):
        raise FielError(
            f"{results_path}: model_name: expected the name of the model, found {shorten(model)}."
        )
    return Evaluation(
        path=path,
        model=model,
        task=task.name,
        name=name,
        fewshot=fewshot if isinstance(fewshot, int) else None,
        limit=_describe_limit(results, name),
        settings=_settings(results, configuration, name),
        circumstances={
            "lm_eval_version": write_setting(results.get("lm_eval_version")),
            **{key: write_setting(config.get(key)) for key in ("model_dtype", "batch_size")},
            **split_arguments(config.get("model_args")),
        },
        responses=responses,
        unknown=unknown,
    )


def _settings(results: Mapping[str, Any], configuration: Mapping[str, Any], name: str) -> dict[str, str]:
    config = _mapping(results.get("config"))
    fewshot = _mapping(results.get("n-shot")).get(name)
    values = {
        "harness": "lm-evaluation-harness",
        "num_fewshot": fewshot,
        "limit": _describe_limit(results, name),
        "task version": _mapping(results.get("versions")).get(name),
        "model": config.get("model"),
        "model_sha": config.get("model_sha"),
        "gen_kwargs": config.get("gen_kwargs"),
        **({"fewshot_seed": config.get("fewshot_seed")} if fewshot else {}),
        **{key: results.get(key) for key in _WHOLE},
        **{key: configuration.get(key) for key in _PROMPT},
    }
    return {key: _ADDRESS.sub("", write_setting(value)) for key, value in values.items()}


def _describe_limit(results: Mapping[str, Any], name: str) -> str | None:
    limit = _mapping(results.get("config")).get("limit")
    counts = _mapping(_mapping(results.get("n-samples")).get(name))
    if limit is None and counts.get("original") == counts.get("effective"):
        return None
    return f"{counts.get('effective', '?')}/{counts.get('original', '?')}"


def _task_name(results: Mapping[str, Any], written: str) -> str:
    """Return the task's name, whose form in file names has only letters, digits and underscores."""
    names = [str(name) for name in _mapping(results.get("configs"))]
    return next((name for name in names if re.sub(r"\W", "_", name) == written), written)


def _read_results(path: Path) -> Mapping[str, Any]:
    try:
        if path.stat().st_size > _MOST_RESULTS:
            raise FielError(
                f"{path}: expected {_MOST_RESULTS:,} bytes or fewer, found {path.stat().st_size:,}"
            )
        found = json.loads(path.read_bytes())  # a standard error can be NaN there
    except (OSError, ValueError, RecursionError) as error:
        raise FielError(f"{path}: expected the results of lm-evaluation-harness, found: {error}") from None
    if not isinstance(found, dict):
        raise FielError(f"{path}: expected the results of lm-evaluation-harness, found {shorten(found)}")
    return found


def _read_samples(path: Path) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """Yield the samples with the numbers of their lines; one line is in memory at a time."""
    number = 0
    try:
        with path.open("rb") as file:
            while line := file.readline(_LONGEST_LINE + 1):
                number += 1
                if len(line) > _LONGEST_LINE:
                    raise FielError(f"{path}: line {number}: expected {_LONGEST_LINE:,} bytes or fewer.")
                if not line.strip():
                    continue
                sample = orjson.loads(line)
                if not isinstance(sample, dict) or not isinstance(sample.get("doc"), dict):
                    raise FielError(
                        f"{path}: line {number}: expected a sample with its doc, as --log_samples writes"
                    )
                yield number, sample
    except (OSError, ValueError) as error:
        raise FielError(f"{path}: line {max(number, 1)}: expected JSON without NaN, found: {error}") from None


def _match(samples: Sequence[Mapping[str, Any]], task: EvaluatedTask, split: str) -> LogMatch:
    decoded = [item for sample in samples if (item := _decode(sample, task, split)) is not None]
    known = [item for item in decoded if item.id in task.items]
    return len(known), sum(_digest(item) == _digest(task.items[item.id]) for item in known)


def _decode(sample: Mapping[str, Any], task: EvaluatedTask, split: str) -> Item | None:
    """Return the item of a sample; None if its row is of another benchmark."""
    names = {other: name for name, others in task.benchmark.splits.items() for other in (name, *others)}
    try:
        return task.benchmark.decode(dict(sample["doc"]), split=names.get(split, split), position=0)
    except (ValueError, LookupError, TypeError):
        return None


def _read_response(place: str, sample: Mapping[str, Any], item: Item, task: EvaluatedTask) -> ModelResponse:
    kind = sample.get("filter", "none")
    metrics = sample.get("metrics")
    if not isinstance(metrics, list):
        raise FielError(f"{place}: metrics: expected their names, found {shorten(metrics)}")
    scores = {
        metric if kind == "none" else f"{metric},{kind}": read_score(place, metric, sample.get(metric))
        for metric in map(str, metrics)
    }
    return ModelResponse(
        texts=_digest(item),
        as_exported=_digest(item) == _digest(task.items[item.id]),
        prompt=str(sample.get("prompt_hash")),
        target=str(sample.get("target")),
        scores={metric: score for metric, score in scores.items() if score is not None},
    )


def _digest(item: Item) -> str:
    return digest_texts([item.answer, *((each.name, each.translation) for each in item.segments)])


def _merge(place: str, id: str, earlier: ModelResponse, response: ModelResponse) -> ModelResponse:
    """Join what two filters made of one sample."""
    if earlier.prompt != response.prompt or earlier.scores.keys() & response.scores.keys():
        raise FielError(
            f"{place}: expected each item once, found {shorten(id)} again: the log holds two runs."
        )
    return ModelResponse(
        texts=response.texts,
        as_exported=response.as_exported,
        prompt=response.prompt,
        target=response.target,
        scores={**earlier.scores, **response.scores},
    )


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}
