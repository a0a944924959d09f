"""What is wrong with an installation, and what to do: small checks, none of which changes anything."""

import importlib.metadata
import shutil
import socket
import sqlite3
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import httpx
import sqlalchemy as sa

from fiel import __version__
from fiel.campaign import CampaignFile, load_campaign
from fiel.errors import FielError
from fiel.server.credentials import FILE_NAME, load_credentials
from fiel.server.environment import check_version
from fiel.server.inspection import inspect_database, inspect_index
from fiel.server.patches.sources import check_sources, installed_package
from fiel.server.process import server_url
from fiel.settings import Settings
from fiel.workflow.connection import connected_argilla

if TYPE_CHECKING:
    import argilla as rg

State = Literal["ok", "warning", "error"]

_LOW_DISK, _NO_DISK = 2 * 2**30, 200 * 2**20
_SKEW_WARNING, _SKEW_ERROR = 5, 60  # sessions end after a day; pace and times are off from the first minute
_PORTS = {6900: "--port of fiel up", 8501: "--port of fiel dashboard"}
_PERSISTENT = Path("/data")  # where a Space keeps files, if it was given storage


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found, and what to do about it."""

    name: str
    state: State
    what: str
    todo: str = ""


def examine(settings: Settings, campaign: Path | None = None) -> list[Finding]:
    """Run every check.

    Args:
        settings: The settings to look at.
        campaign: A campaign file to look at as well.
    """
    findings = [check(settings) for check in _LOCAL]
    if settings.space:
        findings.append(check_first_owner(settings))
    findings += check_database(settings)
    if settings.database_url:
        findings.append(check_postgresql(settings))
    file = None
    if campaign is not None:
        finding, file = check_campaign(campaign)
        findings.append(finding)
    findings += check_argilla(settings, file.campaign.name if file else None)
    return [*findings, check_hub(settings)]


def check_versions(settings: Settings) -> Finding:
    """Look at Python, Argilla and its SDK."""
    sdk = importlib.metadata.version("argilla")
    said = f"Fiel {__version__}, argilla {sdk}, Python {sys.version.split()[0]}"
    try:
        check_version()
        check_sources(installed_package())
    except FielError as error:
        return Finding("versions", "error", str(error), "Install Fiel anew, in an environment of its own.")
    server = importlib.metadata.version("argilla-server")
    if sdk != server:
        todo = "Install Fiel anew, in an environment of its own."
        return Finding("versions", "warning", f"{said}, but argilla-server {server}", todo)
    return Finding("versions", "ok", f"{said}, argilla-server {server}")


def check_key(settings: Settings) -> Finding:
    """Look whether there are credentials, and who can read them."""
    if settings.api_url:
        if settings.api_key is None:
            return Finding(
                "credentials", "error", "ARGILLA_API_URL without ARGILLA_API_KEY", "Set an owner's API key."
            )
    else:
        try:
            if load_credentials(settings.home) is None:
                return Finding(
                    "credentials", "warning", f"none in {settings.home}", "fiel up makes them at its start."
                )
        except FielError as error:
            return Finding("credentials", "error", str(error), "Restore or delete the file.")
    return _check_modes(settings)


def _check_modes(settings: Settings) -> Finding:
    private = [settings.home, settings.home / FILE_NAME, settings.home / "people.json", Path(".env")]
    loose = [str(path) for path in private if path.exists() and path.stat().st_mode & 0o077]
    if loose:
        todo = f"chmod go= {' '.join(loose)}"
        return Finding("credentials", "error", f"other people can read {', '.join(loose)}", todo)
    return Finding("credentials", "ok", "there, and only you can read them")


def check_storage(settings: Settings, *, persistent: Path = _PERSISTENT) -> Finding:
    """Look whether a Space would lose the home at its next start."""
    if settings.space is None:
        return Finding("storage", "ok", f"{settings.home}")
    if settings.database_url or settings.api_url:
        return Finding("storage", "ok", "the database is not on this Space")
    if settings.home.absolute().is_relative_to(persistent) and persistent.is_mount():
        return Finding("storage", "ok", f"{settings.home}, on the storage of the Space {settings.space}")
    return Finding(
        "storage",
        "error",
        f"{settings.home} is lost whenever the Space {settings.space} starts anew",
        f"Give the Space persistent storage and set FIEL_HOME={persistent / 'fiel'}, or use a database "
        "elsewhere (FIEL_DATABASE_URL). Until then take archives: fiel archive.",
    )


def check_first_owner(settings: Settings) -> Finding:
    """Say whom Argilla makes an owner: who signs in on a Space under the name in ``USERNAME``."""
    if settings.first_owner is None:
        return Finding("sign-in", "ok", "USERNAME is not set: nobody becomes an owner by signing in")
    said = f"the first sign-in of {settings.first_owner} makes an owner of everything (USERNAME of the Space)"
    return Finding("sign-in", "ok", said, "If that is not you, change USERNAME in the settings of the Space.")


def check_disk(settings: Settings) -> Finding:
    """Look how much of the disk is free."""
    folder = settings.home.absolute()
    while not folder.exists():
        folder = folder.parent
    free = shutil.disk_usage(folder).free
    said = f"{free / 2**30:.1f} GB free at {folder}"
    if free < _LOW_DISK:
        state: State = "error" if free < _NO_DISK else "warning"
        return Finding("disk", state, said, "Make room: a database that cannot grow takes no answers.")
    return Finding("disk", "ok", said)


def check_ports(settings: Settings) -> Finding:
    """Look whether something else uses the ports that fiel up and fiel dashboard take by default."""
    if settings.api_url or server_url(settings.home):
        return Finding("ports", "ok", "not needed: Argilla runs already")
    taken = []
    for port in _PORTS:
        with socket.socket() as probe:
            probe.settimeout(1)
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                taken.append(port)
    if taken:
        todo = "Choose others: " + ", ".join(_PORTS[port] for port in taken)
        return Finding("ports", "warning", f"taken by something else: {', '.join(map(str, taken))}", todo)
    return Finding("ports", "ok", f"free: {', '.join(map(str, _PORTS))}")


def check_database(settings: Settings) -> Iterator[Finding]:
    """Look at the embedded server's database file: is it sound, and does the search index agree with it?"""
    path = settings.home / "argilla.db"
    if settings.api_url or settings.database_url or not path.exists():
        return
    damage = inspect_database(path)
    if damage:
        todo = (
            f"Stop fiel up, copy {settings.home} away, and restore an archive into a new home: fiel restore."
        )
        yield Finding("database", "error", f"{path}: {'; '.join(damage)[:300]}", todo)
        return
    yield Finding("database", "ok", f"{path} is sound")
    try:
        drift = inspect_index(path)
    except sqlite3.Error as error:
        yield Finding("index", "warning", f"cannot be looked at: {error}", "Start fiel up, which makes it.")
        return
    if drift:
        said = ", ".join(f"{what}: {count}" for what, count in drift.items())
        command = f"sqlite3 {path} 'DELETE FROM fiel_installations'"
        todo = f"Stop fiel up, run: {command}; the next start makes the index anew."
        yield Finding("index", "error", f"disagrees with the database: {said}", todo)
    else:
        yield Finding("index", "ok", "agrees with the database")


def check_postgresql(settings: Settings) -> Finding:
    """Look whether the PostgreSQL of the settings answers; a password is in no message."""
    given = settings.database_url.get_secret_value() if settings.database_url else ""
    try:
        url = sa.make_url(given)
    except sa.exc.ArgumentError:
        return Finding(
            "PostgreSQL", "error", "FIEL_DATABASE_URL is no such url", "postgresql+asyncpg://user@host/name"
        )
    shown = url.render_as_string(hide_password=True)
    engine = sa.create_engine(
        url.set(drivername="postgresql+psycopg2"), connect_args={"connect_timeout": 5}, poolclass=sa.NullPool
    )
    try:
        with engine.connect() as connection:
            version = connection.scalar(sa.text("SHOW server_version"))
    except sa.exc.SQLAlchemyError as error:
        reason = str(getattr(error, "orig", None) or type(error).__name__).strip()
        return Finding("PostgreSQL", "error", f"{shown}: {reason}", "Start it, or correct FIEL_DATABASE_URL.")
    return Finding("PostgreSQL", "ok", f"{shown} answers, version {version}")


def check_campaign(path: Path) -> tuple[Finding, CampaignFile | None]:
    """Look whether a campaign file can be used."""
    try:
        file = load_campaign(path)
    except FielError as error:
        return Finding("campaign", "error", str(error), "Correct the file; fiel check says more."), None
    return Finding("campaign", "ok", f"{path}: {file.campaign.name}"), file


def check_argilla(settings: Settings, campaign: str | None) -> Iterator[Finding]:
    """Look at the running Argilla: its door, its clock and its index."""
    from fiel.annotation.client import refuse_default_credentials
    from fiel.annotation.health import measure_skew, read_version

    if not settings.api_url and server_url(settings.home) is None:
        yield Finding("Argilla", "warning", f"none runs on {settings.home}", "Start it: fiel up")
        return
    try:
        with connected_argilla(settings) as client:
            yield Finding("Argilla", "ok", f"{client.api_url} answers, version {read_version(client)}")
            try:
                refuse_default_credentials(client)
                yield Finding("default credentials", "ok", "none is good there")
            except FielError as error:
                yield Finding("default credentials", "error", str(error), "Change them before anything else.")
            yield _check_clock(measure_skew(client.api_url))
            yield _check_records(client, campaign)
    except (FielError, httpx.HTTPError) as error:
        yield Finding("Argilla", "error", str(error), "Start it, or correct ARGILLA_API_URL and the key.")


def _check_clock(skew: float | None) -> Finding:
    if skew is None:
        return Finding("clock", "warning", "the server does not say its time", "Compare the two by hand.")
    state: State = "ok" if abs(skew) < _SKEW_WARNING else "warning" if abs(skew) < _SKEW_ERROR else "error"
    todo = "" if state == "ok" else "Set both clocks by a time server: pace and times of answers are wrong."
    return Finding("clock", state, f"the server's is {skew:+.0f} s from this machine's", todo)


def _check_records(client: "rg.Argilla", campaign: str | None) -> Finding:
    from fiel.annotation.health import compare_datasets

    compared = compare_datasets(client, campaign)
    if campaign and not compared:
        return Finding("records", "warning", f"{campaign} is not in Argilla", "Launch it: fiel launch")
    if any(each.found is None for each in compared.values()):
        said = "the search engine does not answer: nobody is given an item; all answers are in the database"
        return Finding("records", "error", said, "Start the search engine, then run fiel doctor again.")
    different = {name: each for name, each in compared.items() if each.found not in (None, each.stored)}
    if different:
        said = ", ".join(
            f"{name}: {_list(each.stored)} stored, {_list(each.found or ())} found"
            for name, each in different.items()
        )
        todo = "Have Argilla index anew: python -m argilla_server search-engine reindex, where it runs."
        return Finding("records", "error", f"search and database disagree: {said}", todo)
    wrong = {name: each.wrong for name, each in compared.items() if each.wrong}
    if wrong:
        said = ", ".join(f"{name}: {count}" for name, count in wrong.items())
        todo = (
            "Argilla's worker sets it again when a setting of the dataset changes: see that the worker runs, "
            "then save the dataset's guidelines in Argilla's settings page. Answers are not affected."
        )
        return Finding(
            "records", "error", f"records whose status is not what their answers say: {said}", todo
        )
    return Finding("records", "ok", f"search finds all that is stored, in {len(compared)} datasets")


def _list(counts: Sequence[int]) -> str:
    """Say how many records there are and, if it was counted, how many are complete and answered."""
    return " / ".join(map(str, counts))


def check_hub(settings: Settings) -> Finding:
    """Look whether the Hub answers, from which sources are read and to which releases go."""
    from huggingface_hub import constants

    if constants.HF_HUB_OFFLINE:
        return Finding("Hub", "ok", "not asked: HF_HUB_OFFLINE is set")
    try:
        httpx.head(constants.ENDPOINT, timeout=5)
    except httpx.HTTPError as error:
        todo = "Local files still work: --source. Behind a proxy, set HTTPS_PROXY."
        return Finding("Hub", "warning", f"{constants.ENDPOINT}: {type(error).__name__}", todo)
    return Finding("Hub", "ok", f"{constants.ENDPOINT} answers")


_LOCAL: tuple[Callable[[Settings], Finding], ...] = (
    check_versions,
    check_key,
    check_storage,
    check_disk,
    check_ports,
)
