"""The real nginx with the stack's own configuration, in front of whatever a test runs."""

import os
import shutil
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from fiel.processes import free_port
from fiel.server.interface import write_interface
from tests.deploy.stack import TOP
from tests.helpers.tools import require_programs

_USER = "www-data"  # whom the workers would become: here all of it runs as them, as in the container
_SECONDS = 10


@dataclass(frozen=True)
class Proxy:
    url: str
    secure_url: str
    folder: Path

    def client(self, address: str = "127.0.0.1", *, secure: bool = False) -> httpx.Client:
        """A client that comes from one address of this machine."""
        transport = httpx.HTTPTransport(local_address=address, verify=False)
        url = self.secure_url if secure else self.url
        return httpx.Client(base_url=url, transport=transport, timeout=30, trust_env=False)

    def log(self) -> str:
        return (self.folder / "access.log").read_text(encoding="utf-8")


@contextmanager
def running_proxy(
    names: Mapping[str, tuple[Sequence[str], int]],
    *,
    tls: bool = False,
    interface: bool = True,
    behind: str | None = None,
) -> Iterator[Proxy]:
    """Run it for the block.

    Args:
        names: The addresses and the port of each service that it passes requests on to.
        tls: Whether there is a certificate.
        interface: Whether there is the interface to serve.
        behind: The address of another proxy that it is behind.
    """
    require_programs("nginx", *(["openssl"] if tls else []))
    folder = Path(tempfile.mkdtemp(prefix="fiel-proxy-"))
    try:
        with _names({name: addresses for name, (addresses, _) in names.items()}) as resolver:
            ports = {8080: free_port(0), 8443: free_port(0)}
            _write_files(folder, tls=tls, interface=interface)
            _write_configuration(folder, names, ports, resolver)
            if behind:
                example = (TOP / "deploy" / "tls" / "proxy.conf.example").read_text(encoding="utf-8")
                assert "192.0.2.10;" in example
                (folder / "tls" / "proxy.conf").write_text(example.replace("192.0.2.10", behind))
            with _nginx(folder):
                urls = f"http://127.0.0.1:{ports[8080]}", f"https://127.0.0.1:{ports[8443]}"
                proxy = Proxy(*urls, folder)
                _wait(proxy)
                yield proxy
    finally:
        shutil.rmtree(folder)


def _write_files(folder: Path, *, tls: bool, interface: bool) -> None:
    folder.chmod(0o755)
    (folder / "tls").mkdir()
    (folder / "temporary").mkdir()
    if interface:
        write_interface(folder / "html")
    else:
        (folder / "html").mkdir()
    if tls:
        shutil.copy(TOP / "deploy" / "tls" / "tls.conf.example", folder / "tls" / "tls.conf")
        make = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost"]
        files = [
            "-keyout",
            str(folder / "tls" / "privkey.pem"),
            "-out",
            str(folder / "tls" / "fullchain.pem"),
        ]
        subprocess.run([*make, *files], check=True, capture_output=True)


def _write_configuration(
    folder: Path, names: Mapping[str, tuple[Sequence[str], int]], ports: Mapping[int, int], resolver: int
) -> None:
    """Change the places that are a container's to this machine's, each of which must be there."""
    changes = {
        " /tmp/": f" {folder}/temporary/",  # before there are folders of ours in it
        "listen 8080;": f"listen 127.0.0.1:{ports[8080]};",
        "listen 8443 ssl;": f"listen 127.0.0.1:{ports[8443]} ssl;",
        "/etc/nginx/tls/": f"{folder}/tls/",
        "/usr/share/nginx/html": f"{folder}/html",
        "/dev/stdout": f"{folder}/access.log",
        "/dev/stderr": f"{folder}/error.log",
        "127.0.0.11 valid=5s": f"127.0.0.1:{resolver} valid=1s",
        "http://argilla:6900": f"http://argilla:{names['argilla'][1]}",
        "http://dashboard:8501": f"http://dashboard:{names['dashboard'][1]}",
    }
    tls = folder / "tls" / "tls.conf"
    text = (TOP / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    upstreams = (TOP / "deploy" / "upstreams.conf").read_text(encoding="utf-8")
    text = text.replace("include /etc/nginx/upstreams.conf;", upstreams)
    secure = tls.read_text(encoding="utf-8") if tls.exists() else ""
    for old, new in changes.items():
        assert old in text or old in (TOP / "deploy" / "tls" / "tls.conf.example").read_text(), old
        text, secure = text.replace(old, new), secure.replace(old, new)
    (folder / "nginx.conf").write_text(text, encoding="utf-8")
    if secure:
        tls.write_text(secure, encoding="utf-8")


@contextmanager
def _nginx(folder: Path) -> Iterator[None]:
    user = _USER if os.getuid() == 0 else None
    if user:
        for path in (folder, *folder.rglob("*")):
            shutil.chown(path, user, user)
    command = ["nginx", "-e", f"{folder}/error.log", "-c", f"{folder}/nginx.conf", "-g", "daemon off;"]
    process = subprocess.Popen(
        command, user=user, group=user, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield
        assert process.poll() is None, (folder / "error.log").read_text(encoding="utf-8")
    finally:
        process.terminate()
        process.wait(_SECONDS)


def _wait(proxy: Proxy) -> None:
    deadline = time.monotonic() + _SECONDS
    with proxy.client() as client:
        while True:
            try:
                assert client.get("/healthz").text == "ok\n"
                return
            except httpx.TransportError:
                assert time.monotonic() < deadline, (proxy.folder / "error.log").read_text(encoding="utf-8")
                time.sleep(0.02)


@contextmanager
def _names(addresses: Mapping[str, Sequence[str]]) -> Iterator[int]:
    """Answer as Docker's own name server does: all addresses of a service's name, valid for a moment."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as listener:
        listener.bind(("127.0.0.1", 0))
        port = int(listener.getsockname()[1])
        thread = threading.Thread(target=_answer_names, args=(listener, addresses))
        thread.start()
        try:
            yield port
        finally:
            listener.sendto(b"", ("127.0.0.1", port))
            thread.join()


def _answer_names(listener: socket.socket, addresses: Mapping[str, Sequence[str]]) -> None:
    while True:
        asked, sender = listener.recvfrom(512)
        if not asked:
            return
        end = asked.index(b"\0", 12)
        name = asked[13:end].decode()  # of one label: its length, its letters and a zero
        found = addresses.get(name, ())
        head = asked[:2] + b"\x81\x80" + b"\0\1" + len(found).to_bytes(2, "big") + b"\0\0\0\0"
        records = [b"\xc0\x0c\0\1\0\1\0\0\0\1\0\4" + socket.inet_aton(each) for each in found]
        listener.sendto(head + asked[12 : end + 5] + b"".join(records), sender)
