"""Items on which people disagree, side by side, and the decision."""

from collections.abc import Sequence

import streamlit as st
from pydantic import SecretStr

from desk.place import Place, show_problem
from desk.rendering import escape_markdown, show
from fiel.annotation.organizers import Organizer
from fiel.errors import FielError
from fiel.judgements import REASONS, Judgement
from fiel.messages.catalogue import Catalogue, segment_title
from fiel.verdicts.annotators import describe_opinion
from fiel.verdicts.corrections import word_differences
from fiel.verdicts.resolution import Choice, OpenItem
from fiel.verdicts.supported import group_answers, group_supporters
from fiel.workflow.resolve import opened_item
from fiel.workflow.today import Today

_KEYS = "123456789"


def show_disputes(place: Place, known: Today, names: Sequence[str]) -> None:
    """Show the first dispute that is left, which the next decision or skip replaces."""
    words = place.words
    if not known.disputes:
        return
    st.subheader(words.text("today-disputes"))
    if not names:
        show("muted", words, text=words.text("disputes-none"))
        return
    order = order_skipped(place, names)
    opened = next(each for each in known.disputes if each.name == order[0])
    done = len(known.disputes) - len(names)
    st.progress(done / len(known.disputes), text=words.text("disputes-left", count=len(names)))
    show_item(place, opened, known, keys=True)
    if len(order) > 1:
        offer_skip(place, opened.name, keys=True)


def order_skipped(place: Place, names: Sequence[str]) -> list[str]:
    """Return items in order, those last that were left for later."""
    skipped = _skipped(place)
    return [name for name in names if name not in skipped] + [name for name in skipped if name in names]


def offer_skip(place: Place, name: str, *, keys: bool) -> None:
    """Offer to leave an item for later, if asked for also with a key."""
    if st.button(place.words.text("dispute-skip"), key=f"skip {name}", shortcut="S" if keys else None):
        skipped = _skipped(place)
        skipped[:] = [*(each for each in skipped if each != name), name]
        st.rerun()


def _skipped(place: Place) -> list[str]:
    skipped: list[str] = st.session_state.setdefault(f"skipped {place.name}", [])
    return skipped


def show_item(place: Place, opened: OpenItem, known: Today, *, keys: bool) -> None:
    """Show an item with what people made of it, and the ways to decide it, if asked for also with keys."""
    words, item = place.words, opened.item
    language = place.file.campaign.form_language
    segments = []
    for segment in item.segments:
        supporters = group_supporters(segment.name, segment.translation, opened.judgements)
        versions = [
            {
                "who": ", ".join(names) or words.text("dispute-nobody"),
                "shown": text == segment.translation,
                "pieces": word_differences(segment.translation, text),
            }
            for text, names in supporters.items()
        ]
        title = segment_title(segment.name, words.language)
        shown = segment.translation
        segments.append({"title": title, "source": segment.source, "shown": shown, "versions": versions})
    notes = [
        (each.annotator, each.comment or "", _describe_decision(place, each))
        for each in opened.judgements
        if each.comment or each.problem or each.decision == "unusable"
    ]
    task = next(each for each in known.status.tasks if each.task == opened.task)
    opinion = task.second_opinions.get(item.id)
    show(
        "dispute",
        words,
        name=opened.name,
        segments=segments,
        notes=notes,
        language=language,
        opinion=words.text("dispute-model", opinion=describe_opinion(opinion)) if opinion else "",
    )
    _offer_decisions(place, opened, known, keys=keys)


def _describe_decision(place: Place, judgement: Judgement) -> str:
    if judgement.problem:
        return place.words.text("dispute-uncounted")
    if judgement.decision == "unusable":
        form = Catalogue("form", place.words.language)
        reason = f": {form.text(f'reason-{judgement.reason}')}" if judgement.reason else ""
        return place.words.text("dispute-unusable") + reason
    return ""


def _offer_decisions(place: Place, opened: OpenItem, known: Today, *, keys: bool) -> None:
    words = place.words
    groups = group_answers(opened.item, opened.judgements)
    accepted = any(judged.decision != "unusable" and not judged.corrections for judged, _ in groups)
    with st.container(horizontal=True):
        for key, (judged, names) in zip(_KEYS, groups, strict=False):
            label = words.text("dispute-take", names=escape_markdown(", ".join(names)))
            if st.button(label, key=f"take {opened.name} {key}", shortcut=key if keys else None):
                _decide(place, opened, known, Choice(take=judged.annotator))
        if not accepted and st.button(
            words.text("dispute-correct"), key=f"correct {opened.name}", shortcut="0" if keys else None
        ):
            _decide(place, opened, known, Choice(correct=True))
    with st.expander(words.text("dispute-write")), st.form(f"write {opened.name}"):
        texts = {
            segment.name: st.text_area(
                segment_title(segment.name, words.language),
                segment.translation,
                key=f"{opened.name} {segment.name}",
            )
            for segment in opened.item.segments
        }
        if st.form_submit_button(words.text("dispute-send")):
            shown = {segment.name: segment.translation for segment in opened.item.segments}
            changed = {name: text for name, text in texts.items() if text != shown[name]}
            choice = Choice(texts=changed) if changed else Choice(correct=True)
            _decide(place, opened, known, choice)
    with st.expander(words.text("dispute-unusable")):
        form = Catalogue("form", words.language)
        reason = st.selectbox(
            words.text("dispute-reason"),
            REASONS,
            format_func=lambda each: form.text(f"reason-{each}"),
            key=f"reason {opened.name}",
        )
        if st.button(words.text("dispute-send-unusable"), key=f"unusable {opened.name}"):
            _decide(place, opened, known, Choice(unusable=reason))
    st.code(place.command("resolve", "{}", opened.name), language=None, wrap_lines=True)


def _decide(place: Place, opened: OpenItem, known: Today, choice: Choice) -> None:
    """Submit a decision as the person's own answer, unless somebody answered since the item was shown."""
    try:
        with opened_item(
            place.settings,
            place.work(),
            opened.name,
            key=own_key(place.organizer),
            careless=known.status.careless,
        ) as now:
            if now.opened.judgements != opened.judgements:
                raise FielError(place.words.text("dispute-moved"))
            resolution = now.decide(choice)
            resolution.submit()
    except FielError as error:
        show_problem(error)
        return
    decided = st.session_state.setdefault(f"decided {place.name}", {})
    decided[opened.name] = resolution.verdict.status
    st.session_state.pop(f"opened {place.name}", None)
    st.toast(escape_markdown(place.words.text("dispute-done", item=opened.name)))
    st.rerun()


def own_key(organizer: Organizer) -> SecretStr | None:
    """Return the key of an admin, who answers in their own name; an owner's is in the settings already."""
    return None if organizer.owner else organizer.api_key
