"""What holds personal data and lies in a git repository is not taken by ``git add .``."""

import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from fiel.cli import cli
from fiel.commands.gitignore import ignore_private
from fiel.errors import FielError
from fiel.settings import Settings
from fiel.workflow.launch import launch_work
from tests.helpers.campaigns import make_work
from tests.helpers.tools import require_programs
from tests.server.running import EmbeddedServer


@pytest.fixture(autouse=True)
def need_git() -> None:
    require_programs("git")


def git(folder: Path, *words: str) -> list[str]:
    done = subprocess.run(["git", "-C", str(folder), *words], check=True, capture_output=True, text=True)
    return done.stdout.splitlines()


def added(folder: Path) -> set[str]:
    """What ``git add .`` takes."""
    git(folder, "add", ".")
    return set(git(folder, "-c", "core.quotePath=false", "ls-files"))


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "repository"
    folder.mkdir()
    git(folder, "init", "--quiet")
    (folder / "kept.txt").write_text("kept")
    return folder


@pytest.mark.parametrize(
    "name", ["a.zip", "sub/b.csv", "with space!.csv", "!first.csv", "#hash.csv", "[x]*.csv", "ñandú.csv"]
)
def test_a_file_is_ignored_before_and_after_it_is_there_and_no_other(repository: Path, name: str) -> None:
    path = repository / name
    noted = ignore_private(path)
    assert noted == repository / ".git" / "info" / "exclude"
    path.parent.mkdir(exist_ok=True)
    path.write_text("secret")
    (repository / "sub").mkdir(exist_ok=True)
    (repository / "sub" / "xa.csv").write_text("other")
    assert added(repository) == {"kept.txt", "sub/xa.csv"}
    before = noted.read_text()
    assert ignore_private(path) is None and noted.read_text() == before


def test_a_folder_and_what_comes_into_it_is_ignored(repository: Path) -> None:
    out = repository / "thanks"
    assert ignore_private(out)
    out.mkdir()
    (out / "ana.html").write_text("thanks")
    assert added(repository) == {"kept.txt"}


def test_a_work_tree_and_what_is_written_there_before_stay(repository: Path, tmp_path: Path) -> None:
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    git(repository, "add", ".")
    git(repository, *identity, "commit", "--quiet", "--message", "first")
    git(repository, "worktree", "add", "--quiet", str(tmp_path / "tree"))
    exclude = repository / ".git" / "info" / "exclude"
    exclude.write_text("mine")
    noted = ignore_private(tmp_path / "tree" / "a.zip")
    assert noted is not None and noted.samefile(exclude)
    assert exclude.read_text() == "mine\n/a.zip\n"


def test_what_is_versioned_already_is_refused(repository: Path) -> None:
    path = repository / "people.csv"
    path.write_text("username")
    git(repository, "add", "--force", "people.csv")
    with pytest.raises(FielError, match="found a tracked one. It contains personal data"):
        ignore_private(path)


def test_outside_of_a_repository_nothing_is_done(tmp_path: Path) -> None:
    assert ignore_private(tmp_path / "new" / "a.zip") is None
    assert list(tmp_path.iterdir()) == []


def test_without_git_nothing_is_done(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(repository))
    assert ignore_private(repository / "a.zip") is None


def test_a_whole_campaign_in_a_repository_leaves_nothing_of_people_to_add(
    argilla: EmbeddedServer, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = make_work(repository, "ignored")
    launch_work(Settings(home=argilla.home), work)
    campaign = {*added(repository)}
    monkeypatch.chdir(repository)
    Path("crowd.csv").write_text("username\nignored-ana\n", encoding="utf-8")
    file = str(work.file.path)
    for words in (
        ["people", "add", file, "--file", "crowd.csv", "--passwords", "first.csv"],
        ["people", "password", file, "ignored-ana", "--passwords", "second.csv"],
        ["receipts", file, "--out", "thanks"],
        ["archive", file, "--out", "kept.zip"],
        ["restore", "kept.zip", "--to-name", "ignored-too", "--same-people", "--passwords", "third.csv"],
        ["close", file, "--out", "closed.zip", "--yes"],
    ):
        done = CliRunner(mix_stderr=False).invoke(cli, [*words, "--home", str(argilla.home)])
        assert done.exit_code == 0, (words, done.stderr, done.exception)
        assert "git now ignores it" in done.stderr, words
    assert all(Path(name).exists() for name in ("first.csv", "second.csv", "kept.zip", "closed.zip"))
    assert added(repository) == campaign
