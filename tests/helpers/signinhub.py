"""The Hub as far as a sign-in needs it, and going through Argilla's door with it as a browser does."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import httpx

_CLIENT = httpx.BasicAuth("the-id", "the-secret")._auth_header


class Hub(BaseHTTPRequestHandler):
    """The three addresses of the Hub that a sign-in uses; the code that it is sent is who comes."""

    def do_GET(self) -> None:
        scheme, _, name = self.headers.get("Authorization", "").partition(" ")
        if self.path.endswith("/.well-known/openid-configuration"):
            address = f"http://{self.headers['Host']}"
            self._answer({"userinfo_endpoint": f"{address}/oauth/userinfo"})
        elif self.path == "/oauth/userinfo" and scheme == "Bearer":
            self._answer({"sub": name, "name": f"{name.title()} Ruiz", "preferred_username": name})
        else:
            self.send_error(401)

    def do_POST(self) -> None:
        sent = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        if self.path == "/oauth/token" and self.headers["Authorization"] == _CLIENT:
            self._answer({"access_token": sent["code"][0], "token_type": "bearer"})
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
def running_hub(host: str = "127.0.0.1") -> Iterator[dict[str, str]]:
    """Run the Hub for the block; yield the environment with which a server sends people there."""
    with ThreadingHTTPServer((host, 0), Hub) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield _environment(f"http://{host}:{server.server_port}")
        finally:
            server.shutdown()
            thread.join()


def _environment(hub: str) -> dict[str, str]:
    return {
        "OAUTH2_HUGGINGFACE_CLIENT_ID": "the-id",
        "OAUTH2_HUGGINGFACE_CLIENT_SECRET": "the-secret",
        # What sends Argilla to this Hub instead of the real one, and lets it speak to it without TLS.
        "SOCIAL_AUTH_HUGGINGFACE_AUTHORIZATION_URL": f"{hub}/oauth/authorize",
        "SOCIAL_AUTH_HUGGINGFACE_ACCESS_TOKEN_URL": f"{hub}/oauth/token",
        "SOCIAL_AUTH_HUGGINGFACE_OIDC_ENDPOINT": hub,
        "OAUTHLIB_INSECURE_TRANSPORT": "1",
    }


def come_through_the_door(url: str, name: str) -> httpx.Response:
    """Go through the door as a browser does, as somebody whom the Hub knows by a name."""
    path = "/api/v1/oauth2/providers/huggingface"
    with httpx.Client(base_url=url, timeout=30, trust_env=False) as browser:
        door = browser.get(f"{path}/authentication")
        asked = parse_qs(urlsplit(door.headers["Location"]).query)
        assert (door.status_code, asked["client_id"], asked["scope"]) == (303, ["the-id"], ["openid profile"])
        answer = {"code": name, "state": asked["state"][0]}
        cookie = {"Cookie": door.headers["Set-Cookie"].split(";")[0]}
        return browser.get(f"{path}/access-token", params=answer, headers=cookie)


def sign_in(url: str, name: str) -> httpx.Client:
    """Sign in as somebody whom the Hub knows by a name; return a client of the API in their name."""
    opened = come_through_the_door(url, name)
    assert opened.status_code == 200, opened.text
    token = {"Authorization": f"Bearer {opened.json()['access_token']}"}
    return httpx.Client(base_url=f"{url}/api/v1/", headers=token, timeout=30, trust_env=False)
