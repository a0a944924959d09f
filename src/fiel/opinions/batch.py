"""Requests and replies in files, for servers that answer many of them later and for less.

Format: OpenAI's Batch API: a request a line (``custom_id``, ``method``, ``url``, ``body``); of the output, a
line for each (``custom_id``, ``response`` with ``status_code`` and ``body``, ``error``), in any order.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from fiel.errors import FielError
from fiel.files import write_public
from fiel.opinions.asking import Question, read_completion
from fiel.opinions.prompt import build_body
from fiel.opinions.reply import Reply

BatchFault = Literal["unknown", "stale", "another-prompt", "failed", "unreadable"]
"""Why a line is refused: its id is of no item of these tasks; the item has changed since; another prompt or
model was asked; the server failed; or it is no line of a batch's output."""

_MARK = "fiel"
_URL = "/v1/chat/completions"


@dataclass(frozen=True, slots=True)
class BatchReplies:
    """What an output file holds.

    Attributes:
        replies: The replies with their questions; the last one of each.
        refused: How many lines are refused, by reason.
    """

    replies: tuple[tuple[Question, Reply], ...]
    refused: Mapping[BatchFault, int]


def write_batch(path: Path, questions: Iterable[Question], model: str, *, most_tokens: int) -> None:
    """Write the requests about items, replacing an existing file.

    Raises:
        FielError: It cannot be written.
    """
    lines = []
    for question in questions:
        body = build_body(model, question.prompt.messages(question.item), most_tokens=most_tokens)
        request = {"custom_id": request_id(question, model), "method": "POST", "url": _URL, "body": body}
        lines.append(json.dumps(request, ensure_ascii=False) + "\n")
    try:
        write_public(path, "".join(lines))
    except OSError as error:
        raise FielError(f"{path}: expected a file that can be written, found: {error}") from None


def read_batch(path: Path, questions: Iterable[Question], model: str) -> BatchReplies:
    """Read the output of a batch.

    Args:
        path: The file.
        questions: All that could be asked about the campaign as it is now.
        model: The model that was asked.

    Raises:
        FielError: It cannot be read, or no line of it is one of a batch's output.
    """
    asked = {request_id(question, model): question for question in questions}
    digests = {name.split("-")[1]: name.split("-")[2] for name in asked}
    replies: dict[str, Reply] = {}
    refused: Counter[BatchFault] = Counter()
    for name, values in _read_lines(path):
        reply = _find_reply(values)
        if name in asked and reply is not None:
            replies[name] = reply
        else:
            refused["failed" if name in asked else _explain_name(name, digests)] += 1
    if not replies and set(refused) <= {"unreadable"}:
        raise FielError(f"{path}: expected the output file of a batch, found no line of one")
    return BatchReplies(tuple((asked[name], reply) for name, reply in replies.items()), refused)


def request_id(question: Question, model: str) -> str:
    """Return the id of a request: of the item, its texts, and what is asked of whom; no text is in it."""
    item, prompt = question.item, question.prompt
    named = _digest(question.task, item.id)
    return f"{_MARK}-{named}-{item.digest}-{_digest(model, prompt.fingerprint)}"


def _digest(*parts: str) -> str:
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:12]


def _read_lines(path: Path) -> Iterator[tuple[str | None, Any]]:
    """Yield the id in each line and the whole of it; no id if it is no line of a batch's output."""
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            for line in file:
                if not line.strip():
                    continue
                try:
                    values = json.loads(line)
                    yield str(values["custom_id"]), values
                except (ValueError, KeyError, TypeError, RecursionError):
                    yield None, None
    except OSError as error:
        raise FielError(f"{path}: expected the output file of a batch, found: {error}") from None


def _find_reply(values: Any) -> Reply | None:
    try:
        if values["response"]["status_code"] != 200:
            return None
        return read_completion(values["response"]["body"])
    except (ValueError, KeyError, TypeError):
        return None


def _explain_name(name: str | None, digests: Mapping[str, str]) -> BatchFault:
    """Say why a name is not among those asked; ``digests`` has those of the items by digests of their ids."""
    if name is None:
        return "unreadable"
    mark, _, rest = name.partition("-")
    named, _, rest = rest.partition("-")
    if mark != _MARK or named not in digests:
        return "unknown"
    return "another-prompt" if rest.partition("-")[0] == digests[named] else "stale"
