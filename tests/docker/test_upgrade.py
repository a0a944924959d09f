"""The stack of an earlier state, with its data, taken over by today's: a backup, a pull, a build and a start.

`EARLIER` is the commit whose files are the earlier clone's: images, compose file and proxy are made of them.
"""

import csv
import re
import subprocess
import tarfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tests.deploy.stack import TOP
from tests.docker.engine import Engine
from tests.docker.images import make_bases, make_ours
from tests.docker.scene import CAMPAIGN, FILE, Scene, set_scene
from tests.helpers.campaigns import ROWS, Person
from tests.helpers.tools import leave_out

pytestmark = [pytest.mark.long, pytest.mark.docker]

EARLIER, TAG = "4210dad", "earlier"
OURS = {"light", "proxy", "backup"}
TURN = 3


@pytest.fixture(scope="module")
def earlier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of the earlier state, whose images have a tag that keeps them from today's."""
    folder = tmp_path_factory.mktemp("earlier")
    pack = folder / "files.tar"
    asked = ["git", "-C", str(TOP), "archive", "--output", str(pack), EARLIER]
    if subprocess.run(asked, capture_output=True, check=False).returncode:
        leave_out(f"the history has no commit {EARLIER}: clone all of it")
    with tarfile.open(pack) as archive:
        archive.extractall(folder / "files", filter="data")
    pack.unlink()
    stack = folder / "files/docker-compose.yml"
    text = re.sub(r"(image: fiel[a-z-]*):\S+", rf"\1:{TAG}", stack.read_text(encoding="utf-8"))
    stack.write_text(text, encoding="utf-8")
    lock = folder / "files/src/fiel/spaces/wheel.py"  # chose packages for a later 3.11 than Debian's
    lock.write_text(lock.read_text(encoding="utf-8").replace('"3.11.14"', '"3.11.2"'), encoding="utf-8")
    return folder / "files"


@pytest.fixture(scope="module")
def stack(
    engine: Engine, images: Path, earlier: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Scene]:
    """The earlier stack before its first start."""
    make_bases(engine, images, search=False)
    make_ours(engine, OURS, source=earlier, tag=TAG)
    with set_scene(engine, tmp_path_factory.mktemp("upgrade"), "light", source=earlier) as scene:
        yield scene


def answer_next(stack: Scene) -> None:
    """Let everybody answer the next items."""
    with next((stack.folder / "people").glob("*.csv")).open(encoding="utf-8", newline="") as file:
        passwords = {line["username"]: line["password"] for line in csv.DictReader(file)}
    dataset = stack.find_dataset()
    for name, password in passwords.items():
        person = Person(stack.project.url, name, password)
        for item, record in sorted(person.queue(dataset).items())[:TURN]:
            row = next(row for row in ROWS if row["id"] == item)
            texts = {key: value for key, value in row.items() if key.startswith(("instruction", "option"))}
            person.answer(record["id"], "corrected", {**texts, "option_c": f"{texts['option_c']} más"})
        person.close()


def test_today_takes_over_what_the_earlier_stack_has(engine: Engine, stack: Scene) -> None:
    project = stack.project
    project.up("postgres", "light", "backup", "proxy")
    project.fiel("launch", FILE)
    project.up()
    project.fiel("people", "add", FILE, "ana", "leo")
    project.compose("cp", "watcher:/var/lib/fiel/.fiel/people", str(stack.folder / "people"))
    answer_next(stack)
    before = stack.answers()
    assert before == Counter({"ana": TURN, "leo": TURN})
    project.compose("exec", "--no-TTY", "backup", "fiel-backup", "now")
    images = {name: project.inspect(name)[0]["Image"] for name in OURS}

    project.take(TOP)
    make_ours(engine, OURS)
    project.up()
    project.wait_until_healthy()

    now = {name: project.inspect(name)[0]["Image"] for name in OURS}
    assert not {*images.values()} & {*now.values()}
    assert stack.answers() == before
    project.fiel("launch", FILE, "--yes")
    answer_next(stack)
    assert stack.answers() == Counter({"ana": 2 * TURN, "leo": 2 * TURN})
    project.fiel("export", FILE, "--out", f"out/{CAMPAIGN}", "--unresolved", "keep")
    project.compose("cp", f"watcher:/srv/fiel/out/{CAMPAIGN}", str(stack.folder / "export"))
    rows = pq.read_table(stack.folder / "export/arc/es/test.parquet").to_pylist()
    assert sum(row["option_c"].endswith(" más") for row in rows) == 2 * TURN


def test_the_earlier_backup_goes_into_todays_stack(stack: Scene) -> None:
    project = stack.project
    listed = project.compose("exec", "--no-TTY", "backup", "fiel-backup", "list").split()
    project.compose("stop", "light", "watcher")
    project.compose("exec", "--no-TTY", "backup", "fiel-backup", "restore", Path(listed[-1]).name)
    project.up()
    project.wait_until_healthy()
    assert stack.answers() == Counter({"ana": TURN, "leo": TURN})
    project.fiel("status", FILE)
