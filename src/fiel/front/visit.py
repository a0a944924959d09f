"""What a visitor is looking at, and the addresses of other pages from there."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from fiel.front.addresses import LIVE, Address, PageKind
from fiel.front.views import View, Views
from fiel.front.wording import Words, words_in
from fiel.progress import campaign_titles

AREA = "dashboard"
ALL = ""


@dataclass(frozen=True)
class Visit:
    """What a visitor is looking at.

    Attributes:
        titles: Titles of the campaigns in that language, by name.
        campaign: Name of the selected campaign, or `ALL`; a single campaign is always selected.
        today: The current day in UTC, like all days.
        problem: What is wrong with the data, if anything.
        spoken: The language of a campaign that is nearest to those that the browser asks for, if any is near.
        root: Address of the front, such as ``/`` or ``https://example.org/dashboard/``.
    """

    words: Words
    views: Views
    titles: dict[str, str]
    campaign: str
    today: date
    root: str = "/"
    problem: str = ""
    spoken: str = ""

    @property
    def view(self) -> View:
        """The rows of the selection."""
        return self.views.campaign(self.campaign) if self.campaign else self.views.all

    @property
    def languages(self) -> dict[str, str]:
        """The language of each campaign by name."""
        campaigns = self.views.all.tables.campaigns
        return dict(zip(campaigns["campaign"], campaigns["language"], strict=True))

    @property
    def names(self) -> list[str]:
        """The campaigns that are shown."""
        return [self.campaign] if self.campaign else list(self.titles)

    @property
    def title(self) -> str:
        """The title of the selection."""
        return self.titles[self.campaign] if self.campaign else self.words.text("progress-heading")

    def address(self, kind: PageKind, *, campaign: str | None = None, name: str = "") -> Address:
        """Return a page that keeps language and campaign, or has another campaign."""
        chosen = self.campaign if campaign is None else campaign
        return Address(self.words.language, kind, chosen if len(self.titles) > 1 else ALL, name)

    def link(self, kind: PageKind, *, campaign: str | None = None, name: str = "") -> str:
        """Return where such a page is."""
        return self.root + self.address(kind, campaign=campaign, name=name).path

    @property
    def live(self) -> str:
        """Where the interactive dashboard shows the same."""
        here = self.address("progress")
        chosen = {"campaign": here.campaign} if here.campaign else {}
        return f"{self.root}{LIVE}?{urlencode({'lang': here.language, **chosen})}"

    def named(self, name: str, *, simulated: bool) -> str:
        """Write a person's name, marked if the person is simulated."""
        return self.words.text("simulated-name", name=name) if simulated else name


def begin_visit(
    views: Views,
    language: str,
    *,
    campaign: str,
    today: date,
    root: str = "/",
    problem: str = "",
    spoken: str = "",
) -> Visit | None:
    """Return what can be shown; None when there are no campaigns. An unknown campaign stands for all."""
    if views.all.tables.campaigns.empty:
        return None
    titles = views.all.of(campaign_titles, language)
    chosen = next(iter(titles)) if len(titles) == 1 else campaign if campaign in titles else ALL
    return Visit(words_in(AREA, language), views, titles, chosen, today, root, problem, spoken)
