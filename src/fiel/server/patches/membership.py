"""Workspace membership: queried once per request, and always required.

Argilla queries it for each metadata value of each record on a page. It also sets each record's metadata to
what the person may see, so each of these queries first writes the page's records: merely viewing a page
locks SQLite.
"""

from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from argilla_server.api.policies.v1 import ResponsePolicy
from argilla_server.models import Record, Response, User
from fastapi.routing import APIRoute
from sqlalchemy.orm.attributes import set_committed_value

_KNOWN = "_fiel_workspaces"
_OF_OTHERS = (
    "/datasets/{dataset_id}/progress",
    "/datasets/{dataset_id}/users/progress",
    "/records/{record_id}",
)


def remember_memberships() -> None:
    """Cache a user's workspaces on the user object, which lives as long as a request.

    The person who sent the request was loaded with them.
    """
    ask = User.is_member

    async def is_member(self: User, workspace_id: UUID) -> bool:
        if (known := self.__dict__.get(_KNOWN)) is None:
            loaded = [] if "workspaces" in sa.inspect(self).unloaded else self.workspaces
            known = self.__dict__[_KNOWN] = {each.id for each in loaded}
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


def hide_others(api: Any) -> None:
    """Show annotators their own answers and counts only.

    Argilla shows each member the user names and counts of all, and with a record everybody's answers to it:
    anyone with an invitation could read who takes part, and what they said about themselves.
    """
    for route in api.routes:
        if isinstance(route, APIRoute) and "GET" in route.methods and route.path in _OF_OTHERS:
            route.dependant.call = _own_part(route.dependant.call)


def _own_part(show: Any) -> Callable[..., Awaitable[Any]]:
    async def show_own(*, current_user: User, **arguments: Any) -> Any:
        found = await show(current_user=current_user, **arguments)
        if current_user.is_owner or current_user.is_admin:
            return found
        if isinstance(found, Record):
            own = [each for each in found.responses if each.user_id == current_user.id]
            set_committed_value(found, "responses", own)  # only in what is shown
        else:
            found.users = [each for each in found.users if each.username == current_user.username]
        return found

    return show_own
