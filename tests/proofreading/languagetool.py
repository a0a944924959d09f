"""The real LanguageTool, from Maven Central, for the tests that ask it."""

import socket
import subprocess
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from tests.helpers.maven import resolve_jars

_PARTS = Path(__file__).parents[2] / "deploy" / "languagetool.xml"


def resolve_languagetool() -> Path:
    """Return the folder with LanguageTool's jars, which Maven fetches the first time."""
    return resolve_jars("languagetool", _PARTS)


def install_languagetool(folder: Path, version: str) -> None:
    """Lay LanguageTool out as its makers' archive does, to be started from there."""
    jars = sorted(resolve_languagetool().glob("*.jar"))
    classes = " ".join(jar.as_uri() for jar in jars)
    line = f"Class-Path: {classes}"
    wrapped = "\r\n ".join([line[:70], *(line[at : at + 69] for at in range(70, len(line), 69))])
    place = folder / f"LanguageTool-{version}"
    place.mkdir(parents=True)
    with zipfile.ZipFile(place / "languagetool-server.jar", "w") as jar:
        jar.writestr("META-INF/MANIFEST.MF", f"Manifest-Version: 1.0\r\n{wrapped}\r\n\r\n")


@contextmanager
def running_languagetool() -> Iterator[str]:
    """Run LanguageTool on a free port; yield its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    jars = resolve_languagetool()
    java = ["java", "-Xmx1g", "-cp", f"{jars}/*", "org.languagetool.server.HTTPServer", "--port", str(port)]
    process = subprocess.Popen(java, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    url = f"http://127.0.0.1:{port}"
    try:
        while True:
            assert process.poll() is None, "LanguageTool ended before it answered"
            try:
                httpx.get(f"{url}/v2/healthcheck", trust_env=False).raise_for_status()
                break
            except httpx.HTTPError:
                time.sleep(0.2)
        yield url
    finally:
        process.terminate()
        process.wait()
