"""The steps of a campaign, each with the command that does the same."""

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from desk.guide import show_guide
from desk.members import show_people
from desk.place import Place, show_problem
from desk.release import show_release
from desk.rendering import show
from desk.steps import last_step, offer_step
from fiel.errors import FielError
from fiel.workflow.daily import day_archive, write_news
from fiel.workflow.status import report_status


def show_campaign(place: Place) -> None:
    """Show one of the parts of a campaign."""
    words = place.words
    if not place.organizer.owner:
        st.info(words.text("campaign-owners"))
    parts: dict[str, Callable[[Place], None]] = {
        "part-launch": _show_launch,
        "part-people": show_people,
        "part-guide": show_guide,
        "part-news": _show_news,
        "part-release": show_release,
        "part-close": _show_closing,
    }
    part = st.radio(
        words.text("part-label"),
        list(parts),
        format_func=words.text,
        horizontal=True,
        label_visibility="collapsed",
        key="part",
    )
    parts[part](place)


def _show_launch(place: Place) -> None:
    """Show the check's report, and a launch whose plan was seen before it is applied."""
    words = place.words
    report = place.settings.home / "reports" / f"{place.name}.html"
    report.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    st.subheader(words.text("check-title"))
    offer_step(place, "check-button", "check", "{}", "--html", str(report), key="check")
    checked = last_step(place, "check")
    if report.exists() and checked and checked.state == "done":
        st.download_button(
            words.text("check-report"),
            report.read_bytes(),
            f"{place.name}.html",
            "text/html",
            on_click="ignore",
        )
    st.subheader(words.text("launch-title"))
    show("muted", words, text=words.text("launch-text"))
    offer_step(place, "launch-plan", "launch", "{}", "--dry-run", key="plan")
    latest = last_step(place, "launch")
    planned = latest is not None and "--dry-run" in latest.words and latest.state == "done"
    offer_step(
        place, "launch-apply", "launch", "{}", "--yes", key="launch", disabled=not planned, main=planned
    )
    st.subheader(words.text("snapshot-title"))
    offer_step(place, "snapshot-button", "snapshot", "{}", key="snapshot")


def _show_news(place: Place) -> None:
    """Show the week's news, ready to send."""
    words = place.words
    try:
        status = report_status(place.settings, place.work())
    except FielError as error:
        show_problem(error)
        return
    st.subheader(words.text("news-heading"))
    show("muted", words, text=words.text("news-text"))
    st.code(write_news(place.work(), status), language=None, wrap_lines=True)
    st.code(place.command("daily", "{}"), language=None)


def _show_closing(place: Place) -> None:
    """Archive, close and reopen; closing asks for the campaign's name."""
    words = place.words
    st.subheader(words.text("archive-title"))
    kept = day_archive(place.settings.home, place.name)
    _make_folder(kept.parent)
    offer_step(place, "archive-button", "archive", "{}", "--out", str(kept), "--overwrite", key="archive")
    st.subheader(words.text("close-title"))
    show("muted", words, text=words.text("close-text"))
    typed = st.text_input(words.text("close-confirm", name=place.name), key="close name")
    closed = kept.with_name(f"{place.name}-closed.zip")
    offer_step(
        place,
        "close-button",
        *("close", "{}", "--out", str(closed), "--yes"),
        key="close",
        disabled=typed.strip() != place.name,
    )
    offer_step(place, "reopen-button", "close", "{}", "--reopen", key="reopen")


def _make_folder(folder: Path) -> None:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
