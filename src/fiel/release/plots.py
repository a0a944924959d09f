"""The plots of a dataset card, as PNG with the same bytes on every machine."""

from collections import Counter
from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path

from fiel.messages.catalogue import Catalogue, segment_title
from fiel.release.taskrecord import Counts, TaskRecord

_COLOURS = {  # by Okabe and Ito, distinguishable with colour blindness
    "kept": "#0072B2",
    "corrected": "#56B4E9",
    "unusable": "#D55E00",
    "disputed": "#E69F00",
    "pending": "#DDDDDD",
}
_FONT = "fonts/ttf/DejaVuSans.ttf"  # bundled with the library, so the same on every machine
_WIDTH = 7.0
_LINE = 0.35
_DOTS_PER_INCH = 150


def load_plotting() -> None:
    """Import what draws, so that processes forked afterwards need not do so each."""
    import matplotlib.figure  # noqa: F401  # half a second


def draw_plots(record: TaskRecord, catalogue: Catalogue) -> dict[str, bytes]:
    """Return PNG by name: ``progress``, the outcome by split, and ``corrections``, if any, by segment."""
    plots = {"progress": _draw_progress(record, catalogue)}
    if record.corrected:
        plots["corrections"] = _draw_corrections(record, catalogue)
    return plots


def _draw_progress(record: TaskRecord, catalogue: Catalogue) -> bytes:
    parts = [_parts(counts) for counts in record.split_counts.values()]
    bars = {key: [each[key] for each in parts] for key in _COLOURS}
    return _draw(list(record.split_counts), bars, "progress", catalogue)


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
    names = sorted(counts)
    titles = [segment_title(name, catalogue.language) for name in names]
    return _draw(titles, {"corrected": [counts[name] for name in names]}, "corrections", catalogue)


def _draw(names: Sequence[str], bars: Mapping[str, Sequence[int]], title: str, catalogue: Catalogue) -> bytes:
    import matplotlib  # see `load_plotting`
    from matplotlib.figure import Figure
    from matplotlib.font_manager import FontProperties
    from matplotlib.text import Text
    from matplotlib.ticker import MaxNLocator

    figure = Figure(figsize=(_WIDTH, 1.4 + _LINE * len(names)), dpi=_DOTS_PER_INCH, layout="constrained")
    axes = figure.add_subplot()
    start = [0] * len(names)
    for key, lengths in bars.items():
        axes.barh(names, lengths, left=start, color=_COLOURS[key], label=catalogue.text(f"plot-{key}"))
        start = [sum(pair) for pair in zip(start, lengths, strict=True)]
    axes.invert_yaxis()
    axes.set_title(catalogue.text(f"plot-{title}"))
    axes.set_xlabel(catalogue.text("plot-items"))
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    axes.spines[["top", "right"]].set_visible(False)
    if len(bars) > 1:
        figure.legend(loc="outside lower center", ncols=len(bars), frameon=False, fontsize="small")
    font = Path(matplotlib.get_data_path(), _FONT)
    figure.draw_without_rendering()  # creates all labels
    for text in figure.findobj(Text):
        assert isinstance(text, Text)
        text.set_fontproperties(FontProperties(fname=font, size=text.get_fontsize()))
    image = BytesIO()
    figure.savefig(image, format="png", metadata={"Software": None})
    return image.getvalue()
