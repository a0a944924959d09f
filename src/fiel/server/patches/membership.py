"""Whether a person belongs to a workspace, asked of the database once in a request.

Argilla asks it for each metadata value of each record on a page. As it also sets each record's metadata to
what the person may see, each of these questions first writes the records of the page before it: that a page
is only looked at locks the whole of SQLite.
"""

from uuid import UUID

from argilla_server.models import User

_KNOWN = "_fiel_workspaces"


def remember_memberships() -> None:
    """Have a user object, which lives as long as a request, keep the workspaces it was found to be in."""
    ask = User.is_member

    async def is_member(self: User, workspace_id: UUID) -> bool:
        known: set[UUID] = self.__dict__.setdefault(_KNOWN, set())
        if workspace_id not in known and await ask(self, workspace_id):
            known.add(workspace_id)
        return workspace_id in known

    User.is_member = is_member
