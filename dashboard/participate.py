"""The page about how to take part."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import streamlit as st

from frame import Visit
from invitation import show_invitation
from markup import show
from share import show_sharing
from video import Player, find_player
from views import rows_of


class Link(NamedTuple):
    """An address and the text of its link."""

    url: str
    text: str


def show_participation(visit: Visit) -> None:
    """Show the guide, the video, the link to the work, where to ask, and how credit works."""
    words = visit.words
    rows = rows_of(visit.view.tables.campaigns)
    show("participate", words)
    show_invitation(visit)
    videos = _links(visit, rows, "video_url", "video-link")
    _show_step(
        visit, 1, "guide", _links(visit, rows, "guide_url", "guide-link"), [words.text("guide-in-form")]
    )
    if videos:
        _show_video(visit, videos)
    _show_work(visit, rows, number=3 if videos else 2)
    _show_step(visit, 4 if videos else 3, "ask", _links(visit, rows, "ask_url", "ask-link"))
    show("credit", words)
    show_sharing(visit)


def _links(visit: Visit, rows: Sequence[Any], column: str, key: str) -> list[Link]:
    """Return the links of a column; campaigns that share an address share a link."""
    titles: dict[str, list[str]] = {}
    for row in rows:
        url = getattr(row, column)
        if isinstance(url, str):
            titles.setdefault(url, []).append(visit.titles[row.campaign])
    return [Link(url, visit.words.text(key, title=", ".join(names))) for url, names in titles.items()]


def _show_step(
    visit: Visit,
    number: int,
    name: str,
    links: Sequence[Link],
    notes: Sequence[str] = (),
    *,
    main: bool = False,
) -> None:
    heading, text = visit.words.text(f"step-{name}"), visit.words.text(f"step-{name}-text")
    show("step", visit.words, number=number, heading=heading, text=text, links=links, notes=notes, main=main)


def _show_work(visit: Visit, rows: Sequence[Any], *, number: int) -> None:
    words = visit.words
    links = _links(visit, [row for row in rows if not row.closed], "argilla_url", "work-link")
    notes = [words.text("work-closed", title=visit.titles[row.campaign]) for row in rows if row.closed]
    if not links and not notes:
        notes = [words.text("work-soon")]
    _show_step(visit, number, "work", links, notes, main=True)


def _show_video(visit: Visit, videos: Sequence[Link]) -> None:
    """Offer the video; its host gets no request before the click."""
    player = find_player(videos[0].url) if len(videos) == 1 else None
    if player is None:
        _show_step(visit, 2, "video", videos)
        return
    words = visit.words
    _show_step(visit, 2, "video", [])
    with st.container(key="fiel-video"):
        place = st.empty()
        asked = place.button(words.text("video-load", host=player.host), icon=":material/play_circle:")
        if asked:
            with place.container():
                _play(player, words.text("step-video"))
        else:
            show("muted", words, text=words.text("video-privacy", host=player.host))


def _play(player: Player, title: str) -> None:
    if player.framed:
        st.iframe(player.address, height=420, alt=title)
    else:
        st.video(player.address)
