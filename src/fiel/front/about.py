"""The page about who runs the campaigns, the licence, the data and how to cite it, and privacy."""

from importlib.metadata import PackageNotFoundError, metadata
from urllib.parse import urlsplit

from markupsafe import Markup

from fiel import __version__
from fiel.front.participate import find_links
from fiel.front.rendering import render
from fiel.front.views import rows_of
from fiel.front.visit import Visit


def show_about(visit: Visit) -> list[Markup]:
    """Show who, what and how."""
    words = visit.words
    campaigns = [
        {
            "title": visit.titles[row.campaign],
            "organizers": _text(row.organizers),
            "license": _text(row.license),
            "data": _text(row.data_url),
            "cite": words.text(
                "about-citation",
                title=visit.titles[row.campaign],
                year=str(visit.views.snapshot.created_at.year),
                address=_text(row.data_url) or visit.link("progress", campaign=row.campaign),
            ),
        }
        for row in rows_of(visit.view.tables.campaigns)
    ]
    return [
        render(
            "about",
            words,
            campaigns=campaigns,
            guides=find_links(visit, "guide_url", "guide-link"),
            asking=find_links(visit, "ask_url", "ask-link"),
            privacy=find_links(visit, "privacy_url", "privacy-link"),
            version=__version__,
            code=find_code(),
        )
    ]


def find_code() -> str:
    """Return the address of the code, ``Source`` among the project's URLs; empty while it has none."""
    try:
        urls = metadata("fiel").get_all("Project-URL") or []
    except PackageNotFoundError:  # the sources alone, without an installation
        return ""
    named = dict(url.split(", ", 1) for url in urls if ", " in url)
    address = named.get("Source", "")
    return address if urlsplit(address).scheme in ("http", "https") else ""


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
