"""The pages of the organizers' desk, behind the gate."""

from pathlib import Path

import streamlit as st

from desk.campaign import show_campaign
from desk.gate import AREA, SIGN_IN
from desk.place import Place, show_problem
from desk.rendering import Words, load_style, show, words_in
from desk.sessions import COOKIE, ask_again, end_session
from desk.steps import show_steps
from desk.today import show_today
from fiel.annotation.organizers import Organizer
from fiel.campaign.campaignfile import CampaignFile, load_campaign
from fiel.campaign.folders import choose_campaign, find_campaigns
from fiel.errors import FielError
from fiel.messages.catalogue import accepted_languages, choose_language
from fiel.settings import Settings, load_settings


def show_desk() -> None:
    """Show the desk to those whom Argilla calls organizers, and nothing to anybody else."""
    headers = st.context.headers
    words = words_in(AREA, choose_language(AREA, *accepted_languages(headers.get("Accept-Language"))))
    st.set_page_config(page_title=words.text("desk-title"), layout="centered")
    st.html(load_style())
    token = st.context.cookies.get(COOKIE)
    settings = load_settings()
    try:
        organizer = ask_again(settings, token)
        files = _find_files(settings, organizer) if organizer else {}
    except FielError as error:
        show_problem(error)
        return
    if organizer is None:
        show(
            "gone",
            words,
            text=words.text("desk-gone"),
            link=words.text("signin-button"),
            address=SIGN_IN,
        )
        return
    _show_pages(words, settings, organizer, files, token)


def _find_files(settings: Settings, organizer: Organizer) -> dict[Path, CampaignFile]:
    """Return the campaigns that a person leads."""
    found = find_campaigns([choose_campaign(settings.home, settings.campaign)])
    loaded = {path: load_campaign(path) for path in found}
    return {path: file for path, file in loaded.items() if organizer.leads(file.campaign.name)}


def _show_pages(
    words: Words,
    settings: Settings,
    organizer: Organizer,
    files: dict[Path, CampaignFile],
    token: str | None,
) -> None:
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        show("brand", words)
        with st.container(horizontal=True, width="content", vertical_alignment="center"):
            st.text(organizer.username)
            if st.button(words.text("desk-leave"), key="leave"):
                end_session(token)
                st.rerun()
    if not files:
        show("muted", words, text=words.text("desk-none"))
        return
    paths = list(files)
    chosen = paths[0]
    if len(paths) > 1:
        chosen = st.selectbox(
            words.text("desk-campaign"),
            paths,
            format_func=lambda path: files[path].campaign.title_in(words.language),
            key="desk-campaign",
        )
    own = {"api_key": organizer.api_key} if organizer.owner else {}
    place = Place(words, organizer, settings.model_copy(update=own), chosen, files[chosen])
    pages = {
        "nav-today": st.Page(lambda: show_today(place), title=words.text("nav-today"), default=True),
        "nav-campaign": st.Page(
            lambda: show_campaign(place), title=words.text("nav-campaign"), url_path="campaign"
        ),
    }
    shown = st.navigation(list(pages.values()), position="hidden")
    with st.container(horizontal=True, key="desk-nav"):
        for page in pages.values():
            st.page_link(page)
    show("heading", words, text=files[chosen].campaign.title_in(words.language))
    shown.run()
    show_steps(place)


show_desk()
