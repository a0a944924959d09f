"""Draft a campaign file and an annotation guide for another language."""

import json
import os
import re
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from importlib.resources import files
from pathlib import Path
from string import Template
from typing import Any

from fiel.benchmarks.benchmark import Benchmark, PublishedDataset
from fiel.benchmarks.columns import Columns
from fiel.benchmarks.registry import choose_benchmark
from fiel.bundled import bundled_path
from fiel.campaign.campaignfile import load_campaign
from fiel.campaign.guide import TO_TRANSLATE, TO_WRITE
from fiel.campaign.namesakes import refuse_namesake
from fiel.errors import FielError
from fiel.files import write_new
from fiel.interrupts import uninterrupted
from fiel.messages.catalogue import choose_language
from fiel.messages.languages import language_name
from fiel.naming import Language, Name, check_path, refuse_malformed
from fiel.sources.source import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftOptions:
    """The inputs of a draft.

    Attributes:
        language: Language of the translations, as a BCP 47 tag.
        name: Name of the campaign; by default benchmark and language, such as ``arc-ca``.
        out: The file to write; by default ``campaigns/NAME.yaml``.
        source: Where the translation is; by default the benchmark's published translations.
        license: Licence of the translation; by default that of the published translations.
        columns: The columns of a benchmark that Fiel does not know.
    """

    benchmark: str
    language: str
    name: str | None = None
    out: Path | None = None
    source: Source | None = None
    license: str | None = None
    columns: Columns | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The files of a new campaign.

    Attributes:
        language: Language of the translations.
        guide_language: Language of the guide, or None for an empty stub.
        guide_copied: Whether the guide is a new copy; otherwise the campaign uses an existing guide.
        form_language: Language in which volunteers will see the form.
    """

    campaign: Path
    language: str
    guide: Path
    guide_language: str | None
    guide_copied: bool
    form_language: str

    def as_dict(self) -> dict[str, Any]:
        """Return it as JSON-compatible values."""
        return {**asdict(self), "campaign": str(self.campaign), "guide": str(self.guide)}


def draft_campaign(options: DraftOptions) -> Draft:
    """Write a campaign file for a language, and a guide if there is none in that language.

    Either both are written and valid, or neither; nothing is overwritten.

    Raises:
        FielError: The benchmark or the language is unknown, or a file exists already.
    """
    benchmark = _benchmark(options)
    _refuse_untranslated(benchmark, options)
    name = options.name or f"{benchmark.name}-{options.language}".lower().replace("_", "-")
    refuse_malformed("--language", Language, options.language)
    refuse_malformed("--name", Name, name)
    out = options.out or Path("campaigns") / f"{name}.yaml"
    try:
        check_path(str(out))
    except ValueError as error:
        raise FielError(f"--out: {error}") from None
    shared = out.parent / ".." / "guides" / options.language / f"{benchmark.name}.md"
    copied = not shared.is_file()
    guide = out.with_suffix(".guide.md") if copied else shared
    text, guide_language = _guide(benchmark, options.language) if copied else ("", options.language)
    campaign = _describe(benchmark, options, name=name, out=out, guide=guide)
    _write_all({**({guide: text} if copied else {}), out: campaign})
    return Draft(
        campaign=out,
        language=options.language,
        guide=guide,
        guide_language=guide_language,
        guide_copied=copied,
        form_language=choose_language("form", options.language),
    )


def describe_guide(draft: Draft) -> str:
    """Describe the guide and what the organizer has to do with it."""
    language = draft.guide_language
    if language is None:
        return "an empty annotation guide: write it, because volunteers read it before they start"
    if not draft.guide_copied:
        return "the existing annotation guide"
    if _base(language) != _base(draft.language):
        return "the annotation guide in English: translate it, because volunteers read it before they start"
    return "a copy of the annotation guide: change it as you like"


def _benchmark(options: DraftOptions) -> Benchmark:
    if options.columns and options.source is None:
        raise FielError("--source: expected where the rows with these columns are, found nothing")
    try:
        return choose_benchmark(options.benchmark, options.columns)
    except FielError as error:
        raise FielError(f"--benchmark: {error}") from None


def _refuse_untranslated(benchmark: Benchmark, options: DraftOptions) -> None:
    published = benchmark.publication
    translated = published.languages if published else ()
    if options.source is None and published and translated and options.language not in translated:
        raise FielError(
            f"--language: expected one of {', '.join(translated)}, the translations in {published.hub}, "
            f"found {options.language!r}. For another language, give your own translation with --source."
        )


def _guide(benchmark: Benchmark, language: str) -> tuple[str, str | None]:
    for each in dict.fromkeys((_base(language), "en")):
        path = bundled_path("guides") / each / f"{benchmark.name}.md"
        if path.is_file():
            text = path.read_text(encoding="utf-8")
            return (text if each == _base(language) else f"{TO_TRANSLATE}\n\n{text}"), each
    return f"# {benchmark.title}\n\n{TO_WRITE}\n", None


def _base(language: str) -> str:
    return language.split("-")[0]


def _describe(benchmark: Benchmark, options: DraftOptions, *, name: str, out: Path, guide: Path) -> str:
    template = Template(files("fiel.campaign").joinpath("draft.yaml").read_text(encoding="utf-8"))
    published, source = benchmark.publication, _source(benchmark, options, name=name, out=out)
    english = _published(published, published.english) if published else None
    licence = options.license or (published.license if published and not options.source else None)
    known = "" if licence else "  # fill in the licence of your translation, as an SPDX identifier"
    return template.substitute(
        command=f"fiel new --benchmark {benchmark.name} --language {options.language}"
        + (" --column …" if options.columns else ""),
        name=_scalar(name),
        titles="\n".join(
            f"  {_scalar(language)}: {json.dumps(title, ensure_ascii=False)}"
            for language, title in _titles(benchmark, options.language).items()
        ),
        language=_scalar(options.language),
        license=_scalar(licence or "other") + known,
        benchmark=_scalar(benchmark.name),
        described=_describe_columns(options.columns) if options.columns else "",
        columns=", ".join(benchmark.columns),
        splits=", ".join(benchmark.splits),
        source=_flow(source),
        english=f"english: {_flow(english)}" if english else '# english: {files: "english_{split}.jsonl"}',
        guide=_scalar(os.path.relpath(guide, out.parent)),
        first_split=next(iter(benchmark.splits)),
        ids_file=_scalar(f"{name}.ids.txt"),
    )


def _describe_columns(columns: Columns) -> str:
    lines = [
        "    # Which column is what. Models are asked for the text of an option, unless style is letters."
    ]
    for key, value in columns.model_dump(exclude_defaults=True).items():
        names = [value] if isinstance(value, str) else value
        listed = ", ".join(map(_scalar, names)) if not isinstance(value, bool) else "true"
        lines.append(
            f"      {key}: {f'[{listed}]' if isinstance(value, tuple) and len(names) > 1 else listed}"
        )
    return "\n".join([lines[0], "    columns:", *lines[1:], ""])


def _source(benchmark: Benchmark, options: DraftOptions, *, name: str, out: Path) -> Mapping[str, str]:
    if options.source:
        given = options.source.model_dump(exclude_none=True)
        return {**given, "files": os.path.relpath(given["files"], out.parent)} if "files" in given else given
    if benchmark.publication and benchmark.publication.languages:
        return _published(benchmark.publication, options.language)
    return {"files": f"{name}/{{split}}.jsonl"}


def _published(publication: PublishedDataset, config: str | None) -> dict[str, str]:
    return {"hub": publication.hub, **({"config": config} if config else {}), "revision": "main"}


def _titles(benchmark: Benchmark, language: str) -> dict[str, str]:
    own, english = (language_name(language, written_in=each) for each in (language, "en"))
    titles = {language: f"{benchmark.title} · {own}"} if own else {}
    return {**titles, "en": f"{benchmark.title} in {english or language}"}


def _flow(values: Mapping[str, str]) -> str:
    return "{" + ", ".join(f"{key}: {_scalar(value)}" for key, value in values.items()) + "}"


def _scalar(text: str) -> str:
    """Write a string in YAML, quoted if YAML would read it as another type, such as ``no``."""
    plain = re.fullmatch(r"[A-Za-z][\w./-]*", text, re.ASCII) and text.lower() not in _NOT_TEXTS
    return text if plain else json.dumps(text, ensure_ascii=False)


_NOT_TEXTS = {"y", "n", "yes", "no", "on", "off", "true", "false", "null"}


def _write_all(texts: Mapping[Path, str]) -> None:
    """Write new files, the last of which is a campaign; if it is invalid, delete them all."""
    for path in reversed(tuple(texts)):
        if path.exists():
            raise FielError(
                f"{path}: expected a new file, found an existing one. Choose another with --out and --name, "
                "or move that one away. Nothing was changed."
            )
    with ExitStack() as undo:
        for path, text in texts.items():
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                with uninterrupted():  # only delete files that we created
                    write_new(path, text)
                    undo.callback(path.unlink)
            except OSError as error:
                raise FielError(f"{path}: expected a new file, found: {error}") from None
        load_campaign(path)
        refuse_namesake(path)
        undo.pop_all()
