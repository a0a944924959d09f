"""How each kind of line is typed at a desk, and which lines are not."""

import json
import re
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path

import httpx
import yaml

from tests.deploy.stack import FILLED_IN, load_stack
from tests.guides.desk import Desk, parsed, staying
from tests.guides.pages import lines_that_begin
from tests.guides.shown import SHOWN
from tests.helpers.campaigns import TOP

NOT_RUN = {
    "sudo apt-get install": "changes the machine; that of CI has them all, see .ci/programs",
    ". .venv/bin/activate": "the shell that runs the tests has it already; make setup makes it",
    "docker compose up": "needs Docker; the services that it names are in the file",
    "docker compose ps": "the same",
    "docker compose restart": "the same",
    "docker compose stop": "the same",
    "docker compose cp": "the same",
    "docker compose exec argilla": "the same, and Argilla's own image",
}
RUN_ELSEWHERE = {
    "make setup": ("Makefile", "check: setup"),
    "make demo": ("Makefile", "demo: $(VENV)/.runs\n\t@$(BIN)/fiel demo"),
    "make test": (".ci/run", "make test"),
    "make check": (".ci/run", "make check"),
    "fiel demo --exit": ("tests/test_demo.py", 'command(home, "--exit"'),
    "fiel people admit": ("tests/commands/test_invitations.py", 'shell("people", "admit"'),
    "fiel people waiting": ("tests/commands/test_invitations.py", 'shell("people", "waiting"'),
    "fiel people personal-link": ("tests/commands/test_invitations.py", 'shell("people", "personal-link"'),
    "fiel people link": ("tests/security/test_oauth.py", 'run("link"'),
    "fiel video": ("tests/video/test_recording.py", '"fiel", "video"'),
    "fiel spread": ("tests/workflow/test_spread.py", 'shell("spread"'),
    "fiel settle": ("tests/workflow/test_rulings.py", 'shell("settle"'),
    "fiel terms": ("tests/workflow/test_rulings.py", 'shell("terms"'),
    "fiel daily": ("tests/commands/test_daily.py", 'fiel("daily"'),
    "fiel people welcome": ("tests/commands/test_daily.py", 'fiel("people", "welcome"'),
    "fiel desk": ("tests/dashboard/test_desk.py", 'running_desk(settings, Path("campaigns")'),
    "fiel service": ("tests/workflow/test_service.py", 'shell("service"'),
    "fiel dismiss": ("tests/workflow/test_rulings.py", 'shell("dismiss"'),
    "docker compose exec backup": ("tests/deploy/test_backup.py", '"docker compose exec backup"'),
}
"""Lines that cost much; the file that has them run, and how it does."""

_stayed: list[list[str]] = []  # those that stay are alike on several pages: once is enough


def begins(words: Sequence[str], table: Iterable[str]) -> str | None:
    """Which of the beginnings in the table a line has."""
    return next((each for each in table if list(words[: len(each.split())]) == each.split()), None)


def type_line(desk: Desk, words: Sequence[str]) -> None:
    """Have a line do what it does, and see that it did."""
    match words:
        case _ if begins(words, NOT_RUN) or begins(words, RUN_ELSEWHERE):
            check_line(words)
        case ["python", "-m", "pip", "wheel", *_]:
            assert len(list(desk.dist.glob("fiel-*.whl"))) == 1  # the fixture ran it
            desk.folder.joinpath("dist").symlink_to(desk.dist)
        case ["fiel", *_]:
            type_fiel(desk, words)
        case ["export", *settings]:
            for name, value in (each.split("=", 1) for each in desk.fill_in(settings)):
                desk.monkeypatch.setenv(name, value)
        case ["cp", *_]:
            subprocess.run(words, cwd=desk.folder, check=True)
        case ["docker", "compose", "run", "--rm", *line]:
            run_in_service(desk, line)
        case _:
            raise AssertionError(f"{' '.join(words)}: nothing runs it")


def type_fiel(desk: Desk, words: Sequence[str]) -> None:
    if words[1] == "up":  # the line of the reference started the Argilla of these tests
        (line,) = lines_that_begin("guides/en/reference/commands.md", "fiel", "up")
        assert parsed(words) == parsed(line)
        assert httpx.get(desk.server.url, trust_env=False).status_code == 200
    elif words[1] == "dashboard" or "--watch" in words:
        stay(desk, words)
    elif words[1] == "space":  # the stand-in has no Spaces: those are tests/spaces/
        with desk.monkeypatch.context() as without:
            without.delenv("HF_TOKEN")
            run(desk, words)
    else:
        run(desk, words)


def run(desk: Desk, words: Sequence[str]) -> None:
    line = desk.fill_in(words)
    said = desk.run(line)
    wanted = max((key for key in SHOWN if set(key.split()) <= set(words)), key=len)
    assert re.search(SHOWN[wanted], said), (words, said)
    for option, value in zip(line, line[1:], strict=False):
        assert option not in ("--out", "--html") or Path(value).exists(), words


def stay(desk: Desk, words: Sequence[str]) -> None:
    """Run a line that stays, until it shows what it is for; Ctrl-C ends it.

    Where a watch was typed before, what another one watches is done once.
    """
    if list(words) in _stayed:
        return
    shows = words[1] == "dashboard"
    if not shows and any("--watch" in line for line in _stayed):
        run(desk, words[: words.index("--watch")])
        return
    line = [*desk.fill_in(words), *(["--port", "0"] if shows else []), "--json"]
    with staying(line, cwd=desk.folder) as process:
        assert process.stdout is not None
        said = json.loads(process.stdout.readline())
        if shows:
            assert httpx.get(said["url"], trust_env=False).status_code == 200
        else:
            assert (desk.folder / "snapshot" / said["path"]).is_dir() and said["items"] >= 3
    _stayed.append(list(words))


def run_in_service(desk: Desk, words: Sequence[str]) -> None:
    """Run what a service of the compose file would run, with its environment; its volumes are folders.

    Before the service there may be more volumes, as in ``--volume=NAME:PLACE``.
    """
    options = [word for word in words if word.startswith("--volume=")]
    more, words = [each.removeprefix("--volume=") for each in options], words[len(options) :]
    service = load_stack({**FILLED_IN, "ARGILLA_API_KEY": desk.server.api_key})["services"][words[0]]
    places = {"http://argilla:6900": desk.server.url}
    for volume, place in (each.split(":")[:2] for each in [*service["volumes"], *more]):
        if not volume.startswith("."):
            (desk.folder / "volumes" / volume).mkdir(parents=True, exist_ok=True)
            places[place] = str(desk.folder / "volumes" / volume)
    with desk.monkeypatch.context() as patch:
        for name in ("FIEL_HOME", "FIEL_SNAPSHOT", "HF_TOKEN", "HF_ENDPOINT"):
            patch.delenv(name)
        patch.setenv("HOME", places["/var/lib/fiel"])
        for name, value in service["environment"].items():
            patch.setenv(name, _moved(value, places))
        run(desk, ["fiel", *(_moved(word, places) for word in words[1:])])


def _moved(text: str, places: dict[str, str]) -> str:
    return next((new + text.removeprefix(old) for old, new in places.items() if text.startswith(old)), text)


def check_line(words: Sequence[str]) -> None:
    """Hold a line that is not run here to what it is about."""
    match words:
        case ["docker", "compose", name, *rest]:
            services = yaml.safe_load((TOP / "docker-compose.yml").read_text("utf-8"))["services"]
            named = [word.partition(":")[0] for word in rest if not word.startswith("-")]
            if name == "cp":
                named = [word.partition(":")[0] for word in rest if ":" in word]
            elif name == "exec":
                named = named[:1]
            assert set(named) <= set(services), words
        case ["fiel", *_]:
            parsed(words)
        case ["make", *rest]:
            target = next(word for word in rest if "=" not in word)
            assert re.search(rf"^{target}:", (TOP / "Makefile").read_text("utf-8"), re.M), words
        case [".", path]:
            (made,) = re.findall(r"^VENV := (.+)$", (TOP / "Makefile").read_text("utf-8"), re.M)
            assert path == f"{made}/bin/activate", words
