"""A real OpenSearch, put together from what its makers publish on Maven Central."""

import os
import socket
from pathlib import Path

from tests.helpers.maven import resolve_jars

_PARTS = Path(__file__).with_name("pom.xml")
_HEAP = "512m"
_LAST_PORT = 9299  # the runner refuses a higher one

_SETTINGS = """\
discovery.type: single-node
network.host: 127.0.0.1
transport.port: 0
cluster.routing.allocation.disk.threshold_enabled: false
"""


def resolve_opensearch() -> Path:
    """Return the folder with OpenSearch's jars, which Maven fetches at the first time."""
    return resolve_jars("opensearch", _PARTS)


def opensearch_command(jars: Path, folder: Path, port: int) -> list[str]:
    """Return the command that runs one node on a folder."""
    settings = folder / "config" / "opensearch.yml"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text(_SETTINGS, encoding="utf-8")
    java = ["java", f"-Xms{_HEAP}", f"-Xmx{_HEAP}", "-XX:+UseSerialGC", "-cp", f"{jars}/*"]
    folders = {"base": folder, "conf": settings.parent, "data": folder / "data", "logs": folder / "logs"}
    options = [text for name, path in folders.items() for text in (f"-{name}Path", str(path))]
    options += ["-numOfNode", "1", "-baseHttpPort", str(port - 1)]
    options += ["-pluginTypes", "org.opensearch.knn.plugin.KNNPlugin", "-printOnFailure"]
    return [*java, "org.codelibs.opensearch.runner.OpenSearchRunner", *options]


def free_opensearch_port() -> int:
    """Return a free port of those that the runner takes, another one for each process that asks."""
    candidates = range(_LAST_PORT - os.getpid() % 90, 9200, -1)
    for port in [*candidates, *range(_LAST_PORT, candidates.start, -1)]:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return int(port)
    raise AssertionError("no free port from 9201 to 9299")
