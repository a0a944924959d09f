"""The invitation to spend ten minutes where they help most, in a language that the visitor knows."""

from markupsafe import Markup

from fiel.front.rendering import render
from fiel.front.visit import Visit
from fiel.messages.languages import rank_language
from fiel.progress import NextForm, next_form


def show_invitation(visit: Visit, *, explained: bool = False) -> Markup:
    """Show how much ten minutes can do, with a link; nothing when no campaign needs answers.

    Where strangers cannot come in, it leads to the page about how to take part; there, where that is
    ``explained``, nothing is shown then.
    """
    found = [(_next_form(visit, name), name) for name in visit.names]
    waiting = [(form, name) for form, name in found if form is not None and (form.url or not explained)]
    if not waiting:
        return Markup()
    words = visit.words
    form, name = max(
        waiting,
        key=lambda each: (
            _rank(visit, visit.languages[each[1]]),
            each[0].url is not None,
            each[0].one_away,
            each[0].items,
        ),
    )
    one_campaign = len(visit.names) == 1
    return render(
        "invitation",
        words,
        url=form.url or visit.link("participate", campaign=name),
        inside=form.url is None,
        label=words.text("slice-button")
        if one_campaign
        else words.text("slice-button-in", title=visit.titles[name]),
        text=words.text("slice-text-one-away", items=form.items, waiting=form.one_away)
        if form.one_away
        else words.text("slice-text", items=form.items),
    )


def _rank(visit: Visit, language: str) -> tuple[float, ...]:
    """Prefer the page's language, then the nearest to the browser's, then the nearest to the page's."""
    rank = rank_language(language, visit.words.language)
    return rank if rank >= 1 else 0, language == visit.spoken, rank


def _next_form(visit: Visit, name: str) -> NextForm | None:
    return visit.views.all.of(next_form, name)
