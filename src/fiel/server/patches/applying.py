"""Applies all changes to Argilla's program in one place: check it when upgrading argilla-server.

`fiel.server.patches.interface` is separate, because it changes the interface's files.
"""

from typing import Any

from fiel.server.accounts import hash_in_threads
from fiel.server.accounts import router as accounts_router
from fiel.server.changing import router as changing_router
from fiel.server.compression import compress_replies
from fiel.server.interfacefiles import serve_interface
from fiel.server.joining.serving import serve_joining
from fiel.server.loading import router as loading_router
from fiel.server.notes import router as notes_router
from fiel.server.own import router as own_router
from fiel.server.patches.accounts import refuse_doubles, renew_keys, settle_items_of_the_deleted
from fiel.server.patches.answers import (
    bound_answers,
    keep_answers_before_keys,
    take_turns_to_write,
    take_turns_with_answers,
)
from fiel.server.patches.bodies import BodyLimit, name_few_errors
from fiel.server.patches.databasesessions import bound_sessions, take_dependencies_at_once
from fiel.server.patches.heads import HeadLimit
from fiel.server.patches.limits import limit_sign_ins
from fiel.server.patches.membership import hide_others, remember_memberships, require_membership
from fiel.server.patches.oauth import respect_closing, router, separate_accounts
from fiel.server.patches.preconditions import Preconditions, keep_newer_answers, spare_answered_records
from fiel.server.patches.privacy import ContentPolicy, remove_pages_of_others
from fiel.server.patches.recent import router as recent_router
from fiel.server.patches.signins import (
    SignInTurns,
    ask_providers_in_threads,
    bind_tokens,
    refuse_strange_tokens,
)
from fiel.server.patches.speed import speed_up_argilla
from fiel.server.storedrecords import router as reading_router


def apply(application: Any, api: Any, *, embedded: bool) -> None:
    """Patch Argilla's application; call it before the first request, and add no middleware afterwards.

    Only changes to the ``embedded`` server, which is the only process, rely on locks or data in memory. The
    stack's servers get the others: who signs in as whom, what each may do, how large a request can be, and
    what may not be overwritten.
    """
    if embedded:
        speed_up_argilla(application)
        serve_interface(application)
        remember_memberships()
        take_turns_with_answers()
        settle_items_of_the_deleted()
    keep_newer_answers()
    spare_answered_records()
    hash_in_threads()
    refuse_doubles()
    renew_keys()
    require_membership()
    hide_others(api)
    separate_accounts()
    respect_closing()
    limit_sign_ins()
    api.include_router(router)
    api.include_router(notes_router)
    api.include_router(own_router)
    api.include_router(accounts_router)
    api.include_router(reading_router)
    api.include_router(loading_router)
    serve_joining(api)
    api.include_router(recent_router)
    if embedded:
        api.include_router(changing_router)
        bound_sessions(api)
        take_dependencies_at_once(api)
        remove_pages_of_others(api)
        application.add_middleware(ContentPolicy)
    compress_replies(application)
    bound_answers()
    keep_answers_before_keys()
    if embedded:
        take_turns_to_write()
    ask_providers_in_threads()
    refuse_strange_tokens()
    bind_tokens()
    name_few_errors()
    application.add_middleware(Preconditions)
    application.add_middleware(SignInTurns)
    application.add_middleware(BodyLimit)
    application.add_middleware(HeadLimit)  # the last one added handles a request first
