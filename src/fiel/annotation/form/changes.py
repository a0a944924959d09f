"""The differences between a dataset's form in Argilla and the campaign's, and which can be applied."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import argilla as rg

from fiel.annotation.client import AlreadyThere, ServerTrouble, call, persist
from fiel.errors import FielError

_MOST_GUIDELINES = 10_000  # Argilla's limit
_PARTS = {"fields": "field", "questions": "question", "metadata-properties": "metadata property"}
_READ_METADATA = "me/datasets/{}/metadata-properties"


@dataclass(frozen=True, slots=True, kw_only=True)
class FormChange:
    """One difference between the stored form and the wanted one.

    Attributes:
        text: What differs, for a person.
        refusal: Why Argilla does not allow it and what to do, or an empty text.
        adds: Whether it only adds something.
        request: Method, path and JSON of the request that applies it.
        before: The stored values by key.
    """

    text: str
    refusal: str = ""
    adds: bool = False
    request: tuple[str, str, dict[str, Any]] = field(default=("", "", {}))
    before: Mapping[str, Any] = field(default_factory=dict)


Form = dict[str, Any]
"""``dataset`` with its own settings; lists of ``fields``, ``questions`` and ``metadata-properties``."""


def refuse_long_guide(guidelines: str) -> None:
    """Refuse a guide that does not fit into a dataset's guidelines.

    Raises:
        FielError: The guide is longer than Argilla allows.
    """
    if len(guidelines) > _MOST_GUIDELINES:
        raise FielError(
            f"guide: expected {_MOST_GUIDELINES:,} characters or fewer, Argilla's limit, "
            f"found {len(guidelines):,}: shorten it, or move part of it to a page that it links to"
        )


def describe_form(settings: rg.Settings) -> Form:
    """Return the wanted form in the format of Argilla's API.

    Raises:
        FielError: The guide is longer than Argilla allows.
    """
    guidelines = settings.guidelines or ""
    refuse_long_guide(guidelines)
    return {
        "dataset": {
            "guidelines": guidelines,
            "allow_extra_metadata": settings.allow_extra_metadata,
            "distribution": settings.distribution.to_dict(),
        },
        "fields": [_describe(each) for each in settings.fields],
        "questions": [_describe(each) for each in settings.questions],
        "metadata-properties": [_describe(each) for each in settings.metadata],
    }


def _describe(part: Any) -> dict[str, Any]:
    kept = ("name", "title", "description", "required", "settings", "visible_for_annotators")
    values = part.api_model().model_dump(mode="json", include=set(kept))
    values["settings"].pop("visible_for_annotators", None)  # it belongs to the property, not to its settings
    return dict(values)


def compare_form(
    client: rg.Argilla, dataset_id: str, wanted: Form, *, draft: bool = False
) -> list[FormChange]:
    """Find the differences between a dataset's form and the wanted one, ignoring an organizer's additions.

    Also ignored are the guide of a published dataset, whose versions ``fiel guide update`` publishes, and an
    optional question that did not exist when the dataset was published. ``wanted`` is from `describe_form`.
    Questions can only be added while the dataset is a draft.
    """
    stored = call(client, "GET", f"datasets/{dataset_id}")
    own = {key: value for key, value in wanted["dataset"].items() if draft or key != "guidelines"}
    changes = list(_compare_dataset(dataset_id, stored, own))
    for kind in _PARTS:
        path = (
            _READ_METADATA.format(dataset_id) if kind.startswith("meta") else f"datasets/{dataset_id}/{kind}"
        )
        there = {part["name"]: part for part in call(client, "GET", path)["items"]}
        changes += _compare_parts(kind, dataset_id, there, wanted[kind], open_to_more=draft)
    return changes


def _compare_dataset(
    dataset_id: str, stored: Mapping[str, Any], wanted: Mapping[str, Any]
) -> Iterator[FormChange]:
    names = {"guidelines": "the guide's text", "allow_extra_metadata": "extra metadata allowed"}
    for key, value in wanted.items():
        if stored[key] == value:
            continue
        text = names.get(key) or (
            f"answers needed for each item: {stored[key]['min_submitted']} → {value['min_submitted']}"
        )
        request = ("PATCH", f"datasets/{dataset_id}", {key: value})
        yield FormChange(text=text, request=request, before={key: stored[key]})


def _compare_parts(
    kind: str,
    dataset_id: str,
    there: Mapping[str, Mapping[str, Any]],
    wanted: Sequence[Mapping[str, Any]],
    *,
    open_to_more: bool,
) -> Iterator[FormChange]:
    for part in wanted:
        what = f"{_PARTS[kind]} {part['name']}"
        if part["name"] in there:
            yield from _compare_part(kind, what, there[part["name"]], part)
        elif open_to_more or kind == "metadata-properties":
            request = ("POST", f"datasets/{dataset_id}/{kind}", dict(part))
            yield FormChange(text=f"{what}: new", adds=True, request=request)
        elif kind == "fields" or part["required"]:
            yield _refuse(what, "none can be added once a dataset is published")
    if kind == "metadata-properties":
        return
    for name in there.keys() - {part["name"] for part in wanted}:
        yield _refuse(f"{_PARTS[kind]} {name}", "the campaign does not have it, and it cannot be removed")


def _compare_part(
    kind: str, what: str, stored: Mapping[str, Any], wanted: Mapping[str, Any]
) -> Iterator[FormChange]:
    settings, old = wanted["settings"], stored["settings"]
    if settings["type"] != old["type"] or _values(settings) != _values(old):
        yield _refuse(what, "its type and its options are fixed once a dataset is published")
        return
    if stored.get("required") != wanted.get("required"):
        yield _refuse(what, "whether it must be answered is fixed once it is created")
        return
    changed = {
        key: wanted[key]
        for key in ("title", "description", "visible_for_annotators")
        if key in stored and wanted.get(key) != stored[key]
    }
    if kind != "metadata-properties" and not _agree(settings, old):
        changed["settings"] = settings
    if changed:
        if kind == "metadata-properties":  # Argilla makes it visible to all unless told
            changed["visible_for_annotators"] = wanted["visible_for_annotators"]
        names = {"settings": "template" if kind == "fields" else "option texts"}
        text = f"{what}: {', '.join(names.get(key, key) for key in changed)}"
        before = {key: stored[key] for key in changed}
        request = ("PATCH", f"{kind}/{stored['id']}", changed)
        yield FormChange(text=text, request=request, before=before)


def _values(settings: Mapping[str, Any]) -> set[str]:
    return {option["value"] for option in settings.get("options") or ()}


def _agree(wanted: Any, stored: Any) -> bool:
    """Tell whether the stored settings include the wanted ones; Argilla adds empty keys of its own."""
    if isinstance(wanted, Mapping):
        return all(_agree(value, stored.get(key)) for key, value in wanted.items())
    if isinstance(wanted, list):
        return len(wanted) == len(stored or ()) and all(map(_agree, wanted, stored))
    return bool(wanted == stored)


def _refuse(what: str, why: str) -> FormChange:
    remedy = "launch the campaign under another name, or use the version of Fiel that launched it"
    return FormChange(text=what, refusal=f"{what}: {why}: {remedy}")


def apply_planned(client: rg.Argilla, dataset_id: str, wanted: Form, planned: Sequence[FormChange]) -> None:
    """Apply the planned changes that are still pending.

    Raises:
        FielError: Someone changed the form in Argilla since it was planned; nothing is overwritten then.
    """
    changes = compare_form(client, dataset_id, wanted)
    moved = [change.text for change in changes if change not in planned]
    if moved:
        raise FielError(
            f"the form in Argilla: expected the form as planned, found that someone changed it "
            f"meanwhile ({'; '.join(moved)}). Run the command again to see the current changes."
        )
    apply_changes(client, changes)


def apply_changes(client: rg.Argilla, changes: Sequence[FormChange]) -> None:
    """Apply the changes that Argilla allows."""
    for change in changes:
        method, path, body = change.request
        call(client, method, path, json=body)


def create_form(client: rg.Argilla, workspace_id: str, name: str, wanted: Form) -> str:
    """Create and publish a dataset, or complete another launch's; return the dataset's id.

    Raises:
        FielError: The server refuses, or there is a draft with another form.
    """

    def create() -> str:
        found = _find_dataset(client, workspace_id, name)
        if found is None:
            body = {"name": name, "workspace_id": workspace_id, **wanted["dataset"]}
            with suppress(AlreadyThere):
                call(client, "POST", "datasets", json=body)
            found = _find_dataset(client, workspace_id, name)
        if found["status"] != "ready":
            _complete_draft(client, found["id"], name, wanted)
        return str(found["id"])

    return persist(create)


def _complete_draft(client: rg.Argilla, dataset_id: str, name: str, wanted: Form) -> None:
    changes = compare_form(client, dataset_id, wanted, draft=True)
    refusals = [change.refusal for change in changes if change.refusal]
    if refusals:
        raise FielError(f"{name}: {refusals[0]}. Or delete this draft in Argilla: it contains no records.")
    try:
        for change in changes:
            with suppress(AlreadyThere):
                apply_changes(client, [change])
        call(client, "PUT", f"datasets/{dataset_id}/publish")
    except ServerTrouble:
        raise
    except FielError:
        if call(client, "GET", f"datasets/{dataset_id}")["status"] != "ready":
            raise  # otherwise another launch published it meanwhile, with the same form


def _find_dataset(client: rg.Argilla, workspace_id: str, name: str) -> Any:
    answer = call(client, "GET", "me/datasets", params={"workspace_id": workspace_id})
    return next((each for each in answer["items"] if each["name"] == name), None)
