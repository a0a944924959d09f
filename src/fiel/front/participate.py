"""The page about how to take part."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from markupsafe import Markup

from fiel.front.invitation import show_invitation
from fiel.front.rendering import render
from fiel.front.video import find_player
from fiel.front.views import rows_of
from fiel.front.visit import Visit


class Link(NamedTuple):
    """An address and the text of its link."""

    url: str
    text: str


def show_participation(visit: Visit) -> list[Markup]:
    """Show the guide, the video, the link to the work, where to ask, and how credit works.

    When every campaign is closed, there is nothing to take part in.
    """
    words = visit.words
    rows = rows_of(visit.view.tables.campaigns)
    if all(row.closed for row in rows):
        heading = render("heading", words, level=1, text=words.text("participate-heading"), lead="")
        thanks = [render("muted", words, text=line) for line in _explain_work(visit, rows)]
        return [heading, *thanks, render("credit", words)]
    videos = find_links(visit, "video_url", "video-link")
    notes = {"guide": [words.text("guide-in-form")], "work": _explain_work(visit, rows)}
    steps = {
        "guide": find_links(visit, "guide_url", "guide-link"),
        **({"video": videos} if videos else {}),
        "work": find_links(visit, "argilla_url", "work-link", open_only=True),
        "ask": find_links(visit, "ask_url", "ask-link"),
    }
    return [
        render("participate", words),
        show_invitation(visit, explained=True),
        *(
            render(
                "step",
                words,
                number=number,
                heading=words.text(f"step-{name}"),
                text=words.text(f"step-{name}-text"),
                links=links,
                notes=notes.get(name, []),
                main=name == "work",
                player=find_player(links[0].url) if name == "video" and len(links) == 1 else None,
            )
            for number, (name, links) in enumerate(steps.items(), start=1)
        ),
        render("credit", words),
    ]


def find_links(visit: Visit, column: str, key: str, *, open_only: bool = False) -> list[Link]:
    """Return the links of a column; campaigns that share an address share a link."""
    titles: dict[str, list[str]] = {}
    for row in rows_of(visit.view.tables.campaigns):
        url = getattr(row, column)
        if isinstance(url, str) and not (open_only and row.closed):
            titles.setdefault(url, []).append(visit.titles[row.campaign])
    return [Link(url, visit.words.text(key, title=", ".join(names))) for url, names in titles.items()]


def _explain_work(visit: Visit, rows: Sequence[Any]) -> list[str]:
    closed = [visit.words.text("work-closed", title=visit.titles[row.campaign]) for row in rows if row.closed]
    if closed or any(isinstance(row.argilla_url, str) for row in rows):
        return closed
    return [visit.words.text("work-invited")]
