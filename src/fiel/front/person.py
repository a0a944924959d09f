"""The page of one person who agreed to be named."""

from markupsafe import Markup

from fiel.front.rendering import render
from fiel.front.views import View, rows_of
from fiel.front.visit import Visit
from fiel.progress import MILESTONES, PersonPage, person_page
from fiel.snapshots.tables import Tables


def show_person(visit: Visit, page: PersonPage) -> Markup:
    """Show what a person did."""
    words, following = visit.words, page.next_milestone
    name = visit.named(page.name, simulated=page.simulated)
    return render(
        "person",
        words,
        page=page,
        name=name,
        lead=words.text("person-simulated" if page.simulated else "person-lead"),
        span=_span(visit, page),
        tiles=[
            (words.text("person-answers"), words.number(page.answers)),
            (words.text("person-days"), words.number(page.active_days)),
            (words.text("person-streak"), words.text("person-streak-value", days=page.longest_streak)),
        ],
        reached=[words.text("person-milestone", count=each) for each in MILESTONES if each in page.reached],
        following=following and words.text("person-next", count=following, missing=following - page.answers),
        following_share=page.answers / following if following else 1.0,
        tasks=[
            (f"{visit.titles.get(row.campaign, row.campaign)} · {row.task}", row.answers)
            for row in rows_of(page.tasks)
        ],
    )


def find_page(view: View, name: str) -> PersonPage | None:
    """Return a person's page; unknown names are not cached, because an address can contain any name."""
    return view.of(person_page, name) if name in view.of(_names) else None


def _names(tables: Tables) -> frozenset[str]:
    return frozenset(tables.work["contributor"])


def _span(visit: Visit, page: PersonPage) -> str:
    words = visit.words
    first, last = (words.day(day, year=True) for day in (page.first_day, page.last_day))
    if page.first_day == page.last_day:
        return words.text("person-on", day=first)
    return words.text("person-since", first=first, last=last)
