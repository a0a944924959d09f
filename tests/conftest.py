import os

# No test may reach the Hub: it is set before anything imports the libraries that read it.
os.environ["HF_HUB_OFFLINE"] = "1"
os.environ["HF_DATASETS_DISABLE_PROGRESS_BARS"] = "1"
# Hundreds of processes are started, and images of containers often say that none may keep what it compiled.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

import gc
import re
import signal
import sys
from collections.abc import Generator, Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import settings
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

from fiel.cli import main
from fiel.garbage import no_garbage_collection
from tests.helpers.organizer import Shell
from tests.server.running import EmbeddedServer, running_server

sys.dont_write_bytecode = False
# In the background of a shell it is ignored, also by programs that tests start in order to interrupt them.
if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
settings.register_profile("fiel", deadline=None)  # no test asserts how long anything takes
settings.load_profile("fiel")

SLOW = (
    "annotation/test_blind.py",
    "annotation/test_collection.py",
    "annotation/test_people.py",
    "annotation/test_queues.py",
    "annotation/test_refreshing.py",
    "annotation/test_revisions.py",
    "annotation/test_withdrawal.py",
    "benchmarks/test_registry.py",
    "campaign/test_fuzzing.py",
    "checks/test_opinions_first.py",
    "checks/test_real_warnings.py",
    "commands/test_daily.py",
    "commands/test_feedback.py",
    "commands/test_guide.py",
    "commands/test_invitations.py",
    "commands/test_moved_address.py",
    "commands/test_overview.py",
    "commands/test_people.py",
    "commands/test_requeue.py",
    "commands/test_resolve.py",
    "commands/test_review.py",
    "commands/test_serve.py",
    "dashboard/test_app.py",
    "dashboard/test_desk.py",
    "dashboard/test_sources.py",
    "deploy/test_proxy.py",
    "deploy/test_workflows.py",
    "doctor/test_doctor.py",
    "doctor/test_running.py",
    "form/test_arriving.py",
    "form/test_keeping.py",
    "form/test_keys.py",
    "form/test_labels.py",
    "form/test_rules.py",
    "form/test_sending.py",
    "form/test_strangers.py",
    "guides/test_lines.py",
    "hub/test_few_people.py",
    "hub/test_multilingual.py",
    "hub/test_two_campaigns.py",
    "impact/test_harness_runs.py",
    "impact/test_statistics.py",
    "opinions/test_realdata.py",
    "proofreading/test_campaign.py",
    "proofreading/test_languagetool.py",
    "release/test_changes.py",
    "release/test_community.py",
    "release/test_dataset.py",
    "release/test_form_to_prompts.py",
    "release/test_harness.py",
    "release/test_verification.py",
    "security/test_dashboard.py",
    "security/test_fuzzing.py",
    "security/test_hostile_form.py",
    "security/test_joining.py",
    "security/test_limits.py",
    "security/test_linking.py",
    "security/test_oauth.py",
    "security/test_proxies.py",
    "security/test_secrets.py",
    "security/test_sessions_end.py",
    "security/test_stalls.py",
    "security/test_strange_exports.py",
    "security/test_varieties.py",
    "server/test_bulk.py",
    "server/test_bundles.py",
    "server/test_changefeed.py",
    "server/test_database.py",
    "server/test_engine.py",
    "server/test_fulltext.py",
    "server/test_hubjobs.py",
    "server/test_interfacefiles.py",
    "server/test_jobs.py",
    "server/test_loading.py",
    "server/test_oracle.py",
    "server/test_own.py",
    "server/test_privacy.py",
    "server/test_process.py",
    "server/test_sdk.py",
    "server/test_statuses.py",
    "snapshots/test_batches.py",
    "snapshots/test_hub.py",
    "snapshots/test_snapshotsource.py",
    "snapshots/test_tabulation_again.py",
    "sources/test_hub.py",
    "spaces/test_content.py",
    "spaces/test_deploy.py",
    "stack/test_stack.py",
    "system/test_about.py",
    "system/test_fulldisk.py",
    "system/test_life.py",
    "system/test_preservation.py",
    "system/test_preservation_commands.py",
    "system/test_signin.py",
    "system/test_tools.py",
    "system/test_upgrade.py",
    "system/test_volunteer.py",
    "system/test_withdrawal.py",
    "test_cli.py",
    "test_demo.py",
    "verdicts/test_careless.py",
    "workflow/test_awkward.py",
    "workflow/test_described.py",
    "workflow/test_opinions.py",
    "workflow/test_relaunch.py",
    "workflow/test_reorder.py",
    "workflow/test_report.py",
    "workflow/test_rulings.py",
    "workflow/test_snapshot.py",
    "workflow/test_spread.py",
    "workflow/test_watch.py",
)
"""Modules that `make test` leaves to `make long` and to CI, so that it takes a few minutes."""

LONG = (
    # what breaks while something runs
    "annotation/test_faults.py",
    "security/test_joining.py::test_a_restart_keeps_invitations_links_and_remembered_browsers",
    "server/test_fulltext.py::test_index_is_mended_at_the_start",
    "server/test_hubjobs.py::test_import_that_was_killed_is_done_by_the_next_server",
    "server/test_jobs.py::test_job_that_does_not_end_in_time_is_left_to_the_next_server",
    "server/test_jobs.py::test_killed_server_takes_its_jobs_up_again",
    "server/test_jobs.py::test_webhook_waits_for_its_retry_over_a_restart",
    "server/test_loading.py::test_what_a_killed_server_acknowledged_is_there_and_the_rest_is_whole_or_absent",
    "server/test_stop.py",
    "stack/test_stack.py::test_a_part_killed_comes_back_on_its_data",
    # many people or records at once
    "server/test_load.py",
    "server/test_statuses.py::test_four_times_as_many_records_take_four_times_as_many_steps",
    "snapshots/test_tabulation_again.py::test_whatever_happens_the_tables_are_those_made_anew[1]",
    "snapshots/test_tabulation_again.py::test_whatever_happens_the_tables_are_those_made_anew[2]",
    "workflow/test_spread.py::test_while_a_hundred_people_write_no_item_changes_after_its_first_answer",
    # pages in a browser beyond what volunteers and organizers do every day; a second language, a third size
    "dashboard/test_browser.py",
    "form/test_behind_proxy.py",
    "form/test_blind.py",
    "form/test_comments.py",
    "form/test_discarding.py",
    "form/test_language.py",
    "form/test_layout.py",
    "form/test_own_page.py",
    "form/test_proposals.py",
    "form/test_recent.py",
    "form/test_words.py",
    "front/test_browser.py",
    "system/test_screen.py",
    "system/test_volunteer_path.py",
    "form/test_arriving.py::test_the_pages_have_no_barriers_and_fit_the_screen[ar-ar-EG-small laptop]",
    "form/test_arriving.py::test_the_pages_have_no_barriers_and_fit_the_screen[es-es-ES-small laptop]",
    "form/test_sending.py::test_an_answer_that_cannot_be_sent_stays_is_said_and_arrives_by_itself[503-phone]",
    "form/test_sending.py::test_an_answer_that_cannot_be_sent_stays_is_said_and_arrives_by_itself[a hotel",
    "form/test_strangers.py::test_an_invited_stranger_sends_five_good_items_without_a_password[ar-l",
    "form/test_strangers.py::test_an_invited_stranger_sends_five_good_items_without_a_password[ar-s",
    "form/test_strangers.py::test_an_invited_stranger_sends_five_good_items_without_a_password[es-s",
    # the stack, but for its main job
    "security/test_oauth_stack.py",
    "stack/test_stranger.py",
    # dictionaries of more languages, and whole manuals
    "guides/test_lines.py::test_the_lines_of_a_page_do_their_work[guides/en/reference/commands.md]",
    "guides/test_lines.py::test_the_lines_of_a_page_do_their_work[guides/es/manual.md]",
    "proofreading/test_languagetool.py::test_a_mistake_is_found_in_its_place[de]",
    "proofreading/test_languagetool.py::test_a_mistake_is_found_in_its_place[fr]",
    "proofreading/test_languagetool.py::test_a_mistake_is_found_in_its_place[pt]",
)
"""How the names of tests begin that CI leaves to `make long`, which runs every night, as if marked long."""

SHARED = {
    "docker": "",
    "proofreading": "",
    "server": r"\b(postgres(_server)?|either_server|campaign)\b",
    "stack": "",
}
"""By folder, what the modules say that need what takes long to start there: one worker runs all of them."""

HERE = Path(__file__).parent
DATA = HERE.parents[1] / "shared" / "data"


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Collect thousands of tests without going through them again and again for garbage, also later."""
    with no_garbage_collection():
        result = yield
    gc.freeze()
    return result


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of slow modules, and put these first, so that no worker ends long after the others."""
    modules: dict[Path, list[pytest.Item]] = {}
    for item in items:
        if item.path.is_relative_to(HERE) and item.path.relative_to(HERE).as_posix() in SLOW:
            item.add_marker(pytest.mark.slow)
        if item.nodeid.removeprefix("tests/").startswith(LONG):
            item.add_marker(pytest.mark.long)
        modules.setdefault(item.path, []).append(item)
    items[:] = [item for tests in sorted(modules.values(), key=_rank) for item in tests]


def _needed(tests: list[pytest.Item]) -> set[str]:
    return {name for item in tests for name in getattr(item, "fixturenames", ())}


def _rank(tests: list[pytest.Item]) -> tuple[bool, ...]:
    """Return the place of a module: first what is long, shared, slow, or needs an Argilla."""
    marks = {mark.name for item in tests for mark in item.iter_markers()}
    shared = find_scope(tests[0].path) != str(tests[0].path)
    ours = ("long" in marks, shared, "slow" in marks, "argilla" in _needed(tests))
    return tuple(not each for each in ours)


@cache
def find_scope(module: Path) -> str:
    """Return what one worker runs: a module, or the folder of those that share something."""
    said = SHARED.get(module.parent.name)
    shares = said is not None and re.search(said, module.read_text("utf-8"))
    return str(module.parent if shares else module)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer | None) -> LoadScopeScheduling:
    """Give each worker whole modules, or all that share something, in the order above."""
    config.option.loadscopereorder = False
    return ByModule(config, log)


class ByModule(LoadScopeScheduling):  # type: ignore[misc]
    """Keeps the tests of a module together, and those of modules that share something.

    The groups of xdist do nothing with pytest 9.2: it wrote them into what were the names of tests.
    """

    def _split_scope(self, nodeid: str) -> str:
        return find_scope(self.config.rootpath / nodeid.partition("::")[0])


@pytest.fixture(scope="session")
def okapi() -> Path:
    """The real Okapi data, which is not in the repository."""
    if not DATA.is_dir():
        pytest.skip("the real Okapi data is not beside the checkout (CC BY-NC 4.0, not ours to ship)")
    return DATA


@pytest.fixture(scope="session")
def argilla(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedServer]:
    """One embedded Argilla for the tests of campaigns, each of which uses a campaign name of its own."""
    with running_server(tmp_path_factory.mktemp("campaigns") / "home") as server:
        yield server


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep what the developer's own shell sets out of the tests."""
    ours = (
        "FIEL_HOME",
        "FIEL_SNAPSHOT",
        "FIEL_CAMPAIGN",
        "FIEL_WEBHOOK",
        "ARGILLA_API_URL",
        "ARGILLA_API_KEY",
    )
    for name in (*ours, "HF_TOKEN", "HF_ENDPOINT", "FIEL_REVIEW_KEY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def shell(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Shell:
    """Run the command as the shell does; returns exit code, output and errors."""

    def run(*arguments: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["fiel", *map(str, arguments)])
        with pytest.raises(SystemExit) as stop:
            main()
        output, errors = capsys.readouterr()
        return int(stop.value.code or 0), output, errors

    return run
