"""What needs an organizer today, done in one place."""

from collections.abc import Mapping
from datetime import datetime
from functools import partial

import streamlit as st

from desk.comments import other_comments, show_comments
from desk.disputes import show_disputes, show_item
from desk.place import Place, attempt, show_command, show_problem
from desk.rendering import show
from desk.secondlooks import open_looks, show_second_looks
from desk.steps import offer_step
from fiel.campaign.folders import find_campaigns
from fiel.errors import FielError
from fiel.workflow.invitations import admit
from fiel.workflow.overview import list_faults
from fiel.workflow.resolve import opened_item
from fiel.workflow.secondlooks import SecondLook
from fiel.workflow.today import Today, gather_today

_LISTED = 20


def show_today(place: Place) -> None:
    """Show what needs the organizer, as it was read last."""
    words = place.words
    known = _read_today(place)
    if known is None:
        return
    status = known.status
    disputes, looks = open_disputes(place, known), open_looks(place, known)
    counts = {
        "today-disputes": len(disputes),
        "today-looks": len(looks),
        "today-comments": len(other_comments(place, known)),
        "today-waiting": len(known.waiting),
        "today-careless": len(status.careless),
        "today-errors": len(known.errors),
    }
    pairs = [(words.text(key), words.number(count)) for key, count in counts.items()]
    done = words.text("today-done", done=status.done, total=status.total)
    show("counts", words, pairs=pairs, text=done)
    with st.container(horizontal=True, vertical_alignment="center"):
        if st.button(words.text("today-again"), key="again", icon=":material/refresh:"):
            forget_today(place)
            st.rerun()
        show("muted", words, text=words.text("today-taken", time=f"{known.taken_at:%H:%M}"))
    if status.closed_at:
        st.info(words.text("today-closed"))
    else:
        show_disputes(place, known, disputes)
        show_second_looks(place, known, keys=not disputes)
    show_comments(place, known)
    _show_waiting(place, known)
    _show_ending(place, known)
    _show_careless(place, known)
    _show_errors(place, known, looks)
    _show_faults(place)


def open_disputes(place: Place, known: Today) -> list[str]:
    """Return the disputes that were not decided here since they were read."""
    decided = st.session_state.setdefault(f"decided {place.name}", {})
    return [each.name for each in known.disputes if each.name not in decided]


def _read_today(place: Place) -> Today | None:
    key = f"today {place.name}"
    if key not in st.session_state:
        try:
            with st.spinner(place.words.text("today-reading")):
                st.session_state[key] = gather_today(place.settings, place.work())
        except FielError as error:
            show_problem(error)
            show("muted", place.words, text=place.words.text("today-unlaunched"))
            return None
    known: Today = st.session_state[key]
    return known


def forget_today(place: Place) -> None:
    """Have everything read again."""
    for name in ("today", "decided", "opened", "faults"):
        st.session_state.pop(f"{name} {place.name}", None)


def _show_waiting(place: Place, known: Today) -> None:
    if not known.waiting:
        return
    st.subheader(place.words.text("today-waiting"))
    for each in known.waiting:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(each.username)
            pressed = st.button(
                place.words.text("waiting-admit"),
                key=f"admit {each.username}",
                disabled=not place.organizer.owner,
            )
        if (
            pressed
            and place.organizer.owner
            and attempt(partial(admit, place.settings, place.file.campaign, [each.username]))
        ):
            forget_today(place)
            st.rerun()
    show_command(place, "people", "admit", "{}", *(each.username for each in known.waiting))


def _show_ending(place: Place, known: Today) -> None:
    """Say which invitations will soon let nobody in; the campaign's page makes another."""
    for each in known.ending:
        day = place.words.day(datetime.fromisoformat(each.ends_at).date(), year=True)
        st.warning(place.words.text("invitation-ending", day=day, uses=each.uses, most=each.max_uses))
    if known.ending:
        show_command(place, "people", "invite", "{}")


def _show_careless(place: Place, known: Today) -> None:
    if not known.status.careless:
        return
    st.subheader(place.words.text("today-careless"))
    for each in known.status.careless:
        text = place.words.text("careless-person", name=each.annotator, count=each.answers)
        show("muted", place.words, text=text)
    offer_step(
        place, "careless-requeue", "requeue", "{}", "--problem", "careless", "--yes", key="requeue careless"
    )


def _show_errors(place: Place, known: Today, looks: Mapping[str, SecondLook]) -> None:
    """Show one of the items with errors that are not on the page already."""
    names = [name for name in known.errors if name not in looks]
    if not names:
        return
    words = place.words
    st.subheader(words.text("today-errors"))
    show("muted", words, text=words.text("errors-text"))
    key = f"opened {place.name}"
    chosen = st.selectbox(
        words.text("errors-choose"),
        names[:_LISTED],
        index=None,
        format_func=lambda name: f"{name}: {', '.join(known.errors[name])}",
        key=f"error {place.name}",
    )
    if chosen is None:
        return
    if st.session_state.get(key, (None, None))[0] != chosen:
        try:
            with opened_item(
                place.settings, place.work(), chosen, careless=known.status.careless
            ) as resolving:
                st.session_state[key] = (chosen, resolving.opened)
        except FielError as error:
            show_problem(error)
            return
    show_item(place, st.session_state[key][1], known, keys=not looks and not open_disputes(place, known))


def _show_faults(place: Place) -> None:
    """Show which originals and keys other languages found wrong, once somebody asks for it.

    It reads the answers to all campaigns of the desk.
    """
    folder, words = place.settings.campaign, place.words
    if folder is None or not folder.is_dir() or len(find_campaigns([folder])) < 2:
        return
    st.subheader(words.text("today-faults"))
    show("muted", words, text=words.text("faults-text"))
    key = f"faults {place.name}"
    if st.button(words.text("faults-look"), key="faults"):
        try:
            with st.spinner(words.text("today-reading")):
                st.session_state[key] = list_faults(place.settings, folder, place.name)
        except FielError as error:
            show_problem(error)
    if key not in st.session_state:
        return
    if not st.session_state[key]:
        show("muted", words, text=words.text("faults-none"))
    for fault in st.session_state[key][:_LISTED]:
        counts = {name: sum(reasons.values()) for name, reasons in fault.found.items()}
        found = ", ".join(f"{name} ({words.number(count)})" for name, count in counts.items())
        item = f"{fault.benchmark} {fault.item}"
        show("muted", words, text=words.text("faults-item", item=item, campaigns=found))
