"""The plots of an impact, as PNG."""

from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from fiel.impact.results import ItemSlice, MetricChange
from fiel.messages.catalogue import Catalogue

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_COLOURS: dict[ItemSlice, str] = {"all": "#0072B2", "corrected": "#D55E00", "unchanged": "#999999"}
"""By Okabe and Ito, distinguishable with colour blindness."""

_MARKS: dict[ItemSlice, str] = {"all": "o", "corrected": "s", "unchanged": "^"}
_MOST = 40
_LONGEST = 40
_DOTS_PER_INCH = 110


def draw_impact(metric: MetricChange, catalogue: Catalogue) -> bytes:
    """Draw the change of each model with its interval, and the accuracies of both sides joined by lines.

    At most the first 40 models are drawn; a plot of more cannot be read.
    """
    from matplotlib.figure import Figure  # half a second to import

    models = metric.models[:_MOST]
    height = 1.8 + 0.5 * len(models)
    figure = Figure(figsize=(10, height), dpi=_DOTS_PER_INCH, layout="constrained")
    left, right = figure.subplots(1, 2, width_ratios=(3, 2))
    names = [_label(model.model) for model in models]
    for offset, part in zip((-0.22, 0.0, 0.22), _COLOURS, strict=True):
        _draw_changes(left, metric, part, offset, catalogue.text(f"part-{part}"))
    left.axvline(0, color="black", linewidth=0.8)
    left.set_yticks(range(len(models)), names)
    left.invert_yaxis()
    left.set_xlabel(catalogue.text("plot-change"))
    figure.legend(loc="outside lower left", ncols=3, frameon=False, fontsize="small")
    for model in models:
        every = model.parts["all"]
        right.plot([0, 1], [100 * (every.before or 0), 100 * (every.after or 0)], "o-", color="#0072B2")
    right.set_xticks([0, 1], [catalogue.text("before"), catalogue.text("after")])
    right.set_xlim(-0.2, 1.2)
    right.set_ylabel(catalogue.text("plot-accuracy"))
    _label_lines(right, names, [100 * (model.parts["all"].after or 0) for model in models])
    for axes in (left, right):
        axes.spines[["top", "right"]].set_visible(False)
    image = BytesIO()
    figure.savefig(image, format="png", metadata={"Software": None})
    return image.getvalue()


def _draw_changes(axes: "Axes", metric: MetricChange, part: ItemSlice, offset: float, label: str) -> None:
    places, values, below, above = [], [], [], []
    for place, model in enumerate(metric.models[:_MOST]):
        change = model.parts[part].change
        if change.value is not None and change.low is not None and change.high is not None:
            places.append(place + offset)
            values.append(100 * change.value)
            below.append(100 * max(change.value - change.low, 0))
            above.append(100 * max(change.high - change.value, 0))
    if places:
        style = {"fmt": _MARKS[part], "color": _COLOURS[part], "capsize": 3, "label": label}
        axes.errorbar(values, places, xerr=[below, above], **style)  # type: ignore[arg-type]


def _label_lines(axes: "Axes", names: Sequence[str], heights: Sequence[float]) -> None:
    for name, height in zip(names, heights, strict=True):
        axes.annotate(name, (1.04, height), fontsize="small", va="center", annotation_clip=False)


def _label(name: str) -> str:
    """Return a model's name without what the plot would take for a formula, or has no letter for."""
    plain = "".join(letter if letter.isascii() and letter.isprintable() else "?" for letter in name)
    short = plain if len(plain) <= _LONGEST else f"{plain[: _LONGEST - 3]}..."
    return short.replace("$", r"\$")
