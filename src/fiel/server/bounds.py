"""What keeps one request from holding up the others, on the embedded server and on those of the stack."""

from typing import Any

from fiel.server.patches.answers import bound_answers
from fiel.server.patches.bodies import BodyLimit, name_few_errors
from fiel.server.patches.heads import HeadLimit
from fiel.server.patches.signins import SignInTurns, ask_providers_in_threads, refuse_strange_tokens


def bound_requests(application: Any) -> None:
    """Bound what requests may carry; call it before the first one, after all other middleware was added."""
    bound_answers()
    ask_providers_in_threads()
    refuse_strange_tokens()
    name_few_errors()
    application.add_middleware(SignInTurns)
    application.add_middleware(BodyLimit)
    application.add_middleware(HeadLimit)  # the last is the first to look at a request
