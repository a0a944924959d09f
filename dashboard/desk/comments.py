"""Volunteers' comments: answered, put into the guide, and wrong findings dismissed for all."""

import streamlit as st

from desk.place import Place, attempt
from desk.rendering import show
from desk.steps import begin_step
from fiel.campaign.feedback import Comment, answers_path, load_answers
from fiel.workflow.feedback import answer_comments
from fiel.workflow.secondlooks import says_more
from fiel.workflow.today import Today

_SHOWN = 10


def show_comments(place: Place, known: Today) -> None:
    """Show the comments without an answer, each with a form for it."""
    words = place.words
    here: set[str] = st.session_state.setdefault(f"answered {place.name}", set())
    unanswered = open_comments(place, known)
    elsewhere = [each for each in known.comments if each not in unanswered and each.id not in here]
    if elsewhere:
        show("muted", words, text=words.text("comments-elsewhere", count=len(elsewhere)))
    comments = other_comments(place, known)
    if not comments:
        return
    st.subheader(words.text("today-comments"))
    for comment in comments[:_SHOWN]:
        show_comment(place, comment)
    if len(comments) > _SHOWN:
        show("muted", words, text=words.text("comments-more", count=len(comments) - _SHOWN))


def open_comments(place: Place, known: Today) -> list[Comment]:
    """Return the comments that were not answered since they were read."""
    answered = load_answers(answers_path(place.path))
    return [each for each in known.comments if each.id not in answered]


def other_comments(place: Place, known: Today) -> list[Comment]:
    """Return the open comments that are not beside an item that somebody asked to look at again.

    Those beside an item that was decided here are among them if they say more than that.
    """
    if known.status.closed_at:  # then no item is shown
        return open_comments(place, known)
    decided = st.session_state.get(f"decided {place.name}", {})
    asking = [
        comment
        for look in known.second_looks
        for comment in look.comments
        if look.opened.name not in decided or not says_more(comment)
    ]
    return [each for each in open_comments(place, known) if each not in asking]


def show_comment(place: Place, comment: Comment) -> None:
    """Show a comment with a form for its answer."""
    words = place.words
    show(
        "comment",
        words,
        comment=comment,
        name=f"{comment.task}={comment.item}",
        language=place.file.campaign.form_language,
        link_text=words.text("comment-link"),
    )
    with st.form(f"answer {comment.id} {comment.annotator}", border=False):
        done = st.text_area(
            words.text("comment-done"), key=f"done {comment.id} {comment.annotator}", height=80
        )
        in_guide = st.checkbox(words.text("comment-guide"), key=f"guide {comment.id} {comment.annotator}")
        pressed = st.form_submit_button(words.text("comment-answer"))
    if pressed and attempt(lambda: _answer(place, comment, done, in_guide)):
        st.toast(words.text("comment-answered"))
        st.rerun()
    st.code(
        place.command("feedback", "answer", "{}", comment.id, "…", "--guide"), language=None, wrap_lines=True
    )
    if comment.findings and place.organizer.owner:
        _offer_dismissal(place, comment)


def _answer(place: Place, comment: Comment, done: str, in_guide: bool) -> None:
    answer_comments(place.settings, place.path, comment.id, done, in_guide=in_guide)
    here: set[str] = st.session_state.setdefault(f"answered {place.name}", set())
    here.add(comment.id)


def _offer_dismissal(place: Place, comment: Comment) -> None:
    words = place.words
    key = f"{comment.id} {comment.annotator}"
    with st.expander(words.text("dismiss-title")), st.form(f"dismiss {key}", border=False):
        check = st.selectbox(words.text("dismiss-check"), comment.findings, key=f"check {key}")
        reason = st.text_input(words.text("dismiss-reason"), key=f"why {key}")
        pressed = st.form_submit_button(words.text("dismiss-button"), disabled=not place.organizer.owner)
        name = f"{comment.task}={comment.item}"
        if pressed and attempt(lambda: begin_step(place, "dismiss", "{}", name, check, "--reason", reason)):
            st.rerun()
        st.code(place.command("dismiss", "{}", name, check, "--reason", "…"), language=None, wrap_lines=True)
