"""The documents that a harness builds from an export, compared with those that it builds from the source.

A document is a list of text, choices and key: an index, a letter, or an index in digits.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fiel.benchmarks.benchmark import Benchmark
from fiel.benchmarks.columns import LETTERS
from fiel.benchmarks.multiple_choice import find_keys
from fiel.checks.markup import delete_brackets
from fiel.items import Item
from fiel.messages.plaintext import count_of
from fiel.release.building import find_damage


@dataclass(frozen=True, slots=True, kw_only=True)
class Damage:
    """A text that the harness changes before a model sees it."""

    item_id: str
    segment: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HarnessReading:
    """What a harness read of a task.

    Attributes:
        harness: Name of the harness.
        version: Its version.
        task: Name of the task in the harness.
        documents: Documents that it built.
        keys: Documents with the key of their item.
        texts: Documents in which every text is as it was exported.
        corrections: Documents of corrected items that are not those of the source.
        own_environment: Whether the harness ran in an environment of its own.
    """

    harness: str
    version: str
    task: str
    documents: int
    keys: int
    texts: int
    corrections: int
    own_environment: bool


def compare_documents(
    items: Sequence[Item], before: Sequence[Any], after: Sequence[Any], corrected: Mapping[str, Any]
) -> list[str]:
    """Compare documents (text, choices, target); ``corrected`` is keyed by corrected items' ids."""
    if not len(items) == len(before) == len(after):
        return [
            f"expected {count_of(len(items), 'document')}, found {len(after)}, and {len(before)} from the "
            "source"
        ]
    problems = []
    for item, old, new in zip(items, before, after, strict=True):
        if new[2] != old[2]:
            problems.append(f"{item.id}: expected the key {old[2]!r}, found {new[2]!r}")
        if old[1] and len(new[1]) != len(old[1]):
            problems.append(f"{item.id}: expected {len(old[1])} choices, found {len(new[1])}")
        if new[:2] != old[:2] and item.id not in corrected:
            problems.append(f"{item.id}: expected the document of the source, found another")
    return problems


def find_lost_corrections(
    items: Sequence[Item], before: Sequence[Any], after: Sequence[Any], corrected: Mapping[str, Any]
) -> list[Item]:
    """Find corrected items whose document is the source's: no model sees what people wrote there."""
    documents = zip(items, before, after, strict=True)
    return [item for item, old, new in documents if item.id in corrected and old[:2] == new[:2]]


def is_evened_out(source: Item, item: Item) -> bool:
    """Tell whether a correction is only in what some harnesses change in every text.

    That is what is in brackets, spaces, capitals and the last mark of a text.
    """
    return all(
        _even_out(old.translation) == _even_out(new.translation)
        for old, new in zip(source.segments, item.segments, strict=True)
    )


def _even_out(text: str) -> str:
    return " ".join(delete_brackets(text).casefold().split()).rstrip(" .:;,?!¿¡…。？！؟।")


def find_other_keys(items: Sequence[Item], documents: Sequence[Any]) -> list[str]:
    """Find documents with another key than their item, or with more or fewer choices."""
    problems = []
    for item, document in zip(items, documents, strict=True):
        key, found = find_keys(item), read_keys(document)
        if found != key:
            problems.append(f"{item.id}: expected the key {_name(key)}, found {_name(found)}")
        if len(document[1]) != len(item.options):
            problems.append(f"{item.id}: expected {len(item.options)} choices, found {len(document[1])}")
    return problems


def find_misplaced_choices(items: Sequence[Item], documents: Sequence[Any], *, listed: bool) -> list[str]:
    """Find documents with the choices in another order than their item's.

    Texts are compared without what some harnesses change in every text. A choice with another text is no
    matter of order. ``listed`` tells that the prompt lists the choices; what it offers may be letters then.
    """
    problems = []
    for item, (text, choices, _) in zip(items, documents, strict=True):
        if _are_listed_otherwise(item, text) if listed else _are_misplaced(item, choices):
            problems.append(f"{item.id}: expected the choices in the order of the item, found another")
    return problems


def _are_misplaced(item: Item, choices: Sequence[Any]) -> bool:
    options = [_even_out(option.translation) for option in item.options]
    found = [_even_out(str(choice)) for choice in choices]
    if len(found) != len(options):
        return False
    return any(choice != own and choice in options for choice, own in zip(found, options, strict=True))


def _are_listed_otherwise(item: Item, text: Any) -> bool:
    """Tell whether a text has all options, but not one after the other behind what is asked."""
    prompt, names = _even_out(str(text)), {option.name for option in item.options}
    options = [_even_out(option.translation) for option in item.options]
    if any(option not in prompt for option in options):
        return False
    asked = [_even_out(segment.translation) for segment in item.segments if segment.name not in names]
    place = max(prompt.find(each) + len(each) if each in prompt else 0 for each in (*asked, ""))
    for option in options:
        place = prompt.find(option, place)
        if place < 0:
            return True
        place += len(option)
    return False


def read_keys(document: Sequence[Any]) -> tuple[int, ...]:
    """Return the keys of a document as indices: none, one, or several where several options are right."""
    target = document[2]
    if isinstance(target, list):
        return tuple(sorted(target))
    if isinstance(target, int):
        return (target,)
    if target.isdecimal():
        return (int(target),)
    return (LETTERS.index(target),) if len(target) == 1 and target in LETTERS else ()


def _name(keys: Sequence[int]) -> str:
    names = [LETTERS[key] if 0 <= key < len(LETTERS) else str(key) for key in keys]
    return ", ".join(names) or "none"


def find_damaged_texts(
    benchmark: Benchmark, items: Sequence[Item], documents: Sequence[Any], *, exact: bool = False
) -> Iterator[Damage]:
    """Find the exported texts that do not appear unchanged in the harness's documents.

    Unless ``exact``, changes that a harness makes to every text are no damage: stripping spaces, capitalizing
    the second half of a context, and removing the marks of how-to articles, which the English has too.
    """
    marked = find_damage(benchmark, items)
    for item, (text, choices, _) in zip(items, documents, strict=True):
        shown = "\n".join([str(text), *map(str, choices)])
        listed = _find_choices(item, choices) if exact else {}
        for segment in item.segments:
            own = segment.translation if exact else segment.translation.strip()
            if segment.name in listed:
                unchanged = listed[segment.name] == own
            else:
                meant = "[" in own and item.id not in marked
                same = not exact and (own[:1].upper() + own[1:] in shown or meant)
                unchanged = own in shown or same
            if not unchanged:
                yield Damage(item_id=item.id, segment=segment.name, text=segment.translation)


def _find_choices(item: Item, choices: Sequence[Any]) -> dict[str, Any]:
    """Return the choices by the option that each has to be; none where they are letters in the text."""
    names = [option.name for option in item.options]
    if len(names) != len(choices) or list(choices) == list(LETTERS[: len(choices)]):
        return {}
    return dict(zip(names, choices, strict=True))
