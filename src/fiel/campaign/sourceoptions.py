"""Sources from the command line, which replace those in a campaign file."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from fiel.campaign.model import Campaign
from fiel.errors import FielError, did_you_mean
from fiel.sources.source import Source, parse_source


@dataclass(frozen=True, slots=True)
class SourceOptions:
    """Sources from the command line, which replace those in the campaign file.

    Attributes:
        source: ``PATTERN`` or ``TASK=PATTERN``, for the translation.
        english: The same for the English originals, or ``none`` to use none.
    """

    source: Sequence[str] = field(default_factory=tuple)
    english: Sequence[str] = field(default_factory=tuple)

    def of_language(self, language: str) -> "SourceOptions":
        """Return those for the tasks of a language, given as ``LANG/TASK=PATTERN``."""
        start = f"{language}/"
        own = [
            tuple(value.removeprefix(start) for value in values if value.startswith(start))
            for values in (self.source, self.english)
        ]
        return SourceOptions(*own)


def replace_sources(campaign: Campaign, options: SourceOptions) -> Campaign:
    """Return the campaign with the sources from the command line, relative to the current folder."""
    sources, english = read_options([task.name for task in campaign.tasks], options)
    tasks = [
        task.model_copy(
            update={
                **({"source": sources[task.name]} if task.name in sources else {}),
                **({"english": english[task.name]} if task.name in english else {}),
            }
        )
        for task in campaign.tasks
    ]
    return campaign.model_copy(update={"tasks": tasks})


def read_options(
    names: Sequence[str], options: SourceOptions
) -> tuple[dict[str, Source], dict[str, Source | None]]:
    """Parse the sources from the command line, relative to the current folder.

    Returns:
        The sources of the translations and of the English originals, by task name.

    Raises:
        FielError: An option names no task or an unknown one.
    """
    sources = _by_task(names, "--source", options.source)
    english = _by_task(names, "--english", options.english)
    return (
        {name: _here(pattern) for name, pattern in sources.items()},
        {name: _english(pattern) for name, pattern in english.items()},
    )


def _by_task(names: Sequence[str], option: str, values: Sequence[str]) -> dict[str, str]:
    found = {}
    for value in values:
        name, separator, pattern = value.partition("=")
        if not separator:
            if len(names) > 1:
                raise FielError(
                    f"{option}: expected TASK=PATTERN with one of {', '.join(names)}, found {value}"
                )
            name, pattern = names[0], value
        if name not in names:
            known = f"{', '.join(names)}, found {name}{did_you_mean(name, names)}"
            raise FielError(f"{option}: expected one of the tasks {known}")
        found[name] = pattern
    return found


def _here(pattern: str) -> Source:
    source = parse_source(pattern)
    return source.model_copy(update={"files": str(Path.cwd() / str(source.files))})


def _english(pattern: str) -> Source | None:
    return None if pattern == "none" else _here(pattern)
