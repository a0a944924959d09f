"""A dataset with several languages: a configuration for each, and a card about all of them.

A language has what describes it in ``languages/LANG/``, its manifest among it, and its rows and its files for
harnesses where an export has them. A few files are about all: the card, ``eval.yaml``, a manifest that lists
the languages in the order in which they came, and their licences if a card has no room for them.
"""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from pydantic import ValidationError

from fiel.errors import FielError, describe_validation
from fiel.naming import Language
from fiel.reading.strict import StrictModel
from fiel.release.harness.inspect.evalfile import write_eval_file
from fiel.release.languageexport import (
    LICENSES,
    LanguageExport,
    digest_content,
    parse_export,
    place_file,
)
from fiel.release.layout import EVAL_FILE
from fiel.release.manifest import MANIFEST
from fiel.release.multilingualcard import write_licenses, write_multilingual_card
from fiel.release.storedexport import CARD, list_files

MULTILINGUAL = "fiel-home-1"  # what the manifests of published datasets say
_EXPORT = "fiel-release-"
SHARED = (CARD, EVAL_FILE, LICENSES, MANIFEST)
"""The files about all languages."""

_MOST_LANGUAGES = 1000


class LanguageListing(StrictModel):
    """The manifest of a dataset with several languages.

    Attributes:
        format: Version of this format.
        languages: The languages, in the order in which they came; the first is loaded by default.
        files: SHA-256 by path, of every file except this one.
    """

    format: str
    languages: tuple[Language, ...]
    files: dict[str, str]


def list_languages(listing: bytes) -> tuple[str, ...]:
    """Return the languages in a dataset, from its manifest; none if it is not one of an export."""
    values = _parse(listing)
    if values.get("format") == MULTILINGUAL:
        return read_listing(listing).languages
    language = values.get("language") if str(values.get("format")).startswith(_EXPORT) else None
    return (language,) if isinstance(language, str) else ()


def read_listing(listing: bytes) -> LanguageListing:
    """Read the manifest of a dataset with several languages.

    Raises:
        FielError: It is not valid.
    """
    try:
        found = LanguageListing.model_validate_json(listing)
    except ValidationError as error:
        raise FielError(describe_validation(MANIFEST, error)) from None
    if not 1 <= len(found.languages) <= _MOST_LANGUAGES:
        raise FielError(
            f"{MANIFEST}: languages: expected 1 to {_MOST_LANGUAGES}, found {len(found.languages)}"
        )
    return found


def write_shared_files(exports: Mapping[str, LanguageExport]) -> dict[str, bytes]:
    """Write the files about all languages, from nothing but their manifests."""
    all_of_them = list(exports.values())
    texts = {
        CARD: write_multilingual_card(all_of_them),
        EVAL_FILE: write_eval_file(*(each.exported for each in all_of_them)),
        LICENSES: write_licenses(all_of_them),
    }
    shared = {path: text.encode() for path, text in texts.items() if text}
    return {**shared, MANIFEST: _write_listing(exports, shared)}


def _write_listing(exports: Mapping[str, LanguageExport], shared: Mapping[str, bytes]) -> bytes:
    files = {path: digest for each in exports.values() for path, digest in each.places.items()}
    files |= {path: digest_content(content) for path, content in shared.items()}
    listing = {"format": MULTILINGUAL, "languages": list(exports), "files": dict(sorted(files.items()))}
    text = json.dumps(listing, ensure_ascii=False, indent=2)
    return f"{text}\n".encode()


def split_languages(folder: Path, into: Path) -> tuple[dict[str, Path], list[str]]:
    """Lay each language of a downloaded dataset out as the export that was published.

    Returns:
        The folder of each export by language; and what is wrong with the dataset as a whole.

    Raises:
        FielError: A manifest cannot be read, or a file that it lists is missing.
    """
    listing = read_listing(_read_file(folder, MANIFEST))
    exports, found = {}, {}
    for language in listing.languages:
        export = parse_export(_read_file(folder, place_file(MANIFEST, language)), language)
        exports[language], found[language] = export, into / language
        for path in (*export.manifest.files, MANIFEST):
            content = _find_file(folder, place_file(path, language))  # refuses paths that lead out
            place = found[language] / path
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(content, place)
    expected = write_shared_files(exports)
    known = {*expected, *(path for each in exports.values() for path in each.places)}
    present, _ = list_files(folder)
    strangers = sorted(present.keys() - known)
    problems = _find_other_shared(folder, exports, listing, expected)
    return found, problems + [f"{name}: expected no such file, found one" for name in strangers]


def _find_other_shared(
    folder: Path,
    exports: Mapping[str, LanguageExport],
    listing: LanguageListing,
    expected: Mapping[str, bytes],
) -> list[str]:
    """Find files about all languages that are not as published.

    What a card says in sentences may be worded by another version of Fiel: its file is held against the
    listing, and what machines read in it against what this version writes.
    """
    there = [
        path for path in expected if path != LICENSES or (folder / path).is_file()
    ]  # earlier versions wrote none
    found = {path: _read_file(folder, path) for path in there}
    others = [path for path in (EVAL_FILE, LICENSES) if found.get(path) != expected.get(path)]
    if listing.files.get(CARD) != digest_content(found[CARD]):
        others.append(CARD)
    shared = {path: content for path, content in found.items() if path != MANIFEST}
    if not others and found[MANIFEST] != _write_listing(exports, shared):
        others.append(MANIFEST)
    problems = [
        f"{path}: expected the file that Fiel writes for these languages, found another" for path in others
    ]
    if CARD not in others and _front_matter(found[CARD]) != _front_matter(expected[CARD]):
        problems.append(f"{CARD}: expected the metadata that Fiel writes for these languages, found others")
    return problems


def _front_matter(card: bytes) -> bytes:
    """Return what machines read at the top of a card."""
    return card.partition(b"\n---\n")[0]


def is_multilingual(folder: Path) -> bool:
    """Tell whether a folder is a downloaded dataset with several languages."""
    try:
        return is_multilingual_listing((folder / MANIFEST).read_bytes())
    except OSError:
        return False


def is_multilingual_listing(listing: bytes) -> bool:
    """Tell whether a manifest is that of a dataset with several languages."""
    return _parse(listing).get("format") == MULTILINGUAL


def _parse(listing: bytes) -> dict[str, Any]:
    try:
        values = json.loads(listing)
    except (ValueError, RecursionError):
        return {}
    return values if isinstance(values, dict) else {}


def _read_file(folder: Path, name: str) -> bytes:
    return _find_file(folder, name).read_bytes()


def _find_file(folder: Path, name: str) -> Path:
    """Return a file of a dataset, which a stranger's manifest names."""
    path = folder / name
    inside = not PurePosixPath(name).is_absolute() and ".." not in PurePosixPath(name).parts
    if not inside or not path.resolve().is_relative_to(folder.resolve()) or not path.is_file():
        raise FielError(f"{name}: expected a file of the dataset, found none")
    return path
