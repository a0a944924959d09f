"""How the front is served: before the dashboard, in the visitor's language, small, and to nobody's harm."""

import gzip
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import brotli
import pytest

from fiel.snapshots.folder import LATEST
from fiel.snapshots.forgetting import forget_names
from fiel.snapshots.tables import Tables, join_tables
from fiel.snapshots.writing import write_snapshot
from tests.dashboard.seeding import (
    make_many_tables,
    make_running_tables,
    make_state,
    make_tables,
    seed_snapshot,
)
from tests.front.visiting import HOST, Head, plain, visit_front

# Chromium's Slow 4G sends 180 kB a second and waits 0.56 s for each answer: two requests in a row are too
# many for 1.5 seconds, and one may hold this much besides what a phone needs to draw it.
FIRST_BYTES = 15_000


@pytest.mark.parametrize("make", [make_running_tables, partial(make_many_tables, 8)])
def test_the_first_content_needs_one_small_request(tmp_path: Path, make: object) -> None:
    assert callable(make)
    seed_snapshot(tmp_path, make())
    client = visit_front(tmp_path)
    for page in ("es/", "en/people", "es/participate", "en/about"):
        answer = client.get(f"/{page}", headers={"Accept-Encoding": "br"})
        assert Head(answer.text).fetched == []
        assert int(answer.headers["content-length"]) < FIRST_BYTES, page


def test_it_is_compressed_and_kept(tmp_path: Path) -> None:
    seed_snapshot(tmp_path, make_running_tables())
    client = visit_front(tmp_path)
    whole = client.get("/es/", headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in whole.headers
    for encoding, unpack in (("br", brotli.decompress), ("gzip", gzip.decompress)):
        answer, sent = client.get_raw("/es/", {"Accept-Encoding": encoding})
        assert answer.headers["content-encoding"] == encoding
        assert unpack(sent) == whole.content
        tag = answer.headers["etag"]
        known = {"Accept-Encoding": encoding, "If-None-Match": tag}
        again = client.get("/es/", headers=known)
        assert again.status_code == 304 and not again.content
        assert "max-age" in again.headers["cache-control"]
        assert {"Accept-Encoding", "Accept-Language"} <= set(again.headers["vary"].split(", "))
    assert client.ask("HEAD", "/es/").status_code == 200
    assert client.ask("POST", "/es/").status_code == 405


def test_a_newcomer_is_led_to_the_campaign_in_the_nearest_language(tmp_path: Path) -> None:
    states = {language: make_state(language, title=f"Em {language}") for language in ("es", "it", "pt")}
    several = [
        replace(tables, campaigns=tables.campaigns.assign(language=language))
        for language, tables in states.items()
    ]
    seed_snapshot(tmp_path, join_tables(several))
    client = visit_front(tmp_path)

    def lead(page: str, accepted: str) -> str:
        text = client.get(page, headers={"Accept-Language": accepted}).text
        (found,) = re.findall(r'<div class="fiel-call">.*?</div>', text, re.DOTALL)
        (language,) = re.findall(r"Em (es|it|pt)", plain(found))
        return str(language)

    for page in ("/en/", "/en/participate"):
        assert lead(page, "gl, en;q=0.5") == "pt"
        assert lead(page, "ca, en;q=0.5") == "es"
        assert lead(page, "en, sc;q=0.5") == "it"
        assert lead(page, "gl, en;q=0.5") == "pt"  # each visitor for themselves
    assert lead("/it/", "gl, en;q=0.5") == "it"  # they chose the page
    assert lead("/ca/", "en") == "es"


def test_addresses_of_before_the_front(tmp_path: Path) -> None:
    """They had no language, and what they were about in the query."""
    seed_snapshot(tmp_path, make_tables())
    client = visit_front(tmp_path)
    for address, said in {
        "": "Demostración",
        "people": "Las personas",
        "findings": "Lo que encontramos",
        "participate": "Cómo participar",
        "?person=Ana+*Gil*": "Ana *Gil*",
        "person?person=Ana+*Gil*": "Ana *Gil*",
        "?campaign=demo&person=Luz&lang=es": "Luz · simulado",
        "people?campaign=demo": "Las personas",
    }.items():
        answer = client.get(f"/{address}", headers={"Accept-Language": "es-MX,es;q=0.9,en;q=0.5"})
        assert answer.status_code == 200 and f"{said}" in plain(answer.text.partition("<h1>")[2])[:60], (
            address
        )
    assert client.get("/?lang=en").text.count("of 24 items validated")
    assert "de 24 elementos" in client.get("/").text  # a program that says nothing of languages
    assert Head(client.get("/", headers={"Accept-Language": "ca"}).text).root["lang"] == "ca"
    assert client.get("/es").headers["location"] == "/es/"


def test_nothing_is_said_to_be_nothing(tmp_path: Path) -> None:
    seed_snapshot(tmp_path, make_tables())
    client = visit_front(tmp_path)
    for path in (
        "nothing",
        "en/nothing",
        "en/campaigns/other",
        "en/people/x",
        "en/person?name=Nobody",
        "en/person",
        "en/findings/zz",
        "people?campaign=other",
        "card.png",
        "en/person.png?name=",
        "xx/",
    ):
        answer = client.get(f"/{path}", headers={"Accept-Language": "en"})
        head = Head(answer.text)
        assert answer.status_code == 404, path
        assert "There is nothing at this address" in plain(answer.text)
        assert head.said["robots"] == "noindex" and "og:image" not in head.said
        assert "etag" not in answer.headers


def test_it_is_before_the_interactive_dashboard(tmp_path: Path) -> None:
    seed_snapshot(tmp_path / "snapshot", make_tables())
    for path in ("", "dashboard"):
        client = visit_front(tmp_path / "snapshot", path)
        root = f"/{path}/" if path else "/"
        page = client.get(root).text
        assert "Demostración" in page and f'href="{HOST}{root}live?lang=es"' in page
        assert Head(page).said["og:url"] == f"{HOST}{root}es/"
        for inside in ("live", "live/people", "_stcore/health"):
            assert client.get(f"{root}{inside}").text == "the interactive dashboard"
    assert client.get("/dashboard").headers["location"] == "/dashboard/"
    assert client.get("/elsewhere").text == "the interactive dashboard"


def test_the_visitor_says_the_host_and_a_proxy_the_scheme(tmp_path: Path) -> None:
    seed_snapshot(tmp_path, make_tables())
    client = visit_front(tmp_path)
    for headers, origin in (
        ({"Host": "a.example:8080"}, "https://a.example:8080"),
        ({"Host": "[::1]:8501", "X-Forwarded-Proto": "http, https"}, "http://[::1]:8501"),
        ({"Host": 'evil"><script>', "X-Forwarded-Proto": "javascript"}, "https://localhost"),
    ):
        assert Head(client.get("/es/", headers=headers).text).said["og:url"] == f"{origin}/es/"


def test_other_sites_show_it_in_a_frame(tmp_path: Path) -> None:
    seed_snapshot(tmp_path, make_running_tables())
    client = visit_front(tmp_path)
    page = client.get("/es/").text
    frame = page.partition("&lt;iframe src=&#34;")[2].partition("&#34;")[0]
    answer = client.get(frame)
    assert "x-frame-options" not in answer.headers
    assert "frame-ancestors" not in answer.headers["content-security-policy"]
    assert "de 120 elementos validados" in plain(answer.text) and Head(answer.text).fetched == []
    assert f'href="{HOST}/es/"' in answer.text and 'target="_blank"' in answer.text


def test_a_name_that_is_taken_back_is_gone(tmp_path: Path) -> None:
    """Pages are kept for as long as their snapshot."""
    seed_snapshot(tmp_path, make_running_tables())
    client = visit_front(tmp_path)
    pages = ["es/person?name=Ana+Gil", "es/person.png?name=Ana+Gil", "es/people", "es/news", "es/news.xml"]
    for page in pages:
        assert client.get(f"/{page}").status_code == 200
    assert "Ana Gil" in client.get("/es/people").text
    forget_names(tmp_path, {"Ana Gil"})
    assert [client.get(f"/{page}").status_code for page in pages] == [404, 404, 200, 200, 200]
    assert not any("Ana Gil" in client.get(f"/{page}").text for page in pages[2:])


def test_without_data_it_says_so_and_looks_again(tmp_path: Path) -> None:
    client = visit_front(tmp_path / "none")
    answer = client.get("/", headers={"Accept-Language": "en"})
    assert answer.status_code == 200 and "No data yet" in plain(answer.text)
    assert answer.headers["cache-control"] == "no-cache"  # or it stays when there are data
    assert Head(answer.text).said["robots"] == "noindex" and 'http-equiv="refresh"' in answer.text
    seed_snapshot(tmp_path, Tables.empty())
    assert "no campaigns to show yet" in plain(visit_front(tmp_path).get("/?lang=en").text)
    (tmp_path / LATEST).write_text("{")
    answer = visit_front(tmp_path).get("/?lang=en")
    assert answer.status_code == 503 and str(tmp_path) not in answer.text


def test_the_last_good_data_stay_and_their_age_is_told(tmp_path: Path) -> None:
    taken = datetime.now(UTC) - timedelta(hours=3, minutes=5)
    write_snapshot(make_tables(done=3), tmp_path, created_at=taken)
    client = visit_front(tmp_path)
    assert "3 de 24 elementos validados" in plain(client.get("/es/").text)
    (tmp_path / LATEST).write_text('{"schema_version": 1')
    said = plain(client.get("/es/").text)
    assert "3 de 24 elementos validados" in said and "tomados hace 3 horas." in said
    seed_snapshot(tmp_path, make_tables(done=6))
    said = plain(client.get("/es/").text)
    assert "5 de 24 elementos validados" in said and "hace 3 horas" not in said
