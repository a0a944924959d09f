"""Check a running Argilla, embedded or not."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import httpx

from fiel.annotation.accounts import find_providers, refuse_shared_accounts
from fiel.annotation.client import Argilla, refuse_default_credentials
from fiel.annotation.closing import find_closed
from fiel.annotation.health import compare_datasets, measure_skew, read_version
from fiel.archive.unfinished import find_unfinished
from fiel.doctor.diagnosis import Diagnosis, State
from fiel.errors import FielError
from fiel.messages.plaintext import count_of
from fiel.server.process import server_url
from fiel.settings import Settings
from fiel.workflow.connection import connected_argilla

_SKEW_WARNING, _SKEW_ERROR = 5, 60  # seconds; sessions last a day, but pace and times are wrong much sooner


def check_argilla(settings: Settings, campaign: str | None) -> Iterator[Diagnosis]:
    """Check the running Argilla: sign-in, clock, closed campaigns and search."""
    if not settings.api_url and server_url(settings.home) is None:
        yield Diagnosis("Argilla", "warning", f"none is running on {settings.home}", "Start it: fiel up")
        return
    try:
        with connected_argilla(settings) as client:
            yield Diagnosis("Argilla", "ok", f"{client.api_url} responds, version {read_version(client)}")
            try:
                refuse_default_credentials(client)
                yield Diagnosis("default credentials", "ok", "none are accepted")
            except FielError as error:
                yield Diagnosis(
                    "default credentials", "error", str(error), "Change them before anything else."
                )
            yield check_sign_in(client)
            yield check_clock(measure_skew(client.api_url))
            yield from check_closings(client, campaign, settings.home)
            yield check_records(client, campaign)
    except (FielError, httpx.HTTPError) as error:
        yield Diagnosis("Argilla", "error", str(error), "Start it, or correct ARGILLA_API_URL and the key.")


def check_sign_in(client: Argilla) -> Diagnosis:
    """Check that nobody can take over an account through the same name at a sign-in provider."""
    providers = find_providers(client)
    try:
        refuse_shared_accounts(client)
    except FielError as error:
        return Diagnosis("sign-in", "error", str(error), "Do it now: the owner's account is affected, too.")
    if not providers:
        return Diagnosis("sign-in", "ok", "only with passwords of this Argilla")
    what = f"also with {', '.join(providers)}, in separate accounts that never become owners"
    return Diagnosis("sign-in", "ok", what)


def check_clock(skew: float | None) -> Diagnosis:
    """Judge the seconds by which the server's clock is ahead of this machine's; None if unknown."""
    if skew is None:
        return Diagnosis("clock", "warning", "the server does not send its time", "Compare both by hand.")
    state: State = "ok" if abs(skew) < _SKEW_WARNING else "warning" if abs(skew) < _SKEW_ERROR else "error"
    todo = "" if state == "ok" else "Sync both clocks with a time server: the times of answers are wrong."
    return Diagnosis("clock", state, f"the server differs by {skew:+.0f} s from this machine", todo)


def check_closings(client: Argilla, campaign: str | None, home: Path) -> Iterator[Diagnosis]:
    """Report closed campaigns, all or one, and whether closing them finished."""
    for name, (closed_at, answering) in find_closed(client, campaign).items():
        closed = f"{name} has been closed since {closed_at}"
        if answering or find_unfinished(home, name):
            what = f"{closed}, but closing did not finish: {answering} people can still answer"
            todo = "Run fiel close again to finish, or fiel close --reopen to undo it."
            yield Diagnosis("closed", "error", what, todo)
        else:
            todo = "To let people answer again: fiel close --reopen."
            yield Diagnosis("closed", "warning", f"{closed}: nobody can answer", todo)


def check_records(client: Argilla, campaign: str | None) -> Diagnosis:
    """Check that search finds all records in the database, and that statuses match the answers.

    Without a campaign, only the records of all datasets are counted.
    """
    compared = compare_datasets(client, campaign)
    if campaign and not compared:
        return Diagnosis("records", "warning", f"{campaign} is not in Argilla", "Launch it: fiel launch")
    if any(each.found is None for each in compared.values()):
        what = "the search engine does not respond: nobody gets items; all answers are safe in the database"
        return Diagnosis("records", "error", what, "Start the search engine, then run fiel doctor again.")
    different = {name: each for name, each in compared.items() if each.found not in (None, each.stored)}
    if different:
        what = ", ".join(
            f"{name}: {_list(each.stored)} stored, {_list(each.found or ())} found"
            for name, each in different.items()
        )
        todo = "Rebuild the index on Argilla's machine: python -m argilla_server search-engine reindex"
        return Diagnosis("records", "error", f"search and database differ: {what}", todo)
    wrong = {name: each.wrong for name, each in compared.items() if each.wrong}
    if wrong:
        what = ", ".join(f"{name}: {count}" for name, count in wrong.items())
        todo = (
            f"Correct their status: fiel requeue with the file of {campaign} and --problem status. "
            "No answers change."
        )
        return Diagnosis(
            "records", "error", f"records whose status does not match their answers: {what}", todo
        )
    return Diagnosis("records", "ok", f"search finds all records in {count_of(len(compared), 'dataset')}")


def _list(counts: Sequence[int]) -> str:
    """Join the counts of records and, if counted, of completed and answered ones."""
    return " / ".join(map(str, counts))
