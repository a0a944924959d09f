"""Argilla's and Fiel's own routes, asked by schemathesis for what nobody would think of: no answer is a 5xx.

One 5xx of Argilla's own is known, which its official image gives too: ``GET /records/{record_id}`` of a
record with a vector, whose settings it does not load. Fiel's records have none.

Bounded and seeded in the tests. For longer: ``python -m tests.security.test_fuzzing SECONDS``.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.campaigns import TOP
from tests.security.neighbour import Neighbour, make_neighbour
from tests.server.running import EmbeddedServer, running_server, server_environment

SEED = 20261124
EXAMPLES = 2


# What the embedded server does not do by itself, or not within a test.
LEFT_OUT = "export|import|ping|oauth2|token"


def write_description(neighbour: Neighbour, folder: Path) -> Path:
    """Write Argilla's description of its API, with Fiel's routes, and ids that are there.

    Deletions get ids of nothing: what is deleted could not be asked about any longer. The key goes with each
    request, so the description asks for none.
    """
    described: dict[str, Any] = neighbour.owner.get("openapi.json").json()
    own = _describe_own_routes(folder / "described")
    described["paths"] |= own["paths"]
    described["components"]["schemas"] |= own["components"]["schemas"]
    bulk = "/datasets/{dataset_id}/records/bulk"  # ours takes the same body, and reads it by itself
    ours, theirs = (described["paths"][path]["post"] for path in (f"/fiel{bulk}", bulk))
    ours["requestBody"] = theirs["requestBody"]
    described["components"].pop("securitySchemes")
    for methods in described["paths"].values():
        for method, operation in methods.items():
            operation.pop("security", None)
            for parameter in operation.get("parameters", ()):
                known = neighbour.ids.get(parameter["name"])
                if known and parameter["in"] == "path" and method != "delete":
                    parameter["schema"] = {"type": "string", "enum": [known]}
    path = folder / "openapi.json"
    path.write_text(json.dumps(described), encoding="utf-8")
    return path


def _describe_own_routes(home: Path) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.security.describing", str(home)]
    done = subprocess.run(
        command, cwd=TOP, env=server_environment(), capture_output=True, text=True, check=True
    )
    described: dict[str, Any] = json.loads(done.stdout)
    return described


def fuzz(server: EmbeddedServer, folder: Path, seconds: int | None = None) -> dict[str, Any]:
    """Ask, and return the report.

    Args:
        server: A server that may be changed.
        folder: For what schemathesis writes.
        seconds: How long; a number of examples for each route unless given.
    """
    owner = server.client()
    neighbour = make_neighbour(owner, "security-fuzzing", owner.get("me").json()["id"])
    options: Mapping[str, object] = {
        "--url": f"{server.url}/api/v1",
        "--header": f"X-Argilla-Api-Key: {server.api_key}",
        "--checks": "not_a_server_error",
        "--phases": "coverage,fuzzing" if seconds else "fuzzing",
        "--seed": SEED,
        "--exclude-path-regex": LEFT_OUT,
        "--report": "json",
        "--report-dir": folder / "report",
        "--generation-database": "none",
        **({"--max-time": seconds} if seconds else {"--max-examples": EXAMPLES}),
    }
    flags = [str(each) for option in options.items() for each in option]
    command = [sys.executable, "-c", "from schemathesis.cli import schemathesis; schemathesis()", "run"]
    done = subprocess.run(
        [*command, str(write_description(neighbour, folder)), *flags, "--continue-on-failure"],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=600 if seconds is None else seconds + 120,
        check=False,
    )
    reports = list((folder / "report").glob("json-*.json"))
    assert len(reports) == 1, done.stdout + done.stderr
    report: dict[str, Any] = json.loads(reports[0].read_text(encoding="utf-8"))
    return report


def test_no_route_fails_whatever_it_is_asked(tmp_path: Path) -> None:
    """On a server of its own, which is changed in every way that the routes allow."""
    pytest.importorskip("schemathesis")
    with running_server(tmp_path / "home") as server:
        report = fuzz(server, tmp_path)
        said = server.take_errors()
    operations = report["operations"]
    assert operations["tested"] == operations["selected"] > 80
    assert report["complete"] and report["exit_code"] == 0, said
    assert "Traceback" not in said, said


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place, running_server(Path(place) / "home") as running:
        print(json.dumps(fuzz(running, Path(place), int(sys.argv[1])), indent=2))
