"""Sharing a page: links to where people talk, the badge, and a frame for other sites."""

from dataclasses import dataclass
from urllib.parse import urlencode

from markupsafe import Markup

from fiel.front.rendering import picture, read_style, render
from fiel.front.visit import Visit
from fiel.progress import overall_progress
from fiel.snapshots.tables import Tables

_FRAME = (340, 210)


@dataclass(frozen=True, slots=True)
class Shared:
    """What is shared: a whole address and its title."""

    url: str
    title: str


def show_sharing(visit: Visit, shared: Shared) -> Markup:
    """Show where to share a page, and what to put on another site."""
    words = visit.words
    badge, page = visit.link("badge"), visit.link("progress")
    return render(
        "share",
        words,
        shared=shared,
        links=[
            ("WhatsApp", f"https://wa.me/?{urlencode({'text': f'{shared.title} {shared.url}'})}"),
            ("Telegram", f"https://t.me/share/url?{urlencode({'url': shared.url, 'text': shared.title})}"),
        ],
        title=visit.title,
        badge=badge,
        card=visit.link("card"),
        frame=f'<iframe src="{visit.link("embed")}" width="{_FRAME[0]}" height="{_FRAME[1]}" '
        f'title="{Markup.escape(visit.title)}" style="border:0" loading="lazy"></iframe>',
        image=f'<a href="{page}"><img src="{badge}" alt="{Markup.escape(visit.title)}"></a>',
    )


def write_embed(visit: Visit) -> str:
    """Write the page that other sites show in a frame."""
    progress = visit.view.of(overall_progress)
    return render(
        "embed",
        visit.words,
        title=visit.title,
        progress=progress,
        target=progress.target_share,
        href=visit.link("progress"),
        closed=visit.view.of(_is_closed),
        mark=picture("mark"),
        style=Markup(read_style("style") + read_style("front")),
    )


def _is_closed(tables: Tables) -> bool:
    return bool(tables.campaigns["closed"].all())
