"""Labels in the columns of Global-MMLU and of MMLU-Redux, for what reads their datasets.

Formats: the columns of <https://huggingface.co/datasets/CohereLabs/Global-MMLU>, whose values are texts of
lists with one entry for each person. Fiel writes what people agree on instead, so that nobody's own answer is
told. And of <https://huggingface.co/datasets/edinburgh-dawg/mmlu-redux-2.0> ``error_type``, which is about
the question in any language.
"""

from collections.abc import Collection, Mapping, Sequence

import pyarrow as pa

LABELS_OF_GLOBAL_MMLU = ("culture", "time", "region")
"""The labels that Global-MMLU has a column for; the kind of a mistake is none of them."""

LABEL_OF_MMLU_REDUX = "question"
"""The label that MMLU-Redux has a column for."""

_NOBODY = "[]"
_REGIONS = {
    "africa": "Africa",
    "asia": "Asia",
    "europe": "Europe",
    "latin-america": "Latin America",
    "middle-east": "Middle East",
    "north-america": "North America",
    "oceania": "Oceania",
}
_COLUMNS = (
    *("required_knowledge", "time_sensitive", "reference", "culture", "region", "country"),
    "cultural_sensitivity_label",
)
_SAID = "is_annotated"
_ERROR_TYPE, _CORRECT_ANSWER = "error_type", "correct_answer"
_ERROR_TYPES = {
    "ok": "ok",
    "unclear-question": "bad_question_clarity",
    "unclear-options": "bad_options_clarity",
    "no-answer": "no_correct_answer",
    "several-answers": "multiple_correct_answers",
    "wrong-key": "wrong_groundtruth",
    "expert": "expert",
}


def build_label_columns(
    labels: Sequence[Mapping[str, str | None]], *, taken: Collection[str]
) -> dict[str, pa.Array]:
    """Return the columns by name, from what people agree on about each row, by label.

    Of each of the two formats there are all columns or none: none if the campaign does not ask for a label of
    it, or if a name is ``taken`` by a column of the source.
    """
    return {**_build_global_mmlu(labels, taken), **_build_mmlu_redux(labels, taken)}


def _build_mmlu_redux(
    labels: Sequence[Mapping[str, str | None]], taken: Collection[str]
) -> dict[str, pa.Array]:
    """Return its columns; ``correct_answer`` is null: the form does not ask for it.

    ``error_type`` is null where people do not agree. Neither the reason of an unusable item nor the answers
    without the key are read into it: "the key is wrong" can mean that no option is right, and the choice
    "none" that several are.
    """
    asked = any(LABEL_OF_MMLU_REDUX in each for each in labels)
    if not asked or not {_ERROR_TYPE, _CORRECT_ANSWER}.isdisjoint(taken):
        return {}
    found = [each.get(LABEL_OF_MMLU_REDUX) for each in labels]
    return {
        _ERROR_TYPE: pa.array([value and _ERROR_TYPES[value] for value in found], pa.string()),
        _CORRECT_ANSWER: pa.nulls(len(labels), pa.string()),
    }


def _build_global_mmlu(
    labels: Sequence[Mapping[str, str | None]], taken: Collection[str]
) -> dict[str, pa.Array]:
    """Return its columns; ``reference``, ``culture`` and ``country`` are empty: the form does not ask."""
    asked = any(label in each for each in labels for label in LABELS_OF_GLOBAL_MMLU)
    if not asked or not {*_COLUMNS, _SAID}.isdisjoint(taken):
        return {}
    rows = [_describe(each) for each in labels]
    columns = {name: pa.array([row.get(name, _NOBODY) for row in rows], pa.string()) for name in _COLUMNS}
    said = [any(each.get(label) for label in LABELS_OF_GLOBAL_MMLU) for each in labels]
    return {**columns, _SAID: pa.array(said, pa.bool_())}


def _describe(labels: Mapping[str, str | None]) -> dict[str, str]:
    """Say it in the words of Global-MMLU: knowledge of a culture or a region makes a question sensitive."""
    culture, time, region = (labels.get(label) for label in LABELS_OF_GLOBAL_MMLU)
    kinds = [*(["cultural"] if culture == "yes" else []), *(["regional"] if region else [])]
    agnostic = culture == "no" and not kinds
    return {
        "required_knowledge": str(["none"] if agnostic else kinds),
        "time_sensitive": str([time.capitalize()]) if time else _NOBODY,
        "region": str([_REGIONS[region]]) if region else _NOBODY,
        "cultural_sensitivity_label": "CS" if kinds else "CA" if agnostic else "-",
    }
