"""Where a page's lines are typed: an organizer's folder, its Argilla, and the people who answer there."""

import contextlib
import io
import json
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from glob import glob
from pathlib import Path
from typing import Any

import click
import httpx
import pytest

from fiel.cli import cli
from tests.helpers.campaigns import Person
from tests.helpers.organizer import Shell
from tests.server.running import EmbeddedServer, server_environment

PATIENCE = 60  # seconds for a process to end


class Member(Person):
    """Somebody with an account, by its key: nobody has to type the password."""

    def __init__(self, client: httpx.Client) -> None:
        self.client = client


@dataclass
class Desk:
    """The folder that lines are typed in.

    Attributes:
        folder: It, which is the current one.
        server: The Argilla that the lines speak to.
        dist: The folder of a wheel of Fiel.
        replaced: What a page writes in the place of something that only the reader knows, and that.
    """

    folder: Path
    server: EmbeddedServer
    dist: Path
    shell: Shell
    monkeypatch: pytest.MonkeyPatch
    replaced: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.owner = self.server.client()
        self.going = self.server.home / "going"  # there while the campaign is, with its people

    def fill_in(self, words: Sequence[str]) -> list[str]:
        """The words as the reader types them, with the files that a ``*`` stands for."""
        found: list[str] = []
        for word in words:
            for old, new in self.replaced.items():
                word = word.replace(old, new)
            found += sorted(glob(word)) if "*" in word else [word]
        return found

    def run(self, words: Sequence[str]) -> str:
        """Run a line of ``fiel`` that ends, with a yes to what it asks; return all that it said."""
        self.monkeypatch.setattr(sys, "stdin", io.StringIO("y\n"))
        code, output, errors = self.shell(*words[1:])
        assert code == 0, (words, output, errors)
        return output + errors

    def json(self, *arguments: str) -> Any:
        code, output, errors = self.shell(*arguments, "--json")
        assert code == 0, errors
        return json.loads(output)

    # What people do in Argilla, of which the pages speak

    def records(self) -> dict[str, dict[str, Any]]:
        """The items of all campaigns with their answers, by id."""
        asked = {"include": "responses", "limit": 100}
        datasets = [each for each in self._all("me/datasets") if each["name"] in ("arc", "mmlu")]
        pages = [self._all(f"datasets/{each['id']}/records", **asked) for each in datasets]
        return {record["external_id"]: record for page in pages for record in page}

    def users(self) -> dict[str, dict[str, Any]]:
        return {each["username"]: each for each in self._all("users")}

    def answer(self, who: str, item: str, verdict: str, *, comment: str = "", **texts: str) -> None:
        record = self.records()[item]
        shown = {each["name"]: each["translation"] for each in record["fields"]["item"]["segments"]}
        member = Member(self.server.client(self.users()[who]["api_key"]))
        member.answer(record["id"], verdict, {**shown, **texts}, comment=comment)

    def send_draft(self, who: str, item: str, **texts: str) -> None:
        """Have a person send the draft that an answer of theirs became, as a correction."""
        user = self.users()[who]
        (draft,) = [r for r in self.records()[item]["responses"] if r["user_id"] == user["id"]]
        assert draft["status"] == "draft"
        changed = {name: {"value": value} for name, value in {"verdict": "corrected", **texts}.items()}
        body = {"status": "submitted", "values": {**draft["values"], **changed}}
        sent = self.server.client(user["api_key"]).put(f"responses/{draft['id']}", json=body)
        assert sent.status_code == 200, sent.text

    def clear(self) -> None:
        """Take all campaigns and people out of the Argilla."""
        self.going.unlink(missing_ok=True)
        for kind in ("datasets", "workspaces"):
            for each in self._all(f"me/{kind}"):
                assert self.owner.delete(f"{kind}/{each['id']}").is_success
        for user in self._all("users"):
            if user["username"] != self.server.credentials.username:
                assert self.owner.delete(f"users/{user['id']}").is_success

    def _all(self, path: str, **asked: Any) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.owner.get(path, params=asked).raise_for_status().json()["items"]
        return found


Step = Callable[[Desk], None]


@contextlib.contextmanager
def staying(words: Sequence[str], *, cwd: Path) -> Iterator["subprocess.Popen[str]"]:
    """Run a line of ``fiel`` that stays, in a process of its own; Ctrl-C must end it well."""
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=cwd,
        env=server_environment(),
    )
    try:
        yield process
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=PATIENCE)
        assert (process.returncode, "Traceback" in errors) == (0, False), errors
    finally:
        if process.poll() is None:
            process.kill()
            process.communicate()


def parsed(words: Sequence[str]) -> tuple[str, dict[str, Any]]:
    """What ``fiel`` takes a line for: its command and the values of all of its options.

    Two lines of which it is the same are one command.
    """
    command: click.Command = cli
    context, path = cli.make_context("fiel", list(words[1:])), "fiel"
    while isinstance(command, click.Group):
        name, found, rest = command.resolve_command(context, [*context.protected_args, *context.args])
        assert found is not None
        path = f"{path} {name}"
        command, context = found, found.make_context(name, rest, parent=context)
    return path, context.params
