"""The plots of a report, as PNG."""

from collections.abc import Mapping
from io import BytesIO

from fiel.messages.catalogue import Catalogue
from fiel.release.qualityrecords import KindRecord
from fiel.report.wording import name_kind

_BEFORE, _LEFT = "#D55E00", "#0072B2"
"""By Okabe and Ito, distinguishable with colour blindness."""
_DOTS_PER_INCH = 110


def draw_kinds(kinds: Mapping[str, KindRecord], language: str) -> bytes:
    """Draw how many items had each kind of mistake and how many still have one, with the intervals."""
    from matplotlib.figure import Figure  # half a second to import

    say = Catalogue("quality", language).text
    figure = Figure(figsize=(8, 1.4 + 0.5 * len(kinds)), dpi=_DOTS_PER_INCH, layout="constrained")
    axes = figure.add_subplot()
    before = [(each.before, each.before_low, each.before_high) for each in kinds.values()]
    left = [(each.left, each.left_low, each.left_high) for each in kinds.values()]
    ends = {"before": (-0.15, "s", _BEFORE, before), "left": (0.15, "o", _LEFT, left)}
    for key, (offset, mark, colour, estimates) in ends.items():
        values = [value or 0.0 for value, _, _ in estimates]
        reach = [
            [max(value - low, 0) for value, (_, low, _) in zip(values, estimates, strict=True)],
            [max(high - value, 0) for value, (_, _, high) in zip(values, estimates, strict=True)],
        ]
        places = [place + offset for place in range(len(values))]
        axes.errorbar(values, places, xerr=reach, fmt=mark, color=colour, capsize=3, label=say(f"plot-{key}"))
    axes.set_yticks(range(len(kinds)), [name_kind(kind, language) for kind in kinds])
    axes.invert_yaxis()
    axes.set_xlim(left=0)
    axes.set_xlabel(say("plot-items"))
    axes.spines[["top", "right"]].set_visible(False)
    figure.legend(loc="outside lower center", ncols=2, frameon=False, fontsize="small")
    image = BytesIO()
    figure.savefig(image, format="png", metadata={"Software": None})
    return image.getvalue()
