"""How the work on an export was shared between people.

The shares say of nobody without a public name how much they did. The sum of all answers is public, though:
where only one or two people are unnamed, what the named did not do is theirs; see
`fiel.release.contributors.describe_unnamed`, which tells the organizers.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from statistics import median

from fiel.judgements import FEWEST_PEOPLE
from fiel.progress.inequality import measure_inequality, share_of_top, top_people
from fiel.release.configurations import read_judgements
from fiel.release.content import Release
from fiel.release.qualityrecords import EffortRecord
from fiel.snapshots.rounding import round_down
from fiel.verdicts.quality import measure_gaps

_USABLE = (None, "not-counted")
"""Values of ``set_aside`` of answers that could be used."""
_DIGITS = 6


def measure_effort(releases: Iterable[Release], folder: Path) -> EffortRecord | None:
    """Measure how the work was shared, over all tasks; None for fewer than three people.

    The releases' rows are in the folder already. A person's own number of answers is public only if they are
    named; see `EffortRecord`.
    """
    moments: defaultdict[str, list[datetime]] = defaultdict(list)
    credits: dict[str, str] = {}
    for release in releases:
        credits |= release.campaign.credits
        table = read_judgements(folder / release.task.name, release.campaign.language, ["set_aside"])
        set_aside = table.column("set_aside").to_pylist() if table is not None else []
        for author, why in zip(release.authors, set_aside, strict=True):
            if author is not None and why in _USABLE:
                moments[author.annotator].append(author.submitted_at)
    if len(moments) < FEWEST_PEOPLE:
        return None
    counts = [len(own) if who in credits else round_down(len(own)) for who, own in moments.items()]
    gaps = [measure_gaps(own) for own in moments.values()]
    timed = sum(map(bool, gaps)) >= FEWEST_PEOPLE
    return EffortRecord(
        people=len(moments),
        answers=sum(map(len, moments.values())),
        top_people=top_people(len(moments)),
        top_share=round(share_of_top(counts), _DIGITS),
        inequality=round(measure_inequality(counts), _DIGITS),
        seconds=float(round(median(gap for own in gaps for gap in own))) if timed else None,
    )
