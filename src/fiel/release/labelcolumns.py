"""Labels in the columns of Global-MMLU, for what reads its datasets.

Format: the columns of <https://huggingface.co/datasets/CohereLabs/Global-MMLU>, whose values are texts of
lists with one entry for each person. Fiel writes what people agree on instead, so that nobody's own answer is
told.
"""

from collections.abc import Collection, Mapping, Sequence

import pyarrow as pa

LABELS_OF_GLOBAL_MMLU = ("culture", "time", "region")
"""The labels that Global-MMLU has a column for; the kind of a mistake is none of them."""

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


def build_label_columns(
    labels: Sequence[Mapping[str, str | None]], *, taken: Collection[str]
) -> dict[str, pa.Array]:
    """Return the columns by name, from what people agree on about each row, by label.

    Empty if the campaign asks for none of `LABELS_OF_GLOBAL_MMLU`, or if a name is ``taken`` by a column of
    the source. ``reference``, ``culture`` and ``country`` are empty lists: the form does not ask for them.
    """
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
