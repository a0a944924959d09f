"""Workspace membership: queried once per request, and always required.

Argilla queries it for each metadata value of each record on a page. It also sets each record's metadata to
what the person may see, so each of these queries first writes the page's records: merely viewing a page
locks SQLite.
"""

from collections.abc import Awaitable, Callable
from uuid import UUID

from argilla_server.api.policies.v1 import ResponsePolicy
from argilla_server.models import Response, User

_KNOWN = "_fiel_workspaces"


def remember_memberships() -> None:
    """Cache a user's workspaces on the user object, which lives as long as a request."""
    ask = User.is_member

    async def is_member(self: User, workspace_id: UUID) -> bool:
        known: set[UUID] = self.__dict__.setdefault(_KNOWN, set())
        if workspace_id not in known and await ask(self, workspace_id):
            known.add(workspace_id)
        return workspace_id in known

    User.is_member = is_member


def require_membership() -> None:
    """Allow only owners to change or delete an answer in a workspace that they do not belong to.

    Argilla also allows the author, even after they left the workspace: a campaign closed by removing everyone
    could still change.
    """

    def may_change(response: Response) -> Callable[[User], Awaitable[bool]]:
        async def is_allowed(actor: User) -> bool:
            if actor.is_owner:
                return True
            own = actor.is_admin or actor.id == response.user_id
            return own and bool(await actor.is_member(response.record.dataset.workspace_id))

        return is_allowed

    ResponsePolicy.update = ResponsePolicy.delete = may_change
