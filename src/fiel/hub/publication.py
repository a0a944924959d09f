"""What a publication finds in a repository on the Hub, and what it changed."""

from dataclasses import asdict, dataclass
from typing import Any

from fiel.hub.comparison import FileChange


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """What was published, or would be.

    Attributes:
        files: All of Fiel's files in the dataset, including removed ones.
        commit: The commit with these files; None if there is none yet.
        tag: The tag of this content.
        committed: Whether a commit was made now.
        tagged: Whether the tag was created now.
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
        """Return it as JSON-compatible values."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class RepositoryState:
    """The current state of a repository: last commit (None if it does not exist) and changes to make.

    ``listing`` is Fiel's manifest in it, if it has one.
    """

    head: str | None
    private: bool
    plan: tuple[FileChange, ...]
    tagged: bool
    listing: bytes | None = None

    @property
    def done(self) -> bool:
        """Whether nothing is left to change."""
        return all(change.state == "same" for change in self.plan)
