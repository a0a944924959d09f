"""The reference in ``guides/en/reference/``, written from the code: ``python -m tests.helpers.reference``."""

import inspect
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

import click
import pyarrow as pa
from annotated_types import Ge, Gt, Le, Lt, MinLen
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from fiel.benchmarks import BENCHMARKS
from fiel.campaign import Campaign
from fiel.checks.precision import can_find_errors, is_silent, load_precision
from fiel.cli import cli
from fiel.messages.catalogue import Catalogue
from fiel.release.configurations import _JUDGEMENT_SCHEMA, build_validated
from fiel.release.manifest import Manifest
from fiel.release.questions import QUESTION_SCHEMA
from fiel.settings import VARIABLES, Settings
from fiel.snapshots.tables import COLUMNS, NULLABLE, TEXTS, Tables
from tests.helpers.campaigns import TOP
from tests.helpers.commands import subcommands

FOLDER = TOP / "guides/en/reference"
WRITE = "make reference"
_PLACEHOLDERS = (
    "agent",
    "answer",
    "kind",
    "how",
    "labels",
    "mark",
    "marks",
    "other",
    "pair",
    "reason",
    "source",
    "target",
    "term",
)
_MENTIONED = ("item", "count", "correction", "missing", "text", "translation", "way", "word", "words")
_VALUES = dict.fromkeys((*_PLACEHOLDERS, *_MENTIONED), "…")


def write_reference() -> dict[str, str]:
    """Return the text of each file of the reference by its name."""
    return {
        "campaign-file.md": _page("The campaign file", _campaign_file()),
        "checks.md": _page("The checks", _checks()),
        "commands.md": _page("The commands", _commands()),
        "export.md": _page("What is in an export", _export()),
        "settings.md": _page("The settings", _settings()),
        "snapshot.md": _page("What is in a snapshot", _snapshot()),
    }


def _page(title: str, parts: Iterable[str]) -> str:
    note = f"Written from the code by `{WRITE}`: change it there."
    return "\n\n".join([f"# {title}", note, *parts]) + "\n"


def _campaign_file() -> Iterator[str]:
    yield "A YAML file; unknown keys are refused. `fiel new` writes one with comments, `fiel check` reads it."
    for model in _models(Campaign):
        yield f"## {model.__name__}"
        yield _plain(inspect.getdoc(model) or "").split("\n\nAttributes:")[0]
        yield _fields_table(model)


def _settings() -> Iterator[str]:
    yield _plain(inspect.getdoc(Settings) or "").split("\n\nAttributes:")[0]
    said = describe_attributes(Settings)
    rows = [
        (
            f"`{variable}`",
            re.sub(r"`(\w+)`", lambda found: f"`{VARIABLES.get(found[1], found[1])}`", said[name]),
        )
        for name, variable in VARIABLES.items()
    ]
    yield _table(("variable", "what"), rows)


def _models(first: type[BaseModel]) -> list[type[BaseModel]]:
    """Return a model and all those that its fields hold."""
    found = [first]
    for model in found:
        for field in model.model_fields.values():
            found += [each for each in _models_in(field.annotation) if each not in found]
    return found


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models_in(argument)


def _fields_table(model: type[BaseModel]) -> str:
    said = describe_attributes(model)
    rows = [
        (f"`{name}`", _type(field.annotation) + _limits(field), _default(field), said.get(name, ""))
        for name, field in model.model_fields.items()
    ]
    return _table(("key", "type", "unless given", "what"), rows)


def _type(annotation: Any) -> str:
    arguments = [each for each in get_args(annotation) if each is not NoneType]
    origin = get_origin(annotation)
    if origin in (Union, UnionType):
        return " or ".join(map(_type, arguments))
    if origin is Literal:
        return " or ".join(f"`{each}`" for each in arguments)
    if origin in (list, tuple):
        return f"list of {_type(arguments[0])}"
    if origin is dict:
        return f"{_type(arguments[1])} by {_type(arguments[0])}"
    if origin is not None:  # an annotated type
        return _type(arguments[0])
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return f"[{annotation.__name__}](#{annotation.__name__.lower()})"
    names = {"str": "text", "int": "whole number", "float": "number", "Path": "path", "bool": "yes or no"}
    return names.get(annotation.__name__, str(annotation.__name__))


def _limits(field: FieldInfo) -> str:
    said = {Ge: "≥ {0.ge}", Gt: "> {0.gt}", Le: "≤ {0.le}", Lt: "< {0.lt}", MinLen: "{0.min_length} or more"}
    limits = [said[type(each)].format(each) for each in field.metadata if type(each) in said]
    return f", {', '.join(limits)}" if limits else ""


def _default(field: FieldInfo) -> str:
    if field.is_required():
        return "required"
    default = field.get_default(call_default_factory=True)
    if isinstance(default, BaseModel):
        return "its own defaults"
    return "" if default in (None, "", {}) else f"`{default}`"


def describe_attributes(thing: type) -> dict[str, str]:
    """Return what the docstring of a class says of each attribute."""
    _, _, listed = (inspect.getdoc(thing) or "").partition("Attributes:\n")
    parts = re.findall(r"^    (\w+): (.+(?:\n {8}.+)*)", listed, re.M)
    return {name: _plain(" ".join(text.split())) for name, text in parts}


def _plain(text: str) -> str:
    """Return the text of a docstring as Markdown."""
    return re.sub(r"(?<!`)`([\w.]+)`", r"`\1`", text.replace("``", "`"))


def _commands() -> Iterator[str]:
    for command, context in walk_commands():
        yield f"## {context.command_path}"
        yield f"```text\n{command.get_help(context).split('Example: ')[0].rstrip()}\n```"
        if command.epilog:
            yield f"```sh\n{command.epilog.removeprefix('Example: ')}\n```"


def walk_commands() -> Iterator[tuple[click.Command, click.Context]]:
    """Return all commands and subcommands of ``fiel`` with their contexts."""
    waiting: list[tuple[click.Command, click.Context | None, str]] = [(cli, None, "fiel")]
    while waiting:
        command, parent, name = waiting.pop(0)
        settings = {**command.context_settings, "terminal_width": 100}
        context = click.Context(command, info_name=name, parent=parent, **settings)
        if command is not cli:
            yield command, context
        if isinstance(command, click.Group):
            waiting = [(each, context, key) for key, each in subcommands(command).items()] + waiting


def _snapshot() -> Iterator[str]:
    yield "A folder of Parquet files, one a table; `latest.json` names the one that counts."
    said = describe_attributes(Tables)
    for name, columns in COLUMNS.items():
        yield f"## {name}"
        yield said[name]
        rows = [
            (f"`{column}`", "list of text" if kind == TEXTS else kind, "yes" if column in NULLABLE else "")
            for column, kind in columns.items()
        ]
        yield _table(("column", "type", "may be missing"), rows)


def _export() -> Iterator[str]:
    yield "[What each file is for](../release.md), in words. `LANG` stands for the language of the campaign."
    yield "## The configuration LANG\n\nThe source's own columns, and no other:"
    rows = [
        (f"`{name}`", ", ".join(f"`{column}`: `{kind}`" for column, kind in each.columns.items()))
        for name, each in BENCHMARKS.items()
    ]
    yield _table(("benchmark", "columns"), rows)
    yield "## The configuration LANG_mcq"
    yield _table(
        ("column", "type"), [(f"`{field.name}`", f"`{_arrow(field.type)}`") for field in QUESTION_SCHEMA]
    )
    yield f"## The configuration LANG_validated\n\n{_after_first(build_validated)}"
    yield "## The configuration LANG_judgements"
    yield _table(
        ("column", "type"), [(f"`{field.name}`", f"`{_arrow(field.type)}`") for field in _JUDGEMENT_SCHEMA]
    )
    for model in _models(Manifest):
        yield f"## {model.__name__}"
        yield _plain(inspect.getdoc(model) or "").split("\n\nAttributes:")[0]
        yield _fields_table(model)


def _after_first(function: Any) -> str:
    """Return a docstring without its arguments."""
    return _plain((inspect.getdoc(function) or "").split("\n\nArgs:")[0])


def _arrow(kind: pa.DataType) -> str:
    return re.sub(r"\b(element|item): ", "", str(kind))


def _checks() -> Iterator[str]:
    yield "[What they look for, and how often they are right](../checks.md)."
    english, spanish = Catalogue("checks", "en"), Catalogue("checks", "es")
    rows = [
        (f"`{name}`", severity, english.text(name, **_VALUES), spanish.text(name, **_VALUES))
        for name, severity in check_severities().items()
    ]
    yield _table(("check", "severity", "what the volunteer reads", "in Spanish"), rows)
    yield "A check that is said to find errors does so where it has earned it, and warns elsewhere."
    yield "## How often they were right"
    yield (
        "Right findings of those judged, by language of the translation, in real items. "
        "**Bold**: finds errors there. In brackets: silent there."
    )
    precision = load_precision()
    checks = sorted({check for judged in precision.values() for check in judged})
    yield _table(
        ("check", *precision),
        [(f"`{check}`", *(_precision_of(check, language) for language in precision)) for check in checks],
    )


def _precision_of(check: str, language: str) -> str:
    right, judged = load_precision()[language].get(check, (0, 0))
    shown = f"{right}/{judged}" if judged else ""
    if is_silent(check, language):
        return f"({shown})"
    severe = check_severities().get(check) == "error" and can_find_errors(check, language)
    return f"**{shown}**" if severe and shown else shown


def check_severities() -> dict[str, str]:
    """Return the severity of each check by its name; a name that is handed on is that of an error."""
    sources = "".join(path.read_text("utf-8") for path in sorted((TOP / "src/fiel/checks").glob("*.py")))
    messages = (TOP / "src/fiel/messages/en/checks.ftl").read_text("utf-8")
    said = dict(re.findall(r'check="([\w-]+)",\s*severity="(\w+)"', sources))
    names = re.findall(r"^([a-z-]+) =", messages, re.M)
    return dict(sorted(((name, said.get(name, "error")) for name in names), key=lambda each: each[::-1]))


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    cells = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(_cell(each) for each in row) + " |" for row in cells)


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())


def save_reference(pages: Mapping[str, str]) -> None:
    """Write the files."""
    FOLDER.mkdir(exist_ok=True)
    for name, text in pages.items():
        (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    save_reference(write_reference())
