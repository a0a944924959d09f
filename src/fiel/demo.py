"""Run the whole platform on one machine with simulated volunteers."""

import json
import shutil
import sys
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from fiel.annotation.form.shapes import dataset_name, group_shapes
from fiel.annotation.people import ensure_annotators
from fiel.annotation.records import fetch_records, find_datasets
from fiel.bars import Note
from fiel.bundled import bundled_path
from fiel.campaign.work import Work, load_work
from fiel.errors import FielError
from fiel.files import write_private
from fiel.items import Item
from fiel.judgements import SIMULATED_PREFIX
from fiel.messages.plaintext import count_of
from fiel.processes import free_port, running_dashboard, running_server, stop_on_signals
from fiel.server.credentials import load_credentials
from fiel.settings import Settings
from fiel.workflow.connection import connected_argilla
from fiel.workflow.export import describe_outcome, export_campaign
from fiel.workflow.launch import launch_work
from fiel.workflow.snapshot import take_snapshot
from fiel.workflow.watch import watch_campaigns

DEMO_CAMPAIGN = "campaigns/demo.yaml"
VISITOR = "ana"
_SNAPSHOT_SECONDS = 4


@dataclass(frozen=True, slots=True)
class DemoOptions:
    """The demo's data folder and ports; port 0 means any free port."""

    home: Path
    port: int = 6900
    dashboard_port: int = 8501


@dataclass(frozen=True, slots=True)
class SimulatedVolunteer:
    """A simulated volunteer.

    Attributes:
        name: User name without the prefix of simulated accounts.
        leaves: Step and first index of the items to skip.
        careful: Whether to correct the planted mistakes; otherwise everything is accepted.
    """

    name: str
    leaves: tuple[int, int]
    careful: bool

    @property
    def username(self) -> str:
        """User name in Argilla."""
        return f"{SIMULATED_PREFIX}{self.name}"


_VOLUNTEERS = (
    SimulatedVolunteer("rosa", leaves=(3, 1), careful=True),
    SimulatedVolunteer("luis", leaves=(3, 2), careful=True),
    SimulatedVolunteer("mar", leaves=(2, 1), careful=False),
)


def run_demo(options: DemoOptions, *, exit_after: bool, say: Note) -> None:
    """Run the demo until Ctrl-C, or once without the dashboard.

    Raises:
        FielError: A port is in use, or a part does not start.
    """
    settings = Settings(home=options.home)
    first_time = load_credentials(options.home) is None
    with stop_on_signals(), ExitStack() as running:
        try:
            if not exit_after:
                free_port(options.dashboard_port, option="--dashboard-port")
            say("Starting Argilla…")
            server = running.enter_context(running_server(settings, options.port))
            work = load_work(bundled_path(DEMO_CAMPAIGN))
            passwords = _launch(settings, work, say)
            take_snapshot(settings, [work])
            if exit_after:
                _export_once(settings, work, say)
                return
            dashboard = running.enter_context(running_dashboard(settings, options.dashboard_port))
            _welcome(settings, server.url, dashboard.url, passwords, first_time, say)
            _keep_snapshots(settings, [server.process, dashboard.process], say)
        except KeyboardInterrupt:
            say("\nStopping… The data stays in " + str(options.home))


def _launch(settings: Settings, work: Work, say: Note) -> dict[str, str]:
    launches = launch_work(settings, work)
    added = sum(each.added for each in launches)
    say(
        f"Campaign {work.campaign.name}: {count_of(added, 'item')} launched, {work.total - added} already "
        "there."
    )
    passwords = ensure_people(settings, work)
    answers = simulate_answers(settings, work, passwords)
    say(f"Simulated volunteers: {count_of(answers, 'new answer')} (marked as simulated everywhere).")
    return passwords


def ensure_people(settings: Settings, work: Work) -> dict[str, str]:
    """Create missing accounts for the visitor and the simulated volunteers.

    Returns:
        Password by user name for all of them; they are saved in the home.
    """
    usernames = [VISITOR, *(volunteer.username for volunteer in _VOLUNTEERS)]
    path = settings.home / "people.json"
    known = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    with connected_argilla(settings) as client:
        new = ensure_annotators(client, work.campaign, usernames)
    passwords: dict[str, str] = {**known, **new}
    if new:
        write_private(path, json.dumps(passwords, indent=2))
    return passwords


def simulate_answers(settings: Settings, work: Work, passwords: Mapping[str, str]) -> int:
    """Submit answers as the simulated volunteers over Argilla's public API; return the number of new ones.

    Answers of an earlier run are not changed.
    """
    records: list[tuple[str, Item]] = []
    with connected_argilla(settings) as client:
        datasets = find_datasets(client, work.campaign.name)
        for task in work.campaign.tasks:
            for shape, items in group_shapes(task.definition, work.items[task.name]).items():
                dataset = datasets[dataset_name(task, shape)]
                stored = {each["external_id"]: each["id"] for each in fetch_records(client, dataset["id"])}
                records += [(stored[item.id], item) for item in items]
    corrections = _corrections()
    return sum(_answer_all(client.api_url, each, passwords, records, corrections) for each in _VOLUNTEERS)


def _answer_all(
    url: str,
    volunteer: SimulatedVolunteer,
    passwords: Mapping[str, str],
    records: Sequence[tuple[str, Item]],
    corrections: Mapping[tuple[str, str], Mapping[str, str]],
) -> int:
    step, first = volunteer.leaves
    answers = 0
    with _sign_in(url, volunteer.username, passwords) as person:
        for number, (record_id, item) in enumerate(records):
            if number % step == first:
                continue
            texts = {segment.name: segment.translation for segment in item.segments}
            changes = corrections.get((item.benchmark, item.id), {}) if volunteer.careful else {}
            answers += _answer(person, record_id, {**texts, **changes}, bool(changes))
    return answers


def _corrections() -> dict[tuple[str, str], dict[str, str]]:
    path = bundled_path("campaigns/demo/mistakes.json")
    corrections: dict[tuple[str, str], dict[str, str]] = {}
    for mistake in json.loads(path.read_text(encoding="utf-8")):
        place = corrections.setdefault((mistake["benchmark"], mistake["id"]), {})
        place[mistake["segment"]] = mistake["right"]
    return corrections


def _sign_in(url: str, username: str, passwords: Mapping[str, str]) -> httpx.Client:
    login = {"username": username, "password": passwords[username]}
    answer = httpx.post(f"{url}/api/v1/token", data=login, timeout=30, trust_env=False)
    answer.raise_for_status()
    token = answer.json()["access_token"]
    return httpx.Client(
        base_url=url, headers={"Authorization": f"Bearer {token}"}, timeout=30, trust_env=False
    )


def _answer(person: httpx.Client, record_id: str, texts: Mapping[str, str], corrected: bool) -> bool:
    values: dict[str, Any] = {"verdict": {"value": "corrected" if corrected else "correct"}}
    values |= {name: {"value": text} for name, text in texts.items()}
    answer = person.post(
        f"/api/v1/records/{record_id}/responses", json={"status": "submitted", "values": values}
    )
    if answer.status_code == httpx.codes.CONFLICT:  # answered in an earlier run
        return False
    answer.raise_for_status()
    return True


def _export_once(settings: Settings, work: Work, say: Note) -> None:
    out = settings.home / "export"
    info = export_campaign(settings, work, out, unresolved="keep")  # the simulated people skip some items
    say(f"Snapshot: {settings.snapshot_folder}")
    for name, task in info.manifest.tasks.items():
        say(f"Export: {out / name}: {describe_outcome(task.counts)}")
    say("Done; everything has been stopped.")


def _welcome(
    settings: Settings,
    server_url: str,
    dashboard_url: str,
    passwords: Mapping[str, str],
    first_time: bool,
    say: Note,
) -> None:
    say("")
    say(f"Argilla    {server_url}    sign in as {VISITOR}, password {passwords[VISITOR]}")
    say(f"Dashboard  {dashboard_url}")
    credentials = load_credentials(settings.home)
    if first_time and credentials:
        say(
            f"Owner      {credentials.username}, password {credentials.password.get_secret_value()}"
            " (shown once)"
        )
    say("")
    say(f"Try: annotate as {VISITOR} and watch the dashboard change; then, in another terminal:")
    campaign, home = _relative(bundled_path(DEMO_CAMPAIGN)), _relative(settings.home)
    say(f"  {_command()} export {campaign} --home {home} --out demo-export --unresolved keep")
    say("Ctrl-C stops everything; the data stays for the next start.")


def _command() -> Path:
    return Path("fiel") if shutil.which("fiel") else _relative(Path(sys.argv[0]))


def _relative(path: Path) -> Path:
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def _keep_snapshots(settings: Settings, children: Sequence[Any], say: Note) -> None:
    def require_children() -> None:
        if any(child.poll() is not None for child in children):
            raise FielError(f"{settings.home}: Argilla or the dashboard stopped: see the .log files there")

    watch_campaigns(
        settings,
        [bundled_path(DEMO_CAMPAIGN)],
        seconds=_SNAPSHOT_SECONDS,
        report=lambda taken, seconds: None,
        note=say,
        check=require_children,
    )
