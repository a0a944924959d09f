"""Read YAML, with the line of each value."""

import re
from collections.abc import Hashable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from fiel.errors import KEY, FielError, KeyPath
from fiel.reading.textfiles import read_text

_MERGE, _TIMESTAMP = "tag:yaml.org,2002:merge", "tag:yaml.org,2002:timestamp"


@dataclass(frozen=True, slots=True)
class MarkedYaml:
    """The content of a YAML file, and the position of each value.

    Attributes:
        values: The parsed content.
        lines: The line of each value, counted from 1; for a value with a key, the line of the key.
        texts: The raw text of each unquoted scalar.
    """

    values: Any
    lines: dict[KeyPath, int] = field(default_factory=dict)
    texts: dict[KeyPath, str] = field(default_factory=dict)

    def line(self, place: KeyPath) -> int | None:
        """Return the line of a value, or of the closest value that contains it."""
        around = (place[:length] for length in range(len(place), 0, -1))
        return next((self.lines[each] for each in around if each in self.lines), None)

    def written(self, place: KeyPath) -> str | None:
        """Return the raw text of a value."""
        return self.texts.get(place)


class _Loader(yaml.SafeLoader):
    """A loader that refuses duplicate keys, reads dates as text, and gives every error a line."""

    def construct_object(self, node: yaml.Node, deep: bool = False) -> Any:
        try:
            return super().construct_object(node, deep=deep)
        except (yaml.YAMLError, RecursionError):
            raise
        except Exception as error:  # Python errors for unreadable numbers or tags
            raise yaml.constructor.ConstructorError(
                None, None, f"an unreadable value ({error})", node.start_mark
            ) from None

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        if node.id != "mapping":  # such as !!set on a scalar
            return super().construct_mapping(node, deep)  # raises
        keys: list[Any] = []
        for key, _ in node.value:
            if key.tag == _MERGE:
                continue
            found = self.construct_object(key, deep=True)
            if found in keys:
                raise yaml.constructor.ConstructorError(
                    None, None, f"the key {found!r} twice", key.start_mark
                )
            keys.append(found)
        return super().construct_mapping(node, deep)


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != _TIMESTAMP]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read_yaml(path: Path) -> MarkedYaml:
    """Read a YAML file.

    Raises:
        FielError: It cannot be read, or is not YAML.
    """
    text = read_text(path, what="a campaign file")
    try:
        return _parse(text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        place = f"line {mark.line + 1}, column {mark.column + 1}: " if mark else ""
        raise FielError(f"{path}: {place}expected YAML, found {_describe(error)}") from None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise FielError(
            f"{path}: line {line}: expected YAML, found the character U+{error.character:04X}: delete it"
        ) from None
    except RecursionError:
        raise FielError(f"{path}: expected a few levels of YAML, found too many to read") from None


def _describe(error: yaml.MarkedYAMLError) -> str:
    problem = re.sub("^found ", "", error.problem or "something else")
    hint = ": use spaces, because YAML does not allow tabs" if r"'\t'" in problem else ""
    return f"{problem}{hint}"


def _parse(text: str) -> MarkedYaml:
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        if node is None:
            return MarkedYaml(None)
        found = MarkedYaml(_construct(loader, node))
        _mark(loader, node, found)
        return found
    finally:
        loader.dispose()


def _construct(loader: _Loader, root: yaml.Node) -> Any:
    try:
        return loader.construct_document(root)
    except (yaml.YAMLError, RecursionError):
        raise
    except Exception as error:  # as in `_Loader.construct_object`, for values that are filled in later
        problem = f"an unreadable value ({error})"
        raise yaml.constructor.ConstructorError(None, None, problem, root.start_mark) from None


def _mark(loader: _Loader, root: yaml.Node, found: MarkedYaml) -> None:
    """Record the position of each value; values repeated by an alias have their first position."""
    waiting: list[tuple[KeyPath, yaml.Node]] = [((), root)]
    seen: set[int] = set()
    while waiting:
        place, node = waiting.pop()
        found.lines.setdefault(place, node.start_mark.line + 1)
        if id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, yaml.ScalarNode):
            if node.style is None:
                found.texts[place] = node.value
        elif isinstance(node, yaml.SequenceNode):
            waiting += [((*place, number), each) for number, each in enumerate(node.value)]
        else:
            for key, value in node.value:
                name = _name_of(loader, key)
                found.lines[*place, name] = key.start_mark.line + 1
                found.texts[*place, name, KEY] = str(key.value)
                waiting.append(((*place, name), value))


def _name_of(loader: _Loader, key: yaml.Node) -> int | str:
    """Return a key as pydantic reports it: ``no`` is false, and false is 0."""
    value = loader.construct_object(key, deep=True)
    return int(value) if isinstance(value, int) else str(value)
