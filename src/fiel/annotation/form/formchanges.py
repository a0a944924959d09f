"""The differences between a dataset's form in Argilla and the campaign's, and which can be applied."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from fiel.annotation.client import AlreadyThere, Argilla, ServerTrouble, call, persist
from fiel.annotation.form.fields import LABEL_PREFIX
from fiel.annotation.form.parts import FormParts
from fiel.errors import FielError

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


def compare_form(
    client: Argilla, dataset_id: str, wanted: FormParts, *, draft: bool = False
) -> list[FormChange]:
    """Find the differences between a dataset's form and the wanted one, ignoring an organizer's additions.

    Also ignored are the guide of a published dataset, whose versions ``fiel guide update`` publishes, and an
    optional question of Fiel's own that did not exist when the dataset was published; one about a label is
    refused, since the organizers ask for it. Questions can only be added while the dataset is a draft.
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
        elif part["name"].startswith(LABEL_PREFIX):
            label = part["name"].removeprefix(LABEL_PREFIX)
            remedy = f"take {label} out of annotation.labels, or launch the campaign under another name"
            yield _refuse(what, "none can be added once a dataset is published", remedy)
    if kind == "metadata-properties":
        return
    for name in there.keys() - {part["name"] for part in wanted}:
        if name.startswith(LABEL_PREFIX):
            continue  # it is optional: people can go on answering it
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


_OTHERWISE = "launch the campaign under another name, or use the version of Fiel that launched it"


def _refuse(what: str, why: str, remedy: str = _OTHERWISE) -> FormChange:
    return FormChange(text=what, refusal=f"{what}: {why}: {remedy}")


def apply_planned(client: Argilla, dataset_id: str, wanted: FormParts, planned: Sequence[FormChange]) -> None:
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


def apply_changes(client: Argilla, changes: Sequence[FormChange]) -> None:
    """Apply the changes that Argilla allows."""
    for change in changes:
        method, path, body = change.request
        call(client, method, path, json=body)


def create_form(client: Argilla, workspace_id: str, name: str, wanted: FormParts) -> str:
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


def _complete_draft(client: Argilla, dataset_id: str, name: str, wanted: FormParts) -> None:
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


def _find_dataset(client: Argilla, workspace_id: str, name: str) -> Any:
    answer = call(client, "GET", "me/datasets", params={"workspace_id": workspace_id})
    return next((each for each in answer["items"] if each["name"] == name), None)
