"""The light stack on a real engine, through its proxy with TLS, from its first start to a restored backup.

The tests go on from one another, as a campaign does.
"""

import contextlib
import csv
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import httpx
import pyarrow.parquet as pq
import pytest
from playwright.sync_api import expect

from tests.docker.engine import Engine, list_links
from tests.docker.faults import TURN, check_death, check_restart, frozen
from tests.docker.images import make_bases, make_ours
from tests.docker.order import find_starts
from tests.docker.project import Project
from tests.docker.scene import CAMPAIGN, FILE, Scene, set_scene
from tests.helpers.browser import browser_page
from tests.helpers.campaigns import ROWS, Person
from tests.helpers.crowd import Crowd
from tests.helpers.signinhub import sign_in
from tests.helpers.tools import leave_out
from tests.system.test_fulldisk import small_disk
from tests.system.test_volunteer import item_of, shown_item
from tests.system.test_volunteer import sign_in as sign_in_by_name

pytestmark = [pytest.mark.long, pytest.mark.docker]

ITEMS = 80
RUNNING = ("postgres", "light", "dashboard", "backup", "proxy", "watcher")
OURS = {"light": 1000, "dashboard": 1000, "backup": 1000, "watcher": 1000, "proxy": 101}
SECRET = ("POSTGRES_PASSWORD", "ARGILLA_AUTH_SECRET_KEY", "OWNER_PASSWORD", "ARGILLA_API_KEY")
HELD = {
    "postgres": {"POSTGRES_PASSWORD"},
    "backup": {"POSTGRES_PASSWORD"},
    "light": {"POSTGRES_PASSWORD", "OWNER_PASSWORD", "ARGILLA_API_KEY"},
    "watcher": {"ARGILLA_API_KEY"},
    "dashboard": set(),
    "proxy": set(),
}
"""Which secrets of `.env` each container has in its environment, where whoever may use Docker reads them."""


@pytest.fixture(scope="module")
def stack(engine: Engine, images: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    """The stack before its first start, its database on a small disk, with a campaign in its clone."""
    make_bases(engine, images, search=False)
    make_ours(engine, {"light", "proxy", "backup"})
    folder = tmp_path_factory.mktemp("light")
    disk = folder / "disk"
    disk.mkdir()
    with small_disk(disk, megabytes=400) as mounted:
        if not mounted:
            leave_out("a small disk cannot be mounted here")
        with set_scene(engine, folder, "light", disk=disk) as scene:
            yield scene


@pytest.fixture(scope="module")
def crowd(stack: Scene) -> Iterator[Crowd]:
    """People of another campaign, who go on answering while things break."""
    crowd = Crowd(stack.project.url, stack.settings, stack.folder, "faults", items=ITEMS)
    yield crowd
    crowd.close()


def test_it_starts_in_order_and_is_healthy_as_far_as_it_can_be_before_a_launch(
    engine: Engine, stack: Scene
) -> None:
    with engine.noting() as noted:
        stack.project.up(*(name for name in RUNNING if name != "watcher"))
    assert find_starts(stack.project.services(), noted) == dict.fromkeys(
        [("light", "postgres"), ("backup", "postgres"), ("proxy", "light"), ("proxy", "dashboard")], True
    )
    with httpx.Client(timeout=30, trust_env=False, verify=str(stack.project.certificate)) as client:
        assert client.get(f"{stack.project.url}/api/v1/status").is_success
        away = client.get(f"{stack.project.plain_url}/")
        assert away.status_code == 308 and away.headers["Location"].startswith("https://")


def test_the_main_job(stack: Scene) -> None:
    """Launched, answered by two people, counted by the watcher, exported and fetched, as the guide says."""
    project = stack.project
    project.fiel("launch", FILE)
    project.up()
    assert set(project.states().values()) == {"healthy"}
    project.fiel("people", "add", FILE, "ana", "leo")
    project.compose("cp", "watcher:/var/lib/fiel/.fiel/people", str(stack.folder / "people"))
    (people,) = (stack.folder / "people").glob("*.csv")
    with people.open(encoding="utf-8", newline="") as file:
        passwords = {line["username"]: line["password"] for line in csv.DictReader(file)}
    dataset = stack.find_dataset()
    for name, password in passwords.items():
        person = Person(project.url, name, password)
        for item, record in sorted(person.queue(dataset).items())[:6]:
            row = next(row for row in ROWS if row["id"] == item)
            texts = {key: value for key, value in row.items() if key.startswith(("instruction", "option"))}
            person.answer(record["id"], "corrected", {**texts, "option_c": f"{texts['option_c']} más"})
        person.close()
    project.fiel("export", FILE, "--out", f"out/{CAMPAIGN}", "--unresolved", "keep")
    project.compose("cp", f"watcher:/srv/fiel/out/{CAMPAIGN}", str(stack.folder / "export"))
    rows = pq.read_table(stack.folder / "export/arc/es/test.parquet").to_pylist()
    corrected = [row for row in rows if row["option_c"].endswith(" más")]
    assert (len(rows), len(corrected)) == (8, 6)
    assert (stack.folder / "export/manifest.json").exists()


def test_a_volunteer_in_a_browser_and_the_dashboard(stack: Scene) -> None:
    project = stack.project
    (people,) = (stack.folder / "people").glob("*.csv")
    password = dict(line.split(",")[:2] for line in people.read_text(encoding="utf-8").splitlines())["ana"]
    dataset = stack.find_dataset()
    before = stack.count_answers()
    with browser_page(trusting=True) as browser:
        page = browser.page
        sign_in_by_name(page, f"{project.url}/dataset/{dataset}/annotation-mode", password)
        first = shown_item(page)
        page.keyboard.press("1")
        page.keyboard.press("Enter")
        expect(item_of(page).get_by_text(first)).to_have_count(0, timeout=180_000)
        assert stack.count_answers() == before + 1
        project.wait_until(
            lambda: str(before + 1) in shown_by(project), lambda: f"the watcher: {shown_by(project)}"
        )
        page.goto(f"{project.url}/dashboard/")
        label = page.get_by_text("Respuestas", exact=True)
        answers = page.locator(".fiel-tiles > div", has=label).locator("dd")
        expect(answers).to_have_text(str(before + 1), timeout=120_000)


def shown_by(project: Project) -> str:
    """The answers in the snapshot that the watcher took."""
    code = (
        "from fiel.progress import overall_progress; from fiel.snapshots.folder import read_snapshot;"
        "from pathlib import Path; print(overall_progress(read_snapshot(Path('/snapshot')).tables))"
    )
    return project.compose("exec", "--no-TTY", "dashboard", "python", "-c", code)


def test_who_signs_in_with_hugging_face_is_one_of_the_campaign(stack: Scene) -> None:
    project = stack.project
    project.compose(
        "run", "--rm", "--no-TTY", f"--volume={project.name}_light:/light", "fiel",
        "oauth-file", FILE, "--out", "/light/.fiel/oauth.yaml",
    )  # fmt: skip
    project.compose("restart", "light")
    project.wait_until_healthy()
    with sign_in(project.url, "marta") as person:
        assert person.get("me").json()["username"] == "hf:marta"
        assert {each["name"] for each in person.get("me/workspaces").json()["items"]} == {CAMPAIGN}


def test_what_the_file_asks_for_is_what_runs(stack: Scene) -> None:
    """Limits, users, file systems, networks, logs, and secrets only where they are needed."""
    project = stack.project
    found = {name: project.inspect(name)[0] for name in RUNNING}
    asked = project.services()
    for name, each in found.items():
        host = each["HostConfig"]
        assert host["Memory"] == int(asked[name]["mem_limit"]), name
        assert host["SecurityOpt"] == ["no-new-privileges:true"] and host["LogConfig"]["Type"] == "local", (
            name
        )
        assert host["RestartPolicy"]["Name"] == "unless-stopped", name
    for name, user in OURS.items():
        host = found[name]["HostConfig"]
        assert host["ReadonlyRootfs"] and host["CapDrop"] == ["ALL"], name
        said = project.compose(
            "exec", "--no-TTY", name, "sh", "-c", "id -u; touch /usr/x 2>&1; touch /tmp/x && echo written"
        )
        assert said.split()[0] == str(user) and "Read-only file system" in said and "written" in said, name
    for name, each in found.items():
        said = json.dumps(each)
        assert {key for key in SECRET if project.variables[key] in said} == HELD[name], name
    reach = "import socket, sys; socket.create_connection(('postgres', 5432), 5)"
    assert "gaierror" in project.compose(
        "exec", "--no-TTY", "dashboard", "sh", "-c", f'python -c "{reach}" 2>&1 || true'
    )
    project.compose("exec", "--no-TTY", "light", "python", "-c", reach)
    logs = project.compose("logs", "--no-color")
    assert len(logs) > 1000
    assert [name for name in SECRET if project.variables[name] in logs] == []


def test_a_container_gets_no_more_memory_than_its_limit(stack: Scene) -> None:
    """What asks for more is ended, and the container's own process goes on."""
    (before,) = stack.project.inspect("dashboard")
    greedy = "python -c 'len(bytes(1) * 3 * 2**30)'; echo ended with $?"
    said = stack.project.compose("exec", "--no-TTY", "dashboard", "sh", "-c", greedy)
    assert "ended with 137" in said
    (after,) = stack.project.inspect("dashboard")
    assert after["State"]["StartedAt"] == before["State"]["StartedAt"]


def test_a_log_that_grows_is_cut(engine: Engine, stack: Scene) -> None:
    """The engine keeps five files of 20 MB of a container, all but the newest compressed."""
    (watcher,) = stack.project.inspect("watcher")
    says = "for _ in range(19_000): print('again and again ' * 500)"  # 152 MB
    stack.project.compose("exec", "--no-TTY", "watcher", "sh", "-c", f'python -c "{says}" > /proc/1/fd/1')
    folder = engine.data / "containers" / watcher["Id"] / "local-logs"
    stack.project.wait_until(
        lambda: len(list(folder.iterdir())) == 5, lambda: f"5 logs: {list(folder.iterdir())}"
    )
    assert sum(path.stat().st_size for path in folder.iterdir()) < 60_000_000
    assert "again and again" in stack.project.compose("logs", "--tail", "3", "watcher")


def test_who_hangs_is_unhealthy_until_it_goes_on(stack: Scene, crowd: Crowd) -> None:
    """Processes that are there and answer nothing."""
    names = {"postgres", "light", "dashboard", "proxy"}
    with frozen(stack.project, names):
        stack.project.wait_until(
            lambda: stack.project.unhealthy() == names, lambda: f"{names}: {stack.project.states()}"
        )
    stack.project.wait_until_healthy()
    crowd.check_answers()


def test_the_desk_is_on_this_machine_only_and_its_steps_run(stack: Scene) -> None:
    """Its owner signs in and archives the campaign; an answer to a comment is written beside its file."""
    project = stack.project
    project.up("desk")
    (desk,) = project.inspect("desk")
    ((_, (bound,)),) = desk["NetworkSettings"]["Ports"].items()
    assert bound["HostIp"] == "127.0.0.1" and desk["HostConfig"]["ReadonlyRootfs"] is True
    with browser_page(locale="en-GB") as browser:
        page = browser.page
        page.goto(f"http://127.0.0.1:{bound['HostPort']}/")
        page.get_by_label("User name").fill("owner")
        page.get_by_label("Password").fill(project.variables["OWNER_PASSWORD"])
        page.get_by_role("button", name="Sign in").click()
        page.get_by_role("link", name="Campaign").click(timeout=120_000)
        page.get_by_role("radiogroup").get_by_text("Archive and close", exact=True).click()
        page.locator(".st-key-archive button").click(timeout=120_000)
        step = page.locator(".st-key-desk-steps details").first
        expect(step).to_contain_text("fiel archive · done", timeout=240_000)
    assert ".zip" in project.compose("exec", "--no-TTY", "desk", "ls", "/var/lib/fiel/.fiel/archives")
    written = "touch campaigns/probe && rm campaigns/probe && echo written"
    assert "written" in project.compose("exec", "--no-TTY", "desk", "sh", "-c", written)
    project.compose("rm", "--stop", "--force", "desk")


@pytest.mark.parametrize("name", ["light", "postgres", "proxy", "watcher", "dashboard", "backup"])
def test_a_container_that_dies_comes_back_and_no_answer_is_lost(
    stack: Scene, crowd: Crowd, name: str
) -> None:
    check_death(stack.project, crowd, name)


def test_a_full_disk_refuses_answers_and_loses_none(stack: Scene, crowd: Crowd) -> None:
    crowd.comment_bytes = 18_000  # longer ones are refused
    ballast = (stack.folder / "disk") / "ballast"
    room = shutil.disk_usage(stack.folder / "disk").free
    with crowd.answering(TURN):
        with ballast.open("wb", buffering=0) as file:
            with contextlib.suppress(OSError):
                while file.write(b"\0" * 65536):
                    pass
        crowd.wait_for_trouble()
        ballast.unlink()
    crowd.comment_bytes = 0
    assert shutil.disk_usage(stack.folder / "disk").free > room // 2
    stack.project.wait_until_healthy()
    crowd.check_answers()


def test_the_engine_starts_again_and_all_of_it_with_it(engine: Engine, stack: Scene, crowd: Crowd) -> None:
    check_restart(engine, stack.project, crowd)


def test_down_and_up(stack: Scene, crowd: Crowd) -> None:
    stack.project.down()
    stack.project.up()
    crowd.check_answers()


def test_a_backup_goes_into_an_empty_stack(stack: Scene, crowd: Crowd) -> None:
    project, before = stack.project, stack.answers()
    project.compose("exec", "--no-TTY", "backup", "fiel-backup", "now")
    backups = stack.folder / "backups"
    project.compose("cp", "backup:/backups", str(backups))
    project.down(volumes=True)
    for path in (stack.folder / "disk").iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    project.up("postgres", "backup")
    newest = max(path.name for path in backups.glob("2*"))
    project.bring(backups / newest)
    project.compose("exec", "--no-TTY", "backup", "fiel-backup", "restore", newest)
    project.up()
    assert stack.answers() == before
    crowd.check_answers()
    project.fiel("status", FILE)


def test_everything_is_gone(engine: Engine, stack: Scene) -> None:
    name = stack.project.name
    stack.project.down(volumes=True)
    for kind in ("container", "volume", "network"):
        words = [kind, "ls", "--filter", f"label=com.docker.compose.project={name}", "--quiet"]
        assert engine.docker(*words, *(["--all"] if kind == "container" else [])) == ""
    assert [link for link in list_links() if link.startswith("veth")] == []
