"""Signing in with a Hugging Face account, from the door of Argilla to being one of the campaign's people."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx
from click.testing import CliRunner

from fiel.annotation.roll import list_people
from fiel.cli import cli
from fiel.settings import Settings
from fiel.workflow.connection import connected_argilla
from fiel.workflow.launching import launch_work
from tests.campaigns import make_work
from tests.server.running import EmbeddedServer, running_server

CODE, TOKEN = "the-code", "the-token"


class Hub(BaseHTTPRequestHandler):
    """The three addresses of the Hub that a sign-in uses; whoever comes is ``marta``."""

    def do_GET(self) -> None:
        if self.path.endswith("/.well-known/openid-configuration"):
            address = f"http://{self.headers['Host']}"
            self._answer({"userinfo_endpoint": f"{address}/oauth/userinfo"})
        elif self.path == "/oauth/userinfo" and self.headers["Authorization"] == f"Bearer {TOKEN}":
            self._answer({"sub": "1", "name": "Marta Ruiz", "preferred_username": "marta"})
        else:
            self.send_error(401)

    def do_POST(self) -> None:
        sent = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        known = self.path == "/oauth/token" and sent["code"] == [CODE]
        if known and self.headers["Authorization"] == httpx.BasicAuth("the-id", "the-secret")._auth_header:
            self._answer({"access_token": TOKEN, "token_type": "bearer"})
        else:
            self.send_error(401)

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""

    def _answer(self, content: dict[str, str]) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(content).encode())


@contextmanager
def running_hub() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Hub) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


def sign_in(server: EmbeddedServer) -> dict[str, str]:
    """Go through the door as a browser does; return the headers of who is in."""
    door = server.client().get("oauth2/providers/huggingface/authentication")
    asked = parse_qs(urlsplit(door.headers["Location"]).query)
    assert (door.status_code, asked["client_id"], asked["scope"]) == (303, ["the-id"], ["openid profile"])
    cookie = door.headers["Set-Cookie"].split(";")[0]
    path = "oauth2/providers/huggingface/access-token"
    answer = {"code": CODE, "state": asked["state"][0]}
    opened = server.client().get(path, params=answer, headers={"Cookie": cookie})
    assert opened.status_code == 200, opened.text
    return {"Authorization": f"Bearer {opened.json()['access_token']}"}


def test_who_signs_in_for_the_first_time_annotates_in_the_campaigns_of_the_file(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    work, other = (make_work(tmp_path / name, name) for name in ("signed", "unsigned"))
    made = CliRunner().invoke(cli, ["oauth-file", str(work.file.path), "--out", str(home / "oauth.yaml")])
    assert made.exit_code == 0, made.output
    with running_hub() as hub:
        variables = {
            "OAUTH2_HUGGINGFACE_CLIENT_ID": "the-id",
            "OAUTH2_HUGGINGFACE_CLIENT_SECRET": "the-secret",
            # What sends Argilla to this Hub instead of the real one, and lets it speak to it without TLS.
            "SOCIAL_AUTH_HUGGINGFACE_AUTHORIZATION_URL": f"{hub}/oauth/authorize",
            "SOCIAL_AUTH_HUGGINGFACE_ACCESS_TOKEN_URL": f"{hub}/oauth/token",
            "SOCIAL_AUTH_HUGGINGFACE_OIDC_ENDPOINT": hub,
            "OAUTHLIB_INSECURE_TRANSPORT": "1",
        }
        with running_server(home, extra=variables) as server:
            settings = Settings(home=home)
            launch_work(settings, work)
            launch_work(settings, other)
            person = httpx.Client(
                base_url=f"{server.url}/api/v1/", headers=sign_in(server), timeout=30, trust_env=False
            )
            with person, connected_argilla(settings) as client:
                me = person.get("me").json()
                assert (me["username"], me["role"]) == ("marta", "annotator")
                names = {each["name"] for each in person.get("me/workspaces").json()["items"]}
                assert names == {"signed"}
                assert {each["name"] for each in person.get("me/datasets").json()["items"]} >= {"arc"}
                people = list_people(client, work.campaign)
                assert [(each.username, each.member) for each in people] == [("marta", True)]
                assert list_people(client, other.campaign) == []
            assert sign_in(server)  # the second time it is the same account
            users = server.client().get("users").json()["items"]
            assert sorted(user["username"] for user in users) == ["marta", "owner"]
