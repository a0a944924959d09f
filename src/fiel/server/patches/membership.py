"""Whether a person belongs to a workspace: asked of the database once in a request, and always asked.

Argilla asks it for each metadata value of each record on a page. As it also sets each record's metadata to
what the person may see, each of these questions first writes the records of the page before it: that a page
is only looked at locks the whole of SQLite.
"""

from collections.abc import Awaitable, Callable
from uuid import UUID

from argilla_server.api.policies.v1 import ResponsePolicy
from argilla_server.models import Response, User

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


def require_membership() -> None:
    """Let nobody but owners change or delete an answer in a workspace that they do not belong to.

    Argilla lets the author, even one who was taken out of the workspace: a campaign that is closed by taking
    everyone out would still change.
    """

    def may_change(response: Response) -> Callable[[User], Awaitable[bool]]:
        async def is_allowed(actor: User) -> bool:
            if actor.is_owner:
                return True
            own = actor.is_admin or actor.id == response.user_id
            return own and bool(await actor.is_member(response.record.dataset.workspace_id))

        return is_allowed

    ResponsePolicy.update = ResponsePolicy.delete = may_change
