"""The files with a campaign's opinions in the home, and what is noted about how they came to be."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout
from pydantic import ValidationError

from fiel.errors import FielError, describe_validation, shorten
from fiel.files import write_public
from fiel.opinions.opinion import Opinion
from fiel.reading.strict import StrictModel
from fiel.reading.textfiles import json_lines


class Review(StrictModel):
    """What one model was asked about a task with one prompt; items without an opinion are in it, too.

    Attributes:
        agent: The model's name, as in the opinions.
        prompt: Fingerprint of the prompt, as in the opinions.
        version: Version of Fiel's questions; see `fiel.opinions.prompt.VERSION`.
        guide: Version of the annotation guide in the prompt; 0 if it has none.
        instructions: The prompt itself, without the item.
        items: Ids of the items that it read, in the task's order.
        opinions: How many opinions it has on them.
        refused: How many of its replies and of the problems in them were refused, by reason.
    """

    agent: str
    prompt: str
    version: int
    guide: int
    instructions: str
    items: list[str]
    opinions: int
    refused: dict[str, int]


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of an opinions file: as it is written, and what it is sorted by."""

    text: str
    item: str
    agent: str


def opinions_path(home: Path, campaign: str, task: str) -> Path:
    """Return the file with the opinions on a task's items, which need not exist."""
    return home / "opinions" / campaign / f"{task}.jsonl"


def reviews_path(home: Path, campaign: str, task: str) -> Path:
    """Return the file about the reviews that gave the opinions, which need not exist."""
    return home / "opinions" / campaign / f"{task}.reviews.json"


def replies_path(home: Path) -> Path:
    """Return the file with all replies of models; see `fiel.opinions.replycache`."""
    return home / "opinions" / "replies.sqlite"


@contextmanager
def only_review(home: Path, campaign: str, tasks: Iterable[str], model: str) -> Iterator[None]:
    """Let no other process ask a model about these tasks during a block: both would pay for the same answers.

    Raises:
        FielError: Another one is asking.
    """
    mark = hashlib.sha256(model.encode(errors="replace")).hexdigest()[:12]
    with ExitStack() as held:
        for task in tasks:
            path = opinions_path(home, campaign, task)
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                held.enter_context(FileLock(path.with_name(f".{task}.{mark}.lock"), timeout=0))
            except Timeout:
                raise FielError(
                    f"{model}: expected no other review of {campaign}, task {task}, by this model, found one "
                    "under way: wait until it ends, or name another --task or --model"
                ) from None
            except OSError as error:
                raise FielError(f"{path}: expected a file that can be written, found: {error}") from None
        yield


def load_reviews(path: Path) -> list[Review]:
    """Read the file of `reviews_path`; none if it does not exist.

    Raises:
        FielError: It is damaged.
    """
    if not path.exists():
        return []
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
        return [Review.model_validate(each) for each in values["reviews"]]
    except ValidationError as error:
        raise FielError(describe_validation(str(path), error)) from None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise FielError(f"{path}: expected a list of reviews, found: {error!r}") from None


def save_opinions(
    home: Path,
    campaign: str,
    task: str,
    *,
    agent: str,
    opinions: Iterable[Opinion],
    reviews: Sequence[Review],
    order: Sequence[str],
) -> None:
    """Replace an agent's opinions and reviews, and leave the others' as they are.

    Args:
        home: The home.
        campaign: Name of the campaign.
        task: Name of the task.
        agent: Whose opinions they are.
        opinions: All of its opinions.
        reviews: All of its reviews.
        order: Ids of the task's items, in their order, which is that of the file.

    Raises:
        FielError: A file is damaged, or cannot be written.
    """
    path, noted = opinions_path(home, campaign, task), reviews_path(home, campaign, task)
    places = {item: place for place, item in enumerate(order)}
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(path.with_name(f".{path.name}.lock")):
            lines = [line for line in _read_lines(path) if line.agent != agent]
            lines += [_Line(each.as_line(), each.item, agent) for each in opinions]
            lines.sort(key=lambda line: (places.get(line.item, len(places)), line.agent))
            others = [each for each in load_reviews(noted) if each.agent != agent]
            ordered = sorted([*others, *reviews], key=lambda each: (each.agent, each.prompt))
            write_public(noted, _to_json({"reviews": [each.model_dump() for each in ordered]}))
            write_public(path, "".join(f"{line.text}\n" for line in lines))
    except OSError as error:
        raise FielError(f"{path}: expected a file that can be written, found: {error}") from None


def _read_lines(path: Path) -> list[_Line]:
    lines = enumerate(json_lines(path), start=1)
    return [_read_line(text, f"{path}: line {number}") for number, text in lines]


def _read_line(text: str, where: str) -> _Line:
    try:
        values: Mapping[str, Any] = json.loads(text)
        return _Line(text, str(values["item"]), str(values["agent"]))
    except (ValueError, KeyError, TypeError):
        raise FielError(
            f"{where}: expected an opinion with the keys item and agent, found {shorten(text)}"
        ) from None


def _to_json(values: Any) -> str:
    return json.dumps(values, ensure_ascii=False, indent=1) + "\n"
