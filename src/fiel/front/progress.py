"""The page about the progress, and its parts."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from markupsafe import Markup

from fiel.front.activity import show_activity
from fiel.front.invitation import show_invitation
from fiel.front.rendering import render
from fiel.front.views import rows_of
from fiel.front.visit import Visit
from fiel.front.wording import Words, place_of
from fiel.progress import (
    Progress,
    answers_a_day,
    campaign_progress,
    counts_twice,
    estimate_campaign_end,
    is_idle,
    overall_progress,
    overall_subject_progress,
    pace_days,
    split_progress,
    waiting_decisions,
)
from fiel.progress.forecast import Ending

_SHOWN = 12


def show_progress(visit: Visit) -> list[Markup]:
    """Show the progress, where to help, and the activity."""
    return [
        show_whole(visit),
        show_invitation(visit),
        *([show_campaigns(visit)] if len(visit.names) > 1 else []),
        *show_activity(visit),
        show_parts(visit),
        show_subjects(visit, name_subjects(visit), heading=True),
    ]


def show_whole(visit: Visit) -> Markup:
    """Show how far the selection is."""
    progress = visit.view.of(overall_progress)
    return render(
        "progress",
        visit.words,
        title=visit.title,
        progress=progress,
        others=progress.unusable + progress.disputed,
        waiting=visit.view.of(waiting_decisions),
        target=progress.target_share,
        thanks=_thanks(visit, progress),
        tiles=_tiles(visit, progress),
    )


def _thanks(visit: Visit, progress: Progress) -> str:
    if not progress.missing and progress.total:
        return visit.words.text("finished-thanks")
    if visit.campaign and visit.view.tables.campaigns["closed"].all():
        return visit.words.text("closed-thanks")
    return ""


def _tiles(visit: Visit, progress: Progress) -> list[tuple[str, ...]]:
    words, view = visit.words, visit.view
    at_most = view.of(counts_twice)
    tiles: list[tuple[str, ...]] = [
        (words.text("answers-label"), words.number(progress.answers)),
        (
            words.text("people-label"),
            count_people(visit, progress.people),
            words.text("people-at-most-help") if at_most else "",
        ),
        (words.text("overlap-label"), words.percent(progress.overlap), words.text("overlap-note")),
    ]
    if progress.missing and progress.answers and not view.tables.campaigns["closed"].all():
        end = describe_end(words, view.of(estimate_campaign_end, visit.today), visit.today)
        if view.of(is_idle, visit.today):
            end = words.text("end-unknown"), words.text("end-idle-note")
        pace = words.number(view.of(answers_a_day, visit.today), 1)
        note = words.text("pace-note", days=view.of(pace_days, visit.today))
        tiles.append((words.text("pace-label"), words.text("pace-value", count=pace), note))
        tiles.append((words.text("end-label"), *end))
    return tiles


def count_people(visit: Visit, people: int) -> str:
    """Write how many people there are: at most so many if somebody may be counted twice."""
    count = visit.words.number(people)
    return visit.words.text("people-at-most", count=count) if visit.view.of(counts_twice) else count


def describe_end(words: Words, end: Ending | None, today: date) -> tuple[str, str]:
    """Describe briefly when the target may be reached, and the range; None means too little data."""
    if end is None:
        return words.text("end-unknown"), words.text("end-unknown-note")
    if end.expected == today and end.latest == today:
        return words.text("end-target"), ""
    days = [each and words.day_near(each, today) for each in (end.earliest, end.expected, end.latest)]
    earliest, expected, latest = days
    short = words.text("end-expected", day=expected) if expected else words.text("end-far")
    if earliest and latest:
        return short, words.text("end-range", earliest=earliest, latest=latest)
    if earliest:
        return short, words.text("end-range-open", earliest=earliest)
    return short, words.text("end-far-note")


def show_campaigns(visit: Visit) -> Markup:
    """Show the progress of each campaign."""
    rows = []
    for row in rows_of(visit.view.of(campaign_progress)):
        name = str(row.campaign)
        pace = visit.views.campaign(name).of(answers_a_day, visit.today)
        end = _short_end(visit, row)
        href = visit.link("progress", campaign=name)
        rows.append({"href": href, "title": visit.titles[name], "end": end, "pace": pace, **row._asdict()})
    return render("campaigns", visit.words, rows=rows)


def _short_end(visit: Visit, row: Any) -> str:
    """Say when a campaign ends; it is finished only when every item has all its answers."""
    if row.total and row.done >= row.total:
        return visit.words.text("end-done")
    if row.closed:
        return visit.words.text("end-closed")
    ending = visit.views.campaign(row.campaign).of(estimate_campaign_end, visit.today)
    return describe_end(visit.words, ending, visit.today)[0]


def show_parts(visit: Visit) -> Markup:
    """Show the progress of each task and split."""
    several = len(visit.names) > 1
    rows = [
        {
            "name": " · ".join((*([visit.titles[row.campaign]] if several else []), row.task, row.split)),
            **row._asdict(),
        }
        for row in rows_of(visit.view.of(split_progress))
    ]
    return _show_shares(visit.words, "parts", "part-column", rows, heading=True)


def name_subjects(visit: Visit) -> list[dict[str, Any]]:
    """Return the progress of each subject, with its ``name``, by which they are sorted."""
    rows = [
        {"name": visit.words.named("subject", str(row.subject)), **row._asdict()}
        for row in rows_of(visit.view.of(overall_subject_progress))
    ]
    return sorted(rows, key=lambda row: place_of(str(row["name"])))


def show_subjects(visit: Visit, rows: Sequence[dict[str, Any]], *, heading: bool) -> Markup:
    """Show the progress of subjects, in this order."""
    return _show_shares(visit.words, "subjects", "subject-column", rows, heading=heading)


def _show_shares(
    words: Words, key: str, column: str, rows: Sequence[dict[str, Any]], *, heading: bool
) -> Markup:
    if not rows:
        return Markup()
    return render(
        "shares",
        words,
        heading=words.text(f"{key}-heading") if heading else "",
        caption=words.text(f"{key}-caption", count=len(rows)),
        column=words.text(column),
        rows=rows,
        shown=_SHOWN,
    )
