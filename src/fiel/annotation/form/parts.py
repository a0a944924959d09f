"""The parts of a form, in the format of Argilla's API, checked by the models of Argilla's SDK.

The SDK is imported when a form is described and nowhere else: the import takes longer than most commands. Its
public classes need a connection to describe anything, which `fiel check` does not have.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from fiel.errors import FielError

_MOST_GUIDELINES = 10_000  # Argilla's limit
_KEPT = {"name", "title", "description", "required", "settings", "visible_for_annotators"}

Part = dict[str, Any]

FormParts = dict[str, Any]
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


def describe_form(
    *,
    guidelines: str,
    min_submitted: int,
    fields: Sequence[Part],
    questions: Sequence[Part],
    metadata: Sequence[Part] = (),
) -> FormParts:
    """Describe a form; ``min_submitted`` is the number of answers that a record needs.

    Raises:
        FielError: The guide is longer than Argilla allows.
    """
    refuse_long_guide(guidelines)
    return {
        "dataset": {
            "guidelines": guidelines,
            "allow_extra_metadata": True,
            "distribution": {"strategy": "overlap", "min_submitted": min_submitted},
        },
        "fields": list(fields),
        "questions": list(questions),
        "metadata-properties": list(metadata),
    }


def show_text(name: str, title: str) -> Part:
    """Describe a field that shows a text."""
    return _describe("FieldModel", name=name, title=title, settings={"type": "text"})


def show_template(name: str, title: str, template: str) -> Part:
    """Describe a field that shows a template with a record's values."""
    return _describe("FieldModel", name=name, title=title, settings={"type": "custom", "template": template})


def ask_label(
    name: str, title: str, labels: Mapping[str, str], *, required: bool, description: str | None = None
) -> Part:
    """Describe a question with one choice; ``labels`` are the shown words by stored value."""
    options = [{"text": text, "value": value} for value, text in labels.items()]
    settings = {"type": "label_selection", "options": options}
    return _ask(name, title, settings, required=required, description=description)


def ask_text(name: str, title: str, *, required: bool, description: str | None = None) -> Part:
    """Describe a question that is answered with a text."""
    return _ask(name, title, {"type": "text"}, required=required, description=description)


def note_terms(name: str, title: str) -> Part:
    """Describe a metadata property of terms."""
    return _describe("MetadataFieldModel", name=name, title=title, settings={"type": "terms"})


def note_hidden_integer(name: str, title: str) -> Part:
    """Describe a metadata property of integers that annotators do not see."""
    settings = {"type": "integer"}
    return _describe(
        "MetadataFieldModel", name=name, title=title, settings=settings, visible_for_annotators=False
    )


def _ask(name: str, title: str, settings: Part, *, required: bool, description: str | None) -> Part:
    return _describe(
        "QuestionModel",
        name=name,
        title=title,
        settings=settings,
        required=required,
        description=description,
    )


def _describe(model: str, **values: Any) -> Part:
    part: Part = getattr(_load_models(), model)(**values).model_dump(mode="json", include=_KEPT)
    part["settings"].pop("visible_for_annotators", None)  # it belongs to the property, not to its settings
    return part


def _load_models() -> Any:
    from argilla import _models

    return _models
