"""The plots of a dataset card, as PNG that has the same bytes on every machine."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fiel.catalogue import Catalogue, segment_title
from fiel.release.manifest import Counts, TaskRecord

_COLOURS = {  # of Okabe and Ito, told apart by those who see fewer colours
    "kept": "#0072B2",
    "corrected": "#56B4E9",
    "unusable": "#D55E00",
    "disputed": "#E69F00",
    "pending": "#DDDDDD",
}
_FONT = "Roboto"  # comes with the renderer, so that no machine puts another in its place
_WIDTH = 560
_SCALE = 2


def draw_plots(record: TaskRecord, catalogue: Catalogue) -> dict[str, bytes]:
    """Draw the plots that there is something to show in, in one language.

    Args:
        record: The numbers.
        catalogue: The texts of the card.

    Returns:
        PNG by name: ``progress``, what the items of each split came to; ``corrections``, the segments that
        were corrected.
    """
    plots = {"progress": _draw_progress(record, catalogue)}
    if record.corrected:
        plots["corrections"] = _draw_corrections(record, catalogue)
    return plots


def _draw_progress(record: TaskRecord, catalogue: Catalogue) -> bytes:
    names = {key: catalogue.text(f"plot-{key}") for key in _COLOURS}
    rows = [
        {"split": split, "status": names[key], "items": count, "order": place}
        for split, counts in record.split_counts.items()
        for place, (key, count) in enumerate(_parts(counts).items())
    ]
    colour = {
        "field": "status",
        "type": "nominal",
        "title": None,
        "legend": {"orient": "bottom"},
        "scale": {"domain": list(names.values()), "range": list(_COLOURS.values())},
    }
    own = {"color": colour, "order": {"field": "order", "type": "quantitative"}}
    bars = _Bars(rows, "split", list(record.split_counts), own)
    return _render(bars, title=catalogue.text("plot-progress"), unit=catalogue.text("plot-items"))


def _parts(counts: Counts) -> dict[str, int]:
    return {
        "kept": counts.validated - counts.corrected,
        "corrected": counts.corrected,
        "unusable": counts.unusable,
        "disputed": counts.disputed,
        "pending": counts.pending,
    }


def _draw_corrections(record: TaskRecord, catalogue: Catalogue) -> bytes:
    counts = Counter(name for names in record.corrected.values() for name in names)
    titles = {name: segment_title(name, catalogue.language) for name in sorted(counts)}
    rows = [{"segment": title, "items": counts[name]} for name, title in titles.items()]
    bars = _Bars(rows, "segment", list(titles.values()), {"color": {"value": _COLOURS["corrected"]}})
    return _render(bars, title=catalogue.text("plot-corrections"), unit=catalogue.text("plot-items"))


@dataclass(frozen=True, slots=True)
class _Bars:
    """Lengths ``items`` of bars, a bar or a part of one a row.

    Attributes:
        rows: The lengths.
        field: What the bars are of.
        order: Their order.
        encoding: What else a bar shows.
    """

    rows: Sequence[Mapping[str, Any]]
    field: str
    order: Sequence[str]
    encoding: Mapping[str, Any]


def _render(bars: _Bars, *, title: str, unit: str) -> bytes:
    import vl_convert  # half a second to import

    specification = {
        "title": title,
        "width": _WIDTH,
        "data": {"values": bars.rows},
        "mark": "bar",
        "encoding": {
            "x": {"field": "items", "type": "quantitative", "title": unit},
            "y": {"field": bars.field, "type": "nominal", "title": None, "sort": bars.order},
            **bars.encoding,
        },
        "config": {"font": _FONT},
    }
    return bytes(vl_convert.vegalite_to_png(specification, scale=_SCALE))
