"""Putting files into a dataset of the Hub: one commit, with a tag, that is there whole or not at all.

Everything is found out from the repository each time, so a publication that broke off is taken up by doing
it again: uploaded files are known to the Hub, a commit that went through leaves nothing to commit, and a tag
that is there is kept.
"""

import re
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from huggingface_hub import (
    CommitOperation,
    CommitOperationAdd,
    CommitOperationDelete,
    HfApi,
    get_session,
    hf_hub_url,
)
from huggingface_hub.errors import HFValidationError, RepositoryNotFoundError
from huggingface_hub.hf_api import RepoFile
from huggingface_hub.utils import build_hf_headers, hf_raise_for_status, validate_repo_id

from fiel.errors import FielError
from fiel.hub.comparison import FileChange, compare_files, digest_content
from fiel.hub.shipping import LISTING, Shipment, is_judgements, parse_listing
from fiel.hub.trouble import (
    asked_wait,
    describe_cause,
    explain_failure,
    explained_refusals,
    is_passing,
    require_rights,
)

_WAITS = (2.0, 10.0, 30.0)
_TAG = re.compile(r"[A-Za-z0-9][A-Za-z0-9_+-]*(\.[A-Za-z0-9_+-]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """What was published, or would be.

    Attributes:
        repo: The dataset.
        url: Its page.
        files: Every file of Fiel's in it, those that go away too.
        commit: The commit that holds them; None while there is none.
        tag: The tag of that content.
        committed: Whether a commit was made.
        tagged: Whether the tag was made.
        private: Whether only its owners see it.
    """

    repo: str
    url: str
    files: tuple[FileChange, ...]
    commit: str | None
    tag: str | None
    committed: bool
    tagged: bool
    private: bool

    def as_dict(self) -> dict[str, Any]:
        """Return it as what JSON can hold."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class _Place:
    """A repository as it is: its last commit (None when it does not exist), and what is to be done there."""

    head: str | None
    private: bool
    plan: tuple[FileChange, ...]
    tagged: bool

    @property
    def done(self) -> bool:
        return all(change.state == "same" for change in self.plan)


def check_repo(name: str) -> str:
    """Return the name of a dataset, given as OWNER/NAME or hf://datasets/OWNER/NAME.

    Raises:
        FielError: It is no such name, or the Hub allows none like it.
    """
    repo = name.removeprefix("hf://").removeprefix("datasets/")
    try:
        validate_repo_id(repo)
    except HFValidationError as error:
        raise FielError(f"--to: expected a dataset as OWNER/NAME, found {name!r}: {error}") from None
    if repo.count("/") != 1 or not repo.isascii():
        raise FielError(f"--to: expected a dataset as OWNER/NAME, found {name!r}")
    return repo


def check_tag(tag: str) -> str:
    """Return a tag, such as v1.0.

    Raises:
        FielError: It cannot be one.
    """
    if not _TAG.fullmatch(tag) or tag.endswith(".lock"):
        raise FielError(f"--tag: expected letters, digits, '.', '-' and '_', like v1.0, found {tag!r}")
    return tag


def publish_files(
    shipment: Shipment,
    api: HfApi,
    repo: str,
    *,
    tag: str | None = None,
    public: bool = False,
    dry_run: bool = False,
    judge: Callable[[bytes | None], None] | None = None,
    waits: Sequence[float] = _WAITS,
    note: Callable[[str], None] = lambda text: None,
) -> Publication:
    """Make a dataset of the Hub hold these files, in one commit; when it does, nothing is committed.

    Files that an earlier publication made and that are not among these go in the same commit. Files that Fiel
    did not write stay as they are.

    Args:
        shipment: The files.
        api: The Hub, with the token of one who may write there.
        repo: The dataset; a private one is made when there is none.
        tag: Name for the commit; the shipment's own unless given.
        public: Whether everybody may see it; a private one becomes public when all is in it.
        dry_run: Whether to look only, which needs no token.
        judge: Told the judgements of the version that is there, as Parquet, or None, before anything is sent;
            refuses what must not be published after it by raising `FielError`. Nothing is fetched without it.
        waits: Seconds to wait before each further try when the Hub does not answer.
        note: Told before each wait.

    Raises:
        FielError: The token is not good enough, the Hub refuses, the repository holds files of somebody
            else's where these go, the tag is another content's, or the Hub did not answer however often it
            was tried. Nothing is half published.
    """
    run = _Run(shipment, api, check_repo(repo), tag=check_tag(tag) if tag else shipment.tag, judge=judge)
    for wait in (*waits, None):
        try:
            with explained_refusals(run.repo):
                return run.look_only() if dry_run else run.publish(public=public)
        except Exception as error:  # as is_passing says, and nothing else
            if not is_passing(error):
                raise
            if wait is None:
                raise explain_failure(run.repo, error) from error
            pause = max(wait, asked_wait(error))
            note(f"The Hub does not answer ({describe_cause(error)}): trying again in {pause:.0f} s")
            time.sleep(pause)
    raise AssertionError("the last try returns or raises")


class _Run:
    """One publication, over as many tries as it takes."""

    def __init__(
        self,
        shipment: Shipment,
        api: HfApi,
        repo: str,
        *,
        tag: str | None,
        judge: Callable[[bytes | None], None] | None,
    ) -> None:
        self.shipment = shipment
        self.api = api
        self.repo = repo
        self.tag = tag
        self.judge = judge
        self.digests = {path: digest_content(content) for path, content in shipment.files.items()}
        self.before: _Place | None = None

    def look_only(self) -> Publication:
        if self.api.token:  # without one, the look is that of anybody
            self.api.whoami()
        place = self.look()
        self.judge_change(place)
        return self.report(place, place)

    def publish(self, *, public: bool) -> Publication:
        require_rights(self.api, [self.repo])
        place = self.look()
        self.before = self.before or place
        if place.head is not None and not place.private and not public:
            raise FielError(
                f"{self.repo}: expected a private dataset, found a public one. If everybody may see this, "
                "say so with --public. Nothing was published."
            )
        self.judge_change(self.before)
        if place.head is None:
            place = self.create()
        if not place.done:
            place = self.commit(place)
        if self.tag and not place.tagged:
            self.api.create_tag(self.repo, tag=self.tag, revision=place.head, repo_type="dataset")
        if public and place.private:
            self.api.update_repo_settings(self.repo, private=False, repo_type="dataset")
        return self.report(self.before, replace(place, private=place.private and not public))

    def judge_change(self, place: _Place) -> None:
        """Have somebody look at the judgements that are there, if they are to become others."""
        states = {change.path: change.state for change in place.plan}
        path = next((path for path in self.shipment.files if is_judgements(path)), None)
        if self.judge is None or path is None or (place.head is not None and states[path] == "same"):
            return
        there = place.head is not None and states[path] != "new"
        self.judge(self.fetch(path, place.head) if there else None)

    def create(self) -> _Place:
        self.api.create_repo(self.repo, repo_type="dataset", private=True, exist_ok=True)
        place = self.look()
        if place.head is None:
            raise FielError(
                f"{self.repo}: expected a dataset of yours or a free name, found something else of this "
                "name. Nothing was published."
            )
        return place

    def look(self) -> _Place:
        """Find out what the repository holds and what is to be done."""
        try:
            info = self.api.dataset_info(self.repo)
        except RepositoryNotFoundError:
            return _Place(None, True, compare_files(self.digests, {}, frozenset()), False)
        assert info.sha is not None  # every repository of the Hub begins with a commit
        remote = self.fetch_tree(info.sha)
        earlier = parse_listing(self.fetch(LISTING, info.sha)) if LISTING in remote else frozenset()
        plan = compare_files(self.digests, remote, earlier)
        foreign = [each.path for each in plan if each.state == "changed" and each.path not in earlier]
        if foreign:
            raise FielError(
                f"{self.repo}: expected a dataset that Fiel made, found files of somebody else's where its "
                f"own go: {', '.join(foreign)}. Remove them there or choose another name. Nothing was "
                "published."
            )
        return _Place(info.sha, bool(info.private), plan, self.is_tagged())

    def fetch_tree(self, revision: str) -> dict[str, RepoFile]:
        tree = self.api.list_repo_tree(self.repo, recursive=True, revision=revision, repo_type="dataset")
        return {entry.path: entry for entry in tree if isinstance(entry, RepoFile)}

    def fetch(self, path: str, revision: str | None) -> bytes:
        url = hf_hub_url(self.repo, path, repo_type="dataset", revision=revision, endpoint=self.api.endpoint)
        answer = get_session().get(url, headers=build_hf_headers(token=self.api.token))
        hf_raise_for_status(answer)
        return answer.content

    def is_tagged(self) -> bool:
        """Tell whether the tag is there, and refuse one that is another content's."""
        if not self.tag:
            return False
        refs = self.api.list_repo_refs(self.repo, repo_type="dataset")
        if self.tag not in [ref.name for ref in refs.tags]:
            return False
        there = compare_files(self.digests, self.fetch_tree(self.tag), frozenset())
        if any(change.state != "same" for change in there):
            raise FielError(
                f"{self.repo}: expected {self.tag} to be new, found this tag on another content: choose "
                "another with --tag. Nothing was published."
            )
        return True

    def commit(self, place: _Place) -> _Place:
        operations: list[CommitOperation] = [
            CommitOperationDelete(change.path)
            if change.state == "removed"
            else CommitOperationAdd(change.path, self.shipment.files[change.path])
            for change in place.plan
            if change.state != "same"
        ]
        self.api.create_commit(
            self.repo,
            operations,
            commit_message=self.shipment.title,
            repo_type="dataset",
            parent_commit=place.head,
        )
        after = self.look()
        left = [change.path for change in after.plan if change.state != "same"]
        if left:
            raise FielError(
                f"{self.repo}: expected all files there, found that the Hub left some out, as a .gitignore "
                f"in the repository makes it do: {', '.join(left)}"
            )
        return after

    def report(self, before: _Place, after: _Place) -> Publication:
        changed = before is not after
        return Publication(
            repo=self.repo,
            url=f"{self.api.endpoint}/datasets/{self.repo}",
            files=before.plan,
            commit=after.head,
            tag=self.tag,
            committed=changed and not before.done,
            tagged=changed and self.tag is not None and not before.tagged,
            private=after.private,
        )
