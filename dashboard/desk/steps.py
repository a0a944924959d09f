"""Long steps: started as commands that go on by themselves, shown with their progress and output."""

from typing import Literal

import streamlit as st

from desk.place import Place, attempt
from desk.rendering import escape_markdown
from desk.sessions import COOKIE, find_session
from fiel.commandjobs import Job, list_jobs, read_output, start_job
from fiel.messages.hiding import hide_secrets
from fiel.settings import organizer_environment

_SHOWN = 8
_SECONDS = 2.0
_ICONS = {
    "running": ":material/progress_activity:",
    "done": ":material/check_circle:",
    "failed": ":material/error:",
    "interrupted": ":material/power_off:",
}


def offer_step(
    place: Place, label: str, *words: str, key: str, disabled: bool = False, main: bool = False
) -> None:
    """Show a button that starts a command, and the command; only owners can press it.

    ``{}`` among the words stands for the campaign file; ``label`` is the key of a text.
    """
    kind: Literal["primary", "secondary"] = "primary" if main else "secondary"
    text = place.words.text(label)
    if st.button(text, key=key, type=kind, disabled=disabled or not place.organizer.owner):
        attempt(lambda: begin_step(place, *words))
    st.code(place.command(*words), language=None, wrap_lines=True)


def begin_step(place: Place, *words: str) -> None:
    """Start a command with the key of the person, who must be an owner.

    Raises:
        FielError: Another step of the campaign is at work.
    """
    if not place.organizer.owner:  # a button that is not there can be pressed by a handmade message
        return
    environment = organizer_environment(place.settings, place.key.get_secret_value())
    start_job(
        place.settings.home,
        place.name,
        place.fill_in(words),
        by=place.organizer.username,
        environment=environment,
    )


def last_step(place: Place, *words: str) -> Job | None:
    """Return the last step of the campaign whose command begins with these words."""
    wanted = tuple(place.fill_in(words))
    jobs = list_jobs(place.settings.home, place.name)
    return next((job for job in jobs if job.words[: len(wanted)] == wanted), None)


def show_steps(place: Place) -> None:
    """Show the last steps; while one is at work, they are looked at again every other second."""
    running = any(job.state == "running" for job in list_jobs(place.settings.home, place.name))
    with st.container(key="desk-steps"):
        st.fragment(_show_steps, run_every=_SECONDS if running else None)(place, running)


def _show_steps(place: Place, running: bool) -> None:
    words = place.words
    if find_session(st.context.cookies.get(COOKIE)) is None:
        st.rerun()  # signed out meanwhile: the whole page asks who it is
    jobs = list_jobs(place.settings.home, place.name)
    if running and not any(job.state == "running" for job in jobs):
        st.rerun()  # the page shows what the step left
    if not jobs:
        return
    st.subheader(words.text("steps-title"))
    for number, job in enumerate(jobs[:_SHOWN]):
        _show_step(place, job, opened=number == 0)


def _show_step(place: Place, job: Job, *, opened: bool) -> None:
    words = place.words
    when = job.started_at[:16].replace("T", " ")
    state = words.text(f"step-{job.state}")
    label = f"{_ICONS[job.state]} fiel {job.words[0]} · {state} · {when} UTC · {escape_markdown(job.by)}"
    with st.expander(label, expanded=opened):
        if job.state == "running" and job.reached:
            total = job.reached.total
            if total:
                share = min(job.reached.done / total, 1.0)
                st.progress(
                    share,
                    text=f"{job.reached.title}: {words.number(job.reached.done)} / {words.number(total)}",
                )
            else:
                st.text(f"{job.reached.title}: {words.number(job.reached.done)}")
        st.code(" ".join(["fiel", *job.words]), language=None, wrap_lines=True)
        output = hide_secrets(read_output(place.settings.home, job.id)).strip("\n")
        if output:
            output = f"\u2060{output}"  # without this joiner, Streamlit moves the first line to the left
            st.code(output, language=None, wrap_lines=True, height="content" if len(output) < 2000 else 400)
