"""What a publication puts into a dataset that may have other languages already, whose files stay."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ValidationError

from fiel.errors import FielError, describe_validation
from fiel.hub.shipping import LISTING, Shipment, lists_snapshot, parse_listing
from fiel.release.languageexport import LanguageExport, parse_export, place_file
from fiel.release.multilingual import SHARED, is_multilingual_listing, list_languages, write_shared_files

Fetch = Callable[[str], bytes]
"""Returns the content of a file in the dataset."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cargo:
    """The files of a publication, as they will be in the dataset.

    Attributes:
        files: Content by path.
        earlier: Paths from earlier publications that this one replaces or removes.
        own: Paths of the language's own files, without those about all languages.
        tag: Name for the commit; None for no tag.
    """

    files: Mapping[str, Path | bytes]
    earlier: frozenset[str]
    own: frozenset[str]
    tag: str | None


class _Task(BaseModel):
    benchmark: str | None = None


class _Export(BaseModel):
    """What is read of the manifest of an export that is replaced, in any of our formats."""

    tasks: dict[str, _Task]
    files: dict[str, str]
    campaign: str | None = None
    formerly: str | None = None


def load_cargo(shipment: Shipment, *, tag: str | None, listing: bytes | None, fetch: Fetch) -> Cargo:
    """Place a shipment in a dataset: alone, or next to the languages that are there.

    ``listing`` is the dataset's manifest, if it has one.

    Raises:
        FielError: Another benchmark, another campaign, or a snapshot instead of an export or the reverse is
            there, or a manifest cannot be read.
    """
    if listing is not None:
        _refuse_other_kind(listing, shipment)
    languages = list_languages(listing) if listing is not None and shipment.language else ()
    if (
        listing is None
        or not languages
        or (languages == (shipment.language,) and not is_multilingual_listing(listing))
    ):
        if listing is not None and languages:
            _refuse_replaced(listing, shipment)
        earlier = parse_listing(listing) if listing is not None else frozenset()
        files = dict(shipment.files)
        return Cargo(files=files, earlier=earlier, own=frozenset(files), tag=tag)
    return _add_language(shipment, tag, _load_exports(listing, languages, fetch))


def _load_exports(listing: bytes, languages: tuple[str, ...], fetch: Fetch) -> dict[str, LanguageExport]:
    """Load what is known of each language; one that was alone so far brings its descriptions along."""
    if is_multilingual_listing(listing):
        return {name: parse_export(fetch(place_file(LISTING, name)), name) for name in languages}
    (language,) = languages
    export = parse_export(listing, language)
    described = [path for path in export.manifest.files if path not in export.places]
    moved = {place_file(path, language): fetch(path) for path in described}
    return {language: export.with_moved({**moved, place_file(LISTING, language): listing})}


def _add_language(shipment: Shipment, tag: str | None, exports: Mapping[str, LanguageExport]) -> Cargo:
    language = shipment.language
    listing = shipment.files[LISTING]
    assert isinstance(listing, bytes)  # it is written for the publication
    new = parse_export(listing, language)
    own = {place_file(path, language): content for path, content in shipment.files.items()}
    before = exports.get(language)
    others = {name: each for name, each in exports.items() if name != language}
    _refuse_unrelated(new, before, others)
    shared = write_shared_files({**exports, language: new})
    moved = {path: content for each in others.values() for path, content in each.moved.items()}
    replaced = frozenset(before.places) if before else frozenset()
    left = {
        path
        for each in others.values()
        if each.moved
        for path in each.manifest.files
        if path not in each.places
    }
    return Cargo(
        files={**own, **moved, **shared},
        earlier=replaced | left | frozenset(SHARED),
        own=frozenset(own),
        tag=tag if tag is None or tag.startswith(f"{language}-") else f"{language}-{tag}",
    )


def _refuse_other_kind(listing: bytes, shipment: Shipment) -> None:
    """Raise `FielError` if a snapshot would take the place of an export, or an export that of a snapshot."""
    if not (parse_listing(listing) or is_multilingual_listing(listing)):
        return  # somebody else's
    own = shipment.files[LISTING]
    assert isinstance(own, bytes)  # it is written for the publication
    expected, found = (
        "the dashboard's snapshot" if lists_snapshot(one) else "an exported benchmark"
        for one in (own, listing)
    )
    if found != expected:
        raise FielError(
            f"the dataset: expected an unused name or one with {expected}, found {found}, which would be "
            "removed: choose another name. Nothing was published."
        )


def _refuse_replaced(listing: bytes, shipment: Shipment) -> None:
    """Raise `FielError` if a dataset of one language has another benchmark, or is another campaign's."""
    content = shipment.files[LISTING]
    assert isinstance(content, bytes)  # it is written for the publication
    try:
        before, after = (_Export.model_validate_json(text) for text in (listing, content))
    except ValidationError as error:
        problems = describe_validation(f"{LISTING} of the dataset", error)
        raise FielError(f"{problems}\nChoose another name. Nothing was published.") from None
    there, new = ({each.benchmark for each in one.tasks.values()} for one in (before, after))
    if there.isdisjoint(new):
        raise FielError(
            f"--to: expected a dataset of {_name_all(new)}, found one of {_name_all(there)}: choose another "
            "name. Nothing was published."
        )
    earlier, own = ({one.campaign, one.formerly} - {None} for one in (before, after))
    if earlier.isdisjoint(own):
        raise FielError(
            f"--to: expected a dataset of the campaign {_name_all(own)}, found one of {_name_all(earlier)}, "
            "whose answers would be removed: choose another name. Nothing was published."
        )


def _name_all(names: Iterable[str | None]) -> str:
    return ", ".join(sorted(map(str, names)))


def _refuse_unrelated(
    new: LanguageExport, before: LanguageExport | None, others: Mapping[str, LanguageExport]
) -> None:
    for language, each in others.items():
        if language.lower() == new.language.lower():
            raise FielError(
                f"--to: expected the language as it is written there, {language}, found {new.language}: "
                "write it so in the campaign file and export again. Nothing was published."
            )
        if each.benchmark != new.benchmark:
            raise FielError(
                f"--to: expected a dataset of {new.benchmark}, found one of {each.benchmark}, in {language}: "
                "choose another name. Nothing was published."
            )
        both = sorted(frozenset(each.places) & frozenset(new.places))
        if both:
            raise FielError(
                f"--to: expected files of {new.language} alone, found {both[0]}, which {language} has: "
                "export and publish that language again with this version of Fiel. Nothing was published."
            )
    if before is not None and before.campaigns.isdisjoint(new.campaigns):
        raise FielError(
            f"--to: expected no other campaign in {new.manifest.language}, found {before.manifest.campaign}: "
            "choose another name. Nothing was published."
        )
