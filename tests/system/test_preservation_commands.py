"""The commands ``fiel archive``, ``fiel restore`` and ``fiel close``, as the shell runs them."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from fiel.archive.content import ArchivedPerson, to_json
from fiel.archive.file import PEOPLE, open_archive, writing_archive
from fiel.cli import cli, main
from tests.helpers.campaigns import make_work
from tests.server.running import EmbeddedServer
from tests.system.test_preservation import answers_of, launch

Fiel = Callable[..., Result]


@pytest.fixture
def fiel(argilla: EmbeddedServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Fiel:
    """Run a command on the home of the server, in a folder of its own."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: object, answer: str | None = None) -> Result:
        line = [*map(str, arguments), "--home", str(argilla.home)]
        return CliRunner(mix_stderr=False).invoke(cli, line, input=answer)

    return run


def test_archive_and_restore_from_the_shell(fiel: Fiel, argilla: EmbeddedServer, tmp_path: Path) -> None:
    work = make_work(tmp_path / "campaign", "carried")
    launch(argilla, work, ())
    done = fiel("archive", work.file.path, "--out", "carried.zip")
    assert done.exit_code == 0, done.output
    assert "arc: 8 records, answers: none" in done.output
    assert "Archive written: carried.zip (0 people; only you can read it)" in done.output
    done = fiel("archive", work.file.path, "--out", "again.zip", "--json")
    assert json.loads(done.stdout)["datasets"]["arc"]["records"] == 8
    assert Path("again.zip").read_bytes() == Path("carried.zip").read_bytes()
    done = fiel("restore", "carried.zip", "--to-name", "carried-over")
    assert done.exit_code == 0, done.output
    assert "arc: records: 8: equal" in done.output
    assert f"carried-over: identical in {argilla.url}" in done.output
    assert "Not restored: ids, passwords and API keys" in done.output
    done = fiel("restore", "carried.zip", "--to-name", "third", "--json")
    assert json.loads(done.stdout)["equal"] is True


def test_a_restored_campaign_that_differs_is_said_with_the_exit_code(
    fiel: Fiel, argilla: EmbeddedServer, tmp_path: Path
) -> None:
    """Argilla takes the space at the end of a name away: an archive with such a name cannot come back."""
    work = make_work(tmp_path / "campaign", "differing")
    launch(argilla, work, ())
    fiel("archive", work.file.path, "--out", "true.zip")
    person = ArchivedPerson(username="ida-false", first_name="Ida ", role="annotator", member=True)
    with open_archive(Path("true.zip")) as opened, writing_archive(Path("false.zip")) as writer:
        for name in opened.manifest.members.keys() - {PEOPLE}:
            writer.add(name, [opened.read(name)])
        writer.add(PEOPLE, [to_json(person.model_dump()) + b"\n"])
        update = {"members": dict(writer.members), "people": 1}
        writer.finish(opened.manifest.model_copy(update=update))
    done = fiel("restore", "false.zip", "--to-name", "false")
    assert done.exit_code == 2
    assert "DIFFERENT, restored: " in done.output
    assert "false: NOT IDENTICAL" in done.output


def test_a_damaged_archive_is_refused_with_a_message(
    argilla: EmbeddedServer,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "bad.zip").write_bytes(b"PK no zip")
    line = ["fiel", "restore", str(tmp_path / "bad.zip"), "--home", str(argilla.home)]
    monkeypatch.setattr(sys, "argv", line)
    with pytest.raises(SystemExit) as stop:
        main()
    assert stop.value.code == 2
    assert "bad.zip: expected a complete archive from fiel archive" in capsys.readouterr().err


def test_close_asks_first(fiel: Fiel, argilla: EmbeddedServer, tmp_path: Path) -> None:
    work = make_work(tmp_path / "campaign", "asked")
    launch(argilla, work, ("uma-asked",))
    done = fiel("close", work.file.path, answer="n\n")
    assert done.exit_code == 1
    assert not Path("asked.zip").exists()
    done = fiel("close", work.file.path, answer="y\n")
    assert done.exit_code == 0, done.output
    assert "asked: closed; 1 removed from the workspace; all answers stay" in done.output
    assert answers_of(Path("asked.zip")) == {}
    before = Path("asked.zip").read_bytes()
    done = fiel("close", work.file.path, "--yes")
    assert "asked.zip: expected a new file, found an existing one" in str(done.exception)
    assert Path("asked.zip").read_bytes() == before
    done = fiel("close", work.file.path, "--yes", "--overwrite")
    assert "Archive written: asked.zip" in done.output
    done = fiel("close", work.file.path, "--yes", "--json", "--out", "second.zip")
    assert json.loads(done.stdout)["left"] == 0
    done = fiel("close", work.file.path, "--reopen")
    assert "asked: reopened; 1 let back in" in done.output
