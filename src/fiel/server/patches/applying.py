"""Applies all changes to Argilla's program in one place: check it when upgrading argilla-server.

`fiel.server.patches.interface` is separate, because it changes the interface's files.
"""

from typing import Any

from fiel.server.patches.accounts import refuse_doubles, renew_keys, settle_items_of_the_deleted
from fiel.server.patches.answers import bound_answers, take_turns_with_answers
from fiel.server.patches.bodies import BodyLimit, name_few_errors
from fiel.server.patches.heads import HeadLimit
from fiel.server.patches.limits import limit_sign_ins
from fiel.server.patches.membership import remember_memberships, require_membership
from fiel.server.patches.oauth import respect_closing, router, separate_accounts
from fiel.server.patches.preconditions import Preconditions, keep_newer_answers
from fiel.server.patches.privacy import ContentPolicy, remove_pages_of_others
from fiel.server.patches.sessions import bound_sessions
from fiel.server.patches.signins import SignInTurns, ask_providers_in_threads, refuse_strange_tokens
from fiel.server.patches.speed import speed_up_argilla


def apply(application: Any, api: Any, *, embedded: bool) -> None:
    """Patch Argilla's application; call it before the first request, and add no middleware afterwards.

    Only changes to the ``embedded`` server, which is the only process, keep locks or data in memory. The
    stack's servers get those to who signs in as whom, what each may do, and how large a request can be.
    """
    if embedded:
        speed_up_argilla(application)
        remember_memberships()
        take_turns_with_answers()
        keep_newer_answers()
        settle_items_of_the_deleted()
    refuse_doubles()
    renew_keys()
    require_membership()
    separate_accounts()
    respect_closing()
    limit_sign_ins()
    api.include_router(router)
    if embedded:
        bound_sessions(api)
        remove_pages_of_others(api)
        application.add_middleware(ContentPolicy)
        application.add_middleware(Preconditions)
    bound_answers()
    ask_providers_in_threads()
    refuse_strange_tokens()
    name_few_errors()
    application.add_middleware(SignInTurns)
    application.add_middleware(BodyLimit)
    application.add_middleware(HeadLimit)  # the last one added handles a request first
