"""The dataset card of an export: what it is, in numbers, in Spanish and English.

Format: a README with YAML front matter, from which the Hub and ``datasets`` learn licence, language and the
files of each split. A split with two names is listed under both, over the same file: ``validation`` is what
the harness asks for, ``val`` is what the Hub's dataset calls it.
"""

import re
from collections.abc import Sequence
from typing import Any

import yaml

import fiel
from fiel.benchmarks.sources import Source
from fiel.catalogue import Catalogue
from fiel.judgements import SIMULATED_PREFIX
from fiel.release.content import Release
from fiel.release.harness import data_path

_LANGUAGES = ("es", "en")
_COUNTED = ("items", "validated", "corrected", "unusable", "disputed", "pending")


def write_card(release: Release, *, evaluated_as: str | None) -> str:
    """Write the card.

    Args:
        release: What the card is about.
        evaluated_as: Name of its harness task, or None when it has none.
    """
    front = yaml.safe_dump(_front_matter(release), sort_keys=False, allow_unicode=True)
    title = f"# {release.task.definition.title} ({release.campaign.language})"
    sections = [_section(release, Catalogue("card", language), evaluated_as) for language in _LANGUAGES]
    return "\n\n".join([f"---\n{front}---", title, *sections]) + "\n"


def _front_matter(release: Release) -> dict[str, Any]:
    language, benchmark = release.campaign.language, release.task.definition
    files = [
        {"split": name, "path": data_path(split, language=language)}
        for split in release.tables
        for name in (split, *benchmark.splits[split])
    ]
    configs = {"configs": [{"config_name": language, "data_files": files}]} if files else {}
    return {
        "license": release.campaign.license.lower(),  # the Hub writes SPDX identifiers so
        "language": [language],
        "pretty_name": f"{benchmark.title} ({language})",
        "tags": ["fiel", *(["simulated"] if _simulated(release) else [])],
        **configs,
    }


def _section(release: Release, catalogue: Catalogue, evaluated_as: str | None) -> str:
    say = catalogue.text
    numbers = [str(release.counts[name]) for name in _COUNTED]
    credits = release.campaign.credits
    named = [_plain(credits[name]) for name in release.annotators if name in credits]
    parts = [
        "## " + say("heading"),
        say(
            "what",
            benchmark=release.task.definition.title,
            version=fiel.__version__,
            title=_plain(release.campaign.title_in(catalogue.language)),
            source=_origin(release.task.source),
        ),
        say(release.include),
        say("left-out", splits=", ".join(release.left_out)) if release.left_out else "",
        "\n".join([say("count"), "|---:" * len(numbers) + "|", f"| {' | '.join(numbers)} |"]),
        say("unresolved", unresolved=len(release.unresolved)) if release.unresolved else "",
        say("rows", rows=_listed([f"{name} {n}" for name, n in release.counts["rows"].items()])),
        say(
            "people",
            people=str(len(release.annotators) - _simulated(release)),
            min_submitted=str(release.campaign.annotation.min_submitted),
        ),
        say("named", names=_listed(named)) if named else "",
        say("simulated", simulated=str(_simulated(release))) if _simulated(release) else "",
        "### " + say("evaluate"),
        *_evaluation(release, catalogue, evaluated_as),
    ]
    return "\n\n".join(part for part in parts if part)


def _evaluation(release: Release, catalogue: Catalogue, evaluated_as: str | None) -> list[str]:
    say = catalogue.text
    folder, language = release.task.name, release.campaign.language
    run = [say("no-task")]
    if evaluated_as is not None:
        model = "--model hf --model_args pretrained=MODEL"
        command = f"lm_eval {model} --tasks {evaluated_as} --include_path harness"
        run = [say("run"), f"```bash\n{command}\n```"]
    load = f'from datasets import load_dataset\n\nload_dataset("./{folder}", "{language}")'
    return [*run, say("load"), f"```python\n{load}\n```"] if release.tables else run


def _origin(source: Source) -> str:
    """Name the source without the folders of the machine on which it was read."""
    if source.files is not None:
        return f"`{source.files.rsplit('/', 1)[-1]}`"
    return " ".join(f"`{part}`" for part in (source.hub, source.config, source.revision) if part)


def _simulated(release: Release) -> int:
    return sum(name.startswith(SIMULATED_PREFIX) for name in release.annotators)


def _listed(parts: Sequence[str]) -> str:
    return ", ".join(parts) or "—"


def _plain(text: str) -> str:
    """Keep a text that people wrote from being read as Markdown or HTML."""
    return re.sub(r"([\\`*_\[\]<>|#])", r"\\\1", " ".join(text.split()))
