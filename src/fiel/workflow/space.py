"""Write the two Spaces of a campaign to a folder, or deploy them to the Hub."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from huggingface_hub.errors import HFValidationError
from huggingface_hub.utils import validate_repo_id

from fiel.bars import Note
from fiel.campaign import Campaign, load_campaign
from fiel.errors import FielError
from fiel.files import write_bytes
from fiel.server.credentials import FILE_NAME, ensure_credentials, load_credentials
from fiel.settings import Settings
from fiel.spaces.content import Space, describe_argilla, describe_dashboard
from fiel.spaces.deploy import (
    SECRETS_MARK,
    Deployment,
    SpaceState,
    Storage,
    check_token,
    deploy_space,
    look_at_space,
)
from fiel.spaces.wheel import read_wheel
from fiel.workflow.publish import connect_hub


def describe_spaces(
    settings: Settings, paths: Sequence[Path], *, argilla: str, dashboard: str, wheel: Path
) -> tuple[Space, Space]:
    """Describe the wanted state of both Spaces, given as OWNER/NAME, and built from one Fiel wheel.

    The dashboard reads the dataset with the same name as its Space.

    Raises:
        FielError: A campaign, a name or the wheel is invalid.
    """
    _check_name("--argilla", argilla)
    _check_name("--dashboard", dashboard)
    if argilla == dashboard:
        raise FielError(f"--dashboard: expected a different Space from --argilla, found {dashboard} twice")
    campaigns: list[Campaign] = [load_campaign(path).campaign for path in paths]
    built = read_wheel(wheel)
    return (
        describe_argilla(argilla, campaigns, built, database=settings.database_url is not None),
        describe_dashboard(dashboard, campaigns, built),
    )


def write_spaces(spaces: Sequence[Space], out: Path) -> list[Path]:
    """Write the files of each Space to its own folder, without secrets and without network access.

    Raises:
        FielError: The folder cannot be written.
    """
    written = []
    try:
        for space in spaces:
            folder = out / space.kind
            folder.mkdir(parents=True, exist_ok=True)
            for name, content in space.files.items():
                write_bytes(folder / name, content)
                written.append(folder / name)
    except OSError as error:
        raise FielError(f"{out}: expected a writable folder, found: {error}") from None
    return written


def rehearse_spaces(
    settings: Settings, spaces: Sequence[Space], *, storage: Storage | None, note: Note
) -> bool:
    """Run the checks of `deploy_spaces` without changing anything.

    Returns:
        Whether the Hub was contacted, which needs a token.

    Raises:
        FielError: See `deploy_spaces`.
    """
    if settings.hub_token is None:
        note(
            "HF_TOKEN is not set: the Hub was not contacted. The real run needs a token with write access, "
            "and may still refuse what it finds on the Hub."
        )
        for space in spaces:
            if space.disk and storage is None:
                note(
                    f"{space.repo}: the real run refuses a Space without persistent storage, such as a new "
                    "one: use --storage small, or set FIEL_DATABASE_URL."
                )
        return False
    api = connect_hub(settings)
    check_token(api, spaces)
    for space in spaces:
        place = look_at_space(api, space, storage=storage)
        if space.kind == "argilla" and SECRETS_MARK in place.variables:
            _require_credentials(settings, space)
    return True


def deploy_spaces(
    settings: Settings, spaces: Sequence[Space], *, storage: Storage | None
) -> list[Deployment]:
    """Create or update Spaces on the Hub, after running all checks.

    The owner's credentials are created once and saved in ``spaces/OWNER--NAME/`` in the home.

    Raises:
        FielError: The token cannot write there, a Space would lose its data or was not made by Fiel, or the
            Hub refuses.
    """
    api = connect_hub(settings)
    check_token(api, spaces)
    places = [look_at_space(api, space, storage=storage) for space in spaces]
    return [
        deploy_space(api, space, place, _secrets(settings, space, place), storage=storage)
        for space, place in zip(spaces, places, strict=True)
    ]


def credentials_folder(settings: Settings, space: Space) -> Path:
    """Return the private folder with the owner's credentials for Argilla's Space."""
    return settings.home / "spaces" / space.repo.replace("/", "--")


def _secrets(settings: Settings, space: Space, place: SpaceState) -> Mapping[str, str]:
    if space.kind != "argilla":
        return {}
    folder = credentials_folder(settings, space)
    if SECRETS_MARK in place.variables:
        _require_credentials(settings, space)
    ensure_credentials(folder)
    secrets = {"FIEL_CREDENTIALS": (folder / FILE_NAME).read_text(encoding="utf-8")}
    if settings.database_url:
        secrets["FIEL_DATABASE_URL"] = settings.database_url.get_secret_value()
    return secrets


def _require_credentials(settings: Settings, space: Space) -> None:
    folder = credentials_folder(settings, space)
    if load_credentials(folder) is None:
        raise FielError(
            f"{folder / FILE_NAME}: expected the credentials of {space.repo}, which already has some, found "
            f"none. Copy the file from the machine that created the Space or, to give the Space new "
            f"credentials, delete its variable {SECRETS_MARK}."
        )


def _check_name(option: str, name: str) -> None:
    try:
        validate_repo_id(name)
    except HFValidationError as error:
        raise FielError(f"{option}: expected a Space as OWNER/NAME, found {name!r}: {error}") from None
    if name.count("/") != 1 or not name.isascii():
        raise FielError(f"{option}: expected a Space as OWNER/NAME, found {name!r}")
