"""Deploy a Space to the Hub, changing only what differs.

The files are committed last, so that the build finds its storage, secrets and variables.
"""

import hashlib
import json
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from huggingface_hub import CommitOperation, CommitOperationAdd, CommitOperationDelete, HfApi, SpaceStorage
from huggingface_hub.errors import RepositoryNotFoundError
from huggingface_hub.hf_api import RepoFile

from fiel.errors import FielError
from fiel.hub.comparison import FileChange, compare_files, digest_content
from fiel.hub.trouble import describe_cause, explained_refusals, is_passing, require_rights
from fiel.spaces.content import Space

Storage = Literal["small", "medium", "large"]

SECRETS_MARK = "FIEL_SECRETS"
_HUBS_OWN = {".gitattributes", "README.md"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Deployment:
    """What was done to a Space.

    Attributes:
        created: Whether it was created now.
        secrets: Names of the secrets that were set.
        variables: Names of the variables that were set.
        storage: Its persistent storage, or None.
        stage: Its state according to the Hub.
    """

    kind: str
    repo: str
    url: str
    created: bool
    files: tuple[FileChange, ...]
    secrets: tuple[str, ...]
    variables: tuple[str, ...]
    storage: str | None
    stage: str

    def as_dict(self) -> dict[str, Any]:
        """Return it as JSON-compatible values."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class SpaceState:
    """The current state of a Space; ``head`` is its last commit, or None if it does not exist."""

    head: str | None = None
    files: dict[str, RepoFile] = field(default_factory=dict)
    variables: dict[str, str] = field(default_factory=dict)
    storage: str | None = None


def check_token(api: HfApi, spaces: Sequence[Space]) -> None:
    """Refuse a token that cannot write to some Spaces.

    Raises:
        FielError: The token is invalid or read-only, or cannot write there.
    """
    with _explained("HF_TOKEN"):
        require_rights(api, [space.repo for space in spaces])


def look_at_space(api: HfApi, space: Space, *, storage: Storage | None) -> SpaceState:
    """Read the current state of a Space, and refuse it if it cannot be deployed.

    Raises:
        FielError: The Space was not created by Fiel, it would lose its data (it has no storage and none is to
            be requested), or the Hub refuses.
    """
    with _explained(space.repo):
        place = _look(api, space.repo)
    foreign = place.files.keys() - _HUBS_OWN
    if foreign and space.marker not in foreign:
        raise FielError(
            f"{space.repo}: expected an unused name or a Space created by Fiel for {space.kind}, found one "
            f"with {', '.join(sorted(foreign)[:3])}. Choose another name."
        )
    if space.disk and place.storage is None and storage is None:
        raise FielError(
            f"{space.repo}: expected persistent storage, found none: all answers would be lost whenever the "
            "Space restarts. Request a disk with --storage small, which costs money, or store the data in an "
            "external PostgreSQL database (FIEL_DATABASE_URL). A mounted bucket is not enough: a live "
            "database cannot run on it."
        )
    return place


def deploy_space(
    api: HfApi, space: Space, place: SpaceState, secrets: Mapping[str, str], *, storage: Storage | None
) -> Deployment:
    """Create or update a Space, and request storage if it needs some and has none.

    As the Hub does not show secrets, changes are detected by their digest.

    Raises:
        FielError: The Hub refuses or does not respond; run it again to finish.
    """
    with _explained(space.repo):
        if place.head is None:
            api.create_repo(space.repo, repo_type="space", space_sdk="docker", private=False)
        if space.disk and place.storage is None and storage:
            _request_storage(api, space.repo, storage)
        names = _set_secrets(api, space.repo, place, secrets)
        changed = [key for key, value in space.variables.items() if place.variables.get(key) != value]
        for key in changed:
            api.add_space_variable(space.repo, key, space.variables[key])
        files = _commit(api, space)
        runtime = api.get_space_runtime(space.repo)
    return Deployment(
        kind=space.kind,
        repo=space.repo,
        url=f"{api.endpoint}/spaces/{space.repo}",
        created=place.head is None,
        files=files,
        secrets=names,
        variables=tuple(changed),
        storage=runtime.storage,
        stage=str(runtime.raw["stage"]),
    )


def _look(api: HfApi, repo: str) -> SpaceState:
    try:
        info = api.space_info(repo)
    except RepositoryNotFoundError:
        return SpaceState()
    variables = {key: each.value for key, each in api.get_space_variables(repo).items()}
    return SpaceState(info.sha, _fetch_tree(api, repo), variables, api.get_space_runtime(repo).storage)


def _fetch_tree(api: HfApi, repo: str) -> dict[str, RepoFile]:
    tree = api.list_repo_tree(repo, recursive=True, repo_type="space")
    return {entry.path: entry for entry in tree if isinstance(entry, RepoFile)}


def _request_storage(api: HfApi, repo: str, storage: Storage) -> None:
    with warnings.catch_warnings():  # removed in version 2 of the library, whose replacement is not a disk
        warnings.simplefilter("ignore", FutureWarning)
        runtime = api.request_space_storage(repo, SpaceStorage(storage))
    if runtime.storage is None:
        raise FielError(
            f"{repo}: expected the Hub to add the storage {storage!r}, found that it did not. Store the data "
            "in an external PostgreSQL database (FIEL_DATABASE_URL)."
        )


def _set_secrets(api: HfApi, repo: str, place: SpaceState, secrets: Mapping[str, str]) -> tuple[str, ...]:
    if not secrets:
        return ()
    # The keys among them have more than 256 random bits, so the public digest reveals nothing.
    mark = hashlib.sha256(json.dumps(secrets, sort_keys=True).encode()).hexdigest()
    if place.variables.get(SECRETS_MARK) == mark:
        return ()
    for key, value in secrets.items():
        api.add_space_secret(repo, key, value)
    api.add_space_variable(repo, SECRETS_MARK, mark)
    return tuple(secrets)


def _commit(api: HfApi, space: Space) -> tuple[FileChange, ...]:
    remote = _fetch_tree(api, space.repo)
    digests = {path: digest_content(content) for path, content in space.files.items()}
    earlier = frozenset(path for path in remote if path.endswith(".whl"))
    plan = compare_files(digests, remote, earlier)
    operations: list[CommitOperation] = [
        CommitOperationDelete(change.path)
        if change.state == "removed"
        else CommitOperationAdd(change.path, space.files[change.path])
        for change in plan
        if change.state != "same"
    ]
    if operations:
        api.create_commit(space.repo, operations, commit_message="Written by fiel space", repo_type="space")
    return plan


@contextmanager
def _explained(repo: str) -> Iterator[None]:
    try:
        with explained_refusals(repo):
            yield
    except Exception as error:
        if not is_passing(error):
            raise
        raise FielError(
            f"{repo}: expected the Hub to respond, found {describe_cause(error)}. Run it again to finish."
        ) from error
