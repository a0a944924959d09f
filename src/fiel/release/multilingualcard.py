"""The card of a dataset with several languages."""

from collections.abc import Sequence
from typing import Any

from fiel.messages.catalogue import Catalogue
from fiel.messages.languages import language_name
from fiel.messages.plaintext import for_markdown
from fiel.release.card import CARD_LANGUAGES, write_front_matter
from fiel.release.configurations import describe_configurations, judgements_name, validated_name
from fiel.release.languageexport import LANGUAGES, LICENSES, LanguageExport
from fiel.release.layout import questions_name
from fiel.release.metadata import Described, describe_dataset, has_several_unknown
from fiel.release.storedexport import CARD


def write_multilingual_card(exports: Sequence[LanguageExport]) -> str:
    """Write the card about all languages, from nothing but their manifests."""
    title = exports[0].record.definition.title
    front = {
        **describe_dataset(
            [_describe(each) for each in exports],
            benchmark=exports[0].record.definition,
            licenses_file=LICENSES,
        ),
        "pretty_name": title,
        "tags": ["fiel", *(["simulated"] if any(_is_simulated(each) for each in exports) else [])],
        "configs": [config for each in exports for config in _configurations(each, exports[0])],
    }
    sections = [_write_section(exports, Catalogue("card", language)) for language in CARD_LANGUAGES]
    return "\n\n".join([write_front_matter(front), f"# {title}", *sections]) + "\n"


def write_licenses(exports: Sequence[LanguageExport]) -> str:
    """Write the file with the licence of each language; empty if the card has room for all."""
    licenses = {each.language: " ".join(each.manifest.license.split()) for each in exports}
    if not has_several_unknown(licenses.values()):
        return ""
    return "".join(f"{language}: {license}\n" for language, license in licenses.items())


def _describe(export: LanguageExport) -> Described:
    manifest = export.manifest
    return Described(
        language=manifest.language,
        license=manifest.license,
        record=export.record,
        license_folder=f"{LANGUAGES}/{manifest.language}/",
    )


def _is_simulated(export: LanguageExport) -> bool:
    return bool(export.record.answers.simulated)


def _configurations(export: LanguageExport, first: LanguageExport) -> list[dict[str, Any]]:
    """Describe the configurations of a language; only the first language's is the default."""
    language = export.language
    names = (language, questions_name(language), validated_name(language), judgements_name(language))
    splits = {name: export.splits_of(name) for name in names}
    found = describe_configurations(splits, benchmark=export.record.definition, language=language)
    return [
        {key: value for key, value in each.items() if key != "default" or export is first} for each in found
    ]


def _write_section(exports: Sequence[LanguageExport], catalogue: Catalogue) -> str:
    say = catalogue.text
    heads = ("language", "items", "validated", "corrected", "unusable", "people")
    head = "| " + " | ".join(say(f"multilingual-{name}") for name in heads) + " |"
    rows = [_write_row(each, catalogue) for each in exports]
    first = exports[0].language
    load = f'load_dataset("OWNER/NAME", "{first}")'
    return "\n\n".join(
        [
            "## " + say("heading"),
            say("multilingual-what", benchmark=exports[0].record.definition.title, count=len(exports)),
            "\n".join([head, "|" + "---|" * len(heads), *rows]),
            say("multilingual-load"),
            f"```python\nfrom datasets import load_dataset\n\n{load}\n```",
            say("multilingual-license"),
        ]
    )


def _write_row(export: LanguageExport, catalogue: Catalogue) -> str:
    record, language = export.record, export.language
    name = language_name(language, written_in=catalogue.language) or language
    link = f"[{for_markdown(name)} (`{language}`)]({LANGUAGES}/{language}/{CARD})"
    counts = record.counts
    people = record.answers.annotators - record.answers.simulated
    numbers = (counts.items, counts.validated, counts.corrected, counts.unusable, people)
    return "| " + " | ".join([link, *map(str, numbers)]) + " |"
