"""Every page: its contents, what a link to it shows elsewhere, and what is around it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from fiel.front.about import show_about
from fiel.front.addresses import LISTED, Address, PageKind
from fiel.front.corrections import find_correction, list_corrections
from fiel.front.findings import name_correction, show_correction, show_findings, show_found
from fiel.front.news import show_news
from fiel.front.participate import show_participation
from fiel.front.people import show_people
from fiel.front.person import find_page, show_person
from fiel.front.progress import count_people, show_progress
from fiel.front.rendering import picture, read_script, read_style, render
from fiel.front.sharing import Shared, show_sharing
from fiel.front.visit import AREA, Visit
from fiel.front.wording import words_in
from fiel.messages.catalogue import available_languages
from fiel.progress import overall_progress
from fiel.sharing.card import HEIGHT, WIDTH

_SITE = "Fiel"
_SHOW: Mapping[PageKind, Callable[[Visit], Sequence[Markup]]] = {
    "progress": show_progress,
    "people": show_people,
    "findings": show_findings,
    "participate": show_participation,
    "news": show_news,
    "about": show_about,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontPage:
    """A page without what is around it.

    Attributes:
        address: Where it is.
        title: What it is called in a link.
        description: One or two sentences about it, for a link.
        card: The address of its picture.
        pieces: Its contents.
        listed: Whether search engines may list it: people may take back their names, and texts of a benchmark
            are not to be learnt by models.
    """

    address: Address
    title: str
    description: str
    card: Address
    pieces: Sequence[Markup]
    listed: bool = True


def find_contents(visit: Visit, address: Address, asked: str = "") -> FrontPage | None:
    """Return the page at an address, or None when there is nothing; ``asked`` is what to search for."""
    if address.campaign and address.campaign not in visit.titles:
        return None
    if address.kind == "person":
        return _build_person(visit, address)
    if address.kind == "correction":
        return _build_correction(visit, address)
    if address.kind not in _SHOW:
        return None
    pieces = show_found(visit, asked) if asked and address.kind == "findings" else _SHOW[address.kind](visit)
    heading = visit.title if address.kind == "progress" else visit.words.text(f"nav-{address.kind}")
    return FrontPage(
        address=visit.address(address.kind),
        title=heading if address.kind == "progress" else f"{heading} · {visit.title}",
        description=visit.words.text(f"meta-{address.kind}")
        if address.kind != "progress"
        else _sum_up(visit),
        card=visit.address("card"),
        pieces=pieces,
        listed=not asked,
    )


def _sum_up(visit: Visit) -> str:
    progress, words = visit.view.of(overall_progress), visit.words
    return words.text(
        "summary",
        validated=progress.validated,
        total=progress.total,
        people=count_people(visit, progress.people),
        answers=progress.answers,
    )


def _build_person(visit: Visit, address: Address) -> FrontPage | None:
    found = find_page(visit.view, address.name)
    if found is None:
        return None
    words = visit.words
    return FrontPage(
        address=visit.address("person", name=found.name),
        title=visit.named(found.name, simulated=found.simulated),
        description=words.text("person-summary", answers=found.answers, days=found.active_days),
        card=visit.address("person-card", name=found.name),
        pieces=[show_person(visit, found)],
        listed=False,
    )


def _build_correction(visit: Visit, address: Address) -> FrontPage | None:
    row = find_correction(visit.view.of(list_corrections), address.name)
    if row is None:
        return None
    return FrontPage(
        address=address,
        title=name_correction(visit, row),
        description=f"{row.before} → {row.after}"[:300],
        card=visit.address("card", campaign=row.campaign),
        pieces=show_correction(visit, row),
        listed=False,
    )


def write_page(visit: Visit, page: FrontPage) -> str:
    """Write a whole page; the visit's root has to be a whole address."""
    shared = Shared(visit.root + page.address.path, page.title)
    return _frame(
        visit,
        page,
        sharing=show_sharing(visit, shared),
        image=(
            visit.root + page.card.path,
            WIDTH,
            HEIGHT,
            visit.words.text("share-card-alt", title=page.title),
        ),
    )


def write_missing(visit: Visit) -> str:
    """Write the page that says that there is nothing at an address."""
    words = visit.words
    heading, text = words.text("missing-heading"), words.text("missing-text")
    pieces = [
        render("heading", words, level=1, text=heading, lead=text),
        render("back", words, href=visit.link("progress"), text=visit.words.text("missing-back")),
    ]
    page = FrontPage(
        address=visit.address("progress"),
        title=heading,
        description=text,
        card=visit.address("card"),
        pieces=pieces,
        listed=False,
    )
    return _frame(visit, page, sharing=Markup(), image=None)


def write_empty(language: str, heading: str, text: str) -> str:
    """Write the page that is shown while there are no data."""
    words = words_in(AREA, language)
    return render(
        "bare",
        words,
        title=words.text(heading),
        text=words.text(text),
        mark=picture("mark"),
        style=Markup(read_style("style") + read_style("front")),
    )


def _frame(
    visit: Visit,
    page: FrontPage,
    *,
    sharing: Markup,
    image: tuple[str, int, int, str] | None,
) -> str:
    words, here = visit.words, page.address
    progress = visit.view.of(overall_progress)
    created = visit.views.snapshot.created_at
    return render(
        "layout",
        words,
        page=page,
        site=_SITE,
        url=visit.root + here.path,
        image=image,
        languages=[
            (each, words_in(AREA, each).text("language-name"), visit.root + here.into(each).path)
            for each in available_languages(AREA)
        ],
        default=visit.root + replace(here, language="").path.lstrip("/"),
        pages=[(kind, visit.link(kind), words.text(f"nav-{kind}")) for kind in LISTED],
        home=visit.link("progress", campaign=""),
        campaigns=visit.titles if len(visit.titles) > 1 else {},
        chosen=visit.campaign,
        action=visit.root + _plain(visit, here).path,
        feed=visit.link("feed"),
        live=visit.live,
        simulated=words.text("simulated-banner", simulated=progress.simulated) if progress.simulated else "",
        taken=words.text("taken-on", day=words.day(created.date(), year=True), time=f"{created:%H:%M}"),
        problem=visit.problem,
        sharing=sharing,
        style=Markup(read_style("style") + read_style("front")),
        script=Markup(read_script("front")),
        mark=picture("mark"),
    )


def _plain(visit: Visit, here: Address) -> Address:
    """Return the page for all campaigns, to which the form of the campaigns adds one."""
    return Address(visit.words.language, here.kind if here.kind in LISTED else "progress")
