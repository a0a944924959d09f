"""The news of each week, from the numbers: a page, and a feed that programs read (RSS 2.0)."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from email.utils import format_datetime

from markupsafe import Markup

from fiel.front.activity import name_week
from fiel.front.people import name_milestones
from fiel.front.rendering import render
from fiel.front.views import rows_of
from fiel.front.visit import Visit
from fiel.progress import answers_by_week, rank_contributors

_WEEKS = 52


@dataclass(frozen=True, slots=True)
class Week:
    """A week that is over.

    Attributes:
        name: Its first and last day.
        lines: What there is to say about it.
    """

    monday: date
    name: str
    lines: tuple[str, ...]

    @property
    def anchor(self) -> str:
        """Where it is on the page of news."""
        return f"week-{self.monday.isoformat()}"


def list_weeks(visit: Visit) -> list[Week]:
    """Return the weeks with answers that are over, the latest first."""
    words = visit.words
    reached = name_milestones(visit)
    first = rank_contributors(visit.view.tables)
    new = [
        (row.first_day.date(), visit.named(row.contributor, simulated=row.simulated))
        for row in rows_of(first[first["contributor"].notna()])
    ]
    found = []
    for row in reversed(rows_of(visit.view.of(answers_by_week))):
        monday = row.week.date()
        after = monday + timedelta(days=7)
        if after > visit.today or not row.answers:
            continue
        names = [name for day, name in new if monday <= day < after]
        lines = [words.text("news-answers", answers=int(row.answers), items=int(row.completing))]
        if names:
            lines.append(words.text("news-newcomers", names=words.listed(names), count=len(names)))
        lines += [text for day, text in reached if monday <= day < after]
        found.append(Week(monday, name_week(visit, monday), tuple(lines)))
    return found[:_WEEKS]


def show_news(visit: Visit) -> list[Markup]:
    """Show the news of the weeks."""
    words = visit.words
    weeks = list_weeks(visit)
    return [
        render("heading", words, level=1, text=words.text("news-heading"), lead=words.text("news-lead")),
        render("news", words, weeks=weeks, feed=visit.link("feed")),
    ]


def write_feed(visit: Visit) -> str:
    """Write the feed; the visit's root has to be a whole address."""
    page = visit.link("news")
    weeks = [
        {
            "title": week.name,
            "link": f"{page}#{week.anchor}",
            "text": "\n".join(week.lines),
            "published": _publish(week.monday + timedelta(days=7)),
        }
        for week in list_weeks(visit)
    ]
    return render("feed", visit.words, title=visit.title, page=page, feed=visit.link("feed"), weeks=weeks)


def _publish(day: date) -> str:
    return format_datetime(datetime.combine(day, time(), UTC), usegmt=True)
