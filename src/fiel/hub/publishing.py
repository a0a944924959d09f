"""Publish files to a dataset on the Hub, in one tagged commit.

Each run reads the state of the repository, so an interrupted publication is finished by running it again:
uploaded files are known to the Hub, a finished commit leaves nothing to commit, and an existing tag is kept.
"""

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import replace

from huggingface_hub import (
    CommitOperation,
    CommitOperationAdd,
    CommitOperationDelete,
    HfApi,
    get_session,
    hf_hub_url,
)
from huggingface_hub.errors import HfHubHTTPError, RepositoryNotFoundError
from huggingface_hub.hf_api import RepoFile
from huggingface_hub.utils import build_hf_headers, hf_raise_for_status

from fiel.bars import Note
from fiel.errors import FielError
from fiel.hub.cargo import load_cargo
from fiel.hub.comparison import FileChange, compare_files, digest_content
from fiel.hub.publication import Publication, RepositoryState
from fiel.hub.reponames import check_repo, check_tag
from fiel.hub.shipping import LISTING, Shipment, is_judgements
from fiel.hub.trouble import (
    asked_wait,
    describe_cause,
    explain_failure,
    explained_refusals,
    is_passing,
    require_rights,
)
from fiel.release.languageexport import place_file

_WAITS = (2.0, 10.0, 30.0)
_CHANGED = 412  # the Hub's answer to a commit whose parent is not the last one
_MOST_TURNS = 20
_LONGEST_TURN = 0.5  # seconds


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
    note: Note = lambda text: None,
) -> Publication:
    """Update a dataset on the Hub to these files in one commit; if it is up to date, commit nothing.

    The commit also removes files of an earlier publication that are not among these. Files that Fiel did not
    write are not touched.

    Args:
        shipment: The files.
        api: The Hub, with a token that can write there.
        repo: The dataset; created as a private one if it does not exist.
        tag: Name for the commit; by default the shipment's tag.
        public: Whether to make it public; a private dataset becomes public after the commit.
        dry_run: Whether to change nothing, which needs no token.
        judge: Called before anything is sent with the published judgements as Parquet, or None; raises
            `FielError` to refuse the publication. Without it, they are not fetched.
        waits: Seconds to wait before each retry when the Hub does not respond.
        note: Called before each wait.

    Raises:
        FielError: The token has no access, the Hub refuses or keeps failing, files that Fiel did not write
            are in the way, or the tag exists for another content. Nothing is published in part.
    """
    run = _Run(shipment, api, check_repo(repo), tag=check_tag(tag) if tag else shipment.tag, judge=judge)
    for wait in (*waits, None):
        try:
            with explained_refusals(run.repo):
                return run.look_only() if dry_run else run.publish(public=public)
        except Exception as error:  # only retried if is_passing
            if not is_passing(error):
                raise
            if wait is None:
                raise explain_failure(run.repo, error) from error
            pause = max(wait, asked_wait(error))
            note(f"The Hub does not respond ({describe_cause(error)}): trying again in {pause:.0f} s")
            time.sleep(pause)
    raise AssertionError("the last try returns or raises")


class _Run:
    """One publication, across retries."""

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
        self.wanted_tag = tag
        self.judge = judge
        self.load(None, None)
        self.before: RepositoryState | None = None

    def load(self, listing: bytes | None, head: str | None) -> None:
        """Place the files in the repository as it is."""
        self.cargo = load_cargo(
            self.shipment, tag=self.wanted_tag, listing=listing, fetch=lambda path: self.fetch(path, head)
        )
        self.tag = self.cargo.tag
        self.digests = {path: digest_content(content) for path, content in self.cargo.files.items()}

    def look_only(self) -> Publication:
        if self.api.token:  # without one, only public data is visible
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
                f"{self.repo}: expected a private dataset, found a public one. To publish there, confirm "
                "with --public. Nothing was published."
            )
        self.judge_change(self.before)
        if place.head is None:
            place = self.create()
        for _ in range(_MOST_TURNS):
            if place.done:
                break
            try:
                place = self.commit(place)
            except HfHubHTTPError as error:
                place = self.look_again(place, error)
        if not place.done:
            raise FielError(
                f"{self.repo}: expected a turn to commit, found that other languages were published "
                f"{_MOST_TURNS} times meanwhile: try again in a few minutes. Nothing was published."
            )
        if self.tag and not place.tagged:
            self.api.create_tag(self.repo, tag=self.tag, revision=place.head, repo_type="dataset")
        if public and place.private:
            self.api.update_repo_settings(self.repo, private=False, repo_type="dataset")
        return self.report(self.before, replace(place, private=place.private and not public))

    def judge_change(self, place: RepositoryState) -> None:
        """Call `judge` if anything would change: rows have labels that people gave, the card has rates."""
        path = next((path for path in self.shipment.files if is_judgements(path)), None)
        if self.judge is None or path is None or (place.head is not None and place.done):
            return
        states = {change.path: change.state for change in place.plan}
        there = place.head is not None and states[path] != "new"
        self.judge(self.fetch(path, place.head) if there else None)

    def create(self) -> RepositoryState:
        self.api.create_repo(self.repo, repo_type="dataset", private=True, exist_ok=True)
        place = self.look()
        if place.head is None:
            raise FielError(
                f"{self.repo}: expected one of your datasets or an unused name, found that the name is "
                "taken. Nothing was published."
            )
        return place

    def look_again(self, place: RepositoryState, error: HfHubHTTPError) -> RepositoryState:
        """Read the repository again, to which another language came meanwhile; raise all other errors."""
        if error.response.status_code != _CHANGED:
            raise error
        own, now = self.list_own(place), self.look()
        if now.listing == place.listing or self.list_own(now) != own:
            raise error
        time.sleep(random.uniform(0, _LONGEST_TURN))  # others may be looking again, too
        return now

    def list_own(self, place: RepositoryState) -> set[FileChange]:
        """Return the changes to the language's rows and harness files, which are in one place always."""
        language = self.shipment.language
        data = {path for path in self.shipment.files if place_file(path, language) == path}
        return {change for change in place.plan if change.path in data}

    def look(self) -> RepositoryState:
        """Read the state of the repository and determine the changes to make."""
        try:
            info = self.api.dataset_info(self.repo)
        except RepositoryNotFoundError:
            return RepositoryState(None, True, compare_files(self.digests, {}, frozenset()), False)
        assert info.sha is not None  # every repository on the Hub has an initial commit
        remote = self.fetch_tree(info.sha)
        listing = self.fetch(LISTING, info.sha) if LISTING in remote else None
        self.load(listing, info.sha)
        earlier = self.cargo.earlier
        plan = compare_files(self.digests, remote, earlier)
        foreign = [each.path for each in plan if each.state == "changed" and each.path not in earlier]
        if foreign:
            raise FielError(
                f"{self.repo}: expected a dataset created by Fiel, found other files in place of its own: "
                f"{', '.join(foreign)}. Remove them or choose another name. Nothing was published."
            )
        return RepositoryState(info.sha, bool(info.private), plan, self.is_tagged(), listing)

    def fetch_tree(self, revision: str) -> dict[str, RepoFile]:
        tree = self.api.list_repo_tree(self.repo, recursive=True, revision=revision, repo_type="dataset")
        return {entry.path: entry for entry in tree if isinstance(entry, RepoFile)}

    def fetch(self, path: str, revision: str | None) -> bytes:
        url = hf_hub_url(self.repo, path, repo_type="dataset", revision=revision, endpoint=self.api.endpoint)
        answer = get_session().get(url, headers=build_hf_headers(token=self.api.token))
        hf_raise_for_status(answer)
        return answer.content

    def is_tagged(self) -> bool:
        """Tell whether the tag exists; raise `FielError` if it exists for another content."""
        if not self.tag:
            return False
        refs = self.api.list_repo_refs(self.repo, repo_type="dataset")
        if self.tag not in [ref.name for ref in refs.tags]:
            return False
        own = {path: self.digests[path] for path in self.cargo.own}
        there = compare_files(own, self.fetch_tree(self.tag), frozenset())
        if any(change.state != "same" for change in there):
            raise FielError(
                f"{self.repo}: expected a new tag, found {self.tag} on another version: choose another with "
                "--tag. Nothing was published."
            )
        return True

    def commit(self, place: RepositoryState) -> RepositoryState:
        operations: list[CommitOperation] = [
            CommitOperationDelete(change.path)
            if change.state == "removed"
            else CommitOperationAdd(change.path, self.cargo.files[change.path])
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
                f"{self.repo}: expected all files, found that the Hub skipped some, possibly because of a "
                f".gitignore in the repository: {', '.join(left)}"
            )
        return after

    def report(self, before: RepositoryState, after: RepositoryState) -> Publication:
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
