"""The stand-in of the Hub with Spaces: their secrets, variables, storage and what they are doing.

Paths and bodies are those that huggingface_hub 1.13 sends and reads.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from tests.hub.standin import WRITER, PublishingHub
from tests.hub.standin import _Handler as PublishingHandler
from tests.server.hub import serving


@dataclass
class SpacesHub(PublishingHub):
    """A hub whose repositories are Spaces.

    Attributes:
        secrets: Of each Space, its secrets; the Hub shows them to nobody.
        variables: Of each Space, its variables.
        storage: The persistent storage of each Space that has some.
        offers_storage: Whether it gives storage to those who ask.
    """

    secrets: dict[str, dict[str, str]] = field(default_factory=dict)
    variables: dict[str, dict[str, str]] = field(default_factory=dict)
    storage: dict[str, str] = field(default_factory=dict)
    offers_storage: bool = True

    def writes(self) -> list[tuple[str, str]]:
        """What was asked that changes something."""
        return [each for each in self.asked if each[0] != "GET" and "validate-yaml" not in each[1]]


@contextmanager
def running_spaces_hub() -> Iterator[SpacesHub]:
    with serving(SpacesHub, _Handler) as hub:
        yield hub


class _Handler(PublishingHandler):
    hub: SpacesHub

    def _own_routes(self) -> dict[str, Any]:
        repo = r"/api/spaces/(?P<repo>[^/]+/[^/]+)"
        at = "(?P<revision>[^/]+)"
        return super()._own_routes() | {
            rf"{repo}": self._send_info_of_main,
            rf"{repo}/tree/{at}": self._send_whole_tree,
            rf"{repo}/variables": self._variables,
            rf"{repo}/secrets": self._secrets,
            rf"{repo}/storage": self._storage,
            rf"{repo}/runtime": self._send_runtime,
            rf"{repo}/preupload/[^/]+": self._choose_uploads,
            rf"{repo}/commit/[^/]+": self._commit,
            r"/spaces/(?P<repo>[^/]+/[^/]+)\.git/info/lfs/objects/batch": self._offer_large,
        }

    def _send_info_of_main(self, repo: str) -> None:
        self._send_info(repo, "main")

    def _send_whole_tree(self, repo: str, revision: str) -> None:
        self._send_tree(repo, revision, "")

    def _create(self) -> None:
        asked = json.loads(self.body)
        repo = f"{asked['organization']}/{asked['name']}"
        if self.token != WRITER or asked["organization"] != "org":
            self._send(403, {"error": "You don't have the rights to create a space under this namespace"})
            return
        assert (asked["type"], asked["sdk"], asked["visibility"]) == ("space", "docker", "public")
        assert repo not in self.hub.files
        self.hub.files[repo] = {
            ".gitattributes": b"*.whl filter=lfs\n",
            "README.md": b"---\nsdk: docker\n---\n",
        }
        self._send(200, {"url": f"{self.hub.url}/spaces/{repo}", "name": repo})

    def _variables(self, repo: str) -> None:
        there = self.hub.variables.setdefault(repo, {})
        if self.command == "POST":
            asked = json.loads(self.body)
            there[asked["key"]] = asked["value"]
        self._send(200, {key: {"value": value} for key, value in there.items()})

    def _secrets(self, repo: str) -> None:
        assert self.command == "POST"
        asked = json.loads(self.body)
        self.hub.secrets.setdefault(repo, {})[asked["key"]] = asked["value"]
        self._send(200, {})

    def _storage(self, repo: str) -> None:
        if self.hub.offers_storage:
            self.hub.storage[repo] = json.loads(self.body)["tier"]
        self._send_runtime(repo)

    def _send_runtime(self, repo: str) -> None:
        built = "Dockerfile" in self.hub.files[repo]
        about: dict[str, Any] = {
            "stage": "BUILDING" if built else "NO_APP_FILE",
            "hardware": {},
            "gcTimeout": None,
        }
        self._send(200, {**about, "storage": self.hub.storage.get(repo)})
