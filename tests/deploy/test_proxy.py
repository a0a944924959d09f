import gzip
import http.client
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

import brotli
import httpx
import pytest
from playwright.sync_api import expect

from fiel.processes import free_port, running_dashboard
from fiel.server.compression import KEPT
from fiel.server.patches.privacy import CONTENT_POLICY
from fiel.settings import Settings
from tests.dashboard.seeding import make_running_tables, seed_snapshot
from tests.deploy.proxy import Proxy, running_proxy
from tests.deploy.stack import is_healthy
from tests.helpers.browser import browser_page
from tests.server.running import EmbeddedServer

HERE = ["127.0.0.1"]
SIGN_IN = "/api/v1/token"
LIMITED = "/api/v1/oauth2/providers/none/authentication"  # limited with it, and quicker to refuse
MORE_THAN_A_CLASSROOM = 40
OVER_THE_LIMIT = 16 * 1024 * 1024 + 1


@pytest.fixture(scope="module")
def dashboard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    home = tmp_path_factory.mktemp("dashboard")
    seed_snapshot(home / "snapshot", make_running_tables())
    with running_dashboard(Settings(home=home), 0, path="dashboard") as running:
        yield running.url


@pytest.fixture(scope="module")
def proxy(argilla: EmbeddedServer, dashboard: str) -> Iterator[Proxy]:
    addresses = {"argilla": argilla.url, "dashboard": dashboard}
    with running_proxy({name: (HERE, urlsplit(url).port or 0) for name, url in addresses.items()}) as running:
        yield running


@pytest.fixture
def client(proxy: Proxy) -> Iterator[httpx.Client]:
    with proxy.client() as client:
        yield client


def test_the_owner_signs_in_and_works_through_it(client: httpx.Client, argilla: EmbeddedServer) -> None:
    owner = argilla.credentials
    form = {"username": owner.username, "password": owner.password.get_secret_value()}
    answer = client.post(SIGN_IN, data=form)
    assert answer.status_code == 201
    me = client.get("/api/v1/me", headers={"Authorization": f"Bearer {answer.json()['access_token']}"})
    assert me.json()["username"] == "owner"
    assert client.post(SIGN_IN, data=form | {"password": "wrong"}).status_code == 401


def test_the_interface_is_the_mended_one_file_by_file(
    proxy: Proxy, client: httpx.Client, argilla: EmbeddedServer
) -> None:
    html = proxy.folder / "html"
    files = [path for path in sorted(html.rglob("*")) if path.is_file() and path.suffix not in (".gz", ".br")]
    names = [f"/{path.relative_to(html)}" for path in files]
    pages = ["/", "/sign-in", "/dataset/00000000-0000-0000-0000-000000000000/annotation-mode", "/nowhere"]
    with httpx.Client(base_url=argilla.url, trust_env=False) as stock:
        for name in [*pages, *names]:
            ours, theirs = client.get(name), stock.get(name)
            assert (ours.status_code, ours.content) == (theirs.status_code, theirs.content), name
    scripts = [client.get(name).text for name in names if name.endswith(".js")]
    assert sum("\\u003c" in script and "#RECORD_OBJECT#" in script for script in scripts) >= 1
    assert not [
        script for script in scripts if '.replace("#RECORD_OBJECT#",' in script and "()=>" not in script
    ]


@pytest.mark.parametrize("name", ["argilla", "dashboard", "light"])
def test_what_is_behind_it_is_healthy_where_it_answers_and_nowhere_else(
    argilla: EmbeddedServer, dashboard: str, name: str
) -> None:
    port = ":8501/" if name == "dashboard" else ":6900/"
    url = dashboard if name == "dashboard" else argilla.url
    assert is_healthy(name, {port: f":{urlsplit(url).port}/"})
    assert not is_healthy(name, {port: f":{free_port(0)}/"})


def test_what_is_sent_compressed_is_mended_too_and_kept_for_a_year(
    proxy: Proxy, client: httpx.Client
) -> None:
    scripts = sorted((proxy.folder / "html").rglob("*.js"))
    for path in scripts:
        if path.stat().st_size >= 1024:
            assert gzip.decompress(path.with_name(f"{path.name}.gz").read_bytes()) == path.read_bytes()
            assert brotli.decompress(path.with_name(f"{path.name}.br").read_bytes()) == path.read_bytes()
    (named,) = (proxy.folder / "html").glob("_nuxt.*")
    for name in ("fiel.js", "fiel.css"):
        for accepted, encoding in (("gzip, br", "br"), ("gzip", "gzip"), ("br;q=0, gzip", "gzip")):
            answer = client.get(f"/{named.name}/{name}", headers={"Accept-Encoding": accepted})
            assert answer.content == (named / name).read_bytes()
            assert answer.headers["Content-Encoding"] == encoding, accepted
            assert answer.headers["Cache-Control"] == KEPT
            assert answer.headers["Vary"] == "Accept-Encoding"
            assert answer.headers["Content-Type"].startswith(("application/javascript", "text/css"))
        old = client.get(f"/_nuxt.0123456789abcdef/{name}")
        assert (old.content, old.headers["Cache-Control"]) == (answer.content, "no-cache")
    assert client.get(f"/{named.name}/none.js").status_code == 404
    page = client.get("/sign-in")
    assert page.headers["Cache-Control"] == "no-cache"
    again = client.get("/sign-in", headers={"If-None-Match": page.headers["ETag"]})
    assert again.status_code == 304
    ranged = client.get(f"/{named.name}/fiel.js", headers={"Accept-Encoding": "br", "Range": "bytes=5-14"})
    assert ranged.status_code == 206 and "Content-Encoding" not in ranged.headers
    assert ranged.content == (named / "fiel.js").read_bytes()[5:15]
    assert "Cache-Control" not in client.get("/api/v1/version").headers


@pytest.mark.parametrize("path", ["/", "/api/v1/version", "/api/v1/nowhere", "/healthz", "/dashboard/"])
def test_each_answer_says_what_a_page_may_load(client: httpx.Client, path: str) -> None:
    headers = client.get(path).headers
    policy = headers.get_list("Content-Security-Policy")
    assert len(policy) == 1 and "object-src 'none'" in policy[0]
    assert (policy == [CONTENT_POLICY]) == (path != "/dashboard/")
    assert headers.get_list("Referrer-Policy") == ["same-origin"]
    assert headers.get_list("X-Content-Type-Options") == ["nosniff"]
    assert headers.get_list("X-Frame-Options") == ["SAMEORIGIN"]
    assert "nginx/" not in headers["Server"] and "Strict-Transport-Security" not in headers


def test_who_guesses_passwords_is_stopped_and_nobody_else(proxy: Proxy) -> None:
    with proxy.client("127.0.0.8") as guesser, proxy.client("127.0.0.9") as other:
        answers = [guesser.get(LIMITED).status_code for _ in range(MORE_THAN_A_CLASSROOM)]
        assert answers[:31] == [404] * 31 and answers[-1] == 429
        for path in (SIGN_IN, f"{SIGN_IN}/", "/api//v1/%74oken", "/api/v1/x/../token"):
            assert guesser.post(path, data={"username": "owner", "password": "guess"}).status_code == 429
        for header in ("X-Forwarded-For", "X-Real-IP", "Forwarded"):  # is believed by nobody
            assert guesser.get(LIMITED, headers={header: "for=192.0.2.7"}).status_code == 429
        assert guesser.get("/api/v1/oauth2/providers/huggingface/access-token").status_code == 429
        assert guesser.get("/api/v1/version").status_code == 200  # and goes on with what they do
        assert other.post(SIGN_IN, data={"username": "owner", "password": "x"}).status_code == 401


def test_behind_another_proxy_people_are_told_apart_if_that_one_is_named(argilla: EmbeddedServer) -> None:
    """The other proxy, which is this test, says for whom it asks; what a person wrote stands before that."""
    names = {name: (HERE, urlsplit(argilla.url).port or 0) for name in ("argilla", "dashboard")}

    def ask(client: httpx.Client, forwarded: str) -> int:
        return client.get(LIMITED, headers={"X-Forwarded-For": forwarded}).status_code

    with running_proxy(names, interface=False, behind="127.0.0.1") as proxy, proxy.client() as client:
        found = [ask(client, f"203.0.113.{n}, 198.51.100.7") for n in range(MORE_THAN_A_CLASSROOM)]
        assert 429 in found and found[0] == 404
        assert ask(client, "198.51.100.8") == 404
    with running_proxy(names, interface=False, behind="192.0.2.10") as proxy, proxy.client() as client:
        found = [ask(client, f"198.51.100.{n}") for n in range(MORE_THAN_A_CLASSROOM)]
        assert 429 in found, "who is not named is not believed"


def test_too_large_an_upload_is_refused_before_it_is_sent(
    proxy: Proxy, client: httpx.Client, argilla: EmbeddedServer
) -> None:
    nothing = "00000000-0000-0000-0000-000000000000"
    bulk = f"/api/v1/datasets/{nothing}/records/bulk"
    answers = (f"/api/v1/records/{nothing}/responses", f"/api/v1/responses/{nothing}")
    sizes = {bulk: OVER_THE_LIMIT, SIGN_IN: 20_000, "/api/v1/me/responses/bulk": 2**20 + 1}
    for path, size in (sizes | dict.fromkeys(answers, 2**18 + 1)).items():
        connection = http.client.HTTPConnection(urlsplit(proxy.url).netloc, timeout=30)
        connection.putrequest("POST", path)
        connection.putheader("Content-Length", str(size))
        connection.endheaders()
        assert connection.getresponse().status == 413
        connection.close()
    owner = {"X-Argilla-Api-Key": argilla.api_key}
    sent = client.post(bulk, content=b"x" * (OVER_THE_LIMIT - 1), headers=owner)
    assert sent.status_code == 422, "Argilla's word"
    ours = f"/api/v1/fiel/datasets/{nothing}/records/bulk"  # where a launch or a restore sends as much
    for method in ("POST", "PATCH"):
        sent = client.request(method, ours, content=b"x" * 2**21, headers=owner)
        assert sent.status_code in (404, 422), "and our server's"


def test_thousands_of_ranges_of_a_file_are_none(proxy: Proxy, client: httpx.Client) -> None:
    """Neither of what it serves itself, nor of what is behind it."""
    script = max((proxy.folder / "html").rglob("*.js"), key=lambda each: each.stat().st_size)
    address = f"/{script.relative_to(proxy.folder / 'html')}"
    ranges = {"Range": "bytes=" + ",".join(f"{2 * number}-{2 * number}" for number in range(1000))}
    plain = {"Accept-Encoding": "identity"}
    whole = client.get(address, headers=ranges | plain)
    assert (whole.status_code, whole.content) == (200, script.read_bytes())
    page = client.get("/dashboard/", headers=ranges | plain)
    assert page.status_code == 200 and page.content == client.get("/dashboard/", headers=plain).content
    assert client.get(address, headers=plain | {"Range": "bytes=5-14"}).status_code == 206


def test_no_page_with_scripts_of_others(client: httpx.Client) -> None:
    assert client.get("/api/v1/docs").status_code == client.get("/api/v1/redoc").status_code == 404
    assert client.get("/dashboard").headers["Location"] == "/dashboard/"


def test_the_log_tells_on_nobody(proxy: Proxy) -> None:
    with proxy.client("127.0.0.7") as client:
        client.get("/api/v1/oauth2/providers/huggingface/access-token?code=the-code")
    assert " 404 GET /api/v1/oauth2/providers/huggingface/access-token " in proxy.log()
    assert "127.0.0.7" not in proxy.log() and "the-code" not in proxy.log()


def test_a_browser_shows_both_sites(proxy: Proxy) -> None:
    with browser_page() as browser:
        browser.page.goto(f"{proxy.url}/sign-in")
        expect(browser.page.locator("input[type=password]")).to_be_visible()
        browser.page.goto(f"{proxy.url}/dashboard/")
        expect(browser.page.locator("h1")).to_be_visible(timeout=20_000)
        assert browser.hosts == {urlsplit(proxy.url).netloc}
    assert [error for error in browser.errors if "Content Security Policy" in error] == []


class Replica(BaseHTTPRequestHandler):
    """One of several servers, which says which one it is."""

    def do_GET(self) -> None:
        said = (
            f"{self.connection.getsockname()[0]} {self.headers['Host']} {self.headers['X-Forwarded-Proto']}"
        )
        self.send_response(200)
        self.end_headers()
        self.wfile.write(said.encode())

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""


@contextmanager
def running_replica(address: str, port: int) -> Iterator[None]:
    with ThreadingHTTPServer((address, port), Replica) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield
        finally:
            server.shutdown()
            thread.join()


def test_servers_share_the_requests_and_one_that_is_gone_is_not_missed() -> None:
    port = free_port(0)
    names = {"argilla": (["127.0.0.2", "127.0.0.3"], port), "dashboard": (HERE, 1)}
    with running_proxy(names, interface=False) as proxy, ExitStack() as servers, proxy.client() as client:
        servers.enter_context(running_replica("127.0.0.2", port))
        with running_replica("127.0.0.3", port):
            shares = Counter(client.get("/api/v1/me").text.split()[0] for _ in range(60))
        assert set(shares) == {"127.0.0.2", "127.0.0.3"} and min(shares.values()) >= 10
        answers = [client.get("/api/v1/me") for _ in range(20)]
        assert {answer.text.split()[0] for answer in answers} == {"127.0.0.2"}


def test_with_a_certificate_everybody_is_sent_to_the_safe_door() -> None:
    port = free_port(0)
    names = {"argilla": (HERE, port), "dashboard": (HERE, 1)}
    with running_proxy(names, tls=True, interface=False) as proxy, running_replica("127.0.0.1", port):
        with proxy.client() as plain, proxy.client(secure=True) as secure:
            assert plain.get("/healthz").status_code == 200
            sent = plain.get("/api/v1/me?a=b")
            assert (sent.status_code, sent.headers["Location"]) == (308, "https://127.0.0.1/api/v1/me?a=b")
            answer = secure.get("/api/v1/me")
        assert answer.text.split()[1:] == [urlsplit(proxy.secure_url).netloc, "https"]
        assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"
