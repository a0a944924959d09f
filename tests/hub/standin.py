"""The stand-in of the Hub with all that a publication needs: accounts, large files, commits, tags, faults."""

import base64
import fnmatch
import hashlib
import io
import json
import re
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Literal
from urllib.parse import unquote, urlsplit

from tests.server.hub import Handler, Hub, commit_of, is_large, serving

WRITER = "hf_of_a_writer"
READER = "hf_of_a_reader_only"
STRANGER = "hf_of_somebody_else"
OUTSIDER = "hf_of_whose_rights_the_hub_does_not_tell"
_ROLES = {WRITER: "write", READER: "read", STRANGER: "fineGrained", OUTSIDER: "fineGrained"}
_OWN = {"scoped": [{"entity": {"type": "user", "name": "ana"}, "permissions": ["repo.write"]}]}
_MEMBERS = {WRITER, READER}
_ATTRIBUTES = {".gitattributes": b"*.parquet filter=lfs diff=lfs merge=lfs -text\n"}

Action = int | Literal["cut", "half", "lost"]
"""What becomes of a request: a status; no answer, before anything is done; no answer when half of it is
there; or no answer although it was done."""


@dataclass
class PublishingHub(Hub):
    """A hub that takes publications into the organization ``org``.

    Attributes:
        models: Names that are taken by something that is no dataset.
        faults: What becomes of the next request of a method and a path that fits, once each.
        asked: Method and path of every request.
        commits: Of every commit, the dataset and the first line of its message.
        verified: Large files whose arrival was confirmed.
        lock: Held by whoever makes a commit.
        overtake: Called before each commit, when somebody else can commit.
    """

    models: set[str] = field(default_factory=set)
    faults: list[tuple[str, str, Action]] = field(default_factory=list)
    asked: list[tuple[str, str]] = field(default_factory=list)
    commits: list[tuple[str, str]] = field(default_factory=list)
    verified: set[str] = field(default_factory=set)
    lock: threading.Lock = field(default_factory=threading.Lock)
    overtake: Callable[[], None] = lambda: None

    def uploads(self) -> int:
        """How often a large file was sent."""
        return sum(method == "PUT" and path.startswith("/large/") for method, path in self.asked)

    def take_fault(self, method: str, path: str, *, half: bool) -> Action | None:
        for fault in self.faults:
            if fault[0] == method and re.search(fault[1], path) and (fault[2] == "half") == half:
                self.faults.remove(fault)
                return fault[2]
        return None


@contextmanager
def running_publishing_hub() -> Iterator[PublishingHub]:
    with serving(PublishingHub, _Handler) as hub:
        yield hub


class _Handler(Handler):
    hub: PublishingHub

    @property
    def token(self) -> str:
        return self.headers.get("Authorization", "").removeprefix("Bearer ")

    def do_PUT(self) -> None:
        if self.hub.take_fault("PUT", unquote(urlsplit(self.path).path), half=True):
            length = int(self.headers["Content-Length"])
            self.rfile.read(length // 2)
            self.connection.shutdown(socket.SHUT_WR)
            self.rfile.read()
            self.close_connection = True
        else:
            super().do_PUT()

    def _route(self, routes: dict[str, Any]) -> None:
        path = unquote(urlsplit(self.path).path)
        self.hub.asked.append((self.command, path))
        fault = self.hub.take_fault(self.command, path, half=False)
        if isinstance(fault, int):
            self._send(fault, {"error": "as the test wants it"})
            return
        if fault == "lost":
            self.wfile = io.BytesIO()
            super()._route({**self._own_routes(), **routes})
        if fault is None:
            super()._route({**self._own_routes(), **routes})
            return
        self.connection.shutdown(socket.SHUT_RDWR)
        self.close_connection = True

    def _own_routes(self) -> dict[str, Any]:
        repo = r"/api/datasets/(?P<repo>[^/]+/[^/]+)"
        return {
            r"/api/whoami-v2": self._send_account,
            r"/large/(?P<name>\w+)/verify": self._verify,
            rf"{repo}/tag/(?P<revision>[^/]+)": self._tag,
            rf"{repo}/settings": self._change_settings,
        }

    def _refusal(self, repo: str, revision: str) -> tuple[int, str] | None:
        if self.token and self.token not in _ROLES:
            return 401, "Invalid credentials"
        hidden = repo in self.hub.private and self.token not in _MEMBERS
        if repo not in self.hub.files or hidden:
            return (404 if self.token else 401), "RepoNotFound"
        writes = self.command == "PUT" or (self.command == "POST" and "/paths-info/" not in self.path)
        if writes and self.token != WRITER:
            return 403, "You don't have the rights to write here"
        return None if self.hub.at(repo, revision) else (404, "RevisionNotFound")

    def _send_account(self) -> None:
        if self.token not in _ROLES:
            self._send(401, {"error": "Invalid credentials in Authorization header"})
            return
        access: dict[str, Any] = {"displayName": "test", "role": _ROLES[self.token]}
        if self.token == STRANGER:
            access["fineGrained"] = _OWN
        account = {"name": "ana", "type": "user", "orgs": [{"name": "org", "roleInOrg": "write"}]}
        self._send(200, {**account, "auth": {"accessToken": access}})

    def _send_info(self, repo: str, revision: str) -> None:
        commit, files = self._at(repo, revision)
        about = {"id": repo, "sha": commit, "private": repo in self.hub.private, "tags": [], "downloads": 0}
        self._send(200, {**about, "siblings": [{"rfilename": path} for path in files]})

    def _send_refs(self, repo: str) -> None:
        main = {"name": "main", "ref": "refs/heads/main", "targetCommit": commit_of(self.hub.files[repo])}
        tags = [
            {"name": name, "ref": f"refs/tags/{name}", "targetCommit": commit_of(files)}
            for name, files in list(self.hub.tags.get(repo, {}).items())
        ]
        self._send(200, {"branches": [main], "tags": tags, "converts": []})

    def _create(self) -> None:
        with self.hub.lock:
            self._make_dataset()

    def _make_dataset(self) -> None:
        asked = json.loads(self.body)
        repo = f"{asked['organization']}/{asked['name']}"
        if self.token != WRITER or asked["organization"] != "org":
            self._send(403, {"error": "You don't have the rights to create a dataset under this namespace"})
        elif repo in self.hub.files or repo in self.hub.models:
            said = {"error": "You already created this", "url": f"{self.hub.url}/{repo}"}
            self._send(409, said)
        else:
            assert asked["type"] == "dataset"
            self.hub.files[repo] = dict(_ATTRIBUTES)
            if asked["visibility"] == "private":
                self.hub.private.add(repo)
            self._send(200, {"url": f"{self.hub.url}/datasets/{repo}", "name": repo})

    def _change_settings(self, repo: str) -> None:
        change = json.loads(self.body)["visibility"]
        (self.hub.private.add if change == "private" else self.hub.private.discard)(repo)
        self._send(200, {})

    def _accept_yaml(self) -> None:
        if "license: \n" in json.loads(self.body)["content"]:
            self._send(400, {"errors": [{"message": "license must be one of a list"}], "warnings": []})
        else:
            super()._accept_yaml()

    def _choose_uploads(self, repo: str) -> None:
        ignored = self.hub.files[repo].get(".gitignore", b"").decode().split()
        chosen = [
            {
                "path": each["path"],
                "uploadMode": "lfs" if is_large(each["path"]) else "regular",
                "shouldIgnore": any(fnmatch.fnmatch(each["path"], line) for line in ignored),
            }
            for each in json.loads(self.body)["files"]
        ]
        self._send(200, {"files": chosen})

    def _offer_large(self, repo: str) -> None:
        asked = json.loads(self.body)
        assert "basic" in asked["transfers"]
        offered = []
        for each in asked["objects"]:
            href = f"{self.hub.url}/large/{each['oid']}"
            actions = {"upload": {"href": href}, "verify": {"href": f"{href}/verify"}}
            offered.append(each if each["oid"] in self.hub.large else {**each, "actions": actions})
        self._send(200, {"transfer": "basic", "objects": offered})

    def _verify(self, name: str) -> None:
        confirmed = json.loads(self.body)
        assert confirmed == {"oid": name, "size": len(self.hub.large[name])}
        self.hub.verified.add(name)
        self._send(200, {})

    def _commit(self, repo: str) -> None:
        self.hub.overtake()
        with self.hub.lock:  # one commit after the other, as on the Hub
            self._make_commit(repo)

    def _make_commit(self, repo: str) -> None:
        header, *operations = [json.loads(line) for line in self.body.splitlines()]
        assert header["key"] == "header"
        files = dict(self.hub.files[repo])
        if header["value"].get("parentCommit", commit_of(files)) != commit_of(files):
            self._send(412, {"error": "A commit has happened since. Please refresh and try again."})
            return
        for operation in operations:
            value = operation["value"]
            if operation["key"] == "file":
                files[value["path"]] = base64.b64decode(value["content"])
            elif operation["key"] == "lfsFile":
                content = self.hub.large[value["oid"]]
                assert hashlib.sha256(content).hexdigest() == value["oid"] in self.hub.verified
                files[value["path"]] = content
            else:
                assert operation["key"] == "deletedFile"
                del files[value["path"]]
        self.hub.files[repo] = files
        self.hub.commits.append((repo, header["value"]["summary"]))
        url = f"{self.hub.url}/datasets/{repo}/commit/{commit_of(files)}"
        self._send(200, {"success": True, "commitOid": commit_of(files), "commitUrl": url})

    def _tag(self, repo: str, revision: str) -> None:
        name = json.loads(self.body)["tag"]
        tags = self.hub.tags.setdefault(repo, {})
        if name in tags:
            self._send(409, {"error": "Tag already exists"})
            return
        tags[name] = dict(self._at(repo, revision)[1])
        self._send(200, {})
