"""What is wrong with a running Argilla, of any kind."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import httpx

from fiel.archive.unfinished import find_unfinished
from fiel.doctor.finding import Diagnosis, State
from fiel.errors import FielError
from fiel.messages.plaintext import count_of
from fiel.server.process import server_url
from fiel.settings import Settings
from fiel.workflow.connection import connected_argilla

if TYPE_CHECKING:
    import argilla as rg

_SKEW_WARNING, _SKEW_ERROR = 5, 60  # sessions end after a day; pace and times are off from the first minute


def check_argilla(settings: Settings, campaign: str | None) -> Iterator[Diagnosis]:
    """Look at the running Argilla: its door, its clock and its index."""
    from fiel.annotation.client import refuse_default_credentials
    from fiel.annotation.health import measure_skew, read_version

    if not settings.api_url and server_url(settings.home) is None:
        yield Diagnosis("Argilla", "warning", f"none runs on {settings.home}", "Start it: fiel up")
        return
    try:
        with connected_argilla(settings) as client:
            yield Diagnosis("Argilla", "ok", f"{client.api_url} answers, version {read_version(client)}")
            try:
                refuse_default_credentials(client)
                yield Diagnosis("default credentials", "ok", "none is good there")
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


def check_sign_in(client: "rg.Argilla") -> Diagnosis:
    """Look whether a stranger gets into an account by having its name elsewhere."""
    from fiel.annotation.accounts import find_providers, refuse_shared_accounts

    providers = find_providers(client)
    try:
        refuse_shared_accounts(client)
    except FielError as error:
        return Diagnosis("sign-in", "error", str(error), "Do it now: the owner's account is one of them.")
    if not providers:
        return Diagnosis("sign-in", "ok", "with the passwords of this Argilla alone")
    said = f"with {', '.join(providers)} too, in accounts of their own; nobody becomes an owner by it"
    return Diagnosis("sign-in", "ok", said)


def check_clock(skew: float | None) -> Diagnosis:
    """Judge by how many seconds the server's clock is ahead of this machine's, if it says that."""
    if skew is None:
        return Diagnosis("clock", "warning", "the server does not say its time", "Compare the two by hand.")
    state: State = "ok" if abs(skew) < _SKEW_WARNING else "warning" if abs(skew) < _SKEW_ERROR else "error"
    todo = "" if state == "ok" else "Set both clocks by a time server: pace and times of answers are wrong."
    return Diagnosis("clock", state, f"the server's is {skew:+.0f} s from this machine's", todo)


def check_closings(client: "rg.Argilla", campaign: str | None, home: Path) -> Iterator[Diagnosis]:
    """Say which campaigns are closed, of all or of one, and whether closing them ended.

    Args:
        client: Connection of an owner.
        campaign: Only this one.
        home: Where an unfinished close is noted.
    """
    from fiel.annotation.closing import find_closed

    for name, (closed_at, answering) in find_closed(client, campaign).items():
        said = f"{name} is closed since {closed_at}"
        if answering or find_unfinished(home, name):
            what = f"{said}, and closing it did not end: {answering} people can still answer"
            todo = "Run fiel close again, which does the rest, or fiel close --reopen, which undoes it."
            yield Diagnosis("closed", "error", what, todo)
        else:
            todo = "If people are to answer, let them back in: fiel close --reopen."
            yield Diagnosis("closed", "warning", f"{said}: nobody can answer", todo)


def check_records(client: "rg.Argilla", campaign: str | None) -> Diagnosis:
    """Look whether the search engine finds what the database holds, and whether statuses follow the answers.

    Args:
        client: Connection of an owner.
        campaign: The campaign to look at closely; without one, only the records of all datasets are counted.
    """
    from fiel.annotation.health import compare_datasets

    compared = compare_datasets(client, campaign)
    if campaign and not compared:
        return Diagnosis("records", "warning", f"{campaign} is not in Argilla", "Launch it: fiel launch")
    if any(each.found is None for each in compared.values()):
        said = "the search engine does not answer: nobody is given an item; all answers are in the database"
        return Diagnosis("records", "error", said, "Start the search engine, then run fiel doctor again.")
    different = {name: each for name, each in compared.items() if each.found not in (None, each.stored)}
    if different:
        said = ", ".join(
            f"{name}: {_list(each.stored)} stored, {_list(each.found or ())} found"
            for name, each in different.items()
        )
        todo = "Have Argilla index anew: python -m argilla_server search-engine reindex, where it runs."
        return Diagnosis("records", "error", f"search and database disagree: {said}", todo)
    wrong = {name: each.wrong for name, each in compared.items() if each.wrong}
    if wrong:
        said = ", ".join(f"{name}: {count}" for name, count in wrong.items())
        todo = (
            f"Have Argilla look at them anew: fiel requeue with the file of {campaign} and --problem status. "
            "No answer changes."
        )
        return Diagnosis(
            "records", "error", f"records whose status is not what their answers say: {said}", todo
        )
    return Diagnosis(
        "records", "ok", f"search finds all that is stored, in {count_of(len(compared), 'dataset')}"
    )


def _list(counts: Sequence[int]) -> str:
    """Say how many records there are and, if it was counted, how many are complete and answered."""
    return " / ".join(map(str, counts))
