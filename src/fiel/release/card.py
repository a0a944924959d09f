"""The dataset card of an export: what it is, in numbers, in Spanish and English.

Format: a README with YAML front matter, from which the Hub and ``datasets`` learn licence, language and the
files of each split. A split with two names is listed under both, over the same file: ``validation`` is what
the harness asks for, ``val`` is what the Hub's dataset calls it.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

import yaml

import fiel
from fiel.benchmarks.sources import Source
from fiel.judgements import SIMULATED_PREFIX
from fiel.release.content import Release
from fiel.release.harness import data_path

_Words = Mapping[str, str]

_SPANISH: _Words = {
    "heading": "En español",
    "what": "Traducción de {benchmark} validada por personas, exportada con Fiel {version} "
    "de la campaña «{title}». Punto de partida: {source}.",
    "all": "Contiene todas las filas de la fuente; las que no están validadas están tal como en ella.",
    "validated": "Contiene solo las filas validadas.",
    "left_out": "Particiones sin ninguna fila, que por eso faltan: {splits}.",
    "count": "| ítems de la fuente | validados | de ellos, corregidos | inservibles | en disputa "
    "| pendientes |",
    "rows": "Filas por partición: {rows}.",
    "people": "Personas cuyas respuestas contaron: {people}. Respuestas pedidas por ítem: {min_submitted}.",
    "named": "Con su permiso, las nombramos: {names}.",
    "simulated": "**Contaron además respuestas simuladas**, que no son de personas, de {simulated} cuentas.",
    "evaluate": "Cómo evaluar",
    "run": "Con lm-evaluation-harness sin modificar, desde esta carpeta (se puede mover y renombrar):",
    "no_task": "lm-evaluation-harness no tiene una tarea para estos datos o falta la partición que evalúa.",
    "load": "Con `datasets`, desde la carpeta que contiene esta:",
}

_ENGLISH: _Words = {
    "heading": "In English",
    "what": "Translation of {benchmark} validated by people, exported with Fiel {version} "
    'from the campaign "{title}". Starting point: {source}.',
    "all": "It has every row of the source; rows that are not validated are just as they are there.",
    "validated": "It has the validated rows only.",
    "left_out": "Splits without any row, which are therefore not here: {splits}.",
    "count": "| items of the source | validated | of these, corrected | unusable | disputed | pending |",
    "rows": "Rows by split: {rows}.",
    "people": "People whose answers counted: {people}. Answers asked for each item: {min_submitted}.",
    "named": "With their permission, we name them: {names}.",
    "simulated": "**Simulated answers counted too**, which are not people's, of {simulated} accounts.",
    "evaluate": "How to evaluate",
    "run": "With lm-evaluation-harness, unmodified, from this folder (it can be moved and renamed):",
    "no_task": "lm-evaluation-harness has no task for this data, or the split that it evaluates is missing.",
    "load": "With `datasets`, from the folder that holds this one:",
}

_COUNTED = ("items", "validated", "corrected", "unusable", "disputed", "pending")


def write_card(release: Release, *, evaluated_as: str | None) -> str:
    """Write the card.

    Args:
        release: What the card is about.
        evaluated_as: Name of its harness task, or None when it has none.
    """
    front = yaml.safe_dump(_front_matter(release), sort_keys=False, allow_unicode=True)
    title = f"# {release.task.definition.title} ({release.campaign.language})"
    sections = [
        _section(release, words, language, evaluated_as)
        for language, words in (("es", _SPANISH), ("en", _ENGLISH))
    ]
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


def _section(release: Release, words: _Words, language: str, evaluated_as: str | None) -> str:
    numbers = [str(release.counts[name]) for name in _COUNTED]
    credits = release.campaign.credits
    named = [_plain(credits[name]) for name in release.annotators if name in credits]
    parts = [
        f"## {words['heading']}",
        words["what"].format(
            benchmark=release.task.definition.title,
            version=fiel.__version__,
            title=_plain(release.campaign.title_in(language)),
            source=_origin(release.task.source),
        ),
        words[release.include],
        words["left_out"].format(splits=", ".join(release.left_out)) if release.left_out else "",
        "\n".join([words["count"], "|---:" * len(numbers) + "|", f"| {' | '.join(numbers)} |"]),
        words["rows"].format(rows=_listed([f"{name} {n}" for name, n in release.counts["rows"].items()])),
        words["people"].format(
            people=len(release.annotators) - _simulated(release),
            min_submitted=release.campaign.annotation.min_submitted,
        ),
        words["named"].format(names=_listed(named)) if named else "",
        words["simulated"].format(simulated=_simulated(release)) if _simulated(release) else "",
        f"### {words['evaluate']}",
        *_evaluation(release, words, evaluated_as),
    ]
    return "\n\n".join(part for part in parts if part)


def _evaluation(release: Release, words: _Words, evaluated_as: str | None) -> list[str]:
    folder, language = release.task.name, release.campaign.language
    run = [words["no_task"]]
    if evaluated_as is not None:
        model = "--model hf --model_args pretrained=MODEL"
        command = f"lm_eval {model} --tasks {evaluated_as} --include_path harness"
        run = [words["run"], f"```bash\n{command}\n```"]
    load = f'from datasets import load_dataset\n\nload_dataset("./{folder}", "{language}")'
    return [*run, words["load"], f"```python\n{load}\n```"] if release.tables else run


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
