"""The pages and files of one snapshot, each built when it is first asked for, and kept compressed."""

import gzip
import hashlib
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from threading import Lock

import brotli

from fiel.errors import FielError
from fiel.front.addresses import LISTED, Address, PageKind
from fiel.front.news import write_feed
from fiel.front.pages import find_contents, write_missing, write_page
from fiel.front.person import find_page
from fiel.front.sharing import write_embed
from fiel.front.views import Views
from fiel.front.visit import AREA, Visit, begin_visit
from fiel.messages.catalogue import available_languages
from fiel.messages.languages import nearest_language
from fiel.sharing.badge import draw_badge
from fiel.sharing.card import draw_card, draw_person
from fiel.sharing.figures import Figures, count_figures
from fiel.snapshots.tables import Tables

_KEPT = 2000
_INVITING: tuple[PageKind, ...] = ("progress", "participate")
_HTML, _XML = "text/html; charset=utf-8", "application/xml; charset=utf-8"
_BROTLI_QUALITY = 9


@dataclass(frozen=True)
class Document:
    """A page or a file as it is sent; one that is ``passing`` is asked for anew each time."""

    content: bytes
    media_type: str
    status: int = 200
    passing: bool = False

    @cached_property
    def tag(self) -> str:
        """What tells this content from any other."""
        return hashlib.blake2b(self.content, digest_size=12).hexdigest()

    @cached_property
    def brotli(self) -> bytes:
        """The content in Brotli's encoding."""
        return bytes(brotli.compress(self.content, mode=brotli.MODE_TEXT, quality=_BROTLI_QUALITY))

    @cached_property
    def gzip(self) -> bytes:
        """The content in gzip's encoding."""
        return gzip.compress(self.content, mtime=0)

    @property
    def is_text(self) -> bool:
        """Whether compressing it pays."""
        return not self.media_type.startswith("image/png")


class Site:
    """The front of one snapshot."""

    def __init__(self, views: Views) -> None:
        """Show these views."""
        self.views = views
        self._kept: OrderedDict[tuple[Address, str, date, str], Document] = OrderedDict()
        self._lock = Lock()

    def find(
        self,
        address: Address,
        *,
        root: str,
        today: date,
        asked: str = "",
        problem: str = "",
        accepted: Sequence[str] = (),
    ) -> Document | None:
        """Return what is at an address, or None for nothing.

        ``root`` is the whole address of the front, such as ``https://example.org/dashboard/``. What is found
        with something ``asked``, to search for, or a ``problem``, to tell, is not kept. ``accepted`` are the
        languages that the browser asks for, the most wanted first.
        """
        spoken = self._find_spoken(accepted) if address.kind in _INVITING else ""
        key = (address, root, today, spoken)
        passing = bool(asked or problem)
        with self._lock:
            if not passing and key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        found = self._build(address, root, today, asked, problem, spoken)
        if found is not None and not passing:
            with self._lock:
                self._kept[key] = found
                while len(self._kept) > _KEPT:
                    self._kept.popitem(last=False)
        return found

    def write_missing(self, language: str, *, root: str, today: date) -> Document | None:
        """Return the page for an address with nothing; None when there are no campaigns."""
        visit = self._visit(Address(language), root, today)
        return Document(write_missing(visit).encode(), _HTML, status=404) if visit else None

    def write_map(self, *, root: str, today: date) -> Document:
        """Return the map of the pages that search engines may list."""
        visits = [self._visit(Address(each), root, today) for each in available_languages(AREA)]
        several = [*self.views.all.tables.campaigns["campaign"]]
        pages = [
            visit.link(kind, campaign=campaign)
            for visit in visits
            if visit
            for campaign in ("", *(several if len(several) > 1 else []))
            for kind in LISTED
            if kind == "progress" or not campaign
        ]
        lines = "".join(f"<url><loc>{page.replace('&', '&amp;')}</loc></url>\n" for page in pages)
        text = (
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{lines}</urlset>\n'
        )
        return Document(text.encode(), _XML)

    def _find_spoken(self, accepted: Sequence[str]) -> str:
        languages = {*self.views.all.tables.campaigns["language"]}
        return nearest_language(languages, accepted) if len(languages) > 1 else ""

    def _visit(
        self, address: Address, root: str, today: date, problem: str = "", spoken: str = ""
    ) -> Visit | None:
        return begin_visit(
            self.views,
            address.language,
            campaign=address.campaign,
            today=today,
            root=root,
            problem=problem,
            spoken=spoken,
        )

    def _build(
        self, address: Address, root: str, today: date, asked: str, problem: str, spoken: str
    ) -> Document | None:
        visit = self._visit(address, root, today, problem, spoken)
        if visit is None or (address.campaign and address.campaign not in visit.titles):
            return None
        file = _FILES.get(address.kind)
        if file:
            return file(visit, address)
        page = find_contents(visit, address, asked)
        return Document(write_page(visit, page).encode(), _HTML) if page else None


def _draw_badge(visit: Visit, address: Address) -> Document:
    return Document(draw_badge(_count(visit), visit.words.language), "image/svg+xml")


def _draw_card(visit: Visit, address: Address) -> Document | None:
    return _draw(lambda: draw_card(_count(visit), visit.words.language))


def _draw_person(visit: Visit, address: Address) -> Document | None:
    found = find_page(visit.view, address.name)
    if found is None:
        return None
    language = visit.words.language
    return _draw(
        lambda: draw_person(
            found.name,
            answers=found.answers,
            days=found.active_days,
            simulated=found.simulated,
            language=language,
        )
    )


def _draw(draw: Callable[[], bytes]) -> Document | None:
    try:
        return Document(draw(), "image/png")
    except FielError:  # there is no picture without its font
        return None


def _count(visit: Visit) -> Figures:
    return visit.view.of(_count_figures, visit.words.language, not visit.campaign)


def _count_figures(tables: Tables, language: str, together: bool) -> Figures:
    return count_figures(tables, [language], together=together)[language]


def _embed(visit: Visit, address: Address) -> Document:
    return Document(write_embed(visit).encode(), _HTML)


def _feed(visit: Visit, address: Address) -> Document:
    return Document(write_feed(visit).encode(), "application/rss+xml; charset=utf-8")


_FILES: dict[str, Callable[[Visit, Address], Document | None]] = {
    "badge": _draw_badge,
    "card": _draw_card,
    "person-card": _draw_person,
    "embed": _embed,
    "feed": _feed,
}
