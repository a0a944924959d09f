"""Check this machine: versions, credentials, storage, disk, ports and network."""

import importlib.metadata
import shutil
import socket
import sys
from pathlib import Path

import httpx

from fiel import __version__
from fiel.doctor.diagnosis import Diagnosis, State
from fiel.errors import FielError
from fiel.loopback import trusts_environment
from fiel.server.credentials import FILE_NAME, load_credentials
from fiel.server.environment import check_version
from fiel.server.patches.argillafiles import check_sources, installed_package
from fiel.server.process import server_url
from fiel.settings import Settings

_LOW_DISK, _NO_DISK = 2 * 2**30, 200 * 2**20
_PORTS = {6900: "--port of fiel up", 8501: "--port of fiel dashboard"}
_PERSISTENT = Path("/data")  # a Space's persistent storage


def check_versions(settings: Settings) -> Diagnosis:
    """Check the versions of Argilla and its SDK."""
    sdk = importlib.metadata.version("argilla")
    versions = f"Fiel {__version__}, argilla {sdk}, Python {sys.version.split()[0]}"
    try:
        check_version()
        check_sources(installed_package())
    except FielError as error:
        return Diagnosis("versions", "error", str(error), "Reinstall Fiel in its own environment.")
    server = importlib.metadata.version("argilla-server")
    if sdk != server:
        todo = "Reinstall Fiel in its own environment."
        return Diagnosis("versions", "warning", f"{versions}, but argilla-server {server}", todo)
    return Diagnosis("versions", "ok", f"{versions}, argilla-server {server}")


def check_key(settings: Settings) -> Diagnosis:
    """Check that there are credentials, and that only their owner can read them."""
    if settings.api_url:
        if settings.api_key is None:
            return Diagnosis(
                "credentials", "error", "ARGILLA_API_URL without ARGILLA_API_KEY", "Set an owner's API key."
            )
    else:
        try:
            if load_credentials(settings.home) is None:
                return Diagnosis(
                    "credentials",
                    "warning",
                    f"none in {settings.home}",
                    "fiel up creates them when it starts.",
                )
        except FielError as error:
            return Diagnosis("credentials", "error", str(error), "Restore or delete the file.")
    return _check_modes(settings)


def _check_modes(settings: Settings) -> Diagnosis:
    private = [settings.home, settings.home / FILE_NAME, settings.home / "people.json", Path(".env")]
    loose = [str(path) for path in private if path.exists() and path.stat().st_mode & 0o077]
    if loose:
        todo = f"chmod go= {' '.join(loose)}"
        return Diagnosis("credentials", "error", f"other users can read {', '.join(loose)}", todo)
    return Diagnosis("credentials", "ok", "present, and only you can read them")


def check_storage(settings: Settings, *, persistent: Path = _PERSISTENT) -> Diagnosis:
    """Check that a Space would not lose the home when it restarts."""
    if settings.space is None:
        return Diagnosis("storage", "ok", f"{settings.home}")
    if settings.database_url or settings.api_url:
        return Diagnosis("storage", "ok", "the database is not on this Space")
    if settings.home.absolute().is_relative_to(persistent) and persistent.is_mount():
        return Diagnosis("storage", "ok", f"{settings.home}, on the storage of the Space {settings.space}")
    return Diagnosis(
        "storage",
        "error",
        f"{settings.home} is lost whenever the Space {settings.space} restarts",
        f"Add persistent storage to the Space and set FIEL_HOME={persistent / 'fiel'}, or use an external "
        "database (FIEL_DATABASE_URL). Until then, make archives: fiel archive.",
    )


def check_disk(settings: Settings) -> Diagnosis:
    """Check the free disk space."""
    folder = settings.home.absolute()
    while not folder.exists():
        folder = folder.parent
    free = shutil.disk_usage(folder).free
    space = f"{free / 2**30:.1f} GB free at {folder}"
    if free < _LOW_DISK:
        state: State = "error" if free < _NO_DISK else "warning"
        return Diagnosis("disk", state, space, "Free up space: with a full disk, no answers can be stored.")
    return Diagnosis("disk", "ok", space)


def check_ports(settings: Settings) -> Diagnosis:
    """Check that the default ports of fiel up and fiel dashboard are free."""
    if settings.api_url or server_url(settings.home):
        return Diagnosis("ports", "ok", "not needed: Argilla is already running")
    taken = []
    for port in _PORTS:
        with socket.socket() as probe:
            probe.settimeout(1)
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                taken.append(port)
    if taken:
        todo = "Choose others: " + ", ".join(_PORTS[port] for port in taken)
        return Diagnosis("ports", "warning", f"in use by another program: {', '.join(map(str, taken))}", todo)
    return Diagnosis("ports", "ok", f"free: {', '.join(map(str, _PORTS))}")


def check_hub(settings: Settings) -> Diagnosis:
    """Check that the Hub responds."""
    from huggingface_hub import constants

    if constants.HF_HUB_OFFLINE:
        return Diagnosis("Hub", "ok", "not contacted: HF_HUB_OFFLINE is set")
    try:
        httpx.head(constants.ENDPOINT, timeout=5, trust_env=trusts_environment(constants.ENDPOINT))
    except (
        httpx.HTTPError,
        ImportError,
        ValueError,
    ) as error:  # the last two for a proxy that httpx cannot use
        todo = "Local files still work: --source. Behind a proxy, set HTTPS_PROXY."
        return Diagnosis("Hub", "warning", f"{constants.ENDPOINT}: {type(error).__name__}", todo)
    return Diagnosis("Hub", "ok", f"{constants.ENDPOINT} responds")
