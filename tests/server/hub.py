"""As much of the Hub's protocol as an import and an export need: datasets in memory, on loopback."""

import base64
import contextlib
import hashlib
import json
import re
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, TypeVar
from urllib.parse import parse_qs, unquote, urlsplit

_REPO = r"(?P<repo>[^/]+/[^/]+)"
TOKEN = "hf_of_a_reader"
_AT = "(?P<revision>[^/]+)"
_API = rf"/api/datasets/{_REPO}"


@dataclass
class Hub:
    """The datasets that it has and what was asked of it.

    Attributes:
        url: Where it answers.
        files: Per dataset, the content of each path, on its main branch.
        tags: Per dataset, the same at each of its tags.
        private: Datasets that only who comes with ``TOKEN`` may read.
        gated: Datasets whose terms nobody has accepted.
        large: What was uploaded ahead of its commit, by its SHA-256.
        tokens: Those that came with a write.
        before_content: Called before the content of a file is sent.
    """

    url: str
    files: dict[str, dict[str, bytes]] = field(default_factory=dict)
    tags: dict[str, dict[str, dict[str, bytes]]] = field(default_factory=dict)
    private: set[str] = field(default_factory=set)
    gated: set[str] = field(default_factory=set)
    large: dict[str, bytes] = field(default_factory=dict)
    tokens: set[str] = field(default_factory=set)
    before_content: Callable[[], None] = lambda: None

    def at(self, repo: str, revision: str) -> tuple[str, dict[str, bytes]] | None:
        """The commit that a branch, tag or commit of a dataset stands for, and its files."""
        named = {"": self.files[repo], "main": self.files[repo], **self.tags.get(repo, {})}
        for name, files in named.items():
            if revision in (name, commit_of(files)):
                return commit_of(files), files
        return None

    def environment(self, home: str) -> dict[str, str]:
        """The variables of a server that takes it for the Hub."""
        return {
            "HF_ENDPOINT": self.url,
            "HF_HOME": home,
            "HF_HUB_OFFLINE": "0",
            "HF_HUB_DISABLE_XET": "1",
        }


H = TypeVar("H", bound=Hub)


def commit_of(files: dict[str, bytes]) -> str:
    """The commit that has these files."""
    return hashlib.sha1(repr(sorted(files.items())).encode()).hexdigest()


def is_large(path: str) -> bool:
    """Whether a file is kept outside Git."""
    return path.endswith((".parquet", ".whl"))


@contextlib.contextmanager
def running_hub() -> Iterator[Hub]:
    with serving(Hub, Handler) as hub:
        yield hub


@contextlib.contextmanager
def serving(kind: type[H], handler: "type[Handler]") -> Iterator[H]:
    """A hub of some kind, whose handler answers for it."""
    with ThreadingHTTPServer(("127.0.0.1", 0), type("Bound", (handler,), {})) as listener:
        hub = kind(f"http://127.0.0.1:{listener.server_port}")
        listener.RequestHandlerClass.hub = hub  # type: ignore[attr-defined]
        thread = threading.Thread(target=listener.serve_forever)
        thread.start()
        try:
            yield hub
        finally:
            listener.shutdown()
            thread.join()


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # the answers' parts would wait for each other, 40 ms each time
    hub: Hub

    def do_GET(self) -> None:
        self._route(
            {
                rf"{_API}(/revision/{_AT})?": self._send_info,
                rf"{_API}/tree/{_AT}(/(?P<folder>.*))?": self._send_tree,
                rf"{_API}/refs": self._send_refs,
                rf"/datasets/{_REPO}/resolve/{_AT}/(?P<path>.+)": self._send_content,
            }
        )

    do_HEAD = do_GET

    def do_POST(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        self.body = self.rfile.read(length) if length else self._read_chunks()
        self._route(
            {
                r"/api/repos/create": self._create,
                r"/api/validate-yaml": self._accept_yaml,
                rf"{_API}/paths-info/{_AT}": self._send_paths,
                rf"{_API}/preupload/[^/]+": self._choose_uploads,
                rf"{_API}/commit/[^/]+": self._commit,
                rf"/datasets/{_REPO}\.git/info/lfs/objects/batch": self._offer_large,
            }
        )

    def do_PUT(self) -> None:
        self.body = self.rfile.read(int(self.headers["Content-Length"]))
        self._route({r"/large/(?P<name>\w+)": self._keep_large})

    def log_message(self, format: str, *arguments: Any) -> None:
        pass

    def _read_chunks(self) -> bytes:
        content = b""
        while size := int(self.rfile.readline(), 16):
            content += self.rfile.read(size)
            self.rfile.readline()
        self.rfile.readline()
        return content

    def _route(self, routes: dict[str, Callable[..., None]]) -> None:
        path = unquote(urlsplit(self.path).path)
        for pattern, answer in routes.items():
            found = re.fullmatch(pattern, path)
            if found:
                parts = {name: part or "" for name, part in found.groupdict().items()}
                refused = parts.get("repo", "") and self._refusal(parts["repo"], parts.get("revision", ""))
                if refused:
                    status, code = refused
                    self._send(status, {"error": code}, {"X-Error-Code": code})
                else:
                    answer(**parts)
                return
        self._send(404, {"error": f"not spoken here: {path}"})

    def _refusal(self, repo: str, revision: str) -> tuple[int, str] | None:
        """Status and code of a refusal; who may not see a dataset is told that there is none."""
        known = self.headers.get("Authorization") == f"Bearer {TOKEN}"
        if repo not in self.hub.files or (repo in self.hub.private and not known):
            return (404, "RepoNotFound") if known else (401, "RepoNotFound")
        if repo in self.hub.gated:
            return 403, "GatedRepo"
        return None if self.hub.at(repo, revision) else (404, "RevisionNotFound")

    def _at(self, repo: str, revision: str) -> tuple[str, dict[str, bytes]]:
        found = self.hub.at(repo, revision)
        assert found is not None, "_refusal let it through"
        return found

    def _send(self, status: int, body: Any, headers: dict[str, str] | None = None) -> None:
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def _send_info(self, repo: str, revision: str) -> None:
        commit, files = self._at(repo, revision)
        names = [{"rfilename": path} for path in files]
        self._send(
            200,
            {"id": repo, "sha": commit, "siblings": names, "private": False, "tags": [], "downloads": 0},
        )

    def _send_refs(self, repo: str) -> None:
        main = {"name": "main", "ref": "refs/heads/main", "targetCommit": commit_of(self.hub.files[repo])}
        self._send(200, {"branches": [main], "tags": [], "converts": []})

    @staticmethod
    def _entry(path: str, content: bytes) -> dict[str, Any]:
        oid = hashlib.sha1(b"blob %d\0" % len(content) + content).hexdigest()
        entry = {"type": "file", "path": path, "size": len(content), "oid": oid}
        if not is_large(path):
            return entry
        large = {"oid": hashlib.sha256(content).hexdigest(), "size": len(content), "pointerSize": 134}
        return {**entry, "lfs": large}

    def _send_tree(self, repo: str, revision: str, folder: str) -> None:
        _, files = self._at(repo, revision)
        inside = f"{folder}/" if folder else ""
        recursive = parse_qs(urlsplit(self.path).query).get("recursive", ["false"])[0].lower() == "true"
        paths = [path for path in files if path.startswith(inside)]
        folders = {inside + path.removeprefix(inside).split("/")[0] for path in paths} - set(paths)
        entries = [
            self._entry(path, files[path])
            for path in paths
            if recursive or "/" not in path.removeprefix(inside)
        ]
        entries += [{"type": "directory", "path": path, "oid": "0" * 40} for path in sorted(folders)]
        if folder and not paths:
            self._send(404, {"error": "Entry not found"}, {"X-Error-Code": "EntryNotFound"})
        else:
            self._send(200, entries)

    def _send_paths(self, repo: str, revision: str) -> None:
        if self.headers["Content-Type"].startswith("application/json"):
            paths = json.loads(self.body)["paths"]
        else:
            paths = parse_qs(self.body.decode())["paths"]
        _, files = self._at(repo, revision)
        entries = [self._entry(path, files[path]) for path in paths if path in files]
        entries += [
            {"type": "directory", "path": path, "oid": "0" * 40}
            for path in paths
            if any(file.startswith(f"{path}/") for file in files)
        ]
        self._send(200, entries)

    def _send_content(self, repo: str, revision: str, path: str) -> None:
        commit, files = self._at(repo, revision)
        if path not in files:
            self._send(404, {"error": "Entry not found"}, {"X-Error-Code": "EntryNotFound"})
            return
        self.hub.before_content()
        content = files[path]
        headers = {
            "ETag": f'"{hashlib.sha1(content).hexdigest()}"',
            "X-Repo-Commit": commit,
            "Accept-Ranges": "bytes",
        }
        wanted = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range", ""))
        if wanted is None:
            self._send(200, content, headers)
            return
        first, last = int(wanted[1]), min(int(wanted[2] or len(content)), len(content) - 1)
        headers["Content-Range"] = f"bytes {first}-{last}/{len(content)}"
        self._send(206, content[first : last + 1], headers)

    def _create(self) -> None:
        asked = json.loads(self.body)
        repo = f"{asked['organization']}/{asked['name']}"
        self.hub.files.setdefault(repo, {})
        self._send(200, {"url": f"{self.hub.url}/datasets/{repo}", "name": repo})

    def _accept_yaml(self) -> None:
        self._send(200, {"errors": [], "warnings": []})

    def _choose_uploads(self, repo: str) -> None:
        asked = json.loads(self.body)["files"]
        chosen = [
            {
                "path": each["path"],
                "uploadMode": "lfs" if is_large(each["path"]) else "regular",
                "shouldIgnore": False,
            }
            for each in asked
        ]
        self._send(200, {"files": chosen})

    def _offer_large(self, repo: str) -> None:
        offered = [
            {**each, "actions": {"upload": {"href": f"{self.hub.url}/large/{each['oid']}"}}}
            for each in json.loads(self.body)["objects"]
        ]
        self._send(200, {"transfer": "basic", "objects": offered})

    def _keep_large(self, name: str) -> None:
        assert hashlib.sha256(self.body).hexdigest() == name
        self.hub.large[name] = self.body
        self._send(200, {})

    def _commit(self, repo: str) -> None:
        self.hub.tokens.add(self.headers.get("Authorization", "").removeprefix("Bearer "))
        for line in self.body.splitlines():
            operation = json.loads(line)
            value = operation["value"]
            if operation["key"] == "file":
                self.hub.files[repo][value["path"]] = base64.b64decode(value["content"])
            elif operation["key"] == "lfsFile":
                self.hub.files[repo][value["path"]] = self.hub.large[value["oid"]]
        commit = commit_of(self.hub.files[repo])
        url = f"{self.hub.url}/datasets/{repo}/commit/{commit}"
        self._send(200, {"success": True, "commitOid": commit, "commitUrl": url})
