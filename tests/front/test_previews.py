"""What WhatsApp, Mastodon and search engines make of a link."""

import io
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from PIL import Image

from fiel.front.corrections import list_corrections
from fiel.messages.catalogue import available_languages
from fiel.progress import answers_by_week
from fiel.sharing.card import HEIGHT, WIDTH
from fiel.snapshots.tables import Tables, join_tables
from tests.dashboard.seeding import make_running_tables, make_second_tables, make_tables, seed_snapshot
from tests.front.visiting import HOST, Head, visit_front

WHATSAPP_BYTES = 300_000  # of a picture; it leaves larger ones out
PAGES = ("", "people", "findings", "participate", "news", "about", "campaigns/demo")


@pytest.fixture
def tables(tmp_path: Path) -> Tables:
    tables = join_tables([make_running_tables(), make_second_tables()])
    seed_snapshot(tmp_path, tables)
    return tables


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_link_shows_title_description_and_picture(tmp_path: Path, tables: Tables, language: str) -> None:
    client = visit_front(tmp_path)
    correction = list_corrections(tables)[0].code
    titles = set()
    for page in (*PAGES, "person?name=Ana+Gil", f"findings/{correction}"):
        answer = client.get(f"/{language}/{page}")
        head = Head(answer.text)
        assert answer.status_code == 200 and head.root == {"lang": language, "dir": "ltr"}
        said = head.said
        assert said["og:title"] and head.title == f"{said['og:title']} · Fiel"
        assert len(said["og:description"]) > 20 and said["description"] == said["og:description"]
        assert said["og:url"] == f"{HOST}/{language}/{page}"
        assert {each["href"] for each in head.links if each["rel"] == "canonical"} == {said["og:url"]}
        assert said["twitter:card"] == "summary_large_image" and said["twitter:image"] == said["og:image"]
        titles.add(said["og:title"])
        picture = client.get(said["og:image"])
        assert said["og:image"].startswith(f"{HOST}/") and picture.headers["content-type"] == "image/png"
        assert said["og:image:type"] == "image/png" and len(picture.content) < WHATSAPP_BYTES
        with Image.open(io.BytesIO(picture.content)) as image:
            assert (
                image.size == (int(said["og:image:width"]), int(said["og:image:height"])) == (WIDTH, HEIGHT)
            )
    assert len(titles) == len(PAGES) + 2, "every page has a title of its own"


def test_a_person_and_a_campaign_have_their_own_pictures(tmp_path: Path, tables: Tables) -> None:
    client = visit_front(tmp_path)
    cards = ["es/card.png", "es/card.png?campaign=otra", "es/person.png?name=Ana+Gil", "en/card.png"]
    assert len({client.get(f"/{card}").content for card in cards}) == len(cards)
    badge = client.get("/es/badge.svg?campaign=otra")
    assert badge.headers["content-type"].startswith("image/svg+xml") and "Otra campaña" in badge.text
    assert client.get("/es/person.png?name=Nobody").status_code == 404


def test_the_map_has_every_page_that_may_be_listed(tmp_path: Path, tables: Tables) -> None:
    """Neither names, which people may take back, nor texts, which models should not learn."""
    client = visit_front(tmp_path)
    robots = client.get("/robots.txt").text
    address = robots.partition("Sitemap: ")[2].strip()
    places = [
        each.text or "" for each in ElementTree.fromstring(client.get(address).content).iter() if each.text
    ]
    pages = {place for place in places if place.startswith(HOST)}
    assert len(pages) == len(available_languages("dashboard")) * (6 + 2)
    for page in [each for each in pages if "/en/" in each or "/eu/" in each]:
        head = Head(client.get(page).text)
        assert "robots" not in head.said and head.said["og:url"] == page
        others = {each["hreflang"]: each["href"] for each in head.links if "hreflang" in each}
        assert set(others) == {*available_languages("dashboard"), "x-default"}
        assert set(others.values()) - {others["x-default"]} <= pages
        assert client.get(others["x-default"]).status_code == 200
    assert "person" not in "".join(pages) and "Disallow: /live" in robots
    for hidden in ("person?name=Ana+Gil", f"findings/{list_corrections(tables)[0].code}", "findings?q=a"):
        assert Head(client.get(f"/es/{hidden}").text).said["robots"] == "noindex"


def test_the_feed_is_read_by_programs(tmp_path: Path) -> None:
    tables = make_running_tables()
    seed_snapshot(tmp_path, tables)
    client = visit_front(tmp_path)
    (feed,) = [
        each for each in Head(client.get("/es/").text).links if each.get("type") == "application/rss+xml"
    ]
    answer = client.get(feed["href"])
    assert answer.headers["content-type"].startswith("application/rss+xml")
    channel = ElementTree.fromstring(answer.content).find("channel")
    assert channel is not None and channel.findtext("language") == "es"
    items = channel.findall("item")
    weeks = len(answers_by_week(tables))
    assert len(items) == len({each.findtext("guid") for each in items}) == weeks > 4
    page = client.get(channel.findtext("link") or "").text
    for item in items:
        place = urlsplit(item.findtext("link") or "")
        assert f'id="{place.fragment}"' in page
        assert (item.findtext("pubDate") or "").startswith("Mon, ")
        assert "Respuestas: " in (item.findtext("description") or "")


def test_one_campaign_alone_needs_no_name_in_its_addresses(tmp_path: Path) -> None:
    seed_snapshot(tmp_path, make_tables())
    head = Head(visit_front(tmp_path).get("/es/campaigns/demo").text)
    assert head.said["og:url"] == f"{HOST}/es/" and head.said["og:title"] == "Demostración"
