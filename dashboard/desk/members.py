"""The people of a campaign: who takes part, invitations, and accounts with their first message."""

import streamlit as st

from desk.place import Place, attempt, show_command, show_problem
from desk.rendering import show
from fiel.errors import FielError
from fiel.people.member import Member
from fiel.workflow.invitations import invite
from fiel.workflow.people import add_people, gather_accounts, list_people
from fiel.workflow.welcome import write_welcomes


def show_people(place: Place) -> None:
    """Show who takes part, and the two ways to bring more people in."""
    words = place.words
    try:
        members = list_people(place.settings, place.file.campaign)
    except FielError as error:
        show_problem(error)
        return
    st.subheader(words.text("people-invite"))
    _offer_invitation(place)
    st.subheader(words.text("people-add"))
    _offer_accounts(place)
    st.subheader(words.text("part-people"))
    show("people", words, rows=[_describe(place, each) for each in members])
    show_command(place, "people", "list", "{}")


def _describe(place: Place, member: Member) -> tuple[str, ...]:
    words = place.words
    last = words.day(member.last_active.date(), year=True) if member.last_active else "–"
    return member.username, member.role, words.number(member.submitted), last, member.named or "–"


def _offer_invitation(place: Place) -> None:
    words = place.words
    with st.form("invite"):
        days = st.number_input(words.text("invite-days"), 1, 366, 30)
        uses = st.number_input(words.text("invite-uses"), 1, 100_000, 200)
        approve = st.checkbox(words.text("invite-approve"))
        pressed = st.form_submit_button(words.text("invite-button"), disabled=not place.organizer.owner)
    if pressed and place.organizer.owner:
        made: list[str] = []

        def make() -> None:
            found = invite(
                place.settings, place.path, days=days, max_uses=uses, approve=approve, practice="auto"
            )
            made.append(found[1])

        if attempt(make):
            st.success(words.text("invite-made"))
            st.code(made[0], language=None, wrap_lines=True)
    show_command(place, "people", "invite", "{}", "--days", str(days), "--uses", str(uses))


def _offer_accounts(place: Place) -> None:
    words = place.words
    with st.form("accounts"):
        typed = st.text_area(words.text("accounts-names"), height=80)
        pressed = st.form_submit_button(words.text("accounts-button"), disabled=not place.organizer.owner)
    names = typed.replace(",", " ").split()
    if pressed and place.organizer.owner:
        messages: list[str] = []
        if attempt(lambda: messages.append(_add(place, names))):
            st.success(words.text("accounts-made"))
            st.download_button(
                words.text("accounts-messages"),
                messages[0],
                f"{place.name}.txt",
                "text/plain",
                on_click="ignore",
            )
    show_command(place, "people", "add", "{}", *(names or ["…"]))


def _add(place: Place, names: list[str]) -> str:
    """Add people, and return the first message to each, with the passwords of new accounts."""
    campaign = place.file.campaign
    done = add_people(place.settings, campaign, gather_accounts(names, None))
    messages = write_welcomes(place.settings, campaign, names, passwords=done.passwords)
    return "\n".join(f"=== {name}\n{text}" for name, text in messages.items())
