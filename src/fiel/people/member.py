"""A person of a campaign, as its organizers see them."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One person of a campaign, for its organizers.

    Attributes:
        username: The account.
        role: ``annotator``, ``admin`` or ``owner``.
        member: Whether the account has access; removed people have none, but their answers stay.
        submitted: Number of submitted answers.
        last_active: Time of their last response of any kind, in UTC, or None.
        wants_credit: Whether they want to be named in public; None when they did not say.
        named: Their public name, or None if anonymous.
        variety: Their variety of the language, in their own words.
        problem: Why the name that they gave cannot be shown, or None.
        invitation: Id of the invitation with which they made the account, or None.
        waiting: Whether an organizer has still to let them in.
        practised_at: When they last finished the practice items, in UTC, or None.
    """

    username: str
    role: str
    member: bool
    submitted: int
    drafts: int
    discarded: int
    last_active: datetime | None
    wants_credit: bool | None
    named: str | None
    variety: str
    problem: str | None
    invitation: str | None = None
    waiting: bool = False
    practised_at: str | None = None
