"""Logs of Inspect (``inspect_ai``).

Format: https://inspect.aisi.org.uk/eval-logs.html. ``.json`` is one object, with ``samples``; ``.eval`` is a
zip with ``header.json`` (the same without samples) and ``samples/ID_epoch_N.json`` for each sample; newer
versions compress the entries with Zstandard. A sample has ``id``, ``epoch``, ``input``, ``choices``,
``target`` and ``scores``: by scorer, a ``value`` such as ``C`` (correct) or ``I`` (incorrect).
"""

import lzma
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path
from typing import Any

import orjson
import pyarrow as pa

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

_ZSTANDARD = 93  # in the zip format; Python reads it from 3.14 on
_MOST_BYTES = 512 << 20
_LOOKED_AT = 20
_REFUSED = (
    *(OSError, EOFError, KeyError, RuntimeError, zipfile.BadZipFile, zlib.error, lzma.LZMAError),
    pa.ArrowException,
)
"""What a file that is no log, a damaged or an encrypted one (RuntimeError) raises."""
_VALUES = {"C": 1.0, "I": 0.0, "N": 0.0}  # correct, incorrect, no answer


def is_inspect_log(path: Path) -> bool:
    """Tell whether a file can be a log of Inspect: by its ending, and for JSON by how it begins."""
    if path.suffix == ".eval":
        return True
    if path.suffix != ".json":
        return False
    with path.open("rb") as file:
        start = file.read(200).split()
    return start[:2] == [b"{", b'"version":'] or start[:1] == [b'{"version":']


def read_inspect_log(path: Path, tasks: Mapping[str, EvaluatedTask]) -> Evaluation:
    """Read a log of Inspect; from ``.eval``, sample by sample.

    Raises:
        FielError: It is not such a log, its evaluation did not finish or ran in several epochs, or it is not
            of a task of the export.
    """
    try:
        if path.suffix == ".json":
            header = _parse(path, path.name, _read_whole(path))
            return _read_log(path, header, _listed(path, header), tasks)
        with zipfile.ZipFile(path) as archive:
            entry = archive.getinfo("header.json")
            header = _parse(path, entry.filename, _read_entry(path, archive, entry))
            return _read_log(path, header, _read_samples(path, archive), tasks)
    except _REFUSED as error:
        raise FielError(f"{path}: expected a log of Inspect, found: {error}") from None


def _read_whole(path: Path) -> bytes:
    if path.stat().st_size > _MOST_BYTES:
        raise FielError(
            f"{path}: expected {_MOST_BYTES:,} bytes or fewer, found {path.stat().st_size:,}. "
            "Convert it: inspect log convert --to eval"
        )
    return path.read_bytes()


def _read_entry(path: Path, archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """Read an entry of the zip, within a limit whatever its header says."""
    if entry.compress_type != _ZSTANDARD:
        with archive.open(entry) as plain:
            found = plain.read(_MOST_BYTES + 1)
    else:
        with path.open("rb") as file:
            file.seek(entry.header_offset + 26)  # the lengths of the name and of the extra field
            lengths = file.read(4)
            start = int.from_bytes(lengths[:2], "little") + int.from_bytes(lengths[2:], "little")
            file.seek(start, 1)
            packed = pa.BufferReader(file.read(entry.compress_size))
            with pa.CompressedInputStream(packed, "zstd") as stream:
                found = stream.read(min(entry.file_size, _MOST_BYTES) + 1)
    if len(found) > min(entry.file_size, _MOST_BYTES):
        raise FielError(f"{path}: {entry.filename}: expected {_MOST_BYTES:,} bytes or fewer, found more.")
    return found


def _parse(path: Path, name: str, text: bytes) -> Mapping[str, Any]:
    try:
        found = orjson.loads(text)
    except ValueError as error:
        raise FielError(f"{path}: {name}: expected JSON without NaN, found: {error}") from None
    if not isinstance(found, dict):
        raise FielError(f"{path}: {name}: expected an object, found {shorten(found)}")
    return found


def _listed(path: Path, header: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    samples = header.get("samples") or []
    if not isinstance(samples, list):
        raise FielError(f"{path}: samples: expected a list, found {shorten(samples)}")
    for number, sample in enumerate(samples, start=1):
        if not isinstance(sample, dict):
            raise FielError(f"{path}: sample {number}: expected an object, found {shorten(sample)}")
        yield f"{path}: sample {number}", sample


def _read_samples(path: Path, archive: zipfile.ZipFile) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for entry in archive.infolist():
        if entry.filename.startswith("samples/") and entry.filename.endswith(".json"):
            content = _read_entry(path, archive, entry)
            yield f"{path}: {entry.filename}", _parse(path, entry.filename, content)


def _read_log(
    path: Path,
    header: Mapping[str, Any],
    samples: Iterator[tuple[str, Mapping[str, Any]]],
    tasks: Mapping[str, EvaluatedTask],
) -> Evaluation:
    run = _mapping(header.get("eval"))
    config = _mapping(run.get("config"))
    if header.get("status") != "success" or header.get("invalidated"):
        found = "invalidated" if header.get("invalidated") else header.get("status")
        raise FielError(f"{path}: status: expected an evaluation that succeeded, found {shorten(found)}.")
    if config.get("epochs") not in (None, 1):
        raise FielError(
            f"{path}: epochs: expected 1, found {config.get('epochs')}: run it again with --epochs 1."
        )
    if not isinstance(run.get("model"), str) or not run["model"]:
        raise FielError(
            f"{path}: eval.model: expected the name of the model, found {shorten(run.get('model'))}."
        )
    first = list(islice(samples, _LOOKED_AT))
    if not first:
        raise FielError(f"{path}: expected samples, found none: run it again without --no-log-samples.")
    task = find_task(str(path), tasks.values(), lambda each: _match([sample for _, sample in first], each))
    responses: dict[str, ModelResponse] = {}
    unknown = 0
    for place, sample in chain(first, samples):
        id = str(sample.get("id"))
        if id in responses:
            raise FielError(f"{place}: id: expected each item once, found {shorten(id)} again.")
        if id in task.items:
            responses[id] = _read_response(place, sample, task)
        else:
            unknown += 1
    if not any(each.as_exported for each in responses.values()):  # the task asks in a way of its own
        responses = {id: replace(each, as_exported=None) for id, each in responses.items()}
    limit = config.get("limit")
    return Evaluation(
        path=path,
        model=run["model"],
        task=task.name,
        name=str(run.get("task")),
        fewshot=None,
        limit=None if limit is None else write_setting(limit),
        settings=_settings(header, run, config),
        circumstances={
            "packages": write_setting(run.get("packages")),
            **split_arguments(run.get("model_args")),
        },
        responses=responses,
        unknown=unknown,
    )


def _match(samples: Sequence[Mapping[str, Any]], task: EvaluatedTask) -> LogMatch:
    known = [sample for sample in samples if str(sample.get("id")) in task.items]
    options = [[each.translation for each in task.items[str(sample["id"])].options] for sample in known]
    return len(known), sum(sample.get("choices") == own for sample, own in zip(known, options, strict=True))


def _settings(header: Mapping[str, Any], run: Mapping[str, Any], config: Mapping[str, Any]) -> dict[str, str]:
    values = {
        "harness": "Inspect",
        "limit": config.get("limit"),
        "task version": run.get("task_version"),
        "task_args": run.get("task_args"),
        "model_generate_config": run.get("model_generate_config"),
        "solvers": _mapping(header.get("plan")).get("steps"),
        "scorers": run.get("scorers"),
    }
    return {key: write_setting(value) for key, value in values.items()}


def _is_exported(sample: Mapping[str, Any], task: EvaluatedTask) -> bool:
    """Tell whether a sample is the question of the export, with its options in any order."""
    item, choices = task.items[str(sample["id"])], sample.get("choices")
    shape = task.benchmark.multiple_choice
    if shape is None or not isinstance(choices, list) or sample.get("input") != shape.question(item):
        return False
    return Counter(map(str, choices)) == Counter(each.translation for each in item.options)


def _read_response(place: str, sample: Mapping[str, Any], task: EvaluatedTask) -> ModelResponse:
    scores = sample.get("scores")
    if not isinstance(scores, dict) or not scores:
        raise FielError(f"{place}: scores: expected what the scorers said, found {shorten(scores)}.")
    found = {name: _read_value(place, name, score) for name, score in scores.items()}
    texts = digest_texts([sample.get("input"), sample.get("choices")])
    return ModelResponse(
        texts=texts,
        as_exported=_is_exported(sample, task),
        prompt=texts,
        target=write_setting(sample.get("target")),
        scores={name: score for name, score in found.items() if score is not None},
    )


def _read_value(place: str, name: str, score: Any) -> float | None:
    value = score.get("value") if isinstance(score, dict) else None
    return _VALUES.get(value) if isinstance(value, str) else read_score(place, name, value)


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}
