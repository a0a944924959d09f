"""The page about the people who take part, and its parts."""

from datetime import date

import pandas as pd
from markupsafe import Markup

from fiel.front.rendering import render
from fiel.front.views import rows_of
from fiel.front.visit import Visit
from fiel.progress import (
    Period,
    campaign_milestones,
    counts_twice,
    effort,
    newcomers,
    person_milestones,
    rank_contributors,
    variety_counts,
)

PERIODS: tuple[Period, ...] = ("week", "month", "all")
FEW = 5
"""Fewest people of whom it is said how they share the work."""
_SHOWN = 25
_MILESTONES = 8


def show_people(visit: Visit) -> list[Markup]:
    """Show who takes part: this week, and since the beginning."""
    words = visit.words
    return [
        show_lead(visit),
        show_newcomers(visit),
        *(
            piece
            for period in (PERIODS[0], PERIODS[-1])
            for piece in (
                render("heading", words, level=2, text=words.text(f"period-{period}"), lead=""),
                show_ranking(visit, period),
            )
        ),
        show_milestones(visit),
        show_varieties(visit),
        show_effort(visit),
    ]


def show_lead(visit: Visit) -> Markup:
    """Show what the page is about."""
    words = visit.words
    text, lead = words.text("people-heading"), words.text("people-lead")
    return render("heading", words, level=1, text=text, lead=lead)


def show_newcomers(visit: Visit) -> Markup:
    """Welcome those who gave their first answer this week."""
    found = visit.view.of(newcomers, visit.today)
    if found.empty:
        return Markup()
    people = [
        {
            "name": visit.named(row.contributor, simulated=row.simulated),
            "href": visit.link("person", name=row.contributor),
        }
        for row in rows_of(found)
    ]
    return render("newcomers", visit.words, people=people)


def show_ranking(visit: Visit, period: Period) -> Markup:
    """Show who gave how many answers."""
    words = visit.words
    ranked = visit.view.of(rank_contributors, period, visit.today)
    people = [
        {
            **row._asdict(),
            "name": visit.named(row.contributor, simulated=row.simulated),
            "href": visit.link("person", name=row.contributor),
        }
        for row in rows_of(ranked[ranked["contributor"].notna()])
    ]
    return render(
        "ranking",
        words,
        people=people,
        shown=_SHOWN,
        caption=words.text(f"period-caption-{period}"),
        empty=words.text("period-empty"),
        anonymous=_thank_anonymous(visit, ranked[ranked["contributor"].isna()]),
    )


def _thank_anonymous(visit: Visit, anonymous: pd.DataFrame) -> list[str]:
    words = visit.words
    if anonymous.empty or not anonymous["answers"].sum():
        return []
    row = anonymous.iloc[0]
    answers = int(row["answers"])
    if pd.isna(row["people"]):
        lines = [words.text("contributors-anonymous-answers", answers=answers)]
    else:
        several = visit.view.of(counts_twice)
        key = "contributors-anonymous-at-most" if several else "contributors-anonymous"
        lines = [words.text(key, people=int(row["people"]), answers=answers)]
    if row["simulated"]:
        lines.append(words.text("contributors-anonymous-simulated"))
    return lines


def name_milestones(visit: Visit) -> list[tuple[date, str]]:
    """Return what was reached on which day, the latest first; first answers are welcomed elsewhere."""
    words = visit.words
    lines: list[tuple[date, str]] = []
    for row in rows_of(visit.view.of(campaign_milestones)):
        if not pd.isna(row.day):
            share = words.percent(row.percent / 100)
            text = words.text("milestone-campaign", title=visit.titles[row.campaign], percent=share)
            lines.append((row.day.date(), text))
    for row in rows_of(visit.view.of(person_milestones)):
        if row.milestone > 1:
            name = visit.named(row.contributor, simulated=row.simulated)
            text = words.text("milestone-person", name=name, count=row.milestone)
            lines.append((row.day.date(), text))
    return sorted(lines, key=lambda line: line[0], reverse=True)


def show_milestones(visit: Visit) -> Markup:
    """Show what was reached last."""
    latest = name_milestones(visit)[:_MILESTONES]
    if not latest:
        return Markup()
    shown = [(text, visit.words.day_near(day, visit.today)) for day, text in latest]
    return render("milestones", visit.words, lines=shown)


def show_varieties(visit: Visit) -> Markup:
    """Show the varieties and countries of the people of one campaign, as far as there are groups to show."""
    words, found = visit.words, visit.view.of(variety_counts)
    if found.empty or len(visit.names) > 1:  # somebody can be in several campaigns
        return Markup()
    rows = [
        (
            words.text("varieties-others") if pd.isna(row.variety) else row.variety,
            words.text("varieties-number", count=row.people),
        )
        for row in rows_of(found)
    ]
    return render("varieties", words, rows=rows)


def show_effort(visit: Visit) -> Markup:
    """Say how the work is shared between people."""
    words, found = visit.words, visit.view.of(effort)
    heading = render("heading", words, level=2, text=words.text("effort-heading"), lead="")
    if found.people < FEW:
        return heading + render("muted", words, text=words.text("effort-few"))
    share, even = words.percent(found.top_share), words.percent(found.top_people / found.people)
    sentences = [
        words.text("effort-text", top=found.top_people, share=share),
        words.text("effort-even", even=even),
    ]
    return heading + render("sentences", words, sentences=sentences)
